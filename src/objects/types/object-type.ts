// object: the base of all types.

import { takesNone } from '../../call/native/arity-texts';
import { declareType } from '../define-type';
import { registerInstance } from '../native-new';
import { drop, type PyObject, type Value } from '../object';
import { isTrue } from '../protocols/compare';
import { typeError } from '../raise';
import { NotImplemented } from '../singletons';
import type { Thread } from '../thread';
import type { PyTuple } from '../containers/tuple';
import { type PyType, TypeFlag } from '../type';
import { abstractMethodNames } from './type-names';
import { typeOf } from '../type-of';

/** object_new: refuses arguments that nobody takes, and abstract classes. */
export function newObject(thread: Thread, type: PyType, args: Value[], kwnames: PyTuple | undefined): Value {
  if (args.length > 0 || kwnames !== undefined) {
    if (type.tp.tp_new !== newObject)
      throw typeError('object.__new__() takes exactly one argument (the type to instantiate)');
    if (type.tp.tp_init === initObject) throw typeError(takesNone(`${type.tpName}()`));
  }
  if (type.flags & TypeFlag.IS_ABSTRACT) throw abstractInstantiation(thread, type);
  return registerInstance(thread, new (type.instanceClass as unknown as new (type: PyType) => PyObject)(type));
}

function abstractInstantiation(thread: Thread, type: PyType) {
  const names = abstractMethodNames(thread, type);
  const plural = names.length > 1 ? 's' : '';
  return typeError(
    `Can't instantiate abstract class ${type.name} without an implementation for abstract method${plural} '${names.join("', '")}'`,
  );
}

/** object_init. */
export function initObject(_thread: Thread, self: Value, args: Value[], kwnames: PyTuple | undefined): void {
  if (args.length === 0 && kwnames === undefined) return;
  const type = typeOf(self);
  if (type.tp.tp_init !== initObject)
    throw typeError('object.__init__() takes exactly one argument (the instance to initialize)');
  if (type.tp.tp_new === newObject)
    throw typeError(`${type.tpName}.__init__() takes exactly one argument (the instance to initialize)`);
}

/** object_richcompare: identity; `!=` is the opposite of `==`. */
export function compareObjects(thread: Thread, self: Value, other: Value, op: string): Value {
  if (op === '==') return self === other ? true : NotImplemented;
  if (op !== '!=') return NotImplemented;
  const compare = typeOf(self).tp.tp_richcompare;
  if (compare === undefined) return NotImplemented;
  const equal = compare(thread, self, other, '==');
  if (equal === NotImplemented) return NotImplemented;
  try {
    return !isTrue(thread, equal);
  } finally {
    drop(thread, equal);
  }
}

export const objectType: PyType = declareType('object');
