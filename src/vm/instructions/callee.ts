// Entering a Python function: its frame takes over, and its result becomes that of the instruction.

import { frameOfEntries } from '../../call/argument-frames';
import type { Frame } from '../../objects/frames/frame';
import type { PyFunction } from '../../objects/functions/function';
import type { VmThread } from '../thread-implementation';

/** Makes a frame with its arguments bound the thread's current one. */
export function pushBound(thread: VmThread, callee: Frame, isInit: boolean): void {
  callee.isInit = isInit;
  thread.pushFrame(callee);
  callee.ip = 0;
}

/** Does so for a call with the entries from `from` on, where those from `first` on, the callable for instance, give up their counts. */
export function pushCallee(
  thread: VmThread,
  caller: Frame,
  func: PyFunction,
  functionOwned: boolean,
  from: number,
  first: number,
  sp: number,
): void {
  pushBound(thread, frameOfEntries(thread, caller, func, functionOwned, from, first, sp), false);
}
