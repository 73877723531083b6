// complex.

import { defineType } from './define-type';
import { PyObject } from './object';
import { type PyType, TypeFlag } from './type';

export class PyComplex extends PyObject {
  constructor(
    readonly real: number,
    readonly imag: number,
    type: PyType = complexType,
  ) {
    super(type);
  }
}

export const complexType = defineType({ name: 'complex', instanceClass: PyComplex as never, flags: TypeFlag.BASETYPE });
