// collections.OrderedDict: the storage, a dict whose keys are also linked in an order of their own.

import { PyDict } from '../../objects/containers/dict';
import { findByHash } from '../../objects/containers/dict-lookup';
import { declareType } from '../../objects/define-type';
import { KeyErrorType } from '../../objects/exceptions/exceptions';
import { hold, release, type Value, type Visit } from '../../objects/object';
import { hash } from '../../objects/protocols/hashing';
import { keyError, raise } from '../../objects/raise';
import type { PyRaise, Thread } from '../../objects/thread';
import { PyTuple } from '../../objects/containers/tuple';
import type { PyType } from '../../objects/type';

interface Node {
  /** Held. */
  key: Value;
  hash: number;
  previous: Node | undefined;
  next: Node | undefined;
}

/** The KeyError of a missing key, which becomes its argument as PyErr_SetObject does it: None is none, a tuple is several. */
export function missingKey(key: Value): PyRaise {
  return raise(KeyErrorType, ...(key === null ? [] : key instanceof PyTuple ? key.items : [key]));
}

export class PyOrderedDict extends PyDict {
  first: Node | undefined = undefined;
  last: Node | undefined = undefined;
  /** Counts the changes that end iterations. */
  state = 0;
  /** The node of each key, by the key object that the table stores. */
  private readonly nodes = new Map<Value, Node>();

  constructor(type: PyType = orderedDictType) {
    super(type);
  }

  /** The node of a key that is in the table too; undefined if there is none. */
  findNode(thread: Thread, key: Value, keyHash: number): Node | undefined {
    const position = findByHash(thread, this, key, keyHash);
    return position < 0 ? undefined : this.nodes.get(this.keys.entries[position]!);
  }

  /** self[key] = value, at the end if the key is new (PyODict_SetItem). */
  put(thread: Thread, key: Value, value: Value): void {
    const keyHash = hash(thread, key);
    this.setHashed(thread, key, keyHash, value);
    const position = findByHash(thread, this, key, keyHash);
    const stored = position < 0 ? undefined : this.keys.entries[position];
    if (stored === undefined || this.nodes.has(stored)) return;
    const node: Node = { key: hold(stored), hash: keyHash, previous: undefined, next: undefined };
    this.nodes.set(stored, node);
    this.linkLast(node);
    this.state++;
  }

  /** Takes a key out; its value comes with its count; undefined if it is missing (_odict_popkey_hash). */
  take(thread: Thread, key: Value, keyHash: number): Value | undefined {
    const position = findByHash(thread, this, key, keyHash);
    if (position < 0) return undefined;
    const node = this.nodes.get(this.keys.entries[position]!);
    if (node === undefined) return this.removeAt(thread, position);
    this.unlink(node);
    this.nodes.delete(node.key);
    this.state++;
    const value = this.removeAt(thread, position);
    release(thread, node.key);
    return value;
  }

  /** del self[key] (PyODict_DelItem). */
  remove(thread: Thread, key: Value): void {
    const value = this.take(thread, key, hash(thread, key));
    if (value === undefined) throw keyError(key);
    release(thread, value);
  }

  private unlink(node: Node): void {
    if (node.previous === undefined) this.first = node.next;
    else node.previous.next = node.next;
    if (node.next === undefined) this.last = node.previous;
    else node.next.previous = node.previous;
    node.previous = node.next = undefined;
  }

  private linkLast(node: Node): void {
    node.previous = this.last;
    if (this.last === undefined) this.first = node;
    else this.last.next = node;
    this.last = node;
  }

  private linkFirst(node: Node): void {
    node.next = this.first;
    if (this.first === undefined) this.last = node;
    else this.first.previous = node;
    this.first = node;
  }

  /** Moves a key to an end (OrderedDict.move_to_end). */
  moveToEnd(thread: Thread, key: Value, last: boolean): void {
    const end = last ? this.last : this.first;
    if (end === undefined) throw missingKey(key);
    if (key === end.key) return;
    const node = this.findNode(thread, key, hash(thread, key));
    if (node === undefined) throw missingKey(key);
    this.unlink(node);
    if (last) this.linkLast(node);
    else this.linkFirst(node);
    this.state++;
  }

  override removeAll(thread: Thread): void {
    super.removeAll(thread);
    const keys = [...this.nodes.values()];
    this.nodes.clear();
    this.first = this.last = undefined;
    this.state++;
    for (const { key } of keys) release(thread, key);
  }

  /** The keys in order. */
  *orderedKeys(): Generator<Value, void> {
    for (let node = this.first; node !== undefined; node = node.next) yield node.key;
  }

  override traverse(visit: Visit): void {
    super.traverse(visit);
    for (let node = this.first; node !== undefined; node = node.next) visit(node.key);
  }
}

export const orderedDictType: PyType = declareType('OrderedDict', 'collections');
