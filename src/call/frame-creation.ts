// The frame of a Python call: taken from those of earlier calls of the same code, filled with arguments, and given up at the end.

import type { PyCode } from '../objects/functions/code';
import { Frame, frameObject, FrameOwner } from '../objects/frames/frame';
import type { PyFunction } from '../objects/functions/function';
import { hold, release, type Value } from '../objects/object';
import type { Thread } from '../objects/thread';
import type { PyTuple } from '../objects/containers/tuple';
import { bindArguments } from './bind';

/** Frames kept for one code object: more are only needed by recursions that deep. */
const POOL_SIZE = 64;

/** An empty frame for a code object, which it holds. */
export function takeFrame(code: PyCode): Frame {
  const { executable } = code;
  const frame = executable.framePool.pop() ?? new Frame(code, executable);
  code.refs++;
  return frame;
}

/**
 * The frame of a call with its arguments bound (_PyEvalFramePushAndInit). Takes over one count of `func` if `functionOwned`, one of `locals`,
 * and all counts among the `count` arguments in `source` from index `from` on, whether it succeeds or throws.
 */
export function newFrame(
  thread: Thread,
  func: PyFunction,
  functionOwned: boolean,
  locals: Value | undefined,
  source: readonly (Value | undefined)[],
  owned: Uint8Array,
  from: number,
  count: number,
  kwnames: PyTuple | undefined,
): Frame {
  const { code } = func;
  const frame = takeFrame(code);
  frame.func = func;
  frame.functionOwned = functionOwned;
  frame.globals = func.globals;
  frame.builtins = func.builtins;
  frame.locals = locals;
  frame.ip = -1;
  const { executable } = frame;
  frame.sp = executable.localCount;
  if (count === executable.exactArguments && kwnames === undefined) {
    const { slots } = frame;
    for (let slot = 0; slot < count; slot++) {
      slots[slot] = source[from + slot];
      frame.owned[slot] = owned[from + slot]!;
    }
    return frame;
  }
  try {
    bindArguments(thread, func, frame, source, owned, from, count, kwnames);
  } catch (error) {
    clearFrame(thread, frame);
    throw error;
  }
  return frame;
}

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
