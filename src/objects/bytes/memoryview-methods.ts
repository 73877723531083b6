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
import { classMethod, method, type NativeDefinition, rawMethod } from '../native';
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
  method('release($self, /)', (thread, self: PyMemoryView) => {
    self.release(thread);
    return null;
  }),
  method("tobytes($self, /, order='C')", (thread, self: PyMemoryView, order: Optional) => {
    const info = self.check();
    return new PyBytes(copyView(info, thread.budget, orderOf(info, order)));
  }),
  method(
    'hex($self, /, sep=<unrepresentable>, bytes_per_sep=1)',
    (thread, self: PyMemoryView, separator: Optional, group: Optional) =>
      bytesToHex(
        thread,
        copyView(self.check(), thread.budget),
        separator,
        group === undefined ? 1 : argInt(thread, group),
      ),
  ),
  method('tolist($self, /)', (thread, self: PyMemoryView) => listOf(thread.budget, self.check(), 0, self.info.offset)),
  method(
    'cast($self, /, format, shape=<unrepresentable>)',
    (thread, self: PyMemoryView, format: Value, shape: Optional) =>
      cast(self, argString(thread, 'cast', 'format', format), shape),
  ),
  method('toreadonly($self, /)', (_thread, self: PyMemoryView) => self.derive({ ...self.check(), readonly: true })),
  classMethod('_from_flags($type, /, object, flags)', (thread, _type, object: Value, flags: Value) =>
    viewOf(thread, object, argInt(thread, flags)),
  ),
  method('count($self, value, /)', count),
  method('index($self, value, start=0, stop=sys.maxsize, /)', findIndex),
  method('__enter__($self, /)', (_thread, self: PyMemoryView) => {
    self.check();
    return self;
  }),
  rawMethod(
    '__exit__',
    'varargs',
    (thread, self: PyMemoryView) => {
      self.release(thread);
      return null;
    },
    { textSignature: '($self, /, *exc_info)' },
  ),
  classGetItem(),
];

function attribute(name: string, get: (info: BufferInfo, view: PyMemoryView) => Value): GetSet<PyMemoryView> {
  return {
    name,
    get: (_thread, view) => {
      return get(view.check(), view);
    },
  };
}

export const memoryviewGetset: GetSet<PyMemoryView>[] = [
  attribute('obj', (_info, view) => view.source?.owner ?? null),
  attribute('nbytes', ({ length }) => length),
  attribute('readonly', ({ readonly }) => readonly),
  attribute('itemsize', ({ itemsize }) => itemsize),
  attribute('format', ({ format }) => format),
  attribute('ndim', ({ shape }) => shape.length),
  attribute('shape', ({ shape }) => new PyTuple(shape)),
  attribute('strides', ({ strides }) => new PyTuple(strides)),
  attribute('suboffsets', () => new PyTuple([])),
  attribute('c_contiguous', (info) => isContiguous(info, 'C')),
  attribute('f_contiguous', (info) => isContiguous(info, 'F')),
  attribute('contiguous', (info) => isContiguous(info, 'C') || isContiguous(info, 'F')),
];
