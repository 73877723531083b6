// collections.OrderedDict: methods and slots.

import { expected, takes } from '../../call/native/arity-texts';
import { dictType, PyDict } from '../../objects/containers/dict';
import { fromKeys } from '../../objects/containers/dict-methods';
import { DictView } from '../../objects/containers/dict-views';
import { PyList } from '../../objects/containers/list';
import { general, classMethod, method, type NativeDefinition, rawMethod } from '../../objects/native';
import { keywordPairs, positionalArgs } from '../../objects/native-arguments';
import { drop, hold, release, unhold, type Value } from '../../objects/object';
import { callMethod, lookupAttr } from '../../objects/protocols/attributes';
import { callHeld } from '../../objects/protocols/calls';
import { isTrue, richCompareBool } from '../../objects/protocols/compare';
import { hash } from '../../objects/protocols/hashing';
import { forEach, getIter, iterNext } from '../../objects/protocols/iteration';
import { contains, getItem, setItem } from '../../objects/protocols/subscript';
import { repr } from '../../objects/protocols/text';
import { keyError, runtimeError, typeError, valueError } from '../../objects/raise';
import { guardRepr } from '../../objects/repr-guard';
import { NotImplemented } from '../../objects/singletons';
import type { Thread } from '../../objects/thread';
import { EMPTY_TUPLE, PyTuple } from '../../objects/containers/tuple';
import type { PyType, TypeSlots } from '../../objects/type';
import { missingKey, orderedDictType, PyOrderedDict } from './ordered-dict';
import { odictItemsType, odictKeysType, odictValuesType, PyOrderedDictIterator } from './ordered-dict-views';

/** Adds key and value pairs (mutablemapping_add_pairs). */
function addPairs(thread: Thread, self: Value, pairs: Value): void {
  forEach(thread, pairs, (pair) => {
    const iterator = hold(getIter(thread, pair));
    const parts: Value[] = [];
    try {
      for (let count = 0; count < 2; count++) {
        const part = hold(iterNext(thread, iterator));
        if (part === undefined) throw valueError(`need more than ${count} value${count === 1 ? '' : 's'} to unpack`);
        parts.push(part);
      }
      const extra = iterNext(thread, iterator);
      if (extra !== undefined) {
        drop(thread, extra);
        throw valueError('too many values to unpack (expected 2)');
      }
      setItem(thread, self, parts[0]!, parts[1]!);
    } finally {
      for (const part of parts) release(thread, part);
      release(thread, iterator);
    }
  });
}

/** Adds the pairs that a method gives. */
function addItemsOf(thread: Thread, self: Value, mapping: Value): void {
  const items = hold(callMethod(thread, mapping, 'items', []));
  try {
    addPairs(thread, self, items);
  } finally {
    release(thread, items);
  }
}

/** Adds the entries of a mapping or iterable of pairs, through `__setitem__` (mutablemapping_update_arg). */
function updateFrom(thread: Thread, self: Value, other: Value): void {
  if (other instanceof PyDict && other.type === dictType) {
    const pairs = hold(new PyList([...other.entries()].map((entry) => new PyTuple(entry))));
    try {
      addPairs(thread, self, pairs);
    } finally {
      release(thread, pairs);
    }
    return;
  }
  const keysMethod = lookupAttr(thread, other, 'keys');
  if (keysMethod !== undefined) {
    const keys = hold(callHeld(thread, keysMethod, []));
    try {
      forEach(thread, keys, (key) => {
        const value = hold(getItem(thread, other, key));
        try {
          setItem(thread, self, key, value);
        } finally {
          release(thread, value);
        }
      });
    } finally {
      release(thread, keys);
    }
    return;
  }
  const itemsMethod = lookupAttr(thread, other, 'items');
  if (itemsMethod !== undefined) {
    drop(thread, itemsMethod);
    addItemsOf(thread, self, other);
  } else addPairs(thread, self, other);
}

function update(thread: Thread, self: Value, args: Value[], kwnames: PyTuple | undefined): void {
  const given = positionalArgs(args, kwnames);
  if (given.length > 0) updateFrom(thread, self, given[0]!);
  for (const [name, value] of keywordPairs(args, kwnames)) setItem(thread, self, name, value);
}

/** Have two ordered dictionaries the same keys in the same order (_odict_keys_equal)? */
function sameOrder(thread: Thread, a: PyOrderedDict, b: PyOrderedDict): boolean {
  const { state: stateA } = a;
  const { state: stateB } = b;
  let [nodeA, nodeB] = [a.first, b.first];
  for (;;) {
    if (nodeA === undefined || nodeB === undefined) return nodeA === nodeB;
    const [keyA, keyB] = [hold(nodeA.key), hold(nodeB.key)];
    let equal: boolean;
    try {
      equal = richCompareBool(thread, keyA, keyB, '==');
    } finally {
      release(thread, keyA);
      release(thread, keyB);
    }
    if (a.state !== stateA || b.state !== stateB) throw runtimeError('OrderedDict mutated during iteration');
    if (!equal) return false;
    nodeA = nodeA.next;
    nodeB = nodeB.next;
  }
}

function odictRepr(thread: Thread, dict: PyOrderedDict): Value {
  const { name } = dict.type;
  if (dict.size === 0) return `${name}()`;
  return guardRepr(thread, dict, '...', () => {
    const plain = hold(callHeld(thread, dictType, [dict]));
    try {
      return `${name}(${repr(thread, plain)})`;
    } finally {
      release(thread, plain);
    }
  });
}

export const orderedDictSlots: Partial<TypeSlots<PyOrderedDict>> = {
  tp_init: (thread, self, args, kwnames) => {
    const given = positionalArgs(args, kwnames).length;
    if (given > 1) throw typeError(expected('', 'at most ', 1, given));
    update(thread, self, args, kwnames);
  },
  tp_repr: odictRepr,
  tp_iter: (_thread, self) => new PyOrderedDictIterator(self, 'keys', false),
  tp_richcompare: (thread, left, right, op) => {
    if (!(left instanceof PyOrderedDict) || !(right instanceof PyDict)) return NotImplemented;
    if (op !== '==' && op !== '!=') return NotImplemented;
    let equal = dictType.tp.tp_richcompare!(thread, left, right, '==') === true;
    if (equal && right instanceof PyOrderedDict) equal = sameOrder(thread, left, right);
    return equal === (op === '==');
  },
  nb_or: (thread, left, right) => {
    const [type, other] = left instanceof PyOrderedDict ? [left.type, right] : [(right as PyOrderedDict).type, left];
    if (!(other instanceof PyDict)) return NotImplemented;
    const result = hold(callHeld(thread, type, [left]));
    try {
      updateFrom(thread, result, right);
    } catch (error) {
      release(thread, result);
      throw error;
    }
    return unhold(result);
  },
  nb_inplace_or: (thread, self, other) => {
    updateFrom(thread, self, other);
    return self;
  },
  mp_ass_subscript: (thread, dict, key, value) => {
    if (value === undefined) dict.remove(thread, key);
    else dict.put(thread, key, value);
  },
};

function copy(thread: Thread, self: PyOrderedDict): Value {
  const exact = self.type === orderedDictType;
  const result = hold(exact ? new PyOrderedDict() : callHeld(thread, self.type, []));
  try {
    for (const key of [...self.orderedKeys()]) {
      const value = exact ? self.get(thread, key) : getItem(thread, self, key);
      if (value === undefined) throw keyError(key);
      hold(value);
      try {
        if (exact) (result as PyOrderedDict).put(thread, key, value);
        else setItem(thread, result, key, value);
      } finally {
        release(thread, value);
      }
    }
  } catch (error) {
    release(thread, result);
    throw error;
  }
  return unhold(result);
}

function setDefault(thread: Thread, self: PyOrderedDict, key: Value, missing: Value): Value {
  if (self.type === orderedDictType) {
    const found = self.get(thread, key);
    if (found !== undefined) return found;
    self.put(thread, key, missing);
    return missing;
  }
  if (contains(thread, self, key)) return getItem(thread, self, key);
  setItem(thread, self, key, missing);
  return missing;
}

const view = (name: string, type: PyType): NativeDefinition =>
  method(`${name}($self, /)`, (_thread, self: PyOrderedDict) => new DictView(type, self));

export const orderedDictMethods: NativeDefinition[] = [
  classMethod(
    'fromkeys($type, /, iterable, value=None)',
    (thread, type: PyType, iterable: Value, value: Value = null) => fromKeys(thread, type, iterable, value),
  ),
  method('__sizeof__($self, /)', (_thread, self: PyOrderedDict) => {
    const { keys, size, type } = self;
    if (keys.entries.length === 0) return type.basicSize;
    return type.basicSize + keys.byteSize() + 4 * (1 << keys.log2Size) + 16 * size;
  }),
  method('__reduce__($self, /)', (thread, self: PyOrderedDict) => {
    const state = hold(callMethod(thread, self, '__getstate__', []));
    const items = hold(callMethod(thread, self, 'items', []));
    try {
      return new PyTuple([self.type, EMPTY_TUPLE, state, null, getIter(thread, items)]);
    } finally {
      release(thread, items);
      release(thread, state);
    }
  }),
  method('setdefault($self, /, key, default=None)', (thread, self: PyOrderedDict, key: Value, missing: Value = null) =>
    setDefault(thread, self, key, missing),
  ),
  method(
    'pop($self, /, key, default=<unrepresentable>)',
    (thread, self: PyOrderedDict, key: Value, missing: Value | undefined) => {
      const value = self.take(thread, key, hash(thread, key));
      if (value !== undefined) return unhold(value);
      if (missing !== undefined) return missing;
      throw missingKey(key);
    },
  ),
  method('popitem($self, /, last=True)', (thread, self: PyOrderedDict, last: Value = true) => {
    const node = isTrue(thread, last) ? self.last : self.first;
    if (node === undefined) throw keyError('dictionary is empty');
    const key = hold(node.key);
    try {
      const value = self.take(thread, key, node.hash);
      if (value === undefined) throw keyError(key);
      return new PyTuple([key, unhold(value)]);
    } finally {
      release(thread, key);
    }
  }),
  view('keys', odictKeysType),
  view('values', odictValuesType),
  view('items', odictItemsType),
  general(
    rawMethod('update', 'fastcall_keywords', (thread, self: PyOrderedDict, args, kwnames) => {
      const given = positionalArgs(args, kwnames).length;
      if (given > 1) throw typeError(takes('update()', 'at most', 1, given, 'positional '));
      update(thread, self, args, kwnames);
      return null;
    }),
  ),
  method('clear($self, /)', (thread, self: PyOrderedDict) => {
    self.removeAll(thread);
    return null;
  }),
  method('copy($self, /)', copy),
  method('__reversed__($self, /)', (_thread, self: PyOrderedDict) => new PyOrderedDictIterator(self, 'keys', true)),
  method('move_to_end($self, /, key, last=True)', (thread, self: PyOrderedDict, key: Value, last: Value = true) => {
    self.moveToEnd(thread, key, isTrue(thread, last));
    return null;
  }),
];
