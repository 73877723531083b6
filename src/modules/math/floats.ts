// The functions of math that take apart, compare and combine floats.

import { splitFloat, isNegative } from '../../objects/numbers/float-digits';
import { scaleBigint } from '../../objects/numbers/int-arithmetic';
import { PyFloat } from '../../objects/numbers/float';
import { pow } from '../../objects/numbers/mathematics/elementary';
import { method, type NativeDefinition } from '../../objects/native';
import type { Value } from '../../objects/object';
import { toFloat, toIndex } from '../../objects/protocols/numbers';
import { overflowError, typeError, valueError } from '../../objects/raise';
import type { Thread } from '../../objects/thread';
import { PyTuple } from '../../objects/containers/tuple';
import { intValue } from '../../objects/type-of';
import { fusedMultiplyAdd } from './exact-sums';

export const domainError = () => valueError('math domain error');
export const rangeError = () => overflowError('math range error');

const float = (value: number): PyFloat => new PyFloat(value);
const copySign = (size: number, sign: number): number => (isNegative(sign) ? -Math.abs(size) : Math.abs(size));

/** math.pow: C99's special cases, errors for the rest (math_pow_impl). */
function power(x: number, y: number): number {
  if (Number.isNaN(x)) return y === 0 ? 1 : x;
  if (Number.isNaN(y)) return x === 1 ? 1 : y;
  const odd = Math.abs(y % 2) === 1;
  if (!Number.isFinite(x)) {
    if (y > 0) return odd ? x : Math.abs(x);
    if (y === 0) return 1;
    return odd ? copySign(0, x) : 0;
  }
  if (!Number.isFinite(y)) {
    const size = Math.abs(x);
    if (size === 1) return 1;
    return y > 0 === size > 1 ? Math.abs(y) : 0;
  }
  if (y === 0) return 1;
  if (x === 0) {
    if (y < 0) throw domainError();
    return odd ? x : 0;
  }
  if (x < 0 && !Number.isInteger(y)) throw domainError();
  const size = pow(Math.abs(x), y);
  if (!Number.isFinite(size)) throw rangeError();
  return x < 0 && odd ? -size : size;
}

function modulo(x: number, y: number): number {
  if (!Number.isFinite(y) && !Number.isNaN(y) && Number.isFinite(x)) return x;
  const result = x % y;
  if (Number.isNaN(result) && !Number.isNaN(x) && !Number.isNaN(y)) throw domainError();
  return result;
}

/** The IEEE 754 remainder (m_remainder). */
function remainder(x: number, y: number): number {
  if (Number.isNaN(x)) return x;
  if (Number.isNaN(y)) return y;
  if (!Number.isFinite(x) || y === 0) throw domainError();
  if (!Number.isFinite(y)) return x;
  const size = Math.abs(x);
  const divisor = Math.abs(y);
  const m = size % divisor;
  const c = divisor - m;
  let result: number;
  if (m < c) result = m;
  else if (m > c) result = -c;
  else result = m - 2 * ((0.5 * (size - m)) % divisor);
  return isNegative(x) ? -result : result;
}

/** x * 2**exponent. */
function scaleByPower(x: number, exponent: number | bigint): number {
  if (x === 0 || !Number.isFinite(x)) return x;
  if (exponent > 5000) throw rangeError();
  if (exponent < -5000) return copySign(0, x);
  const parts = splitFloat(x);
  const size = scaleBigint(parts.mantissa, parts.exponent + Number(exponent));
  if (!Number.isFinite(size)) throw rangeError();
  return x < 0 ? -size : size;
}

function mantissaAndExponent(x: number): [number, number] {
  if (x === 0 || !Number.isFinite(x)) return [x, 0];
  const { mantissa, exponent } = splitFloat(x);
  const bits = mantissa.toString(2).length;
  return [(Number(mantissa) / 2 ** bits) * (x < 0 ? -1 : 1), exponent + bits];
}

const view = new DataView(new ArrayBuffer(8));

/** The float whose distance from zero, counted in floats, is `rank`. */
function fromRank(rank: bigint): number {
  view.setBigUint64(0, rank);
  return view.getFloat64(0);
}

function rankOf(x: number): bigint {
  view.setFloat64(0, Math.abs(x));
  return view.getBigUint64(0);
}

/** math.nextafter: `steps` floats from x towards y; one, as C's nextafter, where it is undefined (math_nextafter_impl). */
function nextAfter(x: number, y: number, count: bigint | undefined): number {
  const steps = count ?? 1n;
  if (steps === 0n || Number.isNaN(x)) return x;
  if (Number.isNaN(y)) return y;
  if (x === y) return y;
  const rankX = rankOf(x);
  const rankY = rankOf(y);
  const signed = (value: number, rank: bigint): bigint => (isNegative(value) ? -rank : rank);
  const from = signed(x, rankX);
  const to = signed(y, rankY);
  const distance = from < to ? to - from : from - to;
  if (count !== undefined && steps >= distance) return y;
  const target = from < to ? from + steps : from - steps;
  if (target === 0n) return copySign(0, x);
  return target < 0n ? -fromRank(-target) : fromRank(target);
}

function isClose(a: number, b: number, relative: number, absolute: number): boolean {
  if (relative < 0 || absolute < 0) throw valueError('tolerances must be non-negative');
  if (a === b) return true;
  if (Math.abs(a) === Infinity || Math.abs(b) === Infinity) return false;
  const distance = Math.abs(b - a);
  return distance <= Math.abs(relative * b) || distance <= Math.abs(relative * a) || distance <= absolute;
}

function ulp(x: number): number {
  if (Number.isNaN(x)) return x;
  const size = Math.abs(x);
  if (size === Infinity) return size;
  const next = fromRank(rankOf(size) + 1n);
  return next === Infinity ? size - fromRank(rankOf(size) - 1n) : next - size;
}

/** A function of two floats. */
const two = (signature: string, work: (x: number, y: number) => number): NativeDefinition =>
  method(
    `${signature.slice(0, signature.indexOf('('))}($module, ${signature.slice(signature.indexOf('(') + 1, -1)}, /)`,
    (thread, _module, x: Value, y: Value) => {
      const first = toFloat(thread, x);
      return float(work(first, toFloat(thread, y)));
    },
  );

const question = (name: string, answer: (x: number) => boolean): NativeDefinition =>
  method(`${name}($module, x, /)`, (thread, _module, x: Value) => answer(toFloat(thread, x)));

function fma(thread: Thread, _module: Value, a: Value, b: Value, c: Value): Value {
  const [x, y, z] = [toFloat(thread, a), toFloat(thread, b), toFloat(thread, c)];
  const result = fusedMultiplyAdd(x, y, z);
  if (Number.isNaN(result)) {
    if (!Number.isNaN(x) && !Number.isNaN(y) && !Number.isNaN(z)) throw valueError('invalid operation in fma');
  } else if (!Number.isFinite(result) && Number.isFinite(x) && Number.isFinite(y) && Number.isFinite(z))
    throw overflowError('overflow in fma');
  return float(result);
}

export const floatFunctions: NativeDefinition[] = [
  two('atan2(y, x)', Math.atan2),
  two('copysign(x, y)', copySign),
  two('fmod(x, y)', modulo),
  two('pow(x, y)', power),
  two('remainder(x, y)', remainder),
  question('isfinite', Number.isFinite),
  question('isinf', (x) => Math.abs(x) === Infinity),
  question('isnan', Number.isNaN),
  method(
    'isclose($module, /, a, b, *, rel_tol=1e-09, abs_tol=0.0)',
    (thread, _module, a: Value, b: Value, relative: Value | undefined, absolute: Value | undefined) =>
      isClose(
        toFloat(thread, a),
        toFloat(thread, b),
        relative === undefined ? 1e-9 : toFloat(thread, relative),
        absolute === undefined ? 0 : toFloat(thread, absolute),
      ),
  ),
  method('fma($module, x, y, z, /)', fma),
  method('frexp($module, x, /)', (thread, _module, x: Value) => {
    const [mantissa, exponent] = mantissaAndExponent(toFloat(thread, x));
    return new PyTuple([float(mantissa), exponent]);
  }),
  method('ldexp($module, x, i, /)', (thread, _module, x: Value, i: Value) => {
    const value = toFloat(thread, x);
    const exponent = intValue(i);
    if (exponent === undefined) throw typeError('Expected an int as second argument to ldexp.');
    return float(scaleByPower(value, exponent));
  }),
  method('modf($module, x, /)', (thread, _module, value: Value) => {
    const x = toFloat(thread, value);
    if (Number.isNaN(x)) return new PyTuple([float(x), float(x)]);
    if (!Number.isFinite(x)) return new PyTuple([float(copySign(0, x)), float(x)]);
    return new PyTuple([float(copySign(x - Math.trunc(x), x)), float(Math.trunc(x))]);
  }),
  method(
    'nextafter($module, x, y, /, *, steps=None)',
    (thread, _module, x: Value, y: Value, steps: Value | undefined) => {
      const [from, to] = [toFloat(thread, x), toFloat(thread, y)];
      let count: bigint | undefined;
      if (steps !== undefined && steps !== null) {
        count = BigInt(toIndex(thread, steps));
        if (count < 0n) throw valueError('steps must be a non-negative integer');
      }
      return float(nextAfter(from, to, count));
    },
  ),
  method('ulp($module, x, /)', (thread, _module, x: Value) => float(ulp(toFloat(thread, x)))),
];
