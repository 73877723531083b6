// Lets loads of locals borrow the reference where the local outlives the value on the stack (CPython's optimize_load_fast).

import { INSTRUCTIONS, numPopped, numPushed } from '../../bytecode/instruction-table';
import { Op } from '../../bytecode/opcodes';
import { entriesLeft } from '../../bytecode/stack-behind';
import { type BasicBlock, type CfgInstruction, clearVisited } from './basic-block';
import { hasTarget, isBlockPush, isScopeExit, isUnconditionalJump } from './instruction-kinds';

/** An entry of the stack that no load of this block has produced, and an entry that is no local. */
const NO_PRODUCER = -1;
const NOT_LOCAL = -1;

/** The stack while a block is run in the abstract: which instruction produced each entry, and which local it is. */
class ReferenceStack {
  private readonly producers: number[] = [];
  private readonly locals: number[] = [];
  /** By instruction: its value may not be borrowed. */
  readonly mustOwn: Uint8Array;

  constructor(instructionCount: number, depth: number) {
    this.mustOwn = new Uint8Array(instructionCount);
    for (let index = 0; index < depth; index++) this.push(NO_PRODUCER, NOT_LOCAL);
  }

  get size(): number {
    return this.producers.length;
  }

  push(producer: number, local: number): void {
    this.producers.push(producer);
    this.locals.push(local);
  }

  pop(): void {
    this.producers.length--;
    this.locals.length--;
  }

  /** Pushes the entry at a depth once more. */
  copy(depth: number): void {
    const index = this.size - depth;
    this.push(this.producers[index]!, this.locals[index]!);
  }

  /** The top stays; the entry below it goes. */
  removeBelowTop(): void {
    this.swap(2);
    this.pop();
  }

  /** The top stays; an entry is put below it. */
  insertBelowTop(producer: number): void {
    this.push(producer, NOT_LOCAL);
    this.swap(2);
  }

  swap(depth: number): void {
    const top = this.size - 1;
    const other = this.size - depth;
    const producer = this.producers[top]!;
    const local = this.locals[top]!;
    this.producers[top] = this.producers[other]!;
    this.locals[top] = this.locals[other]!;
    this.producers[other] = producer;
    this.locals[other] = local;
  }

  /** The local is about to be overwritten: entries that borrow from it would dangle. */
  kill(local: number): void {
    for (let index = 0; index < this.size; index++) {
      if (this.locals[index] === local) this.own(this.producers[index]!);
    }
  }

  /** Pops the top into a local. */
  store(local: number): void {
    const producer = this.producers[this.size - 1]!;
    this.pop();
    this.kill(local);
    this.own(producer);
  }

  /** Replaces self by an attribute; for a method call self may stay above it. */
  loadAttribute(producer: number, below: number, keepsSelf: boolean): void {
    const self = this.producers[this.size - 1]!;
    const local = this.locals[this.size - 1]!;
    for (let count = 0; count <= below; count++) this.pop();
    this.push(producer, NOT_LOCAL);
    if (keepsSelf) this.push(self, local);
  }

  /** What is still on the stack at the end of the block may not be borrowed. */
  ownRest(): void {
    for (const producer of this.producers) this.own(producer);
  }

  private own(producer: number): void {
    if (producer !== NO_PRODUCER) this.mustOwn[producer] = 1;
  }
}

/** Turns LOAD_FAST into LOAD_FAST_BORROW, and pairs likewise, wherever that is safe. Needs start depths of all blocks. */
export function borrowLoads(entry: BasicBlock): void {
  clearVisited(entry);
  const todo: BasicBlock[] = [entry];
  entry.visited = true;
  const enter = (block: BasicBlock, depth: number): void => {
    if (block.startDepth !== depth) throw new Error(`block is entered at depth ${depth}, not ${block.startDepth}`);
    if (block.visited) return;
    block.visited = true;
    todo.push(block);
  };
  for (let block = todo.pop(); block !== undefined; block = todo.pop()) {
    const stack = new ReferenceStack(block.instructions.length, block.startDepth);
    block.instructions.forEach((instruction, index) => {
      simulate(stack, instruction, index, enter);
    });
    const { last } = block;
    const continues = last !== undefined && !isUnconditionalJump(last.opcode) && !isScopeExit(last.opcode);
    if (continues && block.next !== null) enter(block.next, stack.size);
    stack.ownRest();
    borrowInBlock(block, stack.mustOwn);
  }
}

function borrowInBlock(block: BasicBlock, mustOwn: Uint8Array): void {
  block.instructions.forEach((instruction, index) => {
    if (mustOwn[index] === 1) return;
    if (instruction.opcode === Op.LOAD_FAST) instruction.opcode = Op.LOAD_FAST_BORROW;
    else if (instruction.opcode === Op.LOAD_FAST_LOAD_FAST) instruction.opcode = Op.LOAD_FAST_BORROW_LOAD_FAST_BORROW;
  });
}

/** What one instruction does to the stack of references. */
function simulate(
  stack: ReferenceStack,
  { opcode, oparg, target }: CfgInstruction,
  index: number,
  enter: (block: BasicBlock, depth: number) => void,
): void {
  switch (opcode) {
    case Op.LOAD_FAST:
      stack.push(index, oparg);
      break;
    case Op.LOAD_FAST_AND_CLEAR:
      stack.kill(oparg);
      stack.push(index, oparg);
      break;
    case Op.DELETE_FAST:
      stack.kill(oparg);
      break;
    case Op.LOAD_FAST_LOAD_FAST:
      stack.push(index, oparg >> 4);
      stack.push(index, oparg & 15);
      break;
    case Op.STORE_FAST:
      stack.store(oparg);
      break;
    case Op.STORE_FAST_LOAD_FAST:
      stack.store(oparg >> 4);
      stack.push(index, oparg & 15);
      break;
    case Op.STORE_FAST_STORE_FAST:
      stack.store(oparg >> 4);
      stack.store(oparg & 15);
      break;
    case Op.COPY:
      stack.copy(oparg);
      break;
    case Op.SWAP:
      stack.swap(oparg);
      break;
    case Op.FORMAT_SIMPLE:
    case Op.GET_YIELD_FROM_ITER:
      // A string, or a generator, stays on the stack as it is.
      break;
    case Op.END_SEND:
    case Op.SET_FUNCTION_ATTRIBUTE:
      stack.removeBelowTop();
      break;
    case Op.LOAD_SPECIAL:
    case Op.PUSH_EXC_INFO:
      stack.insertBelowTop(index);
      break;
    case Op.FOR_ITER:
      enter(target!, stack.size + 1);
      stack.push(index, NOT_LOCAL);
      break;
    case Op.LOAD_ATTR:
      stack.loadAttribute(index, 0, (oparg & 1) !== 0);
      break;
    case Op.LOAD_SUPER_ATTR:
      stack.loadAttribute(index, 2, (oparg & 1) !== 0);
      break;
    case Op.SEND:
      enter(target!, stack.size);
      stack.pop();
      stack.push(index, NOT_LOCAL);
      break;
    default:
      if (hasTarget(opcode)) enter(target!, stack.size - numPopped(opcode, oparg) + numPushed(opcode, oparg));
      if (!isBlockPush(opcode)) replaceEntries(stack, opcode, oparg, index);
  }
}

/** Entries that the instruction leaves where they are keep their sources; the others go, and those that it makes have none. */
function replaceEntries(stack: ReferenceStack, opcode: number, oparg: number, index: number): void {
  const left = entriesLeft(INSTRUCTIONS[opcode]!, oparg);
  const popped = numPopped(opcode, oparg) - left;
  const pushed = numPushed(opcode, oparg) - left;
  for (let count = popped; count > 0; count--) stack.pop();
  // What comes on top of entries that all stay, CPython attributes to the first instructions of the block.
  for (let count = 0; count < pushed; count++) stack.push(left > 0 && popped === 0 ? count : index, NOT_LOCAL);
}
