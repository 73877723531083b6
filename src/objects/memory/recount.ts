// The recount: every reference count is compared with the number of holders that can be found.

import { PyDict } from '../containers/dict';
import { isWalked, visitRoots } from './heap-walk';
import { addressOf } from '../identity';
import { IMMORTAL, isObject, type PyObject, type Value } from '../object';
import type { Thread } from '../thread';
import { ObjectList } from './object-list';
import { PyType } from '../type';
import { strValue } from '../type-of';

/** An object whose count differs from its holders. */
export interface Discrepancy {
  object: PyObject;
  refs: number;
  holders: number;
  /** How it can be reached. */
  path: string;
}

/** Half of what shared objects start with: counts above it are never compared. */
const SHARED = IMMORTAL / 2;

/**
 * Compares counts while no Python code runs. `allocated` are all objects made so far (see `allocations` in object.ts): with them,
 * cycles that nothing reaches count as holders too; without them, what such garbage holds is reported.
 */
export function recount(thread: Thread, allocated: readonly PyObject[] = []): Discrepancy[] {
  const found = new ObjectList();
  const holders: number[] = [];
  const add = (object: PyObject) => {
    if (found.add(object)) holders.push(0);
  };
  const count = (value: Value | undefined) => {
    if (!isWalked(value)) return;
    add(value);
    holders[value.place]!++;
  };
  visitRoots(thread, count);
  found.traverseFrom(0, count);
  const reachable = found.objects.length;
  const floating: PyObject[] = [];
  for (const object of allocated) {
    if (object.refs > 0) add(object);
    else if (!found.has(object)) floating.push(object);
  }
  found.traverseFrom(reachable, count);
  const wrong = found.objects.filter((object, index) => {
    if (object.refs >= SHARED || object.refs === holders[index]) return false;
    return index < reachable || object.refs !== holders[index]! + heldByFloating(object, floating);
  });
  if (wrong.length === 0) return [];
  const origin = findOrigins(thread, found);
  return wrong.map((object) => ({
    object,
    refs: object.refs,
    holders: holders[object.place]!,
    path: pathTo(object, origin),
  }));
}

/** The first holder of each object. */
function findOrigins(thread: Thread, list: ObjectList): Map<PyObject, PyObject | string> {
  const origins = new Map<PyObject, PyObject | string>();
  const note = (value: Value | undefined, holder: PyObject | string) => {
    if (isObject(value) && !origins.has(value)) origins.set(value, holder);
  };
  visitRoots(thread, note);
  for (const object of list.objects) object.traverse((value) => note(value, object));
  return origins;
}

/** How often objects that native code made and forgot hold an object that nothing else reaches: the host takes them all. */
function heldByFloating(object: PyObject, floating: PyObject[]): number {
  let count = 0;
  for (const holder of floating)
    holder.traverse((value) => {
      if (value === object && value !== holder.type) count++;
    });
  return count;
}

/** "C object at 0x601230: 3 references, 2 holders; __main__ → x → [list]". */
export function describeDiscrepancy({ object, refs, holders, path }: Discrepancy): string {
  const name = object instanceof PyType ? `type ${object.name}` : `${object.type.tpName} object`;
  return `${name} at ${addressOf(object)}: ${refs} references, ${holders} holders; ${path}`;
}

function pathTo(object: PyObject, origin: Map<PyObject, PyObject | string>): string {
  const steps: string[] = [];
  let current: PyObject = object;
  for (let depth = 0; depth < 12; depth++) {
    const holder = origin.get(current);
    if (holder === undefined) break;
    if (typeof holder === 'string') {
      steps.push(holder);
      break;
    }
    steps.push(describeHolder(holder, current));
    current = holder;
  }
  return steps.reverse().join(' → ');
}

function describeHolder(holder: PyObject, held: PyObject): string {
  if (holder instanceof PyDict)
    for (const [key, value] of holder.entries()) if (value === held) return `[${strValue(key) ?? String(key)}]`;
  return holder instanceof PyType ? `type ${holder.name}` : holder.type.tpName;
}
