// Evaluates at compile time what consists of constants: operators, tuples, and lists and sets that are only read.

import { Op } from '../../bytecode/opcodes';
import type { Value } from '../../objects/object';
import { PyFrozenSet } from '../../objects/containers/frozenset';
import { UNLIMITED } from '../../objects/memory/budget';
import type { Thread } from '../../objects/thread';
import { PyTuple } from '../../objects/containers/tuple';
import { NO_LOCATION } from '../instruction-sequence';
import type { BasicBlock, CfgInstruction } from './basic-block';
import { foldBinary, foldUnary } from './constant-arithmetic';
import type { ConstantPool } from './constant-pool';
import { loadsConst } from './instruction-kinds';

/** Longer displays are built at run time (CPython's _PY_STACK_USE_GUIDELINE). */
const MAX_FOLDED_DISPLAY = 30;
/** From this length on, a list or set of constants is filled from one constant. */
const MIN_CONST_SEQUENCE_SIZE = 3;

/** The `count` instructions before `end` that load constants, NOPs skipped; undefined if anything else is in between. */
function constLoadsBefore(block: BasicBlock, end: number, count: number): CfgInstruction[] | undefined {
  const loads: CfgInstruction[] = new Array(count);
  let missing = count;
  for (let index = end - 1; index >= 0 && missing > 0; index--) {
    const instruction = block.instructions[index]!;
    if (instruction.opcode === Op.NOP) continue;
    if (!loadsConst(instruction.opcode)) return undefined;
    loads[--missing] = instruction;
  }
  return missing === 0 ? loads : undefined;
}

/** Blanks instructions whose work a folded constant has taken over. */
function blank(instructions: readonly CfgInstruction[]): void {
  for (const instruction of instructions) {
    instruction.toNop();
    instruction.loc = NO_LOCATION;
  }
}

/** Folds a unary operator on a constant (CPython's fold_const_unaryop). */
export function foldUnaryAt(block: BasicBlock, index: number, pool: ConstantPool): void {
  const loads = constLoadsBefore(block, index, 1);
  if (loads === undefined) return;
  const instruction = block.instructions[index]!;
  const result = foldUnary(instruction.opcode, pool.loadedBy(loads[0]!));
  if (result === undefined) return;
  blank(loads);
  pool.makeLoad(instruction, result);
}

/** Folds a binary operator on two constants (CPython's fold_const_binop). */
export function foldBinaryAt(block: BasicBlock, index: number, pool: ConstantPool): void {
  const loads = constLoadsBefore(block, index, 2);
  if (loads === undefined) return;
  const instruction = block.instructions[index]!;
  const result = foldBinary(pool.loadedBy(loads[0]!), instruction.oparg, pool.loadedBy(loads[1]!));
  if (result === undefined) return;
  blank(loads);
  pool.makeLoad(instruction, result);
}

/** Folds a tuple of constants (CPython's fold_tuple_of_constants). */
export function foldTupleAt(block: BasicBlock, index: number, pool: ConstantPool): void {
  const instruction = block.instructions[index]!;
  const size = instruction.oparg;
  if (size > MAX_FOLDED_DISPLAY) return;
  const loads = constLoadsBefore(block, index, size);
  if (loads === undefined) return;
  const tuple = PyTuple.of(loads.map((load) => pool.loadedBy(load)));
  blank(loads);
  pool.makeLoad(instruction, tuple);
}

/** Folds a tuple of constants that was long enough to be collected in a list (CPython's fold_constant_intrinsic_list_to_tuple). */
export function foldListToTupleAt(block: BasicBlock, index: number, pool: ConstantPool): void {
  const { instructions } = block;
  let expectAppend = true;
  let start = -1;
  for (let position = index - 1; position >= 0; position--) {
    const { opcode, oparg } = instructions[position]!;
    if (opcode === Op.NOP) continue;
    if (opcode === Op.BUILD_LIST && oparg === 0) {
      if (!expectAppend) return;
      start = position;
      break;
    }
    if (expectAppend ? opcode !== Op.LIST_APPEND || oparg !== 1 : !loadsConst(opcode)) return;
    expectAppend = !expectAppend;
  }
  if (start < 0) return;
  const items: Value[] = [];
  for (let position = start; position < index; position++) {
    const instruction = instructions[position]!;
    if (instruction.opcode === Op.NOP) continue;
    if (loadsConst(instruction.opcode)) items.push(pool.loadedBy(instruction));
    blank([instruction]);
  }
  pool.makeLoad(instructions[index]!, PyTuple.of(items));
}

/** Replaces a list or set display by a constant where it is only iterated or searched, or fills it from one (CPython's optimize_lists_and_sets). */
export function foldListOrSetAt(block: BasicBlock, index: number, nextOpcode: number, pool: ConstantPool): void {
  const { instructions } = block;
  const instruction = instructions[index]!;
  const { opcode, oparg: size } = instruction;
  const isOnlyRead = nextOpcode === Op.GET_ITER || nextOpcode === Op.CONTAINS_OP;
  if (size > MAX_FOLDED_DISPLAY || (size < MIN_CONST_SEQUENCE_SIZE && !isOnlyRead)) return;
  const loads = constLoadsBefore(block, index, size);
  if (loads === undefined) {
    if (isOnlyRead && opcode === Op.BUILD_LIST) instruction.opcode = Op.BUILD_TUPLE;
    return;
  }
  const items = loads.map((load) => pool.loadedBy(load));
  const constant = pool.add(opcode === Op.BUILD_SET ? frozenSetOf(items) : PyTuple.of(items));
  blank(loads);
  if (isOnlyRead) {
    instruction.set(Op.LOAD_CONST, constant);
    return;
  }
  const begin = instructions[index - 2]!;
  begin.set(opcode, 0);
  begin.loc = instruction.loc;
  instructions[index - 1]!.set(Op.LOAD_CONST, constant);
  instruction.set(opcode === Op.BUILD_LIST ? Op.LIST_EXTEND : Op.SET_UPDATE, 1);
}

/** Constants are hashed and compared by native code alone, which has nothing to ask of a thread. */
const CONSTANT_THREAD = { enter: () => {}, leave: () => {}, budget: UNLIMITED } as unknown as Thread;

function frozenSetOf(items: readonly Value[]): PyFrozenSet {
  const set = new PyFrozenSet();
  for (const item of items) set.add(CONSTANT_THREAD, item);
  return set;
}
