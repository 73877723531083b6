// Lines of a code object as line events see them (initialize_lines in Python/instrumentation.c).

import { decodeLineTable } from '../../bytecode/line-table';
import { Op } from '../../bytecode/opcodes';
import type { CodeFields } from '../../objects/functions/code';
import { CACHES, INSTRUCTIONS } from '../../bytecode/instruction-table';
import type { Handler } from '../../objects/functions/executable';

/** Instructions that never begin a line, since others skip them or observation needs them. */
const NO_START: ReadonlySet<number> = new Set([Op.END_ASYNC_FOR, Op.END_FOR, Op.END_SEND, Op.POP_ITER, Op.RESUME]);

/** The line of each code unit; -1 where it has none. */
export function linesOfUnits(code: CodeFields): Int32Array {
  const lines = new Int32Array(code.co_code.length >> 1).fill(-1);
  for (const { start, end, lineno } of decodeLineTable(code.co_linetable, code.co_firstlineno)) {
    lines.fill(lineno ?? -1, start >> 1, end >> 1);
  }
  return lines;
}

/** The unit behind an instruction and its caches. */
export const nextIndex = (words: Int32Array, index: number): number => index + 1 + CACHES[words[index]! & 0xff]!;

/** The first RESUME: nothing before it is observed (_co_firsttraceable). */
export function firstTraceable(words: Int32Array): number {
  let index = 0;
  while (index < words.length && (words[index]! & 0xff) !== Op.RESUME) index = nextIndex(words, index);
  return index;
}

/** Where a jump leads, by its general instruction; undefined for anything else. Over END_FOR and END_SEND it leads to what follows. */
function lineTarget(words: Int32Array, index: number): number | undefined {
  const next = nextIndex(words, index);
  const oparg = words[index]! >> 8;
  switch (INSTRUCTIONS[words[index]! & 0xff]?.jump) {
    case 'ahead':
      return next + oparg;
    case 'over END_FOR':
    case 'to END_SEND':
      return nextIndex(words, next + oparg);
    case 'back':
      return next - oparg;
    default:
      return undefined;
  }
}

/** Marks instructions before which a line event may happen: where the line changes, at targets of jumps and at exception handlers. */
export function lineStarts(words: Int32Array, lines: Int32Array, handlers: readonly Handler[]): Uint8Array {
  const starts = new Uint8Array(words.length);
  const first = firstTraceable(words);
  let current = -1;
  for (let index = first; index < words.length; index = nextIndex(words, index)) {
    if (NO_START.has(words[index]! & 0xff)) continue;
    const line = lines[index]!;
    if (line !== current && line >= 0) starts[index] = 1;
    current = line;
  }
  for (let index = first; index < words.length; index = nextIndex(words, index)) {
    const target = lineTarget(words, index);
    if (target !== undefined && lines[target]! >= 0 && (words[target]! & 0xff) !== Op.POP_ITER) starts[target] = 1;
  }
  for (const { target } of handlers) {
    if (lines[target]! >= 0 && (words[target]! & 0xff) !== Op.END_ASYNC_FOR) starts[target] = 1;
  }
  return starts;
}
