// Which callables take their arguments as an array (PyVectorcall_Function). For all others a call makes a tuple and a dict.

import { PyBuiltinFunction } from '../objects/functions/builtin-function';
import { type NamedArguments, isDictionary, toArray, toDictionary } from '../objects/containers/keyword-names';
import type { PyTuple } from '../objects/containers/tuple';
import { takesContainers } from './native/convention';
import type { Value } from '../objects/object';
import type { Thread } from '../objects/thread';
import { PyType, TypeFlag } from '../objects/type';
import { typeType } from '../objects/types/type-type';
import { typeOf } from '../objects/type-of';
import { PyGenericAlias } from '../objects/typing/generic-alias';

/** Does a callable take an array? */
export function hasVectorcall(callable: Value): boolean {
  if (callable instanceof PyBuiltinFunction) return !takesContainers(callable.definition.convention);
  if (callable instanceof PyType) return callable.vectorcall !== undefined;
  if (callable instanceof PyGenericAlias) return hasVectorcall(callable.origin);
  return (typeOf(callable).flags & TypeFlag.HAVE_VECTORCALL) !== 0;
}

/** The arguments as a callable takes them, in an array or with a dictionary, where keyword names are no plain strings. */
export function asTaken(thread: Thread, callable: Value, args: Value[], kwnames: PyTuple): NamedArguments {
  if (hasVectorcall(callable)) {
    const fallsBack = callable instanceof PyType && callable.vectorcall?.keywords === false;
    const asksForType = callable === typeType && args.length - kwnames.items.length === 1;
    return fallsBack && !asksForType ? toDictionary(thread, args, kwnames) : toArray(args, kwnames);
  }
  return isDictionary(kwnames) ? { args, kwnames } : toDictionary(thread, args, kwnames);
}
