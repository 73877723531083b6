// str.

import { declareType } from '../define-type';
import { PyObject } from '../object';
import type { PyType } from '../type';

/** An instance of a subclass of str; plain strings are immediate values. */
export class PyStr extends PyObject {
  constructor(
    readonly value: string,
    type: PyType,
  ) {
    super(type);
  }
}

export const strType: PyType = declareType('str');
