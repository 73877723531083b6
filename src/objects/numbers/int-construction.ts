// int(…): construction from numbers, texts and bytes.

import { PyByteArray } from '../bytes/bytearray';
import { PyBytes } from '../bytes/bytes';
import { intType, PyInt } from './int';
import type { Int } from './int-arithmetic';
import { parseIntText } from './int-parsing';
import { checkPositional, parseKeywords } from '../native-arguments';
import type { Value } from '../object';
import { asSsize, toLong } from '../protocols/numbers';
import { typeError, valueError } from '../raise';
import type { Thread } from '../thread';
import type { PyTuple } from '../containers/tuple';
import type { PyType } from '../type';
import { strValue } from '../type-of';

/** int.__new__ (long_new). */
export function newInt(thread: Thread, type: PyType, args: Value[], kwnames: PyTuple | undefined): Value {
  const [x, base] = parseKeywords(thread, 'int', 'x=0, /, base=10', args, kwnames) as (Value | undefined)[];
  const value = convert(thread, x, base);
  return type === intType ? value : new PyInt(value, type);
}

/** int(…) (long_vectorcall). */
export function callInt(thread: Thread, type: PyType, args: Value[], kwnames: PyTuple | undefined): Value {
  if (kwnames !== undefined) return newInt(thread, type, args, kwnames);
  checkPositional('int', args.length, 0, 2);
  return convert(thread, args[0], args[1]);
}

function convert(thread: Thread, x: Value | undefined, base: Value | undefined): Int {
  if (x === undefined) {
    if (base !== undefined) throw typeError('int() missing string argument');
    return 0;
  }
  if (base === undefined) return toLong(thread, x);
  const radix = asSsize(thread, base);
  if ((radix !== 0 && radix < 2) || radix > 36) throw valueError('int() base must be >= 2 and <= 36, or 0');
  if (strValue(x) !== undefined || x instanceof PyBytes) return parseIntText(thread, x, radix);
  if (x instanceof PyByteArray) return parseIntText(thread, new PyBytes(x.bytes), radix);
  throw typeError("int() can't convert non-string with explicit base");
}
