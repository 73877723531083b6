// Shorthands for raising builtin exceptions from native code: `throw typeError('…')`.

import * as exceptions from './exceptions/exceptions';
import type { Value } from './object';
import { PyRaise } from './thread';
import { PyTuple } from './containers/tuple';
import type { PyType } from './type';

/** An exception of a native exception type with these `args`, ready to be thrown. */
export function raise(type: PyType, ...args: Value[]): PyRaise {
  return new PyRaise(new (type.instanceClass as typeof exceptions.PyBaseException)(type, PyTuple.of(args)));
}

export const typeError = (message: string): PyRaise => raise(exceptions.TypeErrorType, message);
export const valueError = (message: string): PyRaise => raise(exceptions.ValueErrorType, message);
export const indexError = (message: string): PyRaise => raise(exceptions.IndexErrorType, message);
export const keyError = (key: Value): PyRaise => raise(exceptions.KeyErrorType, key);
export const overflowError = (message: string): PyRaise => raise(exceptions.OverflowErrorType, message);
export const zeroDivisionError = (message: string): PyRaise => raise(exceptions.ZeroDivisionErrorType, message);
export const runtimeError = (message: string): PyRaise => raise(exceptions.RuntimeErrorType, message);
export const systemError = (message: string): PyRaise => raise(exceptions.SystemErrorType, message);
export const memoryError = (): PyRaise => raise(exceptions.MemoryErrorType);
export const notImplementedError = (message: string): PyRaise => raise(exceptions.NotImplementedErrorType, message);
export const stopIteration = (...value: Value[]): PyRaise => raise(exceptions.StopIterationType, ...value);
/** An AttributeError that carries `name` and `obj`, from which "Did you mean" is computed. */
export const attributeError = (message: string, object: Value, name: string): PyRaise =>
  new PyRaise(exceptions.newAttributeError(message, object, name));
/** A NameError that carries `name`. */
export const nameError = (message: string, name: string): PyRaise =>
  new PyRaise(exceptions.newNameError(exceptions.NameErrorType, message, name));
