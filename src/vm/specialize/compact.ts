// Ints of one digit, for which CPython has shorter ways.

import type { Value } from '../../objects/object';

/** Beyond what one digit holds. */
export const DIGIT = 2 ** 30;

/** An exact int of one digit (_PyLong_CheckExactAndCompact). */
export const isCompact = (value: Value): value is number =>
  typeof value === 'number' && value < DIGIT && value > -DIGIT;

/** An exact int (PyLong_CheckExact). */
export const isInt = (value: Value): value is number | bigint => typeof value === 'number' || typeof value === 'bigint';
