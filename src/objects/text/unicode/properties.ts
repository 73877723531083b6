// What a character is: the questions of str.isalpha and its kin, of identifiers and of repr, by code point (unicodectype.c).

import { CATEGORY, DECIMAL_ZEROS, DIGIT, FLAGS, NUMERIC } from './character-tables';
import { expandPairs, expandRuns, lazily } from './runs';

const categories = lazily(() => expandRuns(CATEGORY));
const flags = lazily(() => {
  const indices = expandRuns(FLAGS);
  const values = FLAGS.values;
  for (let code = 0; code < indices.length; code++) indices[code] = values[indices[code]!]!;
  return indices;
});

const Flag = { LOWER: 1, UPPER: 2, CASED: 4, CASE_IGNORABLE: 8, XID_START: 16, XID_CONTINUE: 32 } as const;

/** By index of the category: is it one of these? */
function members(...names: string[]): boolean[] {
  return CATEGORY.values.map((name) => names.includes(name));
}
const ALPHABETIC = members('Lm', 'Lt', 'Lu', 'Ll', 'Lo');
const UNPRINTABLE = members('Cc', 'Cf', 'Cs', 'Co', 'Cn', 'Zl', 'Zp', 'Zs');
const TITLE = members('Lt');

/** The general category, "Lu" and so on. */
export function category(code: number): string {
  return CATEGORY.values[categories()[code]!] as string;
}

export function isAlpha(code: number): boolean {
  if (code < 128) return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  return ALPHABETIC[categories()[code]!]!;
}

/** Is the character shown as it is in a repr (Py_UNICODE_ISPRINTABLE)? */
export function isPrintable(code: number): boolean {
  if (code < 128) return code >= 32 && code !== 127;
  return !UNPRINTABLE[categories()[code]!]!;
}

export function isLower(code: number): boolean {
  if (code < 128) return code >= 97 && code <= 122;
  return (flags()[code]! & Flag.LOWER) !== 0;
}

export function isUpper(code: number): boolean {
  if (code < 128) return code >= 65 && code <= 90;
  return (flags()[code]! & Flag.UPPER) !== 0;
}

export function isTitle(code: number): boolean {
  return code >= 128 && TITLE[categories()[code]!]!;
}

/** Has it the property Cased (case-ignorable characters excepted, which no rule asks about)? */
export function isCased(code: number): boolean {
  return (flags()[code]! & Flag.CASED) !== 0;
}

export function isCaseIgnorable(code: number): boolean {
  return (flags()[code]! & Flag.CASE_IGNORABLE) !== 0;
}

/** May an identifier begin with it (XID_Start or "_")? */
export function isIdentifierStart(code: number): boolean {
  return (flags()[code]! & Flag.XID_START) !== 0;
}

export function isIdentifierPart(code: number): boolean {
  return (flags()[code]! & Flag.XID_CONTINUE) !== 0;
}

/** Whitespace as str.split and str.isspace understand it. */
export function isSpace(code: number): boolean {
  if (code < 128) return code === 32 || (code >= 9 && code <= 13) || (code >= 28 && code <= 31);
  if (code < 0x1680) return code === 0x85 || code === 0xa0;
  return (
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  );
}

/** Does a line end with it, as str.splitlines understands it? */
export function isLineBreak(code: number): boolean {
  if (code < 128) return (code >= 10 && code <= 13) || (code >= 28 && code <= 30);
  return code === 0x85 || code === 0x2028 || code === 0x2029;
}

const decimalZeros = lazily(() => DECIMAL_ZEROS.split(' ').map((text) => Number.parseInt(text, 36)));

/** The value of a decimal digit of any script; -1 for other characters. */
export function decimalValue(code: number): number {
  if (code < 128) return code >= 48 && code <= 57 ? code - 48 : -1;
  if (code < 0x660) return -1;
  const zeros = decimalZeros();
  let low = 0;
  let high = zeros.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (zeros[middle]! <= code) low = middle;
    else high = middle - 1;
  }
  const value = code - zeros[low]!;
  return value >= 0 && value < 10 ? value : -1;
}

const digits = lazily(() => expandPairs(DIGIT));
const numerics = lazily(() => expandPairs(NUMERIC));

/** The value of a digit, superscripts and the like included; -1 for other characters. */
export function digitValue(code: number): number {
  const decimal = decimalValue(code);
  if (decimal >= 0 || code < 128) return decimal;
  const text = digits().get(code);
  return text === undefined ? -1 : Number(text);
}

/** The value of a character that is a number, fractions and the like included; undefined for other characters. */
export function numericValue(code: number): number | undefined {
  const digit = digitValue(code);
  if (digit >= 0) return digit;
  const text = code < 128 ? undefined : numerics().get(code);
  return text === undefined ? undefined : Number(text);
}

export function isAlphanumeric(code: number): boolean {
  return isAlpha(code) || numericValue(code) !== undefined;
}

/** Is the text a valid identifier, keywords included (PyUnicode_IsIdentifier)? */
export function isIdentifier(text: string): boolean {
  if (text === '') return false;
  let first = true;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (!(first ? isIdentifierStart(code) : isIdentifierPart(code))) return false;
    first = false;
  }
  return true;
}
