// Complex arithmetic as CPython does it in C: operations mixed with reals keep signs of zeros, products and quotients recover infinities (C99, Annex G).

import { isNegative } from './float-digits';
import { atan2, cos, exp, hypot, log, pow, sin } from './mathematics/elementary';
import { overflowError, zeroDivisionError } from '../raise';

export interface Complex {
  readonly real: number;
  readonly imag: number;
}

export const complexOf = (real: number, imag: number): Complex => ({ real, imag });

const copySign = (size: number, sign: number): number => (isNegative(sign) ? -size : size);
/** Infinity becomes 1, anything else 0, with the sign kept. */
const boxed = (x: number): number => copySign(Math.abs(x) === Infinity ? 1 : 0, x);
const zeroIfNan = (x: number): number => (Number.isNaN(x) ? copySign(0, x) : x);
const isInfinite = (x: number): boolean => x === Infinity || x === -Infinity;

/** a * b (_Py_c_prod). */
export function multiplyComplex(z: Complex, w: Complex): Complex {
  let { real: a, imag: b } = z;
  let { real: c, imag: d } = w;
  const ac = a * c;
  const bd = b * d;
  const ad = a * d;
  const bc = b * c;
  const real = ac - bd;
  const imag = ad + bc;
  if (!Number.isNaN(real) || !Number.isNaN(imag)) return { real, imag };
  let recalculate = false;
  if (isInfinite(a) || isInfinite(b)) {
    a = boxed(a);
    b = boxed(b);
    c = zeroIfNan(c);
    d = zeroIfNan(d);
    recalculate = true;
  }
  if (isInfinite(c) || isInfinite(d)) {
    c = boxed(c);
    d = boxed(d);
    a = zeroIfNan(a);
    b = zeroIfNan(b);
    recalculate = true;
  }
  if (!recalculate && (isInfinite(ac) || isInfinite(bd) || isInfinite(ad) || isInfinite(bc))) {
    a = zeroIfNan(a);
    b = zeroIfNan(b);
    c = zeroIfNan(c);
    d = zeroIfNan(d);
    recalculate = true;
  }
  if (!recalculate) return { real, imag };
  return { real: Infinity * (a * c - b * d), imag: Infinity * (a * d + b * c) };
}

/** a / b (_Py_c_quot). */
export function divideComplex(a: Complex, b: Complex): Complex {
  const sizeReal = Math.abs(b.real);
  const sizeImag = Math.abs(b.imag);
  let real: number;
  let imag: number;
  if (sizeReal >= sizeImag) {
    if (sizeReal === 0) throw zeroDivisionError('division by zero');
    const ratio = b.imag / b.real;
    const denominator = b.real + b.imag * ratio;
    real = (a.real + a.imag * ratio) / denominator;
    imag = (a.imag - a.real * ratio) / denominator;
  } else if (sizeImag >= sizeReal) {
    const ratio = b.real / b.imag;
    const denominator = b.real * ratio + b.imag;
    real = (a.real * ratio + a.imag) / denominator;
    imag = (a.imag * ratio - a.real) / denominator;
  } else {
    real = imag = NaN;
  }
  if (!Number.isNaN(real) || !Number.isNaN(imag)) return { real, imag };
  if ((isInfinite(a.real) || isInfinite(a.imag)) && Number.isFinite(b.real) && Number.isFinite(b.imag)) {
    const x = boxed(a.real);
    const y = boxed(a.imag);
    return { real: Infinity * (x * b.real + y * b.imag), imag: Infinity * (y * b.real - x * b.imag) };
  }
  if ((isInfinite(sizeReal) || isInfinite(sizeImag)) && Number.isFinite(a.real) && Number.isFinite(a.imag)) {
    const x = boxed(b.real);
    const y = boxed(b.imag);
    return { real: 0 * (a.real * x + a.imag * y), imag: 0 * (a.imag * x - a.real * y) };
  }
  return { real, imag };
}

/** a / b of a complex and a float (_Py_cr_quot). */
export function divideByReal(a: Complex, b: number): Complex {
  if (b === 0) throw zeroDivisionError('division by zero');
  return { real: a.real / b, imag: a.imag / b };
}

/** a / b of a float and a complex (_Py_rc_quot). */
export function divideReal(a: number, b: Complex): Complex {
  const sizeReal = Math.abs(b.real);
  const sizeImag = Math.abs(b.imag);
  let real: number;
  let imag: number;
  if (sizeReal >= sizeImag) {
    if (sizeReal === 0) throw zeroDivisionError('division by zero');
    const ratio = b.imag / b.real;
    const denominator = b.real + b.imag * ratio;
    real = a / denominator;
    imag = (-a * ratio) / denominator;
  } else if (sizeImag >= sizeReal) {
    const ratio = b.real / b.imag;
    const denominator = b.real * ratio + b.imag;
    real = (a * ratio) / denominator;
    imag = -a / denominator;
  } else {
    real = imag = NaN;
  }
  if (
    Number.isNaN(real) &&
    Number.isNaN(imag) &&
    Number.isFinite(a) &&
    (isInfinite(sizeReal) || isInfinite(sizeImag))
  ) {
    const x = boxed(b.real);
    const y = boxed(b.imag);
    return { real: 0 * (a * x), imag: 0 * (-a * y) };
  }
  return { real, imag };
}

/** |a|; OverflowError where it is too large (_Py_c_abs). */
export function absoluteComplex({ real, imag }: Complex): number {
  if (isInfinite(real) || isInfinite(imag)) return Infinity;
  if (Number.isNaN(real) || Number.isNaN(imag)) return NaN;
  const result = hypot(real, imag);
  if (!Number.isFinite(result)) throw overflowError('absolute value too large');
  return result;
}

/** a ** b without the checks of the operator (_Py_c_pow); used for negative float bases too. */
export function powerComplex(a: Complex, b: Complex): Complex {
  if (b.real === 0 && b.imag === 0) return { real: 1, imag: 0 };
  if (a.real === 0 && a.imag === 0) {
    if (b.imag !== 0 || b.real < 0) throw zeroDivisionError('zero to a negative or complex power');
    return { real: 0, imag: 0 };
  }
  const size = hypot(a.real, a.imag);
  let length = pow(size, b.real);
  const angle = atan2(a.imag, a.real);
  let phase = angle * b.real;
  if (b.imag !== 0) {
    length *= exp(-angle * b.imag);
    phase += b.imag * log(size);
  }
  return { real: length * cos(phase), imag: length * sin(phase) };
}

/** a ** b for the operator: small integral exponents by multiplication, OverflowError where the result is too large (complex_pow). */
export function powerOperator(a: Complex, b: Complex): Complex {
  let result: Complex;
  if (b.imag === 0 && b.real === Math.floor(b.real) && Math.abs(b.real) <= 100) result = powerOfInteger(a, b.real);
  else result = powerComplex(a, b);
  if (isInfinite(result.real) || isInfinite(result.imag)) throw overflowError('complex exponentiation');
  return result;
}

function powerOfInteger(a: Complex, exponent: number): Complex {
  const power = powerOfNatural(a, Math.abs(exponent));
  if (exponent > 0) return power;
  if (power.real === 0 && power.imag === 0) throw zeroDivisionError('zero to a negative or complex power');
  return divideComplex({ real: 1, imag: 0 }, power);
}

function powerOfNatural(a: Complex, exponent: number): Complex {
  let result: Complex = { real: 1, imag: 0 };
  let factor = a;
  for (let mask = 1; exponent >= mask; mask *= 2) {
    if (exponent & mask) result = multiplyComplex(result, factor);
    factor = multiplyComplex(factor, factor);
  }
  return result;
}
