// The evaluation loop, a slice of instructions after the other. What it does with an instruction is generated: see run-slice.ts.

import type { PyBaseException } from '../objects/exceptions/exceptions';
import type { Frame } from '../objects/frames/frame';
import type { Value } from '../objects/object';
import { runSlice, SLICE_ENDED } from './run-slice';
import type { VmThread } from './thread-implementation';

/**
 * Runs a frame, and those that it calls, until it returns, yields or raises (_PyEval_EvalFrameDefault). The frame is already the thread's
 * current one and marked as entry; it starts at `ip`. With `thrown` it starts by raising that exception, which it takes over.
 * The result is not owned; the state of a generator tells whether it was yielded. When the GIL changes hands, the loop goes on with the
 * frames of another thread; it returns when the frame returns with which its level was entered. Between two slices the loop is left, so that
 * it goes on in what V8 has made of it meanwhile.
 */
export function evaluate(
  thread: VmThread,
  entry: Frame,
  start: number,
  thrown: PyBaseException | undefined,
  level = entry.level,
): Value {
  entry.ip = start;
  let result = runSlice(thread, thrown, level);
  while (result === SLICE_ENDED) {
    // Another thread may have taken over.
    result = runSlice(thread.scheduler.current, undefined, level);
  }
  return result;
}
