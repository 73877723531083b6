// What lists and tuples do alike with their items. Code that is run meanwhile may change a list, so nothing is remembered across it.

import { TextWriter } from '../text/text-writer';
import { type Budget, reserveItems } from '../memory/budget';
import { hold, release, type Value } from '../object';
import { richCompare, richCompareBool } from '../protocols/compare';
import type { Thread } from '../thread';
import type { CompareOp } from '../type';

/** Items between two looks at the budget, less one. */
const LOOK = 1023;

export interface ItemHolder {
  items: Value[];
}

/** item == value, with the item kept alive. */
export function itemEquals(thread: Thread, item: Value, value: Value): boolean {
  hold(item);
  try {
    return richCompareBool(thread, item, value, '==');
  } finally {
    release(thread, item);
  }
}

/** The first position from `start` (to `stop`) whose item equals the value; -1 if there is none. */
export function findItem(thread: Thread, holder: ItemHolder, value: Value, start: number, stop: number): number {
  for (let index = start; index < stop && index < holder.items.length; index++) {
    if ((index & LOOK) === LOOK) thread.budget.work(LOOK);
    if (itemEquals(thread, holder.items[index]!, value)) return index;
  }
  return -1;
}

export function countItems(thread: Thread, holder: ItemHolder, value: Value): number {
  let count = 0;
  for (let index = 0; index < holder.items.length; index++) {
    if ((index & LOOK) === LOOK) thread.budget.work(LOOK);
    if (itemEquals(thread, holder.items[index]!, value)) count++;
  }
  return count;
}

/** Lexicographic comparison (list_richcompare, tuple_richcompare). */
export function compareItems(thread: Thread, left: ItemHolder, right: ItemHolder, op: CompareOp): Value {
  let index = 0;
  for (; index < left.items.length && index < right.items.length; index++) {
    const a = left.items[index]!;
    const b = right.items[index]!;
    if ((index & LOOK) === LOOK) thread.budget.work(LOOK);
    if (a === b) continue;
    hold(a);
    hold(b);
    try {
      if (richCompareBool(thread, a, b, '==')) continue;
      if (op === '==') return false;
      if (op === '!=') return true;
      return richCompare(thread, a, b, op);
    } finally {
      release(thread, a);
      release(thread, b);
    }
  }
  return compareSizes(left.items.length, right.items.length, op);
}

export function compareSizes(left: number, right: number, op: CompareOp): boolean {
  switch (op) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '==':
      return left === right;
    case '!=':
      return left !== right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
  }
}

/** The reprs of the items, with commas. */
export function joinReprs(thread: Thread, holder: ItemHolder, repr: (thread: Thread, value: Value) => string): string {
  const text = new TextWriter(thread.budget);
  for (let index = 0; index < holder.items.length; index++) {
    if ((index & LOOK) === LOOK) thread.budget.work(LOOK);
    const item = hold(holder.items[index]!);
    try {
      if (index > 0) text.write(', ');
      text.write(repr(thread, item));
    } finally {
      release(thread, item);
    }
  }
  return text.text;
}

/** The positions that an adjusted slice selects. */
export function sliceItems(budget: Budget, items: Value[], start: number, step: number, length: number): Value[] {
  reserveItems(budget, length);
  if (step === 1) return items.slice(start, start + length);
  const picked: Value[] = [];
  for (let nth = 0, index = start; nth < length; nth++, index += step) picked.push(items[index]!);
  return picked;
}
