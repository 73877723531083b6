// array.array: methods.

import { type Budget, reserveBytes } from '../../objects/memory/budget';
import { sized } from '../../objects/sized-methods';
import { general, method, type NativeDefinition } from '../../objects/native';
import { withBytes } from '../../objects/bytes/buffer';
import { PyBytes } from '../../objects/bytes/bytes';
import { classGetItem } from '../../objects/types/class-getitem';
import type { GetSet } from '../../objects/define-type';
import { EOFErrorType } from '../../objects/exceptions/exceptions';
import { PyList } from '../../objects/containers/list';
import { argString } from '../../objects/native-arguments';
import { drop, hold, release, type Value } from '../../objects/object';
import { callMethod, lookupAttr } from '../../objects/protocols/attributes';
import { idOf } from '../../objects/identity';
import { indexError, raise, runtimeError, typeError, valueError } from '../../objects/raise';
import { boundArgument, longArgument, SSIZE_MAX, ssizeArgument } from '../../objects/containers/sequence-arguments';
import type { Thread } from '../../objects/thread';
import { PyTuple } from '../../objects/containers/tuple';
import { intValue } from '../../objects/type-of';
import { stateOf } from '../define-module';
import { PyArray } from './array-object';
import { appendBytes, appendText, arrayText, extendArray, itemEquals } from './array-slots';
import { machineFormat } from './item-kinds';

/** A method that changes the array and returns None. */
function action(
  signature: string,
  work: (thread: Thread, self: PyArray, ...values: Value[]) => void,
): NativeDefinition {
  return method(signature, (thread, self: PyArray, ...values) => {
    work(thread, self, ...values);
    return null;
  });
}

/** Those that go through the whole array. */
const WHOLE = [
  'byteswap',
  '__copy__',
  'count',
  '__deepcopy__',
  'insert',
  'pop',
  'remove',
  'reverse',
  'tobytes',
  'tounicode',
];

function find(thread: Thread, array: PyArray, value: Value, start: number, stop: number): number {
  for (let index = start; index < stop && index < array.length; index++) {
    thread.countWork();
    if (itemEquals(thread, array, index, value)) return index;
  }
  return -1;
}

const items = (array: PyArray): Value[] => Array.from({ length: array.length }, (_, index) => array.at(index));

function copy(array: PyArray): PyArray {
  const result = new PyArray(array.type, array.kind, array.length);
  result.bytes.set(array.bytes);
  return result;
}

function appendList(thread: Thread, array: PyArray, list: Value): void {
  if (!(list instanceof PyList)) throw typeError('arg must be list');
  const count = list.items.length;
  if (count === 0) return;
  const before = array.length;
  array.resize(thread.budget, before + count);
  try {
    for (let index = 0; index < count; index++) {
      array.store(thread, before + index, list.items[index]!);
      if (list.items.length !== count) throw runtimeError('list changed size during iteration');
    }
  } catch (error) {
    array.resize(thread.budget, before);
    throw error;
  }
}

function readFile(thread: Thread, array: PyArray, file: Value, n: Value): void {
  const count = ssizeArgument(thread, n);
  if (count < 0) throw valueError('negative count');
  const bytes = hold(callMethod(thread, file, 'read', [count * array.kind.size]));
  try {
    if (!(bytes instanceof PyBytes)) throw typeError("read() didn't return bytes");
    appendBytes(thread, array, bytes.bytes);
    if (bytes.bytes.length !== count * array.kind.size) throw raise(EOFErrorType, "read() didn't return enough bytes");
  } finally {
    release(thread, bytes);
  }
}

const FILE_BLOCK = 64 * 1024;

function writeFile(thread: Thread, array: PyArray, file: Value): void {
  const bytes = array.bytes.slice();
  for (let offset = 0; offset < bytes.length; offset += FILE_BLOCK) {
    const block = hold(new PyBytes(bytes.slice(offset, offset + FILE_BLOCK)));
    try {
      drop(thread, callMethod(thread, file, 'write', [block]));
    } finally {
      release(thread, block);
    }
  }
}

function swapBytes(array: PyArray): void {
  const { bytes, kind } = array;
  for (let offset = 0; offset < bytes.length; offset += kind.size) bytes.subarray(offset, offset + kind.size).reverse();
}

function reduce(thread: Thread, array: PyArray, protocol: Value): Value {
  if (intValue(protocol) === undefined) throw typeError('__reduce_ex__ argument should be an integer');
  const version = longArgument(thread, protocol);
  const dict = lookupAttr(thread, array, '__dict__') ?? null;
  const { type, kind } = array;
  if (version < 3) return new PyTuple([type, new PyTuple([kind.code, new PyList(items(array))]), dict]);
  const { reconstructor } = stateOf(thread, 'array', () => ({ reconstructor: null as Value }));
  const args = new PyTuple([type, kind.code, machineFormat(kind), new PyBytes(array.bytes.slice())]);
  return new PyTuple([reconstructor, args, dict]);
}

const unicodeOnly = (name: string, array: PyArray): void => {
  if (!array.kind.unicode) throw valueError(`${name}() may only be called on unicode type arrays ('u' or 'w')`);
};

export const arrayGetSet: GetSet<PyArray>[] = [
  {
    name: 'typecode',
    get: (_thread, self) => self.kind.code,
  },
  {
    name: 'itemsize',
    get: (_thread, self) => self.kind.size,
  },
];

const methods: NativeDefinition[] = [
  action('append($self, v, /)', (thread, self, v) => self.append(thread, v!)),
  method('buffer_info($self, /)', (_thread, self: PyArray) => new PyTuple([idOf(self) + 16, self.length])),
  action('byteswap($self, /)', (_thread, self) => swapBytes(self)),
  action('clear($self, /)', (thread, self) => self.resize(thread.budget, 0)),
  method('__copy__($self, /)', (_thread, self: PyArray) => copy(self)),
  method('count($self, v, /)', (thread, self: PyArray, v: Value) => {
    let count = 0;
    for (let index = 0; index < self.length; index++) {
      thread.countWork();
      if (itemEquals(thread, self, index, v)) count++;
    }
    return count;
  }),
  method('__deepcopy__($self, unused, /)', (_thread, self: PyArray) => copy(self)),
  general(action('extend($self, bb, /)', (thread, self, bb) => extendArray(thread, self, bb!))),
  general(action('fromfile($self, f, n, /)', (thread, self, f, n) => readFile(thread, self, f!, n!))),
  action('fromlist($self, list, /)', (thread, self, list) => appendList(thread, self, list!)),
  action('frombytes($self, buffer, /)', (thread, self, buffer) =>
    withBytes(thread, buffer!, (bytes) => appendBytes(thread, self, bytes)),
  ),
  action('fromunicode($self, ustr, /)', (thread, self, ustr) => {
    const text = argString(thread, 'fromunicode', 0, ustr!);
    unicodeOnly('fromunicode', self);
    appendText(thread, self, text);
  }),
  method(
    'index($self, v, start=0, stop=sys.maxsize, /)',
    (thread, self: PyArray, v: Value, start?: Value, stop?: Value) => {
      let first = boundArgument(thread, start, 0);
      let end = boundArgument(thread, stop, SSIZE_MAX);
      if (first < 0) first = Math.max(0, first + self.length);
      if (end < 0) end += self.length;
      const found = find(thread, self, v, first, end);
      if (found < 0) throw valueError('array.index(x): x not in array');
      return found;
    },
  ),
  action('insert($self, i, v, /)', (thread, self, i, v) => self.insert(thread, ssizeArgument(thread, i!), v!)),
  method('pop($self, i=-1, /)', (thread, self: PyArray, i: Value = -1) => {
    let index = ssizeArgument(thread, i);
    if (self.length === 0) throw indexError('pop from empty array');
    if (index < 0) index += self.length;
    if (index < 0 || index >= self.length) throw indexError('pop index out of range');
    const value = self.at(index);
    self.splice(thread.budget, index, index + 1, new Uint8Array(0));
    return value;
  }),
  general(method('__reduce_ex__($self, value, /)', reduce)),
  action('remove($self, v, /)', (thread, self, v) => {
    const found = find(thread, self, v!, 0, SSIZE_MAX);
    if (found < 0) throw valueError('array.remove(x): x not in array');
    self.splice(thread.budget, found, found + 1, new Uint8Array(0));
  }),
  action('reverse($self, /)', (_thread, self) => {
    // All bytes reversed, then those of each item put back in order.
    self.bytes.reverse();
    swapBytes(self);
  }),
  general(action('tofile($self, f, /)', (thread, self, f) => writeFile(thread, self, f!))),
  method('tolist($self, /)', (_thread, self: PyArray) => new PyList(items(self))),
  method('tobytes($self, /)', (_thread, self: PyArray) => new PyBytes(self.bytes.slice())),
  method('tounicode($self, /)', (_thread, self: PyArray) => {
    unicodeOnly('tounicode', self);
    return arrayText(self);
  }),
  method('__sizeof__($self, /)', (_thread, self: PyArray) => self.byteSize),
  classGetItem(),
];

/** An item is a small object of its own once it is looked at. */
const ITEM_BYTES = 32;

function reserveAll(budget: Budget, size: number): void {
  budget.reserve(ITEM_BYTES * size);
  budget.work(size / 8);
}

const byteSize = (self: Value): number => (self as PyArray).bytes.length;

export const arrayMethods = sized(
  sized(methods, WHOLE, byteSize, reserveBytes),
  ['tolist'],
  (self) => (self as PyArray).length,
  reserveAll,
);
