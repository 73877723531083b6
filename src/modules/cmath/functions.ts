// The functions of cmath on complex numbers, with C99's special values and without avoidable overflow.

import { absoluteComplex, type Complex, complexOf, divideComplex } from '../../objects/numbers/complex-arithmetic';
import { isNegative } from '../../objects/numbers/float-digits';
import * as elementary from '../../objects/numbers/mathematics/elementary';
import { overflowError, valueError } from '../../objects/raise';
import { specialValue } from './special-values';

const { atan2, cos, exp, hypot, log, sin, tan } = elementary;
const LARGE = Number.MAX_VALUE / 4;
const SQRT_LARGE = Math.sqrt(LARGE);
const LOG_LARGE = Math.log(LARGE);
const MIN_NORMAL = 2 ** -1022;
const SQRT_MIN = Math.sqrt(MIN_NORMAL);
const LN2 = Math.LN2;

export const domainError = () => valueError('math domain error');
export const rangeError = () => overflowError('math range error');

const copySign = (size: number, sign: number): number => (isNegative(sign) ? -Math.abs(size) : Math.abs(size));

/** The special value for arguments that are not finite, or undefined. */
function special(name: Parameters<typeof specialValue>[0], z: Complex): Complex | undefined {
  const value = specialValue(name, z.real, z.imag);
  if (value === 'domain') throw domainError();
  return value;
}

function checkRange(z: Complex): Complex {
  if (Math.abs(z.real) === Infinity || Math.abs(z.imag) === Infinity) throw rangeError();
  return z;
}

const isLarge = (z: Complex): boolean => Math.abs(z.real) > LARGE || Math.abs(z.imag) > LARGE;
const logHalf = (z: Complex): number => log(hypot(z.real / 2, z.imag / 2)) + LN2 * 2;
/** f(z) from f(iz) or the reverse: multiplication by -i. */
const turnBack = (z: Complex): Complex => complexOf(z.imag, -z.real);
const turn = (z: Complex): Complex => complexOf(-z.imag, z.real);

export function sqrt(z: Complex): Complex {
  const value = special('sqrt', z);
  if (value !== undefined) return value;
  const { real, imag } = z;
  if (real === 0 && imag === 0) return complexOf(0, imag);
  let ax = Math.abs(real);
  const ay = Math.abs(imag);
  let s: number;
  if (ax < MIN_NORMAL && ay < MIN_NORMAL) {
    ax *= 2 ** 53;
    s = Math.sqrt(ax + hypot(ax, ay * 2 ** 53)) * 2 ** -27;
  } else {
    ax /= 8;
    s = 2 * Math.sqrt(ax + hypot(ax, ay / 8));
  }
  const d = ay / (2 * s);
  return real >= 0 ? complexOf(s, copySign(d, imag)) : complexOf(d, copySign(s, imag));
}

export function acos(z: Complex): Complex {
  const value = special('acos', z);
  if (value !== undefined) return value;
  if (isLarge(z)) {
    const size = logHalf(z);
    const imag = z.real < 0 ? -copySign(size, z.imag) : copySign(size, -z.imag);
    return complexOf(atan2(Math.abs(z.imag), z.real), imag);
  }
  const s1 = sqrt(complexOf(1 - z.real, -z.imag));
  const s2 = sqrt(complexOf(1 + z.real, z.imag));
  return complexOf(2 * atan2(s1.real, s2.real), elementary.asinh(s2.real * s1.imag - s2.imag * s1.real));
}

export function acosh(z: Complex): Complex {
  const value = special('acosh', z);
  if (value !== undefined) return value;
  if (isLarge(z)) return complexOf(logHalf(z), atan2(z.imag, z.real));
  const s1 = sqrt(complexOf(z.real - 1, z.imag));
  const s2 = sqrt(complexOf(z.real + 1, z.imag));
  return complexOf(elementary.asinh(s1.real * s2.real + s1.imag * s2.imag), 2 * atan2(s1.imag, s2.real));
}

export function asinh(z: Complex): Complex {
  const value = special('asinh', z);
  if (value !== undefined) return value;
  if (isLarge(z)) {
    const size = logHalf(z);
    const real = z.imag >= 0 ? copySign(size, z.real) : -copySign(size, -z.real);
    return complexOf(real, atan2(z.imag, Math.abs(z.real)));
  }
  const s1 = sqrt(complexOf(1 + z.imag, -z.real));
  const s2 = sqrt(complexOf(1 - z.imag, z.real));
  return complexOf(
    elementary.asinh(s1.real * s2.imag - s2.real * s1.imag),
    atan2(z.imag, s1.real * s2.real - s1.imag * s2.imag),
  );
}

export const asin = (z: Complex): Complex => turnBack(asinh(turn(z)));

export function atanh(z: Complex): Complex {
  const value = special('atanh', z);
  if (value !== undefined) return value;
  if (isNegative(z.real)) {
    const { real, imag } = atanh(complexOf(-z.real, -z.imag));
    return complexOf(-real, -imag);
  }
  const { real: x, imag: y } = z;
  const ay = Math.abs(y);
  if (x > SQRT_LARGE || ay > SQRT_LARGE) {
    const h = hypot(x / 2, y / 2);
    return complexOf(x / 4 / h / h, -copySign(Math.PI / 2, -y));
  }
  if (x === 1 && ay < SQRT_MIN) {
    if (ay === 0) throw domainError();
    return complexOf(-log(Math.sqrt(ay) / Math.sqrt(hypot(ay, 2))), copySign(atan2(2, -ay) / 2, y));
  }
  return complexOf(
    logOnePlus((4 * x) / ((1 - x) * (1 - x) + ay * ay)) / 4,
    -atan2(-2 * y, (1 - x) * (1 + x) - ay * ay) / 2,
  );
}

const logOnePlus = (x: number): number => (x === 0 ? x : elementary.log1p(x));

export const atan = (z: Complex): Complex => turnBack(atanh(turn(z)));

/** Infinite real part, finite and not zero imaginary part. */
const isInfiniteWithAngle = (z: Complex): boolean =>
  Math.abs(z.real) === Infinity && Number.isFinite(z.imag) && z.imag !== 0;

export function cosh(z: Complex): Complex {
  const { real: x, imag: y } = z;
  if (isInfiniteWithAngle(z)) {
    const imag = copySign(Infinity, sin(y));
    return complexOf(copySign(Infinity, cos(y)), x > 0 ? imag : -imag);
  }
  const value = special('cosh', z);
  if (value !== undefined) return value;
  if (Math.abs(x) > LOG_LARGE) {
    const less = x - copySign(1, x);
    return checkRange(complexOf(cos(y) * elementary.cosh(less) * Math.E, sin(y) * elementary.sinh(less) * Math.E));
  }
  return checkRange(complexOf(cos(y) * elementary.cosh(x), sin(y) * elementary.sinh(x)));
}

export const cosine = (z: Complex): Complex => cosh(turn(z));

export function exponential(z: Complex): Complex {
  const { real: x, imag: y } = z;
  if (isInfiniteWithAngle(z)) {
    const size = x > 0 ? Infinity : 0;
    return complexOf(copySign(size, cos(y)), copySign(size, sin(y)));
  }
  const value = special('exp', z);
  if (value !== undefined) return value;
  if (x > LOG_LARGE) {
    const l = exp(x - 1);
    return checkRange(complexOf(l * cos(y) * Math.E, l * sin(y) * Math.E));
  }
  const l = exp(x);
  return checkRange(complexOf(l * cos(y), l * sin(y)));
}

export function sinh(z: Complex): Complex {
  const { real: x, imag: y } = z;
  if (isInfiniteWithAngle(z)) {
    const real = copySign(Infinity, cos(y));
    return complexOf(x > 0 ? real : -real, copySign(Infinity, sin(y)));
  }
  const value = special('sinh', z);
  if (value !== undefined) return value;
  if (Math.abs(x) > LOG_LARGE) {
    const less = x - copySign(1, x);
    return checkRange(complexOf(cos(y) * elementary.sinh(less) * Math.E, sin(y) * elementary.cosh(less) * Math.E));
  }
  return checkRange(complexOf(cos(y) * elementary.sinh(x), sin(y) * elementary.cosh(x)));
}

export const sine = (z: Complex): Complex => turnBack(sinh(turn(z)));

export function tanh(z: Complex): Complex {
  const { real: x, imag: y } = z;
  if (isInfiniteWithAngle(z)) return complexOf(x > 0 ? 1 : -1, copySign(0, 2 * sin(y) * cos(y)));
  const value = special('tanh', z);
  if (value !== undefined) return value;
  if (Math.abs(x) > LOG_LARGE) return complexOf(copySign(1, x), 4 * sin(y) * cos(y) * exp(-2 * Math.abs(x)));
  const tx = elementary.tanh(x);
  const ty = tan(y);
  const cx = 1 / elementary.cosh(x);
  const product = tx * ty;
  const denominator = 1 + product * product;
  return complexOf((tx * (1 + ty * ty)) / denominator, (ty / denominator) * cx * cx);
}

export const tangent = (z: Complex): Complex => turnBack(tanh(turn(z)));

/** The natural logarithm. */
export function logarithm(z: Complex): Complex {
  const value = special('log', z);
  if (value !== undefined) return value;
  const ax = Math.abs(z.real);
  const ay = Math.abs(z.imag);
  let real: number;
  if (ax > LARGE || ay > LARGE) real = log(hypot(ax / 2, ay / 2)) + LN2;
  else if (ax < MIN_NORMAL && ay < MIN_NORMAL) {
    if (ax === 0 && ay === 0) throw domainError();
    real = log(hypot(ax * 2 ** 53, ay * 2 ** 53)) - 53 * LN2;
  } else {
    const h = hypot(ax, ay);
    if (h >= 0.71 && h <= 1.73) {
      const greater = Math.max(ax, ay);
      const smaller = Math.min(ax, ay);
      real = logOnePlus((greater - 1) * (greater + 1) + smaller * smaller) / 2;
    } else real = log(h);
  }
  return complexOf(real, atan2(z.imag, z.real));
}

/** The logarithm to a base. */
export function logarithmTo(z: Complex, base: Complex): Complex {
  // Only the base is checked: CPython forgets what the first logarithm found.
  const isZero = z.real === 0 && z.imag === 0;
  const numerator = isZero ? complexOf(-Infinity, atan2(z.imag, z.real)) : logarithm(z);
  const denominator = logarithm(base);
  if (denominator.real === 0 && denominator.imag === 0) throw domainError();
  return divideComplex(numerator, denominator);
}

export function logarithm10(z: Complex): Complex {
  const { real, imag } = logarithm(z);
  return complexOf(real / Math.LN10, imag / Math.LN10);
}

export const phase = (z: Complex): number => atan2(z.imag, z.real);

/** |z|, or OverflowError. */
export function size(z: Complex): number {
  const { real, imag } = z;
  if (Number.isFinite(real) && Number.isFinite(imag) && hypot(real, imag) === Infinity) throw rangeError();
  return absoluteComplex(z);
}

/** The complex number of polar coordinates. */
export function rectangular(r: number, phi: number): Complex {
  if (isInfiniteWithAngle(complexOf(r, phi))) {
    const real = copySign(Infinity, cos(phi));
    const imag = copySign(Infinity, sin(phi));
    return r > 0 ? complexOf(real, imag) : complexOf(-real, -imag);
  }
  const value = special('rect', complexOf(r, phi));
  if (value !== undefined) return value;
  return phi === 0 ? complexOf(r, r * phi) : complexOf(r * cos(phi), r * sin(phi));
}

export function isClose(a: Complex, b: Complex, relative: number, absolute: number): boolean {
  if (relative < 0 || absolute < 0) throw valueError('tolerances must be non-negative');
  if (a.real === b.real && a.imag === b.imag) return true;
  for (const x of [a.real, a.imag, b.real, b.imag]) if (Math.abs(x) === Infinity) return false;
  const difference = absoluteComplex(complexOf(a.real - b.real, a.imag - b.imag));
  return (
    difference <= relative * absoluteComplex(b) || difference <= relative * absoluteComplex(a) || difference <= absolute
  );
}
