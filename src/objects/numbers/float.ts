// float.

import { declareType } from '../define-type';
import { PyObject } from '../object';
import type { PyType } from '../type';

export class PyFloat extends PyObject {
  constructor(
    readonly value: number,
    type: PyType = floatType,
  ) {
    super(type);
  }
}

export const floatType: PyType = declareType('float');
