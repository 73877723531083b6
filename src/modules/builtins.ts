// The module builtins: every function, type and exception that needs no import.

import { newBuiltinFunction } from '../objects/functions/builtin-function';
import { bytearrayType } from '../objects/bytes/bytearray';
import { bytesType } from '../objects/bytes/bytes';
import { classMethodType } from '../objects/descriptors/classmethod';
import { complexType } from '../objects/numbers/complex';
import { dictType } from '../objects/containers/dict';
import { enumerateType } from '../objects/containers/enumerate';
import * as exceptions from '../objects/exceptions/exceptions';
import { filterType } from '../objects/containers/filter';
import { floatType } from '../objects/numbers/float';
import { frozensetType } from '../objects/containers/frozenset';
import { boolType, intType } from '../objects/numbers/int';
import { listType } from '../objects/containers/list';
import { mapType } from '../objects/containers/map';
import { memoryviewType } from '../objects/bytes/memoryview';
import { objectType } from '../objects/types/object-type';
import { propertyType } from '../call/property';
import { rangeType } from '../objects/containers/range';
import { reversedType } from '../objects/containers/reversed';
import { setType } from '../objects/containers/set';
import { Ellipsis, NotImplemented } from '../objects/singletons';
import { sliceType } from '../objects/containers/slice';
import { staticMethodType } from '../objects/descriptors/staticmethod';
import { strType } from '../objects/text/str';
import { superType } from '../objects/descriptors/super';
import { InternalError } from '../objects/thread';
import { tupleType } from '../objects/containers/tuple';
import { PyType } from '../objects/type';
import { typeType } from '../objects/types/type-type';
import { zipType } from '../objects/containers/zip';
import { attributeFunctions } from './builtins/attributes';
import { executionFunctions } from './builtins/execution';
import { textFunctions } from './builtins/input-output';
import { iterationFunctions } from './builtins/iteration';
import { numberFunctions } from './builtins/numbers';
import { defineSiteBuiltins } from './builtins/site';
import { openFunction } from './_io/open';
import { defineModule } from './define-module';

const functions = {
  ...attributeFunctions,
  ...executionFunctions,
  ...textFunctions,
  ...iterationFunctions,
  ...numberFunctions,
};

/** In the order of CPython's method table, which is the order of the namespace. */
const FUNCTIONS = [
  ...['__build_class__', '__import__', 'abs', 'all', 'any', 'ascii', 'bin', 'breakpoint', 'callable', 'chr', 'compile'],
  ...[
    'delattr',
    'dir',
    'divmod',
    'eval',
    'exec',
    'format',
    'getattr',
    'globals',
    'hasattr',
    'hash',
    'hex',
    'id',
    'input',
  ],
  ...['isinstance', 'issubclass', 'iter', 'aiter', 'len', 'locals', 'max', 'min', 'next', 'anext', 'oct', 'ord', 'pow'],
  ...['print', 'repr', 'round', 'setattr', 'sorted', 'sum', 'vars'],
];

const EXCEPTIONS = [
  ...['BaseException', 'BaseExceptionGroup', 'Exception', 'GeneratorExit', 'KeyboardInterrupt', 'SystemExit'],
  ...['ArithmeticError', 'AssertionError', 'AttributeError', 'BufferError', 'EOFError', 'ImportError', 'LookupError'],
  ...['MemoryError', 'NameError', 'OSError', 'ReferenceError', 'RuntimeError', 'StopAsyncIteration', 'StopIteration'],
  ...['SyntaxError', 'SystemError', 'TypeError', 'ValueError', 'Warning', 'FloatingPointError', 'OverflowError'],
  ...['ZeroDivisionError', 'BytesWarning', 'DeprecationWarning', 'EncodingWarning', 'FutureWarning', 'ImportWarning'],
  ...[
    'PendingDeprecationWarning',
    'ResourceWarning',
    'RuntimeWarning',
    'SyntaxWarning',
    'UnicodeWarning',
    'UserWarning',
  ],
  ...['BlockingIOError', 'ChildProcessError', 'ConnectionError', 'FileExistsError', 'FileNotFoundError'],
  ...['InterruptedError', 'IsADirectoryError', 'NotADirectoryError', 'PermissionError', 'ProcessLookupError'],
  ...['TimeoutError', 'IndentationError', '_IncompleteInputError', 'IndexError', 'KeyError', 'ModuleNotFoundError'],
  ...['NotImplementedError', 'PythonFinalizationError', 'RecursionError', 'UnboundLocalError', 'UnicodeError'],
  ...['BrokenPipeError', 'ConnectionAbortedError', 'ConnectionRefusedError', 'ConnectionResetError', 'TabError'],
  ...['UnicodeDecodeError', 'UnicodeEncodeError', 'UnicodeTranslateError', 'ExceptionGroup'],
];

/** The exception type with this name, as exceptions.ts exports it. */
function exceptionType(name: string): PyType {
  const type = (exceptions as Record<string, unknown>)[`${name.replace('_', '')}Type`];
  if (!(type instanceof PyType)) throw new InternalError(`no exception type ${name}`);
  return type;
}

const EXCEPTION_TYPES = EXCEPTIONS.map(exceptionType);

export const builtinsModule = defineModule({
  name: 'builtins',
  functions: FUNCTIONS.map((name) => functions[name]!),
  init(_thread, _module, define) {
    define('None', null);
    define('Ellipsis', Ellipsis);
    define('NotImplemented', NotImplemented);
    define('False', false);
    define('True', true);
    const types = [boolType, memoryviewType, bytearrayType, bytesType, classMethodType, complexType, dictType];
    types.push(enumerateType, filterType, floatType, frozensetType, propertyType, intType, listType, mapType);
    types.push(objectType, rangeType, reversedType, setType, sliceType, staticMethodType, strType, superType);
    types.push(tupleType, typeType, zipType);
    for (const type of types) define(type.name, type);
    define('__debug__', true);
    for (const type of EXCEPTION_TYPES) define(type.name, type);
    define('EnvironmentError', exceptions.OSErrorType);
    define('IOError', exceptions.OSErrorType);
    define('open', newBuiltinFunction(openFunction, undefined, '_io'));
    defineSiteBuiltins(define);
  },
});
