// Which callables take their arguments as an array (PyVectorcall_Function). For all others a call makes a tuple and a dict.

import { PyBuiltinFunction } from '../objects/functions/builtin-function';
import { type NamedArguments, isDictionary, toArray, toDictionary } from '../objects/containers/keyword-names';
import type { PyTuple } from '../objects/containers/tuple';
import { takesContainers } from '../objects/native';
import type { Value } from '../objects/object';
import type { Thread } from '../objects/thread';
import { PyType, TypeFlag } from '../objects/type';
import { typeType } from '../objects/types/type-type';
import { typeOf } from '../objects/type-of';
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

/** Those of them that leave calls with keywords to `type.__call__`, for which a dictionary is made. */
const FALL_BACK: ReadonlySet<string> = new Set(['int', 'map', 'str', 'type']);

/** Is a native class called with an array (tp_vectorcall)? The names are those of `builtins`. */
export const isVectorcallClass = (cls: PyType): boolean => !cls.isHeapType && CLASSES.has(cls.tpName);

/** Does a callable take an array? */
export function hasVectorcall(callable: Value): boolean {
  if (callable instanceof PyBuiltinFunction) return !takesContainers(callable.definition.convention);
  if (callable instanceof PyType) return isVectorcallClass(callable);
  if (callable instanceof PyGenericAlias) return hasVectorcall(callable.origin);
  return (typeOf(callable).flags & TypeFlag.HAVE_VECTORCALL) !== 0;
}

/** The arguments as a callable takes them, in an array or with a dictionary, where keyword names are no plain strings. */
export function asTaken(thread: Thread, callable: Value, args: Value[], kwnames: PyTuple): NamedArguments {
  if (hasVectorcall(callable)) {
    const fallsBack = callable instanceof PyType && FALL_BACK.has(callable.tpName);
    const asksForType = callable === typeType && args.length - kwnames.items.length === 1;
    return fallsBack && !asksForType ? toDictionary(thread, args, kwnames) : toArray(args, kwnames);
  }
  return isDictionary(kwnames) ? { args, kwnames } : toDictionary(thread, args, kwnames);
}
