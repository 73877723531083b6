// classmethod.

import { PyMethod } from '../functions/bound-method';
import type { Value } from '../object';
import type { PyType } from '../type';
import { typeOf } from '../type-of';
import { defineMethodWrapping, MethodWrapping } from './method-wrapping';

export class PyClassMethod extends MethodWrapping {
  constructor(callable: Value | undefined, type: PyType = classMethodType) {
    super(callable, type);
  }
}

export const classMethodType = defineMethodWrapping({
  name: 'classmethod',
  instanceClass: PyClassMethod,
  bind: (callable, instance, owner) => new PyMethod(callable, owner ?? typeOf(instance ?? null)),
});
