// list.sort: keys, reversal and the protection against changes meanwhile; the algorithm is in merge-sort.ts.

import { hold, release, type Value } from '../object';
import type { PyList } from './list';
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
    if (keys === undefined && sortImmediates(items)) return;
    const less = quickLess(compared) ?? ((a: Value, b: Value) => richCompareBool(thread, a, b, '<'));
    new MergeSort({ keys: compared, values: keys === undefined ? undefined : items }, less).sort();
  } finally {
    if (reverse) items.reverse();
  }
}

const isNumber = (value: Value): boolean => typeof value === 'number';
// Units compare like code points unless surrogates are among them.
const isPlainString = (value: Value): boolean => typeof value === 'string' && !/[\ud800-\udfff]/.test(value);

/** Sorts a list of small ints or of strings, whose comparisons nobody can see. */
function sortImmediates(items: Value[]): boolean {
  if (items.every(isNumber)) (items as number[]).sort((a, b) => a - b);
  else if (items.every(isPlainString)) (items as string[]).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  else return false;
  return true;
}

function quickLess(keys: Value[]): Less | undefined {
  if (keys.every(isNumber)) return (a, b) => (a as number) < (b as number);
  return keys.every(isPlainString) ? (a, b) => (a as string) < (b as string) : undefined;
}
