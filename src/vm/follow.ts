// How a frame goes on: after an instruction that is not simply followed by the next, and after a call has returned.

import { INSTRUCTIONS } from '../bytecode/instruction-table';
import { positionsOf } from '../bytecode/line-table';
import type { Frame } from '../objects/frames/frame';
import { opcodeName } from '../objects/functions/executable';
import { release, type Value } from '../objects/object';
import { systemError, typeError } from '../objects/raise';
import { InternalError, type PyRaise, type Thread } from '../objects/thread';
import { typeOf } from '../objects/type-of';
import { ENTERED_INIT, JUMP, type Outcome, RESUMED } from './instructions/outcome';
import { heightStep, JUMPS_OVER, STEPS, widthStep } from './instructions/table';

/** Notes in a frame where it goes on after an instruction with this outcome, and how high its stack is then. */
export function follow(frame: Frame, outcome: Outcome, opcode: number, oparg: number, sp: number, ip: number): void {
  const step = STEPS[opcode]!;
  const top = sp + heightStep(step, oparg);
  const next = ip + widthStep(step);
  switch (outcome) {
    case ENTERED_INIT:
      frame.sp = top;
      frame.returnTo = next;
      break;
    case RESUMED:
      frame.sp = top - 1;
      frame.returnTo = next + oparg;
      break;
    case JUMP:
      frame.sp = top - JUMPS_OVER[opcode]!;
      frame.ip = next + oparg + JUMPS_OVER[opcode]!;
      break;
    default:
      throw new InternalError(`instruction ${opcodeName(frame.words[ip]!)} has to be in the loop`);
  }
}

/** `__init__` of a class returns nothing but None. Takes over what it has returned. */
export function checkInit(thread: Thread, result: Value): void {
  if (result === null) return;
  const error = typeError(`__init__() should return None, not '${typeOf(result).tpName}'`);
  release(thread, result);
  throw error;
}

/** An opcode that is none is CPython's SystemError; one that no compiler emits on its own, a cache entry for instance, is a fault. */
export function unknownInstruction(frame: Frame, word: number): Error | PyRaise {
  const opcode = word & 0xff;
  if (INSTRUCTIONS[opcode] !== undefined) return new InternalError(`instruction ${opcodeName(word)} cannot run`);
  const line = positionsOf(frame.code, frame.ip).lineno ?? 0;
  return systemError(`${frame.code.co_filename}:${line}: unknown opcode ${opcode}`);
}
