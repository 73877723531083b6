// Reading from a buffer: bytes that were read ahead, then the raw file.

import { reserveBytes } from '../../objects/memory/budget';
import { PyByteArray } from '../../objects/bytes/bytearray';
import { BufferFlag, getBuffer, releaseBuffer } from '../../objects/bytes/buffer';
import { PyBytes } from '../../objects/bytes/bytes';
import * as exceptions from '../../objects/exceptions/exceptions';
import { type BoundFunction, method, type NativeDefinition } from '../../objects/native';
import { drop, hold, release, type Value } from '../../objects/object';
import { callMethod, hasAttr } from '../../objects/protocols/attributes';
import { asSsize } from '../../objects/protocols/numbers';
import { raise, valueError } from '../../objects/raise';
import type { Thread } from '../../objects/thread';
import { orOsError } from '../os-errors';
import { readEverything } from './file-io';
import { concat, sizeArgument } from './io-base';
import { unsupported } from './unsupported';
import { EMPTY, type PyBuffered, nativeRaw, rawOf, requireOpen } from './buffered-object';
import { flushOutput } from './buffered-output';

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

/** The methods of what can be read. */
export const reading: NativeDefinition[] = [
  method('read($self, size=-1, /)', read),
  method('read1($self, size=-1, /)', read1),
  method('peek($self, size=0, /)', peek),
  method('readline($self, size=-1, /)', readLine),
  method('readinto($self, buffer, /)', readInto(false)),
  method('readinto1($self, buffer, /)', readInto(true)),
];
