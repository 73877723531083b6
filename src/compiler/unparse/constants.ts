// Constants as text: their repr, for annotations kept as strings and for messages of the compiler.

import { PyBytes } from '../../objects/bytes/bytes';
import { PyComplex } from '../../objects/numbers/complex';
import { PyFloat } from '../../objects/numbers/float';
import type { Value } from '../../objects/object';
import { PyTuple } from '../../objects/containers/tuple';

/** repr() of a constant; infinite floats appear as `inf`. */
export function reprOfConstant(value: Value): string {
  switch (typeof value) {
    case 'string':
      return reprOfString(value);
    case 'number':
    case 'bigint':
      return String(value);
    case 'boolean':
      return value ? 'True' : 'False';
  }
  if (value === null) return 'None';
  if (value instanceof PyFloat) return reprOfFloat(value.value);
  if (value instanceof PyComplex) return reprOfComplex(value.real, value.imag);
  if (value instanceof PyBytes) return reprOfBytes(value.bytes);
  if (value instanceof PyTuple) {
    const items = value.items.map(reprOfConstant);
    return items.length === 1 ? `(${items[0]},)` : `(${items.join(', ')})`;
  }
  return 'Ellipsis';
}

/** The shortest digits that read back as the same float, with CPython's choice of notation. */
export function reprOfFloat(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value < 0 ? '-inf' : 'inf';
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  const [mantissa, exponentText] = Math.abs(value).toExponential().split('e') as [string, string];
  const digits = mantissa.replace('.', '');
  const exponent = Number(exponentText);
  if (exponent < -4 || exponent >= 16) {
    const fraction = digits.length > 1 ? `.${digits.slice(1)}` : '';
    const padded = String(Math.abs(exponent)).padStart(2, '0');
    return `${sign}${digits[0]}${fraction}e${exponent < 0 ? '-' : '+'}${padded}`;
  }
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  return `${sign}${whole}.${digits.slice(exponent + 1) || '0'}`;
}

function reprOfComplex(real: number, imag: number): string {
  const part = (value: number): string => reprOfFloat(value).replace(/\.0$/, '');
  if (real === 0 && !Object.is(real, -0)) return `${part(imag)}j`;
  const text = part(imag);
  return `(${part(real)}${text.startsWith('-') ? '' : '+'}${text}j)`;
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** What repr() shows as an escape: everything but letters, marks, numbers, punctuation, symbols and the space. */
const UNPRINTABLE = /[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/u;

function quoteFor(text: string): string {
  return text.includes("'") && !text.includes('"') ? '"' : "'";
}

function hex(prefix: string, code: number, width: number): string {
  return `\\${prefix}${code.toString(16).padStart(width, '0')}`;
}

function reprOfString(text: string): string {
  const quote = quoteFor(text);
  let result = '';
  for (const char of text) {
    const code = char.codePointAt(0)!;
    if (char === quote) result += `\\${char}`;
    else if (ESCAPES[char] !== undefined) result += ESCAPES[char];
    else if (code >= 0x20 && code < 0x7f) result += char;
    else if (!UNPRINTABLE.test(char)) result += char;
    else if (code < 0x100) result += hex('x', code, 2);
    else if (code < 0x10000) result += hex('u', code, 4);
    else result += hex('U', code, 8);
  }
  return `${quote}${result}${quote}`;
}

function reprOfBytes(bytes: Uint8Array): string {
  const quote = quoteFor(String.fromCharCode(...bytes.filter((byte) => byte === 0x22 || byte === 0x27)));
  let result = '';
  for (const byte of bytes) {
    const char = String.fromCharCode(byte);
    if (char === quote) result += `\\${char}`;
    else if (ESCAPES[char] !== undefined) result += ESCAPES[char];
    else result += byte >= 0x20 && byte < 0x7f ? char : hex('x', byte, 2);
  }
  return `b${quote}${result}${quote}`;
}

/** Text that is the same for constants that compare equal: 1, 1.0, True and 1+0j are. */
export function equalityKey(value: Value): string {
  if (typeof value === 'boolean') return equalityKey(value ? 1 : 0);
  if (value instanceof PyComplex && value.imag === 0) return floatEquality(value.real);
  if (value instanceof PyFloat) return floatEquality(value.value);
  return reprOfConstant(value);
}

function floatEquality(value: number): string {
  return Number.isInteger(value) ? String(BigInt(value)) : reprOfFloat(value);
}
