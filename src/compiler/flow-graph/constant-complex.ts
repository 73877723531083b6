// Arithmetic on constant complex numbers, real operands kept real as in C99 (CPython's Objects/complexobject.c).

export interface Complex {
  readonly real: number;
  readonly imag: number;
}

const ONE: Complex = { real: 1, imag: 0 };
const { isFinite: isFiniteNumber, isNaN: isNotANumber } = Number;

/** `left sign right` where at least one operand, or the result, is complex; undefined where that raises. */
export function complexBinary(left: Complex | number, sign: string, right: Complex | number): Complex | undefined {
  switch (sign) {
    case '+':
      return add(left, right);
    case '-':
      return subtract(left, right);
    case '*':
      return multiply(left, right);
    case '/':
      return divide(left, right);
    case '**':
      return power(toComplex(left), toComplex(right));
    default:
      return undefined;
  }
}

function toComplex(value: Complex | number): Complex {
  return typeof value === 'number' ? { real: value, imag: 0 } : value;
}

function add(left: Complex | number, right: Complex | number): Complex {
  if (typeof left === 'number') return { real: left + toComplex(right).real, imag: toComplex(right).imag };
  if (typeof right === 'number') return { real: left.real + right, imag: left.imag };
  return { real: left.real + right.real, imag: left.imag + right.imag };
}

function subtract(left: Complex | number, right: Complex | number): Complex {
  if (typeof left === 'number') return { real: left - toComplex(right).real, imag: -toComplex(right).imag };
  if (typeof right === 'number') return { real: left.real - right, imag: left.imag };
  return { real: left.real - right.real, imag: left.imag - right.imag };
}

function multiply(left: Complex | number, right: Complex | number): Complex {
  if (typeof left === 'number') return { real: left * toComplex(right).real, imag: left * toComplex(right).imag };
  if (typeof right === 'number') return { real: left.real * right, imag: left.imag * right };
  return product(left, right);
}

/** 1 for infinity, else 0, with the sign of the number: how C99 boxes infinities. */
function boxed(value: number): number {
  const magnitude = Math.abs(value) === Number.POSITIVE_INFINITY ? 1 : 0;
  return value < 0 || Object.is(value, -0) ? -magnitude : magnitude;
}

/** Zero with the sign of a NaN, any other number unchanged. */
function withoutNaN(value: number): number {
  return isNotANumber(value) ? 0 : value;
}

function isInfinite({ real, imag }: Complex): boolean {
  return Math.abs(real) === Number.POSITIVE_INFINITY || Math.abs(imag) === Number.POSITIVE_INFINITY;
}

function product(left: Complex, right: Complex): Complex {
  const ac = left.real * right.real;
  const bd = left.imag * right.imag;
  const ad = left.real * right.imag;
  const bc = left.imag * right.real;
  const result = { real: ac - bd, imag: ad + bc };
  if (!isNotANumber(result.real) || !isNotANumber(result.imag)) return result;
  let a = left;
  let b = right;
  let recovers = false;
  if (isInfinite(a)) {
    a = { real: boxed(a.real), imag: boxed(a.imag) };
    b = { real: withoutNaN(b.real), imag: withoutNaN(b.imag) };
    recovers = true;
  }
  if (isInfinite(b)) {
    b = { real: boxed(b.real), imag: boxed(b.imag) };
    a = { real: withoutNaN(a.real), imag: withoutNaN(a.imag) };
    recovers = true;
  }
  if (!recovers && [ac, bd, ad, bc].some((part) => Math.abs(part) === Number.POSITIVE_INFINITY)) {
    a = { real: withoutNaN(a.real), imag: withoutNaN(a.imag) };
    b = { real: withoutNaN(b.real), imag: withoutNaN(b.imag) };
    recovers = true;
  }
  if (!recovers) return result;
  return {
    real: Number.POSITIVE_INFINITY * (a.real * b.real - a.imag * b.imag),
    imag: Number.POSITIVE_INFINITY * (a.real * b.imag + a.imag * b.real),
  };
}

function divide(left: Complex | number, right: Complex | number): Complex | undefined {
  if (typeof right === 'number') {
    const { real, imag } = toComplex(left);
    return right === 0 ? undefined : { real: real / right, imag: imag / right };
  }
  if (right.real === 0 && right.imag === 0) return undefined;
  return typeof left === 'number' ? quotientOfReal(left, right) : quotient(left, right);
}

function quotient(a: Complex, b: Complex): Complex {
  let result: Complex = { real: Number.NaN, imag: Number.NaN };
  if (Math.abs(b.real) >= Math.abs(b.imag)) {
    const ratio = b.imag / b.real;
    const denominator = b.real + b.imag * ratio;
    result = { real: (a.real + a.imag * ratio) / denominator, imag: (a.imag - a.real * ratio) / denominator };
  } else if (Math.abs(b.imag) >= Math.abs(b.real)) {
    const ratio = b.real / b.imag;
    const denominator = b.real * ratio + b.imag;
    result = { real: (a.real * ratio + a.imag) / denominator, imag: (a.imag * ratio - a.real) / denominator };
  }
  if (!isNotANumber(result.real) || !isNotANumber(result.imag)) return result;
  if (isInfinite(a) && isFiniteNumber(b.real) && isFiniteNumber(b.imag)) {
    const x = boxed(a.real);
    const y = boxed(a.imag);
    return {
      real: Number.POSITIVE_INFINITY * (x * b.real + y * b.imag),
      imag: Number.POSITIVE_INFINITY * (y * b.real - x * b.imag),
    };
  }
  if (isInfinite(b) && isFiniteNumber(a.real) && isFiniteNumber(a.imag)) {
    const x = boxed(b.real);
    const y = boxed(b.imag);
    return { real: 0 * (a.real * x + a.imag * y), imag: 0 * (a.imag * x - a.real * y) };
  }
  return result;
}

function quotientOfReal(a: number, b: Complex): Complex {
  let result: Complex = { real: Number.NaN, imag: Number.NaN };
  if (Math.abs(b.real) >= Math.abs(b.imag)) {
    const ratio = b.imag / b.real;
    const denominator = b.real + b.imag * ratio;
    result = { real: a / denominator, imag: (-a * ratio) / denominator };
  } else if (Math.abs(b.imag) >= Math.abs(b.real)) {
    const ratio = b.real / b.imag;
    const denominator = b.real * ratio + b.imag;
    result = { real: (a * ratio) / denominator, imag: -a / denominator };
  }
  if (!isNotANumber(result.real) || !isNotANumber(result.imag) || !isInfinite(b) || !isFiniteNumber(a)) return result;
  return { real: 0 * (a * boxed(b.real)), imag: 0 * (-a * boxed(b.imag)) };
}

/** Powers with a small integer exponent are products; the others go through polar form. */
function power(base: Complex, exponent: Complex): Complex | undefined {
  const { real, imag } = exponent;
  let result: Complex | undefined;
  if (imag === 0 && real === Math.floor(real) && Math.abs(real) <= 100) {
    if (real >= 0) result = powerOfInteger(base, real);
    else if (base.real === 0 && base.imag === 0) return undefined;
    else result = quotient(ONE, powerOfInteger(base, -real));
  } else result = powerInPolarForm(base, exponent);
  return result === undefined || isInfinite(result) ? undefined : result;
}

function powerOfInteger(base: Complex, exponent: number): Complex {
  let result = ONE;
  let factor = base;
  for (let mask = 1; exponent >= mask; mask *= 2) {
    if (exponent & mask) result = product(result, factor);
    factor = product(factor, factor);
  }
  return result;
}

function powerInPolarForm(base: Complex, { real, imag }: Complex): Complex | undefined {
  if (base.real === 0 && base.imag === 0) return imag !== 0 || real < 0 ? undefined : { real: 0, imag: 0 };
  const radius = Math.hypot(base.real, base.imag);
  let length = radius ** real;
  const angle = Math.atan2(base.imag, base.real);
  let phase = angle * real;
  if (imag !== 0) {
    length *= Math.exp(-angle * imag);
    phase += imag * Math.log(radius);
  }
  return { real: length * Math.cos(phase), imag: length * Math.sin(phase) };
}
