// The module _bisect: binary search in sorted sequences.

import { listType, PyList } from '../objects/containers/list';
import { method, type NativeDefinition } from '../objects/native';
import { drop, hold, release, type Value } from '../objects/object';
import { callMethod } from '../objects/protocols/attributes';
import { callHeld } from '../objects/protocols/calls';
import { richCompareBool } from '../objects/protocols/compare';
import { length, sequenceItem } from '../objects/protocols/subscript';
import { valueError } from '../objects/raise';
import { ssizeArgument } from '../objects/containers/sequence-arguments';
import type { Thread } from '../objects/thread';
import { defineModule } from './define-module';

interface Search {
  sequence: Value;
  item: Value;
  low: number;
  /** -1: the length. */
  high: number;
  key: Value;
}

/** The place for an item: right of equal ones, or left of them (internal_bisect_right and _left). */
function bisect(thread: Thread, { sequence, item, low, high, key }: Search, right: boolean): number {
  if (low < 0) throw valueError('lo must be non-negative');
  let from = low;
  let to = high === -1 ? length(thread, sequence) : high;
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    let probe = hold(sequenceItem(thread, sequence, middle));
    try {
      if (key !== null) {
        const mapped = hold(thread.call(key, [probe]));
        release(thread, probe);
        probe = mapped;
      }
      const before = right ? !richCompareBool(thread, item, probe, '<') : richCompareBool(thread, probe, item, '<');
      if (before) from = middle + 1;
      else to = middle;
    } finally {
      release(thread, probe);
    }
  }
  return from;
}

/** Inserts an item where it belongs. */
function insort(thread: Thread, search: Search, right: boolean): void {
  const { sequence, item, key } = search;
  let index: number;
  if (key === null) index = bisect(thread, search, right);
  else {
    const mapped = hold(callHeld(thread, key, [item]));
    try {
      index = bisect(thread, { ...search, item: mapped }, right);
    } finally {
      release(thread, mapped);
    }
  }
  if (sequence instanceof PyList && sequence.type === listType) {
    const size = sequence.items.length;
    sequence.items.splice(Math.min(index, size), 0, hold(item));
    sequence.reallocate(size);
  } else drop(thread, callMethod(thread, sequence, 'insert', [index, item]));
}

function define(name: string, work: (thread: Thread, search: Search) => Value): NativeDefinition {
  return method(
    `${name}($module, /, a, x, lo=0, hi=None, *, key=None)`,
    (thread, _module, a: Value, x: Value, lo: Value = 0, hi: Value = null, key: Value = null) =>
      work(thread, {
        sequence: a,
        item: x,
        low: ssizeArgument(thread, lo),
        high: hi === null ? -1 : ssizeArgument(thread, hi),
        key,
      }),
  );
}

defineModule({
  name: '_bisect',
  functions: [
    define('bisect_right', (thread, search) => bisect(thread, search, true)),
    define('insort_right', (thread, search) => {
      insort(thread, search, true);
      return null;
    }),
    define('bisect_left', (thread, search) => bisect(thread, search, false)),
    define('insort_left', (thread, search) => {
      insort(thread, search, false);
      return null;
    }),
  ],
});
