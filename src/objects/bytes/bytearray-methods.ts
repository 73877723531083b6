// The methods of bytearray.

import { pass, reserveBytes } from '../memory/budget';
import { hasBuffer, withBytes } from './buffer';
import { byteValue, joinTwo, OUT_OF_RANGE } from './byte-sequence';
import { sharedByteMethods } from './byte-methods';
import { PyByteArray, bytearrayType } from './bytearray';
import { replaceRange } from './bytearray-assignment';
import { bytesFromHex } from './bytes-hex';
import { bytesFromIterator } from './bytes-construction';
import { instanceDict } from '../protocols/attributes';
import { classMethod, method, type NativeDefinition } from '../native';
import { argInt } from '../native-arguments';
import { hold, release, type Value } from '../object';
import { getIterOr, lengthHint } from '../protocols/iteration';
import { toIndex } from '../protocols/numbers';
import { indexError, memoryError, typeError, valueError } from '../raise';
import { ssizeArgument } from '../containers/sequence-arguments';
import { PyBytes } from './bytes';
import { latin1 } from '../numbers/int-parsing';
import { PyTuple } from '../containers/tuple';
import type { PyType } from '../type';
import { strValue, typeOf } from '../type-of';

/** What pickle needs to make the object again (_common_reduce). */
function reduce(self: PyByteArray, protocol: number): Value {
  const dict = instanceDict(self) ?? null;
  if (protocol < 3) {
    const args = self.bytes.length === 0 ? [] : [latin1(self.bytes), 'latin-1'];
    return new PyTuple([self.type, new PyTuple(args), dict]);
  }
  return new PyTuple([self.type, new PyTuple(self.bytes.length === 0 ? [] : [new PyBytes(self.bytes.slice())]), dict]);
}

export const bytearrayMethods: NativeDefinition[] = [
  method('__alloc__($self, /)', (_thread, self: PyByteArray) => self.alloc),
  method('__reduce__($self, /)', (_thread, self: PyByteArray) => reduce(self, 2)),
  method('__reduce_ex__($self, proto=0, /)', (thread, self: PyByteArray, protocol: Value | undefined) =>
    reduce(self, protocol === undefined ? 0 : argInt(thread, protocol)),
  ),
  method('__sizeof__($self, /)', (_thread, self: PyByteArray) => 28 + self.alloc),
  method('append($self, item, /)', (thread, self: PyByteArray, item: Value) => {
    self.push(byteValue(toIndex(thread, item)), thread.budget);
    return null;
  }),
  method('clear($self, /)', (_thread, self: PyByteArray) => {
    self.replace(new Uint8Array(0));
    return null;
  }),
  method('copy($self, /)', (thread, self: PyByteArray) => {
    reserveBytes(thread.budget, self.bytes.length);
    return new PyByteArray(self.bytes.slice());
  }),
  method('extend($self, iterable_of_ints, /)', (thread, self: PyByteArray, iterable: Value) => {
    if (iterable === self) {
      if (self.bytes.length > 0) self.replace(joinTwo(thread.budget, self.bytes, self.bytes));
      return null;
    }
    if (hasBuffer(iterable)) {
      withBytes(thread, iterable, (bytes) => {
        if (bytes.length > 0) self.replace(joinTwo(thread.budget, self.bytes, bytes));
      });
      return null;
    }
    if (strValue(iterable) !== undefined) throw typeError("expected iterable of integers; got: 'str'");
    const iterator = hold(getIterOr(thread, iterable, `can't extend bytearray with ${typeOf(iterable).tpName}`));
    let bytes: Uint8Array;
    try {
      lengthHint(thread, iterable, 32);
      bytes = bytesFromIterator(thread, iterator, OUT_OF_RANGE);
    } finally {
      release(thread, iterator);
    }
    if (bytes.length > 0) self.replace(joinTwo(thread.budget, self.bytes, bytes));
    return null;
  }),
  classMethod('fromhex($type, string, /)', (thread, type: PyType, string: Value) => {
    const result = new PyByteArray(bytesFromHex(thread, string));
    return type === bytearrayType ? result : thread.call(type, [result]);
  }),
  method('insert($self, index, item, /)', (thread, self: PyByteArray, at: Value, item: Value) => {
    const given = ssizeArgument(thread, at);
    const byte = byteValue(toIndex(thread, item));
    const size = self.bytes.length;
    const index = given < 0 ? Math.max(given + size, 0) : Math.min(given, size);
    if (index === size) self.push(byte, thread.budget);
    else replaceRange(thread.budget, self, index, index, Uint8Array.of(byte));
    return null;
  }),
  method('pop($self, index=-1, /)', (thread, self: PyByteArray, at: Value | undefined) => {
    const given = at === undefined ? -1 : ssizeArgument(thread, at);
    const size = self.bytes.length;
    if (size === 0) throw indexError('pop from empty bytearray');
    const index = given < 0 ? given + size : given;
    if (index < 0 || index >= size) throw indexError('pop index out of range');
    const byte = self.bytes[index]!;
    self.checkResizable();
    reserveBytes(thread.budget, size - 1);
    const result = new Uint8Array(size - 1);
    result.set(self.bytes.subarray(0, index));
    result.set(self.bytes.subarray(index + 1), index);
    self.replace(result);
    return byte;
  }),
  method('remove($self, value, /)', (thread, self: PyByteArray, value: Value) => {
    const at = self.bytes.indexOf(byteValue(toIndex(thread, value)));
    if (at < 0) throw valueError('value not found in bytearray');
    self.checkResizable();
    reserveBytes(thread.budget, self.bytes.length);
    replaceRange(thread.budget, self, at, at + 1, new Uint8Array(0));
    return null;
  }),
  method('resize($self, size, /)', (thread, self: PyByteArray, size: Value) => {
    const length = ssizeArgument(thread, size);
    if (length < 0) throw valueError(`Can only resize to positive sizes, got ${length}`);
    if (length > 0x7fff_0000) throw memoryError();
    if (length === self.bytes.length) return null;
    self.checkResizable();
    reserveBytes(thread.budget, length);
    const result = new Uint8Array(length);
    result.set(self.bytes.subarray(0, length));
    self.replace(result);
    return null;
  }),
  method('reverse($self, /)', (thread, self: PyByteArray) => {
    pass(thread.budget, self.bytes.length);
    self.bytes.reverse();
    return null;
  }),
  ...sharedByteMethods({
    typeName: 'bytearray',
    of: (bytes) => new PyByteArray(bytes),
    same: (self) => new PyByteArray(self.bytes.slice()),
  }),
];
