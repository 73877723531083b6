// Which constants CPython never counts: LOAD_CONST_IMMORTAL loads them, LOAD_CONST_MORTAL all others.

import { PyBytes } from '../../objects/bytes/bytes';
import { PyTuple } from '../../objects/containers/tuple';
import type { PyCode } from '../../objects/functions/code';
import type { Value } from '../../objects/object';
import { Ellipsis } from '../../objects/singletons';
import { STATIC_NAMES } from './static-names';

/** Small ints are made once (_PY_NSMALLNEGINTS, _PY_NSMALLPOSINTS). */
const SMALLEST = -5;
const LARGEST = 256;

/** Special names. */
const DUNDER = /^__[a-z_]+__$/;

/** One character of Latin-1 is made once. */
const isSingleCharacter = (text: string): boolean => text.length === 1 && text <= '\xff';

/** Is a text interned for good: a name that C code or this code uses? */
function isInternedName(text: string, { co_names, localsplusnames }: PyCode): boolean {
  if (STATIC_NAMES.has(text) || DUNDER.test(text)) return true;
  return co_names.includes(text) || localsplusnames.includes(text);
}

/** Is a constant of a code object immortal (_Py_IsImmortal)? */
export function isImmortal(value: Value, code: PyCode): boolean {
  switch (typeof value) {
    case 'boolean':
      return true;
    case 'number':
      return value >= SMALLEST && value <= LARGEST;
    case 'bigint':
      return false;
    case 'string':
      return value === '' || isSingleCharacter(value) || isInternedName(value, code);
    default:
      if (value === null || value === Ellipsis) return true;
      if (value instanceof PyTuple) return value.items.length === 0;
      return value instanceof PyBytes && value.bytes.length <= 1;
  }
}
