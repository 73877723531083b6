// TextIOWrapper: text over a buffer of bytes.

import { defineType } from '../../objects/define-type';
import * as exceptions from '../../objects/exceptions/exceptions';
import { type BoundFunction, method } from '../../objects/native';
import { argString, parseKeywords } from '../../objects/native-arguments';
import { drop, hold, release, unhold, type Value } from '../../objects/object';
import { callMethod, getAttr, instanceDict, lookupAttr } from '../../objects/protocols/attributes';
import { isTrue } from '../../objects/protocols/compare';
import { asSsize } from '../../objects/protocols/numbers';
import { repr } from '../../objects/protocols/text';
import { raise, typeError, valueError } from '../../objects/raise';
import type { Thread } from '../../objects/thread';
import type { PyTuple } from '../../objects/containers/tuple';
import { type PyType, TypeFlag } from '../../objects/type';
import { strValue, typeOf } from '../../objects/type-of';
import { bufferedReaderType, bufferedWriterType, newBuffered } from './buffered';
import { standardFileIO } from './file-io';
import { finalizeFile, sizeArgument, textIOBaseType } from './io-base';
import { textCodec } from './text-codec';
import { unsupported } from './unsupported';
import { checkNewline } from './newline-decoder';
import { bufferOf, isClosed, PyTextIOWrapper, requireOpen, type TextSettings, translatorFor } from './text-io-object';
import { readLine, readText, seek, tell } from './text-reading';
import { flushPending, write } from './text-writing';

function init(thread: Thread, self: Value, args: Value[], kwnames: PyTuple | undefined): void {
  const [buffer, encoding = null, errors = null, newline, lineBuffering = false, writeThrough = false] = parseKeywords(
    thread,
    'TextIOWrapper',
    'buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False',
    args,
    kwnames,
  ) as [Value, Value?, Value?, Value?, Value?, Value?];
  const io = self as PyTextIOWrapper;
  const encodingText = encoding === null ? 'UTF-8' : argString(thread, 'TextIOWrapper', 'encoding', encoding);
  const errorsText = errors === null ? 'strict' : argString(thread, 'TextIOWrapper', 'errors', errors);
  const newlineText = checkNewline(newline, (text) => text);
  initialize(thread, io, buffer, {
    encoding: encodingText === 'locale' ? 'UTF-8' : encodingText,
    errors: errorsText,
    newline: newlineText,
    lineBuffering: isTrue(thread, lineBuffering),
    writeThrough: isTrue(thread, writeThrough),
  });
}

/** Sets up a wrapper over a buffer (_io_TextIOWrapper___init___impl). */
export function initialize(thread: Thread, io: PyTextIOWrapper, buffer: Value, settings: TextSettings): void {
  const codec = textCodec(thread, settings.encoding, settings.errors);
  hold(buffer);
  const readable = isTrue(thread, callMethod(thread, buffer, 'readable', []));
  const { buffer: old, codec: oldCodec } = io;
  io.buffer = buffer;
  io.settings = settings;
  io.codec = codec;
  io.input.forget();
  io.output = [];
  io.outputLength = 0;
  io.translator = readable ? translatorFor(settings) : undefined;
  release(thread, old);
  if (oldCodec !== undefined) release(thread, oldCodec.held);
}

const flush: BoundFunction = (thread, self: PyTextIOWrapper) => {
  bufferOf(self);
  requireOpen(thread, self);
  self.telling = true;
  flushPending(thread, self);
  return callMethod(thread, self.buffer!, 'flush', []);
};

function close(thread: Thread, self: PyTextIOWrapper): Value {
  const buffer = bufferOf(self);
  if (isClosed(thread, self)) return null;
  try {
    drop(thread, callMethod(thread, self, 'flush', []));
  } finally {
    drop(thread, callMethod(thread, buffer, 'close', []));
  }
  return null;
}

function detach(thread: Thread, self: PyTextIOWrapper): Value {
  const buffer = bufferOf(self);
  drop(thread, callMethod(thread, self, 'flush', []));
  self.buffer = null;
  return unhold(buffer);
}

function reconfigure(thread: Thread, self: PyTextIOWrapper, ...given: (Value | undefined)[]): Value {
  const [encoding = null, errors = null, newline, lineBuffering = null, writeThrough = null] = given;
  if (self.input.decoded !== '' && (encoding !== null || errors !== null || newline !== undefined)) {
    throw unsupported(thread, 'It is not possible to set the encoding or newline of stream after the first read');
  }
  const newlineText = newline === undefined ? undefined : checkNewline(newline, (text) => text);
  drop(thread, callMethod(thread, self, 'flush', []));
  if (encoding !== null || errors !== null) changeEncoding(thread, self, encoding, errors);
  if (newlineText !== undefined) {
    self.settings = { ...self.settings, newline: newlineText };
    self.translator = translatorFor(self.settings);
  }
  if (lineBuffering !== null) self.settings = { ...self.settings, lineBuffering: isTrue(thread, lineBuffering) };
  if (writeThrough !== null) self.settings = { ...self.settings, writeThrough: isTrue(thread, writeThrough) };
  return null;
}

/** Another encoding handles errors strictly unless told otherwise (textiowrapper_change_encoding). */
function changeEncoding(thread: Thread, self: PyTextIOWrapper, encoding: Value, errors: Value): void {
  const { settings } = self;
  const name = encoding === null ? settings.encoding : argString(thread, 'reconfigure', 'encoding', encoding);
  const unchanged = encoding === null ? settings.errors : 'strict';
  const handler = errors === null ? unchanged : argString(thread, 'reconfigure', 'errors', errors);
  const codec = textCodec(thread, name, handler);
  const old = self.codec;
  self.codec = codec;
  self.settings = { ...settings, encoding: name, errors: handler };
  if (old !== undefined) release(thread, old.held);
  if (!/^utf-?8$/i.test(name)) self.direct = undefined;
}

function reprOf(thread: Thread, value: Value): Value {
  const self = value as PyTextIOWrapper;
  const { tpName } = self.type;
  if (self.buffer === undefined) throw valueError('I/O operation on uninitialized object');
  const name = self.buffer === null ? undefined : lookupAttr(thread, self, 'name');
  const mode = self.buffer === null ? undefined : lookupAttr(thread, self, 'mode');
  const parts = [tpName];
  if (name !== undefined) parts.push(`name=${repr(thread, name)}`);
  if (mode !== undefined) parts.push(`mode=${repr(thread, mode)}`);
  parts.push(`encoding=${repr(thread, self.settings.encoding)}`);
  return `<${parts.join(' ')}>`;
}

const forward =
  (name: string): BoundFunction =>
  (thread, self: PyTextIOWrapper) =>
    callMethod(thread, bufferOf(self), name, []);

export const textIOWrapperType: PyType = defineType({
  name: 'TextIOWrapper',
  module: '_io',
  base: textIOBaseType,
  instanceClass: PyTextIOWrapper,
  flags: TypeFlag.BASETYPE | TypeFlag.HAVE_GC,
  hasDict: true,
  hasWeakrefs: true,
  textSignature:
    '(buffer, encoding=None, errors=None, newline=None,\n              line_buffering=False, write_through=False)',
  tp: {
    tp_new: (_thread, type) => new PyTextIOWrapper(type),
    tp_init: init,
    tp_repr: reprOf,
    tp_iternext: (thread, self) => {
      self.telling = false;
      let line: Value;
      if (self.type === textIOWrapperType) line = readLine(thread, self, -1);
      else {
        line = callMethod(thread, self, 'readline', []);
        const text = strValue(line);
        if (text === undefined) {
          throw raise(
            exceptions.OSErrorType,
            `readline() should have returned a str object, not '${typeOf(line).tpName}'`,
          );
        }
        if (text !== '') return line;
      }
      if (line !== '') return line;
      self.telling = true;
      return undefined;
    },
    tp_finalize: (thread, self) => {
      if (self.buffer === undefined || self.buffer === null) return;
      self.isFinalizing = true;
      finalizeFile(thread, self);
    },
  },
  members: [
    { name: 'encoding', get: (self) => self.settings.encoding },
    { name: 'buffer', get: (self) => self.buffer ?? null },
    { name: 'line_buffering', get: (self) => self.settings.lineBuffering },
    { name: 'write_through', get: (self) => self.settings.writeThrough },
    { name: '_finalizing', get: (self) => self.isFinalizing },
  ],
  getset: [
    { name: 'name', get: (thread, self) => getAttr(thread, bufferOf(self), 'name') },
    { name: 'closed', get: (thread, self) => isClosed(thread, self) },
    { name: 'newlines', get: (_thread, self) => self.translator?.seen.value ?? null },
    { name: 'errors', get: (_thread, self) => self.settings.errors },
    {
      name: '_CHUNK_SIZE',
      get: (_thread, self) => self.chunkSize,
      set: (thread, self, value) => {
        const size = asSsize(thread, value ?? 0);
        if (size <= 0) throw valueError('a strictly positive integer is required');
        self.chunkSize = size;
      },
    },
  ],
  methods: [
    method('detach($self, /)', detach),
    method(
      'reconfigure($self, /, *, encoding=None, errors=None, newline=None,\n            line_buffering=None, write_through=None)',
      reconfigure,
    ),
    method('write($self, text, /)', (thread, self: PyTextIOWrapper, value: Value) => {
      const text = strValue(value);
      if (text === undefined)
        throw typeError(`write() argument must be str, not ${value === null ? 'None' : typeOf(value).tpName}`);
      write(thread, self, text);
      return /[\ud800-\udbff]/.test(text) ? [...text].length : text.length;
    }),
    method('read($self, size=-1, /)', (thread, self: PyTextIOWrapper, size?: Value) =>
      readText(thread, self, sizeArgument(thread, size)),
    ),
    method('readline($self, size=-1, /)', (thread, self: PyTextIOWrapper, size: Value = -1) =>
      readLine(thread, self, asSsize(thread, size, exceptions.OverflowErrorType)),
    ),
    method('flush($self, /)', flush),
    method('close($self, /)', close),
    method('fileno($self, /)', forward('fileno')),
    method('seekable($self, /)', forward('seekable')),
    method('readable($self, /)', forward('readable')),
    method('writable($self, /)', forward('writable')),
    method('isatty($self, /)', forward('isatty')),
    method('seek($self, cookie, whence=os.SEEK_SET, /)', seek),
    method('tell($self, /)', tell),
    method('truncate($self, pos=None, /)', (thread, self: PyTextIOWrapper, position: Value = null) => {
      const buffer = bufferOf(self);
      drop(thread, callMethod(thread, self, 'flush', []));
      return callMethod(thread, buffer, 'truncate', [position]);
    }),
  ],
});

/** Writes text to any file object (PyFile_WriteObject), without detours if it is one of ours. */
export function writeText(thread: Thread, file: Value, text: string): void {
  if (
    file instanceof PyTextIOWrapper &&
    file.type === textIOWrapperType &&
    (file.dict === undefined || file.dict.getStr('write') === undefined)
  ) {
    write(thread, file, text);
    return;
  }
  drop(thread, callMethod(thread, file, 'write', [text]));
}

/** sys.stdin, sys.stdout or sys.stderr: text over a buffer over the embedder's stream. */
export function standardTextStream(
  thread: Thread,
  descriptor: number,
  name: string,
  mode: string,
  errors: string,
): PyTextIOWrapper {
  const raw = standardFileIO(thread, descriptor, name);
  const io = new PyTextIOWrapper(textIOWrapperType);
  io.buffer = hold(newBuffered(descriptor === 0 ? bufferedReaderType : bufferedWriterType, raw));
  io.settings = {
    encoding: 'utf-8',
    errors,
    newline: descriptor === 0 ? null : '\n',
    lineBuffering: descriptor === 2,
    writeThrough: false,
  };
  io.codec = textCodec(thread, 'utf-8', errors);
  io.translator = translatorFor(io.settings);
  if (descriptor !== 0) io.direct = descriptor === 1 ? thread.interp.stdout : thread.interp.stderr;
  instanceDict(io)!.initStr('mode', mode);
  return io;
}
