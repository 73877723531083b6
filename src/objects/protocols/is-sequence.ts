// Whether a value is taken for a sequence.

import { dictType } from '../containers/dict';
import type { Value } from '../object';
import { isSubtype } from '../type';
import { typeOf } from '../type-of';

/** Has it items by position (PySequence_Check)? */
export function isSequence(value: Value): boolean {
  const type = typeOf(value);
  return type.tp.sq_item !== undefined && !isSubtype(type, dictType);
}
