// BufferedReader, BufferedWriter, BufferedRandom and BufferedRWPair: buffers of bytes over a raw file.

import { reserveBytes } from '../../objects/memory/budget';
import { PyByteArray } from '../../objects/bytes/bytearray';
import { BufferFlag, copyBytes, getBuffer, releaseBuffer } from '../../objects/bytes/buffer';
import { PyBytes } from '../../objects/bytes/bytes';
import { defineType } from '../../objects/define-type';
import * as exceptions from '../../objects/exceptions/exceptions';
import { general, type BoundFunction, method, type NativeDefinition, rawMethod } from '../../objects/native';
import { argInt, parseKeywords } from '../../objects/native-arguments';
import { drop, hold, PyObject, release, type Value } from '../../objects/object';
import { callMethod, getAttr, hasAttr } from '../../objects/protocols/attributes';
import { isTrue } from '../../objects/protocols/compare';
import { asSsize } from '../../objects/protocols/numbers';
import { repr } from '../../objects/protocols/text';
import { raise, valueError } from '../../objects/raise';
import type { Thread } from '../../objects/thread';
import type { PyTuple } from '../../objects/containers/tuple';
import { type PyType, TypeFlag } from '../../objects/type';
import { orOsError } from '../os-errors';
import { fileIOType, PyFileIO, readEverything } from './file-io';
import { bufferedIOBaseType, concat, finalizeFile, nameOf, nextLine, sizeArgument } from './io-base';
import { unsupported } from './unsupported';
import { PyHolder } from '../../objects/holder';

export const DEFAULT_BUFFER_SIZE = 131072;
const EMPTY: Uint8Array = new Uint8Array(0);

export class PyBuffered extends PyHolder {
  /** The file below; held. undefined before `__init__`, null once detached. */
  raw: Value | undefined = undefined;
  bufferSize = DEFAULT_BUFFER_SIZE;
  /** Bytes read ahead. */
  input: Uint8Array = EMPTY;
  /** Bytes not yet written. */
  output: Uint8Array[] = [];
  outputLength = 0;
  isFinalizing = false;

  static {
    PyBuffered.holds({ raw: undefined });
  }
}

/** The raw file, or the ValueError of an uninitialised or detached buffer. */
function rawOf(self: PyBuffered): Value {
  if (self.raw === undefined) throw valueError('I/O operation on uninitialized object');
  if (self.raw === null) throw valueError('raw stream has been detached');
  return self.raw;
}

/** The raw file when it is one of ours, unchanged by a subclass. */
function nativeRaw(self: PyBuffered): PyFileIO | undefined {
  const { raw } = self;
  return raw instanceof PyFileIO && raw.type === fileIOType ? raw : undefined;
}

function closed(thread: Thread, self: PyBuffered): boolean {
  const raw = rawOf(self);
  if (raw instanceof PyFileIO && raw.type === fileIOType) return raw.file === undefined;
  return isTrue(thread, getAttr(thread, raw, 'closed'));
}

function requireOpen(thread: Thread, self: PyBuffered, message: string): void {
  if (closed(thread, self)) throw valueError(message);
}

/** One read of the raw file; undefined where it would block. */
function readRaw(thread: Thread, self: PyBuffered, count: number): Uint8Array | undefined {
  const native = nativeRaw(self);
  if (native !== undefined) {
    if (!native.readable) throw unsupported(thread, 'File not open for reading');
    return orOsError(thread, () => native.file!.read(count));
  }
  reserveBytes(thread.budget, count);
  const buffer = new PyByteArray(new Uint8Array(count));
  hold(buffer);
  try {
    const result = callMethod(thread, rawOf(self), 'readinto', [buffer]);
    if (result === null) return undefined;
    const read = asSsize(thread, result, exceptions.ValueErrorType);
    if (read < 0 || read > count) {
      const message = `raw readinto() returned invalid length ${read} (should have been between 0 and ${count})`;
      throw raise(exceptions.OSErrorType, message);
    }
    return buffer.bytes.slice(0, read);
  } finally {
    release(thread, buffer);
  }
}

/** Fills the empty input buffer; tells whether there was anything. */
function fill(thread: Thread, self: PyBuffered): boolean {
  const chunk = readRaw(thread, self, self.bufferSize);
  if (chunk === undefined || chunk.length === 0) return false;
  self.input = chunk;
  return true;
}

/** Writes out what is pending (_bufferedwriter_flush_unlocked). */
function flushOutput(thread: Thread, self: PyBuffered): void {
  if (self.outputLength === 0) return;
  let bytes = concat(self.output);
  self.output = [];
  self.outputLength = 0;
  const native = nativeRaw(self);
  while (bytes.length > 0) {
    let written: number;
    if (native !== undefined) {
      const pending = bytes;
      written = orOsError(thread, () => native.file!.write(pending));
    } else {
      const result = callMethod(thread, rawOf(self), 'write', [new PyBytes(bytes)]);
      written = result === null ? 0 : asSsize(thread, result, exceptions.ValueErrorType);
      if (written < 0 || written > bytes.length) {
        const message = `raw write() returned invalid length ${written} (should have been between 0 and ${bytes.length})`;
        throw raise(exceptions.OSErrorType, message);
      }
      if (result === null) {
        self.output = [bytes];
        self.outputLength = bytes.length;
        throw raise(exceptions.BlockingIOErrorType, 6, 'write could not complete without blocking', 0);
      }
    }
    bytes = bytes.subarray(written);
  }
}

/** Makes the raw file stand where the reader stands: what was read ahead is forgotten. */
function rewind(thread: Thread, self: PyBuffered): void {
  const ahead = self.input.length;
  if (ahead === 0) return;
  self.input = EMPTY;
  drop(thread, callMethod(thread, rawOf(self), 'seek', [-ahead, 1]));
}

/** Takes bytes from the front of the input buffer. */
function take(self: PyBuffered, count: number): Uint8Array {
  const bytes = self.input.subarray(0, count);
  self.input = self.input.subarray(bytes.length);
  return bytes;
}

function readAll(thread: Thread, self: PyBuffered): Value {
  const first = take(self, self.input.length);
  const native = nativeRaw(self);
  if (native !== undefined) return new PyBytes(concat([first, readEverything(thread, native)]).slice());
  if (hasAttr(thread, rawOf(self), 'readall')) {
    const rest = callMethod(thread, rawOf(self), 'readall', []);
    if (rest === null) return first.length === 0 ? null : new PyBytes(first.slice());
    if (!(rest instanceof PyBytes)) throw raise(exceptions.TypeErrorType, 'readall() should return bytes');
    return new PyBytes(concat([first, rest.bytes]).slice());
  }
  const chunks = [first];
  for (;;) {
    const chunk = callMethod(thread, rawOf(self), 'read', []);
    if (chunk === null) {
      if (first.length === 0 && chunks.length === 1) return null;
      break;
    }
    if (!(chunk instanceof PyBytes)) throw raise(exceptions.TypeErrorType, 'read() should return bytes');
    if (chunk.bytes.length === 0) break;
    chunks.push(chunk.bytes);
    drop(thread, chunk);
  }
  return new PyBytes(concat(chunks).slice());
}

/** Up to `count` bytes, from as many raw reads as it takes. */
function readMany(thread: Thread, self: PyBuffered, count: number): Uint8Array | undefined {
  const chunks: Uint8Array[] = [];
  let missing = count;
  while (missing > 0) {
    if (self.input.length === 0) {
      if (missing >= self.bufferSize) {
        const chunk = readRaw(thread, self, missing);
        if (chunk === undefined || chunk.length === 0) {
          if (chunk === undefined && chunks.length === 0) return undefined;
          break;
        }
        chunks.push(chunk);
        missing -= chunk.length;
        continue;
      }
      if (!fill(thread, self)) break;
    }
    const chunk = take(self, missing);
    chunks.push(chunk);
    missing -= chunk.length;
  }
  return concat(chunks);
}

const read: BoundFunction = (thread, self: PyBuffered, size: Value = -1) => {
  const count = sizeArgument(thread, size);
  if (count < -1) throw valueError('read length must be non-negative or -1');
  requireOpen(thread, self, 'read of closed file');
  flushOutput(thread, self);
  if (count === -1) return readAll(thread, self);
  const bytes = readMany(thread, self, count);
  return bytes === undefined ? null : new PyBytes(bytes.slice());
};

const read1: BoundFunction = (thread, self: PyBuffered, size: Value = -1) => {
  const wanted = asSsize(thread, size, exceptions.OverflowErrorType);
  const count = wanted < 0 ? self.bufferSize : wanted;
  requireOpen(thread, self, 'read of closed file');
  if (count === 0) return new PyBytes(EMPTY);
  if (self.input.length > 0) return new PyBytes(take(self, count).slice());
  flushOutput(thread, self);
  return new PyBytes(readRaw(thread, self, count) ?? EMPTY);
};

const peek: BoundFunction = (thread, self: PyBuffered, size: Value = 0) => {
  asSsize(thread, size, exceptions.OverflowErrorType);
  requireOpen(thread, self, 'peek of closed file');
  flushOutput(thread, self);
  if (self.input.length === 0) fill(thread, self);
  return new PyBytes(self.input.slice());
};

/** A line, at most `limit` bytes of it. */
export function readBufferedLine(thread: Thread, self: PyBuffered, limit: number): Uint8Array {
  const chunks: Uint8Array[] = [];
  let missing = limit < 0 ? Infinity : limit;
  while (missing > 0) {
    if (self.input.length === 0 && !fill(thread, self)) break;
    const newline = self.input.indexOf(10);
    const chunk = take(self, Math.min(missing, newline < 0 ? self.input.length : newline + 1));
    chunks.push(chunk);
    missing -= chunk.length;
    if (newline >= 0 && chunk.at(-1) === 10) break;
  }
  return concat(chunks).slice();
}

const readLine: BoundFunction = (thread, self: PyBuffered, size: Value = -1) => {
  const limit = sizeArgument(thread, size);
  requireOpen(thread, self, 'readline of closed file');
  flushOutput(thread, self);
  return new PyBytes(readBufferedLine(thread, self, limit));
};

function readInto(once: boolean): BoundFunction {
  return (thread, self: PyBuffered, target: Value) => {
    requireOpen(thread, self, 'readinto of closed file');
    const buffer = getBuffer(thread, target, BufferFlag.WRITABLE);
    try {
      flushOutput(thread, self);
      let bytes: Uint8Array | undefined;
      if (!once) bytes = readMany(thread, self, buffer.length);
      else bytes = self.input.length > 0 ? take(self, buffer.length) : readRaw(thread, self, buffer.length);
      if (bytes === undefined) return null;
      buffer.memory.set(bytes, buffer.offset);
      return bytes.length;
    } finally {
      releaseBuffer(thread, target, buffer);
    }
  };
}

const write: BoundFunction = (thread, self: PyBuffered, data: Value) => {
  rawOf(self);
  const bytes = copyBytes(thread, data);
  requireOpen(thread, self, 'write to closed file');
  writeBytes(thread, self, bytes);
  return bytes.length;
};

/** Adds bytes to what is pending, and writes it out when the buffer is full. */
export function writeBytes(thread: Thread, self: PyBuffered, bytes: Uint8Array): void {
  rewind(thread, self);
  if (self.outputLength + bytes.length > self.bufferSize) flushOutput(thread, self);
  self.output.push(bytes);
  self.outputLength += bytes.length;
  if (self.outputLength > self.bufferSize) flushOutput(thread, self);
}

/** Writes everything out to the raw file, which is not flushed itself. */
export function flushBuffered(thread: Thread, self: PyBuffered): void {
  flushOutput(thread, self);
}

const flush: BoundFunction = (thread, self: PyBuffered) => {
  requireOpen(thread, self, 'flush of closed file');
  flushOutput(thread, self);
  rewindIfSeekable(thread, self);
  return null;
};

/** A flushed BufferedRandom stands where its reader stands. */
function rewindIfSeekable(thread: Thread, self: PyBuffered): void {
  if (self.type === bufferedRandomType) rewind(thread, self);
}

const tell: BoundFunction = (thread, self: PyBuffered) => {
  const raw = rawOf(self);
  requireOpen(thread, self, 'I/O operation on closed file');
  const position = asSsize(thread, callMethod(thread, raw, 'tell', []), exceptions.ValueErrorType);
  if (position < 0) throw raise(exceptions.OSErrorType, `Raw stream returned invalid position ${position}`);
  return position - self.input.length + self.outputLength;
};

const seek: BoundFunction = (thread, self: PyBuffered, target: Value, whence: Value = 0) => {
  const from = argInt(thread, whence);
  const raw = rawOf(self);
  if (from < 0 || from > 2) throw valueError(`whence value ${from} unsupported`);
  requireOpen(thread, self, 'seek of closed file');
  if (!isTrue(thread, callMethod(thread, raw, 'seekable', []))) {
    throw unsupported(thread, 'File or stream is not seekable.');
  }
  let offset = asSsize(thread, target, exceptions.OverflowErrorType);
  flushOutput(thread, self);
  if (from === 1) offset -= self.input.length;
  self.input = EMPTY;
  return callMethod(thread, raw, 'seek', [offset, from]);
};

const truncate: BoundFunction = (thread, self: PyBuffered, size: Value = null) => {
  const raw = rawOf(self);
  requireOpen(thread, self, 'truncate of closed file');
  if (!isTrue(thread, callMethod(thread, raw, 'writable', []))) throw unsupported(thread, 'truncate');
  flushOutput(thread, self);
  rewind(thread, self);
  return callMethod(thread, raw, 'truncate', [size]);
};

/** Flushes, then closes the raw file even if that failed. */
function close(thread: Thread, self: PyBuffered): Value {
  const raw = rawOf(self);
  if (closed(thread, self)) return null;
  try {
    drop(thread, callMethod(thread, self, 'flush', []));
  } finally {
    drop(thread, callMethod(thread, raw, 'close', []));
    self.input = EMPTY;
  }
  return null;
}

function detach(thread: Thread, self: PyBuffered): Value {
  const raw = rawOf(self);
  drop(thread, callMethod(thread, self, 'flush', []));
  self.raw = null;
  if (raw instanceof PyObject) raw.refs--;
  return raw;
}

/** Hands a question to the raw file. */
const forward =
  (name: string): BoundFunction =>
  (thread, self: PyBuffered) =>
    callMethod(thread, rawOf(self), name, []);

const common: NativeDefinition[] = [
  method('close($self, /)', close),
  method('detach($self, /)', detach),
  method('seekable($self, /)', forward('seekable')),
  method('fileno($self, /)', forward('fileno')),
  method('isatty($self, /)', forward('isatty')),
  method('flush($self, /)', flush),
  method('tell($self, /)', tell),
  method('seek($self, target, whence=0, /)', seek),
  general(method('truncate($self, pos=None, /)', truncate)),
  rawMethod('__sizeof__', 'noargs', (_thread, self: PyBuffered) => 100 + self.bufferSize),
];

const reading: NativeDefinition[] = [
  method('read($self, size=-1, /)', read),
  method('read1($self, size=-1, /)', read1),
  method('peek($self, size=0, /)', peek),
  method('readline($self, size=-1, /)', readLine),
  method('readinto($self, buffer, /)', readInto(false)),
  method('readinto1($self, buffer, /)', readInto(true)),
];

function reprOf(thread: Thread, self: Value): Value {
  const { tpName } = (self as PyBuffered).type;
  const { raw } = self as PyBuffered;
  const name = raw === undefined || raw === null ? undefined : nameOf(thread, raw);
  return name === undefined ? `<${tpName}>` : `<${tpName} name=${repr(thread, name)}>`;
}

/** Declares one of the three classes; `checks` are what the raw file must be able to do. */
function bufferedType(
  name: string,
  checks: [question: string, message: string][],
  methods: NativeDefinition[],
): PyType {
  const init = (thread: Thread, self: Value, args: Value[], kwnames: PyTuple | undefined): void => {
    const [raw, size = DEFAULT_BUFFER_SIZE] = parseKeywords(thread, name, 'raw, buffer_size=8192', args, kwnames) as [
      Value,
      Value?,
    ];
    const bytes = asSsize(thread, size, exceptions.OverflowErrorType);
    for (const [question, message] of checks) {
      if (!isTrue(thread, callMethod(thread, raw, question, []))) throw unsupported(thread, message);
    }
    if (bytes <= 0) throw valueError('buffer size must be strictly positive');
    const buffered = self as PyBuffered;
    const old = buffered.raw;
    buffered.raw = hold(raw);
    buffered.bufferSize = bytes;
    buffered.input = EMPTY;
    release(thread, old);
  };
  return defineType({
    name,
    module: '_io',
    base: () => bufferedIOBaseType,
    instanceClass: PyBuffered,
    flags: TypeFlag.BASETYPE | TypeFlag.HAVE_GC,
    hasDict: true,
    hasWeakrefs: true,
    textSignature: '(raw, buffer_size=DEFAULT_BUFFER_SIZE)',
    tp: {
      tp_new: (_thread, type) => new PyBuffered(type),
      tp_init: init,
      tp_repr: reprOf,
      tp_iternext: nextLine,
      tp_finalize: (thread, self) => {
        if (self.raw === undefined || self.raw === null) return;
        self.isFinalizing = true;
        finalizeFile(thread, self);
      },
    },
    members: [
      { name: 'raw', get: (self) => self.raw ?? null },
      { name: '_finalizing', get: (self) => self.isFinalizing },
    ],
    getset: [
      { name: 'closed', get: (thread, self) => closed(thread, self) },
      { name: 'name', get: (thread, self) => getAttr(thread, rawOf(self), 'name') },
      { name: 'mode', get: (thread, self) => getAttr(thread, rawOf(self), 'mode') },
    ],
    methods: [...common, ...methods],
  });
}

const READABLE: [string, string] = ['readable', 'File or stream is not readable.'];
const WRITABLE: [string, string] = ['writable', 'File or stream is not writable.'];

export const bufferedReaderType = bufferedType(
  'BufferedReader',
  [READABLE],
  [...reading, method('readable($self, /)', forward('readable'))],
);

export const bufferedWriterType = bufferedType(
  'BufferedWriter',
  [WRITABLE],
  [method('write($self, buffer, /)', write), method('writable($self, /)', forward('writable'))],
);

export const bufferedRandomType = bufferedType(
  'BufferedRandom',
  [['seekable', 'File or stream is not seekable.'], READABLE, WRITABLE],
  [
    ...reading,
    method('write($self, buffer, /)', write),
    method('readable($self, /)', forward('readable')),
    method('writable($self, /)', forward('writable')),
  ],
);

/** A buffer over a raw file that fits it. */
export function newBuffered(type: PyType, raw: PyFileIO, bufferSize = DEFAULT_BUFFER_SIZE): PyBuffered {
  const buffered = new PyBuffered(type);
  buffered.raw = hold(raw);
  buffered.bufferSize = bufferSize;
  return buffered;
}

/** A reader and a writer as one. */
class PyPair extends PyHolder {
  /** Held. */
  reader: Value = null;
  writer: Value = null;

  static {
    PyPair.holds({ reader: null, writer: null });
  }
}

const pairCall =
  (side: 'reader' | 'writer', name: string): BoundFunction =>
  (thread, self: PyPair, ...args: (Value | undefined)[]) =>
    callMethod(
      thread,
      self[side],
      name,
      args.filter((arg): arg is Value => arg !== undefined),
    );

export const bufferedRWPairType: PyType = defineType({
  name: 'BufferedRWPair',
  module: '_io',
  base: () => bufferedIOBaseType,
  instanceClass: PyPair,
  flags: TypeFlag.BASETYPE | TypeFlag.HAVE_GC,
  hasDict: true,
  hasWeakrefs: true,
  textSignature: '(reader, writer, buffer_size=DEFAULT_BUFFER_SIZE, /)',
  tp: {
    tp_new: (_thread, type) => new PyPair(type),
    tp_init: (thread, pair, args, kwnames) => {
      const [reader, writer, size = DEFAULT_BUFFER_SIZE] = parseKeywords(
        thread,
        'BufferedRWPair',
        'reader, writer, buffer_size=8192, /',
        args,
        kwnames,
      ) as [Value, Value, Value?];
      const newReader = hold(thread.call(bufferedReaderType, [reader, size]));
      const newWriter = hold(thread.call(bufferedWriterType, [writer, size]));
      const { reader: oldReader, writer: oldWriter } = pair;
      pair.reader = newReader;
      pair.writer = newWriter;
      release(thread, oldReader);
      release(thread, oldWriter);
    },
  },
  getset: [{ name: 'closed', get: (thread, self) => getAttr(thread, self.writer, 'closed') }],
  methods: [
    ...['read', 'peek', 'read1'].map((name) => general(method(`${name}($self, size=-1, /)`, pairCall('reader', name)))),
    ...['readinto', 'readinto1'].map((name) => general(method(`${name}($self, buffer, /)`, pairCall('reader', name)))),
    general(method('write($self, buffer, /)', pairCall('writer', 'write'))),
    method('flush($self, /)', pairCall('writer', 'flush')),
    method('readable($self, /)', pairCall('reader', 'readable')),
    method('writable($self, /)', pairCall('writer', 'writable')),
    method('close($self, /)', (thread, self: PyPair) => {
      try {
        drop(thread, callMethod(thread, self.writer, 'close', []));
      } finally {
        drop(thread, callMethod(thread, self.reader, 'close', []));
      }
      return null;
    }),
    method('isatty($self, /)', (thread, self: PyPair) => {
      const answer = callMethod(thread, self.writer, 'isatty', []);
      return answer === true ? true : callMethod(thread, self.reader, 'isatty', []);
    }),
  ],
});
