// The built-in exception types by name, and exceptions made of them. What each type adds to its base stands in exception-types.ts.

import { type PyBaseException, PyFieldsException, PyImportError } from './base-exception';
import { declareType } from '../define-type';
import { hold, type Value } from '../object';
import { PyTuple } from '../containers/tuple';
import type { PyType } from '../type';

export {
  PyBaseException,
  PyExceptionGroup,
  PyFieldsException,
  PyImportError,
  PyOSError,
  PyStopIteration,
  PySyntaxError,
  PySystemExit,
  PyUnicodeError,
} from './base-exception';

export const BaseExceptionType: PyType = declareType('BaseException');
export const BaseExceptionGroupType: PyType = declareType('BaseExceptionGroup');
export const ExceptionType: PyType = declareType('Exception');
export const TypeErrorType: PyType = declareType('TypeError');
export const StopAsyncIterationType: PyType = declareType('StopAsyncIteration');
export const StopIterationType: PyType = declareType('StopIteration');
export const GeneratorExitType: PyType = declareType('GeneratorExit');
export const SystemExitType: PyType = declareType('SystemExit');
export const KeyboardInterruptType: PyType = declareType('KeyboardInterrupt');
export const ImportErrorType: PyType = declareType('ImportError');
export const ModuleNotFoundErrorType: PyType = declareType('ModuleNotFoundError');
export const OSErrorType: PyType = declareType('OSError');
export const BlockingIOErrorType: PyType = declareType('BlockingIOError');
export const ChildProcessErrorType: PyType = declareType('ChildProcessError');
export const ConnectionErrorType: PyType = declareType('ConnectionError');
export const BrokenPipeErrorType: PyType = declareType('BrokenPipeError');
export const ConnectionAbortedErrorType: PyType = declareType('ConnectionAbortedError');
export const ConnectionRefusedErrorType: PyType = declareType('ConnectionRefusedError');
export const ConnectionResetErrorType: PyType = declareType('ConnectionResetError');
export const FileExistsErrorType: PyType = declareType('FileExistsError');
export const FileNotFoundErrorType: PyType = declareType('FileNotFoundError');
export const InterruptedErrorType: PyType = declareType('InterruptedError');
export const IsADirectoryErrorType: PyType = declareType('IsADirectoryError');
export const NotADirectoryErrorType: PyType = declareType('NotADirectoryError');
export const PermissionErrorType: PyType = declareType('PermissionError');
export const ProcessLookupErrorType: PyType = declareType('ProcessLookupError');
export const TimeoutErrorType: PyType = declareType('TimeoutError');
export const EOFErrorType: PyType = declareType('EOFError');
export const RuntimeErrorType: PyType = declareType('RuntimeError');
export const RecursionErrorType: PyType = declareType('RecursionError');
export const NotImplementedErrorType: PyType = declareType('NotImplementedError');
export const PythonFinalizationErrorType: PyType = declareType('PythonFinalizationError');
export const NameErrorType: PyType = declareType('NameError');
export const UnboundLocalErrorType: PyType = declareType('UnboundLocalError');
export const AttributeErrorType: PyType = declareType('AttributeError');
export const SyntaxErrorType: PyType = declareType('SyntaxError');
export const IndentationErrorType: PyType = declareType('IndentationError');
export const TabErrorType: PyType = declareType('TabError');
export const IncompleteInputErrorType: PyType = declareType('_IncompleteInputError');
export const LookupErrorType: PyType = declareType('LookupError');
export const IndexErrorType: PyType = declareType('IndexError');
export const KeyErrorType: PyType = declareType('KeyError');
export const ValueErrorType: PyType = declareType('ValueError');
export const UnicodeErrorType: PyType = declareType('UnicodeError');
export const UnicodeEncodeErrorType: PyType = declareType('UnicodeEncodeError');
export const UnicodeDecodeErrorType: PyType = declareType('UnicodeDecodeError');
export const UnicodeTranslateErrorType: PyType = declareType('UnicodeTranslateError');
export const AssertionErrorType: PyType = declareType('AssertionError');
export const ArithmeticErrorType: PyType = declareType('ArithmeticError');
export const FloatingPointErrorType: PyType = declareType('FloatingPointError');
export const OverflowErrorType: PyType = declareType('OverflowError');
export const ZeroDivisionErrorType: PyType = declareType('ZeroDivisionError');
export const SystemErrorType: PyType = declareType('SystemError');
export const ReferenceErrorType: PyType = declareType('ReferenceError');
export const MemoryErrorType: PyType = declareType('MemoryError');
export const BufferErrorType: PyType = declareType('BufferError');
export const WarningType: PyType = declareType('Warning');
export const UserWarningType: PyType = declareType('UserWarning');
export const EncodingWarningType: PyType = declareType('EncodingWarning');
export const DeprecationWarningType: PyType = declareType('DeprecationWarning');
export const PendingDeprecationWarningType: PyType = declareType('PendingDeprecationWarning');
export const SyntaxWarningType: PyType = declareType('SyntaxWarning');
export const RuntimeWarningType: PyType = declareType('RuntimeWarning');
export const FutureWarningType: PyType = declareType('FutureWarning');
export const ImportWarningType: PyType = declareType('ImportWarning');
export const UnicodeWarningType: PyType = declareType('UnicodeWarning');
export const BytesWarningType: PyType = declareType('BytesWarning');
export const ResourceWarningType: PyType = declareType('ResourceWarning');
export const ExceptionGroupType: PyType = declareType('ExceptionGroup');

/** An exception of a native exception type with these `args`. */
export function newException(type: PyType, ...args: Value[]): PyBaseException {
  return new (type.instanceClass as typeof PyBaseException)(type, PyTuple.of(args));
}

/** An AttributeError that carries `name` and `obj`. */
export function newAttributeError(message: string, object: Value, name: string): PyBaseException {
  const exc = new PyFieldsException(AttributeErrorType, new PyTuple([message]));
  exc.fields = { name: hold(name), obj: hold(object) };
  return exc;
}

/** A NameError that carries `name`; an UnboundLocalError does not (_PyEval_FormatExcCheckArg). */
export function newNameError(type: PyType, message: string, name: string): PyBaseException {
  const exc = new PyFieldsException(type, new PyTuple([message]));
  if (type === NameErrorType) exc.fields = { name: hold(name) };
  return exc;
}

/** An ImportError or ModuleNotFoundError with its attributes (_PyErr_SetImportErrorWithNameFrom). */
export function newImportError(
  type: PyType,
  message: string,
  name: Value = null,
  path: Value = null,
  nameFrom: Value = null,
): PyImportError {
  const exc = new PyImportError(type, new PyTuple([message]));
  Object.assign(exc.fields, { name: hold(name), path: hold(path), name_from: hold(nameFrom) });
  return exc;
}
