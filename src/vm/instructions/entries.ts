// Instructions that only drop, copy and exchange entries of the stack, and those that do nothing.

import { copied, nothing, several } from '../../bytecode/stack-entries';
import { hold, release } from '../../objects/object';
import { type Body, instruction } from './definition';

/** value -- */
export const dropTop: Body = (thread, frame, sp) => {
  const { slots, owned } = frame;
  const value = slots[sp - 1];
  if (typeof value === 'object' && value !== null) {
    slots[sp - 1] = undefined;
    if (owned[sp - 1] !== 0) release(thread, value);
  }
};

/** Nothing has to be done. */
export const doNothing: Body = () => {};

export const POP_TOP = instruction({
  summary: 'Drops the value on top.',
  operand: 'none',
  before: ['value'],
  after: [],
  may: 'releases',
  inLoop: true,
  run: dropTop,
});

export const PUSH_NULL = instruction({
  summary: 'Pushes NULL: no self for the call to come.',
  operand: 'none',
  before: [],
  after: [nothing('null')],
  may: 'moves',
  inLoop: true,
  run(_thread, frame, sp) {
    frame.slots[sp] = undefined;
  },
});

export const COPY = instruction({
  summary: 'Pushes the entry at a depth once more.',
  operand: 'depth',
  before: ['value', several('between', 1, -1)],
  after: ['value', several('between', 1, -1), copied('value')],
  may: 'moves',
  inLoop: true,
  run(_thread, frame, sp, oparg) {
    const { slots, owned } = frame;
    const value = slots[sp - oparg];
    slots[sp] = value;
    if ((owned[sp] = owned[sp - oparg]!) !== 0) hold(value);
  },
});

export const SWAP = instruction({
  summary: 'Exchanges the top with the entry at a depth.',
  operand: 'depth',
  before: ['other', several('between', 1, -2), 'top'],
  after: ['top', several('between', 1, -2), 'other'],
  may: 'moves',
  inLoop: true,
  run(_thread, frame, sp, oparg) {
    const { slots, owned } = frame;
    const value = slots[sp - 1];
    const wasOwned = owned[sp - 1]!;
    slots[sp - 1] = slots[sp - oparg];
    owned[sp - 1] = owned[sp - oparg]!;
    slots[sp - oparg] = value;
    owned[sp - oparg] = wasOwned;
  },
});

export const NOP = instruction({
  summary: 'Does nothing; stands where a line needs an instruction.',
  operand: 'none',
  before: [],
  after: [],
  may: 'moves',
  inLoop: true,
  run: doNothing,
});

export const NOT_TAKEN = instruction({
  summary: 'Does nothing; marks the way on which a conditional jump is not taken.',
  operand: 'none',
  before: [],
  after: [],
  may: 'moves',
  event: 'BRANCH_LEFT',
  inLoop: true,
  run: doNothing,
});

export const EXTENDED_ARG = instruction({
  summary: 'Gives eight more bits to the operand of the next instruction.',
  operand: 'bits',
  before: [],
  after: [],
  may: 'moves',
  inLoop: true,
  run: doNothing,
});
