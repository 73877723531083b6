// memory_iterator.

import { defineType } from '../define-type';
import type { PyMemoryView } from './memoryview';
import { itemAt } from './memoryview-items';
import { hold, release } from '../object';
import { type PyType, TypeFlag } from '../type';
import { PyHolder } from '../holder';

export class PyMemoryIterator extends PyHolder {
  /** Held; undefined once exhausted. */
  view: PyMemoryView | undefined;
  index = 0;
  readonly length: number;

  static {
    PyMemoryIterator.holds({ view: undefined });
  }

  constructor(view: PyMemoryView) {
    super(memoryIteratorType);
    this.view = hold(view);
    this.length = view.info.shape[0]!;
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
