// The module _socket: names and numbers of networking. No connection leaves the sandbox.

import { defineType } from '../objects/define-type';
import * as exceptions from '../objects/exceptions/exceptions';
import { type NativeDefinition, method, rawMethod } from '../objects/native';
import { argInt } from '../objects/native-arguments';
import { PyObject, type Value } from '../objects/object';
import { type PyType, TypeFlag } from '../objects/type';
import { defineModule } from './define-module';
import { Errno } from './file-system';
import { osError } from './os-errors';
import { SOCKET_CONSTANTS } from './socket-constants';

const FLAGS = TypeFlag.BASETYPE | TypeFlag.HAVE_GC;

const errorType = (name: string): PyType =>
  defineType({ name, module: 'socket', base: () => exceptions.OSErrorType, flags: FLAGS | TypeFlag.BASE_EXC_SUBCLASS });

const herrorType = errorType('herror');
const gaierrorType = errorType('gaierror');

const denied = (name: string): NativeDefinition =>
  rawMethod(name, 'fastcall_keywords', (thread) => {
    throw osError(thread, Errno.EACCES);
  });

const socketType: PyType = defineType({
  name: 'socket',
  module: '_socket',
  flags: FLAGS,
  tp: {
    tp_new: (_thread, type) => new PyObject(type),
    tp_init: (thread) => {
      throw osError(thread, Errno.EACCES);
    },
  },
  methods: [
    ...[
      'accept',
      'bind',
      'connect',
      'connect_ex',
      'listen',
      'recv',
      'recv_into',
      'recvfrom',
      'send',
      'sendall',
      'sendto',
    ],
    ...[
      'getpeername',
      'getsockname',
      'getsockopt',
      'setsockopt',
      'setblocking',
      'getblocking',
      'settimeout',
      'gettimeout',
    ],
    ...['shutdown', '_accept'],
  ]
    .map(denied)
    .concat([
      method('close($self, /)', () => null),
      method('detach($self, /)', () => -1),
      method('fileno($self, /)', () => -1),
    ]),
});

const swap16 = (n: number): number => ((n & 0xff) << 8) | ((n >> 8) & 0xff);
const swap32 = (n: number): number => ((swap16(n & 0xffff) << 16) | swap16((n >>> 16) & 0xffff)) >>> 0;

export const socketModule = defineModule({
  name: '_socket',
  doc: 'Implementation module for socket operations.\n\nSee the socket module for documentation.',
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
    method('gethostname($module, /)', () => 'emscripten'),
    method('close($module, fd, /)', () => null),
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
