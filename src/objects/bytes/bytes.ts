// bytes.

import { declareType } from '../define-type';
import { PyObject } from '../object';
import type { PyType } from '../type';

export class PyBytes extends PyObject {
  /** `bytes` is kept, not copied; it is never changed. */
  constructor(
    readonly bytes: Uint8Array,
    type: PyType = bytesType,
  ) {
    super(type);
  }
}

/** Anything in the exact class: instances of subclasses are copied. */
export function exactBytes(self: PyBytes): PyBytes {
  return self.type === bytesType ? self : new PyBytes(self.bytes);
}

export const bytesType: PyType = declareType('bytes');
