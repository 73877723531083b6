// Calls of builtin functions, and of native methods that are bound to an object.

import { takesNone } from './native/arity-texts';
import type { PyDict } from '../objects/containers/dict';
import type { PyTuple } from '../objects/containers/tuple';
import { builtinQualname, type PyBuiltinFunction } from '../objects/functions/builtin-function';
import { takesContainers } from './native/convention';
import type { Value } from '../objects/object';
import { typeError } from '../objects/raise';
import type { Thread } from '../objects/thread';
import { callNative } from './native-call';

/** A function of a module, or a method bound to its object (cfunction_vectorcall_*, cfunction_call). */
export function callBuiltin(thread: Thread, callee: Value, args: Value[], kwnames: PyTuple | undefined): Value {
  const target = callee as PyBuiltinFunction;
  const self = target.definition.binding === 'static' ? null : (target.self ?? null);
  const { definition } = target;
  // cfunction_call names the callee by its bare name, the vectorcall conventions by the full one.
  const describe = () => (definition.convention === 'varargs' ? `${definition.name}()` : describeBuiltin(target));
  return callNative(thread, definition, self, args, kwnames, describe);
}

/** Does the callee want the tuple and the dict of its caller as they are (cfunction_call)? */
export const wantsContainers = ({ definition }: PyBuiltinFunction): boolean =>
  definition.extension !== undefined && takesContainers(definition.convention);

/** Calls such a function; it gets the very tuple and dict. */
export function callWithTupleAndDict(
  thread: Thread,
  { self, definition }: PyBuiltinFunction,
  args: PyTuple,
  keywords: PyDict | undefined,
): Value {
  const { name, convention, binding } = definition;
  if (convention === 'varargs' && keywords !== undefined && keywords.size > 0)
    throw typeError(takesNone(`${name}()`, 'keyword '));
  return definition.extension!(thread, binding === 'static' ? undefined : (self ?? null), args, keywords);
}

/** "len()", "math.sqrt()", "list.append()": how errors of a call name the callee (_PyObject_FunctionStr). */
function describeBuiltin(callee: PyBuiltinFunction): string {
  const { module } = callee;
  const qualname = builtinQualname(callee);
  return typeof module === 'string' && module !== 'builtins' ? `${module}.${qualname}()` : `${qualname}()`;
}
