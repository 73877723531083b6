// Making a heap type: `type.__new__` (type_new of typeobject.c).

import { takes, takesNone } from '../../call/native/arity-texts';
import { callerModule } from './caller-module';
import { PyCell } from '../functions/cell';
import { PyClassMethod } from '../descriptors/classmethod';
import { PyDict } from '../containers/dict';
import { addNote } from '../exceptions/exception-methods';
import { RuntimeWarningType } from '../exceptions/exceptions';
import { PyFunction } from '../functions/function';
import { positionalArgs } from '../native-arguments';
import { drop, hold, release, unhold, type Value } from '../object';
import { objectType } from './object-type';
import { getAttr, hasAttr } from '../protocols/attributes';
import { callFound, callHeld } from '../protocols/calls';
import { repr } from '../protocols/text';
import { typeError, valueError } from '../raise';
import { inheritFlags } from './slot-inheritance';
import { setSlots } from './slot-update';
import { PyStaticMethod } from '../descriptors/staticmethod';
import { superType } from '../descriptors/super';
import { PyRaise, type Thread } from '../thread';
import { PyTuple } from '../containers/tuple';
import { isSubtype, PyType, TypeFlag } from '../type';
import { extendLayout } from './type-layout';
import { typeVersion, typeLookup } from './type-lookup';
import { bestBase, registerSubclass, setBases, setMro } from './type-bases';
import { computeMro } from './type-mro';
import { addSlotDescriptors, readSlots } from './type-slots';
import { strValue, typeOf } from '../type-of';
import { newUnicodeError } from '../exceptions/unicode-error';

/** type.__init__: only counts its arguments. */
export function initType(_thread: Thread, _self: Value, args: Value[], kwnames: PyTuple | undefined): void {
  const count = positionalArgs(args, kwnames).length;
  if (kwnames !== undefined && kwnames.items.length > 0 && count === 1)
    throw typeError(takesNone('type.__init__()', 'keyword '));
  if (count !== 1 && count !== 3) throw typeError('type.__init__() takes 1 or 3 arguments');
}

/** type.__new__(metatype, name, bases, namespace, **kwargs). */
export function newType(thread: Thread, metatype: PyType, args: Value[], kwnames: PyTuple | undefined): Value {
  const positional = positionalArgs(args, kwnames);
  if (positional.length !== 3) throw typeError(takes('type.__new__()', 'exactly', 3, positional.length));
  const [nameValue, bases, namespace] = positional as [Value, Value, Value];
  const name = strValue(nameValue);
  const wrong = (index: number, expected: string, value: Value) =>
    typeError(
      `type.__new__() argument ${index} must be ${expected}, not ${value === null ? 'None' : typeOf(value).tpName}`,
    );
  if (name === undefined) throw wrong(1, 'str', nameValue);
  if (!(bases instanceof PyTuple)) throw wrong(2, 'tuple', bases);
  if (!(namespace instanceof PyDict)) throw wrong(3, 'dict', namespace);
  checkBases(thread, bases);
  const winner = calculateMetaclass(metatype, bases.items as PyType[]);
  if (winner !== metatype && winner.tp.tp_new !== newType) return winner.tp.tp_new!(thread, winner, args, kwnames);
  const actualBases = bases.items.length === 0 ? new PyTuple([objectType]) : bases;
  hold(actualBases);
  try {
    return createType(thread, winner, name, actualBases, namespace, args, kwnames);
  } finally {
    release(thread, actualBases);
  }
}

function checkBases(thread: Thread, bases: PyTuple): void {
  for (const base of bases.items) {
    if (base instanceof PyType) continue;
    if (hasAttr(thread, base, '__mro_entries__'))
      throw typeError("type() doesn't support MRO entry resolution; use types.new_class()");
  }
}

/** The most derived metaclass of all bases (_PyType_CalculateMetaclass). */
export function calculateMetaclass(metatype: PyType, bases: Value[]): PyType {
  let winner = metatype;
  for (const base of bases) {
    const candidate = typeOf(base);
    if (isSubtype(winner, candidate)) continue;
    if (isSubtype(candidate, winner)) winner = candidate;
    else
      throw typeError(
        'metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases',
      );
  }
  return winner;
}

function createType(
  thread: Thread,
  metatype: PyType,
  name: string,
  bases: PyTuple,
  given: PyDict,
  args: Value[],
  kwnames: PyTuple | undefined,
): Value {
  const base = bestBase(bases.items);
  const baseTypes = bases.items as PyType[];
  const namespace = hold(copyNamespace(given));
  let type: PyType | undefined;
  try {
    const added = readSlots(thread, name, base, baseTypes, namespace);
    if (name.includes('\0')) throw valueError('type name must not contain null characters');
    checkEncodable(name);
    const MetatypeClass = metatype.instanceClass as unknown as new (...args: unknown[]) => PyType;
    type = hold(new MetatypeClass(metatype, name, base.instanceClass, true));
    type.namespace = hold(namespace);
    warnOfOddKeys(thread, name, namespace);
    setBases(thread, type, bases, base);
    type.flags = TypeFlag.HEAPTYPE | TypeFlag.BASETYPE | TypeFlag.HAVE_GC | TypeFlag.READY;
    setAttributes(thread, type, namespace);
    type.slotNames = added.names;
    type.slotCount = base.slotCount + added.names.length;
    type.hasDict = base.hasDict || added.addDict;
    type.hasWeakrefs = base.hasWeakrefs || added.addWeakrefs;
    addSlotDescriptors(type, base.slotCount, added);
    if (namespace.getStr('__doc__') === undefined) namespace.initStr('__doc__', null);
    fillCell(thread, takeCell(thread, type, '__classcell__'), type);
    fillCell(thread, takeCell(thread, type, '__classdictcell__'), namespace);
    setMro(thread, type, computeMro(thread, type));
    inheritFlags(type, base);
    extendLayout(type, base, added.names.length, added.addDict, added.addWeakrefs);
    setHash(type);
    registerSubclass(thread, type);
    typeVersion(type);
    setSlots(type, base);
    setNames(thread, type);
    initSubclass(thread, type, args, kwnames);
    return unhold(type);
  } catch (error) {
    release(thread, type);
    throw error;
  } finally {
    release(thread, namespace);
  }
}

/** A copy of the namespace in which keys are as they are (PyDict_Copy; subclasses of dict become dicts). */
function copyNamespace(given: PyDict): PyDict {
  return given.copy();
}

/** Keys of a namespace should be strings (type_new_set_attrs). */
function warnOfOddKeys(thread: Thread, name: string, namespace: PyDict): void {
  for (const [key] of namespace.entries()) {
    if (strValue(key) !== undefined) continue;
    thread.warn(RuntimeWarningType, `non-string key in the __dict__ of class ${name}`, 1);
    return;
  }
}

/** A name must be encodable as UTF-8. */
function checkEncodable(name: string): void {
  if (!/\p{Surrogate}/u.test(name)) return;
  const position = [...name].findIndex((char) => /\p{Surrogate}/u.test(char));
  throw new PyRaise(newUnicodeError('encode', 'utf-8', name, position, position + 1, 'surrogates not allowed'));
}

/** `__qualname__`, `__module__`, `__doc__`, and the implicit static and class methods (type_new_set_attrs). */
function setAttributes(thread: Thread, type: PyType, namespace: PyDict): void {
  const qualname = namespace.getStr('__qualname__');
  if (qualname !== undefined) {
    const text = strValue(qualname);
    if (text === undefined) throw typeError(`type __qualname__ must be a str, not ${typeOf(qualname).tpName}`);
    type.qualname = text;
    namespace.delStr(thread, '__qualname__');
  }
  if (namespace.getStr('__module__') === undefined) {
    const module = callerModule(thread);
    if (module !== undefined) namespace.setStr(thread, '__module__', module);
  }
  const doc = namespace.getStr('__doc__');
  if (typeof doc === 'string') type.doc = doc;
  wrap(thread, namespace, '__new__', (callable) => new PyStaticMethod(callable));
  wrap(thread, namespace, '__init_subclass__', (callable) => new PyClassMethod(callable));
  wrap(thread, namespace, '__class_getitem__', (callable) => new PyClassMethod(callable));
}

function wrap(thread: Thread, namespace: PyDict, name: string, make: (callable: Value) => Value): void {
  const value = namespace.getStr(name);
  if (value instanceof PyFunction) namespace.setStr(thread, name, make(value));
}

/** `None` as `__hash__` where equality is defined and hashing is not (type_ready_set_hash). */
function setHash(type: PyType): void {
  if (type.namespace.getStr('__hash__') !== undefined || type.namespace.getStr('__eq__') === undefined) return;
  type.namespace.initStr('__hash__', null);
}

/** Takes the cell for `__class__` or `__classdict__` out of the namespace; held by the caller. */
function takeCell(thread: Thread, type: PyType, name: string): PyCell | undefined {
  const cell = type.namespace.getStr(name);
  if (cell === undefined) return undefined;
  if (!(cell instanceof PyCell)) throw typeError(`${name} must be a nonlocal cell, not ${repr(thread, typeOf(cell))}`);
  hold(cell);
  type.namespace.delStr(thread, name);
  return cell;
}

function fillCell(thread: Thread, cell: PyCell | undefined, value: Value): void {
  if (cell === undefined) return;
  cell.set(thread, value);
  release(thread, cell);
}

/** Calls `__set_name__` of the values in the namespace (type_new_set_names). */
function setNames(thread: Thread, type: PyType): void {
  const names = hold(type.namespace.copy());
  try {
    for (const [key, value] of names.entries()) {
      const valueType = typeOf(value);
      const found = typeLookup(valueType, '__set_name__');
      if (found === undefined) continue;
      try {
        const result = callFound(thread, value, valueType, found, [type, key]);
        drop(thread, result);
      } catch (error) {
        if (error instanceof PyRaise) {
          const shown = hold(error.exc);
          try {
            addNote(
              thread,
              error.exc,
              `Error calling __set_name__ on '${valueType.tpName}' instance ${repr(thread, key)} in '${type.tpName}'`,
            );
          } finally {
            unhold(shown);
          }
        }
        throw error;
      }
    }
  } finally {
    release(thread, names);
  }
}

/** super(type, type).__init_subclass__(**kwargs) (type_new_init_subclass). */
function initSubclass(thread: Thread, type: PyType, args: Value[], kwnames: PyTuple | undefined): void {
  const parent = hold(thread.call(superType, [type, type]));
  try {
    const hook = getAttr(thread, parent, '__init_subclass__');
    const values = kwnames === undefined ? [] : args.slice(args.length - kwnames.items.length);
    const result = callHeld(thread, hook, values, kwnames);
    drop(thread, result);
  } finally {
    release(thread, parent);
  }
}
