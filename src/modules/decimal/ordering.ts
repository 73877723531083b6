// Decimal numbers in order: comparing them, and the largest.

import { absolute, adjusted, isNan, type Num, pow10, type Work } from './number';
import { checkNans, fix } from './rounding';

/** -1, 0 or 1; NaNs must be excluded before. */
export function compareValues(a: Num, b: Num): number {
  if (a.kind === 'inf' || b.kind === 'inf') {
    const rank = (x: Num): number => (x.kind !== 'inf' ? 0 : x.sign ? -1 : 1);
    return Math.sign(rank(a) - rank(b));
  }
  if (a.coef === 0n || b.coef === 0n || a.sign !== b.sign) {
    const rank = (x: Num): number => (x.coef === 0n ? 0 : x.sign ? -1 : 1);
    return Math.sign(rank(a) - rank(b));
  }
  const direction = a.sign ? -1 : 1;
  const difference = adjusted(a) - adjusted(b);
  if (difference !== 0) return difference > 0 ? direction : -direction;
  const exp = Math.min(a.exp, b.exp);
  const left = a.coef * pow10(a.exp - exp);
  const right = b.coef * pow10(b.exp - exp);
  return left === right ? 0 : left > right ? direction : -direction;
}

/** The total ordering of compare_total. */
export function compareTotal(a: Num, b: Num): number {
  if (a.sign !== b.sign) return a.sign ? -1 : 1;
  const direction = a.sign ? -1 : 1;
  const rank = { finite: 0, inf: 0, snan: 1, nan: 2 } as const;
  if (rank[a.kind] !== rank[b.kind]) return rank[a.kind] < rank[b.kind] ? -direction : direction;
  if (isNan(a)) return a.coef === b.coef ? 0 : a.coef < b.coef ? -direction : direction;
  const order = compareValues(a, b);
  if (order !== 0) return order;
  return a.exp === b.exp ? 0 : a.exp < b.exp ? -direction : direction;
}

/** max, min and their forms by magnitude: a quiet NaN gives way to a number. */
export function extreme(a: Num, b: Num, w: Work, largest: boolean, magnitude: boolean): Num {
  if (isNan(a) || isNan(b)) {
    if (a.kind === 'nan' && !isNan(b)) return fix(b, w);
    if (b.kind === 'nan' && !isNan(a)) return fix(a, w);
    return checkNans(w, a, b)!;
  }
  let order = magnitude ? compareValues(absolute(a), absolute(b)) : compareValues(a, b);
  if (order === 0) order = compareTotal(a, b);
  return fix(order < 0 === largest ? b : a, w);
}
