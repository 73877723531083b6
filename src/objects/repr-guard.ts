// Objects whose repr is being made, so that a container inside itself ends in dots (Py_ReprEnter).

import type { PyObject } from './object';
import type { Thread } from './thread';

const STATE = 'repr-guard';

function running(thread: Thread): Set<PyObject> {
  const { moduleState } = thread.interp;
  let objects = moduleState.get(STATE) as Set<PyObject> | undefined;
  if (objects === undefined) {
    objects = new Set();
    moduleState.set(STATE, objects);
  }
  return objects;
}

/** Makes the repr of a container, or gives `again` when that is already being done. */
export function guardRepr(thread: Thread, object: PyObject, again: string, make: () => string): string {
  const objects = running(thread);
  if (objects.has(object)) return again;
  objects.add(object);
  try {
    return make();
  } finally {
    objects.delete(object);
  }
}
