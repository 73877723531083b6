// The next number in either direction, as far as the precision goes.

import { add } from './arithmetic';
import { adjusted, isZero, type Num, num, pow10, settingsOf, Work } from './number';
import { checkNans, fix } from './rounding';
import { compareValues } from './ordering';

/** The next representable number above (or below). */
export function next(a: Num, w: Work, up: boolean): Num {
  const nan = checkNans(w, a);
  if (nan !== undefined) return nan;
  if (a.kind === 'inf') {
    const away = (a.sign === 0) === up;
    return away ? a : num(a.sign, pow10(w.prec) - 1n, w.Etop);
  }
  const quiet = new Work({ ...settingsOf(w), rounding: up ? 'ROUND_CEILING' : 'ROUND_FLOOR' });
  const rounded = fix(a, quiet);
  if (rounded.kind === 'inf' || compareValues(rounded, a) !== 0) return rounded;
  return add(a, num(up ? 0 : 1, 1n, w.Etiny - 1), quiet);
}

export function nextToward(a: Num, b: Num, w: Work): Num {
  const nan = checkNans(w, a, b);
  if (nan !== undefined) return nan;
  const order = compareValues(a, b);
  if (order === 0) return { ...a, sign: b.sign };
  const result = next(a, w, order < 0);
  if (result.kind === 'inf') {
    for (const condition of ['Overflow', 'Inexact', 'Rounded'] as const) w.raise(condition);
  } else if (adjusted(result) < w.Emin) {
    for (const condition of ['Underflow', 'Subnormal', 'Inexact', 'Rounded'] as const) w.raise(condition);
    if (isZero(result)) w.raise('Clamped');
  }
  return result;
}
