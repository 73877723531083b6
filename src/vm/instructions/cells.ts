// Instructions for cells: variables that inner functions share.

import { LocalKind } from '../../objects/functions/code';
import { PyCell } from '../../objects/functions/cell';
import { NameErrorType, newNameError } from '../../objects/exceptions/exceptions';
import type { Frame } from '../../objects/frames/frame';
import { release } from '../../objects/object';
import { PyRaise } from '../../objects/thread';
import { put, replaceTop, steal } from '../../call/stack';
import { instruction } from './definition';
import { unboundLocal } from './locals';
import { lookupMapping } from './names';

/** An empty cell: a local variable of this function or a free one (_PyEval_FormatExcUnbound). */
export function unboundCell(frame: Frame, slot: number): PyRaise {
  const { localspluskinds, localsplusnames } = frame.code;
  const name = localsplusnames[slot]!;
  if (!(localspluskinds[slot]! & LocalKind.FREE)) return unboundLocal(frame, slot);
  const text = `cannot access free variable '${name}' where it is not associated with a value in enclosing scope`;
  return new PyRaise(newNameError(NameErrorType, text, name));
}

export const MAKE_CELL = instruction({
  summary: 'Puts a new cell around a local variable.',
  operand: 'free',
  before: [],
  after: [],
  may: 'releases',
  run(thread, frame, _sp, oparg) {
    const value = frame.slots[oparg];
    const wasOwned = frame.owned[oparg];
    put(frame, oparg, new PyCell(value));
    if (wasOwned) release(thread, value);
  },
});

export const COPY_FREE_VARS = instruction({
  summary: "Copies the closure's cells into the frame.",
  operand: 'count',
  before: [],
  after: [],
  may: 'moves',
  run(_thread, frame, _sp, oparg) {
    const cells = frame.func.closure!.items;
    const first = frame.executable.localCount - oparg;
    for (let index = 0; index < oparg; index++) put(frame, first + index, cells[index]);
  },
});

export const LOAD_DEREF = instruction({
  summary: 'Pushes what a cell holds.',
  operand: 'free',
  before: [],
  after: ['value'],
  may: 'raises',
  inLoop: true,
  run(_thread, frame, sp, oparg) {
    const { value } = frame.slots[oparg] as PyCell;
    if (value === undefined) throw unboundCell(frame, oparg);
    put(frame, sp, value);
  },
});

export const STORE_DEREF = instruction({
  summary: 'Puts the value on top into a cell.',
  operand: 'free',
  before: ['value'],
  after: [],
  may: 'releases',
  run(thread, frame, sp, oparg) {
    const value = steal(frame, sp - 1);
    const cell = frame.slots[oparg] as PyCell;
    const old = cell.value;
    cell.value = value;
    release(thread, old);
  },
});

export const DELETE_DEREF = instruction({
  summary: 'Empties a cell.',
  operand: 'free',
  before: [],
  after: [],
  may: 'raises',
  run(thread, frame, _sp, oparg) {
    const cell = frame.slots[oparg] as PyCell;
    if (cell.value === undefined) throw unboundCell(frame, oparg);
    cell.set(thread, undefined);
  },
});

export const LOAD_FROM_DICT_OR_DEREF = instruction({
  summary: 'Looks a name up in the mapping on top, then in a cell.',
  operand: 'free',
  before: ['mapping'],
  after: ['value'],
  may: 'runs Python',
  run(thread, frame, sp, oparg) {
    let value = lookupMapping(thread, frame.slots[sp - 1]!, frame.code.localsplusnames[oparg]!);
    if (value === undefined) {
      value = (frame.slots[oparg] as PyCell).value;
      if (value === undefined) throw unboundCell(frame, oparg);
    }
    replaceTop(thread, frame, sp, value);
  },
});
