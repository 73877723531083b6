// array.array: methods.

// Loaded before everything that may come back to this file in a circle.
import { type Budget, reserveBytes } from '../../objects/memory/budget';
import { sized } from '../../objects/sized-methods';
import { method, type NativeDefinition } from '../../objects/native';
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

export const arrayDoc =
  "array(typecode [, initializer]) -> array\n\nReturn a new array whose items are restricted by typecode, and\ninitialized from the optional initializer value, which must be a list,\nstring or iterable over elements of the appropriate type.\n\nArrays represent basic values and behave very much like lists, except\nthe type of objects stored in them is constrained. The type is specified\nat object creation time by using a type code, which is a single character.\nThe following type codes are defined:\n\n    Type code   C Type             Minimum size in bytes\n    'b'         signed integer     1\n    'B'         unsigned integer   1\n    'u'         Unicode character  2 (see note)\n    'h'         signed integer     2\n    'H'         unsigned integer   2\n    'i'         signed integer     2\n    'I'         unsigned integer   2\n    'l'         signed integer     4\n    'L'         unsigned integer   4\n    'q'         signed integer     8 (see note)\n    'Q'         unsigned integer   8 (see note)\n    'f'         floating-point     4\n    'd'         floating-point     8\n\nNOTE: The 'u' typecode corresponds to Python's unicode character. On\nnarrow builds this is 2-bytes on wide builds this is 4-bytes.\n\nNOTE: The 'q' and 'Q' type codes are only available if the platform\nC compiler used to build Python supports 'long long', or, on Windows,\n'__int64'.\n\nMethods:\n\nappend() -- append a new item to the end of the array\nbuffer_info() -- return information giving the current memory info\nbyteswap() -- byteswap all the items of the array\ncount() -- return number of occurrences of an object\nextend() -- extend array by appending multiple elements from an iterable\nfromfile() -- read items from a file object\nfromlist() -- append items from the list\nfrombytes() -- append items from the string\nindex() -- return index of first occurrence of an object\ninsert() -- insert a new item into the array at a provided position\npop() -- remove and return item (default last)\nremove() -- remove first occurrence of an object\nreverse() -- reverse the order of the items in the array\ntofile() -- write all items to a file object\ntolist() -- return the array converted to an ordinary list\ntobytes() -- return the array converted to a string\n\nAttributes:\n\ntypecode -- the typecode character used to create the array\nitemsize -- the length in bytes of one array item\n";

/** A method that changes the array and returns None. */
function action(
  signature: string,
  work: (thread: Thread, self: PyArray, ...values: Value[]) => void,
  doc: string,
): NativeDefinition {
  return method(
    signature,
    (thread, self: PyArray, ...values) => {
      work(thread, self, ...values);
      return null;
    },
    doc,
  );
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

export const arrayGetSet: GetSet[] = [
  {
    name: 'typecode',
    get: (_thread, self) => (self as PyArray).kind.code,
    doc: 'the typecode character used to create the array',
  },
  {
    name: 'itemsize',
    get: (_thread, self) => (self as PyArray).kind.size,
    doc: 'the size, in bytes, of one array item',
  },
];

const methods: NativeDefinition[] = [
  action(
    'append($self, v, /)',
    (thread, self, v) => self.append(thread, v!),
    'Append new value v to the end of the array.',
  ),
  method(
    'buffer_info($self, /)',
    (_thread, self: PyArray) => new PyTuple([idOf(self) + 16, self.length]),
    "Return a tuple (address, length) giving the current memory address and the length in items of the buffer used to hold array's contents.\n\nThe length should be multiplied by the itemsize attribute to calculate\nthe buffer length in bytes.",
  ),
  action(
    'byteswap($self, /)',
    (_thread, self) => swapBytes(self),
    'Byteswap all items of the array.\n\nIf the items in the array are not 1, 2, 4, or 8 bytes in size, RuntimeError is\nraised.',
  ),
  action('clear($self, /)', (thread, self) => self.resize(thread.budget, 0), 'Remove all items from the array.'),
  method('__copy__($self, /)', (_thread, self: PyArray) => copy(self), 'Return a copy of the array.'),
  method(
    'count($self, v, /)',
    (thread, self: PyArray, v: Value) => {
      let count = 0;
      for (let index = 0; index < self.length; index++) {
        thread.countWork();
        if (itemEquals(thread, self, index, v)) count++;
      }
      return count;
    },
    'Return number of occurrences of v in the array.',
  ),
  method('__deepcopy__($self, unused, /)', (_thread, self: PyArray) => copy(self), 'Return a copy of the array.'),
  action(
    'extend($self, bb, /)',
    (thread, self, bb) => extendArray(thread, self, bb!),
    'Append items to the end of the array.',
  ),
  action(
    'fromfile($self, f, n, /)',
    (thread, self, f, n) => readFile(thread, self, f!, n!),
    'Read n objects from the file object f and append them to the end of the array.',
  ),
  action(
    'fromlist($self, list, /)',
    (thread, self, list) => appendList(thread, self, list!),
    'Append items to array from list.',
  ),
  action(
    'frombytes($self, buffer, /)',
    (thread, self, buffer) => withBytes(thread, buffer!, (bytes) => appendBytes(thread, self, bytes)),
    'Appends items from the string, interpreting it as an array of machine values, as if it had been read from a file using the fromfile() method.',
  ),
  action(
    'fromunicode($self, ustr, /)',
    (thread, self, ustr) => {
      const text = argString(thread, 'fromunicode', 0, ustr!);
      unicodeOnly('fromunicode', self);
      appendText(thread, self, text);
    },
    'Extends this array with data from the unicode string ustr.\n\nThe array must be a unicode type array; otherwise a ValueError is raised.\nUse array.frombytes(ustr.encode(...)) to append Unicode data to an array of\nsome other type.',
  ),
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
    'Return index of first occurrence of v in the array.\n\nRaise ValueError if the value is not present.',
  ),
  action(
    'insert($self, i, v, /)',
    (thread, self, i, v) => self.insert(thread, ssizeArgument(thread, i!), v!),
    'Insert a new item v into the array before position i.',
  ),
  method(
    'pop($self, i=-1, /)',
    (thread, self: PyArray, i: Value = -1) => {
      let index = ssizeArgument(thread, i);
      if (self.length === 0) throw indexError('pop from empty array');
      if (index < 0) index += self.length;
      if (index < 0 || index >= self.length) throw indexError('pop index out of range');
      const value = self.at(index);
      self.splice(thread.budget, index, index + 1, new Uint8Array(0));
      return value;
    },
    'Return the i-th element and delete it from the array.\n\ni defaults to -1.',
  ),
  method('__reduce_ex__($self, value, /)', reduce, 'Return state information for pickling.'),
  action(
    'remove($self, v, /)',
    (thread, self, v) => {
      const found = find(thread, self, v!, 0, SSIZE_MAX);
      if (found < 0) throw valueError('array.remove(x): x not in array');
      self.splice(thread.budget, found, found + 1, new Uint8Array(0));
    },
    'Remove the first occurrence of v in the array.',
  ),
  action(
    'reverse($self, /)',
    (_thread, self) => {
      // All bytes reversed, then those of each item put back in order.
      self.bytes.reverse();
      swapBytes(self);
    },
    'Reverse the order of the items in the array.',
  ),
  action(
    'tofile($self, f, /)',
    (thread, self, f) => writeFile(thread, self, f!),
    'Write all items (as machine values) to the file object f.',
  ),
  method(
    'tolist($self, /)',
    (_thread, self: PyArray) => new PyList(items(self)),
    'Convert array to an ordinary list with the same items.',
  ),
  method(
    'tobytes($self, /)',
    (_thread, self: PyArray) => new PyBytes(self.bytes.slice()),
    'Convert the array to an array of machine values and return the bytes representation.',
  ),
  method(
    'tounicode($self, /)',
    (_thread, self: PyArray) => {
      unicodeOnly('tounicode', self);
      return arrayText(self);
    },
    'Extends this array with data from the unicode string ustr.\n\nConvert the array to a unicode string.  The array must be a unicode type array;\notherwise a ValueError is raised.  Use array.tobytes().decode() to obtain a\nunicode string from an array of some other type.',
  ),
  method('__sizeof__($self, /)', (_thread, self: PyArray) => self.byteSize, 'Size of the array in memory, in bytes.'),
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
