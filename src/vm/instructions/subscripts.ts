// Setting and deleting items, and slices. Reading an item is a BINARY_OP.

import { cacheLayout } from '../../bytecode/cache-layout';
import { SpecializedOp } from '../../bytecode/opcodes';
import { several } from '../../bytecode/stack-entries';
import { dictType, PyDict } from '../../objects/containers/dict';
import { listType, PyList } from '../../objects/containers/list';
import { PySlice } from '../../objects/containers/slice';
import type { Frame } from '../../objects/frames/frame';
import { hold, release } from '../../objects/object';
import { delItem, getItem, setItem } from '../../objects/protocols/subscript';
import type { Thread } from '../../objects/thread';
import { typeOf } from '../../objects/type-of';
import { isCompact } from '../specialize/compact';
import { specialize, unspecialize } from '../specialize/rewrite';
import { dropEntries, replaceEntries } from '../../call/stack';
import { instruction } from './definition';
import { GUARD_FAILED } from './outcome';

/** value, container, key -- : container[key] = value */
function storeSubscript(thread: Thread, frame: Frame, sp: number): void {
  const { slots } = frame;
  const container = slots[sp - 2]!;
  const key = slots[sp - 1]!;
  const value = slots[sp - 3]!;
  if (container instanceof PyDict && container.type === dictType) container.set(thread, key, value);
  else setItem(thread, container, key, value);
  dropEntries(thread, frame, sp - 3, sp);
}

export const STORE_SUBSCR = instruction({
  summary: 'Assigns container[key] = value.',
  operand: 'none',
  before: ['value', 'container', 'key'],
  after: [],
  may: 'runs Python',
  cache: cacheLayout({ counter: 1 }),
  run(thread, frame, sp) {
    storeSubscript(thread, frame, sp);
  },
  /** _Py_Specialize_StoreSubscr. */
  specialize({ executable, slots }, sp, _oparg, ip) {
    const container = slots[sp - 2]!;
    const key = slots[sp - 1]!;
    if (container instanceof PyList && container.type === listType) {
      if (isCompact(key) && key >= 0 && key < container.items.length)
        return specialize(executable, ip, SpecializedOp.STORE_SUBSCR_LIST_INT);
    } else if (container instanceof PyDict && container.type === dictType) {
      return specialize(executable, ip, SpecializedOp.STORE_SUBSCR_DICT);
    }
    unspecialize(executable, ip);
  },
  forms: {
    STORE_SUBSCR_LIST_INT: {
      run(thread, frame, sp) {
        const { slots } = frame;
        const list = slots[sp - 2] as PyList;
        const index = slots[sp - 1]!;
        if (!isCompact(index) || index < 0) return GUARD_FAILED;
        if (typeOf(list) !== listType || index >= list.items.length) return GUARD_FAILED;
        const old = list.items[index];
        list.items[index] = hold(slots[sp - 3]!);
        dropEntries(thread, frame, sp - 3, sp);
        release(thread, old);
      },
    },
    STORE_SUBSCR_DICT: {
      run(thread, frame, sp) {
        if (typeOf(frame.slots[sp - 2]!) !== dictType) return GUARD_FAILED;
        storeSubscript(thread, frame, sp);
      },
    },
  },
});

export const DELETE_SUBSCR = instruction({
  summary: 'Deletes container[key].',
  operand: 'none',
  before: ['container', 'key'],
  after: [],
  may: 'runs Python',
  run(thread, frame, sp) {
    delItem(thread, frame.slots[sp - 2]!, frame.slots[sp - 1]!);
    dropEntries(thread, frame, sp - 2, sp);
  },
});

/** A slice, held, of the two entries on top, which are emptied. */
function sliceOf(frame: Frame, sp: number): PySlice {
  const { slots, owned } = frame;
  const slice = hold(new PySlice(slots[sp - 2]!, slots[sp - 1]!, null));
  for (let index = sp - 2; index < sp; index++) {
    const value = slots[index];
    if (owned[index] && typeof value === 'object' && value !== null) value.refs--;
    slots[index] = undefined;
  }
  return slice;
}

export const BINARY_SLICE = instruction({
  summary: 'Replaces container, start and stop by container[start:stop].',
  operand: 'none',
  before: ['container', 'start', 'stop'],
  after: ['result'],
  may: 'runs Python',
  run(thread, frame, sp) {
    const slice = sliceOf(frame, sp);
    try {
      const result = getItem(thread, frame.slots[sp - 3]!, slice);
      hold(result);
      release(thread, slice);
      dropEntries(thread, frame, sp - 3, sp - 2);
      frame.slots[sp - 3] = result;
      frame.owned[sp - 3] = 1;
    } catch (error) {
      release(thread, slice);
      throw error;
    }
  },
});

export const STORE_SLICE = instruction({
  summary: 'Assigns container[start:stop] = value.',
  operand: 'none',
  before: ['value', 'container', 'start', 'stop'],
  after: [],
  may: 'runs Python',
  run(thread, frame, sp) {
    const slice = sliceOf(frame, sp);
    try {
      setItem(thread, frame.slots[sp - 3]!, slice, frame.slots[sp - 4]!);
    } finally {
      release(thread, slice);
    }
    dropEntries(thread, frame, sp - 4, sp - 2);
  },
});

export const BUILD_SLICE = instruction({
  summary: 'Makes a slice of two or three entries.',
  operand: 'count',
  before: ['start', 'stop', several('step', 1, -2)],
  after: ['slice'],
  may: 'releases',
  run(thread, frame, sp, oparg) {
    const { slots } = frame;
    const from = sp - oparg;
    const slice = new PySlice(slots[from]!, slots[from + 1]!, oparg === 3 ? slots[from + 2]! : null);
    replaceEntries(thread, frame, from, sp, slice);
  },
});
