// The key table of dictionaries: entries in insertion order, found through JavaScript maps; may be shared by the instances of a class.

import type { Value } from '../object';
import { PyFloat, floatType } from '../numbers/float';
import { hashFloat, hashNumber, hashString } from '../protocols/hashing';

/**
 * What a dictionary's map is asked for: the one representative of all immediate keys that compare equal.
 * int, bool and integral float share one space of numbers (1 == True == 1.0).
 */
export type ImmediateKey = string | number | bigint | null;

/** The representative of a key whose hash and comparison need no Python code; undefined for all other keys. */
export function immediateKey(key: Value): ImmediateKey | undefined {
  switch (typeof key) {
    case 'string':
    case 'number':
    case 'bigint':
      return key;
    case 'boolean':
      return key ? 1 : 0;
    default:
      if (key === null) return null;
      return key instanceof PyFloat && key.type === floatType ? floatKey(key.value) : undefined;
  }
}

/** A NaN equals nothing, so it is found by identity only, like any object. */
function floatKey(value: number): ImmediateKey | undefined {
  if (Number.isNaN(value)) return undefined;
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? BigInt(value) : value;
}

/** hash(None). */
const NONE_HASH = -56073184;

/** The hash of an immediate key. */
export function hashImmediate(key: ImmediateKey): number {
  if (typeof key === 'string') return hashString(key);
  if (key === null) return NONE_HASH;
  return typeof key === 'number' && !Number.isInteger(key) ? hashFloat(key, () => 0) : hashNumber(key);
}

/** The most attribute names a class shares among its instances (SHARED_KEYS_MAX_SIZE). */
const SHARED_KEYS_MAX_SIZE = 30;
const MIN_LOG2_SIZE = 3;

/** The smallest table size, as a power of two, that holds `minimum` (calculate_log2_keysize). */
export function log2SizeFor(minimum: number): number {
  let log2 = MIN_LOG2_SIZE;
  while (1 << log2 < minimum) log2++;
  return log2;
}

/** How many entries a table of this size takes before it grows (USABLE_FRACTION). */
export function usableFraction(log2Size: number): number {
  return Math.floor((2 << log2Size) / 3);
}

/** Tables of strings up to this size are scanned. */
const SCANNED_ENTRIES = 8;

/**
 * Keys by position. A key keeps its position as long as this object is used: whoever remembers a DictKeys and a position may read
 * `dict.values[position]` while `dict.keys` is the same object (undefined when deleted). Moving entries makes a new DictKeys.
 * Keys are held by the dictionary (shared keys are strings and need no holder).
 */
export class DictKeys {
  /** Keys in insertion order; undefined where an entry was deleted. */
  entries: (Value | undefined)[] = [];
  /** Positions of immediate keys; only made when there are many, or keys that are not strings. */
  private index: Map<ImmediateKey, number> | undefined = undefined;
  /** Hash of each entry; only kept once a key that is not immediate was stored or looked up. */
  hashes: number[] | undefined = undefined;
  /** Positions by hash, in insertion order; goes with `hashes`. */
  buckets: Map<number, number | number[]> | undefined = undefined;
  /** Number of keys that are not immediate. */
  objectCount = 0;
  /** Size of CPython's table, which decides when entries move and what `__sizeof__` tells. */
  log2Size: number;
  /** Entries that can be added before the table grows. */
  usable: number;
  /** All keys so far were exact strings (DICT_KEYS_UNICODE). */
  unicode = true;
  /** What inline caches know this set of keys by (dk_version); 0 since a key was added or deleted. */
  version = 0;

  constructor(
    log2Size: number,
    readonly shared = false,
  ) {
    this.log2Size = log2Size;
    this.usable = shared ? SHARED_KEYS_MAX_SIZE : usableFraction(log2Size);
  }

  /** The position of an immediate key; -1 if there is none. */
  find(key: ImmediateKey): number {
    const { entries, index } = this;
    if (index !== undefined) {
      const position = index.get(key);
      return position === undefined ? -1 : position;
    }
    for (let position = 0; position < entries.length; position++) if (entries[position] === key) return position;
    return -1;
  }

  /** Appends a key that is not in the table; returns its position. The caller has made room and holds the key. */
  append(key: Value, immediate: ImmediateKey | undefined, hash: number | undefined): number {
    if (immediate === undefined) {
      this.ensureBuckets();
      this.objectCount++;
    }
    const position = this.entries.length;
    if (this.index === undefined && (position >= SCANNED_ENTRIES || typeof key !== 'string')) this.makeIndex();
    this.entries.push(key);
    this.usable--;
    this.version = 0;
    if (immediate !== undefined) this.index?.set(immediate, position);
    if (this.buckets !== undefined) this.file(position, hash ?? hashImmediate(immediate!));
    return position;
  }

  /** Makes the index by hash of the entries so far, which are all immediate. */
  ensureBuckets(): void {
    if (this.buckets !== undefined) return;
    this.buckets = new Map();
    this.hashes = [];
    for (const [immediate, position] of this.index ?? this.makeIndex()) this.file(position, hashImmediate(immediate));
  }

  /** Until here all keys are strings. */
  private makeIndex(): Map<ImmediateKey, number> {
    const index = new Map<ImmediateKey, number>();
    this.entries.forEach((key, position) => {
      if (key !== undefined) index.set(key as string, position);
    });
    this.index = index;
    return index;
  }

  private file(position: number, hash: number): void {
    this.hashes![position] = hash;
    const buckets = this.buckets!;
    const bucket = buckets.get(hash);
    if (bucket === undefined) buckets.set(hash, position);
    else if (typeof bucket === 'number') buckets.set(hash, [bucket, position]);
    else bucket.push(position);
  }

  /** Forgets the key at a position, which stays empty. */
  remove(position: number): void {
    const key = this.entries[position]!;
    this.entries[position] = undefined;
    this.version = 0;
    const immediate = immediateKey(key);
    if (immediate === undefined) this.objectCount--;
    else this.index?.delete(immediate);
    if (this.buckets === undefined) return;
    const hash = this.hashes![position]!;
    const bucket = this.buckets.get(hash);
    if (typeof bucket === 'object') {
      // A lookup may be walking the bucket: replace it instead of changing it.
      const rest = bucket.filter((other) => other !== position);
      this.buckets.set(hash, rest.length === 1 ? rest[0]! : rest);
    } else this.buckets.delete(hash);
  }

  /** The same entries at the same positions, to be changed independently. */
  clone(): DictKeys {
    const copy = new DictKeys(this.log2Size);
    copy.entries = this.entries.slice();
    copy.index = this.index === undefined ? undefined : new Map(this.index);
    copy.objectCount = this.objectCount;
    copy.usable = this.usable;
    copy.unicode = this.unicode;
    if (this.hashes !== undefined) {
      copy.hashes = this.hashes.slice();
      copy.buckets = new Map();
      for (const [hash, bucket] of this.buckets!)
        copy.buckets.set(hash, typeof bucket === 'object' ? bucket.slice() : bucket);
    }
    return copy;
  }

  /** The same table in a new object whose positions end at `length`; this one must not be used any more. */
  truncated(length: number): DictKeys {
    const copy = new DictKeys(this.log2Size);
    Object.assign(copy, this);
    copy.version = 0;
    copy.entries.length = length;
    return copy;
  }

  /** The bytes of CPython's table on the modelled 32-bit build (_PyDict_KeysSize). */
  byteSize(): number {
    const indexBytes = this.log2Size < 8 ? 1 : this.log2Size < 16 ? 2 : 4;
    const entryBytes = this.unicode ? 8 : 12;
    return KEYS_HEADER_BYTES + indexBytes * (1 << this.log2Size) + entryBytes * usableFraction(this.log2Size);
  }
}

let lastVersion = 0;

/** The version of the present set of keys, given to it if it has none yet (_PyDictKeys_GetVersionForCurrentState). */
export function keysVersion(keys: DictKeys): number {
  if (keys.version === 0) keys.version = ++lastVersion;
  return keys.version;
}

const KEYS_HEADER_BYTES = 20;

/** The keys of every dictionary that never had one. */
export const EMPTY_KEYS = new DictKeys(0);
EMPTY_KEYS.usable = 0;
