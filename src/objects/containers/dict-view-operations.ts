// Set operations of dictionary views. As binary slots they are called with the view on either side.

import { DictView, dictItemsType, isPlainKeysView, isSetView, viewContains, viewSize } from './dict-views';
import { drop, hold, release, unhold, type Value } from '../object';
import { callMethod } from '../protocols/attributes';
import { richCompareBool } from '../protocols/compare';
import { forEach } from '../protocols/iteration';
import { length } from '../protocols/subscript';
import { PyAnySet, PySet } from './set';
import { updateSet } from './set-update';
import type { Thread } from '../thread';
import { PyTuple } from './tuple';

/** A new set of the items of an operand; held once by the caller of `building`. */
function building(thread: Thread, operand: Value | undefined, work: (result: PySet) => void): Value {
  const result = hold(new PySet());
  try {
    if (operand !== undefined) updateSet(thread, result, isPlainKeysView(operand) ? operand.source! : operand);
    work(result);
  } catch (error) {
    release(thread, result);
    throw error;
  }
  return unhold(result);
}

/** view - other (dictviews_sub). */
export function differenceOf(thread: Thread, self: Value, other: Value): Value {
  return building(thread, self, (result) => drop(thread, callMethod(thread, result, 'difference_update', [other])));
}

/** view | other (dictviews_or). */
export function unionOf(thread: Thread, self: Value, other: Value): Value {
  return building(thread, self, (result) => updateSet(thread, result, other));
}

/** view ^ other (dictviews_xor). */
export function symmetricDifferenceOf(thread: Thread, self: Value, other: Value): Value {
  if (isItems(self) && isItems(other)) return itemsXor(thread, self, other);
  return building(thread, self, (result) =>
    drop(thread, callMethod(thread, result, 'symmetric_difference_update', [other])),
  );
}

/** view & other (_PyDictView_Intersect). */
export function intersectionOf(thread: Thread, left: Value, right: Value): Value {
  let [self, other] = isSetView(left) ? [left, right] : [right as DictView, left];
  if (other instanceof PyAnySet && other.isExact() && viewSize(self) <= length(thread, other))
    return callMethod(thread, other, 'intersection', [self]);
  if (isSetView(other) && viewSize(other) > viewSize(self)) [self, other] = [other, self];
  const view = self;
  return building(thread, undefined, (result) =>
    forEach(thread, other, (item) => {
      if (viewContains(thread, view, item)) result.add(thread, item);
    }),
  );
}

function isItems(value: Value): value is DictView {
  return value instanceof DictView && value.type === dictItemsType;
}

/** The items that only one of two dictionaries has (dictitems_xor). */
function itemsXor(thread: Thread, self: DictView, other: DictView): Value {
  // The smaller dictionary is copied, then the larger one is compared with the copy.
  let [small, large] = [self.source!, other.source!];
  if (small.size > large.size) [small, large] = [large, small];
  const rest = hold(small.copy());
  const work = (result: PySet): void => {
    const addItem = (key: Value, value: Value): void => {
      const item = hold(new PyTuple([key, value]));
      try {
        result.add(thread, item);
      } finally {
        release(thread, item);
      }
    };
    for (let nth = 0; nth < large.slotCount; nth++) {
      const position = large.slotAt(nth);
      const value = hold(large.values[position]);
      if (value === undefined) continue;
      const key = hold(large.keys.entries[position]!);
      const twin = hold(rest.get(thread, key));
      try {
        if (twin === undefined || !richCompareBool(thread, value, twin, '==')) addItem(key, value);
        else rest.delete(thread, key);
      } finally {
        release(thread, twin);
        release(thread, key);
        release(thread, value);
      }
    }
    for (const [key, value] of rest.entries()) addItem(key, value);
  };
  try {
    return building(thread, undefined, work);
  } finally {
    release(thread, rest);
  }
}
