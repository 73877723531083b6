// The built-in exception types: what each adds to its base.

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
import { completeType, type TypeDefinition } from '../define-type';
import * as attributes from './exception-attributes';
import * as grouping from './exception-groups';
import * as base from './exception-methods';
import type { Value } from '../object';
import * as os from './os-error';
import * as syntax from './syntax-error';
import { type PyType, TypeFlag, type Vectorcall } from '../type';
import * as unicode from './unicode-error';
import { weakrefsGetSet } from '../memory/weakref-attribute';

import {
  BaseExceptionType,
  BaseExceptionGroupType,
  ExceptionType,
  TypeErrorType,
  StopAsyncIterationType,
  StopIterationType,
  GeneratorExitType,
  SystemExitType,
  KeyboardInterruptType,
  ImportErrorType,
  ModuleNotFoundErrorType,
  OSErrorType,
  BlockingIOErrorType,
  ChildProcessErrorType,
  ConnectionErrorType,
  BrokenPipeErrorType,
  ConnectionAbortedErrorType,
  ConnectionRefusedErrorType,
  ConnectionResetErrorType,
  FileExistsErrorType,
  FileNotFoundErrorType,
  InterruptedErrorType,
  IsADirectoryErrorType,
  NotADirectoryErrorType,
  PermissionErrorType,
  ProcessLookupErrorType,
  TimeoutErrorType,
  EOFErrorType,
  RuntimeErrorType,
  RecursionErrorType,
  NotImplementedErrorType,
  PythonFinalizationErrorType,
  NameErrorType,
  UnboundLocalErrorType,
  AttributeErrorType,
  SyntaxErrorType,
  IndentationErrorType,
  TabErrorType,
  IncompleteInputErrorType,
  LookupErrorType,
  IndexErrorType,
  KeyErrorType,
  ValueErrorType,
  UnicodeErrorType,
  UnicodeEncodeErrorType,
  UnicodeDecodeErrorType,
  UnicodeTranslateErrorType,
  AssertionErrorType,
  ArithmeticErrorType,
  FloatingPointErrorType,
  OverflowErrorType,
  ZeroDivisionErrorType,
  SystemErrorType,
  ReferenceErrorType,
  MemoryErrorType,
  BufferErrorType,
  WarningType,
  UserWarningType,
  EncodingWarningType,
  DeprecationWarningType,
  PendingDeprecationWarningType,
  SyntaxWarningType,
  RuntimeWarningType,
  FutureWarningType,
  ImportWarningType,
  UnicodeWarningType,
  BytesWarningType,
  ResourceWarningType,
  ExceptionGroupType,
} from './exceptions';

const FLAGS = TypeFlag.BASETYPE | TypeFlag.HAVE_GC;
/** BaseException_vectorcall. */
const VECTORCALL: Vectorcall = { keywords: true };

completeType(BaseExceptionType, {
  vectorcall: VECTORCALL,
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
function simple(type: PyType, baseType: PyType): void {
  completeType(type, { base: baseType, flags: FLAGS, vectorcall: VECTORCALL, tp: { tp_new: base.newException } });
}

/** A type with a native part of its own (ComplexExtendsException). */
function complex<Self extends Value>(type: PyType, baseType: PyType, definition: TypeDefinition<Self> = {}): void {
  completeType<Self>(type, { base: baseType, flags: FLAGS, ...definition });
}

complex(BaseExceptionGroupType, BaseExceptionType, grouping.spec);
simple(ExceptionType, BaseExceptionType);
simple(TypeErrorType, ExceptionType);
simple(StopAsyncIterationType, ExceptionType);
complex(StopIterationType, ExceptionType, {
  instanceClass: PyStopIteration,
  tp: { tp_init: attributes.initStopIteration },
  members: [attributes.field('value')],
});
simple(GeneratorExitType, BaseExceptionType);
complex(SystemExitType, BaseExceptionType, {
  instanceClass: PySystemExit,
  tp: { tp_init: attributes.initSystemExit },
  members: [attributes.field('code')],
});
simple(KeyboardInterruptType, BaseExceptionType);
complex(ImportErrorType, ExceptionType, {
  instanceClass: PyImportError,
  ...attributes.importError,
});
complex(ModuleNotFoundErrorType, ImportErrorType);
complex(OSErrorType, ExceptionType, {
  instanceClass: PyOSError,
  ...os.spec,
});
complex(BlockingIOErrorType, OSErrorType);
complex(ChildProcessErrorType, OSErrorType);
complex(ConnectionErrorType, OSErrorType);
complex(BrokenPipeErrorType, ConnectionErrorType);
complex(ConnectionAbortedErrorType, ConnectionErrorType);
complex(ConnectionRefusedErrorType, ConnectionErrorType);
complex(ConnectionResetErrorType, ConnectionErrorType);
complex(FileExistsErrorType, OSErrorType);
complex(FileNotFoundErrorType, OSErrorType);
complex(InterruptedErrorType, OSErrorType);
complex(IsADirectoryErrorType, OSErrorType);
complex(NotADirectoryErrorType, OSErrorType);
complex(PermissionErrorType, OSErrorType);
complex(ProcessLookupErrorType, OSErrorType);
complex(TimeoutErrorType, OSErrorType);
simple(EOFErrorType, ExceptionType);
simple(RuntimeErrorType, ExceptionType);
simple(RecursionErrorType, RuntimeErrorType);
simple(NotImplementedErrorType, RuntimeErrorType);
simple(PythonFinalizationErrorType, RuntimeErrorType);
complex(NameErrorType, ExceptionType, {
  instanceClass: PyFieldsException,
  tp: { tp_init: attributes.initNameError },
  members: [attributes.field('name')],
});
complex(UnboundLocalErrorType, NameErrorType);
complex(AttributeErrorType, ExceptionType, {
  instanceClass: PyFieldsException,
  ...attributes.attributeError,
});
complex(SyntaxErrorType, ExceptionType, {
  instanceClass: PySyntaxError,
  ...syntax.spec,
});
complex(IndentationErrorType, SyntaxErrorType);
complex(TabErrorType, IndentationErrorType);
complex(IncompleteInputErrorType, SyntaxErrorType);
simple(LookupErrorType, ExceptionType);
simple(IndexErrorType, LookupErrorType);
complex(KeyErrorType, LookupErrorType, {
  vectorcall: VECTORCALL,
  tp: { tp_str: attributes.strKeyError },
});
simple(ValueErrorType, ExceptionType);
simple(UnicodeErrorType, ValueErrorType);
complex(UnicodeEncodeErrorType, UnicodeErrorType, {
  instanceClass: PyUnicodeError,
  ...unicode.encodeSpec,
});
complex(UnicodeDecodeErrorType, UnicodeErrorType, {
  instanceClass: PyUnicodeError,
  ...unicode.decodeSpec,
});
complex(UnicodeTranslateErrorType, UnicodeErrorType, {
  instanceClass: PyUnicodeError,
  ...unicode.translateSpec,
});
simple(AssertionErrorType, ExceptionType);
simple(ArithmeticErrorType, ExceptionType);
simple(FloatingPointErrorType, ArithmeticErrorType);
simple(OverflowErrorType, ArithmeticErrorType);
simple(ZeroDivisionErrorType, ArithmeticErrorType);
simple(SystemErrorType, ExceptionType);
simple(ReferenceErrorType, ExceptionType);
complex(MemoryErrorType, ExceptionType, { tp: { tp_new: base.newException } });
simple(BufferErrorType, ExceptionType);
simple(WarningType, ExceptionType);
simple(UserWarningType, WarningType);
simple(EncodingWarningType, WarningType);
simple(DeprecationWarningType, WarningType);
simple(PendingDeprecationWarningType, WarningType);
simple(SyntaxWarningType, WarningType);
simple(RuntimeWarningType, WarningType);
simple(FutureWarningType, WarningType);
simple(ImportWarningType, WarningType);
simple(UnicodeWarningType, WarningType);
simple(BytesWarningType, WarningType);
simple(ResourceWarningType, WarningType);

completeType(ExceptionGroupType, {
  base: BaseExceptionGroupType,
  bases: [BaseExceptionGroupType, ExceptionType],
  flags: FLAGS,
  hasWeakrefs: true,
  attributes: { __module__: 'builtins' },
  getset: [weakrefsGetSet],
});
