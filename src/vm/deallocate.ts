// The end of an object that nobody holds any more (_Py_Dealloc and the tp_dealloc functions).

import { PyGenerator } from '../objects/frames/generator';
import { ENDED, IMMORTAL, type PyObject, release } from '../objects/object';
import type { Thread } from '../objects/thread';
import { clearWeakReferences } from '../objects/memory/weakref';

/** How deep contents of contents are ended before the rest waits (the trashcan). */
const MAX_DEPTH = 100;

/** Objects waiting for their end, and how deep the one in progress is nested. */
export class Trashcan {
  private depth = 0;
  private readonly waiting: PyObject[] = [];

  /** Finalises the object, clears its weak references, then lets go of its contents; unless `__del__` has revived it. */
  deallocate(thread: Thread, object: PyObject): void {
    if (this.depth >= MAX_DEPTH) {
      object.refs = 1;
      this.waiting.push(object);
      return;
    }
    this.depth++;
    try {
      end(thread, object);
      if (this.depth === 1) this.empty(thread);
    } finally {
      this.depth--;
    }
  }

  private empty(thread: Thread): void {
    for (let object = this.waiting.pop(); object !== undefined; object = this.waiting.pop()) {
      object.refs = 0;
      end(thread, object);
    }
  }
}

function end(thread: Thread, object: PyObject): void {
  const { type } = object;
  const { tp_finalize } = type.tp;
  if (object instanceof PyGenerator && object.weakrefs !== undefined) clearWeakReferences(thread, object);
  if (tp_finalize !== undefined && !object.finalized) {
    object.finalized = true;
    // Alive during finalisation; a reference made by it stays.
    object.refs = 1;
    tp_finalize(thread, object);
    if (--object.refs > 0) return;
  }
  if (object.weakrefs !== undefined) {
    object.refs = IMMORTAL;
    clearWeakReferences(thread, object);
    object.refs = 0;
  }
  thread.interp.finalizable.delete(object);
  // Nothing that the contents do on their way out can end the object a second time.
  object.refs = IMMORTAL;
  object.clear(thread);
  object.refs = 0;
  object.place = ENDED;
  if (type.isHeapType) release(thread, type);
}
