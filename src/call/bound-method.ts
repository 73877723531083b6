// Bound methods: a call gives their self to the function as its first argument.

import type { Frame } from '../objects/frames/frame';
import { methodType, type PyMethod } from '../objects/functions/bound-method';
import type { PyTuple } from '../objects/containers/tuple';
import { release, type Value } from '../objects/object';
import type { Thread } from '../objects/thread';
import { typeOf } from '../objects/type-of';
import { put } from './stack';

/** method, NULL, args... -- function, self, args... */
export function expandMethod(thread: Thread, frame: Frame, base: number): void {
  const { slots, owned } = frame;
  const method = slots[base] as PyMethod;
  const wasOwned = owned[base];
  put(frame, base + 1, method.self);
  put(frame, base, method.func);
  if (wasOwned) release(thread, method);
}

/** The function of the bound method that stands there with room for its self; undefined for anything else. */
export function functionOfMethod({ slots }: Frame, base: number): Value | undefined {
  const method = slots[base]!;
  return slots[base + 1] === undefined && typeOf(method) === methodType ? (method as PyMethod).func : undefined;
}

/** A call by native code, which has the arguments in an array (method_vectorcall). */
export function callBoundMethod(
  thread: Thread,
  { func, self }: PyMethod,
  args: Value[],
  kwnames: PyTuple | undefined,
): Value {
  return thread.call(func, [self, ...args], kwnames);
}
