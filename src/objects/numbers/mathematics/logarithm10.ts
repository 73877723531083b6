// The logarithm to base 10, with the polynomial that C libraries use (fdlibm).

const LG1 = 6.66666666666673513e-1;
const LG2 = 3.999999999940941908e-1;
const LG3 = 2.857142874366239149e-1;
const LG4 = 2.222219843214978396e-1;
const LG5 = 1.818357216161805012e-1;
const LG6 = 1.531383769920937332e-1;
const LG7 = 1.479819860511658591e-1;
const INVERSE_LN10_HI = 4.34294481878168880939e-1;
const INVERSE_LN10_LO = 2.50829467116452752298e-11;
const LOG10_2_HI = 3.01029995663611771306e-1;
const LOG10_2_LO = 3.69423907715893078616e-13;

const view = new DataView(new ArrayBuffer(8));

function withoutLowWord(x: number): number {
  view.setFloat64(0, x);
  view.setUint32(4, 0);
  return view.getFloat64(0);
}

/** log10(x). */
export function log10(x: number): number {
  if (!(x > 0) || x === Infinity || x === 1) return Math.log10(x);
  let exponent = 0;
  if (x < 2 ** -1022) {
    exponent = -54;
    x *= 2 ** 54;
  }
  view.setFloat64(0, x);
  let high = view.getUint32(0) + (0x3ff00000 - 0x3fe6a09e);
  exponent += (high >>> 20) - 0x3ff;
  high = (high & 0xfffff) + 0x3fe6a09e;
  view.setUint32(0, high);
  const f = view.getFloat64(0) - 1;
  const half = 0.5 * f * f;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const r = z * (LG1 + w * (LG3 + w * (LG5 + w * LG7))) + w * (LG2 + w * (LG4 + w * LG6));
  const hi = withoutLowWord(f - half);
  const lo = f - hi - half + s * (half + r);
  const valueHi = hi * INVERSE_LN10_HI;
  const whole = exponent * LOG10_2_HI;
  let valueLo = exponent * LOG10_2_LO + (lo + hi) * INVERSE_LN10_LO + lo * INVERSE_LN10_HI;
  const sum = whole + valueHi;
  valueLo += whole - sum + valueHi;
  return valueLo + sum;
}
