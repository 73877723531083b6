// Arguments that are positions: as Argument Clinic converts them, and as slices do.

import type { Value } from '../object';
import { asSsize, isIndex, toIndex } from '../protocols/numbers';
import { overflowError, typeError } from '../raise';
import type { Thread } from '../thread';
import type { PyTuple } from './tuple';
import { intValue } from '../type-of';

export const SSIZE_MAX = 2147483647;
export const SSIZE_MIN = -2147483648;

/** A Py_ssize_t argument (PyNumber_Index, then PyLong_AsSsize_t). */
export function ssizeArgument(thread: Thread, value: Value): number {
  const index = toIndex(thread, value);
  if (index > SSIZE_MAX || index < SSIZE_MIN) throw overflowError('Python int too large to convert to C ssize_t');
  return Number(index);
}

/** The position given to a `__setstate__` (PyLong_AsSsize_t): only ints are accepted. */
export function stateIndex(value: Value): number {
  const index = intValue(value);
  if (index === undefined) throw typeError('an integer is required');
  if (index > SSIZE_MAX || index < SSIZE_MIN) throw overflowError('Python int too large to convert to C ssize_t');
  return Number(index);
}

/** A C long argument (PyLong_AsLong). */
export function longArgument(thread: Thread, value: Value): number {
  const index = toIndex(thread, value);
  if (index > SSIZE_MAX || index < SSIZE_MIN) throw overflowError('Python int too large to convert to C long');
  return Number(index);
}

/** A bound of `index(value, start, stop)` (_PyEval_SliceIndexNotNone); clamped. */
export function boundArgument(thread: Thread, value: Value | undefined, omitted: number): number {
  if (value === undefined) return omitted;
  if (!isIndex(value)) throw typeError('slice indices must be integers or have an __index__ method');
  return asSsize(thread, value);
}

/** The number of arguments that were not passed by keyword. */
export function positionalCount(args: Value[], kwnames: PyTuple | undefined): number {
  return kwnames === undefined ? args.length : args.length - kwnames.items.length;
}
