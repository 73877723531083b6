// Starred arguments: making the positional tuple and the keyword names of a call from iterables and mappings.

import type { PyDict } from '../objects/containers/dict';
import { merge } from '../objects/containers/dict-merge';
import { drop, hold, release, type Value } from '../objects/object';
import { getAttr, lookupAttr } from '../objects/protocols/attributes';
import { collect } from '../objects/protocols/iteration';
import { str } from '../objects/protocols/text';
import { typeError } from '../objects/raise';
import { AttributeErrorType, KeyErrorType } from '../objects/exceptions/exceptions';
import { PyRaise, type Thread } from '../objects/thread';
import { PyTuple, tupleType } from '../objects/containers/tuple';
import { isSubtype } from '../objects/type';
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

/**
 * Adds the items of a mapping to the keywords of a call; a key that is already there is an error (DICT_MERGE, format_kwargs_error).
 * `callable` is only needed for the texts.
 */
export function mergeKeywords(thread: Thread, callable: Value, target: PyDict, mapping: Value): void {
  try {
    merge(thread, target, mapping, 'unique');
  } catch (error) {
    if (!(error instanceof PyRaise)) throw error;
    throw keywordError(thread, callable, mapping, error);
  }
}

/** The TypeError that a failure of merging becomes (_PyEval_FormatKwargsError). */
function keywordError(thread: Thread, callable: Value, mapping: Value, error: PyRaise): PyRaise {
  const { exc } = error;
  if (isSubtype(exc.type, AttributeErrorType)) {
    const name = functionText(thread, callable);
    drop(thread, exc);
    return typeError(`${name} argument after ** must be a mapping, not ${typeOf(mapping).tpName}`);
  }
  if (isSubtype(exc.type, KeyErrorType)) {
    const args = getAttr(thread, exc, 'args');
    const key = args instanceof PyTuple && args.items.length === 1 ? args.items[0]! : undefined;
    if (key === undefined) return error;
    const name = functionText(thread, callable);
    const text = `${name} got multiple values for keyword argument '${str(thread, key)}'`;
    drop(thread, exc);
    return typeError(text);
  }
  return error;
}
