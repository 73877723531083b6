// format() of int, float and complex.

import type { PyComplex } from '../numbers/complex';
import { type FloatCode, floatText, isNegative } from '../numbers/float-digits';
import { type FormatSpec, layoutNumber, numberParts, padText, parseFormatSpec, unknownFormatCode } from './format-spec';
import { absoluteInt, type Int, intToFloat, intToText } from '../numbers/int-arithmetic';
import { decimalText } from '../numbers/int-parsing';
import type { Value } from '../object';
import { str } from '../protocols/text';
import { overflowError, valueError } from '../raise';
import type { Thread } from '../thread';
import { floatValue, intValue, typeOf } from '../type-of';

const INTEGER_CODES = new Set(['b', 'c', 'd', 'o', 'x', 'X', 'n']);
const FLOAT_CODES = new Set(['e', 'E', 'f', 'F', 'g', 'G', '%']);
const PREFIXES: Record<string, [base: number, prefix: string]> = {
  b: [2, '0b'],
  o: [8, '0o'],
  x: [16, '0x'],
  X: [16, '0X'],
};

/** int.__format__ (_PyLong_FormatAdvancedWriter). */
export function formatInt(thread: Thread, self: Value, specText: string): string {
  const value = intValue(self)!;
  if (specText === '')
    return typeof self === 'object' || typeof self === 'boolean' ? str(thread, self) : decimalText(thread, value);
  const typeName = typeOf(self).tpName;
  const spec = parseFormatSpec(specText, typeName, 'd', '>');
  if (INTEGER_CODES.has(spec.type)) return formatIntegral(thread, value, spec);
  if (FLOAT_CODES.has(spec.type)) return formatReal(thread, intToFloat(value), spec);
  throw unknownFormatCode(spec.type, typeName);
}

function formatIntegral(thread: Thread, value: Int, spec: FormatSpec): string {
  if (spec.precision !== -1) throw valueError('Precision not allowed in integer format specifier');
  if (spec.noNegativeZero) throw valueError('Negative zero coercion (z) not allowed in integer format specifier');
  const parts = { negative: false, prefix: '', digits: '', point: '', fraction: '', rest: '' };
  if (spec.type === 'c') {
    parts.rest = formatCharacter(value, spec);
    return layoutNumber(parts, spec, thread.budget);
  }
  parts.negative = value < 0;
  const [base, prefix] = PREFIXES[spec.type] ?? [10, ''];
  if (base === 10) parts.digits = decimalText(thread, value).replace('-', '');
  else parts.digits = intToText(absoluteInt(value, thread.budget), base, thread.budget);
  if (spec.type === 'X') parts.digits = parts.digits.toUpperCase();
  if (spec.alternate) parts.prefix = prefix;
  return layoutNumber(parts, spec, thread.budget);
}

function formatCharacter(value: Int, spec: FormatSpec): string {
  if (spec.sign !== '') throw valueError("Sign not allowed with integer format specifier 'c'");
  if (spec.alternate) throw valueError("Alternate form (#) not allowed with integer format specifier 'c'");
  if (value > 0x7fff_ffff || value < -0x8000_0000) throw overflowError('Python int too large to convert to C long');
  if (value < 0 || value > 0x10ffff) throw overflowError('%c arg not in range(0x110000)');
  return String.fromCodePoint(Number(value));
}

/** float.__format__ (_PyFloat_FormatAdvancedWriter). */
export function formatFloat(thread: Thread, self: Value, specText: string): string {
  if (specText === '') return str(thread, self);
  const typeName = typeOf(self).tpName;
  const spec = parseFormatSpec(specText, typeName, '', '>');
  if (spec.type !== '' && spec.type !== 'n' && !FLOAT_CODES.has(spec.type))
    throw unknownFormatCode(spec.type, typeName);
  return formatReal(thread, floatValue(self)!, spec);
}

const MAX_PRECISION = 0x7fff_ffff;

/** The letter and precision that a float is formatted with; no type means repr without a precision and 'g' with one. */
function floatCode(spec: FormatSpec): [code: FloatCode, precision: number] {
  if (spec.precision > MAX_PRECISION) throw valueError('precision too big');
  if (spec.type === '') return spec.precision < 0 ? ['r', 0] : ['g', spec.precision];
  const code = spec.type === 'n' ? 'g' : spec.type === '%' ? 'f' : (spec.type as FloatCode);
  return [code, spec.precision < 0 ? 6 : spec.precision];
}

function formatReal(thread: Thread, value: number, spec: FormatSpec): string {
  const [code, precision] = floatCode(spec);
  const percent = spec.type === '%';
  const text = floatText(percent ? value * 100 : value, code, precision, {
    budget: thread.budget,
    alternate: spec.alternate,
    noNegativeZero: spec.noNegativeZero,
    addDotZero: spec.type === '',
  });
  return layoutNumber(numberParts(percent ? `${text}%` : text), spec, thread.budget);
}

/** complex.__format__ (_PyComplex_FormatAdvancedWriter). */
export function formatComplex(thread: Thread, self: PyComplex, specText: string): string {
  if (specText === '') return str(thread, self);
  const typeName = self.type.tpName;
  const spec = parseFormatSpec(specText, typeName, '', '>');
  if (spec.type !== '' && spec.type !== 'n' && (spec.type === '%' || !FLOAT_CODES.has(spec.type)))
    throw unknownFormatCode(spec.type, typeName);
  if (spec.fill === '0') throw valueError('Zero padding is not allowed in complex format specifier');
  if (spec.align === '=') throw valueError("'=' alignment flag is not allowed in complex format specifier");
  const [code, precision] = floatCode(spec);
  const { budget } = thread;
  const options = { budget, alternate: spec.alternate, noNegativeZero: spec.noNegativeZero };
  const plain: FormatSpec = { ...spec, fill: ' ', align: '<', width: -1 };
  const isDefault = spec.type === '';
  const skipReal = isDefault && self.real === 0 && !isNegative(self.real);
  const real = skipReal ? '' : layoutNumber(numberParts(floatText(self.real, code, precision, options)), plain, budget);
  const imagSpec: FormatSpec = skipReal ? plain : { ...plain, sign: '+' };
  const imag = layoutNumber(numberParts(floatText(self.imag, code, precision, options)), imagSpec, budget);
  return padText(isDefault && !skipReal ? `(${real}${imag}j)` : `${real}${imag}j`, spec, budget);
}
