// What a Decimal becomes: integers, floats, ratios, tuples and formatted text.

import { type Budget, reserveInt, reserveText } from '../../objects/memory/budget';
import { PyFloat } from '../../objects/numbers/float';
import { normalize } from '../../objects/numbers/int';
import type { BoundFunction } from '../../objects/native';
import { checkPositional } from '../../objects/native-arguments';
import type { Value } from '../../objects/object';
import { callHeld } from '../../objects/protocols/calls';
import { asSsize } from '../../objects/protocols/numbers';
import { getAttr } from '../../objects/protocols/attributes';
import { overflowError, typeError, valueError } from '../../objects/raise';
import type { Thread } from '../../objects/thread';
import { PyTuple } from '../../objects/containers/tuple';
import { intValue, strValue } from '../../objects/type-of';
import { importModule } from '../import/import-module';
import { currentContext, under } from './context';
import { formatNumber, toText } from './text';
import { quantize } from './arithmetic';
import { PyDecimal } from './decimal-object';
import { isNan, type Num, num, pow10, type Rounding } from './number';
import { rescale } from './rounding';

/** Bits that a decimal digit stands for. */
const BITS_PER_DIGIT = Math.log2(10);

/** The integer part, or the error that int() gives (PyDec_AsInt). */
export function truncate(budget: Budget, a: Num, rounding: Rounding = 'ROUND_DOWN'): number | bigint {
  if (isNan(a)) throw valueError('cannot convert NaN to integer');
  if (a.kind === 'inf') throw overflowError('cannot convert Infinity to integer');
  if (a.exp > 0) reserveInt(budget, a.exp * BITS_PER_DIGIT);
  const whole = rescale(a, 0, rounding);
  return normalize(whole.sign ? -whole.coef : whole.coef);
}

export function toFloat(a: Num): PyFloat {
  if (a.kind === 'snan') throw valueError('cannot convert signaling NaN to float');
  if (a.kind === 'nan') return new PyFloat(a.sign ? -Number.NaN : Number.NaN);
  if (a.kind === 'inf') return new PyFloat(a.sign ? -Infinity : Infinity);
  return new PyFloat(Number(toText(a, 1)));
}

export function round(thread: Thread, self: PyDecimal, args: Value[]): Value {
  checkPositional('__round__', args.length, 0, 1);
  if (args.length === 0) return truncate(thread.budget, self.value, 'ROUND_HALF_EVEN');
  if (intValue(args[0]!) === undefined) throw typeError('optional arg must be an integer');
  const exp = -asSsize(thread, args[0]!);
  return new PyDecimal(under(thread, currentContext(thread), (w) => quantize(self.value, num(0, 1n, exp), w)));
}

export function formatMethod(thread: Thread, self: PyDecimal, args: Value[]): Value {
  checkPositional('__format__', args.length, 1, 2);
  const spec = strValue(args[0]!);
  if (spec === undefined) throw typeError('format arg must be str');
  const context = currentContext(thread);
  for (const [digits] of spec.matchAll(/\d+/g)) reserveText(thread.budget, 2 * Number(digits));
  if (/[fF%]/.test(spec)) reserveText(thread.budget, Math.abs(self.value.exp));
  const text = formatNumber(self.value, spec, context.rounding, context.capitals);
  if (text === undefined) throw valueError('invalid format string');
  return text;
}

export const toDecimalTuple: BoundFunction = (thread, self: PyDecimal) => {
  const { sign, coef, exp, kind } = self.value;
  const digits = kind === 'inf' ? [0] : isNan(self.value) && coef === 0n ? [] : [...coef.toString()].map(Number);
  const exponent: Value = kind === 'finite' ? exp : kind === 'inf' ? 'F' : kind === 'nan' ? 'n' : 'N';
  const tupleClass = getAttr(thread, importModule(thread, '_decimal'), 'DecimalTuple');
  return callHeld(thread, tupleClass, [sign, new PyTuple(digits), exponent]);
};

export const integerRatio: BoundFunction = (_thread, self: PyDecimal) => {
  const a = self.value;
  if (isNan(a)) throw valueError('cannot convert NaN to integer ratio');
  if (a.kind === 'inf') throw overflowError('cannot convert Infinity to integer ratio');
  let numerator = a.exp >= 0 ? a.coef * pow10(a.exp) : a.coef;
  let denominator = a.exp >= 0 ? 1n : pow10(-a.exp);
  let [x, y] = [numerator, denominator];
  while (y > 0n) [x, y] = [y, x % y];
  if (x > 0n) {
    numerator /= x;
    denominator /= x;
  }
  return new PyTuple([normalize(a.sign ? -numerator : numerator), normalize(denominator)]);
};
