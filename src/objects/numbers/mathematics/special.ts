// The gamma and error functions.

import { exp } from './exponential';
import { log } from './logarithm';
import { pow } from './pow';
import { cos, sin } from './trigonometry';

/** Lanczos' approximation with g = 6.0246800407767296 and 13 terms, as a quotient of polynomials. */
const LANCZOS_G = 6.024680040776729583740234375;
const LANCZOS_G_MINUS_HALF = 5.524680040776729583740234375;
const NUMERATOR = [
  23531376880.41075968857200767445163675473484680494, 42919803642.649098768957899047001988850926355848959,
  35711959237.355668049440185451547166705960488635843, 17921034426.03720969991975575445893111267140326539,
  6039542586.3520280050642916443072979210699388420708, 1439720407.3117216736632230727949123939715485786372,
  248874557.86205415651146038641322942321632125127801, 31426415.58540019438061423162831820536287468498764,
  2876370.6289353724412254090516208496135991145378768, 186056.26539522349504029498971604569928220784236328,
  8071.6720023658162106380029022722506138218516325024, 210.82427775157934587250973392071336271166969580291,
  2.5066282746310002701649081771338373386264310793408,
];
const DENOMINATOR = [
  0, 39916800, 120543840, 150917976, 105258076, 45995730, 13339535, 2637558, 357423, 32670, 1925, 66, 1,
];

function lanczosSum(x: number): number {
  let numerator = 0;
  let denominator = 0;
  if (x < 5) {
    for (let index = 12; index >= 0; index--) {
      numerator = numerator * x + NUMERATOR[index]!;
      denominator = denominator * x + DENOMINATOR[index]!;
    }
  } else {
    for (let index = 0; index < 13; index++) {
      numerator = numerator / x + NUMERATOR[index]!;
      denominator = denominator / x + DENOMINATOR[index]!;
    }
  }
  return numerator / denominator;
}

/** sin(pi x), without loss for large x. */
function sinPi(x: number): number {
  const y = Math.abs(x) % 2;
  let result: number;
  switch (Math.round(2 * y)) {
    case 0:
      result = sin(Math.PI * y);
      break;
    case 1:
      result = cos(Math.PI * (y - 0.5));
      break;
    case 2:
      result = sin(Math.PI * (1 - y));
      break;
    case 3:
      result = -cos(Math.PI * (y - 1.5));
      break;
    default:
      result = sin(Math.PI * (y - 2));
  }
  return x < 0 || Object.is(x, -0) ? -result : result;
}

/** Gamma of 1 to 23, which are floats. */
const FACTORIALS: number[] = [1];
for (let n = 1; n < 23; n++) FACTORIALS.push(FACTORIALS[n - 1]! * n);

/** Outside the domain, or out of range. */
export type Failure = 'domain' | 'range';

/** math.gamma (m_tgamma). */
export function gamma(x: number): number | Failure {
  if (!Number.isFinite(x)) return Number.isNaN(x) || x > 0 ? x : 'domain';
  if (x === 0) return 'domain';
  if (x === Math.floor(x)) {
    if (x < 0) return 'domain';
    if (x <= 23) return FACTORIALS[x - 1]!;
  }
  const size = Math.abs(x);
  if (size < 1e-20) {
    const result = 1 / x;
    return Number.isFinite(result) ? result : 'range';
  }
  if (size > 200) return x < 0 ? 0 / sinPi(x) : 'range';
  const y = size + LANCZOS_G_MINUS_HALF;
  // The error of y, made up for at the end.
  let z: number;
  if (size > LANCZOS_G_MINUS_HALF) z = y - size - LANCZOS_G_MINUS_HALF;
  else z = y - LANCZOS_G_MINUS_HALF - size;
  z = (z * LANCZOS_G) / y;
  let result: number;
  if (x < 0) {
    result = ((-Math.PI / sinPi(size) / size) * exp(y)) / lanczosSum(size);
    result -= z * result;
    if (size < 140) result /= pow(y, size - 0.5);
    else {
      const root = pow(y, size / 2 - 0.25);
      result /= root;
      result /= root;
    }
  } else {
    result = lanczosSum(size) / exp(y);
    result += z * result;
    if (size < 140) result *= pow(y, size - 0.5);
    else {
      const root = pow(y, size / 2 - 0.25);
      result *= root;
      result *= root;
    }
  }
  return Number.isFinite(result) ? result : 'range';
}

/** math.lgamma: log |gamma(x)| (m_lgamma). */
export function lgamma(x: number): number | Failure {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? x : Infinity;
  if (x === Math.floor(x) && x <= 2) return x <= 0 ? 'domain' : 0;
  const size = Math.abs(x);
  if (size < 1e-20) return -log(size);
  let result = log(lanczosSum(size)) - LANCZOS_G;
  result += (size - 0.5) * (log(size + LANCZOS_G - 0.5) - 1);
  if (x < 0) result = Math.log(Math.PI) - log(Math.abs(sinPi(size))) - log(size) - result;
  return Number.isFinite(result) ? result : 'range';
}

// erf and erfc by the rational approximations published with fdlibm.

const ERX = 8.45062911510467529297e-1;
const EFX8 = 1.02703333676410069053;
const PP = [
  1.28379167095512558561e-1, -3.2504210724700149937e-1, -2.84817495755985104766e-2, -5.77027029648944159157e-3,
  -2.37630166566501626084e-5,
];
const QQ = [
  1, 3.97917223959155352819e-1, 6.50222499887672944485e-2, 5.08130628187576562776e-3, 1.32494738004321644526e-4,
  -3.9602282787753681232e-6,
];
const PA = [
  -2.36211856075265944077e-3, 4.14856118683748331666e-1, -3.72207876035701323847e-1, 3.18346619901161753674e-1,
  -1.10894694282396677476e-1, 3.54783043256182359371e-2, -2.166375594868790843e-3,
];
const QA = [
  1, 1.06420880400844228286e-1, 5.40397917702171048937e-1, 7.18286544141962662868e-2, 1.26171219808761642112e-1,
  1.36370839120290507362e-2, 1.1984499846799107417e-2,
];
const RA = [
  -9.86494403484714822705e-3, -6.93858572707181764372e-1, -1.05586262253232909814e1, -6.23753324503260060396e1,
  -1.62396669462573470355e2, -1.84605092906711035994e2, -8.12874355063065934246e1, -9.81432934416914548592,
];
const SA = [
  1, 1.96512716674392571292e1, 1.376577541435190426e2, 4.34565877475229228821e2, 6.45387271733267880336e2,
  4.29008140027567833386e2, 1.08635005541779435134e2, 6.57024977031928170135, -6.04244152148580987438e-2,
];
const RB = [
  -9.86494292470009928597e-3, -7.99283237680523006574e-1, -1.77579549177547519889e1, -1.60636384855821916062e2,
  -6.37566443368389627722e2, -1.02509513161107724954e3, -4.83519191608651397019e2,
];
const SB = [
  1, 3.03380607434824582924e1, 3.25792512996573918826e2, 1.53672958608443695994e3, 3.19985821950859553908e3,
  2.55305040643316442583e3, 4.74528541206955367215e2, -2.24409524465858183362e1,
];

function polynomial(coefficients: readonly number[], x: number): number {
  let result = 0;
  for (let index = coefficients.length - 1; index >= 0; index--) result = result * x + coefficients[index]!;
  return result;
}

const view = new DataView(new ArrayBuffer(8));

function withoutLowWord(x: number): number {
  view.setFloat64(0, x);
  view.setUint32(4, 0);
  return view.getFloat64(0);
}

/** 1 - |erf(x)| for |x| >= 0.84375. */
function complement(x: number): number {
  const size = Math.abs(x);
  if (size < 1.25) {
    const s = size - 1;
    return 1 - ERX - polynomial(PA, s) / polynomial(QA, s);
  }
  const s = 1 / (size * size);
  const quotient = size < 1 / 0.35 ? polynomial(RA, s) / polynomial(SA, s) : polynomial(RB, s) / polynomial(SB, s);
  const z = withoutLowWord(size);
  return (exp(-z * z - 0.5625) * exp((z - size) * (z + size) + quotient)) / size;
}

/** The error function. */
export function erf(x: number): number {
  if (Number.isNaN(x)) return x;
  const size = Math.abs(x);
  if (size === Infinity) return Math.sign(x);
  if (size < 0.84375) {
    if (size < 2 ** -28) return 0.125 * (8 * x + EFX8 * x);
    const z = x * x;
    return x + x * (polynomial(PP, z) / polynomial(QQ, z));
  }
  const result = size < 6 ? 1 - complement(x) : 1 - 2 ** -1022;
  return x < 0 ? -result : result;
}

/** 1 - erf(x), without loss for large x. */
export function erfc(x: number): number {
  if (Number.isNaN(x)) return x;
  const size = Math.abs(x);
  if (size === Infinity) return x < 0 ? 2 : 0;
  if (size < 0.84375) {
    if (size < 2 ** -56) return 1 - x;
    const z = x * x;
    const y = polynomial(PP, z) / polynomial(QQ, z);
    if (x < 0.25) return 1 - (x + x * y);
    return 0.5 - (x - 0.5 + x * y);
  }
  if (size < 28) return x < 0 ? 2 - complement(x) : complement(x);
  return x < 0 ? 2 : 0;
}
