// The format specification mini-language: parsing, and laying out what was formatted.

import { type Budget, reserveText } from '../memory/budget';
import { valueError } from '../raise';
import { lengthOf } from './text-indexing';
import { decimalValue } from './unicode/properties';

export type Alignment = '<' | '>' | '=' | '^';
type Separator = '' | ',' | '_';

export interface FormatSpec {
  fill: string;
  align: Alignment;
  alternate: boolean;
  noNegativeZero: boolean;
  sign: '' | '+' | '-' | ' ';
  /** -1 where it is not given. */
  width: number;
  thousands: Separator;
  /** Digits between separators: 3, or 4 for binary, octal and hexadecimal. */
  groupSize: number;
  fractionThousands: Separator;
  /** -1 where it is not given. */
  precision: number;
  /** '' where it is not given and the type has no default. */
  type: string;
}

const SSIZE_MAX = 2147483647;
const GROUPED = new Set(['d', 'e', 'f', 'g', 'E', 'G', '%', 'F', '']);
const RADIX = new Set(['b', 'o', 'x', 'X']);

const isAlignment = (character: string | undefined): character is Alignment =>
  character === '<' || character === '>' || character === '=' || character === '^';

/** A character as CPython's messages show it. */
function shownCode(character: string): string {
  const code = character === '' ? 0 : character.codePointAt(0)!;
  return code > 32 && code < 128 ? character : `\\x${code.toString(16)}`;
}

/** ValueError "Unknown format code 'd' for object of type 'str'". */
export function unknownFormatCode(type: string, typeName: string) {
  return valueError(`Unknown format code '${shownCode(type)}' for object of type '${typeName}'`);
}

function invalidSeparator(separator: Separator, type: string) {
  return valueError(`Cannot specify '${separator}' with '${shownCode(type)}'.`);
}

const bothSeparators = () => valueError("Cannot specify both ',' and '_'.");

/** Reads a specification (parse_internal_render_format_spec). */
export function parseFormatSpec(
  text: string,
  typeName: string,
  defaultType: string,
  defaultAlign: Alignment,
): FormatSpec {
  const characters = [...text];
  const spec: FormatSpec = {
    fill: ' ',
    align: defaultAlign,
    alternate: false,
    noNegativeZero: false,
    sign: '',
    width: -1,
    thousands: '',
    groupSize: 3,
    fractionThousands: '',
    precision: -1,
    type: defaultType,
  };
  let position = 0;
  let fillGiven = false;
  let alignGiven = false;
  if (isAlignment(characters[1])) {
    spec.fill = characters[0]!;
    spec.align = characters[1];
    fillGiven = alignGiven = true;
    position = 2;
  } else if (isAlignment(characters[0])) {
    spec.align = characters[0];
    alignGiven = true;
    position = 1;
  }
  const take = (wanted: string): boolean => {
    if (characters[position] !== wanted) return false;
    position++;
    return true;
  };
  const digits = (): number => {
    let value = -1;
    for (; position < characters.length; position++) {
      const digit = decimalValue(characters[position]!.codePointAt(0)!);
      if (digit < 0) break;
      if (value > (SSIZE_MAX - digit) / 10) throw valueError('Too many decimal digits in format string');
      value = Math.max(value, 0) * 10 + digit;
    }
    return value;
  };
  const separator = (): Separator => {
    let found: Separator = take(',') ? ',' : '';
    if (take('_')) {
      if (found !== '') throw bothSeparators();
      found = '_';
    }
    if (found === '_' && characters[position] === ',') throw bothSeparators();
    return found;
  };
  const sign = characters[position];
  if (sign === '+' || sign === '-' || sign === ' ') {
    spec.sign = sign;
    position++;
  }
  spec.noNegativeZero = take('z');
  spec.alternate = take('#');
  if (!fillGiven && take('0')) {
    spec.fill = '0';
    if (!alignGiven && defaultAlign === '>') spec.align = '=';
  }
  spec.width = digits();
  spec.thousands = separator();
  if (take('.')) {
    spec.precision = digits();
    spec.fractionThousands = separator();
    if (spec.precision < 0 && spec.fractionThousands === '') throw valueError('Format specifier missing precision');
  }
  if (characters.length - position > 1)
    throw valueError(`Invalid format specifier '${text}' for object of type '${typeName}'`);
  if (position < characters.length) spec.type = characters[position]!;
  checkSeparators(spec);
  return spec;
}

function checkSeparators(spec: FormatSpec): void {
  const { thousands, fractionThousands, type } = spec;
  if (thousands !== '' && !GROUPED.has(type)) {
    if (thousands !== '_' || !RADIX.has(type)) throw invalidSeparator(thousands, type);
    spec.groupSize = 4;
  }
  if (fractionThousands !== '' && type === 'n') throw invalidSeparator(fractionThousands, type);
}

/** A character repeated; MemoryError where no string could hold it. */
export function repeated(character: string, count: number, budget: Budget): string {
  if (count <= 0) return '';
  reserveText(budget, count * character.length);
  return character.repeat(count);
}

/** The text filled up to the width of the specification. */
export function padText(text: string, spec: FormatSpec, budget: Budget): string {
  const missing = spec.width - lengthOf(text);
  if (missing <= 0) return text;
  const left = spec.align === '>' ? missing : spec.align === '^' ? Math.floor(missing / 2) : 0;
  return repeated(spec.fill, left, budget) + text + repeated(spec.fill, missing - left, budget);
}

/** A number as text in parts: 1234.5e+10% is '', '', '1234', '.', '5', 'e+10%'. */
export interface NumberParts {
  negative: boolean;
  /** "0x" and the like. */
  prefix: string;
  digits: string;
  point: string;
  fraction: string;
  rest: string;
}

/** Takes the text of a float apart. */
export function numberParts(text: string): NumberParts {
  const negative = text.startsWith('-');
  const start = negative ? 1 : 0;
  const wholeEnd = endOfDigits(text, start);
  const hasPoint = text[wholeEnd] === '.';
  const end = hasPoint ? endOfDigits(text, wholeEnd + 1) : wholeEnd;
  return {
    negative,
    prefix: '',
    digits: text.slice(start, wholeEnd),
    point: hasPoint ? '.' : '',
    fraction: hasPoint ? text.slice(wholeEnd + 1, end) : '',
    rest: text.slice(end),
  };
}

/** Where the digits end that begin at `start`. */
function endOfDigits(text: string, start: number): number {
  let end = start;
  while (end < text.length && isAsciiDigit(text.charCodeAt(end))) end++;
  return end;
}

const isAsciiDigit = (code: number): boolean => code >= 48 && code <= 57;

/** Groups digits from the right, with zeros in front up to `minimum` characters (_PyUnicode_InsertThousandsGrouping). */
function groupDigits(digits: string, size: number, separator: Separator, minimum: number, budget: Budget): string {
  if (separator === '') {
    reserveText(budget, minimum);
    return digits.padStart(minimum, '0');
  }
  reserveText(budget, 8 * Math.max(digits.length, minimum));
  let remaining = digits.length;
  const groups: string[] = [];
  for (;;) {
    budget.work(1);
    const length = Math.min(size, Math.max(remaining, minimum, 1));
    groups.push(digits.slice(Math.max(remaining - length, 0), remaining).padStart(length, '0'));
    remaining -= Math.min(remaining, length);
    minimum -= length;
    if (remaining <= 0 && minimum <= 0) return groups.reverse().join(separator);
    minimum -= 1;
  }
}

function groupFraction(fraction: string, separator: Separator, budget: Budget): string {
  if (separator === '') return fraction;
  reserveText(budget, 8 * fraction.length);
  return fraction.replace(/...(?=.)/g, `$&${separator}`);
}

/** Lays out a number: sign, prefix, separators and padding (calc_number_widths, fill_number). */
export function layoutNumber(parts: NumberParts, spec: FormatSpec, budget: Budget): string {
  const { fill, align, width } = spec;
  const sign = parts.negative ? '-' : spec.sign === '+' || spec.sign === ' ' ? spec.sign : '';
  const head = sign + parts.prefix;
  const tail = parts.point + groupFraction(parts.fraction, spec.fractionThousands, budget) + parts.rest;
  const minimum = fill === '0' && align === '=' ? width - head.length - lengthOf(tail) : 0;
  const digits = parts.digits === '' ? '' : groupDigits(parts.digits, spec.groupSize, spec.thousands, minimum, budget);
  const body = digits + tail;
  const missing = width - head.length - lengthOf(body);
  if (missing <= 0) return head + body;
  if (align === '=') return head + repeated(fill, missing, budget) + body;
  const left = align === '>' ? missing : align === '^' ? Math.floor(missing / 2) : 0;
  return repeated(fill, left, budget) + head + body + repeated(fill, missing - left, budget);
}
