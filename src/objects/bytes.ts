// bytes.

import { defineType } from './define-type';
import { PyObject } from './object';
import { type PyType, TypeFlag } from './type';

export class PyBytes extends PyObject {
  /** `bytes` is kept, not copied; it is never changed. */
  constructor(
    readonly bytes: Uint8Array,
    type: PyType = bytesType,
  ) {
    super(type);
  }
}

export const bytesType = defineType({
  name: 'bytes',
  instanceClass: PyBytes as never,
  flags: TypeFlag.BASETYPE | TypeFlag.MATCH_SELF | TypeFlag.BYTES_SUBCLASS,
});
