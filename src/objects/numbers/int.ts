// int.

import { declareType } from '../define-type';
import type { Int } from './int-arithmetic';
import { PyObject } from '../object';
import type { CompareOp, PyType } from '../type';

export { boolType } from './bool';

/** An instance of a subclass of int; plain ints are immediate values. */
export class PyInt extends PyObject {
  constructor(
    readonly value: Int,
    type: PyType,
  ) {
    super(type);
  }
}

/** An int in its one representation: a number where it is a safe integer. */
export function normalize(value: bigint): Int {
  return value >= -9007199254740991n && value <= 9007199254740991n ? Number(value) : value;
}

/** The result of a comparison operator for operands that compare as `order`. */
export function compareResult(order: number, op: CompareOp): boolean {
  switch (op) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '==':
      return order === 0;
    case '!=':
      return order !== 0;
    case '>':
      return order > 0;
    default:
      return order >= 0;
  }
}

export const intType: PyType = declareType('int');
