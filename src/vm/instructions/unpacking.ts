// Unpacking: an assignment to several targets.

import { cacheLayout } from '../../bytecode/cache-layout';
import { SpecializedOp } from '../../bytecode/opcodes';
import { bits, several } from '../../bytecode/stack-entries';
import { PyDict } from '../../objects/containers/dict';
import { listType, PyList } from '../../objects/containers/list';
import { PyTuple, tupleType } from '../../objects/containers/tuple';
import { TypeErrorType } from '../../objects/exceptions/exceptions';
import type { Frame } from '../../objects/frames/frame';
import { drop, hold, release, type Value } from '../../objects/object';
import { collect, getIter, iterNext } from '../../objects/protocols/iteration';
import { typeError, valueError } from '../../objects/raise';
import { PyRaise, type Thread } from '../../objects/thread';
import { isSubtype, type PyType } from '../../objects/type';
import { typeOf } from '../../objects/type-of';
import { specialize, unspecialize } from '../specialize/rewrite';
import { dropEntry } from '../../call/stack';
import { type Body, instruction } from './definition';
import { GUARD_FAILED } from './outcome';

/** sequence -- items..., the first on top */
function unpackSequence(thread: Thread, frame: Frame, sp: number, count: number): void {
  const sequence = frame.slots[sp - 1]!;
  const top = sp - 1 + count;
  const exact =
    (sequence instanceof PyTuple && sequence.type === tupleType) ||
    (sequence instanceof PyList && sequence.type === listType)
      ? sequence.items
      : undefined;
  const items = exact !== undefined && exact.length === count ? exact.slice() : undefined;
  if (items !== undefined) {
    for (const item of items) hold(item);
    dropEntry(thread, frame, sp - 1);
    spread(frame, items, top);
    return;
  }
  const unpacked = unpackIterable(thread, sequence, count, undefined);
  dropEntry(thread, frame, sp - 1);
  spread(frame, unpacked, top);
}

/** sequence -- items..., the first on top, for items of an exact type */
const unpackExact =
  (expected: PyType): Body =>
  (thread, frame, sp, oparg) => {
    const sequence = frame.slots[sp - 1] as PyTuple | PyList;
    if (typeOf(sequence) !== expected || sequence.items.length !== oparg) return GUARD_FAILED;
    unpackSequence(thread, frame, sp, oparg);
  };

export const UNPACK_SEQUENCE = instruction({
  summary: 'Unpacks into exactly so many values.',
  operand: 'count',
  before: ['sequence'],
  after: [several('items')],
  may: 'runs Python',
  cache: cacheLayout({ counter: 1 }),
  run(thread, frame, sp, oparg) {
    unpackSequence(thread, frame, sp, oparg);
  },
  /** _Py_Specialize_UnpackSequence. */
  specialize({ executable, slots }, sp, oparg, ip) {
    const sequence = slots[sp - 1]!;
    if (sequence instanceof PyTuple && sequence.type === tupleType && sequence.items.length === oparg) {
      const form = oparg === 2 ? SpecializedOp.UNPACK_SEQUENCE_TWO_TUPLE : SpecializedOp.UNPACK_SEQUENCE_TUPLE;
      return specialize(executable, ip, form);
    }
    if (sequence instanceof PyList && sequence.type === listType && sequence.items.length === oparg)
      return specialize(executable, ip, SpecializedOp.UNPACK_SEQUENCE_LIST);
    unspecialize(executable, ip);
  },
  forms: {
    UNPACK_SEQUENCE_TWO_TUPLE: { run: unpackExact(tupleType) },
    UNPACK_SEQUENCE_TUPLE: { run: unpackExact(tupleType) },
    UNPACK_SEQUENCE_LIST: { run: unpackExact(listType) },
  },
});

/** sequence -- items before, rest as list, items after; the first on top */
export function unpackWithRest(thread: Thread, frame: Frame, sp: number, before: number, after: number): void {
  const items = unpackIterable(thread, frame.slots[sp - 1]!, before, after);
  dropEntry(thread, frame, sp - 1);
  spread(frame, items, sp - 1 + items.length);
}

export const UNPACK_EX = instruction({
  summary: 'Unpacks into some values, a list of the rest, and some values.',
  operand: 'bits',
  before: ['iterable'],
  after: [bits('after', 0xff, 8), 'rest', bits('before', 0xff)],
  may: 'runs Python',
  // The loop would not know its effect on the stack by a table.
  inLoop: true,
  run(thread, frame, sp, oparg) {
    unpackWithRest(thread, frame, sp, oparg & 0xff, oparg >> 8);
  },
});

/** Puts items, whose counts it takes over, on the stack so that the first is on top, below `top`. */
function spread({ slots, owned }: Frame, items: readonly Value[], top: number): void {
  for (let index = 0; index < items.length; index++) {
    slots[top - 1 - index] = items[index];
    owned[top - 1 - index] = 1;
  }
}

/** The items of an assignment to several targets; `after` undefined means that there is no starred one (_PyEval_UnpackIterableStackRef). */
function unpackIterable(thread: Thread, value: Value, before: number, after: number | undefined): Value[] {
  let iterator: Value;
  try {
    iterator = hold(getIter(thread, value));
  } catch (error) {
    const { tp, tpName } = typeOf(value);
    if (
      error instanceof PyRaise &&
      isSubtype(error.exc.type, TypeErrorType) &&
      tp.tp_iter === undefined &&
      tp.sq_item === undefined
    ) {
      drop(thread, error.exc);
      throw typeError(`cannot unpack non-iterable ${tpName} object`);
    }
    throw error;
  }
  const items: Value[] = [];
  try {
    while (items.length < before) {
      const item = iterNext(thread, iterator);
      if (item === undefined) {
        const expected = after === undefined ? `${before}` : `at least ${before + after}`;
        throw valueError(`not enough values to unpack (expected ${expected}, got ${items.length})`);
      }
      items.push(hold(item));
    }
    if (after === undefined) checkExhausted(thread, iterator, value, before);
    else takeRest(thread, iterator, items, before, after);
    return items;
  } catch (error) {
    for (const item of items) release(thread, item);
    throw error;
  } finally {
    release(thread, iterator);
  }
}

function checkExhausted(thread: Thread, iterator: Value, value: Value, count: number): void {
  const extra = iterNext(thread, iterator);
  if (extra === undefined) return;
  drop(thread, extra);
  const known =
    (value instanceof PyTuple && value.type === tupleType) || (value instanceof PyList && value.type === listType)
      ? value.items.length
      : value instanceof PyDict && value.type.name === 'dict'
        ? value.size
        : undefined;
  if (known !== undefined && known > count) {
    throw valueError(`too many values to unpack (expected ${count}, got ${known})`);
  }
  throw valueError(`too many values to unpack (expected ${count})`);
}

/** Appends the starred list and the items after it. */
function takeRest(thread: Thread, iterator: Value, items: Value[], before: number, after: number): void {
  const rest = collect(thread, iterator);
  if (rest.length < after) {
    for (const item of rest) release(thread, item);
    throw valueError(`not enough values to unpack (expected at least ${before + after}, got ${before + rest.length})`);
  }
  const tail = rest.splice(rest.length - after, after);
  items.push(hold(PyList.adopt(rest)), ...tail);
}
