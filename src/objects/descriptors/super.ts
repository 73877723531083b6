// super: what it remembers. How it looks attributes up is said in src/call/super.ts.

import { defineType } from '../define-type';
import { hold, PyObject, release, type Value, type Visit } from '../object';
import type { Thread } from '../thread';
import { type PyType, TypeFlag } from '../type';

export class PySuper extends PyObject {
  /** `__thisclass__`: where the search starts behind; held. */
  start: PyType | undefined = undefined;
  /** `__self__`; held. */
  object: Value | undefined = undefined;
  /** `__self_class__`: whose MRO is searched; held. */
  objectType: PyType | undefined = undefined;

  constructor(type: PyType = superType) {
    super(type);
  }

  /** Sets all three (super_init_impl). */
  bind(thread: Thread, start: PyType, object: Value | undefined, objectType: PyType | undefined): void {
    const old = [this.start, this.object, this.objectType];
    this.start = hold(start);
    this.object = hold(object);
    this.objectType = hold(objectType);
    for (const value of old) release(thread, value);
  }

  override traverse(visit: Visit): void {
    super.traverse(visit);
    visit(this.start);
    visit(this.object);
    visit(this.objectType);
  }

  override clear(thread: Thread): void {
    const { start, object, objectType } = this;
    this.start = this.object = this.objectType = undefined;
    release(thread, start);
    release(thread, object);
    release(thread, objectType);
    super.clear(thread);
  }
}

export const superType: PyType = defineType({
  name: 'super',
  instanceClass: PySuper,
  flags: TypeFlag.BASETYPE | TypeFlag.HAVE_GC,
  tp: {
    tp_repr: (_thread, self) => {
      const { start, objectType } = self;
      const first = `<class '${start === undefined ? 'NULL' : start.name}'>`;
      return objectType === undefined ? `<super: ${first}, NULL>` : `<super: ${first}, <${objectType.name} object>>`;
    },
  },
  members: [
    { name: '__thisclass__', get: (object) => object.start ?? null },
    {
      name: '__self__',
      get: (object) => object.object ?? null,
    },
    {
      name: '__self_class__',
      get: (object) => object.objectType ?? null,
    },
  ],
});
