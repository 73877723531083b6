// Instructions that build and extend containers.

import { immediate, several } from '../../bytecode/stack-entries';
import { PyDict } from '../../objects/containers/dict';
import { merge } from '../../objects/containers/dict-merge';
import { AttributeErrorType, TypeErrorType } from '../../objects/exceptions/exceptions';
import { PyList } from '../../objects/containers/list';
import { extendList as extendWith } from '../../objects/containers/list-extend';
import { drop, hold, release, type Value } from '../../objects/object';
import { swallow } from '../../objects/protocols/attributes';
import { typeError } from '../../objects/raise';
import { PySet } from '../../objects/containers/set';
import { updateSet } from '../../objects/containers/set-update';
import { PyRaise, type Thread } from '../../objects/thread';
import { PyTuple } from '../../objects/containers/tuple';
import { isSubtype } from '../../objects/type';
import { typeOf } from '../../objects/type-of';
import { mergeKeywords } from '../../call/keyword-merging';
import { dropEntries, dropEntry, put, steal, stealEntries } from '../../call/stack';
import { instruction } from './definition';

export const BUILD_TUPLE = instruction({
  summary: 'Makes a tuple of the top entries.',
  operand: 'count',
  before: [several('items')],
  after: ['tuple'],
  may: 'moves',
  run(_thread, frame, sp, count) {
    put(frame, sp - count, PyTuple.adopt(stealEntries(frame, sp - count, sp)));
  },
});

export const BUILD_LIST = instruction({
  summary: 'Makes a list of the top entries.',
  operand: 'count',
  before: [several('items')],
  after: ['list'],
  may: 'moves',
  run(_thread, frame, sp, count) {
    put(frame, sp - count, PyList.adopt(stealEntries(frame, sp - count, sp)));
  },
});

export const BUILD_SET = instruction({
  summary: 'Makes a set of the top entries.',
  operand: 'count',
  before: [several('items')],
  after: ['set'],
  may: 'runs Python',
  run(thread, frame, sp, count) {
    const set = hold(new PySet());
    try {
      for (let index = sp - count; index < sp; index++) set.add(thread, frame.slots[index]!);
    } catch (error) {
      release(thread, set);
      throw error;
    }
    dropEntries(thread, frame, sp - count, sp);
    frame.slots[sp - count] = set;
    frame.owned[sp - count] = 1;
  },
});

export const BUILD_MAP = instruction({
  summary: 'Makes a dict of pairs of key and value.',
  operand: 'count',
  before: [several('keys and values', 2)],
  after: ['dict'],
  may: 'runs Python',
  run(thread, frame, sp, count) {
    const from = sp - 2 * count;
    const dict = hold(PyDict.fresh(count));
    try {
      for (let index = from; index < sp; index += 2) dict.set(thread, frame.slots[index]!, frame.slots[index + 1]!);
    } catch (error) {
      release(thread, dict);
      throw error;
    }
    dropEntries(thread, frame, from, sp);
    frame.slots[from] = dict;
    frame.owned[from] = 1;
  },
});

export const BUILD_STRING = instruction({
  summary: 'Joins strings into one.',
  operand: 'count',
  before: [several('strings')],
  after: [immediate('string')],
  may: 'releases',
  run(thread, frame, sp, count) {
    let text = '';
    const from = sp - count;
    for (let index = from; index < sp; index++) {
      const piece = frame.slots[index]!;
      text += typeof piece === 'string' ? piece : (piece as { value?: string }).value;
    }
    dropEntries(thread, frame, from, sp);
    frame.slots[from] = text;
  },
});

export const LIST_APPEND = instruction({
  summary: 'Appends the value on top to the list at a depth.',
  operand: 'depth',
  before: ['list', several('between', 1, -1), 'value'],
  after: ['list', several('between', 1, -1)],
  may: 'moves',
  run(_thread, frame, sp, depth) {
    const list = frame.slots[sp - 1 - depth] as PyList;
    const value = steal(frame, sp - 1);
    list.append(value);
    if (typeof value === 'object' && value !== null) value.refs--;
  },
});

export const LIST_EXTEND = instruction({
  summary: 'Extends the list at a depth by the iterable on top.',
  operand: 'depth',
  before: ['list', several('between', 1, -1), 'iterable'],
  after: ['list', several('between', 1, -1)],
  may: 'runs Python',
  run(thread, frame, sp, depth) {
    const list = frame.slots[sp - 1 - depth] as PyList;
    const iterable = frame.slots[sp - 1]!;
    extendList(thread, list, iterable);
    dropEntry(thread, frame, sp - 1);
  },
});

/** Adds all items; says "Value after * must be an iterable" where the operand is not one. */
function extendList(thread: Thread, list: PyList, iterable: Value): void {
  const { tp } = typeOf(iterable);
  try {
    extendWith(thread, list, iterable);
  } catch (error) {
    if (
      error instanceof PyRaise &&
      isSubtype(error.exc.type, TypeErrorType) &&
      tp.tp_iter === undefined &&
      tp.sq_item === undefined
    ) {
      drop(thread, error.exc);
      throw typeError(`Value after * must be an iterable, not ${typeOf(iterable).tpName}`);
    }
    throw error;
  }
}

export const SET_ADD = instruction({
  summary: 'Adds the value on top to the set at a depth.',
  operand: 'depth',
  before: ['set', several('between', 1, -1), 'value'],
  after: ['set', several('between', 1, -1)],
  may: 'runs Python',
  run(thread, frame, sp, depth) {
    (frame.slots[sp - 1 - depth] as PySet).add(thread, frame.slots[sp - 1]!);
    dropEntry(thread, frame, sp - 1);
  },
});

export const SET_UPDATE = instruction({
  summary: 'Adds the items of the iterable on top to the set at a depth.',
  operand: 'depth',
  before: ['set', several('between', 1, -1), 'iterable'],
  after: ['set', several('between', 1, -1)],
  may: 'runs Python',
  run(thread, frame, sp, depth) {
    updateSet(thread, frame.slots[sp - 1 - depth] as PySet, frame.slots[sp - 1]!);
    dropEntry(thread, frame, sp - 1);
  },
});

export const MAP_ADD = instruction({
  summary: 'Adds key and value to the dict at a depth.',
  operand: 'depth',
  before: ['dict', several('between', 1, -1), 'key', 'value'],
  after: ['dict', several('between', 1, -1)],
  may: 'runs Python',
  run(thread, frame, sp, depth) {
    (frame.slots[sp - 2 - depth] as PyDict).set(thread, frame.slots[sp - 2]!, frame.slots[sp - 1]!);
    dropEntries(thread, frame, sp - 2, sp);
  },
});

export const DICT_UPDATE = instruction({
  summary: 'Adds a mapping to a dict.',
  operand: 'depth',
  before: ['dict', several('between', 1, -1), 'mapping'],
  after: ['dict', several('between', 1, -1)],
  may: 'runs Python',
  run(thread, frame, sp, depth) {
    const mapping = frame.slots[sp - 1]!;
    try {
      merge(thread, frame.slots[sp - 1 - depth] as PyDict, mapping, 'override');
    } catch (error) {
      swallow(thread, error, AttributeErrorType);
      throw typeError(`'${typeOf(mapping).tpName}' object is not a mapping`);
    }
    dropEntry(thread, frame, sp - 1);
  },
});

export const DICT_MERGE = instruction({
  summary: 'Adds a mapping to the keywords of a call; a repeated key is an error.',
  operand: 'depth',
  before: ['callable', 'null', 'args', 'dict', several('between', 1, -1), 'mapping'],
  after: ['callable', 'null', 'args', 'dict', several('between', 1, -1)],
  may: 'runs Python',
  run(thread, frame, sp, depth) {
    const { slots } = frame;
    mergeKeywords(thread, slots[sp - 4 - depth]!, slots[sp - 1 - depth] as PyDict, slots[sp - 1]!);
    dropEntry(thread, frame, sp - 1);
  },
});
