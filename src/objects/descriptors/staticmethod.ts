// staticmethod.

import type { Value } from '../object';
import type { PyType } from '../type';
import { defineMethodWrapping, MethodWrapping } from './method-wrapping';

export class PyStaticMethod extends MethodWrapping {
  constructor(callable: Value | undefined, type: PyType = staticMethodType) {
    super(callable, type);
  }
}

export const staticMethodType = defineMethodWrapping({
  name: 'staticmethod',
  instanceClass: PyStaticMethod,
});
