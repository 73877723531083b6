// itertools.compress, dropwhile, takewhile, filterfalse and islice: some of the items of one iterable.

import { defineType } from '../../objects/define-type';
import { OverflowErrorType } from '../../objects/exceptions/exceptions';
import { accepts } from '../../objects/containers/filter';
import { emptyField, PyHolder } from '../../objects/holder';
import { checkPositional } from '../../objects/native-arguments';
import { constructor } from '../../objects/native-constructor';
import { drop, hold, release, unhold, type Value } from '../../objects/object';
import { genericGetAttr } from '../../objects/protocols/attributes';
import { isTrue } from '../../objects/protocols/compare';
import { getIter, iterNext } from '../../objects/protocols/iteration';
import { asSsize } from '../../objects/protocols/numbers';
import { valueError } from '../../objects/raise';
import { PyRaise, type Thread } from '../../objects/thread';
import type { PyType, TypeSlots } from '../../objects/type';
import { ITERATOR_FLAGS } from './infinite';

/** Asks about an item that the caller holds; releases it when the answer fails. */
function ask(thread: Thread, item: Value, question: () => boolean): boolean {
  try {
    return question();
  } catch (error) {
    release(thread, item);
    throw error;
  }
}

class PyCompress extends PyHolder {
  static {
    PyCompress.holds({ data: null, selectors: null });
  }

  constructor(
    type: PyType,
    public data: Value,
    public selectors: Value,
  ) {
    super(type);
    hold(data);
    hold(selectors);
  }
}

export const compressType: PyType = defineType({
  module: 'itertools',
  name: 'compress',
  instanceClass: PyCompress,
  flags: ITERATOR_FLAGS,
  textSignature: '(data, selectors)',
  tp: {
    tp_getattro: genericGetAttr,
    tp_new: constructor('compress(data, selectors)', (thread, type, data: Value, selectors: Value) => {
      const dataIterator = hold(getIter(thread, data));
      try {
        return new PyCompress(type, dataIterator, getIter(thread, selectors));
      } finally {
        release(thread, dataIterator);
      }
    }),
    tp_iter: (_thread, self) => self,
    tp_iternext: (thread, self) => {
      const { data, selectors } = self;
      for (;;) {
        const item = hold(iterNext(thread, data));
        if (item === undefined) return undefined;
        let selected: boolean | undefined;
        ask(thread, item, () => {
          const selector = hold(iterNext(thread, selectors));
          if (selector === undefined) return false;
          try {
            selected = isTrue(thread, selector);
          } finally {
            release(thread, selector);
          }
          return selected;
        });
        if (selected) return unhold(item);
        release(thread, item);
        if (selected === undefined) return undefined;
      }
    },
  },
});

/** An iterator with a predicate and a phase. */
class PyPredicateIterator extends PyHolder {
  started = false;

  static {
    PyPredicateIterator.holds({ predicate: null, iterator: null });
  }

  constructor(
    type: PyType,
    public predicate: Value,
    public iterator: Value,
  ) {
    super(type);
    hold(predicate);
    hold(iterator);
  }
}

function definePredicateIterator(
  name: string,
  parameter: string,
  next: (thread: Thread, self: PyPredicateIterator) => Value | undefined,
): PyType {
  const signature = `(${parameter}, iterable, /)`;
  return defineType({
    module: 'itertools',
    name,
    instanceClass: PyPredicateIterator,
    flags: ITERATOR_FLAGS,
    textSignature: signature,
    tp: {
      tp_getattro: genericGetAttr,
      tp_new: constructor(`${name}${signature}`, (thread, type, predicate: Value, iterable: Value) => {
        return new PyPredicateIterator(type, predicate, getIter(thread, iterable));
      }),
      tp_iter: (_thread, self) => self,
      tp_iternext: next as TypeSlots['tp_iternext'],
    },
  });
}

/** Is the answer of the predicate for an item true? */
function holds(thread: Thread, predicate: Value, item: Value): boolean {
  const answer = hold(thread.call(predicate, [item]));
  try {
    return isTrue(thread, answer);
  } finally {
    release(thread, answer);
  }
}

export const dropwhileType = definePredicateIterator('dropwhile', 'predicate', (thread, self) => {
  for (;;) {
    const item = hold(iterNext(thread, self.iterator));
    if (item === undefined) return undefined;
    if (self.started) return unhold(item);
    if (!ask(thread, item, () => holds(thread, self.predicate, item))) {
      self.started = true;
      return unhold(item);
    }
    release(thread, item);
  }
});

export const takewhileType = definePredicateIterator('takewhile', 'predicate', (thread, self) => {
  if (self.started) return undefined;
  const item = hold(iterNext(thread, self.iterator));
  if (item === undefined) return undefined;
  if (ask(thread, item, () => holds(thread, self.predicate, item))) return unhold(item);
  release(thread, item);
  self.started = true;
  return undefined;
});

export const filterfalseType = definePredicateIterator('filterfalse', 'function', (thread, self) => {
  for (;;) {
    const item = hold(iterNext(thread, self.iterator));
    if (item === undefined) return undefined;
    if (!ask(thread, item, () => accepts(thread, self.predicate, item))) return unhold(item);
    release(thread, item);
  }
});

class PySliceIterator extends PyHolder {
  iterator: Value | undefined;
  /** Items taken so far. */
  count = 0;

  static {
    PySliceIterator.holds({ iterator: undefined });
  }

  /** `next` is the position of the next item to give, `stop` -1 without an end. */
  constructor(
    type: PyType,
    iterator: Value,
    public next: number,
    readonly stop: number,
    readonly step: number,
  ) {
    super(type);
    this.iterator = hold(iterator);
  }
}

const BAD_STOP = 'Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.';
const BAD_INDICES = 'Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.';

/** A bound as C integer; -1 for anything that is none, whose error is forgotten. */
function sliceBound(thread: Thread, value: Value): number {
  try {
    return asSsize(thread, value, OverflowErrorType);
  } catch (error) {
    if (!(error instanceof PyRaise)) throw error;
    drop(thread, error.exc);
    return -1;
  }
}

function newSliceIterator(thread: Thread, type: PyType, args: Value[]): Value {
  checkPositional('islice', args.length, 2, 4);
  const [iterable, first, second, third] = args as [Value, Value, Value?, Value?];
  let start = 0;
  let stop = -1;
  let step = 1;
  const readStop = (value: Value): void => {
    if (value === null) return;
    stop = sliceBound(thread, value);
    if (stop === -1) throw valueError(BAD_STOP);
  };
  if (args.length === 2) readStop(first);
  else {
    if (first !== null) start = sliceBound(thread, first);
    readStop(second!);
  }
  if (start < 0 || stop < -1) throw valueError(BAD_INDICES);
  if (third !== undefined) {
    if (third !== null) step = sliceBound(thread, third);
    if (step < 1) throw valueError('Step for islice() must be a positive integer or None.');
  }
  return new PySliceIterator(type, getIter(thread, iterable), start, stop, step);
}

function nextOfSlice(thread: Thread, self: Value): Value | undefined {
  const slice = self as PySliceIterator;
  const { iterator, stop } = slice;
  if (iterator === undefined) return undefined;
  while (slice.count < slice.next) {
    const skipped = iterNext(thread, iterator);
    if (skipped === undefined) {
      emptyField(thread, slice, 'iterator');
      return undefined;
    }
    drop(thread, skipped);
    slice.count++;
  }
  const item = stop !== -1 && slice.count >= stop ? undefined : iterNext(thread, iterator);
  if (item === undefined) {
    emptyField(thread, slice, 'iterator');
    return undefined;
  }
  slice.count++;
  slice.next += slice.step;
  if (stop !== -1 && slice.next > stop) slice.next = stop;
  return item;
}

export const isliceType: PyType = defineType({
  module: 'itertools',
  name: 'islice',
  instanceClass: PySliceIterator,
  flags: ITERATOR_FLAGS,
  tp: {
    tp_getattro: genericGetAttr,
    tp_new: constructor('islice(*args)', newSliceIterator),
    tp_iter: (_thread, self) => self,
    tp_iternext: nextOfSlice,
  },
});
