// How objects are pickled and copied by default: __reduce_ex__, __reduce__ and __getstate__ of object.

import { PyDict } from '../containers/dict';
import { PyList } from '../containers/list';
import { drop, hold, isObject, release, unhold, type Value } from '../object';
import { objectType } from './object-type';
import { callMethod, getAttr, lookupAttr, lookupSpecial } from '../protocols/attributes';
import { callHeld } from '../protocols/calls';
import { getIter } from '../protocols/iteration';
import { typeError, valueError } from '../raise';
import type { Thread } from '../thread';
import { PyTuple } from '../containers/tuple';
import type { PyType } from '../type';
import { typeLookup } from './type-lookup';
import { typeOf } from '../type-of';
import { copyregModule } from './copyreg';
import { slotNamesOf } from './slot-names';

/** object.__reduce_ex__: an overridden `__reduce__` goes first. */
export function reduceEx(thread: Thread, self: Value, protocol: number): Value {
  const reduce = lookupAttr(thread, self, '__reduce__');
  if (reduce !== undefined) {
    const own = typeLookup(typeOf(self), '__reduce__');
    if (own !== objectType.namespace.getStr('__reduce__')) return callHeld(thread, reduce, []);
    drop(thread, reduce);
  }
  return reduceWith(thread, self, protocol);
}

/** _common_reduce. */
export function reduceWith(thread: Thread, self: Value, protocol: number): Value {
  if (protocol >= 2) return reduceNewObject(thread, self);
  const copyreg = hold(copyregModule(thread));
  try {
    return callMethod(thread, copyreg, '_reduce_ex', [self, protocol]);
  } finally {
    release(thread, copyreg);
  }
}

/** reduce_newobj: `(copyreg.__newobj__, (cls, *args), state, listitems, dictitems)`. */
function reduceNewObject(thread: Thread, self: Value): Value {
  const type = typeOf(self);
  if (type.tp.tp_new === undefined) throw typeError(`cannot pickle '${type.tpName}' object`);
  const { args, kwargs } = newArguments(thread, self);
  const parts: Value[] = [];
  const keep = (value: Value): Value => {
    parts.push(hold(value));
    return value;
  };
  try {
    const copyreg = keep(copyregModule(thread));
    let factory: Value;
    let newArgs: Value;
    if (kwargs === undefined || kwargs.size === 0) {
      factory = keep(getAttr(thread, copyreg, '__newobj__'));
      newArgs = keep(new PyTuple([type, ...(args?.items ?? [])]));
    } else {
      if (args === undefined) throw typeError('__getnewargs_ex__ should return a tuple');
      factory = keep(getAttr(thread, copyreg, '__newobj_ex__'));
      newArgs = keep(new PyTuple([type, args, kwargs]));
    }
    const required = !(args !== undefined || self instanceof PyList || self instanceof PyDict);
    const state = keep(stateOf(thread, self, required));
    const listItems = self instanceof PyList ? keep(getIter(thread, self)) : null;
    let dictItems: Value = null;
    if (self instanceof PyDict) {
      const items = keep(callMethod(thread, self, 'items', []));
      dictItems = keep(getIter(thread, items));
    }
    return new PyTuple([factory, newArgs, state, listItems, dictItems]);
  } finally {
    for (const part of parts.reverse()) release(thread, part);
    release(thread, args);
    release(thread, kwargs);
  }
}

/** `__getnewargs_ex__` or `__getnewargs__`; both parts held by the caller. */
function newArguments(thread: Thread, self: Value): { args: PyTuple | undefined; kwargs: PyDict | undefined } {
  const extended = lookupSpecial(thread, self, '__getnewargs_ex__');
  if (extended !== undefined) {
    const pair = hold(callHeld(thread, extended, []));
    try {
      if (!(pair instanceof PyTuple))
        throw typeError(`__getnewargs_ex__ should return a tuple, not '${typeOf(pair).tpName}'`);
      if (pair.items.length !== 2)
        throw valueError(`__getnewargs_ex__ should return a tuple of length 2, not ${pair.items.length}`);
      const [args, kwargs] = pair.items as [Value, Value];
      if (!(args instanceof PyTuple))
        throw typeError(
          `first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '${typeOf(args).tpName}'`,
        );
      if (!(kwargs instanceof PyDict))
        throw typeError(
          `second item of the tuple returned by __getnewargs_ex__ must be a dict, not '${typeOf(kwargs).tpName}'`,
        );
      return { args: hold(args), kwargs: hold(kwargs) };
    } finally {
      release(thread, pair);
    }
  }
  const plain = lookupSpecial(thread, self, '__getnewargs__');
  if (plain === undefined) return { args: undefined, kwargs: undefined };
  const args = hold(callHeld(thread, plain, []));
  if (args instanceof PyTuple) return { args, kwargs: undefined };
  const error = typeError(`__getnewargs__ should return a tuple, not '${typeOf(args).tpName}'`);
  release(thread, args);
  throw error;
}

/** object_getstate: the own `__getstate__` if it is overridden, else the default one. */
function stateOf(thread: Thread, self: Value, required: boolean): Value {
  const method = getAttr(thread, self, '__getstate__');
  const own = typeLookup(typeOf(self), '__getstate__');
  if (own === objectType.namespace.getStr('__getstate__')) {
    drop(thread, method);
    return getState(thread, self, required);
  }
  return callHeld(thread, method, []);
}

/** object.__getstate__: the instance dictionary, together with the values of slots where there are any. */
export function getState(thread: Thread, self: Value, required: boolean): Value {
  const type = typeOf(self);
  if (required && type.itemSize !== 0) throw typeError(`cannot pickle ${type.tpName} objects`);
  if (required && isObject(self) && hasNativeState(self.type)) throw typeError(`cannot pickle '${type.tpName}' object`);
  const dict = lookupAttr(thread, self, '__dict__');
  const state = hold(dict instanceof PyDict && dict.size > 0 ? dict : null);
  drop(thread, dict);
  const names = slotNamesOf(thread, type);
  if (names.length === 0) return unhold(state);
  const values = hold(PyDict.fresh());
  try {
    for (const name of names) {
      const value = lookupAttr(thread, self, name);
      if (value !== undefined) values.setStr(thread, name, value);
    }
    if (values.size === 0) return unhold(state);
    const pair = new PyTuple([state, values]);
    release(thread, state);
    return pair;
  } finally {
    release(thread, values);
  }
}

/** Have instances native fields that the default state would forget? */
function hasNativeState(type: PyType): boolean {
  return type.instanceClass !== objectType.instanceClass;
}
