// The abstract classes of io: _IOBase, _RawIOBase, _BufferedIOBase and _TextIOBase.

import { reserveBytes } from '../../objects/memory/budget';
import { PyByteArray } from '../../objects/bytes/bytearray';
import { PyBytes } from '../../objects/bytes/bytes';
import { defineType } from '../../objects/define-type';
import * as exceptions from '../../objects/exceptions/exceptions';
import { instanceDictGetSet } from '../../objects/types/instance-dict';
import { PyList } from '../../objects/containers/list';
import { general, type BoundFunction, method, rawMethod } from '../../objects/native';
import { getBuffer, releaseBuffer, BufferFlag } from '../../objects/bytes/buffer';
import { drop, hold, PyObject, release, unhold, type Value } from '../../objects/object';
import { callMethod, lookupAttr, setAttr } from '../../objects/protocols/attributes';
import { isTrue } from '../../objects/protocols/compare';
import { forEach } from '../../objects/protocols/iteration';
import { asSsize } from '../../objects/protocols/numbers';
import { length } from '../../objects/protocols/subscript';
import { raise, typeError, valueError } from '../../objects/raise';
import { PyRaise, type Thread } from '../../objects/thread';
import { type PyType, TypeFlag } from '../../objects/type';
import { typeOf } from '../../objects/type-of';
import { unsupported } from './unsupported';

const FLAGS = TypeFlag.BASETYPE | TypeFlag.HAVE_GC;

/** Is the file closed, as its attribute tells? */
export function isClosed(thread: Thread, file: Value): boolean {
  const closed = lookupAttr(thread, file, 'closed');
  return closed !== undefined && isTrue(thread, closed);
}

/** ValueError on a closed file (_PyIOBase_check_closed). */
export function checkClosed(thread: Thread, file: Value): void {
  if (isClosed(thread, file)) throw valueError('I/O operation on closed file.');
}

/** A size argument: None and negative numbers mean no limit. */
export function sizeArgument(thread: Thread, size: Value = null): number {
  if (size === null) return -1;
  const { tpName } = typeOf(size);
  if (typeOf(size).tp.nb_index === undefined) throw typeError(`argument should be integer or None, not '${tpName}'`);
  return asSsize(thread, size, exceptions.OverflowErrorType);
}

/** Asks `readable`, `writable` or `seekable` and raises UnsupportedOperation where it says no. */
function check(question: string, message: string): BoundFunction {
  return (thread, self: Value) => {
    const answer = callMethod(thread, self, question, []);
    if (answer !== true) {
      drop(thread, answer);
      throw unsupported(thread, message);
    }
    return true;
  };
}

const unsupportedMethod = (signature: string, name: string) =>
  method(signature, (thread) => {
    throw unsupported(thread, name);
  });

/** Flushes and marks as closed (iobase_close). */
function close(thread: Thread, self: Value): Value {
  if (lookupAttr(thread, self, '__IOBase_closed') !== undefined) return null;
  try {
    drop(thread, callMethod(thread, self, 'flush', []));
  } finally {
    setAttr(thread, self, '__IOBase_closed', true);
  }
  return null;
}

/** Reads up to a line end, through `peek` where there is one (iobase_readline). */
function readLine(thread: Thread, self: Value, limit: number): Value {
  const peek = lookupAttr(thread, self, 'peek') !== undefined;
  const line: number[] = [];
  while (limit < 0 || line.length < limit) {
    let count = 1;
    if (peek) {
      const ahead = callMethod(thread, self, 'peek', [1]);
      if (!(ahead instanceof PyBytes)) {
        const { tpName } = typeOf(ahead);
        throw raise(exceptions.OSErrorType, `peek() should have returned a bytes object, not '${tpName}'`);
      }
      const newline = ahead.bytes.indexOf(10);
      count = newline >= 0 ? newline + 1 : Math.max(1, ahead.bytes.length);
      if (limit >= 0) count = Math.min(count, limit - line.length);
      drop(thread, ahead);
    }
    const chunk = callMethod(thread, self, 'read', [count]);
    if (!(chunk instanceof PyBytes)) {
      const { tpName } = typeOf(chunk);
      throw raise(exceptions.OSErrorType, `read() should have returned a bytes object, not '${tpName}'`);
    }
    const { bytes } = chunk;
    drop(thread, chunk);
    if (bytes.length === 0) break;
    for (const byte of bytes) line.push(byte);
    if (line[line.length - 1] === 10) break;
  }
  return new PyBytes(Uint8Array.from(line));
}

/** Every line, or as many as reach `hint` bytes (iobase_readlines). */
export function readLines(thread: Thread, self: Value, hint: number): Value {
  const lines = new PyList([]);
  hold(lines);
  let total = 0;
  try {
    forEach(thread, self, (line) => {
      lines.append(line);
      if (hint > 0) {
        total += length(thread, line);
        if (total > hint) return false;
      }
      return undefined;
    });
  } catch (error) {
    release(thread, lines);
    throw error;
  }
  return unhold(lines);
}

export function writeLines(thread: Thread, self: Value, lines: Value): Value {
  checkClosed(thread, self);
  forEach(thread, lines, (line) => drop(thread, callMethod(thread, self, 'write', [line])));
  return null;
}

/** Closes a file that nobody holds any more (iobase_finalize). */
export function finalizeFile(thread: Thread, self: Value): void {
  try {
    if (isClosed(thread, self)) return;
    drop(thread, callMethod(thread, self, 'close', []));
  } catch (error) {
    if (!(error instanceof PyRaise)) throw error;
    thread.unraisable(error.exc, 'Exception ignored while finalizing file', self);
  }
}

/** The next line; an empty one ends the iteration. */
export function nextLine(thread: Thread, self: Value): Value | undefined {
  const line = callMethod(thread, self, 'readline', []);
  if (length(thread, line) > 0) return line;
  drop(thread, line);
  return undefined;
}

export const ioBaseType: PyType = defineType({
  name: '_IOBase',
  module: '_io',
  flags: FLAGS,
  hasDict: true,
  hasWeakrefs: true,
  tp: {
    tp_new: (_thread, type) => new PyObject(type),
    tp_iter: (thread, self) => {
      checkClosed(thread, self);
      return self;
    },
    tp_iternext: nextLine,
    tp_finalize: finalizeFile,
  },
  getset: [
    instanceDictGetSet(),
    { name: 'closed', get: (thread, self) => lookupAttr(thread, self, '__IOBase_closed') !== undefined },
  ],
  methods: [
    general(unsupportedMethod('seek($self, offset, whence=os.SEEK_SET, /)', 'seek')),
    method('tell($self, /)', (thread, self: Value) => callMethod(thread, self, 'seek', [0, 1])),
    general(unsupportedMethod('truncate($self, size=None, /)', 'truncate')),
    method('flush($self, /)', (thread, self: Value) => {
      checkClosed(thread, self);
      return null;
    }),
    method('close($self, /)', close),
    method('seekable($self, /)', () => false),
    method('readable($self, /)', () => false),
    method('writable($self, /)', () => false),
    rawMethod('_checkClosed', 'fastcall', (thread, self: Value) => {
      checkClosed(thread, self);
      return null;
    }),
    method('_checkSeekable($self, /)', check('seekable', 'File or stream is not seekable.')),
    method('_checkReadable($self, /)', check('readable', 'File or stream is not readable.')),
    method('_checkWritable($self, /)', check('writable', 'File or stream is not writable.')),
    general(unsupportedMethod('fileno($self, /)', 'fileno')),
    method('isatty($self, /)', (thread, self: Value) => {
      checkClosed(thread, self);
      return false;
    }),
    method('__enter__($self, /)', (thread, self: Value) => {
      checkClosed(thread, self);
      return self;
    }),
    general(
      rawMethod('__exit__', 'fastcall', (thread, self: Value) => {
        drop(thread, callMethod(thread, self, 'close', []));
        return null;
      }),
    ),
    method('readline($self, size=-1, /)', (thread, self: Value, size?: Value) =>
      readLine(thread, self, sizeArgument(thread, size)),
    ),
    method('readlines($self, hint=-1, /)', (thread, self: Value, hint?: Value) =>
      readLines(thread, self, sizeArgument(thread, hint)),
    ),
    method('writelines($self, lines, /)', (thread, self: Value, lines: Value) => writeLines(thread, self, lines)),
  ],
});

/** Reads through `readinto` of a subclass (_io__RawIOBase_read_impl). */
function rawRead(thread: Thread, self: Value, size: Value = -1): Value {
  const count = sizeArgument(thread, size);
  if (count < 0) return callMethod(thread, self, 'readall', []);
  reserveBytes(thread.budget, count);
  const buffer = new PyByteArray(new Uint8Array(count));
  hold(buffer);
  try {
    const read = callMethod(thread, self, 'readinto', [buffer]);
    if (read === null) return null;
    const got = asSsize(thread, read, exceptions.ValueErrorType);
    if (got < 0 || got > count) throw valueError(`readinto returned ${got} outside buffer size ${count}`);
    return new PyBytes(buffer.bytes.slice(0, got));
  } finally {
    release(thread, buffer);
  }
}

function rawReadAll(thread: Thread, self: Value): Value {
  const chunks: Uint8Array[] = [];
  for (;;) {
    const chunk = callMethod(thread, self, 'read', [8192]);
    if (chunk === null) {
      if (chunks.length === 0) return null;
      break;
    }
    if (!(chunk instanceof PyBytes)) throw typeError('read() should return bytes');
    if (chunk.bytes.length === 0) break;
    chunks.push(chunk.bytes);
    drop(thread, chunk);
  }
  return new PyBytes(concat(chunks));
}

/** One array of bytes out of many. */
export function concat(chunks: readonly Uint8Array[]): Uint8Array {
  const [only] = chunks;
  if (chunks.length === 1) return only!;
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let position = 0;
  for (const chunk of chunks) {
    whole.set(chunk, position);
    position += chunk.length;
  }
  return whole;
}

const notImplemented: BoundFunction = () => {
  throw raise(exceptions.NotImplementedErrorType);
};

export const rawIOBaseType = defineType({
  name: '_RawIOBase',
  module: '_io',
  base: ioBaseType,
  flags: FLAGS,
  methods: [
    method('read($self, size=-1, /)', rawRead),
    method('readall($self, /)', rawReadAll),
    general(rawMethod('readinto', 'fastcall', notImplemented)),
    general(rawMethod('write', 'fastcall', notImplemented)),
  ],
});

/** Fills a buffer from what `read` gives (_bufferediobase_readinto_generic). */
function readInto(name: 'read' | 'read1'): BoundFunction {
  return (thread, self: Value, target: Value) => {
    const buffer = getBuffer(thread, target, BufferFlag.WRITABLE);
    try {
      const data = callMethod(thread, self, name, [buffer.length]);
      if (!(data instanceof PyBytes)) throw typeError('read() should return bytes');
      if (data.bytes.length > buffer.length) {
        throw valueError(
          `read() returned too much data: ${buffer.length} bytes requested, ${data.bytes.length} returned`,
        );
      }
      buffer.memory.set(data.bytes, buffer.offset);
      drop(thread, data);
      return data.bytes.length;
    } finally {
      releaseBuffer(thread, target, buffer);
    }
  };
}

export const bufferedIOBaseType = defineType({
  name: '_BufferedIOBase',
  module: '_io',
  base: ioBaseType,
  flags: FLAGS,
  methods: [
    general(unsupportedMethod('detach($self, /)', 'detach')),
    general(unsupportedMethod('read($self, size=-1, /)', 'read')),
    general(unsupportedMethod('read1($self, size=-1, /)', 'read1')),
    method('readinto($self, buffer, /)', readInto('read')),
    method('readinto1($self, buffer, /)', readInto('read1')),
    general(unsupportedMethod('write($self, b, /)', 'write')),
  ],
});

export const textIOBaseType = defineType({
  name: '_TextIOBase',
  module: '_io',
  base: ioBaseType,
  flags: FLAGS,
  getset: [
    { name: 'encoding', get: () => null },
    {
      name: 'newlines',
      get: () => null,
    },
    {
      name: 'errors',
      get: () => null,
    },
  ],
  methods: [
    general(unsupportedMethod('detach($self, /)', 'detach')),
    general(unsupportedMethod('read($self, size=-1, /)', 'read')),
    general(unsupportedMethod('readline($self, size=-1, /)', 'readline')),
    general(unsupportedMethod('write($self, s, /)', 'write')),
  ],
});

/** The `name` of the file below, shown in reprs; undefined where there is none. */
export function nameOf(thread: Thread, file: Value): Value | undefined {
  return lookupAttr(thread, file, 'name');
}
