// The type socket: one end of a pair that lives in memory. Whatever would reach the host fails as it does in a sandbox.

import { bytesOfBuffer, BufferFlag, copyBytes, getBuffer, releaseBuffer } from '../../objects/bytes/buffer';
import { PyBytes } from '../../objects/bytes/bytes';
import { PyTuple } from '../../objects/containers/tuple';
import { defineType } from '../../objects/define-type';
import * as exceptions from '../../objects/exceptions/exceptions';
import { type BoundFunction, method, type NativeDefinition, rawMethod, suspending } from '../../objects/native';
import { argInt, checkPositional, parseKeywords } from '../../objects/native-arguments';
import { PyFloat } from '../../objects/numbers/float';
import { PyObject, type Value } from '../../objects/object';
import { isTrue } from '../../objects/protocols/compare';
import { repr } from '../../objects/protocols/text';
import { asSsize } from '../../objects/protocols/numbers';
import { raise, valueError } from '../../objects/raise';
import { PyRaise, type Thread } from '../../objects/thread';
import { type PyType, TypeFlag } from '../../objects/type';
import type { VmThread } from '../../vm/thread-implementation';
import { SocketEnd } from '../connection';
import { Errno } from '../file-system';
import { fileTable } from '../open-files';
import { orOsError, osError } from '../os-errors';
import { SOCKET_CONSTANTS } from '../socket-constants';
import { secondsOf } from '../thread/acquire';

export class PySocket extends PyObject {
  descriptor = -1;
  family = 0;
  kind = 0;
  proto = 0;
  /** Milliseconds; Infinity for a socket that waits for ever, 0 for one that never waits. */
  timeout = Infinity;
  /** How much of its data each thread has sent that waits in sendall(). */
  readonly sent = new Map<number, number>();
}

/** The end behind a socket; EBADF once it is closed. */
function endOf(thread: Thread, self: PySocket): SocketEnd {
  const file = orOsError(thread, () => fileTable(thread).get(self.descriptor));
  if (!(file instanceof SocketEnd)) throw osError(thread, Errno.ENOTSOCK);
  return file;
}

/** Makes a socket of an end that is already open. */
export function adopt(self: PySocket, descriptor: number, { family, type, proto }: SocketEnd['kind']): void {
  self.descriptor = descriptor;
  self.family = family;
  self.kind = type;
  self.proto = proto;
}

/** Only a descriptor can be made a socket: a new one would reach the host. */
function init(thread: Thread, object: Value, args: Value[], kwnames: PyTuple | undefined): void {
  const self = object as PySocket;
  const parameters = 'family=-1, type=-1, proto=-1, fileno=None';
  const [, , , fileno = null] = parseKeywords(thread, 'socket', parameters, args, kwnames, 'by text') as (
    | Value
    | undefined
  )[];
  if (fileno === null) throw osError(thread, Errno.EACCES);
  const descriptor = argInt(thread, fileno);
  if (descriptor < 0) throw valueError('negative file descriptor');
  const file = orOsError(thread, () => fileTable(thread).get(descriptor));
  if (!(file instanceof SocketEnd)) throw osError(thread, Errno.ENOTSOCK);
  adopt(self, descriptor, file.kind);
}

/** Waits as the socket's timeout allows. */
function wait(thread: Thread, self: PySocket, end: SocketEnd, ready: () => boolean): void {
  if (self.timeout === 0 || thread.waitFor(end, ready, self.timeout)) return;
  throw raise(exceptions.TimeoutErrorType, 'timed out');
}

function receive(thread: Thread, self: PySocket, count: number, flags: number): Uint8Array {
  const end = endOf(thread, self);
  if ((flags & SOCKET_CONSTANTS.MSG_DONTWAIT!) === 0) wait(thread, self, end, () => end.canRead);
  return orOsError(thread, () => ((flags & SOCKET_CONSTANTS.MSG_PEEK!) !== 0 ? end.peek(count) : end.read(count)));
}

const recv: BoundFunction = (thread, self: PySocket, size: Value, flags: Value = 0) => {
  const count = asSsize(thread, size);
  if (count < 0) throw valueError('negative buffersize in recv');
  return new PyBytes(receive(thread, self, count, argInt(thread, flags)));
};

function receiveInto(
  thread: Thread,
  self: PySocket,
  args: Value[],
  kwnames: PyTuple | undefined,
  name: string,
): number {
  const parsed = parseKeywords(thread, name, 'buffer, nbytes=0, flags=0', args, kwnames);
  const [target, nbytes = 0, flags = 0] = parsed as [Value, Value?, Value?];
  const limit = asSsize(thread, nbytes);
  if (limit < 0) throw valueError(`negative buffersize in ${name}`);
  const buffer = getBuffer(thread, target, BufferFlag.WRITABLE);
  try {
    if (limit > buffer.length) throw valueError('buffer too small for requested bytes');
    const bytes = receive(thread, self, limit === 0 ? buffer.length : limit, argInt(thread, flags));
    bytesOfBuffer(buffer).set(bytes);
    return bytes.length;
  } finally {
    releaseBuffer(thread, target, buffer);
  }
}

const send: BoundFunction = (thread, self: PySocket, data: Value, _flags: Value = 0) => {
  const bytes = copyBytes(thread, data);
  const end = endOf(thread, self);
  wait(thread, self, end, () => end.canWrite);
  return orOsError(thread, () => end.write(bytes));
};

const sendAll: BoundFunction = (thread, self: PySocket, data: Value, _flags: Value = 0) => {
  const bytes = copyBytes(thread, data);
  const end = endOf(thread, self);
  let sent = (thread as VmThread).isResuming ? (self.sent.get(thread.id) ?? 0) : 0;
  while (sent < bytes.length) {
    self.sent.set(thread.id, sent);
    wait(thread, self, end, () => end.canWrite);
    sent += orOsError(thread, () => end.write(bytes.subarray(sent)));
  }
  self.sent.delete(thread.id);
  return null;
};

function close(thread: Thread, self: PySocket): Value {
  const { descriptor } = self;
  self.descriptor = -1;
  if (descriptor >= 0) orOsError(thread, () => fileTable(thread).close(descriptor));
  return null;
}

const getTimeout = (self: PySocket): Value => (self.timeout === Infinity ? null : new PyFloat(self.timeout / 1000));

const setTimeout: BoundFunction = (thread, self: PySocket, value: Value) => {
  const seconds = value === null ? Infinity : secondsOf(thread, value);
  if (seconds < 0) throw valueError('Timeout value out of range');
  return limit(thread, self, seconds * 1000);
};

/** A socket with a time limit is in non-blocking mode itself. */
function limit(thread: Thread, self: PySocket, milliseconds: number): null {
  endOf(thread, self).blocking = milliseconds === Infinity;
  self.timeout = milliseconds;
  return null;
}

/** Pairs have no address. */
const address: BoundFunction = (thread, self: PySocket) => {
  endOf(thread, self);
  return '';
};

const denied = (name: string): NativeDefinition =>
  rawMethod(name, 'fastcall_keywords', (thread) => {
    throw osError(thread, Errno.EACCES);
  });

/** A socket that nobody closed. */
function finalize(thread: Thread, object: Value): void {
  const self = object as PySocket;
  if (self.descriptor < 0) return;
  try {
    thread.warn(exceptions.ResourceWarningType, `unclosed ${repr(thread, self)}`);
  } catch (error) {
    if (!(error instanceof PyRaise)) throw error;
    thread.unraisable(error.exc, 'Exception ignored while finalizing socket', self);
  }
  close(thread, self);
}

export const socketType: PyType = defineType({
  name: 'socket',
  module: '_socket',
  instanceClass: PySocket,
  flags: TypeFlag.BASETYPE | TypeFlag.HAVE_GC,
  tp: {
    tp_new: (_thread, type) => new PySocket(type),
    tp_init: init,
    tp_finalize: finalize,
    tp_repr: (_thread, object) => {
      const { descriptor, family, kind, proto } = object;
      return `<socket object, fd=${descriptor}, family=${family}, type=${kind}, proto=${proto}>`;
    },
  },
  members: [
    { name: 'family', get: (self) => self.family },
    { name: 'type', get: (self) => self.kind },
    { name: 'proto', get: (self) => self.proto },
  ],
  getset: [{ name: 'timeout', get: (_thread, self) => getTimeout(self) }],
  methods: [
    ...['_accept', 'bind', 'connect', 'connect_ex', 'listen'].map(denied),
    suspending(method('recv($self, bufsize, flags=0, /)', recv)),
    suspending(
      method('recvfrom($self, bufsize, flags=0, /)', (thread, self: PySocket, ...rest: Value[]) => {
        return new PyTuple([recv(thread, self, ...rest), null]);
      }),
    ),
    suspending(
      rawMethod('recv_into', 'fastcall_keywords', (thread, self: PySocket, args, kwnames) =>
        receiveInto(thread, self, args, kwnames, 'recv_into'),
      ),
    ),
    suspending(
      rawMethod('recvfrom_into', 'fastcall_keywords', (thread, self: PySocket, args, kwnames) => {
        return new PyTuple([receiveInto(thread, self, args, kwnames, 'recvfrom_into'), null]);
      }),
    ),
    suspending(method('send($self, data, flags=0, /)', send)),
    suspending(method('sendall($self, data, flags=0, /)', sendAll)),
    denied('sendto'),
    method('shutdown($self, how, /)', (thread, self: PySocket, how: Value) => {
      endOf(thread, self).shutdown(argInt(thread, how));
      return null;
    }),
    method('close($self, /)', close),
    method('detach($self, /)', (_thread, self: PySocket) => {
      const { descriptor } = self;
      self.descriptor = -1;
      return descriptor;
    }),
    method('fileno($self, /)', (_thread, self: PySocket) => self.descriptor),
    method('getblocking($self, /)', (_thread, self: PySocket) => self.timeout !== 0),
    method('setblocking($self, flag, /)', (thread, self: PySocket, flag: Value) =>
      limit(thread, self, isTrue(thread, flag) ? Infinity : 0),
    ),
    method('gettimeout($self, /)', (_thread, self: PySocket) => getTimeout(self)),
    method('settimeout($self, timeout, /)', setTimeout),
    method('getsockname($self, /)', address),
    method('getpeername($self, /)', address),
    rawMethod('getsockopt', 'fastcall', (thread, self: PySocket, args) => {
      checkPositional('getsockopt', args.length, 2, 3);
      endOf(thread, self);
      return args[1] === SOCKET_CONSTANTS.SO_TYPE ? self.kind : 0;
    }),
    rawMethod('setsockopt', 'fastcall', (thread, self: PySocket, args) => {
      checkPositional('setsockopt', args.length, 3, 4);
      endOf(thread, self);
      return null;
    }),
  ],
});
