// method: a callable together with the object that becomes its first argument.

import { defineType } from '../define-type';
import { hold, PyObject, release, type Value, type Visit } from '../object';
import type { Thread } from '../thread';
import { type PyType, TypeFlag } from '../type';
import * as attributes from './bound-method-attributes';

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

export const methodType: PyType = defineType({
  name: 'method',
  instanceClass: PyMethod,
  flags: TypeFlag.HAVE_GC | TypeFlag.HAVE_VECTORCALL,
  hasWeakrefs: true,
  textSignature: '(function, instance, /)',
  tp: attributes.slots(),
  methods: attributes.methods(),
  getset: attributes.getset(),
  members: attributes.members(),
});
