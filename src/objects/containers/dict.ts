// dict: the storage. Its methods and slots are in dict-methods.ts, its views in dict-views.ts.

import { declareType } from '../define-type';
import { DictKeys, EMPTY_KEYS, type ImmediateKey, immediateKey, log2SizeFor, usableFraction } from './dict-keys';
import { findByHash, hashKey } from './dict-lookup';
import { hold, PyObject, release, unhold, type Value, type Visit } from '../object';
import { PyStr } from '../text/str';
import { InternalError, type Thread } from '../thread';
import type { PyType } from '../type';

/** The attribute names that the instances of a class have in common (ht_cached_keys). */
export function instanceKeys(type: PyType): DictKeys {
  type.sharedKeys ??= new DictKeys(6, true);
  return type.sharedKeys as DictKeys;
}

/**
 * A dictionary: a table of keys and the values at the same positions.
 *
 * Instance dictionaries share the key table of their class (`keys.shared`): they have values for some of its positions, in an order
 * of their own if need be. A dictionary with keys that do not fit gets a table of its own.
 *
 * Entries are walked by `slotAt(0)` to `slotAt(slotCount - 1)`; a slot whose value is undefined is empty.
 */
export class PyDict extends PyObject {
  keys: DictKeys = EMPTY_KEYS;
  /** Held. By position of the key; undefined where an entry was deleted. */
  values: (Value | undefined)[] = [];
  /** Number of entries (ma_used). */
  size = 0;
  /** Changes with every modification of this dictionary. */
  version = 0;
  /** An instance dictionary that somebody has asked for: CPython has made it an object of its own. */
  exposed = false;
  /** Positions in order of insertion, where a shared table was not filled from the front. */
  order: number[] | undefined = undefined;

  constructor(type: PyType = dictType) {
    super(type);
  }

  /** An empty dict; `expected` entries will be stored without growth (_PyDict_NewPresized). */
  static fresh(expected = 0): PyDict {
    const dict = new PyDict();
    if (expected > usableFraction(3)) dict.keys = new DictKeys(log2SizeFor(Math.floor((expected * 3 + 1) / 2)));
    return dict;
  }

  /** An empty instance dictionary laid out like those of the other instances of `type`. */
  static forInstance(type: PyType): PyDict {
    const dict = new PyDict();
    const keys = instanceKeys(type);
    // Each instance leaves less room for names that come later (_PyObject_InitInlineValues).
    if (keys.usable > 1) keys.usable--;
    dict.keys = keys;
    return dict;
  }

  /** How many slots a walk over the entries has, empty ones included. */
  get slotCount(): number {
    return this.order === undefined ? this.values.length : this.order.length;
  }

  /** The position of the nth slot; -1 beyond the last. */
  slotAt(nth: number): number {
    return this.order === undefined ? nth : (this.order[nth] ?? -1);
  }

  /** The value of a key that is a plain string. */
  getStr(name: string): Value | undefined {
    const position = this.keys.find(name);
    if (position >= 0) return this.values[position];
    return this.keys.objectCount === 0 ? undefined : this.values[this.findStrObject(name)];
  }

  /** Stores under a plain string. Releasing the old value may run Python code. */
  setStr(thread: Thread, name: string, value: Value): void {
    const { keys } = this;
    if (keys.objectCount !== 0) {
      this.set(thread, name, value);
      return;
    }
    const position = keys.find(name);
    if (position < 0) this.insert(name, name, undefined, value);
    else this.store(thread, position, value);
  }

  /** Stores a string key that is known to be new: runs no Python code. */
  initStr(name: string, value: Value): void {
    const position = this.keys.find(name);
    if (position < 0) this.insert(name, name, undefined, value);
    else if (this.keys.shared && this.values[position] === undefined) this.insertShared(position, value);
    else throw new InternalError(`key '${name}' is not new`);
  }

  /** Deletes a plain string key; tells whether it was there. */
  delStr(thread: Thread, name: string): boolean {
    return this.delete(thread, name);
  }

  /** The value of any key; may run `__hash__` and `__eq__`. */
  get(thread: Thread, key: Value): Value | undefined {
    const position = this.find(thread, key);
    return position < 0 ? undefined : this.values[position];
  }

  has(thread: Thread, key: Value): boolean {
    return this.find(thread, key) >= 0;
  }

  /** Stores under any key; the key of an existing entry stays (insertdict). */
  set(thread: Thread, key: Value, value: Value): void {
    const immediate = immediateKey(key);
    if (immediate !== undefined && this.keys.objectCount === 0) {
      const position = this.keys.find(immediate);
      if (position < 0) this.insert(key, immediate, undefined, value);
      else this.store(thread, position, value);
    } else this.setHashed(thread, key, hashKey(thread, key), value);
  }

  /** Stores a key that a look-up has just not found, without asking any `__eq__` again. */
  addHashed(key: Value, hash: number, value: Value): void {
    this.insert(key, immediateKey(key), hash, value);
  }

  /** Stores a key whose hash is known. */
  setHashed(thread: Thread, key: Value, hash: number, value: Value): void {
    hold(key);
    hold(value);
    try {
      const position = findByHash(thread, this, key, hash);
      if (position < 0) this.insert(key, immediateKey(key), hash, value);
      else this.store(thread, position, value);
    } finally {
      release(thread, value);
      release(thread, key);
    }
  }

  /** Deletes any key; tells whether it was there. */
  delete(thread: Thread, key: Value): boolean {
    const position = this.find(thread, key);
    if (position < 0) return false;
    release(thread, this.removeAt(thread, position));
    return true;
  }

  /** Takes a value out; the caller gets it without a holder. */
  pop(thread: Thread, key: Value): Value | undefined {
    const position = this.find(thread, key);
    return position < 0 ? undefined : unhold(this.removeAt(thread, position));
  }

  /** The position of a key, -1 if absent (_Py_dict_lookup). */
  find(thread: Thread, key: Value): number {
    const { keys } = this;
    const immediate = immediateKey(key);
    if (immediate !== undefined && keys.objectCount === 0) {
      const position = keys.find(immediate);
      return position < 0 || this.values[position] === undefined ? -1 : position;
    }
    return findByHash(thread, this, key, hashKey(thread, key));
  }

  /** Live entries in order, for native code that does not run Python code meanwhile. */
  *entries(): Generator<[key: Value, value: Value], void> {
    const { values } = this;
    const { entries } = this.keys;
    for (let nth = 0; nth < this.slotCount; nth++) {
      const position = this.slotAt(nth);
      const value = values[position];
      if (value !== undefined) yield [entries[position]!, value];
    }
  }

  /** The same entries in a new plain dict (PyDict_Copy). */
  copy(): PyDict {
    const copy = new PyDict();
    copy.assign(this);
    return copy;
  }

  /** Becomes a copy of `other`; only for an empty dictionary. */
  assign(other: PyDict): void {
    if (other.size === 0) return;
    this.version++;
    this.size = other.size;
    if (other.keys.shared) {
      this.keys = other.keys;
      this.values = other.values.slice();
      this.order = other.order?.slice();
    } else if (other.size >= Math.floor((other.keys.entries.length * 2) / 3)) {
      this.keys = other.keys.clone();
      this.values = other.values.slice();
      for (const key of this.keys.entries) hold(key);
    } else {
      this.moveEntries(other, log2SizeFor(Math.floor((other.size * 3 + 1) / 2)));
      for (const key of this.keys.entries) hold(key);
    }
    for (const value of this.values) hold(value);
  }

  /** Can this dictionary, being empty, become a copy of the other's table as it is (dict_dict_merge)? */
  canAdopt({ keys, size }: PyDict): boolean {
    if (this.keys.shared || keys.shared || size !== keys.entries.length) return false;
    return keys.log2Size === 3 || usableFraction(keys.log2Size - 1) < size;
  }

  /** Makes room for `count` more entries at once if the table is too small for them alone. */
  reserve(count: number): void {
    const { keys } = this;
    if (keys !== EMPTY_KEYS && usableFraction(keys.log2Size) >= count) return;
    if (keys.shared) this.unshare();
    this.moveEntries(this, log2SizeFor(Math.floor(((this.size + count) * 3 + 1) / 2)));
  }

  /** Empties the dictionary, then releases keys and values in order. */
  removeAll(thread: Thread): void {
    const { keys, values } = this;
    if (keys === EMPTY_KEYS) return;
    this.keys = EMPTY_KEYS;
    this.values = [];
    this.order = undefined;
    this.size = 0;
    this.version++;
    const { entries, shared } = keys;
    for (let position = 0; position < values.length; position++) {
      const value = values[position];
      if (value === undefined) continue;
      if (!shared) release(thread, entries[position]);
      release(thread, value);
    }
  }

  /** Empties an entry; the caller takes over the count of the returned value. The key is released here. */
  removeAt(thread: Thread, position: number): Value {
    const { keys, order } = this;
    const value = this.values[position]!;
    this.values[position] = undefined;
    this.size--;
    this.version++;
    if (keys.shared) {
      order?.splice(order.indexOf(position), 1);
      return value;
    }
    const key = keys.entries[position];
    keys.remove(position);
    release(thread, key);
    return value;
  }

  /** Takes the last entry out (dict.popitem): both are returned without a holder; undefined when empty. */
  popLast(): [key: Value, value: Value] | undefined {
    if (this.size === 0) return undefined;
    if (this.keys.shared) this.unshare();
    const { values } = this;
    let position = values.length - 1;
    while (values[position] === undefined) position--;
    const key = this.keys.entries[position]!;
    const value = values[position]!;
    this.keys.remove(position);
    // The next entry reuses the position, so whoever remembers it must not find the same table.
    this.keys = this.keys.truncated(position);
    values.length = position;
    this.size--;
    this.version++;
    return [unhold(key), unhold(value)];
  }

  /** Gives an instance dictionary a table of its own. */
  unshare(): void {
    this.moveEntries(this, log2SizeFor(Math.max(8, Math.floor((this.size * 3 + 1) / 2))));
  }

  override traverse(visit: Visit): void {
    super.traverse(visit);
    const { values } = this;
    const { entries } = this.keys;
    for (let position = 0; position < values.length; position++) {
      const value = values[position];
      if (value === undefined) continue;
      visit(entries[position]);
      visit(value);
    }
  }

  override clear(thread: Thread): void {
    this.removeAll(thread);
    super.clear(thread);
  }

  /** Stores at a position that the table knows; in a shared table this dictionary may not have it yet. */
  private store(thread: Thread, position: number, value: Value): void {
    const old = this.values[position];
    if (old === undefined) {
      if (!this.keys.shared) throw new InternalError('a deleted position was found');
      this.insertShared(position, value);
      return;
    }
    this.values[position] = hold(value);
    this.version++;
    release(thread, old);
  }

  /** Stores at a position of a shared table that is empty here. */
  insertShared(position: number, value: Value): void {
    const { values } = this;
    if (position < values.length)
      this.order ??= values.flatMap((present, index) => (present === undefined ? [] : [index]));
    while (values.length < position) values.push(undefined);
    values[position] = hold(value);
    this.order?.push(position);
    this.size++;
    this.version++;
  }

  /** Appends a new entry. */
  private insert(key: Value, immediate: ImmediateKey | undefined, hash: number | undefined, value: Value): void {
    let { keys } = this;
    if (keys.shared) {
      if (typeof key === 'string' && keys.usable > 0) {
        this.insertShared(keys.append(key, key, undefined), value);
        return;
      }
      this.unshare();
      keys = this.keys;
    }
    const plain = typeof key === 'string';
    if (keys.usable <= 0 || (keys.unicode && !plain && keys.entries.length > 0)) {
      this.grow(plain);
      keys = this.keys;
    }
    keys.unicode &&= plain;
    hold(key);
    keys.append(key, immediate, hash);
    this.values.push(hold(value));
    this.size++;
    this.version++;
  }

  /** Makes room and closes gaps (insertion_resize). */
  private grow(unicode: boolean): void {
    const { keys } = this;
    if (keys === EMPTY_KEYS) {
      this.keys = new DictKeys(3);
      this.keys.unicode = unicode;
      return;
    }
    const log2Size = log2SizeFor(this.size * 3);
    if (this.size === keys.entries.length) {
      keys.log2Size = log2Size;
      keys.usable = usableFraction(log2Size) - this.size;
    } else this.moveEntries(this, log2Size);
    this.keys.unicode &&= unicode;
  }

  /** Takes the live entries of `source` (perhaps itself) into a new table without gaps; counts are not touched. */
  private moveEntries(source: PyDict, log2Size: number): void {
    const { keys, values } = source;
    const moved = new DictKeys(log2Size);
    moved.unicode = keys.unicode;
    if (keys.objectCount > 0) moved.ensureBuckets();
    const live: Value[] = [];
    for (let nth = 0; nth < source.slotCount; nth++) {
      const position = source.slotAt(nth);
      const value = values[position];
      if (value === undefined) continue;
      const key = keys.entries[position]!;
      moved.append(key, immediateKey(key), keys.hashes?.[position]);
      live.push(value);
    }
    this.keys = moved;
    this.values = live;
    this.order = undefined;
  }

  /** Finds a string among keys that are instances of subclasses of str, without running their code. */
  private findStrObject(name: string): number {
    return this.keys.entries.findIndex((key) => key instanceof PyStr && key.value === name);
  }
}

export const dictType: PyType = declareType('dict');
