// weakref.ReferenceType: references that do not keep their object alive.

import { takesNone } from '../../call/native/arity-texts';
import { defineType } from '../define-type';
import { addressOf } from '../identity';
import { classMethod } from '../native';
import { checkPositional, keywordPairs, noKeywords, positionalArgs } from '../native-arguments';
import { newGenericAlias } from '../typing/generic-alias';
import { hold, IMMORTAL, isObject, PyObject, release, type Value, type Visit } from '../object';
import { lookupAttr } from '../protocols/attributes';
import { callHeld } from '../protocols/calls';
import { richCompare } from '../protocols/compare';
import { hash } from '../protocols/hashing';
import { typeError } from '../raise';
import { NotImplemented } from '../singletons';
import { PyRaise, type Thread } from '../thread';
import { type PyType, TypeFlag } from '../type';
import { strValue, typeOf } from '../type-of';

export class PyWeakReference extends PyObject {
  /** The object, not held; undefined once it is gone. */
  target: PyObject | undefined;
  /** Called with the reference when the object goes; held. */
  callback: Value | undefined;
  /** The hash of the object, remembered beyond its end. */
  hashed: number | undefined = undefined;

  constructor(target: PyObject, callback: Value | undefined, type: PyType = referenceType) {
    super(type);
    this.target = target;
    this.callback = hold(callback);
  }

  override traverse(visit: Visit): void {
    super.traverse(visit);
    visit(this.callback);
  }

  override clear(thread: Thread): void {
    this.detach(thread);
    const { callback } = this;
    this.callback = undefined;
    release(thread, callback);
    super.clear(thread);
  }

  /** Forgets the object, without a callback (clear_weakref). */
  detach(thread: Thread): void {
    const { target } = this;
    if (target === undefined) return;
    this.target = undefined;
    const list = referencesTo(thread, target);
    const index = list.indexOf(this);
    if (index >= 0) list.splice(index, 1);
    if (list.length === 0) target.weakrefs = undefined;
  }
}

const SHARED_STATE = 'weak references to shared objects';

/** The weak references of an object, canonical ones first. Those of objects that interpreters share belong to the interpreter. */
export function referencesTo(thread: Thread, object: PyObject): PyWeakReference[] {
  return referenceList(thread, object) ?? [];
}

function referenceList(thread: Thread, object: PyObject): PyWeakReference[] | undefined {
  return object.refs < IMMORTAL / 2 ? object.weakrefs : sharedLists(thread).get(object);
}

function sharedLists(thread: Thread): Map<PyObject, PyWeakReference[]> {
  const { moduleState } = thread.interp;
  let lists = moduleState.get(SHARED_STATE) as Map<PyObject, PyWeakReference[]> | undefined;
  if (lists === undefined) {
    lists = new Map();
    moduleState.set(SHARED_STATE, lists);
  }
  return lists;
}

/** The list of an object's weak references, made if it has none yet. */
function openList(thread: Thread, object: PyObject): PyWeakReference[] {
  const known = referenceList(thread, object);
  if (known !== undefined) return known;
  const list: PyWeakReference[] = [];
  if (object.refs < IMMORTAL / 2) {
    object.weakrefs = list;
    thread.interp.finalizable.add(object);
  } else sharedLists(thread).set(object, list);
  return list;
}

/**
 * A weak reference to an object, in the place that it has among those of the object: the plain one without callback first, so that it
 * is found again, then a plain proxy, then the others, latest first (insert_weakref).
 */
export function insertReference(thread: Thread, reference: PyWeakReference): void {
  const target = reference.target!;
  const list = openList(thread, target);
  if (isPlainReference(reference)) list.unshift(reference);
  else if (isPlainProxy(reference))
    list.splice(list[0] !== undefined && isPlainReference(list[0]) ? 1 : 0, 0, reference);
  else list.splice(leading(list), 0, reference);
}

/** How many canonical references stand in front. */
function leading(list: PyWeakReference[]): number {
  let count = 0;
  while (count < list.length && isCanonical(list[count]!)) count++;
  return count;
}

/** Which types are proxies: weakref-proxy.ts says so. */
export const referenceKinds: { isProxy: (type: PyType) => boolean } = { isProxy: () => false };

/** The proxy without callback, which is found again. */
export const isPlainProxy = (reference: PyWeakReference): boolean =>
  referenceKinds.isProxy(reference.type) && reference.callback === undefined;
const isPlainReference = (reference: PyWeakReference): boolean =>
  reference.type === referenceType && reference.callback === undefined;
const isCanonical = (reference: PyWeakReference): boolean => isPlainReference(reference) || isPlainProxy(reference);

/** The error of objects that cannot be weakly referenced. */
export function checkReferenceable(value: Value): PyObject {
  if (isObject(value) && value.type.hasWeakrefs) return value;
  throw typeError(`cannot create weak reference to '${typeOf(value).tpName}' object`);
}

/** weakref.ref(object, callback): without callback the same reference again and again (PyWeakref_NewRef). */
export function newReference(thread: Thread, value: Value, callback: Value | undefined, type = referenceType): Value {
  const target = checkReferenceable(value);
  if (callback === null) callback = undefined;
  if (callback === undefined && type === referenceType) {
    const known = referencesTo(thread, target).find(isPlainReference);
    if (known !== undefined) return known;
  }
  const reference = new PyWeakReference(target, callback, type);
  insertReference(thread, reference);
  return reference;
}

/** Ends all weak references of an object, then runs their callbacks, latest reference first (PyObject_ClearWeakRefs). */
export function clearWeakReferences(thread: Thread, object: PyObject): void {
  const list = object.weakrefs;
  if (list === undefined) return;
  object.weakrefs = undefined;
  for (const reference of list) reference.target = undefined;
  const pending: [PyWeakReference, Value][] = [];
  for (const reference of list) {
    const { callback } = reference;
    if (callback === undefined) continue;
    reference.callback = undefined;
    if (reference.refs > 0) pending.push([hold(reference), callback]);
    else release(thread, callback);
  }
  for (const [reference, callback] of pending) {
    runCallback(thread, reference, callback);
    release(thread, callback);
    release(thread, reference);
  }
}

/** Calls a callback; what it raises is reported (handle_callback). */
export function runCallback(thread: Thread, reference: PyWeakReference, callback: Value): void {
  try {
    const result = callHeld(thread, callback, [reference]);
    release(thread, hold(result));
  } catch (error) {
    if (!(error instanceof PyRaise)) throw error;
    thread.unraisable(error.exc, 'Exception ignored while calling weakref callback', callback);
  }
}

function reprReference(thread: Thread, self: Value): Value {
  const { target } = self as PyWeakReference;
  const own = addressOf(self);
  if (target === undefined) return `<weakref at ${own}; dead>`;
  hold(target);
  try {
    const name = lookupAttr(thread, target, '__name__');
    const text = name === undefined ? undefined : strValue(name);
    const shown = `<weakref at ${own}; to '${target.type.tpName}' at ${addressOf(target)}`;
    return text === undefined ? `${shown}>` : `${shown} (${text})>`;
  } finally {
    release(thread, target);
  }
}

export const referenceType: PyType = defineType({
  name: 'ReferenceType',
  module: 'weakref',
  instanceClass: PyWeakReference,
  flags: TypeFlag.BASETYPE | TypeFlag.HAVE_GC | TypeFlag.HAVE_VECTORCALL,
  tp: {
    tp_new: (thread, type, args, kwnames) => {
      const positional = positionalArgs(args, kwnames);
      checkPositional('__new__', positional.length, 1, 2);
      return newReference(thread, positional[0]!, positional[1], type);
    },
    tp_init: (_thread, _self, args, kwnames) => {
      if (keywordPairs(args, kwnames).length > 0) throw typeError(takesNone('ref()', 'keyword '));
      checkPositional('__init__', args.length, 1, 2);
    },
    tp_call: (_thread, self, args, kwnames) => {
      noKeywords('weakref', kwnames);
      checkPositional('weakref', args.length, 0, 0);
      return self.target ?? null;
    },
    tp_repr: reprReference,
    tp_hash: (thread, reference) => {
      if (reference.hashed === undefined) {
        if (reference.target === undefined) throw typeError('weak object has gone away');
        reference.hashed = hash(thread, reference.target);
      }
      return reference.hashed;
    },
    tp_richcompare: (thread, left, right, op) => {
      if ((op !== '==' && op !== '!=') || !(left instanceof PyWeakReference) || !(right instanceof PyWeakReference))
        return NotImplemented;
      const { target: a } = left;
      const { target: b } = right;
      if (a === undefined || b === undefined) return op === '==' ? left === right : left !== right;
      hold(a);
      hold(b);
      try {
        return richCompare(thread, a, b, op);
      } finally {
        release(thread, a);
        release(thread, b);
      }
    },
  },
  methods: [
    classMethod('__class_getitem__($type, object, /)', (thread, type, item) => newGenericAlias(thread, type, item)),
  ],
  members: [{ name: '__callback__', get: (object) => object.callback ?? null }],
});
