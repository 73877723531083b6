// float.

import { defineType } from './define-type';
import { PyObject } from './object';
import { type PyType, TypeFlag } from './type';

export class PyFloat extends PyObject {
  constructor(
    readonly value: number,
    type: PyType = floatType,
  ) {
    super(type);
  }
}

export const floatType = defineType({
  name: 'float',
  instanceClass: PyFloat as never,
  flags: TypeFlag.BASETYPE | TypeFlag.MATCH_SELF,
});
