// The built-in exception types.

import {
  PyBaseException,
  PyFieldsException,
  PyImportError,
  PyOSError,
  PyStopIteration,
  PySyntaxError,
  PySystemExit,
  PyUnicodeError,
} from './base-exception';
import { defineType, type TypeSpec } from '../define-type';
import * as attributes from './exception-attributes';
import * as grouping from './exception-groups';
import * as base from './exception-methods';
import { hold, type Value } from '../object';
import * as os from './os-error';
import * as syntax from './syntax-error';
import { PyTuple } from '../containers/tuple';
import { type PyType, TypeFlag } from '../type';
import * as unicode from './unicode-error';
import { weakrefsGetSet } from '../memory/weakref-attribute';

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

const FLAGS = TypeFlag.BASETYPE | TypeFlag.HAVE_GC;

export const BaseExceptionType: PyType = defineType({
  name: 'BaseException',
  instanceClass: PyBaseException,
  flags: FLAGS | TypeFlag.BASE_EXC_SUBCLASS,
  hasDict: true,
  tp: {
    tp_new: base.newException,
    tp_init: base.initException,
    tp_repr: base.reprException,
    tp_str: base.strException,
  },
  methods: base.methods,
  members: base.members,
  getset: base.getset,
});

/** A type that adds nothing to its base (SimpleExtendsException). */
function simple(baseType: () => PyType, name: string): PyType {
  return defineType({ name, base: baseType, flags: FLAGS, tp: { tp_new: base.newException } });
}

/** A type with a native part of its own (ComplexExtendsException). */
function complex(baseType: () => PyType, name: string, spec: Partial<TypeSpec>): PyType {
  return defineType({ name, base: baseType, flags: FLAGS, ...spec });
}

export const BaseExceptionGroupType = complex(() => BaseExceptionType, 'BaseExceptionGroup', grouping.spec);
export const ExceptionType = simple(() => BaseExceptionType, 'Exception');
export const TypeErrorType = simple(() => ExceptionType, 'TypeError');
export const StopAsyncIterationType = simple(() => ExceptionType, 'StopAsyncIteration');
export const StopIterationType = complex(() => ExceptionType, 'StopIteration', {
  instanceClass: PyStopIteration,
  tp: { tp_init: attributes.initStopIteration },
  members: [attributes.field('value')],
});
export const GeneratorExitType = simple(() => BaseExceptionType, 'GeneratorExit');
export const SystemExitType = complex(() => BaseExceptionType, 'SystemExit', {
  instanceClass: PySystemExit,
  tp: { tp_init: attributes.initSystemExit },
  members: [attributes.field('code')],
});
export const KeyboardInterruptType = simple(() => BaseExceptionType, 'KeyboardInterrupt');
export const ImportErrorType = complex(() => ExceptionType, 'ImportError', {
  instanceClass: PyImportError,
  ...attributes.importError,
});
export const ModuleNotFoundErrorType = complex(() => ImportErrorType, 'ModuleNotFoundError', {});
export const OSErrorType = complex(() => ExceptionType, 'OSError', {
  instanceClass: PyOSError,
  ...os.spec,
});
export const BlockingIOErrorType = complex(() => OSErrorType, 'BlockingIOError', {});
export const ChildProcessErrorType = complex(() => OSErrorType, 'ChildProcessError', {});
export const ConnectionErrorType = complex(() => OSErrorType, 'ConnectionError', {});
export const BrokenPipeErrorType = complex(() => ConnectionErrorType, 'BrokenPipeError', {});
export const ConnectionAbortedErrorType = complex(() => ConnectionErrorType, 'ConnectionAbortedError', {});
export const ConnectionRefusedErrorType = complex(() => ConnectionErrorType, 'ConnectionRefusedError', {});
export const ConnectionResetErrorType = complex(() => ConnectionErrorType, 'ConnectionResetError', {});
export const FileExistsErrorType = complex(() => OSErrorType, 'FileExistsError', {});
export const FileNotFoundErrorType = complex(() => OSErrorType, 'FileNotFoundError', {});
export const InterruptedErrorType = complex(() => OSErrorType, 'InterruptedError', {});
export const IsADirectoryErrorType = complex(() => OSErrorType, 'IsADirectoryError', {});
export const NotADirectoryErrorType = complex(() => OSErrorType, 'NotADirectoryError', {});
export const PermissionErrorType = complex(() => OSErrorType, 'PermissionError', {});
export const ProcessLookupErrorType = complex(() => OSErrorType, 'ProcessLookupError', {});
export const TimeoutErrorType = complex(() => OSErrorType, 'TimeoutError', {});
export const EOFErrorType = simple(() => ExceptionType, 'EOFError');
export const RuntimeErrorType = simple(() => ExceptionType, 'RuntimeError');
export const RecursionErrorType = simple(() => RuntimeErrorType, 'RecursionError');
export const NotImplementedErrorType = simple(() => RuntimeErrorType, 'NotImplementedError');
export const PythonFinalizationErrorType = simple(() => RuntimeErrorType, 'PythonFinalizationError');
export const NameErrorType = complex(() => ExceptionType, 'NameError', {
  instanceClass: PyFieldsException,
  tp: { tp_init: attributes.initNameError },
  members: [attributes.field('name')],
});
export const UnboundLocalErrorType = complex(() => NameErrorType, 'UnboundLocalError', {});
export const AttributeErrorType = complex(() => ExceptionType, 'AttributeError', {
  instanceClass: PyFieldsException,
  ...attributes.attributeError,
});
export const SyntaxErrorType = complex(() => ExceptionType, 'SyntaxError', {
  instanceClass: PySyntaxError,
  ...syntax.spec,
});
export const IndentationErrorType = complex(() => SyntaxErrorType, 'IndentationError', {});
export const TabErrorType = complex(() => IndentationErrorType, 'TabError', {});
export const IncompleteInputErrorType = complex(() => SyntaxErrorType, '_IncompleteInputError', {});
export const LookupErrorType = simple(() => ExceptionType, 'LookupError');
export const IndexErrorType = simple(() => LookupErrorType, 'IndexError');
export const KeyErrorType = complex(() => LookupErrorType, 'KeyError', {
  tp: { tp_str: attributes.strKeyError },
});
export const ValueErrorType = simple(() => ExceptionType, 'ValueError');
export const UnicodeErrorType = simple(() => ValueErrorType, 'UnicodeError');
export const UnicodeEncodeErrorType = complex(() => UnicodeErrorType, 'UnicodeEncodeError', {
  instanceClass: PyUnicodeError,
  ...unicode.encodeSpec,
});
export const UnicodeDecodeErrorType = complex(() => UnicodeErrorType, 'UnicodeDecodeError', {
  instanceClass: PyUnicodeError,
  ...unicode.decodeSpec,
});
export const UnicodeTranslateErrorType = complex(() => UnicodeErrorType, 'UnicodeTranslateError', {
  instanceClass: PyUnicodeError,
  ...unicode.translateSpec,
});
export const AssertionErrorType = simple(() => ExceptionType, 'AssertionError');
export const ArithmeticErrorType = simple(() => ExceptionType, 'ArithmeticError');
export const FloatingPointErrorType = simple(() => ArithmeticErrorType, 'FloatingPointError');
export const OverflowErrorType = simple(() => ArithmeticErrorType, 'OverflowError');
export const ZeroDivisionErrorType = simple(() => ArithmeticErrorType, 'ZeroDivisionError');
export const SystemErrorType = simple(() => ExceptionType, 'SystemError');
export const ReferenceErrorType = simple(() => ExceptionType, 'ReferenceError');
export const MemoryErrorType = simple(() => ExceptionType, 'MemoryError');
export const BufferErrorType = simple(() => ExceptionType, 'BufferError');
export const WarningType = simple(() => ExceptionType, 'Warning');
export const UserWarningType = simple(() => WarningType, 'UserWarning');
export const EncodingWarningType = simple(() => WarningType, 'EncodingWarning');
export const DeprecationWarningType = simple(() => WarningType, 'DeprecationWarning');
export const PendingDeprecationWarningType = simple(() => WarningType, 'PendingDeprecationWarning');
export const SyntaxWarningType = simple(() => WarningType, 'SyntaxWarning');
export const RuntimeWarningType = simple(() => WarningType, 'RuntimeWarning');
export const FutureWarningType = simple(() => WarningType, 'FutureWarning');
export const ImportWarningType = simple(() => WarningType, 'ImportWarning');
export const UnicodeWarningType = simple(() => WarningType, 'UnicodeWarning');
export const BytesWarningType = simple(() => WarningType, 'BytesWarning');
export const ResourceWarningType = simple(() => WarningType, 'ResourceWarning');

export const ExceptionGroupType: PyType = defineType({
  name: 'ExceptionGroup',
  base: () => BaseExceptionGroupType,
  bases: () => [BaseExceptionGroupType, ExceptionType],
  flags: FLAGS,
  hasWeakrefs: true,
  attributes: { __module__: 'builtins' },
  getset: [weakrefsGetSet],
});

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
