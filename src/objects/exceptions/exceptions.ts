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

export const BaseExceptionType = defineType({
  name: 'BaseException',
  doc: 'Common base class for all exceptions',
  instanceClass: PyBaseException as never,
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
function simple(baseType: () => PyType, name: string, doc: string): PyType {
  return defineType({ name, doc, base: baseType, flags: FLAGS, tp: { tp_new: base.newException } });
}

/** A type with a native part of its own (ComplexExtendsException). */
function complex(baseType: () => PyType, name: string, doc: string, spec: Partial<TypeSpec>): PyType {
  return defineType({ name, doc, base: baseType, flags: FLAGS, ...spec });
}

export const BaseExceptionGroupType = complex(
  () => BaseExceptionType,
  'BaseExceptionGroup',
  'A combination of multiple unrelated exceptions.',
  grouping.spec,
);
export const ExceptionType = simple(
  () => BaseExceptionType,
  'Exception',
  'Common base class for all non-exit exceptions.',
);
export const TypeErrorType = simple(() => ExceptionType, 'TypeError', 'Inappropriate argument type.');
export const StopAsyncIterationType = simple(
  () => ExceptionType,
  'StopAsyncIteration',
  'Signal the end from iterator.__anext__().',
);
export const StopIterationType = complex(
  () => ExceptionType,
  'StopIteration',
  'Signal the end from iterator.__next__().',
  {
    instanceClass: PyStopIteration as never,
    tp: { tp_init: attributes.initStopIteration },
    members: [attributes.field('value', 'generator return value')],
  },
);
export const GeneratorExitType = simple(() => BaseExceptionType, 'GeneratorExit', 'Request that a generator exit.');
export const SystemExitType = complex(() => BaseExceptionType, 'SystemExit', 'Request to exit from the interpreter.', {
  instanceClass: PySystemExit as never,
  tp: { tp_init: attributes.initSystemExit },
  members: [attributes.field('code', 'exception code')],
});
export const KeyboardInterruptType = simple(
  () => BaseExceptionType,
  'KeyboardInterrupt',
  'Program interrupted by user.',
);
export const ImportErrorType = complex(
  () => ExceptionType,
  'ImportError',
  "Import can't find module, or can't find name in module.",
  {
    instanceClass: PyImportError as never,
    ...attributes.importError,
  },
);
export const ModuleNotFoundErrorType = complex(() => ImportErrorType, 'ModuleNotFoundError', 'Module not found.', {});
export const OSErrorType = complex(() => ExceptionType, 'OSError', 'Base class for I/O related errors.', {
  instanceClass: PyOSError as never,
  ...os.spec,
});
export const BlockingIOErrorType = complex(() => OSErrorType, 'BlockingIOError', 'I/O operation would block.', {});
export const ChildProcessErrorType = complex(() => OSErrorType, 'ChildProcessError', 'Child process error.', {});
export const ConnectionErrorType = complex(() => OSErrorType, 'ConnectionError', 'Connection error.', {});
export const BrokenPipeErrorType = complex(() => ConnectionErrorType, 'BrokenPipeError', 'Broken pipe.', {});
export const ConnectionAbortedErrorType = complex(
  () => ConnectionErrorType,
  'ConnectionAbortedError',
  'Connection aborted.',
  {},
);
export const ConnectionRefusedErrorType = complex(
  () => ConnectionErrorType,
  'ConnectionRefusedError',
  'Connection refused.',
  {},
);
export const ConnectionResetErrorType = complex(
  () => ConnectionErrorType,
  'ConnectionResetError',
  'Connection reset.',
  {},
);
export const FileExistsErrorType = complex(() => OSErrorType, 'FileExistsError', 'File already exists.', {});
export const FileNotFoundErrorType = complex(() => OSErrorType, 'FileNotFoundError', 'File not found.', {});
export const InterruptedErrorType = complex(() => OSErrorType, 'InterruptedError', 'Interrupted by signal.', {});
export const IsADirectoryErrorType = complex(
  () => OSErrorType,
  'IsADirectoryError',
  "Operation doesn't work on directories.",
  {},
);
export const NotADirectoryErrorType = complex(
  () => OSErrorType,
  'NotADirectoryError',
  'Operation only works on directories.',
  {},
);
export const PermissionErrorType = complex(() => OSErrorType, 'PermissionError', 'Not enough permissions.', {});
export const ProcessLookupErrorType = complex(() => OSErrorType, 'ProcessLookupError', 'Process not found.', {});
export const TimeoutErrorType = complex(() => OSErrorType, 'TimeoutError', 'Timeout expired.', {});
export const EOFErrorType = simple(() => ExceptionType, 'EOFError', 'Read beyond end of file.');
export const RuntimeErrorType = simple(() => ExceptionType, 'RuntimeError', 'Unspecified run-time error.');
export const RecursionErrorType = simple(() => RuntimeErrorType, 'RecursionError', 'Recursion limit exceeded.');
export const NotImplementedErrorType = simple(
  () => RuntimeErrorType,
  'NotImplementedError',
  "Method or function hasn't been implemented yet.",
);
export const PythonFinalizationErrorType = simple(
  () => RuntimeErrorType,
  'PythonFinalizationError',
  'Operation blocked during Python finalization.',
);
export const NameErrorType = complex(() => ExceptionType, 'NameError', 'Name not found globally.', {
  instanceClass: PyFieldsException as never,
  tp: { tp_init: attributes.initNameError },
  members: [attributes.field('name', 'name')],
});
export const UnboundLocalErrorType = complex(
  () => NameErrorType,
  'UnboundLocalError',
  'Local name referenced but not bound to a value.',
  {},
);
export const AttributeErrorType = complex(() => ExceptionType, 'AttributeError', 'Attribute not found.', {
  instanceClass: PyFieldsException as never,
  ...attributes.attributeError,
});
export const SyntaxErrorType = complex(() => ExceptionType, 'SyntaxError', 'Invalid syntax.', {
  instanceClass: PySyntaxError as never,
  ...syntax.spec,
});
export const IndentationErrorType = complex(() => SyntaxErrorType, 'IndentationError', 'Improper indentation.', {});
export const TabErrorType = complex(() => IndentationErrorType, 'TabError', 'Improper mixture of spaces and tabs.', {});
export const IncompleteInputErrorType = complex(
  () => SyntaxErrorType,
  '_IncompleteInputError',
  'incomplete input.',
  {},
);
export const LookupErrorType = simple(() => ExceptionType, 'LookupError', 'Base class for lookup errors.');
export const IndexErrorType = simple(() => LookupErrorType, 'IndexError', 'Sequence index out of range.');
export const KeyErrorType = complex(() => LookupErrorType, 'KeyError', 'Mapping key not found.', {
  tp: { tp_str: attributes.strKeyError },
});
export const ValueErrorType = simple(
  () => ExceptionType,
  'ValueError',
  'Inappropriate argument value (of correct type).',
);
export const UnicodeErrorType = simple(() => ValueErrorType, 'UnicodeError', 'Unicode related error.');
export const UnicodeEncodeErrorType = complex(() => UnicodeErrorType, 'UnicodeEncodeError', 'Unicode encoding error.', {
  instanceClass: PyUnicodeError as never,
  ...unicode.encodeSpec,
});
export const UnicodeDecodeErrorType = complex(() => UnicodeErrorType, 'UnicodeDecodeError', 'Unicode decoding error.', {
  instanceClass: PyUnicodeError as never,
  ...unicode.decodeSpec,
});
export const UnicodeTranslateErrorType = complex(
  () => UnicodeErrorType,
  'UnicodeTranslateError',
  'Unicode translation error.',
  {
    instanceClass: PyUnicodeError as never,
    ...unicode.translateSpec,
  },
);
export const AssertionErrorType = simple(() => ExceptionType, 'AssertionError', 'Assertion failed.');
export const ArithmeticErrorType = simple(() => ExceptionType, 'ArithmeticError', 'Base class for arithmetic errors.');
export const FloatingPointErrorType = simple(
  () => ArithmeticErrorType,
  'FloatingPointError',
  'Floating-point operation failed.',
);
export const OverflowErrorType = simple(
  () => ArithmeticErrorType,
  'OverflowError',
  'Result too large to be represented.',
);
export const ZeroDivisionErrorType = simple(
  () => ArithmeticErrorType,
  'ZeroDivisionError',
  'Second argument to a division or modulo operation was zero.',
);
export const SystemErrorType = simple(
  () => ExceptionType,
  'SystemError',
  'Internal error in the Python interpreter.\n\nPlease report this to the Python maintainer, along with the traceback,\nthe Python version, and the hardware/OS platform and version.',
);
export const ReferenceErrorType = simple(
  () => ExceptionType,
  'ReferenceError',
  'Weak ref proxy used after referent went away.',
);
export const MemoryErrorType = simple(() => ExceptionType, 'MemoryError', 'Out of memory.');
export const BufferErrorType = simple(() => ExceptionType, 'BufferError', 'Buffer error.');
export const WarningType = simple(() => ExceptionType, 'Warning', 'Base class for warning categories.');
export const UserWarningType = simple(
  () => WarningType,
  'UserWarning',
  'Base class for warnings generated by user code.',
);
export const EncodingWarningType = simple(
  () => WarningType,
  'EncodingWarning',
  'Base class for warnings about encodings.',
);
export const DeprecationWarningType = simple(
  () => WarningType,
  'DeprecationWarning',
  'Base class for warnings about deprecated features.',
);
export const PendingDeprecationWarningType = simple(
  () => WarningType,
  'PendingDeprecationWarning',
  'Base class for warnings about features which will be deprecated\nin the future.',
);
export const SyntaxWarningType = simple(
  () => WarningType,
  'SyntaxWarning',
  'Base class for warnings about dubious syntax.',
);
export const RuntimeWarningType = simple(
  () => WarningType,
  'RuntimeWarning',
  'Base class for warnings about dubious runtime behavior.',
);
export const FutureWarningType = simple(
  () => WarningType,
  'FutureWarning',
  'Base class for warnings about constructs that will change semantically\nin the future.',
);
export const ImportWarningType = simple(
  () => WarningType,
  'ImportWarning',
  'Base class for warnings about probable mistakes in module imports',
);
export const UnicodeWarningType = simple(
  () => WarningType,
  'UnicodeWarning',
  'Base class for warnings about Unicode related problems, mostly\nrelated to conversion problems.',
);
export const BytesWarningType = simple(
  () => WarningType,
  'BytesWarning',
  'Base class for warnings about bytes and buffer related problems, mostly\nrelated to conversion from str or comparing to str.',
);
export const ResourceWarningType = simple(
  () => WarningType,
  'ResourceWarning',
  'Base class for warnings about resource usage.',
);

export const ExceptionGroupType = defineType({
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
