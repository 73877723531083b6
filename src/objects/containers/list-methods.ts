// list: methods and slots.

import { pass, reserveItems } from '../memory/budget';
import { classGetItem } from '../types/class-getitem';
import { IndexErrorType } from '../exceptions/exceptions';
import { deleteSubscript, assignSubscript } from './list-assignment';
import { extendList } from './list-extend';
import { PyListIterator, PyListReverseIterator } from './list-iterators';
import { PyList, listType } from './list';
import { sortList } from './list-sort';
import { coexisting, method, type NativeDefinition } from '../native';
import { checkPositional, noKeywords } from '../native-arguments';
import { hold, release, type Value } from '../object';
import { isTrue } from '../protocols/compare';
import { unhashable } from '../protocols/hashing';
import { asSsize, isIndex } from '../protocols/numbers';
import { repr } from '../protocols/text';
import { indexError, typeError, valueError } from '../raise';
import { guardRepr } from '../repr-guard';
import { boundArgument, positionalCount, ssizeArgument, SSIZE_MAX } from './sequence-arguments';
import { compareItems, compareSizes, countItems, findItem, joinReprs, sliceItems } from './sequence-items';
import { NotImplemented } from '../singletons';
import { adjustIndices, PySlice, unpackSlice } from './slice';
import type { Thread } from '../thread';
import type { PyTuple } from './tuple';
import { repeatItems } from './tuple-methods';
import type { TypeSlots } from '../type';
import { typeOf } from '../type-of';

function listInit(thread: Thread, list: PyList, args: Value[], kwnames: PyTuple | undefined): void {
  if (list.type === listType || list.type.tp.tp_new === listType.tp.tp_new) noKeywords('list', kwnames);
  const given = positionalCount(args, kwnames);
  checkPositional('list', given, 0, 1);
  if (list.items.length > 0) list.removeAll(thread);
  if (given === 1) extendList(thread, list, args[0]!);
}

function listItem(list: PyList, index: number): Value {
  if (index < 0 || index >= list.items.length) throw indexError('list index out of range');
  return list.items[index]!;
}

function listSubscript(thread: Thread, list: PyList, key: Value): Value {
  if (isIndex(key)) {
    const index = asSsize(thread, key, IndexErrorType);
    return listItem(list, index < 0 ? index + list.items.length : index);
  }
  if (!(key instanceof PySlice)) throw typeError(`list indices must be integers or slices, not ${typeOf(key).tpName}`);
  const bounds = unpackSlice(thread, key);
  const { start, step, length } = adjustIndices(list.items.length, bounds);
  return new PyList(sliceItems(thread.budget, list.items, start, step, length));
}

function assignItem(thread: Thread, list: PyList, index: number, value: Value | undefined): void {
  if (index < 0 || index >= list.items.length) throw indexError('list assignment index out of range');
  const old = list.items[index];
  if (value === undefined) pass(thread.budget, list.items.length - index);
  // Deleting one item leaves the allocation as it is.
  if (value === undefined) list.items.splice(index, 1);
  else list.items[index] = hold(value);
  release(thread, old);
}

function listAssign(thread: Thread, list: PyList, key: Value, value: Value | undefined): void {
  if (isIndex(key)) {
    const index = asSsize(thread, key, IndexErrorType);
    assignItem(thread, list, index < 0 ? index + list.items.length : index, value);
    return;
  }
  if (!(key instanceof PySlice)) throw typeError(`list indices must be integers or slices, not ${typeOf(key).tpName}`);
  if (value === undefined) deleteSubscript(thread, list, key);
  else assignSubscript(thread, list, key, value);
}

function repeatInPlace(thread: Thread, list: PyList, count: number): Value {
  const size = list.items.length;
  if (size === 0 || count === 1) return list;
  if (count < 1) {
    list.removeAll(thread);
    return list;
  }
  const repeated = repeatItems(thread.budget, list.items, count);
  list.items = repeated;
  for (let index = size; index < repeated.length; index++) hold(repeated[index]);
  list.reallocate(size);
  return list;
}

function listRepeat(thread: Thread, self: PyList, count: number): PyList {
  if (self.items.length === 0 || count <= 0) return new PyList([]);
  return new PyList(repeatItems(thread.budget, self.items, count));
}

export const listSlots: Partial<TypeSlots<PyList>> = {
  tp_new: (_thread, type) => new PyList([], type),
  tp_init: listInit,
  tp_hash: unhashable,
  tp_repr: (thread, list) => {
    if (list.items.length === 0) return '[]';
    return guardRepr(thread, list, '[...]', () => `[${joinReprs(thread, list, repr)}]`);
  },
  tp_iter: (_thread, self) => new PyListIterator(self),
  tp_richcompare: (thread, left, right, op) => {
    if (!(left instanceof PyList) || !(right instanceof PyList)) return NotImplemented;
    if (left.items.length !== right.items.length && (op === '==' || op === '!='))
      return compareSizes(left.items.length, right.items.length, op);
    return compareItems(thread, left, right, op);
  },
  sq_length: (_thread, self) => self.items.length,
  sq_concat: (thread, left, right) => {
    if (!(right instanceof PyList))
      throw typeError(`can only concatenate list (not "${typeOf(right).tpName}") to list`);
    const { items } = left;
    reserveItems(thread.budget, items.length + right.items.length);
    return new PyList(items.concat(right.items));
  },
  sq_repeat: (thread, self, count) => listRepeat(thread, self, count),
  sq_item: (_thread, self, index) => listItem(self, index),
  sq_ass_item: (thread, self, index, value) => assignItem(thread, self, index, value),
  sq_contains: (thread, self, item) => findItem(thread, self, item, 0, SSIZE_MAX) >= 0,
  sq_inplace_concat: (thread, self, other) => {
    extendList(thread, self, other);
    return self;
  },
  sq_inplace_repeat: repeatInPlace,
  mp_length: (_thread, self) => self.items.length,
  mp_subscript: listSubscript,
  mp_ass_subscript: listAssign,
};

export const listMethods: NativeDefinition[] = [
  coexisting('__getitem__($self, index, /)', listSubscript),
  method('__reversed__($self, /)', (_thread, self: PyList) => new PyListReverseIterator(self)),
  method('__sizeof__($self, /)', (_thread, self: PyList) => self.type.basicSize + 4 * self.allocated),
  method('clear($self, /)', (thread, self: PyList) => {
    self.removeAll(thread);
    return null;
  }),
  method('copy($self, /)', (thread, self: PyList) => {
    reserveItems(thread.budget, self.items.length);
    return new PyList(self.items.slice());
  }),
  {
    ...method('append($self, object, /)', (thread, self: PyList, object: Value) => {
      self.append(object, thread.budget);
      return null;
    }),
    role: 'append',
  },
  method('insert($self, index, object, /)', (thread, self: PyList, index: Value, object: Value) => {
    let at = ssizeArgument(thread, index);
    const size = self.items.length;
    if (at < 0) at = Math.max(0, at + size);
    pass(thread.budget, size - at);
    self.items.splice(Math.min(at, size), 0, hold(object));
    self.reallocate(size, thread.budget);
    return null;
  }),
  method('extend($self, iterable, /)', (thread, self: PyList, iterable: Value) => {
    extendList(thread, self, iterable);
    return null;
  }),
  method('pop($self, index=-1, /)', (thread, self: PyList, index: Value = -1) => {
    let at = ssizeArgument(thread, index);
    const size = self.items.length;
    if (size === 0) throw indexError('pop from empty list');
    if (at < 0) at += size;
    if (at < 0 || at >= size) throw indexError('pop index out of range');
    pass(thread.budget, size - at);
    return self.takeAt(at);
  }),
  method('remove($self, value, /)', (thread, self: PyList, value: Value) => {
    const found = findItem(thread, self, value, 0, SSIZE_MAX);
    if (found < 0) throw valueError('list.remove(x): x not in list');
    self.replaceSlice(thread, found, 1, []);
    return null;
  }),
  method(
    'index($self, value, start=0, stop=sys.maxsize, /)',
    (thread, self: PyList, value: Value, start: Value | undefined, stop: Value | undefined) => {
      let first = boundArgument(thread, start, 0);
      let end = boundArgument(thread, stop, SSIZE_MAX);
      const size = self.items.length;
      if (first < 0) first = Math.max(0, first + size);
      if (end < 0) end = Math.max(0, end + size);
      const found = findItem(thread, self, value, first, end);
      if (found < 0) throw valueError('list.index(x): x not in list');
      return found;
    },
  ),
  method('count($self, value, /)', (thread, self: PyList, value: Value) => countItems(thread, self, value)),
  method('reverse($self, /)', (thread, self: PyList) => {
    pass(thread.budget, self.items.length * 8);
    self.items.reverse();
    return null;
  }),
  method(
    'sort($self, /, *, key=None, reverse=False)',
    (thread, self: PyList, key: Value | undefined, reverse: Value = false) => {
      sortList(thread, self, key, isTrue(thread, reverse));
      return null;
    },
  ),
  classGetItem(),
];
