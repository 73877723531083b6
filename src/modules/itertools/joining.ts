// itertools.chain, starmap, accumulate and zip_longest: items joined or combined in order.

import { classMethod } from '../../objects/native';
import { classGetItem } from '../../objects/types/class-getitem';
import { defineType } from '../../objects/define-type';
import { emptyField, PyHolder } from '../../objects/holder';
import { constructor } from '../../objects/native-constructor';
import { hold, release, unhold, type Value } from '../../objects/object';
import { genericGetAttr } from '../../objects/protocols/attributes';
import { indexOfKeyword } from '../../objects/containers/keyword-names';
import { iterators } from '../../objects/containers/parallel-iteration';
import { getIter, iterNext } from '../../objects/protocols/iteration';
import { binaryOp } from '../../objects/protocols/numbers';
import { typeError } from '../../objects/raise';
import { blankResult, isReusable, replaceItem } from '../../objects/result-tuple';
import { positionalCount } from '../../objects/containers/sequence-arguments';
import type { Thread } from '../../objects/thread';
import { EMPTY_TUPLE, PyTuple } from '../../objects/containers/tuple';
import { toTuple } from '../../objects/containers/tuple-methods';
import type { PyType } from '../../objects/type';
import { ITERATOR_FLAGS } from './infinite';

class PyChain extends PyHolder {
  active: Value | undefined = undefined;
  source: Value | undefined;

  static {
    PyChain.holds({ active: undefined, source: undefined });
  }

  constructor(type: PyType, source: Value) {
    super(type);
    this.source = hold(source);
  }
}

function nextOfChain(thread: Thread, self: Value): Value | undefined {
  const chain = self as PyChain;
  while (chain.source !== undefined) {
    if (chain.active === undefined) {
      const iterable = hold(iterNext(thread, chain.source));
      if (iterable === undefined) {
        emptyField(thread, chain, 'source');
        return undefined;
      }
      try {
        chain.active = hold(getIter(thread, iterable));
      } catch (error) {
        emptyField(thread, chain, 'source');
        throw error;
      } finally {
        release(thread, iterable);
      }
    }
    const item = iterNext(thread, chain.active);
    if (item !== undefined) return item;
    emptyField(thread, chain, 'active');
  }
  return undefined;
}

export const chainType: PyType = defineType({
  module: 'itertools',
  name: 'chain',
  instanceClass: PyChain,
  flags: ITERATOR_FLAGS,
  textSignature: '(*iterables)',
  tp: {
    tp_getattro: genericGetAttr,
    tp_new: constructor('chain(*iterables)', (thread, type, iterables: Value[]) => {
      return new PyChain(type, getIter(thread, PyTuple.of(iterables.slice())));
    }),
    tp_iter: (_thread, self) => self,
    tp_iternext: nextOfChain,
  },
  methods: [
    classMethod(
      'from_iterable($type, iterable, /)',
      (thread, type: PyType, iterable: Value) => new PyChain(type, getIter(thread, iterable)),
    ),
    classGetItem(),
  ],
});

class PyStarmap extends PyHolder {
  static {
    PyStarmap.holds({ func: null, iterator: null });
  }

  constructor(
    type: PyType,
    public func: Value,
    public iterator: Value,
  ) {
    super(type);
    hold(func);
    hold(iterator);
  }
}

export const starmapType: PyType = defineType({
  module: 'itertools',
  name: 'starmap',
  instanceClass: PyStarmap,
  flags: ITERATOR_FLAGS,
  textSignature: '(function, iterable, /)',
  tp: {
    tp_getattro: genericGetAttr,
    tp_new: constructor('starmap(function, iterable, /)', (thread, type, func: Value, iterable: Value) => {
      return new PyStarmap(type, func, getIter(thread, iterable));
    }),
    tp_iter: (_thread, self) => self,
    tp_iternext: (thread, self) => {
      const { func, iterator } = self;
      const given = hold(iterNext(thread, iterator));
      if (given === undefined) return undefined;
      let args: PyTuple;
      try {
        args = hold(toTuple(thread, given));
      } finally {
        release(thread, given);
      }
      let result: Value;
      try {
        result = hold(thread.call(func, args.items.slice()));
      } finally {
        release(thread, args);
      }
      return unhold(result);
    },
  },
});

class PyAccumulate extends PyHolder {
  total: Value | undefined = undefined;
  /** undefined once it was given, or none. */
  initial: Value | undefined;

  static {
    PyAccumulate.holds({ func: null, total: undefined, iterator: null, initial: undefined });
  }

  constructor(
    type: PyType,
    public iterator: Value,
    public func: Value,
    initial: Value,
  ) {
    super(type);
    this.initial = initial === null ? undefined : hold(initial);
    hold(iterator);
    hold(func);
  }
}

function nextTotal(thread: Thread, self: Value): Value | undefined {
  const accumulate = self as PyAccumulate;
  if (accumulate.initial !== undefined) {
    accumulate.total = accumulate.initial;
    accumulate.initial = undefined;
    return accumulate.total;
  }
  const item = hold(iterNext(thread, accumulate.iterator));
  if (item === undefined) return undefined;
  const { func } = accumulate;
  if (accumulate.total === undefined) {
    accumulate.total = item;
    return item;
  }
  const before = hold(accumulate.total);
  let total: Value;
  try {
    total = hold(func === null ? binaryOp(thread, '+', before, item) : thread.call(func, [before, item]));
  } finally {
    release(thread, before);
    release(thread, item);
  }
  const old = accumulate.total;
  accumulate.total = total;
  release(thread, old);
  return total;
}

export const accumulateType: PyType = defineType({
  module: 'itertools',
  name: 'accumulate',
  instanceClass: PyAccumulate,
  flags: ITERATOR_FLAGS,
  textSignature: '(iterable, func=None, *, initial=None)',
  tp: {
    tp_getattro: genericGetAttr,
    tp_new: constructor(
      'accumulate(iterable, func=None, *, initial=None)',
      (thread, type, iterable: Value, func: Value = null, initial: Value = null) =>
        new PyAccumulate(type, getIter(thread, iterable), func, initial),
    ),
    tp_iter: (_thread, self) => self,
    tp_iternext: nextTotal,
  },
});

class PyZipLongest extends PyHolder {
  active: number;
  result: PyTuple;

  static {
    PyZipLongest.holds({ iterators: [], result: EMPTY_TUPLE, fill: null });
  }

  /** `iterators` are taken over; an exhausted one becomes undefined. */
  constructor(
    type: PyType,
    public iterators: (Value | undefined)[],
    public fill: Value,
  ) {
    super(type);
    this.active = iterators.length;
    this.result = blankResult(iterators.length);
    hold(fill);
  }
}

/** The next item of one of the iterators, or the fill value; undefined when the last of them ends. */
function nextOrFill(thread: Thread, zip: PyZipLongest, nth: number): Value | undefined {
  const iterator = zip.iterators[nth];
  if (iterator === undefined) return zip.fill;
  const item = iterNext(thread, iterator);
  if (item !== undefined) return item;
  if (--zip.active === 0) return undefined;
  zip.iterators[nth] = undefined;
  release(thread, iterator);
  return zip.fill;
}

function nextLongest(thread: Thread, self: Value): Value | undefined {
  const zip = self as PyZipLongest;
  const { length } = zip.iterators;
  if (zip.active === 0) return undefined;
  const result = isReusable(zip.result) ? hold(zip.result) : blankResult(length);
  try {
    for (let nth = 0; nth < length; nth++) {
      const item = nextOrFill(thread, zip, nth);
      if (item === undefined) {
        release(thread, result);
        return undefined;
      }
      replaceItem(thread, result, nth, item);
    }
  } catch (error) {
    zip.active = 0;
    release(thread, result);
    throw error;
  }
  return unhold(result);
}

export const zipLongestType: PyType = defineType({
  module: 'itertools',
  name: 'zip_longest',
  instanceClass: PyZipLongest,
  flags: ITERATOR_FLAGS,
  textSignature: '(*iterables, fillvalue=None)',
  tp: {
    tp_getattro: genericGetAttr,
    tp_new: (thread, type, args, kwnames) => {
      const given = positionalCount(args, kwnames);
      let fill: Value = null;
      if (kwnames !== undefined && kwnames.items.length > 0) {
        if (kwnames.items.length > 1 || indexOfKeyword(thread, kwnames, 'fillvalue') < 0)
          throw typeError('zip_longest() got an unexpected keyword argument');
        fill = args[given]!;
      }
      return new PyZipLongest(type, iterators(thread, args.slice(0, given)), fill);
    },
    tp_iter: (_thread, self) => self,
    tp_iternext: nextLongest,
  },
});
