// Starred arguments: the positional tuple of a call from an iterable, and how errors of `*` and `**` name the callee.

import { hold, release, type Value } from '../objects/object';
import { lookupAttr } from '../objects/protocols/attributes';
import { collect } from '../objects/protocols/iteration';
import { str } from '../objects/protocols/text';
import { typeError } from '../objects/raise';
import type { Thread } from '../objects/thread';
import { PyTuple, tupleType } from '../objects/containers/tuple';
import { strValue, typeOf } from '../objects/type-of';

/** How errors of `*` and `**` name the callee: `module.qualname()`, without the module for builtins, or its str (_PyObject_FunctionStr). */
export function functionText(thread: Thread, callable: Value): string {
  const qualname = lookupAttr(thread, callable, '__qualname__');
  if (qualname === undefined) return str(thread, callable);
  hold(qualname);
  try {
    const module = lookupAttr(thread, callable, '__module__');
    const name = str(thread, qualname);
    if (module === undefined || module === null) return `${name}()`;
    hold(module);
    try {
      return strValue(module) === 'builtins' ? `${name}()` : `${str(thread, module)}.${name}()`;
    } finally {
      release(thread, module);
    }
  } finally {
    release(thread, qualname);
  }
}

/** The tuple of a single `*iterable`; a plain tuple stays itself. The error names the callee (check_args_iterable). */
export function positionalTuple(thread: Thread, callable: Value, iterable: Value): PyTuple {
  if (iterable instanceof PyTuple && iterable.type === tupleType) return iterable;
  const { tp } = typeOf(iterable);
  if (tp.tp_iter === undefined && tp.sq_item === undefined) {
    const name = functionText(thread, callable);
    throw typeError(`${name} argument after * must be an iterable, not ${typeOf(iterable).tpName}`);
  }
  return PyTuple.adopt(collect(thread, iterable));
}
