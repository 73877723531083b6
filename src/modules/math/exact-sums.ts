// Sums and products of floats without loss: fma, fsum, sumprod and the Euclidean norm.

import { splitFloat } from '../../objects/numbers/float-digits';
import { scaleBigint } from '../../objects/numbers/int-arithmetic';
import { twoProduct, twoSum } from '../../objects/numbers/mathematics/double-double';
import { overflowError, valueError } from '../../objects/raise';

/** x * y + z rounded once. */
export function fusedMultiplyAdd(x: number, y: number, z: number): number {
  const quick = x * y + z;
  if (!Number.isFinite(x) || !Number.isFinite(y) || x === 0 || y === 0) return quick;
  if (!Number.isFinite(z)) return z;
  const a = splitFloat(x);
  const b = splitFloat(y);
  const c = splitFloat(z);
  const exponent = Math.min(a.exponent + b.exponent, c.exponent);
  const sign = (value: number, size: bigint): bigint => (value < 0 ? -size : size);
  const product = sign(x, a.mantissa) * sign(y, b.mantissa) * (1n << BigInt(a.exponent + b.exponent - exponent));
  const sum = product + sign(z, c.mantissa) * (1n << BigInt(c.exponent - exponent));
  if (sum === 0n) return x * y + z === 0 ? (product === 0n ? quick : 0) : 0;
  return sum < 0n ? -scaleBigint(-sum, exponent) : scaleBigint(sum, exponent);
}

/** x * y as rounded product and its error. */
function exactProduct(x: number, y: number): readonly [hi: number, lo: number] {
  const product = x * y;
  const size = Math.abs(product);
  if (Math.abs(x) < 2 ** 900 && Math.abs(y) < 2 ** 900 && size < 2 ** 1000 && (size > 2 ** -900 || size === 0))
    return twoProduct(x, y);
  return [product, fusedMultiplyAdd(x, y, -product)];
}

/** Collects addends for a sum that is rounded once (Shewchuk's partials, math_fsum). */
export class ExactSum {
  private readonly partials: number[] = [];
  private specialSum = 0;
  private infiniteSum = 0;

  add(value: number): void {
    const { partials } = this;
    let x = value;
    let kept = 0;
    for (let y of partials) {
      if (Math.abs(x) < Math.abs(y)) [x, y] = [y, x];
      const hi = x + y;
      const lo = y - (hi - x);
      if (lo !== 0) partials[kept++] = lo;
      x = hi;
    }
    partials.length = kept;
    if (x === 0) return;
    if (Number.isFinite(x)) {
      partials.push(x);
      return;
    }
    // Infinite or no number: either the addend was, or the sum has grown too large.
    if (Number.isFinite(value)) throw overflowError('intermediate overflow in fsum');
    if (!Number.isNaN(value)) this.infiniteSum += value;
    this.specialSum += value;
    partials.length = 0;
  }

  result(): number {
    if (this.specialSum !== 0) {
      if (Number.isNaN(this.infiniteSum)) throw valueError('-inf + inf in fsum');
      return this.specialSum;
    }
    const { partials } = this;
    let index = partials.length;
    if (index === 0) return 0;
    let hi = partials[--index]!;
    let lo = 0;
    while (index > 0) {
      const x = hi;
      const y = partials[--index]!;
      hi = x + y;
      lo = y - (hi - x);
      if (lo !== 0) break;
    }
    // Round half even across partials: the next one may break a tie.
    if (index > 0 && ((lo < 0 && partials[index - 1]! < 0) || (lo > 0 && partials[index - 1]! > 0))) {
      const y = lo * 2;
      const x = hi + y;
      if (y === x - hi) hi = x;
    }
    return hi;
  }
}

/** A sum of products in three parts (TripleLength). */
export class ProductSum {
  private hi = 0;
  private lo = 0;
  private tiny = 0;

  /** Adds x * y; false, and nothing changed, if the sum would not be finite (tl_fma). */
  add(x: number, y: number): boolean {
    const [productHi, productLo] = exactProduct(x, y);
    const [sumHi, sumLo] = twoSum(this.hi, productHi);
    if (!Number.isFinite(sumHi)) return false;
    const [r1Hi, r1Lo] = twoSum(this.lo, productLo);
    const [r2Hi, r2Lo] = twoSum(r1Hi, sumLo);
    this.hi = sumHi;
    this.lo = r2Hi;
    this.tiny += r1Lo + r2Lo;
    return true;
  }

  /** The sum as a float (tl_to_d). */
  result(): number {
    return this.hi + twoSum(this.lo, this.tiny)[0];
  }
}

const MIN_NORMAL = 2 ** -1022;

/** The Euclidean norm of sizes, of which `max` is the largest (vector_norm). */
export function vectorNorm(sizes: number[], max: number, foundNan: boolean): number {
  if (max === Infinity) return max;
  if (foundNan) return NaN;
  if (max === 0 || sizes.length <= 1) return max;
  const exponent = max < MIN_NORMAL ? -1024 : Math.floor(Math.log2(max)) + 1;
  if (exponent < -1023) {
    return (
      MIN_NORMAL *
      vectorNorm(
        sizes.map((size) => size / MIN_NORMAL),
        max / MIN_NORMAL,
        false,
      )
    );
  }
  const scale = exponent > 1023 ? 2 ** -1023 / 2 : 2 ** -exponent;
  let sum = 1;
  let fraction1 = 0;
  let fraction2 = 0;
  const addSquare = (x: number, y: number): void => {
    const [hi, lo] = twoProduct(x, y);
    const next = sum + hi;
    fraction2 += sum - next + hi;
    sum = next;
    fraction1 += lo;
  };
  for (const size of sizes) {
    const x = size * scale;
    addSquare(x, x);
  }
  let root = Math.sqrt(sum - 1 + (fraction1 + fraction2));
  addSquare(-root, root);
  const rest = sum - 1 + (fraction1 + fraction2);
  root += rest / (2 * root);
  return root / scale;
}
