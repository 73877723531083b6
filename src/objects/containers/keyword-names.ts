// Keyword names: those of an array of arguments, and those that stand for a dictionary.

import { PyDict } from './dict';
import { hold, release, type Value } from '../object';
import { richCompareBool } from '../protocols/compare';
import { hash } from '../protocols/hashing';
import { typeError } from '../raise';
import type { Thread } from '../thread';
import { strValue } from '../type-of';
import { PyTuple } from './tuple';

/** Arguments of a call: the values of keywords stand behind the positional ones; all borrowed. */
export interface NamedArguments {
  args: Value[];
  kwnames: PyTuple;
}

/**
 * Names of keywords that are in a dictionary, not all of them plain strings, with the hashes of those that are none: they are looked up as
 * the dictionary's keys are. Beside the tuples, since no class can be derived from theirs while the house loads.
 */
const dictionaryNames = new WeakMap<PyTuple, readonly (number | undefined)[]>();

/** Are all names plain strings? Then nobody can tell an array from a dictionary. */
export function arePlain(kwnames: PyTuple): boolean {
  for (const name of kwnames.items) if (typeof name !== 'string') return false;
  return true;
}

/** The arguments of a call with a tuple and a dictionary. */
export function fromDictionary(positional: readonly Value[], keywords: PyDict): NamedArguments {
  const args = positional.slice();
  const names: Value[] = [];
  const hashes: (number | undefined)[] = [];
  let plain = true;
  for (let nth = 0; nth < keywords.slotCount; nth++) {
    const position = keywords.slotAt(nth);
    const value = keywords.values[position];
    if (value === undefined) continue;
    const name = keywords.keys.entries[position]!;
    if (typeof name !== 'string') plain = false;
    names.push(name);
    args.push(value);
    hashes.push(typeof name === 'string' ? undefined : keywords.keys.hashes?.[position]);
  }
  const kwnames = new PyTuple(names);
  if (!plain) dictionaryNames.set(kwnames, hashes);
  return { args, kwnames };
}

/** Refuses names that are no strings (PyArg_ValidateKeywordArguments). */
export function requireStrings(kwnames: PyTuple | undefined): void {
  if (kwnames?.items.some((name) => strValue(name) === undefined)) throw typeError('keywords must be strings');
}

export const isDictionary = (kwnames: PyTuple): boolean => dictionaryNames.has(kwnames);

/** The same arguments with a new dictionary (_PyStack_AsDict). */
export function toDictionary(thread: Thread, args: Value[], kwnames: PyTuple): NamedArguments {
  const first = args.length - kwnames.items.length;
  const dict = hold(new PyDict());
  try {
    kwnames.items.forEach((name, nth) => {
      dict.set(thread, name, args[first + nth]!);
    });
    return fromDictionary(args.slice(0, first), dict);
  } finally {
    release(thread, dict);
  }
}

/** The same arguments in an array; the names have to be strings (_PyStack_UnpackDict). */
export function toArray(args: Value[], kwnames: PyTuple): NamedArguments {
  if (!isDictionary(kwnames)) return { args, kwnames };
  requireStrings(kwnames);
  return { args, kwnames: new PyTuple(kwnames.items.slice()) };
}

/** Calls with arguments whose names may be new: they are held meanwhile. */
export function callWith<T>(
  thread: Thread,
  { args, kwnames }: NamedArguments,
  call: (args: Value[], kwnames: PyTuple) => T,
): T {
  hold(kwnames);
  try {
    return call(args, kwnames);
  } finally {
    release(thread, kwnames);
  }
}

/** Adds keyword arguments to a dictionary; names that come from a dictionary are not hashed again. */
export function storeKeywords(thread: Thread, dict: PyDict, args: Value[], kwnames: PyTuple | undefined): void {
  if (kwnames === undefined) return;
  const names = kwnames.items;
  const first = args.length - names.length;
  const hashes = dictionaryNames.get(kwnames);
  for (let nth = 0; nth < names.length; nth++) {
    const known = hashes?.[nth];
    if (known === undefined) dict.set(thread, names[nth]!, args[first + nth]!);
    else dict.setHashed(thread, names[nth]!, known, args[first + nth]!);
  }
}

/** Where the keyword of a parameter stands, or -1: a key of a dictionary is asked whether it equals, a name in an array has the same text. */
export function indexOfKeyword(thread: Thread, kwnames: PyTuple, parameter: string): number {
  const { items } = kwnames;
  const hashes = dictionaryNames.get(kwnames);
  if (hashes !== undefined) {
    const sought = hash(thread, parameter);
    const equals = (name: Value, nth: number) =>
      name === parameter || (hashes[nth] === sought && richCompareBool(thread, name, parameter, '=='));
    return items.findIndex(equals);
  }
  const same = items.indexOf(parameter);
  return same >= 0 ? same : items.findIndex((name) => strValue(name) === parameter);
}
