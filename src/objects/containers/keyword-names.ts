// Keyword names on their way from one dictionary to another.

import type { PyDict } from './dict';
import type { Value } from '../object';
import type { Thread } from '../thread';
import type { PyTuple } from './tuple';

type Hashes = readonly (number | undefined)[];

/** The hashes that names have in the dict they come from; only kept for names whose hash could run Python code. */
const knownHashes = new WeakMap<PyTuple, Hashes>();

/** Says what the hashes of keyword names are, so that nobody computes them again; undefined for plain strings. */
export function setKeywordHashes(kwnames: PyTuple, hashes: Hashes): void {
  knownHashes.set(kwnames, hashes);
}

/** Adds keyword arguments to a dictionary; names that come from a dict are not hashed again. */
export function storeKeywords(thread: Thread, dict: PyDict, args: Value[], kwnames: PyTuple | undefined): void {
  if (kwnames === undefined) return;
  const names = kwnames.items;
  const first = args.length - names.length;
  for (let nth = 0; nth < names.length; nth++) {
    const name = names[nth]!;
    const hash = typeof name === 'string' ? undefined : knownHashes.get(kwnames)?.[nth];
    if (hash === undefined) dict.set(thread, name, args[first + nth]!);
    else dict.setHashed(thread, name, hash, args[first + nth]!);
  }
}
