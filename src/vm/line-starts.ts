// At which instructions a new line begins, for trace functions (initialize_lines in Python/instrumentation.c).

import { decodeLineTable } from '../bytecode/line-table';
import { Op } from '../bytecode/opcodes';
import type { PyCode } from '../objects/code';
import { CACHE_ENTRIES } from '../objects/executable';

/** Lines of a code object by instruction index. */
export interface LineStarts {
  /** The line of each code unit, -1 where it has none. */
  lines: Int32Array;
  /** 1 where a line event may happen. */
  starts: Uint8Array;
}

const known = new WeakMap<PyCode, LineStarts>();

/** Instructions that never begin a line, since others skip them. */
const NO_START: ReadonlySet<number> = new Set([Op.END_ASYNC_FOR, Op.END_FOR, Op.END_SEND, Op.POP_ITER, Op.RESUME]);

const FORWARD: ReadonlySet<number> = new Set([
  ...[Op.JUMP_FORWARD, Op.POP_JUMP_IF_FALSE, Op.POP_JUMP_IF_TRUE, Op.POP_JUMP_IF_NONE, Op.POP_JUMP_IF_NOT_NONE],
  ...[Op.FOR_ITER, Op.SEND],
]);
const BACKWARD: ReadonlySet<number> = new Set([...[Op.JUMP_BACKWARD, Op.END_ASYNC_FOR]]);

/** Where lines begin: at a change of line behind the first RESUME, at targets of jumps and at exception handlers. */
export function lineStartsOf(code: PyCode): LineStarts {
  let result = known.get(code);
  if (result === undefined) {
    result = compute(code);
    known.set(code, result);
  }
  return result;
}

function compute(code: PyCode): LineStarts {
  const { words, handlers } = code.executable;
  const lines = linesOf(code, words.length);
  const starts = new Uint8Array(words.length);
  const first = firstTraceable(words);
  let current = -1;
  for (let index = 0; index < words.length; index += lengthAt(words, index)) {
    const line = lines[index]!;
    if (index < first || NO_START.has(words[index]! & 0xff)) continue;
    if (line >= 0 && line !== current) starts[index] = 1;
    current = line;
  }
  const mark = (index: number): void => {
    if (lines[index]! >= 0 && !NO_START.has(words[index]! & 0xff)) starts[index] = 1;
  };
  for (let index = first; index < words.length; index += lengthAt(words, index)) {
    const opcode = words[index]! & 0xff;
    const oparg = words[index]! >> 8;
    const next = index + lengthAt(words, index);
    if (FORWARD.has(opcode)) mark(next + oparg);
    else if (BACKWARD.has(opcode)) mark(next - oparg);
  }
  for (const { target } of handlers) mark(target);
  return { lines, starts };
}

const lengthAt = (words: Int32Array, index: number): number => 1 + CACHE_ENTRIES[words[index]! & 0xff]!;

/** The first RESUME (_co_firsttraceable). */
function firstTraceable(words: Int32Array): number {
  let index = 0;
  while (index < words.length && (words[index]! & 0xff) !== Op.RESUME) index += lengthAt(words, index);
  return index;
}

function linesOf(code: PyCode, length: number): Int32Array {
  const lines = new Int32Array(length).fill(-1);
  for (const { start, end, lineno } of decodeLineTable(code.co_linetable, code.co_firstlineno)) {
    lines.fill(lineno ?? -1, start >> 1, end >> 1);
  }
  return lines;
}
