// itertools.groupby.

import { defineType } from '../../objects/define-type';
import { emptyField, KEPT, PyHolder } from '../../objects/holder';
import { badArgument } from '../../objects/native-arguments';
import { constructor } from '../../objects/native-constructor';
import { hold, release, unhold, type Value } from '../../objects/object';
import { genericGetAttr } from '../../objects/protocols/attributes';
import { richCompareBool } from '../../objects/protocols/compare';
import { getIter, iterNext } from '../../objects/protocols/iteration';
import type { Thread } from '../../objects/thread';
import { PyTuple } from '../../objects/containers/tuple';
import { type PyType, TypeFlag } from '../../objects/type';
import { ITERATOR_FLAGS } from './infinite';

class PyGroupBy extends PyHolder {
  targetKey: Value | undefined = undefined;
  currentKey: Value | undefined = undefined;
  currentValue: Value | undefined = undefined;
  /** The group that may still give items; not held. */
  currentGroup: PyGroup | undefined = undefined;

  static {
    PyGroupBy.holds({
      iterator: null,
      keyFunction: null,
      targetKey: undefined,
      currentKey: undefined,
      currentValue: undefined,
    });
  }

  constructor(
    type: PyType,
    public iterator: Value,
    public keyFunction: Value,
  ) {
    super(type);
    hold(iterator);
    hold(keyFunction);
  }

  /** Takes the next item and its key; tells whether there was one (groupby_step). */
  step(thread: Thread): boolean {
    const value = hold(iterNext(thread, this.iterator));
    if (value === undefined) return false;
    let key: Value;
    if (this.keyFunction === null) key = hold(value);
    else {
      try {
        key = hold(thread.call(this.keyFunction, [value]));
      } catch (error) {
        release(thread, value);
        throw error;
      }
    }
    const { currentKey, currentValue } = this;
    this.currentValue = value;
    this.currentKey = key;
    release(thread, currentKey);
    release(thread, currentValue);
    return true;
  }
}

/** Are two keys equal? Both are kept alive while they are compared. */
function sameKey(thread: Thread, a: Value, b: Value): boolean {
  hold(a);
  hold(b);
  try {
    return richCompareBool(thread, a, b, '==');
  } finally {
    release(thread, a);
    release(thread, b);
  }
}

function nextGroup(thread: Thread, self: Value): Value | undefined {
  const groups = self as PyGroupBy;
  groups.currentGroup = undefined;
  // Skip what is left of the previous group.
  for (;;) {
    const { currentKey, targetKey } = groups;
    if (currentKey !== undefined && (targetKey === undefined || !sameKey(thread, targetKey, currentKey))) break;
    if (!groups.step(thread)) return undefined;
  }
  const key = hold(groups.currentKey!);
  const old = groups.targetKey;
  groups.targetKey = key;
  release(thread, old);
  return new PyTuple([key, new PyGroup(groups, key)]);
}

export const groupbyType: PyType = defineType({
  module: 'itertools',
  name: 'groupby',
  instanceClass: PyGroupBy,
  flags: ITERATOR_FLAGS,
  textSignature: '(iterable, key=None)',
  tp: {
    tp_getattro: genericGetAttr,
    tp_new: constructor('groupby(iterable, key=None)', (thread, type, iterable: Value, key: Value = null) => {
      return new PyGroupBy(type, getIter(thread, iterable), key);
    }),
    tp_iter: (_thread, self) => self,
    tp_iternext: nextGroup,
  },
});

class PyGroup extends PyHolder {
  static {
    PyGroup.holds({ parent: KEPT, targetKey: null });
  }

  constructor(
    public parent: PyGroupBy,
    public targetKey: Value,
  ) {
    super(grouperType);
    hold(parent);
    hold(targetKey);
    parent.currentGroup = this;
  }
}

export const grouperType: PyType = defineType({
  module: 'itertools',
  name: '_grouper',
  instanceClass: PyGroup,
  flags: TypeFlag.HAVE_GC,
  tp: {
    tp_getattro: genericGetAttr,
    tp_new: constructor('_grouper(parent, tgtkey, /)', (_thread, _type, parent: Value, key: Value) => {
      if (!(parent instanceof PyGroupBy)) throw badArgument('_grouper', 1, 'itertools.groupby', parent);
      return new PyGroup(parent, key);
    }),
    tp_iter: (_thread, self) => self,
    tp_iternext: (thread, group) => {
      const { parent, targetKey } = group;
      if (parent.currentGroup !== group) return undefined;
      if (parent.currentValue === undefined && !parent.step(thread)) return undefined;
      if (!sameKey(thread, targetKey, parent.currentKey!)) return undefined;
      const value = parent.currentValue!;
      parent.currentValue = undefined;
      emptyField(thread, parent, 'currentKey');
      return unhold(value);
    },
  },
});
