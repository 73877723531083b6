// Taking one item from each of several iterators, as zip and map do, with the strict mode of both.

import { method } from '../native';
import { parseKeywords } from '../native-arguments';
import { hold, type PyObject, release, type Value } from '../object';
import { isTrue } from '../protocols/compare';
import { getIter, iterNext } from '../protocols/iteration';
import { valueError } from '../raise';
import { replaceItem } from '../result-tuple';
import { positionalCount } from './sequence-arguments';
import type { Thread } from '../thread';
import type { PyTuple } from './tuple';

/** iter() of each argument, all held by the array. */
export function iterators(thread: Thread, iterables: Value[]): Value[] {
  const made: Value[] = [];
  try {
    for (const iterable of iterables) made.push(hold(getIter(thread, iterable)));
    return made;
  } catch (error) {
    for (const iterator of made) release(thread, iterator);
    throw error;
  }
}

/** The next item of each, all held by the array; undefined when the first of them ends. `name` is for the errors of strict mode. */
export function nextOfAll(thread: Thread, all: Value[], strict: boolean, name: string): Value[] | undefined {
  const items: Value[] = [];
  try {
    for (let nth = 0; nth < all.length; nth++) {
      const item = iterNext(thread, all[nth]!);
      if (item === undefined) {
        if (strict) checkLengths(thread, all, nth, name);
        break;
      }
      items.push(hold(item));
    }
  } catch (error) {
    for (const item of items) release(thread, item);
    throw error;
  }
  if (items.length === all.length) return items;
  for (const item of items) release(thread, item);
  return undefined;
}

/** The next item of each, put into a tuple one after the other; undefined when the first of the iterators ends. */
export function refill(
  thread: Thread,
  result: PyTuple,
  all: Value[],
  strict: boolean,
  name: string,
): PyTuple | undefined {
  hold(result);
  try {
    for (let nth = 0; nth < all.length; nth++) {
      const item = iterNext(thread, all[nth]!);
      if (item === undefined) {
        if (strict) checkLengths(thread, all, nth, name);
        return undefined;
      }
      replaceItem(thread, result, nth, item);
    }
    return result;
  } finally {
    result.refs--;
  }
}

/** The iterator at `ended` is exhausted: so must be all. */
function checkLengths(thread: Thread, all: Value[], ended: number, name: string): void {
  if (ended > 0) {
    const others = ended === 1 ? ' ' : 's 1-';
    throw valueError(`${name}() argument ${ended + 1} is shorter than argument${others}${ended}`);
  }
  for (let nth = 1; nth < all.length; nth++) {
    const item = hold(iterNext(thread, all[nth]!));
    if (item === undefined) continue;
    release(thread, item);
    throw valueError(`${name}() argument ${nth + 1} is longer than argument${nth === 1 ? ' ' : 's 1-'}${nth}`);
  }
}

/** The keyword `strict` of zip and map. */
export function strictKeyword(thread: Thread, name: string, args: Value[], kwnames: PyTuple | undefined): boolean {
  if (kwnames === undefined || kwnames.items.length === 0) return false;
  const values = args.slice(positionalCount(args, kwnames));
  const [strict] = parseKeywords(thread, name, '*, strict=False', values, kwnames, 'by text') as [Value | undefined];
  return strict === undefined ? false : isTrue(thread, strict);
}

/** `__setstate__` of zip and map. */
export const setStrict = () =>
  method('__setstate__($self, object, /)', (thread, self: PyObject & { strict: boolean }, state: Value) => {
    self.strict = isTrue(thread, state);
    return null;
  });
