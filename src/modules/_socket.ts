// The module _socket: names and numbers of networking, and pairs of sockets in memory. No connection leaves the sandbox.

import { defineType } from '../objects/define-type';
import * as exceptions from '../objects/exceptions/exceptions';
import { type NativeDefinition, method, rawMethod } from '../objects/native';
import { PyTuple } from '../objects/containers/tuple';
import { argInt, parseKeywords } from '../objects/native-arguments';
import type { Value } from '../objects/object';
import type { Thread } from '../objects/thread';
import { type PyType, TypeFlag } from '../objects/type';
import { newSocketPair } from './connection';
import { defineModule } from './define-module';
import { Errno } from './file-system';
import { fileTable } from './open-files';
import { orOsError, osError } from './os-errors';
import { adopt, PySocket, socketType } from './socket/socket-type';
import { SOCKET_CONSTANTS } from './socket-constants';

const { AF_UNIX = 1, SOCK_STREAM = 1 } = SOCKET_CONSTANTS;
const FLAGS = TypeFlag.BASETYPE | TypeFlag.HAVE_GC;

const errorType = (name: string): PyType =>
  defineType({ name, module: 'socket', base: exceptions.OSErrorType, flags: FLAGS | TypeFlag.BASE_EXC_SUBCLASS });

const herrorType = errorType('herror');
const gaierrorType = errorType('gaierror');

const denied = (name: string): NativeDefinition =>
  rawMethod(name, 'fastcall_keywords', (thread) => {
    throw osError(thread, Errno.EACCES);
  });

/** `_socket.socketpair([family[, type[, proto]]])`. */
function socketPair(thread: Thread, _module: Value, args: Value[], kwnames: PyTuple | undefined): Value {
  const parsed = parseKeywords(thread, 'socketpair', 'family=1, type=1, proto=0', args, kwnames, 'by text') as (
    | Value
    | undefined
  )[];
  const [family, type, proto] = parsed.map((value) => (value === undefined ? undefined : argInt(thread, value)));
  const kind = { family: family ?? AF_UNIX, type: type ?? SOCK_STREAM, proto: proto ?? 0 };
  const sockets = newSocketPair(kind).map((end) => {
    const socket = new PySocket(socketType);
    adopt(socket, fileTable(thread).add(end), kind);
    return socket;
  });
  return new PyTuple(sockets);
}

const swap16 = (n: number): number => ((n & 0xff) << 8) | ((n >> 8) & 0xff);
const swap32 = (n: number): number => ((swap16(n & 0xffff) << 16) | swap16((n >>> 16) & 0xffff)) >>> 0;

export const socketModule = defineModule({
  name: '_socket',
  functions: [
    ...[
      'gethostbyname',
      'gethostbyname_ex',
      'gethostbyaddr',
      'getservbyname',
      'getservbyport',
      'getprotobyname',
      'dup',
    ].map(denied),
    ...['getaddrinfo', 'getnameinfo', 'if_nameindex', 'if_nametoindex', 'if_indextoname'].map(denied),
    rawMethod('socketpair', 'fastcall_keywords', socketPair),
    method('gethostname($module, /)', () => 'emscripten'),
    method('close($module, fd, /)', (thread, _module, fd: Value) => {
      const descriptor = argInt(thread, fd);
      orOsError(thread, () => fileTable(thread).close(descriptor));
      return null;
    }),
    method('ntohs($module, integer, /)', (thread, _module, value: Value) => swap16(argInt(thread, value))),
    method('htons($module, integer, /)', (thread, _module, value: Value) => swap16(argInt(thread, value))),
    method('ntohl($module, integer, /)', (thread, _module, value: Value) => swap32(argInt(thread, value))),
    method('htonl($module, integer, /)', (thread, _module, value: Value) => swap32(argInt(thread, value))),
    method('getdefaulttimeout($module, /)', () => null),
    method('setdefaulttimeout($module, timeout, /)', () => null),
  ],
  constants: SOCKET_CONSTANTS,
  init(_thread, _module, define) {
    define('herror', herrorType);
    define('gaierror', gaierrorType);
    define('error', exceptions.OSErrorType);
    define('timeout', exceptions.TimeoutErrorType);
    define('SocketType', socketType);
    define('socket', socketType);
    define('has_ipv6', false);
  },
});
