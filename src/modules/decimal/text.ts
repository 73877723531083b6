// Decimal numbers as text: parsing, scientific and engineering notation, format specs.

import { type Num, type Rounding, digitCount, isNan, isSpecial, isZero, num } from './number';
import { dropDigits, rescale } from './rounding';

const FINITE = /^([+-]?)(?:(\d+)(?:\.(\d*))?|\.(\d+))(?:e([+-]?\d+))?$/i;
const SPECIAL = /^([+-]?)(?:(inf(?:inity)?)|(s?nan)(\d*))$/i;

/** Decimal digits of all scripts as ASCII digits; blanks around and underscores are allowed. */
function plainText(text: string, decimalValue: (code: number) => number | undefined): string {
  let plain = '';
  for (const char of text.trim()) {
    if (char === '_') continue;
    const code = char.codePointAt(0)!;
    plain += code < 128 ? char : String(decimalValue(code) ?? char);
  }
  return plain;
}

/** The number that a text stands for, or undefined. */
export function parse(text: string, decimalValue: (code: number) => number | undefined): Num | undefined {
  const plain = plainText(text, decimalValue);
  const finite = FINITE.exec(plain);
  if (finite !== null) {
    const [, sign, whole = '', fraction = '', only = '', exponent = '0'] = finite;
    const digits = whole + fraction + only;
    const exp = Number(exponent) - (fraction + only).length;
    return num(sign === '-' ? 1 : 0, BigInt(digits), exp);
  }
  const special = SPECIAL.exec(plain);
  if (special === null) return undefined;
  const [, sign, inf, nan, payload] = special;
  const s = sign === '-' ? 1 : 0;
  if (inf !== undefined) return { sign: s, coef: 0n, exp: 0, kind: 'inf' };
  return { sign: s, coef: BigInt(payload || '0'), exp: 0, kind: nan!.toLowerCase() === 'nan' ? 'nan' : 'snan' };
}

/** str(a), in engineering notation if asked for. */
export function toText(a: Num, capitals: number, engineering = false): string {
  const sign = a.sign ? '-' : '';
  if (a.kind === 'inf') return `${sign}Infinity`;
  if (isNan(a)) return `${sign}${a.kind === 'snan' ? 'sNaN' : 'NaN'}${a.coef === 0n ? '' : a.coef}`;
  const digits = a.coef.toString();
  const left = a.exp + digits.length;
  let dot: number;
  if (a.exp <= 0 && left > -6) dot = left;
  else if (!engineering) dot = 1;
  else if (a.coef === 0n) dot = ((((left + 1) % 3) + 3) % 3) - 1;
  else dot = ((((left - 1) % 3) + 3) % 3) + 1;
  let whole: string;
  let fraction: string;
  if (dot <= 0) {
    whole = '0';
    fraction = `.${'0'.repeat(-dot)}${digits}`;
  } else if (dot >= digits.length) {
    whole = digits + '0'.repeat(dot - digits.length);
    fraction = '';
  } else {
    whole = digits.slice(0, dot);
    fraction = `.${digits.slice(dot)}`;
  }
  const exponent = left - dot;
  const tail = exponent === 0 ? '' : `${capitals ? 'E' : 'e'}${exponent > 0 ? '+' : ''}${exponent}`;
  return sign + whole + fraction + tail;
}

const SPEC = /^(?:(.)?([<>=^]))?([-+ ])?(z)?(#)?(0)?(?!0)(\d+)?([,_])?(?:\.(\d+))?([eEfFgGn%])?$/su;

/** Rounds to a number of digits. */
function roundTo(a: Num, places: number, rounding: Rounding): Num {
  const digits = digitCount(a.coef);
  if (digits <= places || isZero(a)) return a;
  const drop = digits - places;
  const { coef } = dropDigits(a.coef, drop, a.sign, rounding);
  return digitCount(coef) > places ? num(a.sign, coef / 10n, a.exp + drop + 1) : num(a.sign, coef, a.exp + drop);
}

/** Has zeros at the end, up to a number of digits. */
function padTo(a: Num, places: number): Num {
  const missing = places - digitCount(a.coef);
  return missing <= 0 || isZero(a) ? a : num(a.sign, a.coef * 10n ** BigInt(missing), a.exp - missing);
}

/** format(a, spec); undefined for a spec that is none. */
export function formatNumber(a: Num, spec: string, rounding: Rounding, capitals: number): string | undefined {
  const match = SPEC.exec(spec);
  if (match === null) return undefined;
  const [, fillGiven, alignGiven, signOption = '-', z, alternate, zero, widthText, separatorGiven, precisionText] =
    match;
  if (zero !== undefined && alignGiven !== undefined) return undefined;
  const type = match[10] ?? (capitals ? 'G' : 'g');
  const fill = zero !== undefined ? '0' : (fillGiven ?? ' ');
  const align = zero !== undefined ? '=' : (alignGiven ?? '>');
  const width = Number(widthText ?? 0);
  const separator = type === 'n' ? '' : (separatorGiven ?? '');
  let sign = a.sign ? '-' : signOption === '-' ? '' : signOption;
  if (isSpecial(a)) {
    const body = toText({ ...a, sign: 0 }, 1) + (type === '%' ? '%' : '');
    return pad(
      sign,
      body,
      fill === '0' && align === '=' ? ' ' : fill,
      fill === '0' && align === '=' ? '>' : align,
      width,
    );
  }
  const kind = type === 'n' ? 'g' : type;
  const precision = precisionText === undefined ? undefined : Number(precisionText);
  let value = kind === '%' ? num(a.sign, a.coef, a.exp + 2) : a;
  if (precision !== undefined) {
    if ('eE'.includes(kind)) value = padTo(roundTo(value, precision + 1, rounding), precision + 1);
    else if ('fF%'.includes(kind)) value = rescale(value, -precision, rounding);
    else if (digitCount(value.coef) > Math.max(precision, 1)) value = roundTo(value, Math.max(precision, 1), rounding);
  }
  if (isZero(value) && value.exp > 0 && 'fF%'.includes(kind)) value = rescale(value, 0, rounding);
  if (z !== undefined && isZero(value) && a.sign) sign = signOption === '-' ? '' : signOption;
  const digits = value.coef.toString();
  const left = value.exp + digits.length;
  let dot: number;
  if ('eE'.includes(kind)) dot = isZero(value) && precision !== undefined ? 1 - precision : 1;
  else if ('fF%'.includes(kind)) dot = left;
  else dot = value.exp <= 0 && left > -6 ? left : 1;
  let whole: string;
  let fraction: string;
  if (dot < 0) [whole, fraction] = ['0', '0'.repeat(-dot) + digits];
  else if (dot > digits.length) [whole, fraction] = [digits + '0'.repeat(dot - digits.length), ''];
  else [whole, fraction] = [digits.slice(0, dot) || '0', digits.slice(dot)];
  const exponent = left - dot;
  let tail = fraction !== '' || alternate !== undefined ? `.${fraction}` : '';
  if (exponent !== 0 || 'eE'.includes(kind)) {
    const letter = kind === 'E' || kind === 'G' ? 'E' : 'e';
    tail += `${letter}${exponent < 0 ? '-' : '+'}${Math.abs(exponent)}`;
  }
  if (kind === '%') tail += '%';
  const room = fill === '0' && align === '=' ? width - tail.length - sign.length : 0;
  return pad(sign, group(whole, separator, room) + tail, fill, align, width);
}

/** Puts separators between groups of three digits, filled up with zeros to a width. */
function group(digits: string, separator: string, room: number): string {
  if (separator === '') return digits.padStart(room, '0');
  const groups: string[] = [];
  let rest = digits;
  let missing = room;
  for (;;) {
    const length = Math.min(Math.max(rest.length, missing, 1), 3);
    groups.unshift('0'.repeat(Math.max(0, length - rest.length)) + rest.slice(-length));
    rest = rest.slice(0, Math.max(0, rest.length - length));
    missing -= length;
    if (rest === '' && missing <= 0) break;
    missing -= 1;
  }
  return groups.join(separator);
}

function pad(sign: string, body: string, fill: string, align: string, width: number): string {
  const missing = Math.max(0, width - [...sign, ...body].length);
  const padding = fill.repeat(missing);
  switch (align) {
    case '<':
      return sign + body + padding;
    case '=':
      return sign + padding + body;
    case '^': {
      const half = missing >> 1;
      return fill.repeat(half) + sign + body + fill.repeat(missing - half);
    }
    default:
      return padding + sign + body;
  }
}
