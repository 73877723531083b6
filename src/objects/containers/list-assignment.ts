// Assignment to and deletion of slices of a list.

import { reserveItems } from '../memory/budget';
import type { PyList } from './list';
import { hold, release, type Value } from '../object';
import { toList } from './list-extend';
import { valueError } from '../raise';
import { adjustIndices, type PySlice, unpackSlice } from './slice';
import type { Thread } from '../thread';

/** `del list[slice]` (list_ass_subscript without a value). */
export function deleteSubscript(thread: Thread, list: PyList, slice: PySlice): void {
  const bounds = unpackSlice(thread, slice);
  let { start, step, length } = adjustIndices(list.items.length, bounds);
  if (length === 0) return;
  if (step === 1) {
    list.replaceSlice(thread, start, length, []);
    return;
  }
  if (step < 0) {
    start += step * (length - 1);
    step = -step;
  }
  reserveItems(thread.budget, list.items.length);
  const removed: Value[] = [];
  const kept: Value[] = [];
  const last = start + step * (length - 1);
  const { items } = list;
  for (let index = 0; index < items.length; index++) {
    const chosen = index >= start && index <= last && (index - start) % step === 0;
    (chosen ? removed : kept).push(items[index]!);
  }
  list.items = kept;
  list.reallocate(items.length);
  for (const item of removed) release(thread, item);
}

/** `list[slice] = value` (list_ass_subscript). */
export function assignSubscript(thread: Thread, list: PyList, slice: PySlice, value: Value): void {
  const bounds = unpackSlice(thread, slice);
  if (bounds.step === 1) {
    const source = hold(toList(thread, value, 'must assign iterable to extended slice'));
    try {
      // The value may have changed the list while it was read.
      const { start, length } = adjustIndices(list.items.length, bounds);
      list.replaceSlice(thread, start, length, source.items.slice());
    } finally {
      release(thread, source);
    }
    return;
  }
  const source = hold(toList(thread, value, 'must assign iterable to extended slice'));
  try {
    const { start, step, length } = adjustIndices(list.items.length, bounds);
    const replacement = source.items.slice();
    if (replacement.length !== length) {
      throw valueError(`attempt to assign sequence of size ${replacement.length} to extended slice of size ${length}`);
    }
    const removed: Value[] = [];
    replacement.forEach((item, nth) => {
      const index = start + nth * step;
      removed.push(list.items[index]!);
      list.items[index] = hold(item);
    });
    for (const item of removed) release(thread, item);
  } finally {
    release(thread, source);
  }
}
