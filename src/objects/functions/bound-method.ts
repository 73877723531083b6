// method: a callable together with the object that becomes its first argument.

import { declareType } from '../define-type';
import { hold, PyObject, release, type Value, type Visit } from '../object';
import type { Thread } from '../thread';
import type { PyType } from '../type';

export class PyMethod extends PyObject {
  /** `__func__`; held. */
  func: Value;
  /** `__self__`; held. */
  self: Value;

  constructor(func: Value, self: Value) {
    super(methodType);
    this.func = hold(func);
    this.self = hold(self);
  }

  override traverse(visit: Visit): void {
    super.traverse(visit);
    visit(this.func);
    visit(this.self);
  }

  override clear(thread: Thread): void {
    const { func, self } = this;
    this.func = this.self = null;
    release(thread, func);
    release(thread, self);
    super.clear(thread);
  }
}

export const methodType: PyType = declareType('method');
