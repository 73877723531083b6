// Arithmetic on constant numbers, with CPython's limits on the size of ints that are folded. Errors of the operators pass through.

import { PyComplex } from '../../objects/numbers/complex';
import {
  type Complex,
  complexOf,
  divideByReal,
  divideComplex,
  divideReal,
  multiplyComplex,
  powerOperator,
} from '../../objects/numbers/complex-arithmetic';
import { PyFloat } from '../../objects/numbers/float';
import { divideFloats, floorDivideFloats, moduloFloats, powerFloats } from '../../objects/numbers/float-arithmetic';
import {
  addInts,
  andInts,
  bitLength,
  floorDivideInts,
  type Int,
  intToFloat,
  moduloInts,
  multiplyInts,
  orInts,
  powerInts,
  shiftLeft,
  shiftRight,
  subtractInts,
  trueDivideInts,
  xorInts,
} from '../../objects/numbers/int-arithmetic';
import type { Value } from '../../objects/object';

/** Longer ints are computed at run time. */
const MAX_INT_BITS = 128;

/** The int that a constant of type int or bool is; undefined for other types. */
export function toInt(value: Value): Int | undefined {
  if (typeof value === 'boolean') return Number(value);
  return typeof value === 'number' || typeof value === 'bigint' ? value : undefined;
}

/** A binary operator on two constant numbers; undefined where it is left to run time or they are no numbers. */
export function numberBinary(left: Value, sign: string, right: Value): Value | undefined {
  const leftInt = toInt(left);
  const rightInt = toInt(right);
  if (leftInt !== undefined && rightInt !== undefined) return intBinary(leftInt, sign, rightInt);
  const a = toComplexOrFloat(left);
  const b = toComplexOrFloat(right);
  if (a === undefined || b === undefined) return undefined;
  if (typeof a === 'number' && typeof b === 'number') return floatBinary(a, sign, b);
  const result = complexBinary(a, sign, b);
  return result === undefined ? undefined : new PyComplex(result.real, result.imag);
}

function toComplexOrFloat(value: Value): Complex | number | undefined {
  if (value instanceof PyFloat) return value.value;
  if (value instanceof PyComplex) return value;
  const int = toInt(value);
  return int === undefined ? undefined : intToFloat(int);
}

function intBinary(a: Int, sign: string, b: Int): Value | undefined {
  switch (sign) {
    case '+':
      return addInts(a, b);
    case '-':
      return subtractInts(a, b);
    case '*':
      return a !== 0 && b !== 0 && bitLength(a) + bitLength(b) > MAX_INT_BITS ? undefined : multiplyInts(a, b);
    case '/':
      return new PyFloat(trueDivideInts(a, b));
    case '//':
      return floorDivideInts(a, b);
    case '%':
      return moduloInts(a, b);
    case '**':
      if (b < 0) return powerFloats(intToFloat(a), intToFloat(b));
      if (a !== 0 && b > 0 && bitLength(a) > Math.floor(MAX_INT_BITS / Number(b))) return undefined;
      return powerInts(a, b);
    case '<<':
      if (a !== 0 && b > 0 && Number(b) > MAX_INT_BITS - bitLength(a)) return undefined;
      return shiftLeft(a, b);
    case '>>':
      return shiftRight(a, b);
    case '&':
      return andInts(a, b);
    case '|':
      return orInts(a, b);
    case '^':
      return xorInts(a, b);
    default:
      return undefined;
  }
}

function floatBinary(a: number, sign: string, b: number): Value | undefined {
  switch (sign) {
    case '+':
      return new PyFloat(a + b);
    case '-':
      return new PyFloat(a - b);
    case '*':
      return new PyFloat(a * b);
    case '/':
      return new PyFloat(divideFloats(a, b));
    case '//':
      return new PyFloat(floorDivideFloats(a, b));
    case '%':
      return new PyFloat(moduloFloats(a, b));
    case '**':
      return powerFloats(a, b);
    default:
      return undefined;
  }
}

const realOf = (value: Complex | number): number => (typeof value === 'number' ? value : value.real);
const asComplex = (value: Complex | number): Complex => (typeof value === 'number' ? complexOf(value, 0) : value);

/** At least one operand is complex; a real one stays real, which keeps signs of zeros. */
function complexBinary(a: Complex | number, sign: string, b: Complex | number): Complex | undefined {
  switch (sign) {
    case '+':
      if (typeof a === 'number') return complexOf(a + realOf(b), asComplex(b).imag);
      return complexOf(a.real + realOf(b), typeof b === 'number' ? a.imag : a.imag + b.imag);
    case '-':
      if (typeof a === 'number') return complexOf(a - realOf(b), -asComplex(b).imag);
      return complexOf(a.real - realOf(b), typeof b === 'number' ? a.imag : a.imag - b.imag);
    case '*':
      if (typeof a === 'number') return complexOf(a * realOf(b), a * asComplex(b).imag);
      return typeof b === 'number' ? complexOf(a.real * b, a.imag * b) : multiplyComplex(a, b);
    case '/':
      if (typeof b === 'number') return divideByReal(asComplex(a), b);
      return typeof a === 'number' ? divideReal(a, b) : divideComplex(a, b);
    case '**':
      return powerOperator(asComplex(a), asComplex(b));
    default:
      return undefined;
  }
}
