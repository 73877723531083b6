// classmethod.

import type { Value } from '../object';
import type { PyType } from '../type';
import { defineMethodWrapping, MethodWrapping } from './method-wrapping';

export class PyClassMethod extends MethodWrapping {
  constructor(callable: Value | undefined, type: PyType = classMethodType) {
    super(callable, type);
  }
}

export const classMethodType = defineMethodWrapping({
  name: 'classmethod',
  instanceClass: PyClassMethod,
});
