// The module math.

import { PyFloat, floatType } from '../objects/numbers/float';
import { floatRepr } from '../objects/numbers/float-digits';
import { bitLength, floatToInt, shiftRight } from '../objects/numbers/int-arithmetic';
import * as elementary from '../objects/numbers/mathematics/elementary';
import { erf, erfc, type Failure, gamma, lgamma } from '../objects/numbers/mathematics/special';
import { method, type NativeDefinition, rawMethod } from '../objects/native';
import { checkPositional } from '../objects/native-arguments';
import { hold, IMMORTAL, release, type Value } from '../objects/object';
import { callSpecialIfFound } from '../objects/protocols/calls';
import { binaryOp, toFloat } from '../objects/protocols/numbers';
import { typeError, valueError } from '../objects/raise';
import type { Thread } from '../objects/thread';
import { intValue, typeOf } from '../objects/type-of';
import { defineModule } from './define-module';
import { domainError, floatFunctions, rangeError } from './math/floats';
import { integerFunctions } from './math/integers';
import { sumFunctions } from './math/sums';

type Real = (x: number) => number;

/** The domain error of a function, naming what it expected. */
function badInput(expected: string | undefined, x: number) {
  return expected === undefined ? domainError() : valueError(`expected ${expected}, got ${floatRepr(x)}`);
}

/** Runs a function of one float; infinite results of finite arguments are out of range, or outside the domain (math_1). */
function evaluate(work: Real, x: number, canOverflow: boolean, expected: string | undefined): Value {
  const result = work(x);
  if (Number.isNaN(result) && !Number.isNaN(x)) throw badInput(expected, x);
  if (Number.isFinite(x) && !Number.isFinite(result) && !Number.isNaN(result))
    throw canOverflow ? rangeError() : badInput(expected, x);
  return new PyFloat(result);
}

function real(name: string, work: Real, options: { overflows?: boolean; expects?: string } = {}) {
  const { overflows = false, expects } = options;
  return method(`${name}($module, x, /)`, (thread, _module, x: Value) =>
    evaluate(work, toFloat(thread, x), overflows, expects),
  );
}

/** gamma and lgamma, which tell their own errors. */
function special(name: string, work: (x: number) => number | Failure): NativeDefinition {
  return method(`${name}($module, x, /)`, (thread, _module, value: Value) => {
    const x = toFloat(thread, value);
    const result = work(x);
    if (result === 'domain') throw badInput('a noninteger or positive integer', x);
    if (result === 'range') throw rangeError();
    return new PyFloat(result);
  });
}

const POSITIVE = 'a positive input';

/** A logarithm, also of ints beyond the range of floats (loghelper). */
function logarithm(thread: Thread, value: Value, work: Real): Value {
  const int = intValue(value);
  if (int === undefined) return evaluate(work, toFloat(thread, value), false, POSITIVE);
  if (int <= 0) throw valueError(`expected ${POSITIVE}`);
  const x = Number(int);
  if (Number.isFinite(x)) return new PyFloat(work(x));
  const exponent = bitLength(int);
  const mantissa = Number(shiftRight(int, exponent - 64)) / 2 ** 64;
  return new PyFloat(work(mantissa) + work(2) * exponent);
}

function log(thread: Thread, _module: Value, args: Value[]): Value {
  checkPositional('log', args.length, 1, 2);
  const numerator = logarithm(thread, args[0]!, elementary.log);
  if (args.length === 1) return numerator;
  hold(numerator);
  try {
    const denominator = hold(logarithm(thread, args[1]!, elementary.log));
    try {
      return binaryOp(thread, '/', numerator, denominator);
    } finally {
      release(thread, denominator);
    }
  } finally {
    release(thread, numerator);
  }
}

/** floor and ceil: by the special method, or of the value as a float. */
function rounding(name: 'floor' | 'ceil', work: Real): NativeDefinition {
  return method(`${name}($module, x, /)`, (thread, _module, x: Value) => {
    if (!(x instanceof PyFloat && x.type === floatType)) {
      const result = callSpecialIfFound(thread, x, `__${name}__`, []);
      if (result !== undefined) return result;
    }
    return floatToInt(work(toFloat(thread, x)));
  });
}

const constant = (value: number): PyFloat => {
  const float = new PyFloat(value);
  float.refs = IMMORTAL;
  return float;
};

const IN_RANGE = 'a number in range from -1 up to 1';
const FINITE = 'a finite input';

defineModule({
  name: 'math',
  constants: {
    pi: constant(Math.PI),
    e: constant(Math.E),
    tau: constant(2 * Math.PI),
    inf: constant(Infinity),
    nan: constant(NaN),
  },
  functions: [
    real('acos', elementary.acos, { expects: IN_RANGE }),
    real('acosh', elementary.acosh, {
      expects: 'argument value not less than 1',
    }),
    real('asin', elementary.asin, { expects: IN_RANGE }),
    real('asinh', elementary.asinh),
    real('atan', elementary.atan),
    real('atanh', elementary.atanh, {
      expects: 'a number between -1 and 1',
    }),
    real('cbrt', elementary.cbrt),
    rounding('ceil', Math.ceil),
    real('cos', elementary.cos, { expects: FINITE }),
    real('cosh', elementary.cosh, { overflows: true }),
    real('degrees', (x) => x * (180 / Math.PI), { overflows: true }),
    real('erf', erf),
    real('erfc', erfc),
    real('exp', elementary.exp, { overflows: true }),
    real('exp2', elementary.exp2, { overflows: true }),
    real('expm1', elementary.expm1, { overflows: true }),
    real('fabs', Math.abs),
    rounding('floor', Math.floor),
    special('gamma', gamma),
    special('lgamma', lgamma),
    rawMethod('log', 'fastcall', log),
    real('log1p', elementary.log1p, { expects: 'argument value > -1' }),
    method('log10($module, x, /)', (thread, _module, x: Value) => logarithm(thread, x, elementary.log10)),
    method('log2($module, x, /)', (thread, _module, x: Value) => logarithm(thread, x, elementary.log2)),
    real('radians', (x) => x * (Math.PI / 180)),
    real('sin', elementary.sin, { expects: FINITE }),
    real('sinh', elementary.sinh, { overflows: true }),
    real('sqrt', Math.sqrt, { expects: 'a nonnegative input' }),
    real('tan', elementary.tan, { expects: FINITE }),
    real('tanh', elementary.tanh),
    method('trunc($module, x, /)', (thread, _module, x: Value) => {
      const result = callSpecialIfFound(thread, x, '__trunc__', []);
      if (result === undefined) throw typeError(`type ${typeOf(x).tpName} doesn't define __trunc__ method`);
      return result;
    }),
    ...floatFunctions,
    ...integerFunctions,
    ...sumFunctions,
  ],
});
