// Instructions that read and bind local variables in their slots.

import { borrowed, copied } from '../../bytecode/stack-entries';
import { newNameError, UnboundLocalErrorType } from '../../objects/exceptions/exceptions';
import type { Frame } from '../../objects/frames/frame';
import { hold, release } from '../../objects/object';
import { PyRaise } from '../../objects/thread';
import { instruction } from './definition';

/** A local variable without a value. */
export function unboundLocal(frame: Frame, slot: number): PyRaise {
  const name = frame.code.localsplusnames[slot]!;
  return new PyRaise(
    newNameError(
      UnboundLocalErrorType,
      `cannot access local variable '${name}' where it is not associated with a value`,
      name,
    ),
  );
}

export const LOAD_FAST = instruction({
  summary: 'Pushes a local variable that is known to be bound.',
  operand: 'local',
  before: [],
  after: [copied('value')],
  may: 'moves',
  inLoop: true,
  run(_thread, frame, sp, oparg) {
    const { slots, owned } = frame;
    const value = slots[oparg];
    slots[sp] = value;
    if ((owned[sp] = owned[oparg]!) !== 0) hold(value);
  },
});

export const LOAD_FAST_BORROW = instruction({
  summary: 'Pushes a local variable without counting the reference.',
  operand: 'local',
  before: [],
  after: [borrowed('value')],
  may: 'moves',
  inLoop: true,
  run(_thread, frame, sp, oparg) {
    const { slots, owned } = frame;
    slots[sp] = slots[oparg];
    owned[sp] = 0;
  },
});

export const LOAD_FAST_BORROW_LOAD_FAST_BORROW = instruction({
  summary: 'Pushes two local variables without counting the references.',
  operand: 'local-pair',
  before: [],
  after: [borrowed('first'), borrowed('second')],
  may: 'moves',
  inLoop: true,
  run(_thread, frame, sp, oparg) {
    const { slots, owned } = frame;
    slots[sp] = slots[oparg >> 4];
    owned[sp] = 0;
    slots[sp + 1] = slots[oparg & 15];
    owned[sp + 1] = 0;
  },
});

export const LOAD_FAST_LOAD_FAST = instruction({
  summary: 'Pushes two local variables.',
  operand: 'local-pair',
  before: [],
  after: [copied('first'), copied('second')],
  may: 'moves',
  inLoop: true,
  run(_thread, frame, sp, oparg) {
    const { slots, owned } = frame;
    const first = slots[oparg >> 4];
    slots[sp] = first;
    if ((owned[sp] = owned[oparg >> 4]!) !== 0) hold(first);
    const second = slots[oparg & 15];
    slots[sp + 1] = second;
    if ((owned[sp + 1] = owned[oparg & 15]!) !== 0) hold(second);
  },
});

export const LOAD_FAST_CHECK = instruction({
  summary: 'Pushes a local variable, or raises UnboundLocalError.',
  operand: 'local',
  before: [],
  after: [copied('value')],
  may: 'raises',
  inLoop: true,
  run(_thread, frame, sp, oparg) {
    const { slots, owned } = frame;
    const value = slots[oparg];
    if (value === undefined) throw unboundLocal(frame, oparg);
    slots[sp] = value;
    if ((owned[sp] = owned[oparg]!) !== 0) hold(value);
  },
});

export const LOAD_FAST_AND_CLEAR = instruction({
  summary: 'Pushes a local variable, bound or not, and unbinds it.',
  operand: 'local',
  before: [],
  after: [copied('value')],
  may: 'moves',
  inLoop: true,
  run(_thread, frame, sp, oparg) {
    const { slots, owned } = frame;
    slots[sp] = slots[oparg];
    owned[sp] = owned[oparg]!;
    slots[oparg] = undefined;
  },
});

export const STORE_FAST = instruction({
  summary: 'Binds a local variable.',
  operand: 'local',
  before: ['value'],
  after: [],
  may: 'releases',
  inLoop: true,
  run(thread, frame, sp, oparg) {
    const { slots, owned } = frame;
    const old = slots[oparg];
    const oldOwned = owned[oparg]!;
    slots[oparg] = slots[sp - 1];
    owned[oparg] = owned[sp - 1]!;
    owned[sp - 1] = 0;
    if (oldOwned !== 0) release(thread, old);
  },
});

export const STORE_FAST_LOAD_FAST = instruction({
  summary: 'Binds one local variable and pushes another.',
  operand: 'local-pair',
  before: ['stored'],
  after: [copied('loaded')],
  may: 'releases',
  inLoop: true,
  run(thread, frame, sp, oparg) {
    const { slots, owned } = frame;
    const old = slots[oparg >> 4];
    const oldOwned = owned[oparg >> 4]!;
    slots[oparg >> 4] = slots[sp - 1];
    owned[oparg >> 4] = owned[sp - 1]!;
    const value = slots[oparg & 15];
    slots[sp - 1] = value;
    if ((owned[sp - 1] = owned[oparg & 15]!) !== 0) hold(value);
    if (oldOwned !== 0) release(thread, old);
  },
});

export const STORE_FAST_STORE_FAST = instruction({
  summary: 'Binds two local variables.',
  operand: 'local-pair',
  before: ['second', 'first'],
  after: [],
  may: 'releases',
  inLoop: true,
  run(thread, frame, sp, oparg) {
    const { slots, owned } = frame;
    const first = slots[oparg >> 4];
    const firstOwned = owned[oparg >> 4]!;
    slots[oparg >> 4] = slots[sp - 1];
    owned[oparg >> 4] = owned[sp - 1]!;
    owned[sp - 1] = 0;
    if (firstOwned !== 0) release(thread, first);
    const second = slots[oparg & 15];
    const secondOwned = owned[oparg & 15]!;
    slots[oparg & 15] = slots[sp - 2];
    owned[oparg & 15] = owned[sp - 2]!;
    owned[sp - 2] = 0;
    if (secondOwned !== 0) release(thread, second);
  },
});

export const DELETE_FAST = instruction({
  summary: 'Unbinds a local variable.',
  operand: 'local',
  before: [],
  after: [],
  may: 'raises',
  run(thread, frame, _sp, oparg) {
    const value = frame.slots[oparg];
    if (value === undefined) throw unboundLocal(frame, oparg);
    frame.slots[oparg] = undefined;
    if (frame.owned[oparg]) release(thread, value);
  },
});
