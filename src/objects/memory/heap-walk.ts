// The roots of one interpreter and everything that can be reached from them.

import { ObjectList } from './object-list';
import { IMMORTAL, isObject, PyObject, type Value, type Visit } from '../object';
import type { ExceptionState, Thread } from '../thread';
import { PyType } from '../type';

/** State of native modules that holds values says so. */
interface Traversable {
  traverse(visit: Visit): void;
}

/** A state that is an object is itself held among the roots. */
function isTraversable(state: unknown): state is Traversable {
  if (state instanceof PyObject) return false;
  return typeof state === 'object' && state !== null && typeof (state as Traversable).traverse === 'function';
}

/** Reports every reference that the interpreter and its threads hold, once for each time it is held. */
export function visitRoots(thread: Thread, visit: (value: Value | undefined, holder: string) => void): void {
  const { interp } = thread;
  visit(interp.modules, 'sys.modules');
  visit(interp.builtins, 'builtins');
  visit(interp.sysDict, 'sys');
  for (const value of interp.roots) visit(value, 'interpreter');
  for (const [name, state] of interp.moduleState)
    if (isTraversable(state)) state.traverse((value) => visit(value, `state of ${name}`));
  for (const each of thread.threads) visitThread(each, visit);
}

function visitThread(thread: Thread, visit: (value: Value | undefined, holder: string) => void): void {
  for (let { frame } = thread; frame !== null; frame = frame.previous) {
    const { co_name } = frame.code;
    frame.traverse((value) => visit(value, `frame ${co_name}`));
  }
  for (let state: ExceptionState | null = thread.excInfo; state !== null; state = state.previous)
    visit(state.exc, 'handled exception');
  thread.traverse((value) => visit(value, `thread ${thread.id}`));
}

/**
 * Is it an object that walks have to look at? Shared code and its constants need no look: they are never counted, and hold nothing else.
 * Static types may hold what is counted.
 */
export function isWalked(value: Value | undefined): value is PyObject {
  return isObject(value) && (value.refs < IMMORTAL || value instanceof PyType);
}

/** All objects on the heap that can be reached from the roots. */
export function reachableObjects(thread: Thread): ObjectList {
  const reached = new ObjectList();
  const visit = (value: Value | undefined) => {
    if (isWalked(value)) reached.add(value);
  };
  visitRoots(thread, visit);
  reached.traverseFrom(0, visit);
  return reached;
}
