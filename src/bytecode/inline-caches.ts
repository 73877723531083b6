// Inline caches: what their counters begin with, how the counters back off, and how a cache is laid out in code units.

import { CACHES } from './instruction-table';
import { CACHE_FORMAT, OPCODE_NAMES, Op } from './opcodes';

// A counter has 16 bits: how often the instruction runs before it is specialised, and in the low 4 bits how far the next try backs off.

/** Where the counter stands: every inline cache begins with it. */
export const COUNTER = 1;

/** One step of a counter. */
export const COUNTER_STEP = 16;

/** The counter of an instruction that has not run: the second run specialises it (SPECIALIZATION_THRESHOLD). */
export const WARM_UP = (1 << 4) | 1;

/** The counter of a specialised instruction: so many misses, and it is specialised again (SPECIALIZATION_COOLDOWN). */
export const COOLDOWN = 52 << 4;

/** A counter that loops of a build without a compiler never touch. */
const JUMP_BACKWARD_WARM_UP = 0xfffc;

/** The branches taken so far, one bit each, of a branch that has not run. */
const BRANCH_HISTORY = 0x5555;

const LONGEST_BACKOFF = 12;

/** The counter after an attempt that has failed: twice as many runs as before until the next (restart_backoff_counter). */
export function backedOff(counter: number): number {
  const backoff = Math.min((counter & 15) + 1, LONGEST_BACKOFF);
  return (((1 << backoff) - 1) << 4) | backoff;
}

/** What the first cache entry of an instruction begins with (_PyCode_Quicken). */
export function initialCounter(opcode: number): number {
  switch (opcode) {
    case Op.JUMP_BACKWARD:
      return JUMP_BACKWARD_WARM_UP;
    case Op.POP_JUMP_IF_FALSE:
    case Op.POP_JUMP_IF_TRUE:
    case Op.POP_JUMP_IF_NONE:
    case Op.POP_JUMP_IF_NOT_NONE:
      return BRANCH_HISTORY;
    default:
      return WARM_UP;
  }
}

/** The code units of an instruction's cache: each field stands whole in the first of its units. */
export function cacheUnits(opcode: number, words: Int32Array, index: number): number[] {
  const units: number[] = [];
  for (const size of Object.values(CACHE_FORMAT[OPCODE_NAMES[opcode]!] ?? {})) {
    const value = words[index + COUNTER + units.length]!;
    units.push(value & 0xffff);
    if (size > 1) units.push((value >>> 16) & 0xffff);
    for (let rest = 2; rest < size; rest++) units.push(0);
  }
  while (units.length < CACHES[opcode]!) units.push(0);
  return units;
}
