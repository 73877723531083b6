// The frame of a Python call: taken from those of earlier calls of the same code, and filled with arguments.

import type { PyCode } from '../objects/functions/code';
import { Frame } from '../objects/frames/frame';
import type { PyFunction } from '../objects/functions/function';
import { hold, type Value } from '../objects/object';
import type { Thread } from '../objects/thread';
import type { PyTuple } from '../objects/containers/tuple';
import { bindArguments } from './bind';
import { clearFrame } from './frame-release';
import { CodeFlag } from '../objects/functions/code-flags';

/** An empty frame for a code object, which it holds. */
export function takeFrame(code: PyCode): Frame {
  const { executable } = code;
  const frame = executable.framePool.pop() ?? new Frame(code, executable);
  code.refs++;
  return frame;
}

/**
 * The frame of a call with its arguments bound (_PyEvalFramePushAndInit). Takes over one count of `func` if `functionOwned`, and all counts
 * among the `count` arguments in `source` from index `from` on, whether it succeeds or throws. A function that keeps its variables in a
 * namespace gets its globals for that.
 */
export function newFrame(
  thread: Thread,
  func: PyFunction,
  functionOwned: boolean,
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
  frame.locals = code.co_flags & CodeFlag.OPTIMIZED ? undefined : hold(func.globals);
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
