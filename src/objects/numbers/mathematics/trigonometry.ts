// Sine and cosine with the polynomials that C libraries use (fdlibm), so that the last bit is theirs and not the engine's.

import { addPairs, type Pair, twoProduct, twoSum } from './double-double';

const S1 = -1.66666666666666324348e-1;
const S2 = 8.33333333332248946124e-3;
const S3 = -1.98412698298579493134e-4;
const S4 = 2.75573137070700676789e-6;
const S5 = -2.50507602534068634195e-8;
const S6 = 1.58969099521155010221e-10;

const C1 = 4.16666666666666019037e-2;
const C2 = -1.38888888888741095749e-3;
const C3 = 2.48015872894767294178e-5;
const C4 = -2.75573143513906633035e-7;
const C5 = 2.0875723212981748279e-9;
const C6 = -1.13596475577881948265e-11;

/** sin(x + y) for |x| <= pi/4 and a tail y. */
function sinKernel(x: number, y: number, hasTail: boolean): number {
  const z = x * x;
  const w = z * z;
  const r = S2 + z * (S3 + z * S4) + z * w * (S5 + z * S6);
  const v = z * x;
  return hasTail ? x - (z * (0.5 * y - v * r) - y - v * S1) : x + v * (S1 + z * r);
}

/** cos(x + y) for |x| <= pi/4 and a tail y. */
function cosKernel(x: number, y: number): number {
  const z = x * x;
  const w = z * z;
  const r = z * (C1 + z * (C2 + z * C3)) + w * w * (C4 + z * (C5 + z * C6));
  const half = 0.5 * z;
  const v = 1 - half;
  return v + (1 - v - half + (z * r - x * y));
}

const QUARTER_PI = Math.PI / 4;
const TWO_OVER_PI = 6.36619772367581382433e-1;
const PIO2_1 = 1.57079632673412561417;
const PIO2_2 = 6.0771005063039659766e-11;
const PIO2_3 = 2.0222662487111664558e-21;
const PIO2_4 = 8.47842766036889956997e-32;

/** 2/pi times 2**1216, enough bits for any float. */
let twoOverPi: bigint | undefined;

/** pi to `bits` binary places, by Machin's formula. */
function piBits(bits: number): bigint {
  const one = 1n << BigInt(bits + 32);
  const arctanInverse = (n: bigint): bigint => {
    let term = one / n;
    let sum = term;
    for (let k = 3n, sign = -1n; term !== 0n; k += 2n, sign = -sign) {
      term /= n * n;
      sum += (sign * term) / k;
    }
    return sum;
  };
  return (16n * arctanInverse(5n) - 4n * arctanInverse(239n)) >> 32n;
}

/** The multiple of pi/2 nearest to x, and what is left, as two floats. */
function reduce(x: number): { quadrant: number; rest: Pair } {
  if (Math.abs(x) < 1647099) {
    const n = Math.round(x * TWO_OVER_PI);
    let rest: Pair = twoSum(x, -n * PIO2_1);
    rest = addPairs(rest, twoProduct(-n, PIO2_2));
    rest = addPairs(rest, twoProduct(-n, PIO2_3));
    rest = addPairs(rest, [-n * PIO2_4, 0]);
    return { quadrant: n & 3, rest };
  }
  return reduceLarge(x);
}

const LARGE_BITS = 1216;

function reduceLarge(x: number): { quadrant: number; rest: Pair } {
  twoOverPi ??= (1n << BigInt(2 * LARGE_BITS + 65)) / piBits(LARGE_BITS + 64);
  const size = Math.abs(x);
  const exponent = Math.floor(Math.log2(size)) - 52;
  const mantissa = BigInt(size / 2 ** exponent);
  const shift = LARGE_BITS - exponent;
  const product = mantissa * twoOverPi;
  const rounded = (product + (1n << BigInt(shift - 1))) >> BigInt(shift);
  const fraction = product - (rounded << BigInt(shift));
  // The fraction of a quarter turn, times pi/2.
  const bits = 160;
  const kept = shift > bits ? fraction >> BigInt(shift - bits) : fraction << BigInt(bits - shift);
  const rest = kept * (piBits(bits) >> 1n);
  const hi = toFloat(rest, 2 * bits);
  const lo = toFloat(rest - fromFloat(hi, 2 * bits), 2 * bits);
  const quadrant = Number(rounded & 3n);
  if (x < 0) return { quadrant: (4 - quadrant) & 3, rest: [-hi, -lo] };
  return { quadrant, rest: [hi, lo] };
}

/** value / 2**bits as the nearest float. */
function toFloat(value: bigint, bits: number): number {
  return Number(value) / 2 ** bits;
}

function fromFloat(value: number, bits: number): bigint {
  return BigInt(value * 2 ** bits);
}

/** The sine. */
export function sin(x: number): number {
  if (!Number.isFinite(x)) return NaN;
  if (Math.abs(x) <= QUARTER_PI) return Math.abs(x) < 2 ** -26 ? x : sinKernel(x, 0, false);
  const { quadrant, rest } = reduce(x);
  const [hi, lo] = rest;
  switch (quadrant) {
    case 0:
      return sinKernel(hi, lo, true);
    case 1:
      return cosKernel(hi, lo);
    case 2:
      return -sinKernel(hi, lo, true);
    default:
      return -cosKernel(hi, lo);
  }
}

/** The cosine. */
export function cos(x: number): number {
  if (!Number.isFinite(x)) return NaN;
  if (Math.abs(x) <= QUARTER_PI) return Math.abs(x) < 2 ** -27 ? 1 : cosKernel(x, 0);
  const { quadrant, rest } = reduce(x);
  const [hi, lo] = rest;
  switch (quadrant) {
    case 0:
      return cosKernel(hi, lo);
    case 1:
      return -sinKernel(hi, lo, true);
    case 2:
      return -cosKernel(hi, lo);
    default:
      return sinKernel(hi, lo, true);
  }
}
