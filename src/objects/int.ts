// int and bool.

import { defineType } from './define-type';
import { PyObject } from './object';
import { type PyType, TypeFlag } from './type';

/** An instance of a subclass of int; plain ints are immediate values. */
export class PyInt extends PyObject {
  constructor(
    readonly value: number | bigint,
    type: PyType,
  ) {
    super(type);
  }
}

/** An int in its one representation: a number where it is a safe integer. */
export function normalize(value: bigint): number | bigint {
  return value >= -9007199254740991n && value <= 9007199254740991n ? Number(value) : value;
}

export const intType = defineType({
  name: 'int',
  instanceClass: PyInt as never,
  flags: TypeFlag.BASETYPE | TypeFlag.MATCH_SELF | TypeFlag.LONG_SUBCLASS,
});

export const boolType = defineType({ name: 'bool', base: () => intType });
