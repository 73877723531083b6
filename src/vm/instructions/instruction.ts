// What the work of one instruction looks like to the loop.

import type { Frame } from '../../objects/frames/frame';
import type { VmThread } from '../thread-implementation';

/**
 * Carries out the instruction at `ip`. The stack ends before entry `sp`; the answer is where it ends afterwards. If it throws, the
 * entries below `sp` are still there, or have given up their counts. A specialised form whose guard fails changes nothing and answers
 * GUARD_FAILED; ELSEWHERE says that the next instruction is not the one behind this one.
 */
export type Instruction = (thread: VmThread, frame: Frame, sp: number, oparg: number, ip: number) => number;

/** The general form has to run. */
export const GUARD_FAILED = -1;

/** The thread goes on at the `ip` of its current frame, which may be another one, with the stack that this has. */
export const ELSEWHERE = -2;
