// The methods and attributes of memoryview.

import { type Budget, reserveItems } from '../memory/budget';
import type { BufferInfo } from './buffer';
import { bytesToHex } from './bytes-hex';
import { PyBytes } from './bytes';
import { classGetItem } from '../types/class-getitem';
import type { GetSet } from '../define-type';
import { NATIVE_SIZES } from './item-formats';
import { PyList } from '../containers/list';
import { type PyMemoryView, viewOf } from './memoryview';
import { contiguousStrides, copyView, isContiguous, itemAt, itemAtOffset } from './memoryview-items';
import { classMethod, method, type NativeDefinition } from '../native';
import { argInt, argString } from '../native-arguments';
import { drop, type Value } from '../object';
import { richCompareBool } from '../protocols/compare';
import { notImplementedError, typeError, valueError } from '../raise';
import { boundArgument } from '../containers/sequence-arguments';
import type { Thread } from '../thread';
import { PyTuple } from '../containers/tuple';
import { intValue, strValue, typeOf } from '../type-of';

type Optional = Value | undefined;

/** memoryview.tolist, dimension by dimension. */
function listOf(budget: Budget, info: BufferInfo, dimension: number, offset: number): Value {
  if (dimension === info.shape.length) return itemAtOffset(info, offset);
  reserveItems(budget, info.shape[dimension]!);
  const items: Value[] = [];
  for (let index = 0; index < info.shape[dimension]!; index++) {
    budget.work(1);
    items.push(listOf(budget, info, dimension + 1, offset + index * info.strides[dimension]!));
  }
  return new PyList(items);
}

function orderOf(info: BufferInfo, order: Optional): 'C' | 'F' {
  if (order === undefined || order === null) return 'C';
  const text = strValue(order);
  if (text === undefined)
    throw typeError(`tobytes() argument 'order' must be str or None, not ${typeOf(order).tpName}`);
  if (text === 'C' || text === 'F') return text;
  if (text !== 'A') throw valueError("order must be 'C', 'F' or 'A'");
  return !isContiguous(info, 'C') && isContiguous(info, 'F') ? 'F' : 'C';
}

const NATIVE_ONLY = "format must be a native single character format prefixed with an optional '@'";

function shapeOf(shape: Value, itemsize: number): number[] {
  if (!(shape instanceof PyList) && !(shape instanceof PyTuple)) throw typeError('shape must be a list or a tuple');
  const { items } = shape;
  if (items.length > 64) throw valueError('memoryview: number of dimensions must not exceed 64');
  let product = itemsize;
  return items.map((item) => {
    const size = intValue(item);
    if (size === undefined) throw typeError('memoryview.cast(): elements of shape must be integers');
    if (size <= 0) throw valueError('memoryview.cast(): elements of shape must be integers > 0');
    product *= Number(size);
    if (product > 0x7fff_ffff) throw valueError('memoryview.cast(): product(shape) > SSIZE_MAX');
    return Number(size);
  });
}

/** memoryview.cast (memoryview_cast_impl). */
function cast(view: PyMemoryView, format: string, shape: Optional): Value {
  const info = view.check();
  if (!isContiguous(info, 'C')) throw typeError('memoryview: casts are restricted to C-contiguous views');
  const dimensions = shape === undefined ? 1 : shapeItems(shape);
  if ((shape !== undefined || info.shape.length !== 1) && info.shape.includes(0))
    throw typeError('memoryview: cannot cast view with zeros in shape or strides');
  if (shape !== undefined && info.shape.length !== 1 && dimensions !== 1)
    throw typeError('memoryview: cast must be 1D -> ND or ND -> 1D');
  const source = info.format.startsWith('@') ? info.format.slice(1) : info.format;
  const target = format.startsWith('@') ? format.slice(1) : format;
  const size = target.length === 1 ? NATIVE_SIZES[target] : undefined;
  if (source.length !== 1 || NATIVE_SIZES[source] === undefined) throw valueError(`memoryview: source ${NATIVE_ONLY}`);
  if (size === undefined) throw valueError(`memoryview: destination ${NATIVE_ONLY}`);
  const isByte = (code: string): boolean => code === 'b' || code === 'B' || code === 'c';
  if (!isByte(source) && !isByte(target)) throw typeError('memoryview: cannot cast between two non-byte formats');
  if (info.length % size !== 0) throw typeError('memoryview: length is not a multiple of itemsize');
  const newShape = shape === undefined ? [info.length / size] : shapeOf(shape, size);
  if (shape !== undefined && newShape.reduce((product, count) => product * count, size) !== info.length)
    throw typeError('memoryview: product(shape) * itemsize != buffer size');
  const changed = { format, itemsize: size, shape: newShape, strides: contiguousStrides(newShape, size) };
  return view.derive({ ...info, ...changed });
}

function shapeItems(shape: Value): number {
  if (shape instanceof PyList || shape instanceof PyTuple) return shape.items.length;
  throw typeError('shape must be a list or a tuple');
}

function findIndex(thread: Thread, view: PyMemoryView, value: Value, start: Optional, stop: Optional): Value {
  const info = view.check();
  const size = info.shape[0] ?? 0;
  if (info.shape.length === 0) throw typeError('invalid lookup on 0-dim memory');
  const from = boundArgument(thread, start, 0);
  const to = boundArgument(thread, stop, 0x7fff_ffff);
  if (info.shape.length > 1) throw notImplementedError('multi-dimensional lookup is not implemented');
  const first = from < 0 ? Math.max(from + size, 0) : from;
  const last = Math.min(to < 0 ? Math.max(to + size, 0) : to, size);
  for (let index = first; index < last; index++) {
    if (itemEquals(thread, itemAt(view.check(), index), value)) return index;
  }
  throw valueError('memoryview.index(x): x not found');
}

function itemEquals(thread: Thread, item: Value, value: Value): boolean {
  thread.countWork();
  try {
    return richCompareBool(thread, item, value, '==');
  } finally {
    drop(thread, item);
  }
}

function count(thread: Thread, view: PyMemoryView, value: Value): Value {
  const { shape } = view.check();
  if (shape.length === 0) throw typeError('invalid indexing of 0-dim memory');
  let found = 0;
  for (let index = 0; index < shape[0]!; index++) if (itemEquals(thread, itemAt(view.check(), index), value)) found++;
  return found;
}

export const memoryviewMethods: NativeDefinition[] = [
  method(
    'release($self, /)',
    (thread, self: PyMemoryView) => {
      self.release(thread);
      return null;
    },
    'Release the underlying buffer exposed by the memoryview object.',
  ),
  method(
    "tobytes($self, /, order='C')",
    (thread, self: PyMemoryView, order: Optional) => {
      const info = self.check();
      return new PyBytes(copyView(info, thread.budget, orderOf(info, order)));
    },
    `Return the data in the buffer as a byte string.

Order can be {'C', 'F', 'A'}. When order is 'C' or 'F', the data of the
original array is converted to C or Fortran order. For contiguous views,
'A' returns an exact copy of the physical memory. In particular, in-memory
Fortran order is preserved. For non-contiguous views, the data is converted
to C first. order=None is the same as order='C'.`,
  ),
  method(
    'hex($self, /, sep=<unrepresentable>, bytes_per_sep=1)',
    (thread, self: PyMemoryView, separator: Optional, group: Optional) =>
      bytesToHex(
        thread,
        copyView(self.check(), thread.budget),
        separator,
        group === undefined ? 1 : argInt(thread, group),
      ),
    `Return the data in the buffer as a str of hexadecimal numbers.

  sep
    An optional single character or byte to separate hex bytes.
  bytes_per_sep
    How many bytes between separators.  Positive values count from the
    right, negative values count from the left.

Example:
>>> value = memoryview(b'\\xb9\\x01\\xef')
>>> value.hex()
'b901ef'
>>> value.hex(':')
'b9:01:ef'
>>> value.hex(':', 2)
'b9:01ef'
>>> value.hex(':', -2)
'b901:ef'`,
  ),
  method(
    'tolist($self, /)',
    (thread, self: PyMemoryView) => listOf(thread.budget, self.check(), 0, self.info.offset),
    'Return the data in the buffer as a list of elements.',
  ),
  method(
    'cast($self, /, format, shape=<unrepresentable>)',
    (thread, self: PyMemoryView, format: Value, shape: Optional) =>
      cast(self, argString(thread, 'cast', 'format', format), shape),
    'Cast a memoryview to a new format or shape.',
  ),
  method(
    'toreadonly($self, /)',
    (_thread, self: PyMemoryView) => self.derive({ ...self.check(), readonly: true }),
    'Return a readonly version of the memoryview.',
  ),
  classMethod(
    '_from_flags($type, /, object, flags)',
    (thread, _type, object: Value, flags: Value) => viewOf(thread, object, argInt(thread, flags)),
    'Create a new memoryview object which references the given object.',
  ),
  method('count($self, value, /)', count, 'Count the number of occurrences of a value.'),
  method(
    'index($self, value, start=0, stop=sys.maxsize, /)',
    findIndex,
    'Return the index of the first occurrence of a value.\n\nRaises ValueError if the value is not present.',
  ),
  method('__enter__($self, /)', (_thread, self: PyMemoryView) => {
    self.check();
    return self;
  }),
  method('__exit__($self, /, *exc_info)', (thread, self: PyMemoryView) => {
    self.release(thread);
    return null;
  }),
  classGetItem(),
];

function attribute(name: string, get: (info: BufferInfo, view: PyMemoryView) => Value, doc: string): GetSet {
  return {
    name,
    get: (_thread, self) => {
      const view = self as PyMemoryView;
      return get(view.check(), view);
    },
    doc,
  };
}

export const memoryviewGetset: GetSet[] = [
  attribute('obj', (_info, view) => view.source?.owner ?? null, 'The underlying object of the memoryview.'),
  attribute(
    'nbytes',
    ({ length }) => length,
    'The amount of space in bytes that the array would use in\n a contiguous representation.',
  ),
  attribute('readonly', ({ readonly }) => readonly, 'A bool indicating whether the memory is read only.'),
  attribute('itemsize', ({ itemsize }) => itemsize, 'The size in bytes of each element of the memoryview.'),
  attribute(
    'format',
    ({ format }) => format,
    'A string containing the format (in struct module style)\n for each element in the view.',
  ),
  attribute(
    'ndim',
    ({ shape }) => shape.length,
    'An integer indicating how many dimensions of a multi-dimensional\n array the memory represents.',
  ),
  attribute(
    'shape',
    ({ shape }) => new PyTuple(shape),
    'A tuple of ndim integers giving the shape of the memory\n as an N-dimensional array.',
  ),
  attribute(
    'strides',
    ({ strides }) => new PyTuple(strides),
    'A tuple of ndim integers giving the size in bytes to access\n each element for each dimension of the array.',
  ),
  attribute('suboffsets', () => new PyTuple([]), 'A tuple of integers used internally for PIL-style arrays.'),
  attribute('c_contiguous', (info) => isContiguous(info, 'C'), 'A bool indicating whether the memory is C contiguous.'),
  attribute(
    'f_contiguous',
    (info) => isContiguous(info, 'F'),
    'A bool indicating whether the memory is Fortran contiguous.',
  ),
  attribute(
    'contiguous',
    (info) => isContiguous(info, 'C') || isContiguous(info, 'F'),
    'A bool indicating whether the memory is contiguous.',
  ),
];
