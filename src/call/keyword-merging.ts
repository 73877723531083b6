// Double-starred arguments: mappings are merged into the keywords of a call, and no name may come twice.

import type { PyDict } from '../objects/containers/dict';
import { merge } from '../objects/containers/dict-merge';
import { PyTuple } from '../objects/containers/tuple';
import { AttributeErrorType, KeyErrorType } from '../objects/exceptions/exceptions';
import { drop, type Value } from '../objects/object';
import { getAttr } from '../objects/protocols/attributes';
import { str } from '../objects/protocols/text';
import { typeError } from '../objects/raise';
import { PyRaise, type Thread } from '../objects/thread';
import { isSubtype } from '../objects/type';
import { typeOf } from '../objects/type-of';
import { functionText } from './unpacking';

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
