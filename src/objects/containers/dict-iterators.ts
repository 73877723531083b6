// Iterators over keys, values and items of dictionaries, in both directions.

import { builtin } from '../functions/builtin-lookup';
import { defineType } from '../define-type';
import type { PyDict } from './dict';
import { PyList } from './list';
import { method } from '../native';
import { drop, hold, PyObject, release, type Value, type Visit } from '../object';
import { runtimeError } from '../raise';
import { blankResult, pairOf } from '../result-tuple';
import type { Thread } from '../thread';
import { PyTuple } from './tuple';
import { type PyType, TypeFlag } from '../type';

/** What an iterator gives for an entry. */
type Take = (thread: Thread, iterator: DictIterator, key: Value, value: Value) => Value;

const takeKey: Take = (_thread, _iterator, key) => key;
const takeValue: Take = (_thread, _iterator, _key, value) => value;
const takeItem: Take = (thread, iterator, key, value) => pairOf(thread, iterator.result!, key, value);

export class DictIterator extends PyObject {
  /** Held; undefined once exhausted. */
  source: PyDict | undefined;
  /** The size at the start; -1 after it was seen to have changed, so that the error stays. */
  expectedSize: number;
  /** The next slot. */
  position: number;
  remaining: number;
  /** Held; of iterators over items. */
  result: PyTuple | undefined;

  constructor(type: PyType, source: PyDict) {
    super(type);
    this.source = hold(source);
    this.expectedSize = this.remaining = source.size;
    this.result = givesItems(type) ? blankResult(2) : undefined;
    this.position = isReverse(type) ? source.slotCount - 1 : 0;
  }

  finish(thread: Thread): void {
    const { source } = this;
    this.source = undefined;
    release(thread, source);
  }

  override traverse(visit: Visit): void {
    super.traverse(visit);
    visit(this.source);
    visit(this.result);
  }

  override clear(thread: Thread): void {
    this.finish(thread);
    const { result } = this;
    this.result = undefined;
    release(thread, result);
    super.clear(thread);
  }
}

function next(thread: Thread, iterator: DictIterator, step: 1 | -1, take: Take): Value | undefined {
  const { source } = iterator;
  if (source === undefined) return undefined;
  if (iterator.expectedSize !== source.size) {
    iterator.expectedSize = -1;
    throw runtimeError('dictionary changed size during iteration');
  }
  const { values, slotCount } = source;
  let nth = iterator.position;
  while (nth >= 0 && nth < slotCount && values[source.slotAt(nth)] === undefined) nth += step;
  const position = nth < slotCount ? source.slotAt(nth) : -1;
  const value = values[position];
  if (value === undefined) {
    iterator.finish(thread);
    return undefined;
  }
  if (iterator.remaining === 0) {
    iterator.finish(thread);
    throw runtimeError('dictionary keys changed during iteration');
  }
  iterator.position = nth + step;
  iterator.remaining--;
  return take(thread, iterator, source.keys.entries[position]!, value);
}

/** Everything that is left, without moving the iterator; each held by the array. */
function rest(thread: Thread, iterator: DictIterator, step: 1 | -1, take: Take): Value[] {
  const { source } = iterator;
  if (source === undefined) return [];
  const copy = new DictIterator(iterator.type, source);
  copy.expectedSize = iterator.expectedSize;
  copy.position = iterator.position;
  copy.remaining = iterator.remaining;
  const items: Value[] = [];
  try {
    for (let item = next(thread, copy, step, take); item !== undefined; item = next(thread, copy, step, take))
      items.push(hold(item));
    return items;
  } catch (error) {
    for (const item of items) release(thread, item);
    throw error;
  } finally {
    drop(thread, copy);
  }
}

function defineIterator(name: string, step: 1 | -1, take: Take): PyType {
  return defineType({
    name,
    instanceClass: DictIterator,
    flags: TypeFlag.HAVE_GC | TypeFlag.DISALLOW_INSTANTIATION,
    tp: {
      tp_iter: (_thread, self) => self,
      tp_iternext: (thread, self) => next(thread, self, step, take),
    },
    methods: [
      method('__length_hint__($self, /)', (_thread, self: DictIterator) => {
        return self.source !== undefined && self.expectedSize === self.source.size ? self.remaining : 0;
      }),
      method('__reduce__($self, /)', (thread, self: DictIterator) => {
        const items = PyList.adopt(rest(thread, self, step, take));
        return new PyTuple([builtin(thread, 'iter'), new PyTuple([items])]);
      }),
    ],
  });
}

export const dictKeyIteratorType = defineIterator('dict_keyiterator', 1, takeKey);
export const dictValueIteratorType = defineIterator('dict_valueiterator', 1, takeValue);
export const dictItemIteratorType = defineIterator('dict_itemiterator', 1, takeItem);
export const dictReverseKeyIteratorType = defineIterator('dict_reversekeyiterator', -1, takeKey);
export const dictReverseValueIteratorType = defineIterator('dict_reversevalueiterator', -1, takeValue);
export const dictReverseItemIteratorType = defineIterator('dict_reverseitemiterator', -1, takeItem);

function givesItems(type: PyType): boolean {
  return type === dictItemIteratorType || type === dictReverseItemIteratorType;
}

function isReverse(type: PyType): boolean {
  return (
    type === dictReverseKeyIteratorType || type === dictReverseValueIteratorType || type === dictReverseItemIteratorType
  );
}
