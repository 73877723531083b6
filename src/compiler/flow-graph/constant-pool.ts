// The constants of one code unit while the optimiser adds to them and drops the unused ones.

import { Op } from '../../bytecode/opcodes';
import type { Value } from '../../objects/object';
import type { ConstantCache } from '../constant-cache';
import type { BasicBlock, CfgInstruction } from './basic-block';
import { usesConst } from './instruction-kinds';

/** Ints from 0 to this one are operands of LOAD_SMALL_INT. */
const MAX_SMALL_INT = 255;

export class ConstantPool {
  values: Value[];
  /** By the constant itself: the cache makes equal ones the same. */
  private indices: Map<Value, number> | undefined = undefined;

  constructor(
    values: readonly Value[],
    private readonly cache: ConstantCache,
  ) {
    this.values = values.map((value) => cache.merge(value));
  }

  /** Index of a constant, added at the end if it is new (CPython's add_const). */
  add(value: Value): number {
    if (this.indices === undefined) {
      this.indices = new Map();
      for (let index = this.values.length - 1; index >= 0; index--) this.indices.set(this.values[index]!, index);
    }
    const merged = this.cache.merge(value);
    let index = this.indices.get(merged);
    if (index === undefined) {
      index = this.values.length;
      this.values.push(merged);
      this.indices.set(merged, index);
    }
    return index;
  }

  /** The constant that LOAD_CONST or LOAD_SMALL_INT pushes. */
  loadedBy({ opcode, oparg }: CfgInstruction): Value {
    return opcode === Op.LOAD_SMALL_INT ? oparg : this.values[oparg]!;
  }

  /** Makes the instruction push a constant. */
  makeLoad(instruction: CfgInstruction, value: Value): void {
    if (!makeSmallIntLoad(instruction, value)) instruction.set(Op.LOAD_CONST, this.add(value));
  }

  /** Drops constants that no instruction uses; the first may be a docstring and stays (CPython's remove_unused_consts). */
  removeUnused(entry: BasicBlock): void {
    if (this.values.length === 0) return;
    const used = new Uint8Array(this.values.length);
    used[0] = 1;
    forEachConstUser(entry, (instruction) => {
      used[instruction.oparg] = 1;
    });
    if (used.every((mark) => mark === 1)) return;
    const newIndex = new Int32Array(this.values.length);
    const kept: Value[] = [];
    for (let index = 0; index < used.length; index++) {
      if (used[index] === 0) continue;
      newIndex[index] = kept.length;
      kept.push(this.values[index]!);
    }
    this.values = kept;
    this.indices = undefined;
    forEachConstUser(entry, (instruction) => {
      instruction.oparg = newIndex[instruction.oparg]!;
    });
  }
}

/** Turns the instruction into LOAD_SMALL_INT if the value allows it. */
export function makeSmallIntLoad(instruction: CfgInstruction, value: Value): boolean {
  if (typeof value !== 'number' || value < 0 || value > MAX_SMALL_INT) return false;
  instruction.set(Op.LOAD_SMALL_INT, value);
  return true;
}

function forEachConstUser(entry: BasicBlock, visit: (instruction: CfgInstruction) => void): void {
  for (let block: BasicBlock | null = entry; block !== null; block = block.next) {
    for (const instruction of block.instructions) {
      if (usesConst(instruction.opcode)) visit(instruction);
    }
  }
}
