// itertools.batched and pairwise: neighbouring items as tuples.

import { defineType } from '../../objects/define-type';
import { emptyField, PyHolder } from '../../objects/holder';
import { constructor } from '../../objects/native-constructor';
import { hold, release, type Value } from '../../objects/object';
import { genericGetAttr } from '../../objects/protocols/attributes';
import { isTrue } from '../../objects/protocols/compare';
import { getIter, iterNext } from '../../objects/protocols/iteration';
import { valueError } from '../../objects/raise';
import { blankResult, pairOf } from '../../objects/result-tuple';
import { ssizeArgument } from '../../objects/containers/sequence-arguments';
import type { Thread } from '../../objects/thread';
import { EMPTY_TUPLE, PyTuple } from '../../objects/containers/tuple';
import type { PyType } from '../../objects/type';
import { ITERATOR_FLAGS } from './infinite';

class PyBatched extends PyHolder {
  iterator: Value | undefined;

  static {
    PyBatched.holds({ iterator: undefined });
  }

  constructor(
    type: PyType,
    iterator: Value,
    readonly size: number,
    readonly strict: boolean,
  ) {
    super(type);
    this.iterator = hold(iterator);
  }
}

function nextBatch(thread: Thread, self: Value): Value | undefined {
  const batched = self as PyBatched;
  const { iterator } = batched;
  if (iterator === undefined) return undefined;
  const items: Value[] = [];
  let done = false;
  try {
    while (items.length < batched.size) {
      const item = hold(iterNext(thread, iterator));
      if (item === undefined) break;
      items.push(item);
    }
    if (items.length > 0 && (items.length === batched.size || !batched.strict)) {
      done = true;
      return PyTuple.adopt(items);
    }
    emptyField(thread, batched, 'iterator');
    if (items.length > 0) throw valueError('batched(): incomplete batch');
    return undefined;
  } catch (error) {
    if (batched.iterator !== undefined) emptyField(thread, batched, 'iterator');
    throw error;
  } finally {
    if (!done) for (const item of items) release(thread, item);
  }
}

export const batchedType: PyType = defineType({
  module: 'itertools',
  name: 'batched',
  instanceClass: PyBatched,
  flags: ITERATOR_FLAGS,
  textSignature: '(iterable, n, *, strict=False)',
  tp: {
    tp_getattro: genericGetAttr,
    tp_new: constructor(
      'batched(iterable, n, *, strict=False)',
      (thread, type, iterable: Value, n: Value, strict: Value = false) => {
        const size = ssizeArgument(thread, n);
        const isStrict = isTrue(thread, strict);
        if (size < 1) throw valueError('n must be at least one');
        return new PyBatched(type, getIter(thread, iterable), size, isStrict);
      },
    ),
    tp_iter: (_thread, self) => self,
    tp_iternext: nextBatch,
  },
});

class PyPairwise extends PyHolder {
  iterator: Value | undefined;
  old: Value | undefined = undefined;
  result: PyTuple = blankResult(2);

  static {
    PyPairwise.holds({ iterator: undefined, old: undefined, result: EMPTY_TUPLE });
  }

  constructor(type: PyType, iterator: Value) {
    super(type);
    this.iterator = hold(iterator);
  }

  /** Replaces the remembered item by one that is already held. */
  remember(thread: Thread, item: Value | undefined): void {
    const { old } = this;
    this.old = item;
    release(thread, old);
  }
}

function nextPair(thread: Thread, self: Value): Value | undefined {
  const pairwise = self as PyPairwise;
  if (pairwise.iterator === undefined) return undefined;
  if (pairwise.old === undefined) {
    const first = hold(iterNext(thread, pairwise.iterator));
    pairwise.remember(thread, first);
    if (first === undefined) {
      emptyField(thread, pairwise, 'iterator');
      return undefined;
    }
    // The iterator may have exhausted this very object.
    if (pairwise.iterator === undefined) {
      emptyField(thread, pairwise, 'old');
      return undefined;
    }
  }
  const old = hold(pairwise.old!);
  try {
    const item = hold(iterNext(thread, pairwise.iterator!));
    if (item === undefined) {
      emptyField(thread, pairwise, 'iterator');
      emptyField(thread, pairwise, 'old');
      return undefined;
    }
    const pair = pairOf(thread, pairwise.result, old, item);
    pairwise.remember(thread, item);
    return pair;
  } finally {
    release(thread, old);
  }
}

export const pairwiseType: PyType = defineType({
  module: 'itertools',
  name: 'pairwise',
  instanceClass: PyPairwise,
  flags: ITERATOR_FLAGS,
  textSignature: '(iterable, /)',
  tp: {
    tp_getattro: genericGetAttr,
    tp_new: constructor('pairwise(iterable, /)', (thread, type, iterable: Value) => {
      return new PyPairwise(type, getIter(thread, iterable));
    }),
    tp_iter: (_thread, self) => self,
    tp_iternext: nextPair,
  },
});
