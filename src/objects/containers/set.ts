// set and frozenset: the storage, an open-addressing table with CPython's probing, so that iteration order and pop() agree.

import { reserveItems } from '../memory/budget';
import { PROCESS } from '../memory/room';
import { declareType } from '../define-type';
import { hashMember } from './dict-lookup';
import { hold, PyObject, release, unhold, type Value, type Visit } from '../object';
import { richCompareBool } from '../protocols/compare';
import type { Thread } from '../thread';
import type { PyType } from '../type';

const MIN_SIZE = 8;
const LINEAR_PROBES = 9;
const PERTURB_SHIFT = 5;
/** The stored hash of a deleted entry; no key has it. */
const DELETED = -1;

// Tables of the smallest size are written out: literals are made much faster than typed or filled arrays.
const smallTable = (): (Value | undefined)[] => [
  undefined,
  undefined,
  undefined,
  undefined,
  undefined,
  undefined,
  undefined,
  undefined,
];
const smallHashes = (): number[] => [0, 0, 0, 0, 0, 0, 0, 0];

/** The common part of set and frozenset (PySetObject). An entry without a key is unused, or deleted if its hash is -1. */
export abstract class PyAnySet extends PyObject {
  /** Keys by table position; held. */
  table: (Value | undefined)[] = smallTable();
  hashes: number[] = smallHashes();
  mask = MIN_SIZE - 1;
  /** Active and deleted entries. */
  fill = 0;
  /** Active entries: the length. */
  used = 0;
  /** Where pop() goes on searching. */
  finger = 0;
  /** The hash of a frozenset once it was computed, else -1. */
  hash = -1;

  /** Is it of type set or frozenset itself? */
  isExact(): boolean {
    return this.type === setType || this.type === frozensetType;
  }

  /** Active keys in table order, for native code that runs no Python code meanwhile. */
  *keys(): Generator<Value, void> {
    for (const key of this.table) if (key !== undefined) yield key;
  }

  add(thread: Thread, key: Value): void {
    this.addHashed(thread, key, hashElement(thread, key));
  }

  /** Adds a key whose hash is known; tells whether it is new (set_add_entry). */
  addHashed(thread: Thread, key: Value, hash: number): boolean {
    const position = this.probe(thread, key, hash);
    if (position < 0) return false;
    const reused = this.hashes[position] === DELETED;
    this.table[position] = hold(key);
    this.hashes[position] = hash;
    this.used++;
    if (reused) return true;
    this.fill++;
    if (this.fill * 5 >= this.mask * 3) this.resize(this.used > 50000 ? this.used * 2 : this.used * 4);
    return true;
  }

  contains(thread: Thread, key: Value): boolean {
    return this.containsHashed(thread, key, hashElement(thread, key));
  }

  containsHashed(thread: Thread, key: Value, hash: number): boolean {
    return this.used > 0 && this.probe(thread, key, hash) < 0;
  }

  discard(thread: Thread, key: Value): boolean {
    return this.discardHashed(thread, key, hashElement(thread, key));
  }

  /** Removes a key if it is there (set_discard_entry). */
  discardHashed(thread: Thread, key: Value, hash: number): boolean {
    const position = ~this.probe(thread, key, hash);
    if (position < 0) return false;
    release(thread, this.removeAt(position));
    return true;
  }

  /** Takes out an entry near the last one taken; the key is returned without a holder; undefined when empty (set_pop). */
  popAny(): Value | undefined {
    if (this.used === 0) return undefined;
    let position = this.finger & this.mask;
    while (this.table[position] === undefined) position = position === this.mask ? 0 : position + 1;
    this.finger = position + 1;
    return unhold(this.removeAt(position));
  }

  /** The table position of a key as its bitwise complement, or else the position where it would be stored: unused, or the last deleted one passed. */
  private probe(thread: Thread, key: Value, hash: number): number {
    restart: for (;;) {
      const { table, hashes, mask } = this;
      let perturb = hash >>> 0;
      let at = hash & mask;
      let free = -1;
      for (;;) {
        const last = at + LINEAR_PROBES <= mask ? at + LINEAR_PROBES : at;
        for (let position = at; position <= last; position++) {
          const found = table[position];
          if (found === undefined) {
            if (hashes[position] === 0) return free < 0 ? position : free;
            free = position;
          } else if (hashes[position] === hash) {
            if (found === key) return ~position;
            // Different texts or ints are different; no code needs to run.
            if (typeof found === typeof key && (typeof key === 'string' || typeof key === 'number')) continue;
            hold(found);
            let equal: boolean;
            try {
              equal = richCompareBool(thread, found, key, '==');
            } finally {
              release(thread, found);
            }
            if (equal) return ~position;
            if (this.table !== table || table[position] !== found) continue restart;
          }
        }
        perturb >>>= PERTURB_SHIFT;
        at = (at * 5 + 1 + perturb) & mask;
      }
    }
  }

  private removeAt(position: number): Value {
    const key = this.table[position]!;
    this.table[position] = undefined;
    this.hashes[position] = DELETED;
    this.used--;
    return key;
  }

  /** Moves the active entries to a table with room for more than `minimum` (set_table_resize). */
  resize(minimum: number): void {
    let size = MIN_SIZE;
    while (size <= minimum) size *= 2;
    if (size === MIN_SIZE && this.mask === MIN_SIZE - 1 && this.fill === this.used) return;
    const { table, hashes } = this;
    this.makeTable(size);
    this.fill = this.used;
    for (let position = 0; position < table.length; position++) {
      const key = table[position];
      if (key !== undefined) this.insertClean(key, hashes[position]!);
    }
  }

  private makeTable(size: number): void {
    reserveItems(PROCESS, 2 * size);
    this.table = size === MIN_SIZE ? smallTable() : new Array<Value | undefined>(size).fill(undefined);
    this.hashes = size === MIN_SIZE ? smallHashes() : new Array<number>(size).fill(0);
    this.mask = size - 1;
  }

  /** Stores a key that is known to be absent in a table without deleted entries (set_insert_clean). */
  private insertClean(key: Value, hash: number): void {
    const { table, mask } = this;
    let perturb = hash >>> 0;
    let at = hash & mask;
    for (;;) {
      const last = at + LINEAR_PROBES <= mask ? at + LINEAR_PROBES : at;
      for (let position = at; position <= last; position++) {
        if (table[position] !== undefined) continue;
        table[position] = key;
        this.hashes[position] = hash;
        return;
      }
      perturb >>>= PERTURB_SHIFT;
      at = (at * 5 + 1 + perturb) & mask;
    }
  }

  /** Adds all keys of another set (set_merge). */
  mergeSet(thread: Thread, other: PyAnySet): void {
    if (other === this || other.used === 0) return;
    if ((this.fill + other.used) * 5 >= this.mask * 3) this.resize((this.used + other.used) * 2);
    if (this.fill === 0) {
      for (const key of other.table) hold(key);
      if (this.mask === other.mask && other.fill === other.used) {
        this.table = other.table.slice();
        this.hashes = other.hashes.slice();
      } else {
        for (let position = 0; position < other.table.length; position++) {
          const key = other.table[position];
          if (key !== undefined) this.insertClean(key, other.hashes[position]!);
        }
      }
      this.fill = this.used = other.used;
      return;
    }
    for (let position = 0; position < other.table.length; position++) {
      const key = hold(other.table[position]);
      if (key === undefined) continue;
      try {
        this.addHashed(thread, key, other.hashes[position]!);
      } finally {
        release(thread, key);
      }
    }
  }

  /** Makes an empty set a copy of another: entry by entry, with a key for each that is equal to it. */
  copyEntries({ table, hashes, mask, fill, used }: PyAnySet, keyFor: (key: Value) => Value): void {
    this.table = table.map((key) => (key === undefined ? undefined : hold(keyFor(key))));
    this.hashes = hashes.slice();
    Object.assign(this, { mask, fill, used });
  }

  /** Gets rid of deleted entries when they are more than a quarter. */
  compact(): void {
    if (this.fill - this.used > this.mask >> 2) this.resize(this.used > 50000 ? this.used * 2 : this.used * 4);
  }

  /** Exchanges the contents of two sets (set_swap_bodies). */
  swapWith(other: PyAnySet): void {
    const { table, hashes, mask, fill, used } = this;
    this.table = other.table;
    this.hashes = other.hashes;
    this.mask = other.mask;
    this.fill = other.fill;
    this.used = other.used;
    Object.assign(other, { table, hashes, mask, fill, used });
  }

  /** Empties the set, then releases the keys in table order. */
  removeAll(thread: Thread): void {
    const { table } = this;
    if (this.fill === 0) return;
    this.makeTable(MIN_SIZE);
    this.fill = this.used = 0;
    for (const key of table) release(thread, key);
  }

  override traverse(visit: Visit): void {
    super.traverse(visit);
    for (const key of this.table) visit(key);
  }

  override clear(thread: Thread): void {
    this.removeAll(thread);
    super.clear(thread);
  }
}

/** The hash of a key; unhashable ones give the text that names sets (set_unhashable_type). */
export function hashElement(thread: Thread, key: Value): number {
  return hashMember(thread, key, 'a set element');
}

export class PySet extends PyAnySet {
  constructor(type: PyType = setType) {
    super(type);
  }
}

export class PyFrozenSet extends PyAnySet {
  constructor(type: PyType = frozensetType) {
    super(type);
  }
}

export const setType: PyType = declareType('set');

export const frozensetType: PyType = declareType('frozenset');
