// Operators of Decimal under the current context, comparisons and the hash.

import { PyComplex } from '../../objects/numbers/complex';
import type { Value } from '../../objects/object';
import { hashNumber, identityHash } from '../../objects/protocols/hashing';
import { getAttr } from '../../objects/protocols/attributes';
import { typeError } from '../../objects/raise';
import { NotImplemented } from '../../objects/singletons';
import type { Thread } from '../../objects/thread';
import { PyTuple } from '../../objects/containers/tuple';
import type { CompareOp } from '../../objects/type';
import { floatValue, intValue, typeOf } from '../../objects/type-of';
import { currentContext, report, under } from './context';
import * as functions from './functions';
import { divideWithRemainder } from './arithmetic';
import { fromDouble, integer, operand } from './decimal-conversion';
import { PyDecimal } from './decimal-object';
import type { Binary, Unary } from './named-operations';
import { isNan, isSpecial, type Num, num } from './number';
import { compareValues } from './ordering';

/** A slot of a binary operator. */
export const operator =
  (work: Binary) =>
  (thread: Thread, left: Value, right: Value): Value => {
    const a = operand(left);
    const b = operand(right);
    if (a === undefined || b === undefined) return NotImplemented;
    return new PyDecimal(under(thread, currentContext(thread), (w) => work(a, b, w)));
  };

export const unary =
  (work: Unary) =>
  (thread: Thread, self: Value): Value =>
    new PyDecimal(under(thread, currentContext(thread), (w) => work((self as PyDecimal).value, w)));

export function power(thread: Thread, base: Value, exponent: Value, modulus: Value): Value {
  const a = operand(base);
  const b = operand(exponent);
  if (a === undefined || b === undefined) return NotImplemented;
  const m = modulus === null ? undefined : operand(modulus);
  if (modulus !== null && m === undefined) return NotImplemented;
  return new PyDecimal(
    under(thread, currentContext(thread), (w) =>
      m === undefined ? functions.power(a, b, w) : functions.powerModulo(a, b, m, w),
    ),
  );
}

export function divmod(thread: Thread, left: Value, right: Value): Value {
  const a = operand(left);
  const b = operand(right);
  if (a === undefined || b === undefined) return NotImplemented;
  const [quotient, rest] = under(thread, currentContext(thread), (w) => divideWithRemainder(a, b, w));
  return new PyTuple([new PyDecimal(quotient), new PyDecimal(rest)]);
}

/** The other side of a comparison: also floats, complex numbers without imaginary part, and fractions. */
function comparable(thread: Thread, value: Value, equality: boolean): Num | undefined {
  const found = operand(value);
  if (found !== undefined) return found;
  const float = floatValue(value);
  if (float !== undefined) {
    const context = currentContext(thread);
    if (!equality) report(thread, context, new Set(['FloatOperation']));
    else context.flags.flags.add('FloatOperation');
    return fromDouble(float);
  }
  if (equality && value instanceof PyComplex && value.imag === 0) return fromDouble(value.real);
  return undefined;
}

/** The numerator and denominator of a rational number that is no Decimal. */
function rational(thread: Thread, value: Value): { numerator: Num; denominator: Num } | undefined {
  if (typeOf(value).name !== 'Fraction') return undefined;
  const numerator = intValue(getAttr(thread, value, 'numerator'));
  const denominator = intValue(getAttr(thread, value, 'denominator'));
  if (numerator === undefined || denominator === undefined) return undefined;
  return { numerator: integer(numerator), denominator: integer(denominator) };
}

export function compare(thread: Thread, left: Value, right: Value, op: CompareOp): Value {
  const equality = op === '==' || op === '!=';
  let a = (left as PyDecimal).value;
  let b = comparable(thread, right, equality);
  if (b === undefined) {
    const fraction = rational(thread, right);
    if (fraction === undefined) return NotImplemented;
    if (!isSpecial(a)) a = num(a.sign, a.coef * fraction.denominator.coef, a.exp);
    b = fraction.numerator;
  }
  if (isNan(a) || isNan(b)) {
    if (a.kind === 'snan' || b.kind === 'snan' || !equality) {
      report(thread, currentContext(thread), new Set(['InvalidOperation']));
    }
    return op === '!=';
  }
  const order = compareValues(a, b);
  switch (op) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '==':
      return order === 0;
    case '!=':
      return order !== 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}

const MODULUS = 2147483647n;

/** The hash that equal numbers of other types have. */
export function hashDecimal(thread: Thread, self: Value): number {
  const a = (self as PyDecimal).value;
  if (a.kind === 'snan') throw typeError('Cannot hash a signaling NaN value');
  if (a.kind === 'nan') return identityHash(thread, self);
  if (a.kind === 'inf') return a.sign ? -314159 : 314159;
  const modPow = (base: bigint, exponent: bigint): bigint => {
    let result = 1n;
    let factor = base % MODULUS;
    for (let e = exponent; e > 0n; e >>= 1n) {
      if (e & 1n) result = (result * factor) % MODULUS;
      factor = (factor * factor) % MODULUS;
    }
    return result;
  };
  const ten = a.exp >= 0 ? modPow(10n, BigInt(a.exp)) : modPow(modPow(10n, MODULUS - 2n), BigInt(-a.exp));
  const hashed = Number(((a.coef % MODULUS) * ten) % MODULUS);
  return hashNumber(a.sign ? -hashed + 0 : hashed);
}
