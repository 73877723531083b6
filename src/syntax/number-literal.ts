// The value of a number literal.

import { PyComplex } from '../objects/numbers/complex';
import { PyFloat } from '../objects/numbers/float';
import type { Value } from '../objects/object';

/** Decimal integers of more digits are not converted (sys.int_info.default_max_str_digits). */
export const MAX_DIGITS = 4300;

/** The value of a NUMBER token; the number of digits where a decimal integer has too many. */
export function numberValue(literal: string): { value: Value } | { digits: number } {
  const text = literal.includes('_') ? literal.replaceAll('_', '') : literal;
  const last = text[text.length - 1]!;
  const second = text[1] ?? '';
  const radix = text[0] === '0' && 'xXoObB'.includes(second) && second !== '';
  if (!radix && (last === 'j' || last === 'J')) return { value: new PyComplex(0, Number(text.slice(0, -1))) };
  if (!radix && /[.eE]/.test(text)) return { value: new PyFloat(Number(text)) };
  if (!radix && text.length <= 15) return { value: Number(text) };
  if (!radix && text.length > MAX_DIGITS) return { digits: text.length };
  const big = BigInt(text);
  const small = Number(big);
  return { value: Number.isSafeInteger(small) ? small : big };
}
