import { declareType } from '../define-type';
import { PyObject } from '../object';
import type { PyType } from '../type';

export class PyComplex extends PyObject {
  constructor(
    readonly real: number,
    readonly imag: number,
    type: PyType = complexType,
  ) {
    super(type);
  }
}

export const complexType: PyType = declareType('complex');
