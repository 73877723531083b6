// The calls of classes that the loop does itself: it allocates the instance and runs `__init__` as a frame.

import type { Frame } from '../objects/frames/frame';
import { PyFunction } from '../objects/functions/function';
import { release } from '../objects/object';
import type { Thread } from '../objects/thread';
import type { PyType } from '../objects/type';
import { objectType } from '../objects/types/object-type';
import { typeLookup } from '../objects/types/type-lookup';
import { typeType } from '../objects/types/type-type';
import { callClass } from './class-call';
import { put } from './stack';

/** The Python function that initialises the plain instances of a class whose construction the loop can do itself, or undefined. */
export function inlineInit(cls: PyType): PyFunction | undefined {
  if (cls.type.tp.tp_call !== callClass || cls.tp.tp_new !== objectType.tp.tp_new || cls === typeType) return undefined;
  const init = typeLookup(cls, '__init__');
  return init instanceof PyFunction ? init : undefined;
}

/** class, NULL, args... -- instance, instance, args...: allocates what `__init__` is about to initialise. */
export function allocateInstance(thread: Thread, frame: Frame, base: number, cls: PyType): void {
  const instance = cls.tp.tp_new!(thread, cls, [], undefined);
  const wasOwned = frame.owned[base];
  put(frame, base, instance);
  put(frame, base + 1, instance);
  if (wasOwned) release(thread, cls);
}
