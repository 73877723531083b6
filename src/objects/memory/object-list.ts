// A set of objects for walks over the heap: each object remembers its own place, so that looking it up needs no hash table.

import type { PyObject, Visit } from '../object';

/** Objects in the order in which they were added. An object is in one list at a time: in that to which it was added last. */
export class ObjectList {
  readonly objects: PyObject[] = [];

  has(object: PyObject): boolean {
    return this.objects[object.place] === object;
  }

  /** Adds it if it is not there yet; tells whether it was not. */
  add(object: PyObject): boolean {
    const { objects } = this;
    if (objects[object.place] === object) return false;
    object.place = objects.length;
    objects.push(object);
    return true;
  }

  /** Traverses the objects from an index on, and those that are added meanwhile. */
  traverseFrom(index: number, visit: Visit): void {
    const { objects } = this;
    for (let next = index; next < objects.length; next++) objects[next]!.traverse(visit);
  }
}
