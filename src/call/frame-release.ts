// The end of a frame: in which order it lets go of what it holds, and what becomes of it when somebody still has its frame object.

import { type Frame, frameObject, FrameOwner } from '../objects/frames/frame';
import { hold, release } from '../objects/object';
import type { Thread } from '../objects/thread';

/** Frames kept for one code object: more are only needed by recursions that deep. */
const POOL_SIZE = 64;

/**
 * Releases what a frame holds, from the last slot to the first, and gives it up (_PyFrame_ClearExceptCode). If somebody has its frame
 * object, that takes the contents over instead.
 */
export function clearFrame(thread: Thread, frame: Frame): void {
  const { object } = frame;
  if (object !== undefined) {
    frame.object = undefined;
    if (object.refs > 1) {
      frame.ownEverything();
      frame.owner = FrameOwner.FRAME_OBJECT;
      thread.interp.finalizable.add(object);
      const { previous } = frame;
      if (previous !== null) object.back = hold(frameObject(previous));
      frame.previous = null;
      frame.generator = undefined;
      release(thread, object);
      return;
    }
    // Nobody else has it: it goes before the contents do, without touching them.
    frame.owner = FrameOwner.THREAD;
    release(thread, object);
  }
  clearPlainFrame(thread, frame);
}

/** The same for a frame without a frame object. */
export function clearPlainFrame(thread: Thread, frame: Frame): void {
  const { slots, owned } = frame;
  for (let slot = slots.length - 1; slot >= 0; slot--) {
    const value = slots[slot];
    if (value === undefined) continue;
    slots[slot] = undefined;
    if (owned[slot] && typeof value === 'object' && value !== null && --value.refs === 0) thread.deallocate(value);
  }
  const { locals, code } = frame;
  if (locals !== undefined) {
    frame.locals = undefined;
    release(thread, locals);
  }
  if (frame.functionOwned) {
    frame.functionOwned = false;
    release(thread, frame.func);
  }
  const generatorFrame = frame.generator !== undefined;
  frame.previous = null;
  if (!generatorFrame && frame.executable.framePool.length < POOL_SIZE) frame.executable.framePool.push(frame);
  release(thread, code);
}
