// Sine and cosine as the C library of the modelled build computes them (FreeBSD's msun): the same reduction, the same polynomials.

/** pi/2 in parts of 33 bits, each with what is missing. */
const HALF_PI_1 = 1.5707963267341256;
const HALF_PI_1_REST = 6.077100506506192e-11;
const HALF_PI_2 = 6.077100506303966e-11;
const HALF_PI_2_REST = 2.0222662487959506e-21;
const HALF_PI_3 = 2.0222662487111665e-21;
const HALF_PI_3_REST = 8.4784276603689e-32;
/** Beyond this the reduction in three parts is not exact. */
const MAX_REDUCED = 2 ** 20 * (Math.PI / 2);

const SINE = [
  -0.16666666666666632, 0.00833333333332249, -0.0001984126982985795, 2.7557313707070068e-6, -2.5050760253406863e-8,
  1.58969099521155e-10,
] as const;
const COSINE = [
  0.0416666666666666, -0.001388888888887411, 2.480158728947673e-5, -2.7557314351390663e-7, 2.087572321298175e-9,
  -1.1359647557788195e-11,
] as const;

/** sin(x + y) for |x| <= pi/4 and a tiny y. */
function sineNearZero(x: number, y: number): number {
  const z = x * x;
  const w = z * z;
  const r = SINE[1] + z * (SINE[2] + z * SINE[3]) + z * w * (SINE[4] + z * SINE[5]);
  const v = z * x;
  return y === 0 ? x + v * (SINE[0] + z * r) : x - (z * (0.5 * y - v * r) - y - v * SINE[0]);
}

/** cos(x + y) for |x| <= pi/4 and a tiny y. */
function cosineNearZero(x: number, y: number): number {
  const z = x * x;
  const w = z * z;
  const r = z * (COSINE[0] + z * (COSINE[1] + z * COSINE[2])) + w * w * (COSINE[3] + z * (COSINE[4] + z * COSINE[5]));
  const half = 0.5 * z;
  const rest = 1 - half;
  return rest + (1 - rest - half + (z * r - x * y));
}

function exponentOf(x: number): number {
  const size = Math.abs(x);
  return size === 0 ? -1075 : Math.floor(Math.log2(size));
}

/** x as a number of quarter turns and a rest of at most pi/4, in two parts. */
function reduce(x: number): [quarters: number, rest: number, low: number] {
  const count = Math.round(x * (2 / Math.PI));
  let r = x - count * HALF_PI_1;
  let w = count * HALF_PI_1_REST;
  let rest = r - w;
  const exponent = exponentOf(x);
  if (exponent - exponentOf(rest) > 16) {
    let t = r;
    w = count * HALF_PI_2;
    r = t - w;
    w = count * HALF_PI_2_REST - (t - r - w);
    rest = r - w;
    if (exponent - exponentOf(rest) > 49) {
      t = r;
      w = count * HALF_PI_3;
      r = t - w;
      w = count * HALF_PI_3_REST - (t - r - w);
      rest = r - w;
    }
  }
  return [((count % 4) + 4) % 4, rest, r - rest - w];
}

/** C's sin. */
export function sin(x: number): number {
  const size = Math.abs(x);
  if (!(size < MAX_REDUCED)) return Math.sin(x);
  if (size <= Math.PI / 4) return size < 2 ** -26 ? x : sineNearZero(x, 0);
  const [quarters, rest, low] = reduce(x);
  const value = quarters % 2 === 0 ? sineNearZero(rest, low) : cosineNearZero(rest, low);
  return quarters < 2 ? value : -value;
}

/** C's cos. */
export function cos(x: number): number {
  const size = Math.abs(x);
  if (!(size < MAX_REDUCED)) return Math.cos(x);
  if (size <= Math.PI / 4) return cosineNearZero(x, 0);
  const [quarters, rest, low] = reduce(x);
  const value = quarters % 2 === 0 ? cosineNearZero(rest, low) : sineNearZero(rest, low);
  return quarters === 0 || quarters === 3 ? value : -value;
}
