// Counting and finding by iteration, for values that offer nothing better (_PySequence_IterSearch).

import { TypeErrorType } from './exceptions/exceptions';
import { drop, hold, release, type Value } from './object';
import { richCompareBool } from './protocols/compare';
import { getIter, iterNext } from './protocols/iteration';
import { overflowError, typeError, valueError } from './raise';
import { SSIZE_MAX } from './containers/sequence-arguments';
import { PyRaise, type Thread } from './thread';
import { typeOf } from './type-of';

/** Compares item by item; `found` says whether to go on. */
function search(thread: Thread, iterable: Value, value: Value, visit: (equal: boolean) => boolean): void {
  let iterator: Value;
  try {
    iterator = hold(getIter(thread, iterable));
  } catch (error) {
    if (!(error instanceof PyRaise) || error.exc.type !== TypeErrorType) throw error;
    drop(thread, error.exc);
    throw typeError(`argument of type '${typeOf(iterable).tpName}' is not iterable`);
  }
  try {
    for (;;) {
      const item = hold(iterNext(thread, iterator));
      if (item === undefined) return;
      try {
        if (!visit(richCompareBool(thread, item, value, '=='))) return;
      } finally {
        release(thread, item);
      }
    }
  } finally {
    release(thread, iterator);
  }
}

/** How many items equal the value (PySequence_Count). */
export function countByIteration(thread: Thread, iterable: Value, value: Value): number {
  let count = 0;
  search(thread, iterable, value, (equal) => {
    if (equal) {
      if (count === SSIZE_MAX) throw overflowError('count exceeds C integer size');
      count++;
    }
    return true;
  });
  return count;
}

/** The position of the first item that equals the value (PySequence_Index). */
export function indexByIteration(thread: Thread, iterable: Value, value: Value): number {
  let index = -1;
  let found = false;
  search(thread, iterable, value, (equal) => {
    index++;
    found = equal;
    return !equal;
  });
  if (!found) throw valueError('sequence.index(x): x not in sequence');
  return index;
}
