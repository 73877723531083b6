// Finds loads of locals that may be unbound and makes them checked (CPython's add_checks_for_loads_of_uninitialized_variables).

import { Op } from '../../bytecode/opcodes';
import { type BasicBlock, clearVisited } from './basic-block';
import { isJump } from './instruction-kinds';

/** So many locals are followed through the graph; the others only within each block. */
const TRACKED_LOCALS = 64;

/** Turns LOAD_FAST into LOAD_FAST_CHECK where the local may be unbound. */
export function addUninitializedChecks(entry: BasicBlock, nlocals: number, nparams: number): void {
  if (nlocals === 0) return;
  if (nlocals > TRACKED_LOCALS) checkManyLocals(entry, nlocals);
  clearVisited(entry);
  const stack: BasicBlock[] = [];
  const [low, high] = maskOfRange(nparams, Math.min(nlocals, TRACKED_LOCALS));
  pushIfNew(stack, entry, low, high);
  for (let block: BasicBlock | null = entry; block !== null; block = block.next) scanBlock(stack, block);
  for (let block = stack.pop(); block !== undefined; block = stack.pop()) {
    block.visited = false;
    scanBlock(stack, block);
  }
}

function maskOfRange(start: number, end: number): [low: number, high: number] {
  let low = 0;
  let high = 0;
  for (let local = start; local < end; local++) {
    if (local < 32) low |= 1 << local;
    else high |= 1 << (local - 32);
  }
  return [low, high];
}

/** Adds possibly unbound locals to a block and remembers to scan it if any are new; `visited` means it waits already. */
function pushIfNew(stack: BasicBlock[], block: BasicBlock, low: number, high: number): void {
  const bothLow = block.unsafeLow | low;
  const bothHigh = block.unsafeHigh | high;
  if (bothLow === block.unsafeLow && bothHigh === block.unsafeHigh) return;
  block.unsafeLow = bothLow;
  block.unsafeHigh = bothHigh;
  if (block.visited) return;
  stack.push(block);
  block.visited = true;
}

function scanBlock(stack: BasicBlock[], block: BasicBlock): void {
  let low = block.unsafeLow;
  let high = block.unsafeHigh;
  for (const instruction of block.instructions) {
    if (instruction.except !== null) pushIfNew(stack, instruction.except, low, high);
    const { oparg } = instruction;
    if (oparg >= TRACKED_LOCALS) continue;
    const lowBit = oparg < 32 ? 1 << oparg : 0;
    const highBit = oparg < 32 ? 0 : 1 << (oparg - 32);
    switch (instruction.opcode) {
      case Op.DELETE_FAST:
      case Op.LOAD_FAST_AND_CLEAR:
      case Op.STORE_FAST_MAYBE_NULL:
        low |= lowBit;
        high |= highBit;
        break;
      case Op.LOAD_FAST:
        if ((low & lowBit) !== 0 || (high & highBit) !== 0) instruction.opcode = Op.LOAD_FAST_CHECK;
        low &= ~lowBit;
        high &= ~highBit;
        break;
      case Op.STORE_FAST:
      case Op.LOAD_FAST_CHECK:
        low &= ~lowBit;
        high &= ~highBit;
        break;
    }
  }
  if (block.next !== null && block.fallsThrough) pushIfNew(stack, block.next, low, high);
  const { last } = block;
  if (last !== undefined && isJump(last.opcode)) pushIfNew(stack, last.target!, low, high);
}

/** Locals beyond the tracked ones count as bound only after a store or load in the same block (CPython's fast_scan_many_locals). */
function checkManyLocals(entry: BasicBlock, nlocals: number): void {
  const boundIn = new Int32Array(nlocals);
  let blockNumber = 0;
  for (let block: BasicBlock | null = entry; block !== null; block = block.next) {
    blockNumber++;
    for (const instruction of block.instructions) {
      const { oparg } = instruction;
      if (oparg < TRACKED_LOCALS) continue;
      switch (instruction.opcode) {
        case Op.DELETE_FAST:
        case Op.LOAD_FAST_AND_CLEAR:
        case Op.STORE_FAST_MAYBE_NULL:
          boundIn[oparg] = blockNumber - 1;
          break;
        case Op.LOAD_FAST:
          if (boundIn[oparg] !== blockNumber) instruction.opcode = Op.LOAD_FAST_CHECK;
          boundIn[oparg] = blockNumber;
          break;
        case Op.STORE_FAST:
          boundIn[oparg] = blockNumber;
          break;
      }
    }
  }
}
