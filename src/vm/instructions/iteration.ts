// The for loop: its iterator, its items, its end.

import { cacheLayout } from '../../bytecode/cache-layout';
import { SpecializedOp } from '../../bytecode/opcodes';
import { special } from '../../bytecode/stack-entries';
import { listIteratorType, type PyListIterator } from '../../objects/containers/list-iterators';
import { type PyRangeIterator, rangeIteratorType } from '../../objects/containers/range-iterator';
import { tupleIteratorType } from '../../objects/containers/tuple-iterator';
import { FrameState, type PyGenerator } from '../../objects/frames/generator';
import { generatorType } from '../../objects/frames/generator-type';
import type { Executable } from '../../objects/functions/executable';
import { hold, type Value } from '../../objects/object';
import { getIter, iterNext } from '../../objects/protocols/iteration';
import { length } from '../../objects/protocols/subscript';
import type { PyType } from '../../objects/type';
import { typeOf } from '../../objects/type-of';
import { specialize, unspecialize } from '../specialize/rewrite';
import { put, replaceTop } from '../../call/stack';
import { instruction } from './definition';
import { dropTop } from './entries';
import { runnable } from './generators';
import { GUARD_FAILED, JUMP, RESUMED } from './outcome';

export const GET_ITER = instruction({
  summary: 'Replaces an iterable by its iterator.',
  operand: 'none',
  before: ['iterable'],
  after: [special('iterator', 'iterator')],
  may: 'runs Python',
  run(thread, frame, sp) {
    replaceTop(thread, frame, sp, getIter(thread, frame.slots[sp - 1]!));
  },
});

/** Longer jumps do not fit FOR_ITER_GEN. */
const LONGEST_JUMP = 0x7fff;

const FORMS = new Map<PyType, number>();

/** The specialised form of FOR_ITER for an iterator of this type. */
export function forIterForm(type: PyType): number | undefined {
  if (FORMS.size === 0) {
    FORMS.set(listIteratorType, SpecializedOp.FOR_ITER_LIST);
    FORMS.set(tupleIteratorType, SpecializedOp.FOR_ITER_TUPLE);
    FORMS.set(rangeIteratorType, SpecializedOp.FOR_ITER_RANGE);
    FORMS.set(generatorType, SpecializedOp.FOR_ITER_GEN);
  }
  return FORMS.get(type);
}

/** _Py_Specialize_ForIter. */
export function specializeForIter(executable: Executable, ip: number, oparg: number, iterator: Value): void {
  const form = forIterForm(typeOf(iterator));
  if (form === undefined || (form === SpecializedOp.FOR_ITER_GEN && oparg > LONGEST_JUMP))
    return unspecialize(executable, ip);
  specialize(executable, ip, form);
}

export const FOR_ITER = instruction({
  summary: 'Pushes the next item of the iterator on top, or jumps when there is none.',
  operand: 'jump',
  before: ['iterator'],
  after: ['iterator', 'item'],
  may: 'runs Python',
  frame: 'resumes',
  jump: 'over END_FOR',
  event: 'BRANCH_LEFT',
  cache: cacheLayout({ counter: 1 }),
  run(thread, frame, sp) {
    const iterator = frame.slots[sp - 1]!;
    const generator = runnable(iterator);
    if (generator !== undefined && generator.type === generatorType) {
      thread.pushGenerator(frame, generator, null);
      return RESUMED;
    }
    const item = iterNext(thread, iterator);
    if (item === undefined) return JUMP;
    put(frame, sp, item);
  },
  specialize({ executable, slots }, sp, oparg, ip) {
    specializeForIter(executable, ip, oparg, slots[sp - 1]!);
  },
  forms: {
    FOR_ITER_LIST: {
      inLoop: true,
      run(thread, frame, sp) {
        const { slots, owned } = frame;
        const iterator = slots[sp - 1] as PyListIterator;
        if (typeOf(iterator) !== listIteratorType) return GUARD_FAILED;
        const { sequence: list } = iterator;
        if (list !== undefined) {
          const item = list.items[iterator.index];
          if (item !== undefined) {
            iterator.index++;
            owned[sp] = 1;
            hold(item);
            slots[sp] = item;
            return;
          }
          iterator.finish(thread);
        }
        return JUMP;
      },
    },
    FOR_ITER_TUPLE: {
      run(thread, frame, sp) {
        const iterator = frame.slots[sp - 1]!;
        if (typeOf(iterator) !== tupleIteratorType) return GUARD_FAILED;
        const item = iterNext(thread, iterator);
        if (item === undefined) return JUMP;
        put(frame, sp, item);
      },
    },
    FOR_ITER_RANGE: {
      inLoop: true,
      run(_thread, frame, sp) {
        const { slots } = frame;
        const iterator = slots[sp - 1] as PyRangeIterator;
        if (typeOf(iterator) !== rangeIteratorType) return GUARD_FAILED;
        const remaining = iterator.remaining as number;
        if (remaining === 0) return JUMP;
        iterator.remaining = remaining - 1;
        const value = iterator.next as number;
        iterator.next = value + (iterator.step as number);
        slots[sp] = value;
      },
    },
    FOR_ITER_GEN: {
      inLoop: true,
      run(thread, frame, sp) {
        const generator = frame.slots[sp - 1] as PyGenerator;
        if (typeOf(generator) !== generatorType || generator.state >= FrameState.EXECUTING) return GUARD_FAILED;
        thread.pushGenerator(frame, generator, null);
        return RESUMED;
      },
    },
  },
});

export const END_FOR = instruction({
  summary: 'Drops the entry that an exhausted iterator leaves for the end of a loop.',
  operand: 'none',
  before: ['value'],
  after: [],
  may: 'releases',
  event: 'STOP_ITERATION',
  inLoop: true,
  run: dropTop,
});

export const POP_ITER = instruction({
  summary: 'Drops the iterator of a finished loop.',
  operand: 'none',
  before: ['iterator'],
  after: [],
  may: 'releases',
  event: 'BRANCH_RIGHT',
  inLoop: true,
  run: dropTop,
});

export const GET_LEN = instruction({
  summary: 'Pushes the length of the value on top, for a sequence pattern.',
  operand: 'none',
  before: ['value'],
  after: ['value', 'length'],
  may: 'runs Python',
  run(thread, frame, sp) {
    put(frame, sp, length(thread, frame.slots[sp - 1]!));
  },
});
