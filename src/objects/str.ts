// str.

import { defineType } from './define-type';
import { PyObject } from './object';
import { type PyType, TypeFlag } from './type';

/** An instance of a subclass of str; plain strings are immediate values. */
export class PyStr extends PyObject {
  constructor(
    readonly value: string,
    type: PyType,
  ) {
    super(type);
  }
}

export const strType = defineType({
  name: 'str',
  instanceClass: PyStr as never,
  flags: TypeFlag.BASETYPE | TypeFlag.MATCH_SELF | TypeFlag.UNICODE_SUBCLASS,
});
