// What becomes a Decimal: integers, floats, texts and tuples.

import { PyList } from '../../objects/containers/list';
import type { Value } from '../../objects/object';
import { typeError, valueError } from '../../objects/raise';
import type { Thread } from '../../objects/thread';
import { PyTuple } from '../../objects/containers/tuple';
import { floatValue, intValue, strValue, typeOf } from '../../objects/type-of';
import { decimalValue } from '../../objects/text/unicode/properties';
import { MAX_PREC, type PyContext, report } from './context';
import { parse } from './text';
import { PyDecimal } from './decimal-object';
import { adjusted, fromInteger, infinity, isSpecial, NAN, type Num, num } from './number';

export const integer = (value: number | bigint): Num => fromInteger(BigInt(value));

/** The exact value of a float. */
export function fromDouble(value: number): Num {
  if (Number.isNaN(value)) return { ...NAN, sign: Object.is(Math.sign(value), -0) ? 1 : 0 };
  if (!Number.isFinite(value)) return infinity(value < 0 ? 1 : 0);
  const sign = value < 0 || Object.is(value, -0) ? 1 : 0;
  let mantissa = Math.abs(value);
  let power = 0;
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    power++;
  }
  const coef = BigInt(mantissa);
  return power === 0 ? num(sign, coef, 0) : num(sign, coef * 5n ** BigInt(power), -power);
}

/** An operand of an operator: a Decimal or an int; undefined for anything else. */
export function operand(value: Value): Num | undefined {
  if (value instanceof PyDecimal) return value.value;
  const int = intValue(value);
  return int === undefined ? undefined : integer(int);
}

/** An argument that must be convertible (CONVERT_OP_RAISE). */
export function argument(value: Value): Num {
  const found = operand(value);
  if (found === undefined) throw typeError(`conversion from ${typeOf(value).tpName} to Decimal is not supported`);
  return found;
}

const digitText = (char: number): number | undefined => {
  const value = decimalValue(char);
  return value === undefined || value < 0 ? undefined : value;
};

function fromTuple(sequence: PyTuple | PyList): Num {
  const { items } = sequence;
  if (items.length !== 3) throw valueError('argument must be a sequence of length 3');
  const [signValue, digitsValue, exponent] = items as [Value, Value, Value];
  const sign = intValue(signValue);
  if (sign !== 0 && sign !== 1) throw valueError('sign must be an integer with the value 0 or 1');
  const digits = digitsValue instanceof PyTuple || digitsValue instanceof PyList ? digitsValue.items : undefined;
  if (digits === undefined) throw valueError('coefficient must be a tuple of digits');
  const text = digits
    .map((digit) => {
      const number = intValue(digit);
      if (number === undefined || number < 0 || number > 9) throw valueError('coefficient must be a tuple of digits');
      return String(number);
    })
    .join('');
  const letter = strValue(exponent);
  if (letter !== undefined) {
    if (letter === 'F') return infinity(sign);
    if (letter !== 'n' && letter !== 'N') {
      throw valueError("string argument in the third position must be 'F', 'n' or 'N'");
    }
    return { sign, coef: BigInt(text || '0'), exp: 0, kind: letter === 'n' ? 'nan' : 'snan' };
  }
  const number = intValue(exponent);
  if (number === undefined) throw valueError('exponent must be an integer');
  return num(sign, BigInt(text || '0'), Number(number));
}

/** The number that an argument stands for, however large its exponent is. */
function convert(thread: Thread, value: Value, context: PyContext): Num {
  const found = operand(value);
  if (found !== undefined) return found;
  const text = strValue(value);
  if (text !== undefined) {
    const parsed = parse(text, digitText);
    if (parsed !== undefined) return parsed;
    report(thread, context, new Set(['ConversionSyntax']));
    return NAN;
  }
  if (value instanceof PyTuple || value instanceof PyList) return fromTuple(value);
  const float = floatValue(value);
  if (float === undefined) throw typeError(`conversion from ${typeOf(value).tpName} to Decimal is not supported`);
  report(thread, context, new Set(['FloatOperation']));
  return fromDouble(float);
}

/** Converts the argument of Decimal() exactly: an exponent that no context has is an error (PyDecType_FromObjectExact). */
export function convertExactly(thread: Thread, value: Value, context: PyContext): Num {
  const found = convert(thread, value, context);
  if (isSpecial(found) || (adjusted(found) <= MAX_PREC && found.exp > -2 * MAX_PREC)) return found;
  report(thread, context, new Set(['InvalidOperation']));
  return NAN;
}

/** Converts the argument of Context.create_decimal(); its text has no blanks and no underscores (PyDec_FromObject). */
export function convertInContext(thread: Thread, value: Value, context: PyContext): Num {
  if (!/[\s_]/.test(strValue(value) ?? '')) return convert(thread, value, context);
  report(thread, context, new Set(['ConversionSyntax']));
  return NAN;
}
