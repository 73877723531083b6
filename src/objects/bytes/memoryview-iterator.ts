// memory_iterator.

import { defineType } from '../define-type';
import type { PyMemoryView } from './memoryview';
import { itemAt } from './memoryview-items';
import { hold, PyObject, release, type Visit } from '../object';
import type { Thread } from '../thread';
import { type PyType, TypeFlag } from '../type';

export class PyMemoryIterator extends PyObject {
  /** Held; undefined once exhausted. */
  view: PyMemoryView | undefined;
  index = 0;
  readonly length: number;

  constructor(view: PyMemoryView) {
    super(memoryIteratorType);
    this.view = hold(view);
    this.length = view.info.shape[0]!;
  }

  override traverse(visit: Visit): void {
    super.traverse(visit);
    visit(this.view);
  }

  override clear(thread: Thread): void {
    const { view } = this;
    this.view = undefined;
    release(thread, view);
    super.clear(thread);
  }
}

export const memoryIteratorType: PyType = defineType({
  name: 'memory_iterator',
  instanceClass: PyMemoryIterator,
  flags: TypeFlag.HAVE_GC | TypeFlag.DISALLOW_INSTANTIATION,
  tp: {
    tp_iter: (_thread, self) => self,
    tp_iternext: (thread, iterator) => {
      const { view } = iterator;
      if (view === undefined) return undefined;
      if (iterator.index < iterator.length) return itemAt(view.check(), iterator.index++);
      iterator.view = undefined;
      release(thread, view);
      return undefined;
    },
  },
});
