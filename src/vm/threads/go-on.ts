// How a loop goes on after a switch: what it needs of the scheduler, and frames that native code puts in its place.

import { CACHES, INSTRUCTIONS } from '../../bytecode/instruction-table';
import { entriesTaken } from '../../bytecode/stack-contents';
import type { Frame } from '../../objects/frames/frame';
import type { Value } from '../../objects/object';
import { InternalError } from '../../objects/thread';
import { dropEntries } from '../../call/stack';
import type { VmThread } from '../thread-implementation';
import { ENTER, SUSPEND, SWITCH } from './switch';

/** The thread that goes on in the loop of a level, at its current frame. The stack pointer of the frame that was left is in it. */
export function goOn(thread: VmThread, mark: object, level: number): VmThread {
  if (mark === ENTER) {
    dropCall(thread, thread.frame!.previous!);
    return thread;
  }
  if (mark === SUSPEND) thread.scheduler.enqueue(thread);
  return thread.scheduler.next(level);
}

/** The current frame runs as if the instruction of this one, a call, had called it itself. */
function dropCall(thread: VmThread, frame: Frame): void {
  const { ip, sp } = frame;
  const opcode = frame.code.co_code[2 * ip]!;
  if (INSTRUCTIONS[opcode]?.frame !== 'enters') throw new InternalError(`a frame replaces instruction ${opcode}`);
  const base = sp - entriesTaken(opcode, frame.words[ip]! >> 8);
  frame.returnTo = ip + 1 + CACHES[opcode]!;
  frame.sp = base;
  dropEntries(thread, frame, base, sp);
}

/** An entry frame has returned in another loop than its own. */
export function leaveElsewhere(thread: VmThread, frame: Frame, result: Value): typeof SWITCH {
  thread.scheduler.finish(thread, frame.level, result, undefined);
  return SWITCH;
}
