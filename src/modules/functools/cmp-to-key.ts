// functools.cmp_to_key and reduce.

import { defineType } from '../../objects/define-type';
import { AttributeErrorType, TypeErrorType } from '../../objects/exceptions/exceptions';
import { PyHolder } from '../../objects/holder';
import { method } from '../../objects/native';
import { parseKeywords } from '../../objects/native-arguments';
import { drop, hold, release, unhold, type Value } from '../../objects/object';
import { genericGetAttr } from '../../objects/protocols/attributes';
import { richCompare } from '../../objects/protocols/compare';
import { getIter, iterNext } from '../../objects/protocols/iteration';
import { raise, typeError } from '../../objects/raise';
import { PyRaise, type Thread } from '../../objects/thread';
import { type PyType, TypeFlag } from '../../objects/type';

class PyKeyWrapper extends PyHolder {
  static {
    PyKeyWrapper.holds({ compare: null, object: undefined });
  }

  /** `object` is undefined in the wrapper that makes the keys. */
  constructor(
    public compare: Value,
    public object: Value | undefined,
  ) {
    super(keyWrapperType);
    hold(compare);
    hold(object);
  }
}

const keyWrapperType: PyType = defineType({
  module: 'functools',
  name: 'KeyWrapper',
  instanceClass: PyKeyWrapper,
  flags: TypeFlag.HAVE_GC | TypeFlag.DISALLOW_INSTANTIATION,
  tp: {
    tp_getattro: genericGetAttr,
    tp_call: (thread, self, args, kwnames) => {
      const [object] = parseKeywords(thread, 'K', 'obj', args, kwnames) as [Value];
      return new PyKeyWrapper(self.compare, object);
    },
    tp_richcompare: (thread, left, right, op) => {
      if (!(left instanceof PyKeyWrapper) || !(right instanceof PyKeyWrapper))
        throw typeError('other argument must be K instance');
      if (left.object === undefined || right.object === undefined) throw raise(AttributeErrorType, 'object');
      const order = hold(thread.call(left.compare, [left.object, right.object]));
      let answer: Value;
      try {
        answer = hold(richCompare(thread, order, 0, op));
      } finally {
        release(thread, order);
      }
      return unhold(answer);
    },
  },
  members: [
    {
      name: 'obj',
      get: (self) => self.object ?? null,
      set: (thread, wrapper, value) => {
        const old = wrapper.object;
        wrapper.object = hold(value);
        release(thread, old);
      },
    },
  ],
  getset: [{ name: '__text_signature__', get: () => '(obj, /)' }],
});

export const cmpToKeyFunction = method(
  'cmp_to_key($module, /, mycmp)',
  (_thread, _module, compare: Value) => new PyKeyWrapper(compare, undefined),
);

/** reduce(function, iterable, initial). */
function reduce(thread: Thread, func: Value, iterable: Value, initial: Value | undefined): Value {
  let iterator: Value;
  try {
    iterator = hold(getIter(thread, iterable));
  } catch (error) {
    if (!(error instanceof PyRaise) || error.exc.type !== TypeErrorType) throw error;
    drop(thread, error.exc);
    throw typeError('reduce() arg 2 must support iteration');
  }
  let result = hold(initial);
  try {
    for (;;) {
      const item = hold(iterNext(thread, iterator));
      if (item === undefined) break;
      if (result === undefined) {
        result = item;
        continue;
      }
      const before = result;
      try {
        result = hold(thread.call(func, [before, item]));
      } finally {
        release(thread, item);
      }
      release(thread, before);
    }
  } catch (error) {
    release(thread, result);
    throw error;
  } finally {
    release(thread, iterator);
  }
  if (result === undefined) throw typeError('reduce() of empty iterable with no initial value');
  return unhold(result);
}

export const reduceFunction = method(
  'reduce($module, function, iterable, /, initial=<unrepresentable>)',
  (thread, _module, func: Value, iterable: Value, initial: Value | undefined) =>
    reduce(thread, func, iterable, initial),
);
