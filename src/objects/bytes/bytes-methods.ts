// The methods of bytes.

import { PyBytes, bytesType, exactBytes } from './bytes';
import { bytesFromHex } from './bytes-hex';
import { sharedByteMethods } from './byte-methods';
import { classMethod, method, type NativeDefinition } from '../native';
import type { Value } from '../object';
import { PyTuple } from '../containers/tuple';
import type { PyType } from '../type';

export const bytesMethods: NativeDefinition[] = [
  method('__getnewargs__($self, /)', (_thread, self: PyBytes) => new PyTuple([new PyBytes(self.bytes)])),
  method('__bytes__($self, /)', (_thread, self: PyBytes) => exactBytes(self)),
  classMethod('fromhex($type, string, /)', (thread, type: PyType, string: Value) => {
    const bytes = new PyBytes(bytesFromHex(thread, string));
    return type === bytesType ? bytes : thread.call(type, [bytes]);
  }),
  ...sharedByteMethods({
    typeName: 'bytes',
    of: (bytes) => new PyBytes(bytes),
    same: (self) => exactBytes(self as PyBytes),
  }),
];
