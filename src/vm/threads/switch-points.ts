// Where a thread may lose the GIL: the places at which CPython's loop looks at its eval breaker.

import { Op } from '../../bytecode/opcodes';
import { CACHES } from '../../bytecode/instruction-table';
import type { Frame } from '../../objects/frames/frame';

/** RESUME behind `yield from` and `await` does not look (RESUME_OPARG_LOCATION_MASK, RESUME_AFTER_YIELD_FROM). */
const LOCATION_MASK = 3;
const AFTER_YIELD_FROM = 2;

const CALLS = new Set<number>([Op.CALL, Op.CALL_KW, Op.CALL_FUNCTION_EX]);

/**
 * Looks at instructions one after the other, from the moment on at which a switch is due. The start of a function or of a loop's next
 * turn is such a place, and the end of a call of native code; the return of a Python function is none.
 */
export class SwitchPoints {
  private frame: Frame | undefined = undefined;
  private ip = -1;

  /** Forgets the instruction seen before. */
  restart(): void {
    this.frame = undefined;
  }

  /** May the thread be switched away from before the instruction at `ip`? */
  isPoint(frame: Frame, ip: number): boolean {
    const { co_code } = frame.code;
    const opcode = co_code[2 * ip]!;
    if (opcode === Op.JUMP_BACKWARD) return true;
    if (opcode === Op.RESUME && (co_code[2 * ip + 1]! & LOCATION_MASK) < AFTER_YIELD_FROM) return true;
    const previous = this.frame === frame ? this.ip : -1;
    this.frame = frame;
    this.ip = ip;
    if (previous < 0) return false;
    const before = co_code[2 * previous]!;
    return CALLS.has(before) && ip === previous + 1 + CACHES[before]!;
  }
}
