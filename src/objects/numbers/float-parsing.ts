// float of a text or of bytes.

import { hasBuffer, withBytes } from '../bytes/buffer';
import { parseFloatText } from './float-arithmetic';
import { latin1, toAsciiDigits } from './int-parsing';
import type { Value } from '../object';
import { repr } from '../protocols/text';
import { typeError, valueError } from '../raise';
import type { Thread } from '../thread';
import { strValue, typeOf } from '../type-of';

/** float(text), float(bytes-like) (PyFloat_FromString). */
export function floatFromText(thread: Thread, value: Value): number {
  const text = strValue(value);
  let ascii: string;
  if (text !== undefined) ascii = toAsciiDigits(text);
  else if (hasBuffer(value)) ascii = withBytes(thread, value, latin1);
  else throw typeError(`float() argument must be a string or a real number, not '${typeOf(value).tpName}'`);
  const result = parseFloatText(ascii.replace(/^[ \t\n\v\f\r]+|[ \t\n\v\f\r]+$/g, ''));
  if (result === undefined) throw valueError(`could not convert string to float: ${repr(thread, value)}`);
  return result;
}
