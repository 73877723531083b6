// Which characters match the tests of regular expressions: categories, sets and case.

import { hasSimpleCase, simpleLower, simpleUpper } from '../../objects/unicode/case-mapping';
import { decimalValue, isAlphanumeric, isLineBreak, isSpace } from '../../objects/unicode/properties';
import { At, Op } from './opcodes';

export type Code = Uint32Array;
export type Text = Uint8Array | Uint16Array | Uint32Array;

const isAsciiDigit = (c: number): boolean => c >= 48 && c <= 57;
const isAsciiSpace = (c: number): boolean => c === 32 || (c >= 9 && c <= 13);
export const isAsciiWord = (c: number): boolean =>
  (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || isAsciiDigit(c) || c === 95;
export const isUnicodeWord = (c: number): boolean => (c < 128 ? isAsciiWord(c) : isAlphanumeric(c));

export const lowerAscii = (c: number): number => (c >= 65 && c <= 90 ? c + 32 : c);
export const upperAscii = (c: number): number => (c >= 97 && c <= 122 ? c - 32 : c);
export const lowerUnicode = simpleLower;
export { hasSimpleCase };

/** Is the character of a CATEGORY_…, numbered as in CHCODES (sre_category)? */
function isOfCategory(category: number, c: number): boolean {
  switch (category) {
    case 0:
      return isAsciiDigit(c);
    case 1:
      return !isAsciiDigit(c);
    case 2:
      return isAsciiSpace(c);
    case 3:
      return !isAsciiSpace(c);
    case 4:
    case 8:
      return isAsciiWord(c);
    case 5:
    case 9:
      return !isAsciiWord(c);
    case 6:
      return c === 10;
    case 7:
      return c !== 10;
    case 10:
      return decimalValue(c) >= 0;
    case 11:
      return decimalValue(c) < 0;
    case 12:
      return isSpace(c);
    case 13:
      return !isSpace(c);
    case 14:
      return isUnicodeWord(c);
    case 15:
      return !isUnicodeWord(c);
    case 16:
      return isLineBreak(c);
    default:
      return !isLineBreak(c);
  }
}

/** Is the character in the set that stands in the code from `set` on (SRE(charset))? */
export function isInSet(code: Code, set: number, c: number): boolean {
  let ok = true;
  for (;;) {
    switch (code[set++]) {
      case Op.FAILURE:
        return !ok;
      case Op.LITERAL:
        if (c === code[set]) return ok;
        set++;
        break;
      case Op.CATEGORY:
        if (isOfCategory(code[set]!, c)) return ok;
        set++;
        break;
      case Op.CHARSET:
        if (c < 256 && code[set + (c >> 5)]! & (1 << (c & 31))) return ok;
        set += 8;
        break;
      case Op.RANGE:
        if (code[set]! <= c && c <= code[set + 1]!) return ok;
        set += 2;
        break;
      case Op.RANGE_UNI_IGNORE: {
        if (code[set]! <= c && c <= code[set + 1]!) return ok;
        const upper = simpleUpper(c);
        if (code[set]! <= upper && upper <= code[set + 1]!) return ok;
        set += 2;
        break;
      }
      case Op.NEGATE:
        ok = !ok;
        break;
      case Op.BIGCHARSET: {
        const count = code[set++]!;
        const block = c < 65536 ? (code[set + (c >> 10)]! >>> (((c >> 8) & 3) * 8)) & 0xff : -1;
        set += 64;
        if (block >= 0 && code[set + ((block * 256 + (c & 255)) >> 5)]! & (1 << (c & 31))) return ok;
        set += count * 8;
        break;
      }
      default:
        return false;
    }
  }
}

/** Does the instruction at `pc`, one of those for a single character, match it? */
export function matchesOne(code: Code, pc: number, c: number): boolean {
  switch (code[pc]) {
    case Op.ANY:
      return c !== 10;
    case Op.ANY_ALL:
      return true;
    case Op.LITERAL:
      return c === code[pc + 1];
    case Op.NOT_LITERAL:
      return c !== code[pc + 1];
    case Op.IN:
      return isInSet(code, pc + 2, c);
    case Op.CATEGORY:
      return isOfCategory(code[pc + 1]!, c);
    case Op.LITERAL_IGNORE:
      return lowerAscii(c) === code[pc + 1];
    case Op.NOT_LITERAL_IGNORE:
      return lowerAscii(c) !== code[pc + 1];
    case Op.IN_IGNORE:
      return isInSet(code, pc + 2, lowerAscii(c));
    case Op.LITERAL_UNI_IGNORE:
      return lowerUnicode(c) === code[pc + 1];
    case Op.NOT_LITERAL_UNI_IGNORE:
      return lowerUnicode(c) !== code[pc + 1];
    case Op.IN_UNI_IGNORE:
      return isInSet(code, pc + 2, lowerUnicode(c));
    case Op.LITERAL_LOC_IGNORE:
      return equalsInLocale(code[pc + 1]!, c);
    case Op.NOT_LITERAL_LOC_IGNORE:
      return !equalsInLocale(code[pc + 1]!, c);
    case Op.IN_LOC_IGNORE:
      return isInSet(code, pc + 2, lowerAscii(c)) || isInSet(code, pc + 2, upperAscii(c));
    default:
      return false;
  }
}

const equalsInLocale = (literal: number, c: number): boolean =>
  c === literal || lowerAscii(c) === literal || upperAscii(c) === literal;

/** Does a position fulfil an AT_… condition (SRE(at))? */
export function isAt(condition: number, text: Text, end: number, ptr: number): boolean {
  switch (condition) {
    case At.BEGINNING:
    case At.BEGINNING_STRING:
      return ptr === 0;
    case At.BEGINNING_LINE:
      return ptr === 0 || text[ptr - 1] === 10;
    case At.END:
      return ptr === end || (end - ptr === 1 && text[ptr] === 10);
    case At.END_LINE:
      return ptr === end || text[ptr] === 10;
    case At.END_STRING:
      return ptr === end;
    case At.BOUNDARY:
    case At.LOC_BOUNDARY:
      return isBoundary(isAsciiWord, text, end, ptr);
    case At.NON_BOUNDARY:
    case At.LOC_NON_BOUNDARY:
      return !isBoundary(isAsciiWord, text, end, ptr);
    case At.UNI_BOUNDARY:
      return isBoundary(isUnicodeWord, text, end, ptr);
    case At.UNI_NON_BOUNDARY:
      return !isBoundary(isUnicodeWord, text, end, ptr);
    default:
      return false;
  }
}

function isBoundary(isWord: (c: number) => boolean, text: Text, end: number, ptr: number): boolean {
  const before = ptr > 0 && isWord(text[ptr - 1]!);
  const after = ptr < end && isWord(text[ptr]!);
  return before !== after;
}
