// Which callables take their arguments as an array (PyVectorcall_Function). For all others a call makes a tuple and a dict.

import { PyBuiltinFunction } from '../objects/functions/builtin-function';
import { takesContainers } from '../objects/native-arguments';
import type { Value } from '../objects/object';
import { typeError } from '../objects/raise';
import { PyType, TypeFlag } from '../objects/type';
import { strValue, typeOf } from '../objects/type-of';
import { PyGenericAlias } from '../objects/typing/generic-alias';

/** The native classes with a vectorcall of their own (tp_vectorcall), by name as CPython 3.14 has them. */
const CLASSES: ReadonlySet<string> = new Set([
  'ArithmeticError',
  'AssertionError',
  'BaseException',
  'BufferError',
  'BytesWarning',
  'DeprecationWarning',
  'EOFError',
  'EncodingWarning',
  'Exception',
  'FloatingPointError',
  'FutureWarning',
  'GeneratorExit',
  'ImportWarning',
  'IndexError',
  'KeyError',
  'KeyboardInterrupt',
  'LookupError',
  'NotImplementedError',
  'OverflowError',
  'PendingDeprecationWarning',
  'PythonFinalizationError',
  'RecursionError',
  'ReferenceError',
  'ResourceWarning',
  'RuntimeError',
  'RuntimeWarning',
  'StopAsyncIteration',
  'SyntaxWarning',
  'SystemError',
  'TypeError',
  'UnicodeError',
  'UnicodeWarning',
  'UserWarning',
  'ValueError',
  'Warning',
  'ZeroDivisionError',
  'bool',
  'dict',
  'enumerate',
  'filter',
  'float',
  'frozenset',
  'int',
  'list',
  'map',
  'range',
  'reversed',
  'set',
  'str',
  'super',
  'tuple',
  'type',
]);

/** Is a native class called with an array (tp_vectorcall)? The names are those of `builtins`. */
export const isVectorcallClass = (cls: PyType): boolean => !cls.isHeapType && CLASSES.has(cls.tpName);

/** Does a callable take an array? */
export function hasVectorcall(callable: Value): boolean {
  if (callable instanceof PyBuiltinFunction) return !takesContainers(callable.definition.convention);
  if (callable instanceof PyType) return isVectorcallClass(callable);
  if (callable instanceof PyGenericAlias) return hasVectorcall(callable.origin);
  return (typeOf(callable).flags & TypeFlag.HAVE_VECTORCALL) !== 0;
}

/** Keyword names that came out of a dict are checked when it is taken apart for a callable with vectorcall (_PyStack_UnpackDict). */
export function checkKeywordNames(callable: Value, names: readonly Value[]): void {
  for (let index = 0; index < names.length; index++) {
    const name = names[index]!;
    if (typeof name === 'string' || strValue(name) !== undefined) continue;
    if (hasVectorcall(callable)) throw typeError('keywords must be strings');
    return;
  }
}
