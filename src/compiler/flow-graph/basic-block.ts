// The nodes of the flow graph: straight runs of instructions, chained in emission order (CPython's basicblock and cfg_instr).

import { Op } from '../../bytecode/opcodes';
import type { Located } from '../../syntax/ast';
import { hasEvalBreak, isScopeExit, isUnconditionalJump } from './instruction-kinds';

/** Start depth of a block that has not been reached. */
export const UNKNOWN_DEPTH = -1;

export class CfgInstruction {
  opcode: number;
  oparg: number;
  loc: Located;
  /** The block that a jump or handler set-up refers to. */
  target: BasicBlock | null;
  /** The handler in force while the instruction runs. */
  except: BasicBlock | null = null;

  constructor(opcode: number, oparg: number, loc: Located, target: BasicBlock | null = null) {
    this.opcode = opcode;
    this.oparg = oparg;
    this.loc = loc;
    this.target = target;
  }

  /** Replaces the instruction, keeping its place in the source. */
  set(opcode: number, oparg = 0): void {
    this.opcode = opcode;
    this.oparg = oparg;
  }

  toNop(): void {
    this.opcode = Op.NOP;
    this.oparg = 0;
  }

  clone(): CfgInstruction {
    const copy = new CfgInstruction(this.opcode, this.oparg, this.loc, this.target);
    copy.except = this.except;
    return copy;
  }
}

export class BasicBlock {
  /** Identity as a jump target, or -1. */
  label = -1;
  instructions: CfgInstruction[] = [];
  /** The block behind it in emission order: where control falls through to. */
  next: BasicBlock | null = null;
  /** Number of ways into the block. */
  predecessors = 0;
  /** Height of the stack on entry. */
  startDepth = UNKNOWN_DEPTH;
  /** The handler's entry keeps the index of the instruction that raised. */
  preserveLasti = false;
  visited = false;
  isExceptHandler = false;
  /** Reached only through exceptions. */
  isCold = false;
  /** Reached without exceptions. */
  isWarm = false;
  /** Handlers in force on entry, innermost last; only while handlers are being labelled. */
  exceptStack: BasicBlock[] | null = null;
  /** By position behind the last instruction: the handler of the instruction that stood there before. */
  private readonly formerHandlers: (BasicBlock | null)[] = [];
  /** Locals 0 to 31 and 32 to 63 that may be unbound on entry. */
  unsafeLow = 0;
  unsafeHigh = 0;

  get last(): CfgInstruction | undefined {
    return this.instructions[this.instructions.length - 1];
  }

  get exitsScope(): boolean {
    const last = this.last;
    return last !== undefined && isScopeExit(last.opcode);
  }

  get fallsThrough(): boolean {
    const last = this.last;
    return last === undefined || !(isScopeExit(last.opcode) || isUnconditionalJump(last.opcode));
  }

  get hasNoLine(): boolean {
    return this.instructions.every((instruction) => instruction.loc.lineno < 0);
  }

  get hasEvalBreak(): boolean {
    return this.instructions.some((instruction) => hasEvalBreak(instruction.opcode));
  }

  /**
   * Appends an instruction. Where the block was longer once, it inherits the handler of what stood there: CPython leaves
   * that field of a reused entry alone, and exception tables show it.
   */
  add(opcode: number, oparg: number, loc: Located, target: BasicBlock | null = null): void {
    const instruction = new CfgInstruction(opcode, oparg, loc, target);
    instruction.except = this.formerHandlers[this.instructions.length] ?? null;
    this.instructions.push(instruction);
  }

  addJump(opcode: number, target: BasicBlock, loc: Located): void {
    this.add(opcode, target.label, loc, target);
  }

  /** Keeps only the first instructions. */
  truncate(length: number): void {
    for (let index = length; index < this.instructions.length; index++) {
      this.formerHandlers[index] = this.instructions[index]!.except;
    }
    this.instructions.length = length;
  }

  appendCopies(from: BasicBlock): void {
    for (const instruction of from.instructions) this.instructions.push(instruction.clone());
  }
}

/** The first block from `block` on that has instructions. */
export function nextNonEmpty(block: BasicBlock | null): BasicBlock | null {
  let found = block;
  while (found !== null && found.instructions.length === 0) found = found.next;
  return found;
}

/** Marks all blocks as unvisited, before a traversal. */
export function clearVisited(entry: BasicBlock): void {
  for (let block: BasicBlock | null = entry; block !== null; block = block.next) block.visited = false;
}

/** The highest label in use. */
export function maxLabel(entry: BasicBlock): number {
  let max = -1;
  for (let block: BasicBlock | null = entry; block !== null; block = block.next) max = Math.max(max, block.label);
  return max;
}
