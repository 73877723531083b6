// Instructions that build, extend and unpack containers.

import { PyDict } from '../../objects/containers/dict';
import { merge } from '../../objects/containers/dict-merge';
import { AttributeErrorType, TypeErrorType } from '../../objects/exceptions/exceptions';
import type { Frame } from '../../objects/frames/frame';
import { PyList, listType } from '../../objects/containers/list';
import { extendList as extendWith } from '../../objects/containers/list-extend';
import { drop, hold, release, type Value } from '../../objects/object';
import { swallow } from '../../objects/protocols/attributes';
import { collect, getIter, iterNext } from '../../objects/protocols/iteration';
import { typeError, valueError } from '../../objects/raise';
import { PySet } from '../../objects/containers/set';
import { updateSet } from '../../objects/containers/set-update';
import { PyRaise, type Thread } from '../../objects/thread';
import { PyTuple, tupleType } from '../../objects/containers/tuple';
import { isSubtype } from '../../objects/type';
import { typeOf } from '../../objects/type-of';
import { mergeKeywords } from '../../call/keyword-merging';
import { dropEntries, dropEntry, put, steal, stealEntries } from '../../call/stack';

/** items... -- tuple */
export function buildTuple(frame: Frame, sp: number, count: number): void {
  put(frame, sp - count, PyTuple.adopt(stealEntries(frame, sp - count, sp)));
}

/** items... -- list */
export function buildList(frame: Frame, sp: number, count: number): void {
  put(frame, sp - count, PyList.adopt(stealEntries(frame, sp - count, sp)));
}

/** items... -- set */
export function buildSet(thread: Thread, frame: Frame, sp: number, count: number): void {
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
}

/** key, value, ... -- dict */
export function buildMap(thread: Thread, frame: Frame, sp: number, count: number): void {
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
}

/** strings... -- string */
export function buildString(thread: Thread, frame: Frame, sp: number, count: number): void {
  let text = '';
  const from = sp - count;
  for (let index = from; index < sp; index++) {
    const piece = frame.slots[index]!;
    text += typeof piece === 'string' ? piece : (piece as { value?: string }).value;
  }
  dropEntries(thread, frame, from, sp);
  frame.slots[from] = text;
}

/** list, ..., value -- list, ... */
export function listAppend(frame: Frame, sp: number, depth: number): void {
  const list = frame.slots[sp - 1 - depth] as PyList;
  const value = steal(frame, sp - 1);
  list.append(value);
  if (typeof value === 'object' && value !== null) value.refs--;
}

/** list, ..., iterable -- list, ... */
export function listExtend(thread: Thread, frame: Frame, sp: number, depth: number): void {
  const list = frame.slots[sp - 1 - depth] as PyList;
  const iterable = frame.slots[sp - 1]!;
  extendList(thread, list, iterable);
  dropEntry(thread, frame, sp - 1);
}

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

/** set, ..., value -- set, ... */
export function setAdd(thread: Thread, frame: Frame, sp: number, depth: number): void {
  (frame.slots[sp - 1 - depth] as PySet).add(thread, frame.slots[sp - 1]!);
  dropEntry(thread, frame, sp - 1);
}

/** set, ..., iterable -- set, ... */
export function setUpdate(thread: Thread, frame: Frame, sp: number, depth: number): void {
  updateSet(thread, frame.slots[sp - 1 - depth] as PySet, frame.slots[sp - 1]!);
  dropEntry(thread, frame, sp - 1);
}

/** dict, ..., key, value -- dict, ... */
export function mapAdd(thread: Thread, frame: Frame, sp: number, depth: number): void {
  (frame.slots[sp - 2 - depth] as PyDict).set(thread, frame.slots[sp - 2]!, frame.slots[sp - 1]!);
  dropEntries(thread, frame, sp - 2, sp);
}

/** dict, ..., mapping -- dict, ... (`{**mapping}`) */
export function dictUpdate(thread: Thread, frame: Frame, sp: number, depth: number): void {
  const mapping = frame.slots[sp - 1]!;
  try {
    merge(thread, frame.slots[sp - 1 - depth] as PyDict, mapping, 'override');
  } catch (error) {
    swallow(thread, error, AttributeErrorType);
    throw typeError(`'${typeOf(mapping).tpName}' object is not a mapping`);
  }
  dropEntry(thread, frame, sp - 1);
}

/** callable, NULL, args, dict, ..., mapping -- callable, NULL, args, dict, ... (`f(**mapping)`) */
export function dictMerge(thread: Thread, frame: Frame, sp: number, depth: number): void {
  const { slots } = frame;
  mergeKeywords(thread, slots[sp - 4 - depth]!, slots[sp - 1 - depth] as PyDict, slots[sp - 1]!);
  dropEntry(thread, frame, sp - 1);
}

/** sequence -- items..., the first on top */
export function unpackSequence(thread: Thread, frame: Frame, sp: number, count: number): void {
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

/** sequence -- items before, rest as list, items after; the first on top (UNPACK_EX) */
export function unpackEx(thread: Thread, frame: Frame, sp: number, oparg: number): void {
  const before = oparg & 0xff;
  const after = oparg >> 8;
  const items = unpackIterable(thread, frame.slots[sp - 1]!, before, after);
  dropEntry(thread, frame, sp - 1);
  spread(frame, items, sp - 1 + items.length);
}

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
