// Builtin functions of iteration: all, any, iter, next, aiter, anext, len, min, max, sorted.

import { expected } from '../../call/native/arity-texts';
import { newAnextAwaitable } from './anext-awaitable';
import { PyCallableIterator } from '../../objects/containers/sequence-iterator';
import { listType } from '../../objects/containers/list';
import { type BoundFunction, method, type NativeDefinition, rawMethod } from '../../objects/native';
import { checkPositional, parseKeywords } from '../../objects/native-arguments';
import { hold, release, unhold, type Value } from '../../objects/object';
import { StopIterationType } from '../../objects/exceptions/exceptions';
import { getAttr, swallow } from '../../objects/protocols/attributes';
import { isTrue, richCompareBool } from '../../objects/protocols/compare';
import { isCallable } from '../../objects/protocols/instances';
import { getIter, iterNext } from '../../objects/protocols/iteration';
import { length } from '../../objects/protocols/subscript';
import { stopIteration, typeError, valueError } from '../../objects/raise';
import type { Thread } from '../../objects/thread';
import type { PyTuple } from '../../objects/containers/tuple';
import { typeOf } from '../../objects/type-of';

/** Does the truth of all items equal `wanted`? Stops at the first that differs. */
function uniform(thread: Thread, iterable: Value, wanted: boolean): boolean {
  const iterator = hold(getIter(thread, iterable));
  try {
    for (;;) {
      const item = hold(iterNext(thread, iterator));
      if (item === undefined) return true;
      try {
        if (isTrue(thread, item) !== wanted) return false;
      } finally {
        release(thread, item);
      }
    }
  } finally {
    release(thread, iterator);
  }
}

function iter(thread: Thread, _module: Value, args: Value[]): Value {
  checkPositional('iter', args.length, 1, 2);
  if (args.length === 1) return getIter(thread, args[0]!);
  if (!isCallable(args[0]!)) throw typeError('iter(v, w): v must be callable');
  return new PyCallableIterator(args[0]!, args[1]!);
}

function next(thread: Thread, _module: Value, args: Value[]): Value {
  checkPositional('next', args.length, 1, 2);
  const [iterator, fallback] = args as [Value, Value | undefined];
  const { tp, tpName } = typeOf(iterator);
  if (tp.tp_iternext === undefined) throw typeError(`'${tpName}' object is not an iterator`);
  let item: Value | undefined;
  try {
    item = tp.tp_iternext(thread, iterator);
  } catch (error) {
    if (fallback === undefined) throw error;
    swallow(thread, error, StopIterationType);
  }
  if (item !== undefined) return item;
  if (fallback !== undefined) return fallback;
  throw stopIteration();
}

const aiter: BoundFunction = (thread, _module, iterable: Value) => {
  const type = typeOf(iterable);
  if (type.tp.am_aiter === undefined) throw typeError(`'${type.tpName}' object is not an async iterable`);
  const iterator = type.tp.am_aiter(thread, iterable);
  if (typeOf(iterator).tp.am_anext === undefined) {
    throw typeError(`aiter() returned not an async iterator of type '${typeOf(iterator).tpName}'`);
  }
  return iterator;
};

const anext: BoundFunction = (thread, _module, iterator: Value, fallback?: Value) => {
  const type = typeOf(iterator);
  if (type.tp.am_anext === undefined) throw typeError(`'${type.tpName}' object is not an async iterator`);
  const awaitable = type.tp.am_anext(thread, iterator);
  return fallback === undefined ? awaitable : newAnextAwaitable(awaitable, fallback);
};

/** min and max (min_max): the first extreme item by `op` wins. */
function extreme(name: 'min' | 'max', op: '<' | '>') {
  return (thread: Thread, _module: Value, args: Value[], kwnames: PyTuple | undefined): Value => {
    const count = args.length - (kwnames?.items.length ?? 0);
    if (count === 0) throw typeError(expected(name, 'at least ', 1, 0));
    const [key, fallback] = parseKeywords(thread, name, '*, key=None, default=None', args.slice(count), kwnames) as (
      | Value
      | undefined
    )[];
    if (count > 1 && fallback !== undefined) {
      throw typeError(`Cannot specify a default for ${name}() with multiple positional arguments`);
    }
    const keyFunction = key === null ? undefined : key;
    if (count > 1) {
      let index = 0;
      return select(thread, () => (index < count ? args[index++] : undefined), keyFunction, op)!;
    }
    const iterator = hold(getIter(thread, args[0]!));
    try {
      const found = select(thread, () => iterNext(thread, iterator), keyFunction, op);
      if (found !== undefined) return found;
      if (fallback === undefined) throw valueError(`${name}() iterable argument is empty`);
      return fallback;
    } finally {
      release(thread, iterator);
    }
  };
}

/** The item with the extreme key; undefined when there is none. */
function select(
  thread: Thread,
  next: () => Value | undefined,
  key: Value | undefined,
  op: '<' | '>',
): Value | undefined {
  let best: Value | undefined;
  let bestKey: Value | undefined;
  let item: Value | undefined;
  let itemKey: Value | undefined;
  try {
    for (;;) {
      item = hold(next());
      if (item === undefined) break;
      itemKey = hold(key === undefined ? item : thread.call(key, [item]));
      if (best === undefined || richCompareBool(thread, itemKey, bestKey!, op)) {
        const [oldBest, oldKey] = [best, bestKey];
        best = item;
        bestKey = itemKey;
        item = itemKey = undefined;
        release(thread, oldBest);
        release(thread, oldKey);
      } else {
        const [oldItem, oldKey] = [item, itemKey];
        item = itemKey = undefined;
        release(thread, oldItem);
        release(thread, oldKey);
      }
    }
    release(thread, bestKey);
    bestKey = undefined;
    const result = best;
    best = undefined;
    return unhold(result);
  } finally {
    release(thread, itemKey);
    release(thread, item);
    release(thread, bestKey);
    release(thread, best);
  }
}

function sorted(thread: Thread, _module: Value, args: Value[], kwnames: PyTuple | undefined): Value {
  const keywords = kwnames?.items.length ?? 0;
  checkPositional('sorted', args.length - keywords, 1, 1);
  const list = hold(thread.call(listType, [args[0]!]));
  try {
    const sort = hold(getAttr(thread, list, 'sort'));
    try {
      thread.call(sort, args.slice(1), kwnames);
    } finally {
      release(thread, sort);
    }
  } catch (error) {
    release(thread, list);
    throw error;
  }
  return unhold(list);
}

export const iterationFunctions: Record<string, NativeDefinition> = {
  all: method('all($module, iterable, /)', (thread, _module, iterable: Value) => uniform(thread, iterable, true)),
  any: method('any($module, iterable, /)', (thread, _module, iterable: Value) => !uniform(thread, iterable, false)),
  len: {
    ...method('len($module, obj, /)', (thread, _module, object: Value) => length(thread, object)),
    role: 'len',
  },
  iter: rawMethod('iter', 'fastcall', iter),
  next: rawMethod('next', 'fastcall', next),
  aiter: method('aiter($module, async_iterable, /)', aiter),
  anext: method('anext($module, aiterator, default=<unrepresentable>, /)', anext),
  max: rawMethod('max', 'fastcall_keywords', extreme('max', '>')),
  min: rawMethod('min', 'fastcall_keywords', extreme('min', '<')),
  sorted: rawMethod('sorted', 'fastcall_keywords', sorted, {
    textSignature: '($module, iterable, /, *, key=None, reverse=False)',
  }),
};
