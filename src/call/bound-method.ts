// Bound methods: a call gives their self to the function as its first argument.

import type { Frame } from '../objects/frames/frame';
import type { PyMethod } from '../objects/functions/bound-method';
import { release } from '../objects/object';
import type { Thread } from '../objects/thread';
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
