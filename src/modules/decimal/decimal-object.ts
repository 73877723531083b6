// A Decimal: a number that is an object.

import { declareType } from '../../objects/define-type';
import { PyObject } from '../../objects/object';
import type { PyType } from '../../objects/type';
import type { Num } from './number';

/** decimal.Decimal. */
export const decimalType: PyType = declareType('Decimal', 'decimal');

export class PyDecimal extends PyObject {
  constructor(
    readonly value: Num,
    type: PyType = decimalType,
  ) {
    super(type);
  }
}
