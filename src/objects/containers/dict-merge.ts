// Taking over the entries of other mappings and of sequences of pairs.

import { PyDict, dictType } from './dict';
import { immediateKey } from './dict-keys';
import { findByHash } from './dict-lookup';
import { TypeErrorType } from '../exceptions/exceptions';
import { toList } from './list-extend';
import { drop, hold, release, unhold, type Value } from '../object';
import { callMethod, lookupAttr } from '../protocols/attributes';
import { collect, forEach, getIter, releaseAll } from '../protocols/iteration';
import { getItem } from '../protocols/subscript';
import { keyError, runtimeError, typeError, valueError } from '../raise';
import { PyRaise, type Thread } from '../thread';
import { typeOf } from '../type-of';

/** What happens to a key that is there already: the new value replaces the old one, is ignored, or is an error (KeyError). */
export type MergeMode = 'override' | 'keep' | 'unique';

/** The argument of dict() and update(): a mapping if it has `keys`, else an iterable of pairs (dict_update_arg). */
export function mergeArgument(thread: Thread, dict: PyDict, argument: Value): void {
  if (argument instanceof PyDict && argument.type === dictType) {
    merge(thread, dict, argument, 'override');
    return;
  }
  const keys = lookupAttr(thread, argument, 'keys');
  if (keys === undefined) {
    mergePairs(thread, dict, argument);
    return;
  }
  drop(thread, keys);
  merge(thread, dict, argument, 'override');
}

/** The entries of a dictionary in a new plain one; subclasses with an `__iter__` of their own are asked (PyDict_Copy). */
export function copyDict(thread: Thread, dict: PyDict): PyDict {
  if (dict.size === 0 || dict.keys.shared || dict.type.tp.tp_iter === dictType.tp.tp_iter) return dict.copy();
  const result = hold(new PyDict());
  try {
    merge(thread, result, dict, 'override');
  } catch (error) {
    release(thread, result);
    throw error;
  }
  return unhold(result);
}

/** Adds the entries of a mapping (dict_merge). */
export function merge(thread: Thread, dict: PyDict, other: Value, mode: MergeMode): void {
  if (other instanceof PyDict && other.type.tp.tp_iter === dictType.tp.tp_iter) mergeDict(thread, dict, other, mode);
  else mergeMapping(thread, dict, other, mode);
}

function mergeDict(thread: Thread, dict: PyDict, other: PyDict, mode: MergeMode): void {
  if (other === dict || other.size === 0) return;
  if (dict.size === 0 && dict.canAdopt(other)) {
    dict.removeAll(thread);
    dict.assign(other);
    return;
  }
  const empty = dict.size === 0;
  dict.reserve(other.size);
  const entryCount = other.keys.entries.length;
  for (let nth = 0; nth < other.slotCount; nth++) {
    const position = other.slotAt(nth);
    const value = hold(other.values[position]);
    if (value === undefined) continue;
    const key = hold(other.keys.entries[position]!);
    const hash = immediateKey(key) === undefined ? other.keys.hashes![position] : undefined;
    try {
      if (mode === 'override' || empty) storeKnown(thread, dict, key, hash, value);
      else if (!hasKnown(thread, dict, key, hash)) storeKnown(thread, dict, key, hash, value);
      else if (mode === 'unique') throw keyError(key);
    } finally {
      release(thread, value);
      release(thread, key);
    }
    if (other.keys.entries.length !== entryCount) throw runtimeError('dict mutated during update');
  }
}

/** Stores a key with the hash that it had in another dictionary; undefined for immediate keys. */
function storeKnown(thread: Thread, dict: PyDict, key: Value, hash: number | undefined, value: Value): void {
  if (hash === undefined) dict.set(thread, key, value);
  else dict.setHashed(thread, key, hash, value);
}

function hasKnown(thread: Thread, dict: PyDict, key: Value, hash: number | undefined): boolean {
  return hash === undefined ? dict.has(thread, key) : findByHash(thread, dict, key, hash) >= 0;
}

function mergeMapping(thread: Thread, dict: PyDict, other: Value, mode: MergeMode): void {
  const keys = mappingKeys(thread, other);
  try {
    for (const key of keys) {
      if (mode !== 'override' && dict.has(thread, key)) {
        if (mode === 'keep') continue;
        throw keyError(key);
      }
      const value = hold(getItem(thread, other, key));
      try {
        dict.set(thread, key, value);
      } finally {
        release(thread, value);
      }
    }
  } finally {
    releaseAll(thread, keys);
  }
}

/** All keys of a mapping, each held by the array (PyMapping_Keys). */
export function mappingKeys(thread: Thread, mapping: Value): Value[] {
  return methodAsList(thread, mapping, 'keys');
}

/** The items that a method gives, each held by the array (method_output_as_list). */
function methodAsList(thread: Thread, object: Value, name: string): Value[] {
  const output = hold(callMethod(thread, object, name, []));
  try {
    let iterator: Value;
    try {
      iterator = hold(getIter(thread, output));
    } catch (error) {
      if (!(error instanceof PyRaise) || error.exc.type !== TypeErrorType) throw error;
      drop(thread, error.exc);
      throw typeError(`${typeOf(object).tpName}.${name}() returned a non-iterable (type ${typeOf(output).tpName})`);
    }
    try {
      return collect(thread, iterator);
    } finally {
      release(thread, iterator);
    }
  } finally {
    release(thread, output);
  }
}

/** Adds key and value pairs (PyDict_MergeFromSeq2). */
export function mergePairs(thread: Thread, dict: PyDict, pairs: Value): void {
  let nth = 0;
  forEach(thread, pairs, (item) => {
    let pair: ReturnType<typeof toList>;
    try {
      pair = hold(toList(thread, item, 'object is not iterable'));
    } catch (error) {
      if (error instanceof PyRaise && error.exc.type === TypeErrorType) {
        const note = `Cannot convert dictionary update sequence element #${nth} to a sequence`;
        hold(error.exc);
        callMethod(thread, error.exc, 'add_note', [note]);
        unhold(error.exc);
      }
      throw error;
    }
    try {
      const { length } = pair.items;
      if (length !== 2)
        throw valueError(`dictionary update sequence element #${nth} has length ${length}; 2 is required`);
      const key = hold(pair.items[0]!);
      const value = hold(pair.items[1]!);
      try {
        dict.set(thread, key, value);
      } finally {
        release(thread, key);
        release(thread, value);
      }
    } finally {
      release(thread, pair);
    }
    nth++;
  });
}
