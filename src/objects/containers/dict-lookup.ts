// Finding keys whose hash or comparison may run Python code.

import type { PyDict } from './dict';
import { immediateKey } from './dict-keys';
import { TypeErrorType } from '../exceptions/exceptions';
import { hold, release, type Value } from '../object';
import { richCompareBool } from '../protocols/compare';
import { hash } from '../protocols/hashing';
import { str } from '../protocols/text';
import { typeError } from '../raise';
import { PyRaise, type Thread } from '../thread';
import { typeOf } from '../type-of';

/** The hash of a key; unhashable ones give the text that names dicts (dict_unhashable_type). */
export function hashKey(thread: Thread, key: Value): number {
  return hashMember(thread, key, 'a dict key');
}

/** The hash of a value about to become `role`, with CPython's text when it has none. */
export function hashMember(thread: Thread, value: Value, role: string): number {
  try {
    return hash(thread, value);
  } catch (error) {
    if (!(error instanceof PyRaise) || error.exc.type !== TypeErrorType) throw error;
    hold(error.exc);
    try {
      throw typeError(`cannot use '${typeOf(value).tpName}' as ${role} (${str(thread, error.exc)})`);
    } finally {
      release(thread, error.exc);
    }
  }
}

/**
 * The position of a key, -1 if absent: compares with the entries of equal hash in order of insertion, by identity, then `__eq__`;
 * starts again when a comparison changed the dictionary (_Py_dict_lookup).
 */
export function findByHash(thread: Thread, dict: PyDict, key: Value, hashValue: number): number {
  if (dict.size === 0) return -1;
  restart: for (;;) {
    const { keys } = dict;
    keys.ensureBuckets();
    const bucket = keys.buckets!.get(hashValue);
    if (bucket === undefined) return -1;
    const count = typeof bucket === 'number' ? 1 : bucket.length;
    for (let nth = 0; nth < count; nth++) {
      const position = typeof bucket === 'number' ? bucket : bucket[nth]!;
      const entry = keys.entries[position]!;
      if (entry === key) return present(dict, position);
      const immediate = immediateKey(entry);
      if (immediate !== undefined) {
        const sought = immediateKey(key);
        if (sought !== undefined) {
          if (sought === immediate) return present(dict, position);
          continue;
        }
      }
      hold(entry);
      let equal: boolean;
      try {
        equal = richCompareBool(thread, entry, key, '==');
      } finally {
        release(thread, entry);
      }
      if (dict.keys !== keys || keys.entries[position] !== entry) continue restart;
      if (equal) return present(dict, position);
    }
    return -1;
  }
}

/** In a shared table a key may be known that this dictionary does not have. */
function present(dict: PyDict, position: number): number {
  return dict.values[position] === undefined ? -1 : position;
}
