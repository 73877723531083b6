// Tuples that iterators give again and again, as long as nobody else keeps them.

import { hold, release, type Value } from './object';
import type { Thread } from './thread';
import { PyTuple } from './containers/tuple';

/** The tuple an iterator starts with: Nones, held by the iterator alone. */
export function blankResult(length: number): PyTuple {
  return hold(new PyTuple(new Array<Value>(length).fill(null)));
}

/** Does only its iterator hold it? */
export function isReusable(result: PyTuple): boolean {
  return result.refs === 1;
}

/** Replaces an item of a tuple that is about to be given again, and releases the old one. */
export function replaceItem(thread: Thread, result: PyTuple, index: number, value: Value): void {
  const old = result.items[index];
  result.items[index] = hold(value);
  result.hash = -1;
  release(thread, old);
}

/** A pair: the given tuple refilled if only its iterator holds it, else a new one. */
export function pairOf(thread: Thread, result: PyTuple, first: Value, second: Value): PyTuple {
  if (!isReusable(result)) return new PyTuple([first, second]);
  const { items } = result;
  const [oldFirst, oldSecond] = items;
  items[0] = hold(first);
  items[1] = hold(second);
  result.hash = -1;
  // Code that is run by the releases must not get the same tuple.
  result.refs++;
  release(thread, oldFirst);
  release(thread, oldSecond);
  result.refs--;
  return result;
}
