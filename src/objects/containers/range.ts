// range.

import { declareType } from '../define-type';
import { normalize } from '../numbers/int';
import { PyObject } from '../object';
import type { PyType } from '../type';

export type Int = number | bigint;

/** Below this, sums and products of bounds and positions stay exact in numbers. */
const SMALL = 2 ** 51;

const isSmall = (value: Int): value is number => typeof value === 'number' && value > -SMALL && value < SMALL;

export class PyRange extends PyObject {
  readonly length: Int;

  constructor(
    readonly start: Int,
    readonly stop: Int,
    readonly step: Int,
  ) {
    super(rangeType);
    this.length = rangeLength(start, stop, step);
  }

  /** The value at a position, which need not be in the range (compute_item). */
  at(position: Int): Int {
    const { start, step } = this;
    if (isSmall(start) && isSmall(this.stop) && isSmall(step) && position <= this.length && position >= 0)
      return start + (position as number) * step;
    return normalize(BigInt(start) + BigInt(position) * BigInt(step));
  }

  /** The position of a value; undefined if it is not in the range. */
  positionOf(value: Int): Int | undefined {
    const { start, stop, step } = this;
    if (isSmall(start) && isSmall(stop) && isSmall(step)) {
      if (step > 0 ? value < start || value >= stop : value > start || value <= stop) return undefined;
      const distance = (value as number) - start;
      return distance % step === 0 ? distance / step : undefined;
    }
    const distance = BigInt(value) - BigInt(start);
    const by = BigInt(step);
    const position = distance / by;
    return distance % by === 0n && position >= 0n && position < this.length ? normalize(position) : undefined;
  }
}

/** The number of values between the bounds. */
export function rangeLength(start: Int, stop: Int, step: Int): Int {
  if (isSmall(start) && isSmall(stop) && isSmall(step))
    return step > 0
      ? start < stop
        ? Math.floor((stop - start - 1) / step) + 1
        : 0
      : stop < start
        ? Math.floor((start - stop - 1) / -step) + 1
        : 0;
  const [low, high] = step > 0 ? [BigInt(start), BigInt(stop)] : [BigInt(stop), BigInt(start)];
  const by = step > 0 ? BigInt(step) : -BigInt(step);
  return low < high ? normalize((high - low - 1n) / by + 1n) : 0;
}

export const rangeType: PyType = declareType('range');
