// What the iterators of sequences share: a sequence that is let go at the end, and a position in it.

import { hold, PyObject, release, type Value, type Visit } from '../object';
import type { Thread } from '../thread';
import type { PyType } from '../type';

export abstract class SequenceWalker<S extends Value = Value> extends PyObject {
  /** Held; undefined once exhausted. */
  sequence: S | undefined;
  /** Of the item that comes next. */
  index: number;

  constructor(type: PyType, sequence: S, index = 0) {
    super(type);
    this.sequence = hold(sequence);
    this.index = index;
  }

  /** Ends the iteration for good. */
  finish(thread: Thread): void {
    const { sequence } = this;
    this.sequence = undefined;
    release(thread, sequence);
  }

  override traverse(visit: Visit): void {
    super.traverse(visit);
    visit(this.sequence);
  }

  override clear(thread: Thread): void {
    this.finish(thread);
    super.clear(thread);
  }
}

/** The position within bounds. */
export function clamp(index: number, low: number, high: number): number {
  return Math.max(low, Math.min(index, high));
}
