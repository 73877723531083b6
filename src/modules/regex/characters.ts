// What regular expressions ask about single characters: categories, sets and lower case, by the kind of pattern.

import { simpleLower, simpleUpper } from '../../objects/text/unicode/case-mapping';
import { decimalValue, isAlphanumeric, isLineBreak, isSpace } from '../../objects/text/unicode/properties';
import { Op } from './opcodes';

/** CATEGORY_*; odd ones are the negations. */
enum Category {
  DIGIT,
  NOT_DIGIT,
  SPACE,
  NOT_SPACE,
  WORD,
  NOT_WORD,
  LINEBREAK,
  NOT_LINEBREAK,
  LOC_WORD,
  LOC_NOT_WORD,
  UNI_DIGIT,
  UNI_NOT_DIGIT,
  UNI_SPACE,
  UNI_NOT_SPACE,
  UNI_WORD,
  UNI_NOT_WORD,
  UNI_LINEBREAK,
  UNI_NOT_LINEBREAK,
}

/** The number of categories. */
export const CATEGORIES = 18;

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isAsciiSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);

/** Letters, digits and the underscore of ASCII; also of the C locale, the only one. */
export function isAsciiWord(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || isDigit(code) || code === 95;
}

export function isUnicodeWord(code: number): boolean {
  return code < 128 ? isAsciiWord(code) : isAlphanumeric(code);
}

/** Is the character of the category (sre_category)? */
export function inCategory(category: number, code: number): boolean {
  switch (category) {
    case Category.DIGIT:
      return isDigit(code);
    case Category.NOT_DIGIT:
      return !isDigit(code);
    case Category.SPACE:
      return isAsciiSpace(code);
    case Category.NOT_SPACE:
      return !isAsciiSpace(code);
    case Category.WORD:
    case Category.LOC_WORD:
      return isAsciiWord(code);
    case Category.NOT_WORD:
    case Category.LOC_NOT_WORD:
      return !isAsciiWord(code);
    case Category.LINEBREAK:
      return code === 10;
    case Category.NOT_LINEBREAK:
      return code !== 10;
    case Category.UNI_DIGIT:
      return decimalValue(code) >= 0;
    case Category.UNI_NOT_DIGIT:
      return decimalValue(code) < 0;
    case Category.UNI_SPACE:
      return isSpace(code);
    case Category.UNI_NOT_SPACE:
      return !isSpace(code);
    case Category.UNI_WORD:
      return isUnicodeWord(code);
    case Category.UNI_NOT_WORD:
      return !isUnicodeWord(code);
    case Category.UNI_LINEBREAK:
      return isLineBreak(code);
    case Category.UNI_NOT_LINEBREAK:
      return !isLineBreak(code);
    default:
      return false;
  }
}

/** Lower case within ASCII; also of the C locale. */
export function asciiLower(code: number): number {
  return code >= 65 && code <= 90 ? code + 32 : code;
}

function asciiUpper(code: number): number {
  return code >= 97 && code <= 122 ? code - 32 : code;
}

export function unicodeLower(code: number): number {
  return code < 128 ? asciiLower(code) : simpleLower(code);
}

/** Does the character match a literal of a pattern that ignores case by locale? */
function equalsByLocale(literal: number, code: number): boolean {
  return code === literal || asciiLower(code) === literal || asciiUpper(code) === literal;
}

/** Is the character in the set whose description starts at `at`? */
export function inCharset(program: Uint32Array, at: number, code: number): boolean {
  let member = true;
  for (;;) {
    switch (program[at++]) {
      case Op.FAILURE:
        return !member;
      case Op.LITERAL:
        if (code === program[at]) return member;
        at++;
        break;
      case Op.CATEGORY:
        if (inCategory(program[at]!, code)) return member;
        at++;
        break;
      case Op.CHARSET:
        if (code < 256 && (program[at + (code >> 5)]! >>> (code & 31)) & 1) return member;
        at += 8;
        break;
      case Op.RANGE:
        if (program[at]! <= code && code <= program[at + 1]!) return member;
        at += 2;
        break;
      case Op.RANGE_UNI_IGNORE: {
        // The character is in lower case already.
        const low = program[at]!;
        const high = program[at + 1]!;
        if (low <= code && code <= high) return member;
        const upper = simpleUpper(code);
        if (low <= upper && upper <= high) return member;
        at += 2;
        break;
      }
      case Op.NEGATE:
        member = !member;
        break;
      case Op.BIGCHARSET: {
        // The number of blocks, a byte for each 256 characters telling their block, the blocks.
        const blocks = program[at]!;
        const table = at + 1;
        const bits = table + 64;
        if (code < 0x10000) {
          const page = code >> 8;
          const block = (program[table + (page >> 2)]! >>> ((page & 3) * 8)) & 255;
          if ((program[bits + block * 8 + ((code & 255) >> 5)]! >>> (code & 31)) & 1) return member;
        }
        at = bits + blocks * 8;
        break;
      }
      default:
        return false;
    }
  }
}

/** The same for a pattern that ignores case by locale. */
function inCharsetByLocale(program: Uint32Array, at: number, code: number): boolean {
  const lower = asciiLower(code);
  if (inCharset(program, at, lower)) return true;
  const upper = asciiUpper(code);
  return upper !== lower && inCharset(program, at, upper);
}

/** Does the character match the literal or the set at `at` of a code that ignores case? */
export function matchesFolded(op: Op, program: Uint32Array, at: number, code: number): boolean {
  switch (op) {
    case Op.LITERAL_IGNORE:
      return asciiLower(code) === program[at];
    case Op.NOT_LITERAL_IGNORE:
      return asciiLower(code) !== program[at];
    case Op.IN_IGNORE:
      return inCharset(program, at + 1, asciiLower(code));
    case Op.LITERAL_UNI_IGNORE:
      return unicodeLower(code) === program[at];
    case Op.NOT_LITERAL_UNI_IGNORE:
      return unicodeLower(code) !== program[at];
    case Op.IN_UNI_IGNORE:
      return inCharset(program, at + 1, unicodeLower(code));
    case Op.LITERAL_LOC_IGNORE:
      return equalsByLocale(program[at]!, code);
    case Op.NOT_LITERAL_LOC_IGNORE:
      return !equalsByLocale(program[at]!, code);
    case Op.IN_LOC_IGNORE:
      return inCharsetByLocale(program, at + 1, code);
    default:
      return false;
  }
}
