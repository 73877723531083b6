// list.sort: keys, reversal and the protection against changes meanwhile; the algorithm is in merge-sort.ts.

import { hold, release, type Value } from '../object';
import type { PyList } from './list';
import { type Budget, pass } from '../memory/budget';
import { type Less, MergeSort } from './merge-sort';
import { callHeld } from '../protocols/calls';
import { richCompareBool } from '../protocols/compare';
import { valueError } from '../raise';
import type { Thread } from '../thread';

/** Sorts a list in place (list_sort_impl). `key` null or undefined: none. */
export function sortList(thread: Thread, list: PyList, key: Value | undefined, reverse: boolean): void {
  const saved = list.items;
  const savedAllocated = list.allocated;
  list.items = [];
  list.allocated = -1;
  let keys: Value[] | undefined;
  try {
    if (key !== undefined && key !== null) keys = makeKeys(thread, saved, key);
    try {
      sortItems(thread, saved, keys, reverse);
    } finally {
      if (keys !== undefined) for (const each of keys) release(thread, each);
    }
    if (list.allocated !== -1) throw valueError('list modified during sort');
  } finally {
    const intruders = list.items;
    list.items = saved;
    list.allocated = savedAllocated;
    for (let index = intruders.length - 1; index >= 0; index--) release(thread, intruders[index]);
  }
}

/** Each is held by the array. */
function makeKeys(thread: Thread, items: Value[], key: Value): Value[] {
  const keys: Value[] = [];
  try {
    for (const item of items) keys.push(hold(callHeld(thread, key, [item])));
  } catch (error) {
    for (let index = keys.length - 1; index >= 0; index--) release(thread, keys[index]);
    throw error;
  }
  return keys;
}

function sortItems(thread: Thread, items: Value[], keys: Value[] | undefined, reverse: boolean): void {
  if (items.length < 2) return;
  if (reverse) {
    keys?.reverse();
    items.reverse();
  }
  try {
    const compared = keys ?? items;
    thread.budget.work(COMPARISON * items.length);
    if (keys === undefined && sortImmediates(thread.budget, items)) return;
    const less = quickLess(thread.budget, compared) ?? ((a: Value, b: Value) => richCompareBool(thread, a, b, '<'));
    new MergeSort({ keys: compared, values: keys === undefined ? undefined : items }, less).sort();
  } finally {
    if (reverse) items.reverse();
  }
}

const isNumber = (value: Value): boolean => typeof value === 'number';
// Units compare like code points unless surrogates are among them.
const isPlainString = (value: Value): boolean => typeof value === 'string' && !/[\ud800-\udfff]/.test(value);

/** What a comparison takes of the time of an instruction, and going through an item before them. */
const COMPARISON = 1 / 16;

/** Sorts a list of small ints or of strings, whose comparisons nobody can see. The list stays as it was where the run ends meanwhile. */
function sortImmediates(budget: Budget, items: Value[]): boolean {
  const less = quickLess(budget, items);
  if (less === undefined) return false;
  items.sort((a, b) => (less(a, b) ? -1 : less(b, a) ? 1 : 0));
  return true;
}

/** The order of keys that are all small ints, or all strings. */
function quickLess(budget: Budget, keys: Value[]): Less | undefined {
  if (keys.every(isNumber)) {
    return (a, b) => {
      budget.work(COMPARISON);
      return (a as number) < (b as number);
    };
  }
  if (!keys.every(isPlainString)) return undefined;
  return (a, b) => {
    budget.work(COMPARISON);
    pass(budget, Math.min((a as string).length, (b as string).length));
    return (a as string) < (b as string);
  };
}
