// Bases of a type: which of them decides the layout, and assignment to `__bases__`.

import { checkCompatible, solidBase } from './class-assignment';
import { hold, release, type Value } from '../object';
import { typeError } from '../raise';
import { updateAllSlots } from './slot-update';
import type { Thread } from '../thread';
import { PyTuple } from '../containers/tuple';
import { isSubtype, PyType, TypeFlag } from '../type';
import { typeModified } from './type-lookup';
import { typeOf } from '../type-of';
import { computeMro } from './type-mro';

/** The base whose layout the new type extends (best_base); errors for bases that do not go together. */
export function bestBase(bases: Value[]): PyType {
  let winner: PyType | undefined;
  let base: PyType | undefined;
  for (const candidate of bases) {
    if (!(candidate instanceof PyType)) throw typeError('bases must be types');
    if (!(candidate.flags & TypeFlag.BASETYPE))
      throw typeError(`type '${candidate.tpName}' is not an acceptable base type`);
    const solid = solidBase(candidate);
    if (winner === undefined || (!isSubtype(winner, solid) && isSubtype(solid, winner))) {
      winner = solid;
      base = candidate;
    } else if (!isSubtype(winner, solid)) {
      throw typeError('multiple bases have instance lay-out conflict');
    }
  }
  return base!;
}

/** Records the type with its bases (add_all_subclasses). */
export function registerSubclass(thread: Thread, type: PyType): void {
  const { subclasses, finalizable } = thread.interp;
  finalizable.add(type);
  for (const base of type.bases) {
    const known = subclasses.get(base);
    if (known === undefined) subclasses.set(base, new Set([type]));
    else known.add(type);
  }
}

/** Gives a heap type its bases and MRO as arrays and tuples. */
export function setBases(thread: Thread, type: PyType, bases: PyTuple, base: PyType): void {
  const { basesTuple, base: oldBase } = type;
  type.bases = [...(bases.items as PyType[])];
  type.basesTuple = hold(bases);
  type.base = hold(base);
  release(thread, basesTuple);
  release(thread, oldBase);
}

/** Replaces the MRO. */
export function setMro(thread: Thread, type: PyType, mro: PyType[]): void {
  const old = type.mroTuple;
  type.mro = mro;
  type.mroTuple = hold(new PyTuple([...mro]));
  release(thread, old);
}

/** C.__bases__ = value (type_set_bases). */
export function assignBases(thread: Thread, self: Value, value: Value | undefined): void {
  const type = self as PyType;
  if (type.flags & TypeFlag.IMMUTABLETYPE)
    throw typeError(`cannot set '__bases__' attribute of immutable type '${type.tpName}'`);
  if (value === undefined) throw typeError(`cannot delete '__bases__' attribute of immutable type '${type.tpName}'`);
  if (!(value instanceof PyTuple))
    throw typeError(`can only assign tuple to ${type.name}.__bases__, not ${typeOf(value).name}`);
  if (value.items.length === 0) throw typeError(`can only assign non-empty tuple to ${type.name}.__bases__, not ()`);
  for (const base of value.items) {
    if (!(base instanceof PyType))
      throw typeError(`${type.name}.__bases__ must be tuple of classes, not '${typeOf(base).name}'`);
    if (isSubtype(base, type)) throw typeError('a __bases__ item causes an inheritance cycle');
  }
  const base = bestBase(value.items);
  checkCompatible(type.base!, base, '__bases__');
  const previous = { bases: type.basesTuple!, base: type.base!, mros: new Map<PyType, PyType[]>() };
  hold(previous.bases);
  hold(previous.base);
  try {
    unregister(thread, type);
    setBases(thread, type, value, base);
    try {
      recomputeMros(thread, type, previous.mros);
    } catch (error) {
      for (const [changed, mro] of previous.mros) setMro(thread, changed, mro);
      setBases(thread, type, previous.bases, previous.base);
      registerSubclass(thread, type);
      throw error;
    }
    registerSubclass(thread, type);
    typeModified(thread, type);
    updateAllSlots(thread, type);
  } finally {
    release(thread, previous.base);
    release(thread, previous.bases);
  }
}

function unregister(thread: Thread, type: PyType): void {
  for (const base of type.bases) thread.interp.subclasses.get(base)?.delete(type);
}

/** Recomputes the MRO of a type and of all its subclasses (mro_hierarchy). */
function recomputeMros(thread: Thread, type: PyType, previous: Map<PyType, PyType[]>): void {
  const mro = computeMro(thread, type);
  if (!previous.has(type)) previous.set(type, type.mro);
  setMro(thread, type, mro);
  typeModified(thread, type);
  for (const subclass of thread.interp.subclasses.get(type) ?? []) recomputeMros(thread, subclass, previous);
}
