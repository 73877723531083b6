// BytesIO: bytes in memory.

import { type Budget, reserveBytes } from '../../objects/memory/budget';
import {
  BufferFlag,
  type BufferInfo,
  copyBytes,
  getBuffer,
  plainBuffer,
  releaseBuffer,
} from '../../objects/bytes/buffer';
import { PyBytes } from '../../objects/bytes/bytes';
import { defineType } from '../../objects/define-type';
import { PyDict } from '../../objects/containers/dict';
import * as exceptions from '../../objects/exceptions/exceptions';
import { PyList } from '../../objects/containers/list';
import { memoryviewType } from '../../objects/bytes/memoryview';
import { general, type BoundFunction, method } from '../../objects/native';
import { argInt, parseKeywords } from '../../objects/native-arguments';
import { drop, hold, PyObject, type Value } from '../../objects/object';
import { instanceDict } from '../../objects/protocols/attributes';
import { forEach } from '../../objects/protocols/iteration';
import { asSsize } from '../../objects/protocols/numbers';
import { memoryError, raise, typeError, valueError } from '../../objects/raise';
import type { Thread } from '../../objects/thread';
import { PyTuple } from '../../objects/containers/tuple';
import { type PyType, TypeFlag } from '../../objects/type';
import { typeOf } from '../../objects/type-of';
import { bufferedIOBaseType, nextLine, sizeArgument } from './io-base';
import { PyHolder } from '../../objects/holder';

export class PyBytesIO extends PyObject {
  /** Room for more than `length` bytes. */
  memory = new Uint8Array(0);
  length = 0;
  position = 0;
  closed = false;
  /** Buffers lent out: the memory may not move meanwhile. */
  exports = 0;

  get bytes(): Uint8Array {
    return this.memory.subarray(0, this.length);
  }
}

function requireOpen(self: PyBytesIO): void {
  if (self.closed) throw valueError('I/O operation on closed file.');
}

function requireUnlent(self: PyBytesIO): void {
  if (self.exports > 0) {
    throw raise(exceptions.BufferErrorType, 'Existing exports of data: object cannot be re-sized');
  }
}

const MOST_BYTES = 0x7fff_ffff;

/** Makes room; new bytes are zero. */
function resize(budget: Budget, self: PyBytesIO, size: number): void {
  if (size > self.memory.length) {
    const room = Math.max(size, Math.min(Math.ceil(self.memory.length * 1.5), MOST_BYTES));
    if (room > MOST_BYTES) throw memoryError();
    reserveBytes(budget, room);
    const memory = new Uint8Array(room);
    memory.set(self.bytes);
    self.memory = memory;
  } else if (size < self.length) self.memory.fill(0, size, self.length);
  self.length = size;
}

function writeBytes(budget: Budget, self: PyBytesIO, bytes: Uint8Array): void {
  requireOpen(self);
  requireUnlent(self);
  if (bytes.length === 0) return;
  const end = self.position + bytes.length;
  if (end > self.length) resize(budget, self, end);
  self.memory.set(bytes, self.position);
  self.position = end;
}

/** The next `count` bytes, copied. */
function take(budget: Budget, self: PyBytesIO, count: number): Uint8Array {
  const start = Math.min(self.position, self.length);
  reserveBytes(budget, Math.min(self.length - start, count));
  const bytes = self.memory.slice(start, Math.min(self.length, start + count));
  self.position += bytes.length;
  return bytes;
}

function takeLine(budget: Budget, self: PyBytesIO, limit: number): Uint8Array {
  const newline = self.bytes.indexOf(10, self.position);
  const end = newline < 0 ? self.length : newline + 1;
  const count = Math.max(0, end - self.position);
  return take(budget, self, limit >= 0 ? Math.min(limit, count) : count);
}

function init(thread: Thread, value: Value, args: Value[], kwnames: PyTuple | undefined): void {
  const [initial = null] = parseKeywords(thread, 'BytesIO', "initial_bytes=b''", args, kwnames) as [Value?];
  const self = value as PyBytesIO;
  requireUnlent(self);
  self.memory = new Uint8Array(0);
  self.length = 0;
  self.position = 0;
  self.closed = false;
  if (initial === null) return;
  writeBytes(thread.budget, self, copyBytes(thread, initial));
  self.position = 0;
}

const read: BoundFunction = (thread, self: PyBytesIO, size: Value = -1) => {
  requireOpen(self);
  const count = sizeArgument(thread, size);
  return new PyBytes(take(thread.budget, self, count < 0 ? Infinity : count));
};

const readLines: BoundFunction = (thread, self: PyBytesIO, size: Value = null) => {
  requireOpen(self);
  const limit = sizeArgument(thread, size);
  const lines: Value[] = [];
  let total = 0;
  for (;;) {
    const line = takeLine(thread.budget, self, -1);
    if (line.length === 0) break;
    lines.push(new PyBytes(line));
    total += line.length;
    if (limit > 0 && total >= limit) break;
  }
  return new PyList(lines);
};

const readInto: BoundFunction = (thread, self: PyBytesIO, target: Value) => {
  requireOpen(self);
  const buffer = getBuffer(thread, target, BufferFlag.WRITABLE);
  try {
    const bytes = take(thread.budget, self, buffer.length);
    buffer.memory.set(bytes, buffer.offset);
    return bytes.length;
  } finally {
    releaseBuffer(thread, target, buffer);
  }
};

const write: BoundFunction = (thread, self: PyBytesIO, data: Value) => {
  requireOpen(self);
  requireUnlent(self);
  const bytes = copyBytes(thread, data);
  writeBytes(thread.budget, self, bytes);
  return bytes.length;
};

const seek: BoundFunction = (thread, self: PyBytesIO, position: Value, whence: Value = 0) => {
  const offset = asSsize(thread, position, exceptions.OverflowErrorType);
  const from = argInt(thread, whence);
  requireOpen(self);
  if (offset < 0 && from === 0) throw valueError(`negative seek value ${offset}`);
  if (from < 0 || from > 2) throw valueError(`invalid whence (${from}, should be 0, 1 or 2)`);
  const base = from === 0 ? 0 : from === 1 ? self.position : self.length;
  self.position = Math.max(0, base + offset);
  return self.position;
};

const truncate: BoundFunction = (thread, self: PyBytesIO, position: Value = null) => {
  requireOpen(self);
  requireUnlent(self);
  const size = position === null ? self.position : sizeArgument(thread, position);
  if (size < 0) throw valueError(`negative size value ${size}`);
  if (size < self.length) resize(thread.budget, self, size);
  return size;
};

/** What getbuffer() lends: the memory of a BytesIO. */
class PyBytesIOBuffer extends PyHolder {
  /** Held. */
  source: PyBytesIO | undefined;

  static {
    PyBytesIOBuffer.holds({ source: undefined });
  }

  constructor(source: PyBytesIO) {
    super(bytesIOBufferType);
    this.source = hold(source);
  }
}

export const bytesIOBufferType: PyType = defineType({
  name: '_BytesIOBuffer',
  module: '_io',
  instanceClass: PyBytesIOBuffer,
  flags: TypeFlag.HAVE_GC | TypeFlag.DISALLOW_INSTANTIATION,
  tp: {
    bf_getbuffer: (_thread, self): BufferInfo => {
      const source = self.source!;
      source.exports++;
      return plainBuffer(source.bytes, false);
    },
    bf_releasebuffer: (_thread, self) => {
      self.source!.exports--;
    },
  },
});

const setState: BoundFunction = (thread, self: PyBytesIO, state: Value) => {
  if (!(state instanceof PyTuple) || state.items.length < 3) {
    throw typeError(`${self.type.tpName}.__setstate__ argument should be 3-tuple, got ${typeOf(state).tpName}`);
  }
  const [initial, position, dict] = state.items as [Value, Value, Value];
  init(thread, self, [initial], undefined);
  self.position = asSsize(thread, position);
  if (self.position < 0) throw valueError('position value cannot be negative');
  if (dict instanceof PyDict) {
    const own = instanceDict(self)!;
    for (const [name, value] of [...dict.entries()]) own.set(thread, name, value);
  }
  return null;
};

const whenOpen =
  (answer: boolean): BoundFunction =>
  (_thread, self: PyBytesIO) => {
    requireOpen(self);
    return answer;
  };

export const bytesIOType: PyType = defineType({
  name: 'BytesIO',
  module: '_io',
  base: bufferedIOBaseType,
  instanceClass: PyBytesIO,
  flags: TypeFlag.BASETYPE | TypeFlag.HAVE_GC,
  hasDict: true,
  hasWeakrefs: true,
  textSignature: "(initial_bytes=b'')",
  tp: {
    tp_new: (_thread, type) => new PyBytesIO(type),
    tp_init: init,
    tp_iter: (_thread, self) => {
      requireOpen(self);
      return self;
    },
    tp_iternext: (thread, self) => {
      if (self.type !== bytesIOType) return nextLine(thread, self);
      requireOpen(self);
      const line = takeLine(thread.budget, self, -1);
      return line.length === 0 ? undefined : new PyBytes(line);
    },
    tp_finalize: () => undefined,
  },
  getset: [{ name: 'closed', get: (_thread, self) => self.closed }],
  methods: [
    method('readable($self, /)', whenOpen(true)),
    method('seekable($self, /)', whenOpen(true)),
    method('writable($self, /)', whenOpen(true)),
    method('close($self, /)', (_thread, self: PyBytesIO) => {
      requireUnlent(self);
      self.closed = true;
      self.memory = new Uint8Array(0);
      self.length = 0;
      return null;
    }),
    method('flush($self, /)', (_thread, self: PyBytesIO) => {
      requireOpen(self);
      return null;
    }),
    method('isatty($self, /)', whenOpen(false)),
    method('tell($self, /)', (_thread, self: PyBytesIO) => {
      requireOpen(self);
      return self.position;
    }),
    method('write($self, b, /)', write),
    method('writelines($self, lines, /)', (thread, self: PyBytesIO, lines: Value) => {
      requireOpen(self);
      forEach(thread, lines, (line) => drop(thread, write(thread, self, line)));
      return null;
    }),
    method('read1($self, size=-1, /)', read),
    method('readinto($self, buffer, /)', readInto),
    method('readline($self, size=-1, /)', (thread, self: PyBytesIO, size: Value = -1) => {
      requireOpen(self);
      return new PyBytes(takeLine(thread.budget, self, sizeArgument(thread, size)));
    }),
    method('readlines($self, size=None, /)', readLines),
    method('read($self, size=-1, /)', read),
    general(
      method('getbuffer($self, /)', (thread, self: PyBytesIO) => {
        requireOpen(self);
        return thread.call(memoryviewType, [new PyBytesIOBuffer(self)]);
      }),
    ),
    method('getvalue($self, /)', (_thread, self: PyBytesIO) => {
      requireOpen(self);
      return new PyBytes(self.bytes.slice());
    }),
    method('seek($self, pos, whence=0, /)', seek),
    method('truncate($self, size=None, /)', truncate),
    method('__getstate__($self, /)', (_thread, self: PyBytesIO) => {
      requireOpen(self);
      return new PyTuple([new PyBytes(self.bytes.slice()), self.position, self.dict?.copy() ?? null]);
    }),
    method('__setstate__($self, object, /)', setState),
  ],
});
