// Keyword names on their way from one dictionary to another.

import type { PyDict } from './dict';
import type { Value } from '../object';
import type { Thread } from '../thread';
import { PyTuple } from './tuple';

/** Names taken out of a dict, with the hashes that they have there; undefined for those whose hash needs no Python code. */
export class KeywordNames extends PyTuple {
  constructor(
    names: Value[],
    readonly hashes: readonly (number | undefined)[],
  ) {
    super(names);
  }
}

/** Adds keyword arguments to a dictionary; names that come from a dict are not hashed again. */
export function storeKeywords(thread: Thread, dict: PyDict, args: Value[], kwnames: PyTuple | undefined): void {
  if (kwnames === undefined) return;
  const names = kwnames.items;
  const hashes = kwnames instanceof KeywordNames ? kwnames.hashes : undefined;
  const first = args.length - names.length;
  for (let nth = 0; nth < names.length; nth++) {
    const hash = hashes?.[nth];
    if (hash === undefined) dict.set(thread, names[nth]!, args[first + nth]!);
    else dict.setHashed(thread, names[nth]!, hash, args[first + nth]!);
  }
}
