// slice.

import { defineType } from './define-type';
import { hold, PyObject, release, type Value, type Visit } from './object';
import type { Thread } from './thread';
import { TypeFlag } from './type';

export class PySlice extends PyObject {
  constructor(
    public start: Value,
    public stop: Value,
    public step: Value,
  ) {
    super(sliceType);
    hold(start);
    hold(stop);
    hold(step);
  }

  override traverse(visit: Visit): void {
    super.traverse(visit);
    visit(this.start);
    visit(this.stop);
    visit(this.step);
  }

  override clear(thread: Thread): void {
    const { start, stop, step } = this;
    this.start = this.stop = this.step = null;
    release(thread, step);
    release(thread, start);
    release(thread, stop);
    super.clear(thread);
  }
}

export const sliceType = defineType({ name: 'slice', instanceClass: PySlice as never, flags: TypeFlag.HAVE_GC });
