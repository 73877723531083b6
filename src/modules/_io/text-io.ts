// TextIOWrapper: text over a buffer of bytes.

import { PyBytes } from '../../objects/bytes/bytes';
import { defineType } from '../../objects/define-type';
import * as exceptions from '../../objects/exceptions/exceptions';
import type { OutputStream } from '../../objects/interpreter-state';
import { type BoundFunction, method } from '../../objects/native';
import { argInt, argString, parseKeywords } from '../../objects/native-arguments';
import { drop, hold, PyObject, release, unhold, type Value, type Visit } from '../../objects/object';
import { callMethod, getAttr, hasAttr, instanceDict, lookupAttr } from '../../objects/protocols/attributes';
import { isTrue } from '../../objects/protocols/compare';
import { asSsize } from '../../objects/protocols/numbers';
import { repr } from '../../objects/protocols/text';
import { raise, typeError, valueError } from '../../objects/raise';
import type { Thread } from '../../objects/thread';
import type { PyTuple } from '../../objects/containers/tuple';
import { type PyType, TypeFlag } from '../../objects/type';
import { strValue, typeOf } from '../../objects/type-of';
import { bufferedReaderType, bufferedWriterType, flushBuffered, newBuffered, PyBuffered, writeBytes } from './buffered';
import { standardFileIO } from './file-io';
import { concat, finalizeFile, sizeArgument, textIOBaseType } from './io-base';
import { NewlineTranslator } from './newline-decoder';
import { type TextCodec, textCodec } from './text-codec';
import { unsupported } from './unsupported';

export class PyTextIOWrapper extends PyObject {
  /** Held. undefined before `__init__`, null once detached. */
  buffer: Value | undefined = undefined;
  encoding = 'utf-8';
  errors = 'strict';
  codec: TextCodec | undefined = undefined;
  /** As given: None and '' read all kinds of line ends, None and '\n' differ in what they make of them. */
  newline: string | null = null;
  lineBuffering = false;
  writeThrough = false;
  translator: NewlineTranslator | undefined = undefined;
  /** Text read ahead, and how far it is used. */
  decoded = '';
  used = 0;
  /** Where the chunk that `decoded` came from begins, in bytes; and the chunk. */
  chunkStart = 0;
  chunk: Uint8Array = new Uint8Array(0);
  atEnd = false;
  pending: Uint8Array[] = [];
  pendingLength = 0;
  chunkSize = 8192;
  telling = true;
  isFinalizing = false;
  /** Where text of a standard stream goes without becoming bytes first. */
  direct: OutputStream | undefined = undefined;

  override traverse(visit: Visit): void {
    super.traverse(visit);
    visit(this.buffer);
    if (this.codec !== undefined) visit(this.codec.held);
  }

  override clear(thread: Thread): void {
    const { buffer, codec } = this;
    this.buffer = undefined;
    this.codec = undefined;
    release(thread, buffer);
    if (codec !== undefined) release(thread, codec.held);
    super.clear(thread);
  }
}

/** The buffer, or the ValueError of an uninitialised or detached file. */
function bufferOf(self: PyTextIOWrapper): Value {
  if (self.buffer === undefined) throw valueError('I/O operation on uninitialized object');
  if (self.buffer === null) throw valueError('underlying buffer has been detached');
  return self.buffer;
}

/** Is the buffer below one of ours, so that its bytes can be reached without calls? */
function nativeBuffer(self: PyTextIOWrapper): PyBuffered | undefined {
  const { buffer } = self;
  return buffer instanceof PyBuffered && (buffer.type === bufferedWriterType || buffer.type === bufferedReaderType)
    ? buffer
    : undefined;
}

function isClosed(thread: Thread, self: PyTextIOWrapper): boolean {
  return isTrue(thread, getAttr(thread, bufferOf(self), 'closed'));
}

function requireOpen(thread: Thread, self: PyTextIOWrapper): void {
  if (isClosed(thread, self)) throw valueError('I/O operation on closed file.');
}

function checkNewline(newline: Value | undefined, shown: (text: string) => string): string | null {
  if (newline === undefined || newline === null) return null;
  const text = strValue(newline);
  if (text === undefined) throw typeError(`newline must be str or None, not ${typeOf(newline).tpName}`);
  if (!['', '\n', '\r', '\r\n'].includes(text)) throw valueError(`illegal newline value: ${shown(text)}`);
  return text;
}

export { checkNewline };

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
  initialize(
    thread,
    io,
    buffer,
    encodingText === 'locale' ? 'UTF-8' : encodingText,
    errorsText,
    newlineText,
    isTrue(thread, lineBuffering),
    isTrue(thread, writeThrough),
  );
}

/** Sets up a wrapper over a buffer. */
export function initialize(
  thread: Thread,
  io: PyTextIOWrapper,
  buffer: Value,
  encoding: string,
  errors: string,
  newline: string | null,
  lineBuffering: boolean,
  writeThrough: boolean,
): void {
  const codec = textCodec(thread, encoding, errors);
  hold(buffer);
  const readable = isTrue(thread, callMethod(thread, buffer, 'readable', []));
  const old = io.buffer;
  const oldCodec = io.codec;
  io.buffer = buffer;
  io.codec = codec;
  io.encoding = encoding;
  io.errors = errors;
  io.lineBuffering = lineBuffering;
  io.writeThrough = writeThrough;
  io.decoded = '';
  io.used = 0;
  io.pending = [];
  io.pendingLength = 0;
  io.atEnd = false;
  setNewline(io, newline);
  if (!readable) io.translator = undefined;
  release(thread, old);
  if (oldCodec !== undefined) release(thread, oldCodec.held);
}

function setNewline(io: PyTextIOWrapper, newline: string | null): void {
  io.newline = newline;
  io.translator = newline === null || newline === '' ? new NewlineTranslator(newline === null) : undefined;
}

/** Writes out the encoded text that is still here. */
function flushPending(thread: Thread, self: PyTextIOWrapper): void {
  if (self.pendingLength === 0) return;
  const bytes = concat(self.pending);
  self.pending = [];
  self.pendingLength = 0;
  const native = nativeBuffer(self);
  if (native !== undefined && native.raw !== null) {
    if (isClosed(thread, self)) throw valueError('write to closed file');
    writeBytes(thread, native, bytes);
  } else drop(thread, callMethod(thread, bufferOf(self), 'write', [new PyBytes(bytes)]));
}

/** Writes text (textiowrapper_write); gives its length in code points. */
function write(thread: Thread, self: PyTextIOWrapper, text: string): void {
  bufferOf(self);
  requireOpen(thread, self);
  if (self.direct !== undefined && self.pendingLength === 0 && self.newline !== '\r\n' && self.newline !== '\r') {
    const native = nativeBuffer(self);
    if (native !== undefined && !/\p{Cs}/u.test(text)) {
      flushBuffered(thread, native);
      self.direct.write(text);
      return;
    }
  }
  let translated = text;
  if (self.newline !== null && self.newline !== '' && self.newline !== '\n') {
    translated = text.replaceAll('\n', self.newline);
  }
  if (!canWrite(thread, self)) throw unsupported(thread, 'not writable');
  const bytes = self.codec!.encode(thread, translated);
  self.pending.push(bytes);
  self.pendingLength += bytes.length;
  const needsFlush = self.direct !== undefined || (self.lineBuffering && /[\n\r]/.test(text));
  if (self.pendingLength >= self.chunkSize || needsFlush || self.writeThrough) flushPending(thread, self);
  if (needsFlush) drop(thread, callMethod(thread, bufferOf(self), 'flush', []));
  forgetInput(self);
}

function canWrite(thread: Thread, self: PyTextIOWrapper): boolean {
  const native = nativeBuffer(self);
  if (native !== undefined) return native.type === bufferedWriterType;
  return isTrue(thread, callMethod(thread, bufferOf(self), 'writable', []));
}

function forgetInput(self: PyTextIOWrapper): void {
  self.decoded = '';
  self.used = 0;
  self.codec?.reset();
  self.atEnd = false;
}

/** Reads and decodes the next chunk (textiowrapper_read_chunk); false at the end. */
function readChunk(thread: Thread, self: PyTextIOWrapper): boolean {
  const buffer = bufferOf(self);
  if (!isTrue(thread, callMethod(thread, buffer, 'readable', []))) throw unsupported(thread, 'not readable');
  const rest = self.decoded.slice(self.used);
  if (self.telling && rest === '') self.chunkStart = positionOf(thread, buffer) - (self.codec?.pending ?? 0);
  const name = hasAttr(thread, buffer, 'read1') ? 'read1' : 'read';
  const data = callMethod(thread, buffer, name, [self.chunkSize]);
  const bytes = data instanceof PyBytes ? data.bytes : undefined;
  if (bytes === undefined) {
    throw typeError(`underlying ${name}() should have returned a bytes-like object, not '${typeOf(data).tpName}'`);
  }
  drop(thread, data);
  const final = bytes.length === 0;
  const text = self.codec!.decode(thread, bytes, final);
  const translated = self.translator === undefined ? text : self.translator.decode(text, final);
  if (rest === '') self.chunk = bytes;
  else self.chunk = concat([self.chunk, bytes]);
  if (rest === '') {
    self.decoded = translated;
    self.used = 0;
  } else self.decoded += translated;
  self.atEnd = final;
  return !final || translated !== '';
}

function positionOf(thread: Thread, buffer: Value): number {
  try {
    return asSsize(thread, callMethod(thread, buffer, 'tell', []));
  } catch (error) {
    const { exc } = error as { exc?: { type: PyType } & PyObject };
    if (exc === undefined || !exc.type.mro.includes(exceptions.OSErrorType)) throw error;
    drop(thread, exc);
    return 0;
  }
}

function prepareRead(thread: Thread, self: PyTextIOWrapper): void {
  bufferOf(self);
  requireOpen(thread, self);
  if (self.translator === undefined && self.newline !== '\n' && self.newline !== '\r' && self.newline !== '\r\n') {
    throw unsupported(thread, 'not readable');
  }
  if (self.pendingLength > 0) {
    flushPending(thread, self);
    drop(thread, callMethod(thread, self.buffer!, 'flush', []));
  }
}

function readText(thread: Thread, self: PyTextIOWrapper, count: number): string {
  prepareRead(thread, self);
  if (count < 0) {
    while (readChunk(thread, self));
    const text = self.decoded.slice(self.used);
    self.used = self.decoded.length;
    return text;
  }
  for (;;) {
    const end = offsetOf(self.decoded, self.used, count);
    if (end !== undefined || !readChunk(thread, self)) {
      const stop = end ?? self.decoded.length;
      const text = self.decoded.slice(self.used, stop);
      self.used = stop;
      return text;
    }
  }
}

/** The index `count` code points after `start`, or undefined if the text is shorter. */
function offsetOf(text: string, start: number, count: number): number | undefined {
  let index = start;
  for (let step = 0; step < count; step++) {
    if (index >= text.length) return undefined;
    index += text.codePointAt(index)! > 0xffff ? 2 : 1;
  }
  return index <= text.length ? index : undefined;
}

/** The index after the first line end at or after `start`, -1 if there is none yet (_PyIO_find_line_ending). */
export function lineEnd(text: string, start: number, newline: string | null): number {
  if (newline === null || newline === '\n') return text.indexOf('\n', start) + 1 || -1;
  if (newline !== '') {
    const index = text.indexOf(newline, start);
    return index < 0 ? -1 : index + newline.length;
  }
  for (let index = start; index < text.length; index++) {
    if (text[index] === '\n') return index + 1;
    if (text[index] === '\r') return text[index + 1] === '\n' ? index + 2 : index + 1;
  }
  return -1;
}

/** Reads a line, at most `limit` code points of it. */
function readLine(thread: Thread, self: PyTextIOWrapper, limit: number): string {
  prepareRead(thread, self);
  for (;;) {
    const bound = limit < 0 ? undefined : offsetOf(self.decoded, self.used, limit);
    const end = lineEnd(self.decoded, self.used, self.newline);
    const stop = end >= 0 && (bound === undefined || end <= bound) ? end : bound;
    if (stop !== undefined || !readChunk(thread, self)) {
      const last = stop ?? self.decoded.length;
      const text = self.decoded.slice(self.used, last);
      self.used = last;
      return text;
    }
  }
}

const tell: BoundFunction = (thread, self: PyTextIOWrapper) => {
  const buffer = bufferOf(self);
  requireOpen(thread, self);
  if (!isTrue(thread, callMethod(thread, buffer, 'seekable', []))) {
    throw unsupported(thread, 'underlying stream is not seekable');
  }
  if (!self.telling) throw raise(exceptions.OSErrorType, 'telling position disabled by next() call');
  flushPending(thread, self);
  drop(thread, callMethod(thread, self, 'flush', []));
  const rest = self.decoded.length - self.used;
  const position = positionOf(thread, buffer);
  if (rest === 0) return position - (self.codec?.pending ?? 0);
  return self.chunkStart + bytesFor(thread, self, self.decoded.slice(0, self.used));
};

/** How many bytes of the current chunk make up a text that was read from it. */
function bytesFor(thread: Thread, self: PyTextIOWrapper, text: string): number {
  const encoder = new TextEncoder();
  if (self.translator === undefined || !self.translator.translate) return self.codec!.encode(thread, text).length;
  let position = 0;
  for (const char of text) {
    if (char === '\n' && self.chunk[position] === 13) position += self.chunk[position + 1] === 10 ? 2 : 1;
    else position += encoder.encode(char).length;
  }
  return position;
}

const seek: BoundFunction = (thread, self: PyTextIOWrapper, cookie: Value, whence: Value = 0) => {
  const buffer = bufferOf(self);
  requireOpen(thread, self);
  const from = argInt(thread, whence);
  if (!isTrue(thread, callMethod(thread, buffer, 'seekable', []))) {
    throw unsupported(thread, 'underlying stream is not seekable');
  }
  const offset = asSsize(thread, cookie, exceptions.OverflowErrorType);
  let target = offset;
  if (from === 1) {
    if (offset !== 0) throw unsupported(thread, "can't do nonzero cur-relative seeks");
    target = asSsize(thread, tell(thread, self));
  } else if (from === 2) {
    if (offset !== 0) throw unsupported(thread, "can't do nonzero end-relative seeks");
  } else if (from !== 0) throw valueError(`invalid whence (${from}, should be 0, 1 or 2)`);
  if (from !== 2 && target < 0) throw valueError(`negative seek position ${target}`);
  drop(thread, callMethod(thread, self, 'flush', []));
  const position = callMethod(thread, buffer, 'seek', from === 2 ? [0, 2] : [target]);
  forgetInput(self);
  self.telling = true;
  return from === 2 ? position : target;
};

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
  if (self.decoded !== '' && (encoding !== null || errors !== null || newline !== undefined)) {
    throw unsupported(thread, 'It is not possible to set the encoding or newline of stream after the first read');
  }
  const newlineText = newline === undefined ? undefined : checkNewline(newline, (text) => text);
  drop(thread, callMethod(thread, self, 'flush', []));
  if (encoding !== null || errors !== null) {
    const name = encoding === null ? self.encoding : argString(thread, 'reconfigure', 'encoding', encoding);
    const handler =
      errors !== null ? argString(thread, 'reconfigure', 'errors', errors) : encoding === null ? self.errors : 'strict';
    const codec = textCodec(thread, name, handler);
    const old = self.codec;
    self.codec = codec;
    self.encoding = name;
    self.errors = handler;
    if (old !== undefined) release(thread, old.held);
    if (!/^utf-?8$/i.test(name)) self.direct = undefined;
  }
  if (newlineText !== undefined) setNewline(self, newlineText);
  if (lineBuffering !== null) self.lineBuffering = isTrue(thread, lineBuffering);
  if (writeThrough !== null) self.writeThrough = isTrue(thread, writeThrough);
  return null;
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
  parts.push(`encoding=${repr(thread, self.encoding)}`);
  return `<${parts.join(' ')}>`;
}

const forward =
  (name: string): BoundFunction =>
  (thread, self: PyTextIOWrapper) =>
    callMethod(thread, bufferOf(self), name, []);

export const textIOWrapperType: PyType = defineType({
  name: 'TextIOWrapper',
  module: '_io',
  base: () => textIOBaseType,
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
    { name: 'encoding', get: (self) => self.encoding },
    { name: 'buffer', get: (self) => self.buffer ?? null },
    { name: 'line_buffering', get: (self) => self.lineBuffering },
    { name: 'write_through', get: (self) => self.writeThrough },
    { name: '_finalizing', get: (self) => self.isFinalizing },
  ],
  getset: [
    { name: 'name', get: (thread, self) => getAttr(thread, bufferOf(self), 'name') },
    { name: 'closed', get: (thread, self) => isClosed(thread, self) },
    { name: 'newlines', get: (_thread, self) => self.translator?.seen.value ?? null },
    { name: 'errors', get: (_thread, self) => self.errors },
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
  io.errors = errors;
  io.codec = textCodec(thread, 'utf-8', errors);
  setNewline(io, descriptor === 0 ? null : '\n');
  io.lineBuffering = descriptor === 2;
  if (descriptor !== 0) io.direct = descriptor === 1 ? thread.interp.stdout : thread.interp.stderr;
  instanceDict(io)!.initStr('mode', mode);
  return io;
}
