// From a class and a value to an exception, as `raise` and `throw()` do it.

import { BaseExceptionType, PyBaseException } from './exceptions';
import { drop, type Value } from '../object';
import { isInstance } from '../protocols/instances';
import { raise } from '../raise';
import type { Thread } from '../thread';
import { PyTuple } from '../containers/tuple';
import { isSubtype, PyType } from '../type';
import { typeOf } from '../type-of';
import { TypeErrorType } from './exceptions';

/** Is it a class that can be raised (PyExceptionClass_Check)? */
export const isExceptionClass = (value: Value): value is PyType =>
  value instanceof PyType && isSubtype(value, BaseExceptionType);

/** `Class(value)`, with a tuple as the arguments and None as no argument (_PyErr_CreateException). */
export function createException(thread: Thread, type: PyType, value: Value): PyBaseException {
  const args = value === null ? [] : value instanceof PyTuple ? value.items.slice() : [value];
  const exc = thread.call(type, args);
  if (exc instanceof PyBaseException) return exc;
  const name = typeOf(exc).tpName;
  drop(thread, exc);
  throw raise(
    TypeErrorType,
    `calling ${typeName(type)} should have returned an instance of BaseException, not ${name}`,
  );
}

const typeName = (type: PyType): string => `<class '${type.qualname}'>`;

/** The exception for a class and a value, which may already be an instance of the class (PyErr_NormalizeException). */
export function exceptionFrom(thread: Thread, type: PyType, value: Value): PyBaseException {
  if (value instanceof PyBaseException && isInstance(thread, value, type)) return value;
  return createException(thread, type, value);
}
