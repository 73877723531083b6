// Lays out the fast-local slots of a frame (locals, cells, free variables) and puts the prologue that fills them before the code (CPython's prepare_localsplus).

import { Op } from '../../bytecode/opcodes';
import { LocalKind } from '../../objects/functions/code';
import type { Located } from '../../syntax/ast';
import type { CodeUnit } from '../code-unit';
import { NO_LOCATION } from '../instruction-sequence';
import { type BasicBlock, CfgInstruction } from './basic-block';
import { CodeFlag } from '../../objects/functions/code-flags';

/** The slots of a frame in order. */
export interface LocalsPlus {
  names: string[];
  /** LocalKind bits of each slot. */
  kinds: Uint8Array;
}

/** Inserts the prologue, turns cell indices into slot numbers and describes the slots. */
export function prepareLocalsPlus(entry: BasicBlock, unit: CodeUnit): LocalsPlus {
  const slots = slotsOfCells(unit);
  insertPrologue(entry, unit, slots);
  const slotOf = (index: number): number => slots[index]!;
  for (let block: BasicBlock | null = entry; block !== null; block = block.next) {
    for (const instruction of block.instructions) {
      switch (instruction.opcode) {
        case Op.MAKE_CELL:
        case Op.LOAD_CLOSURE:
        case Op.LOAD_DEREF:
        case Op.STORE_DEREF:
        case Op.DELETE_DEREF:
        case Op.LOAD_FROM_DICT_OR_DEREF:
          instruction.oparg = slotOf(instruction.oparg);
      }
    }
  }
  return describeSlots(unit);
}

/** The slot of each cell and free variable: its own, or that of the parameter or local of the same name. */
function slotsOfCells(unit: CodeUnit): number[] {
  const localSlots = new Map(unit.varnames.map((name, slot) => [name, slot]));
  let next = unit.varnames.length;
  const slots = unit.cellvars.map((name) => localSlots.get(name) ?? next++);
  for (let index = 0; index < unit.freevars.length; index++) slots.push(next++);
  return slots;
}

function insertPrologue(entry: BasicBlock, unit: CodeUnit, slots: readonly number[]): void {
  const prologue: CfgInstruction[] = [];
  const add = (opcode: number, oparg: number, loc: Located): void => {
    prologue.push(new CfgInstruction(opcode, oparg, loc));
  };
  if (unit.freevars.length > 0) add(Op.COPY_FREE_VARS, unit.freevars.length, NO_LOCATION);
  const cells = unit.cellvars.map((_, index) => index).sort((a, b) => slots[a]! - slots[b]!);
  for (const cell of cells) add(Op.MAKE_CELL, cell, NO_LOCATION);
  if (unit.isGeneratorLike) {
    const line = unit.firstlineno;
    const loc: Located = { lineno: line, end_lineno: line, col_offset: -1, end_col_offset: -1 };
    add(Op.RETURN_GENERATOR, 0, loc);
    add(Op.POP_TOP, 0, loc);
  }
  entry.instructions.unshift(...prologue);
}

/** Names and kinds of the slots (CPython's compute_localsplus_info). */
function describeSlots(unit: CodeUnit): LocalsPlus {
  const locals = new Set(unit.varnames);
  const cells = new Set(unit.cellvars);
  const parameterKinds = kindsOfParameters(unit);
  const names = [...unit.varnames];
  const kinds = unit.varnames.map((name, slot) => {
    const hidden = unit.fastHidden.has(name) ? LocalKind.HIDDEN : 0;
    const cell = cells.has(name) ? LocalKind.CELL : 0;
    return LocalKind.LOCAL | hidden | cell | (parameterKinds[slot] ?? 0);
  });
  for (const name of unit.cellvars) {
    if (locals.has(name)) continue;
    names.push(name);
    kinds.push(LocalKind.CELL);
  }
  for (const name of unit.freevars) {
    names.push(name);
    kinds.push(LocalKind.FREE);
  }
  return { names, kinds: Uint8Array.from(kinds) };
}

/** Kinds of the parameters, which fill the first slots. */
function kindsOfParameters(unit: CodeUnit): number[] {
  const { ARG_POS, ARG_KW, ARG_VAR } = LocalKind;
  const repeat = (count: number, kind: number): number[] => new Array<number>(count).fill(kind);
  return [
    ...repeat(unit.posonlyargcount, ARG_POS),
    ...repeat(unit.argcount, ARG_POS | ARG_KW),
    ...repeat(unit.kwonlyargcount, ARG_KW),
    ...repeat(unit.flags & CodeFlag.VARARGS ? 1 : 0, ARG_VAR | ARG_POS),
    ...repeat(unit.flags & CodeFlag.VARKEYWORDS ? 1 : 0, ARG_VAR | ARG_KW),
  ];
}

/** How many of the locals are parameters. */
export function parameterCount(unit: CodeUnit): number {
  return kindsOfParameters(unit).length;
}
