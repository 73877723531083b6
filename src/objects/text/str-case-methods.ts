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

const mapped = (name: string, map: (text: string, budget: Budget) => string): NativeDefinition =>
  method(`${name}($self, /)`, (thread, self: Value) => map(textOf(self), thread.budget));
const test = (name: string, passes: (text: string, budget: Budget) => boolean): NativeDefinition =>
  method(`${name}($self, /)`, (thread, self: Value) => passes(textOf(self), thread.budget));
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

function justify(name: string, padding: (missing: number, width: number) => number): NativeDefinition {
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
  );
}

export const strCaseMethods: NativeDefinition[] = [
  mapped('capitalize', capitalizeText),
  mapped('casefold', foldText),
  mapped('title', titleText),
  mapped('lower', lowerText),
  mapped('swapcase', swapText),
  mapped('upper', upperText),
  justify('center', (missing, width) => Math.floor(missing / 2) + (missing & width & 1)),
  justify('ljust', () => 0),
  justify('rjust', (missing) => missing),
  method('expandtabs($self, /, tabsize=8)', (thread, self: Value, tabSize: Value | undefined) =>
    expandTabs(textOf(self), tabSize === undefined ? 8 : argInt(thread, tabSize), thread.budget),
  ),
  method('zfill($self, width, /)', (thread, self: Value, widthValue: Value) => {
    const width = ssizeArgument(thread, widthValue);
    const text = textOf(self);
    const missing = width - lengthOf(text);
    if (missing <= 0) return text;
    reserveText(thread.budget, width);
    const zeros = '0'.repeat(missing);
    return text[0] === '+' || text[0] === '-' ? text[0] + zeros + text.slice(1) : zeros + text;
  }),
  test('isascii', (text, budget) => {
    pass(budget, 8 * text.length);
    return /^[\0-\x7f]*$/.test(text);
  }),
  test('islower', (text, budget) => isAllOfCase(text, budget, isLower, isUpper)),
  test('isupper', (text, budget) => isAllOfCase(text, budget, isUpper, isLower)),
  test('istitle', isTitled),
  test('isspace', every(isSpace)),
  test(
    'isdecimal',
    every((code) => decimalValue(code) >= 0),
  ),
  test(
    'isdigit',
    every((code) => digitValue(code) >= 0),
  ),
  test(
    'isnumeric',
    every((code) => numericValue(code) !== undefined),
  ),
  test('isalpha', every(isAlpha)),
  test('isalnum', every(isAlphanumeric)),
  test('isidentifier', (text, budget) => {
    let first = true;
    return (
      text !== '' &&
      everyCode(text, budget, (code) => {
        const fits = first ? isIdentifierStart(code) : isIdentifierPart(code);
        first = false;
        return fits;
      })
    );
  }),
  test('isprintable', (text, budget) => text === '' || everyCharacter(text, budget, isPrintable)),
];
