// dict: methods and slots.

import { classGetItem } from '../types/class-getitem';
import { PyDict, dictType } from './dict';
import { EMPTY_KEYS } from './dict-keys';
import { findByHash, hashKey } from './dict-lookup';
import { copyDict, mergeArgument } from './dict-merge';
import { requireStrings, storeKeywords } from './keyword-names';
import { DictIterator, dictKeyIteratorType, dictReverseKeyIteratorType } from './dict-iterators';
import { DictView, dictItemsType, dictKeysType, dictValuesType } from './dict-views';
import { coexisting, classMethod, method, type NativeDefinition, rawMethod } from '../native';
import { checkPositional } from '../native-arguments';
import { hold, release, unhold, type Value } from '../object';
import { lookupSpecial } from '../protocols/attributes';
import { callHeld } from '../protocols/calls';
import { richCompareBool } from '../protocols/compare';
import { unhashable } from '../protocols/hashing';
import { forEach } from '../protocols/iteration';
import { setItem } from '../protocols/subscript';
import { repr } from '../protocols/text';
import { keyError } from '../raise';
import { guardRepr } from '../repr-guard';
import { positionalCount } from './sequence-arguments';
import { NotImplemented } from '../singletons';
import type { Thread } from '../thread';
import { PyTuple } from './tuple';
import type { PyType, TypeSlots } from '../type';

/** dict(...) and dict.update(...) (dict_update_common). */
function updateCommon(thread: Thread, dict: PyDict, name: string, args: Value[], kwnames: PyTuple | undefined): void {
  const given = positionalCount(args, kwnames);
  checkPositional(name, given, 0, 1);
  if (given === 1) mergeArgument(thread, dict, args[0]!);
  requireStrings(kwnames);
  storeKeywords(thread, dict, args, kwnames);
}

function dictRepr(thread: Thread, dict: PyDict): Value {
  if (dict.size === 0) return '{}';
  return guardRepr(thread, dict, '{...}', () => {
    let text = '{';
    for (let nth = 0; nth < dict.slotCount; nth++) {
      const position = dict.slotAt(nth);
      const value = hold(dict.values[position]);
      if (value === undefined) continue;
      const key = hold(dict.keys.entries[position]!);
      try {
        if (text.length > 1) text += ', ';
        text += repr(thread, key);
        text += ': ';
        text += repr(thread, value);
      } finally {
        release(thread, key);
        release(thread, value);
      }
    }
    return `${text}}`;
  });
}

/** Have two dictionaries the same entries (dict_equal)? */
export function dictEqual(thread: Thread, a: PyDict, b: PyDict): boolean {
  if (a.size !== b.size) return false;
  for (let nth = 0; nth < a.slotCount; nth++) {
    const position = a.slotAt(nth);
    const value = hold(a.values[position]);
    if (value === undefined) continue;
    const key = hold(a.keys.entries[position]!);
    let other: Value | undefined;
    try {
      other = hold(b.get(thread, key));
      if (other === undefined || !richCompareBool(thread, value, other, '==')) return false;
    } finally {
      release(thread, other);
      release(thread, key);
      release(thread, value);
    }
  }
  return true;
}

/** dict[key] (dict_subscript). */
export function dictSubscript(thread: Thread, dict: PyDict, key: Value): Value {
  const position = dict.find(thread, key);
  if (position >= 0) return dict.values[position]!;
  if (dict.type !== dictType) {
    const missing = lookupSpecial(thread, dict, '__missing__');
    if (missing !== undefined) return callHeld(thread, missing, [key]);
  }
  throw keyError(key);
}

function dictAssign(thread: Thread, dict: PyDict, key: Value, value: Value | undefined): void {
  if (value !== undefined) dict.set(thread, key, value);
  else if (!dict.delete(thread, key)) throw keyError(key);
}

/** The value of a key, which is stored with the default when it is missing; the key is hashed once (PyDict_SetDefault). */
export function setDefault(thread: Thread, dict: PyDict, key: Value, value: Value): Value {
  if (typeof key === 'string' && dict.keys.objectCount === 0) {
    const found = dict.getStr(key);
    if (found !== undefined) return found;
    dict.setStr(thread, key, value);
    return value;
  }
  const hash = hashKey(thread, key);
  const position = findByHash(thread, dict, key, hash);
  if (position >= 0) return dict.values[position]!;
  dict.addHashed(key, hash, value);
  return value;
}

/** cls.fromkeys(iterable, value) (_PyDict_FromKeys). */
export function fromKeys(thread: Thread, cls: PyType, iterable: Value, value: Value): Value {
  const result = hold(thread.call(cls, []));
  try {
    if (result instanceof PyDict && result.type === dictType) {
      const dict: PyDict = result;
      forEach(thread, iterable, (key) => dict.set(thread, key, value));
    } else {
      forEach(thread, iterable, (key) => setItem(thread, result, key, value));
    }
  } catch (error) {
    release(thread, result);
    throw error;
  }
  return unhold(result);
}

function dictOr(thread: Thread, left: Value, right: Value): Value {
  if (!(left instanceof PyDict) || !(right instanceof PyDict)) return NotImplemented;
  const result = hold(copyDict(thread, left));
  try {
    mergeArgument(thread, result, right);
  } catch (error) {
    release(thread, result);
    throw error;
  }
  return unhold(result);
}

export const dictSlots: Partial<TypeSlots<PyDict>> = {
  tp_new: (_thread, type) => new (type.instanceClass as typeof PyDict)(type),
  tp_init: (thread, self, args, kwnames) => updateCommon(thread, self, 'dict', args, kwnames),
  tp_hash: unhashable,
  tp_repr: dictRepr,
  tp_iter: (_thread, self) => new DictIterator(dictKeyIteratorType, self),
  tp_richcompare: (thread, left, right, op) => {
    if (!(left instanceof PyDict) || !(right instanceof PyDict)) return NotImplemented;
    if (op === '==') return dictEqual(thread, left, right);
    return op === '!=' ? !dictEqual(thread, left, right) : NotImplemented;
  },
  nb_or: dictOr,
  nb_inplace_or: (thread, self, other) => {
    mergeArgument(thread, self, other);
    return self;
  },
  sq_contains: (thread, self, key) => self.has(thread, key),
  mp_length: (_thread, self) => self.size,
  mp_subscript: dictSubscript,
  mp_ass_subscript: dictAssign,
};

/** The bytes of a dictionary and its table (_PyDict_SizeOf). */
export function dictSizeOf({ keys, type }: PyDict): number {
  if (keys.shared) return type.basicSize + 4 * (keys.entries.length + keys.usable);
  return keys === EMPTY_KEYS ? type.basicSize : type.basicSize + keys.byteSize();
}

export const dictMethods: NativeDefinition[] = [
  coexisting('__contains__($self, key, /)', (thread, self: PyDict, key: Value) => self.has(thread, key)),
  coexisting('__getitem__($self, key, /)', dictSubscript),
  method('__sizeof__($self, /)', (_thread, self: PyDict) => dictSizeOf(self)),
  method('get($self, key, default=None, /)', (thread, self: PyDict, key: Value, missing: Value = null) => {
    const value = self.get(thread, key);
    return value === undefined ? missing : value;
  }),
  method('setdefault($self, key, default=None, /)', (thread, self: PyDict, key: Value, missing: Value = null) =>
    setDefault(thread, self, key, missing),
  ),
  method(
    'pop($self, key, default=<unrepresentable>, /)',
    (thread, self: PyDict, key: Value, missing: Value | undefined) => {
      const value = self.size === 0 ? undefined : self.pop(thread, key);
      if (value !== undefined) return value;
      if (missing !== undefined) return missing;
      throw keyError(key);
    },
  ),
  method('popitem($self, /)', (_thread, self: PyDict) => {
    const last = self.popLast();
    if (last === undefined) throw keyError('popitem(): dictionary is empty');
    return new PyTuple(last);
  }),
  method('keys($self, /)', (_thread, self: PyDict) => new DictView(dictKeysType, self)),
  method('items($self, /)', (_thread, self: PyDict) => new DictView(dictItemsType, self)),
  method('values($self, /)', (_thread, self: PyDict) => new DictView(dictValuesType, self)),
  rawMethod(
    'update',
    'varargs_keywords',
    (thread, self: PyDict, args, kwnames) => {
      updateCommon(thread, self, 'update', args, kwnames);
      return null;
    },
    {},
  ),
  classMethod(
    'fromkeys($type, iterable, value=None, /)',
    (thread, type: PyType, iterable: Value, value: Value = null) => fromKeys(thread, type, iterable, value),
  ),
  method('clear($self, /)', (thread, self: PyDict) => {
    self.removeAll(thread);
    return null;
  }),
  method('copy($self, /)', (thread, self: PyDict) => copyDict(thread, self)),
  method('__reversed__($self, /)', (_thread, self: PyDict) => new DictIterator(dictReverseKeyIteratorType, self)),
  classGetItem(),
];
