// Methods of str that ask or change what characters are: case, kind, tabs and padding.

import { everyCode } from './text-writer';
import { type Budget, pass, reserveText } from '../memory/budget';
import { method, type NativeDefinition } from '../native';
import { argInt } from '../native-arguments';
import type { Value } from '../object';
import { typeError } from '../raise';
import { ssizeArgument } from '../containers/sequence-arguments';
import { everyCharacter, expandTabs, isAllOfCase, isTitled } from './str-operations';
import { lengthOf } from './text-indexing';
import { strValue, typeOf } from '../type-of';
import { capitalizeText, foldText, lowerText, swapText, titleText, upperText } from './unicode/case-mapping';
import {
  decimalValue,
  digitValue,
  isAlpha,
  isAlphanumeric,
  isIdentifierPart,
  isIdentifierStart,
  isLower,
  isPrintable,
  isSpace,
  isUpper,
  numericValue,
} from './unicode/properties';

const textOf = (self: Value): string => strValue(self)!;

const mapped = (name: string, map: (text: string, budget: Budget) => string, doc: string): NativeDefinition =>
  method(`${name}($self, /)`, (thread, self: Value) => map(textOf(self), thread.budget), doc);
const test = (name: string, passes: (text: string, budget: Budget) => boolean, doc: string): NativeDefinition =>
  method(`${name}($self, /)`, (thread, self: Value) => passes(textOf(self), thread.budget), doc);
const every =
  (passes: (code: number) => boolean): ((text: string, budget: Budget) => boolean) =>
  (text, budget) =>
    everyCharacter(text, budget, passes);

/** The one character to fill with (convert_uc). */
function fillCharacter(value: Value | undefined): string {
  if (value === undefined) return ' ';
  const text = strValue(value);
  if (text === undefined)
    throw typeError(`The fill character must be a unicode character, not ${typeOf(value).tpName}`);
  if (lengthOf(text) !== 1) throw typeError('The fill character must be exactly one character long');
  return text;
}

function justify(name: string, padding: (missing: number, width: number) => number, doc: string): NativeDefinition {
  return method(
    `${name}($self, width, fillchar=' ', /)`,
    (thread, self: Value, widthValue: Value, fill: Value | undefined) => {
      const width = ssizeArgument(thread, widthValue);
      const character = fillCharacter(fill);
      const text = textOf(self);
      const missing = width - lengthOf(text);
      if (missing <= 0) return text;
      reserveText(thread.budget, width);
      const left = padding(missing, width);
      return character.repeat(left) + text + character.repeat(missing - left);
    },
    doc,
  );
}

const LEFT_OUT = 'Padding is done using the specified fill character (default is a space).';

export const strCaseMethods: NativeDefinition[] = [
  mapped(
    'capitalize',
    capitalizeText,
    'Return a capitalized version of the string.\n\nMore specifically, make the first character have upper case and the rest lower\ncase.',
  ),
  mapped('casefold', foldText, 'Return a version of the string suitable for caseless comparisons.'),
  mapped(
    'title',
    titleText,
    'Return a version of the string where each word is titlecased.\n\nMore specifically, words start with uppercased characters and all remaining\ncased characters have lower case.',
  ),
  mapped('lower', lowerText, 'Return a copy of the string converted to lowercase.'),
  mapped('swapcase', swapText, 'Convert uppercase characters to lowercase and lowercase characters to uppercase.'),
  mapped('upper', upperText, 'Return a copy of the string converted to uppercase.'),
  justify(
    'center',
    (missing, width) => Math.floor(missing / 2) + (missing & width & 1),
    `Return a centered string of length width.\n\n${LEFT_OUT}`,
  ),
  justify('ljust', () => 0, `Return a left-justified string of length width.\n\n${LEFT_OUT}`),
  justify('rjust', (missing) => missing, `Return a right-justified string of length width.\n\n${LEFT_OUT}`),
  method(
    'expandtabs($self, /, tabsize=8)',
    (thread, self: Value, tabSize: Value | undefined) =>
      expandTabs(textOf(self), tabSize === undefined ? 8 : argInt(thread, tabSize), thread.budget),
    'Return a copy where all tab characters are expanded using spaces.\n\nIf tabsize is not given, a tab size of 8 characters is assumed.',
  ),
  method(
    'zfill($self, width, /)',
    (thread, self: Value, widthValue: Value) => {
      const width = ssizeArgument(thread, widthValue);
      const text = textOf(self);
      const missing = width - lengthOf(text);
      if (missing <= 0) return text;
      reserveText(thread.budget, width);
      const zeros = '0'.repeat(missing);
      return text[0] === '+' || text[0] === '-' ? text[0] + zeros + text.slice(1) : zeros + text;
    },
    'Pad a numeric string with zeros on the left, to fill a field of the given width.\n\nThe string is never truncated.',
  ),
  test(
    'isascii',
    (text, budget) => {
      pass(budget, 8 * text.length);
      return /^[\0-\x7f]*$/.test(text);
    },
    'Return True if all characters in the string are ASCII, False otherwise.\n\nASCII characters have code points in the range U+0000-U+007F.\nEmpty string is ASCII too.',
  ),
  test(
    'islower',
    (text, budget) => isAllOfCase(text, budget, isLower, isUpper),
    'Return True if the string is a lowercase string, False otherwise.\n\nA string is lowercase if all cased characters in the string are lowercase and\nthere is at least one cased character in the string.',
  ),
  test(
    'isupper',
    (text, budget) => isAllOfCase(text, budget, isUpper, isLower),
    'Return True if the string is an uppercase string, False otherwise.\n\nA string is uppercase if all cased characters in the string are uppercase and\nthere is at least one cased character in the string.',
  ),
  test(
    'istitle',
    isTitled,
    'Return True if the string is a title-cased string, False otherwise.\n\nIn a title-cased string, upper- and title-case characters may only\nfollow uncased characters and lowercase characters only cased ones.',
  ),
  test(
    'isspace',
    every(isSpace),
    'Return True if the string is a whitespace string, False otherwise.\n\nA string is whitespace if all characters in the string are whitespace and there\nis at least one character in the string.',
  ),
  test(
    'isdecimal',
    every((code) => decimalValue(code) >= 0),
    'Return True if the string is a decimal string, False otherwise.\n\nA string is a decimal string if all characters in the string are decimal and\nthere is at least one character in the string.',
  ),
  test(
    'isdigit',
    every((code) => digitValue(code) >= 0),
    'Return True if the string is a digit string, False otherwise.\n\nA string is a digit string if all characters in the string are digits and there\nis at least one character in the string.',
  ),
  test(
    'isnumeric',
    every((code) => numericValue(code) !== undefined),
    'Return True if the string is a numeric string, False otherwise.\n\nA string is numeric if all characters in the string are numeric and there is at\nleast one character in the string.',
  ),
  test(
    'isalpha',
    every(isAlpha),
    'Return True if the string is an alphabetic string, False otherwise.\n\nA string is alphabetic if all characters in the string are alphabetic and there\nis at least one character in the string.',
  ),
  test(
    'isalnum',
    every(isAlphanumeric),
    'Return True if the string is an alpha-numeric string, False otherwise.\n\nA string is alpha-numeric if all characters in the string are alpha-numeric and\nthere is at least one character in the string.',
  ),
  test(
    'isidentifier',
    (text, budget) => {
      let first = true;
      return (
        text !== '' &&
        everyCode(text, budget, (code) => {
          const fits = first ? isIdentifierStart(code) : isIdentifierPart(code);
          first = false;
          return fits;
        })
      );
    },
    'Return True if the string is a valid Python identifier, False otherwise.\n\nCall keyword.iskeyword(s) to test whether string s is a reserved identifier,\nsuch as "def" or "class".',
  ),
  test(
    'isprintable',
    (text, budget) => text === '' || everyCharacter(text, budget, isPrintable),
    'Return True if all characters in the string are printable, False otherwise.\n\nA character is printable if repr() may use it in its output.',
  ),
];
