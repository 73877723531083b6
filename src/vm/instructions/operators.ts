// Instructions for operators, comparisons, truth and subscripts.

import { COMPARE_OPERATORS } from '../../bytecode/opcodes';
import type { Frame } from '../../objects/frames/frame';
import { PyDict, dictType } from '../../objects/containers/dict';
import { PyFloat, floatType } from '../../objects/numbers/float';
import { listType, PyList } from '../../objects/containers/list';
import { isLong } from '../../objects/numbers/big-int';
import { normalize } from '../../objects/numbers/int';
import { hold, release, type Value } from '../../objects/object';
import { isTrue, richCompare } from '../../objects/protocols/compare';
import { binaryOp, type BinaryOperator, inPlaceOp, invert, negative } from '../../objects/protocols/numbers';
import { contains, delItem, getItem, setItem } from '../../objects/protocols/subscript';
import { PySlice } from '../../objects/containers/slice';
import type { Thread } from '../../objects/thread';
import { PyTuple, tupleType } from '../../objects/containers/tuple';
import { concatTexts } from '../../objects/text/text-indexing';
import { dropEntries, replaceEntries, replaceTop, replaceTwo } from '../../call/stack';

/** Operators by oparg of BINARY_OP; those from 13 on are in place, 26 is the subscript. */
const OPERATORS: readonly BinaryOperator[] = ['+', '&', '//', '<<', '@', '*', '%', '|', '**', '>>', '-', '/', '^'];
export const SUBSCRIPT = 26;

/** left, right -- left op right */
export function binaryOperation(thread: Thread, frame: Frame, sp: number, oparg: number): void {
  const left = frame.slots[sp - 2]!;
  const right = frame.slots[sp - 1]!;
  let result: Value | undefined;
  if (typeof left === 'number' && typeof right === 'number') {
    result = numberOperation(oparg, left, right);
    if (result !== undefined) {
      frame.slots[sp - 2] = result;
      return;
    }
  }
  replaceTwo(thread, frame, sp, generalOperation(thread, oparg, left, right));
}

/** The result of an operator on two small ints where JavaScript's arithmetic gives it exactly; undefined elsewhere. */
export function numberOperation(oparg: number, left: number, right: number): number | undefined {
  let result: number;
  switch (oparg) {
    case 0:
    case 13:
      result = left + right;
      break;
    case 10:
    case 23:
      result = left - right;
      break;
    case 5:
    case 18:
      result = left * right + 0;
      break;
    case 6:
    case 19:
      if (right === 0) return undefined;
      result = left % right;
      if (result !== 0 && result < 0 !== right < 0) result += right;
      return result + 0;
    case 2:
    case 15:
      if (right === 0) return undefined;
      result = Math.floor(left / right);
      return Math.abs(left) < 4503599627370496 && Number.isSafeInteger(result) ? result + 0 : undefined;
    default:
      return undefined;
  }
  return Number.isSafeInteger(result) ? result : undefined;
}

function generalOperation(thread: Thread, oparg: number, left: Value, right: Value): Value {
  if (oparg === SUBSCRIPT) return subscript(thread, left, right);
  if (left instanceof PyFloat && right instanceof PyFloat && left.type === floatType && right.type === floatType) {
    const result = floatOperation(oparg, left.value, right.value);
    if (result !== undefined) return new PyFloat(result);
  }
  if (typeof left === 'string' && typeof right === 'string' && (oparg === 0 || oparg === 13))
    return concatTexts(thread.budget, left, right);
  if (isLong(left) || isLong(right)) {
    // The slots of int ask whether there is room and time.
  } else if (typeof left === 'bigint' && (typeof right === 'bigint' || typeof right === 'number')) {
    const result = bigOperation(oparg, left, BigInt(right));
    if (result !== undefined) return normalize(result);
  } else if (typeof left === 'number' && (typeof right === 'bigint' || typeof right === 'number')) {
    const result = bigOperation(oparg, BigInt(left), BigInt(right));
    if (result !== undefined) return normalize(result);
  }
  return oparg >= 13
    ? inPlaceOp(thread, OPERATORS[oparg - 13]!, left, right)
    : binaryOp(thread, OPERATORS[oparg]!, left, right);
}

function floatOperation(oparg: number, left: number, right: number): number | undefined {
  switch (oparg) {
    case 0:
    case 13:
      return left + right;
    case 10:
    case 23:
      return left - right;
    case 5:
    case 18:
      return left * right;
    case 11:
    case 24:
      return right === 0 ? undefined : left / right;
    default:
      return undefined;
  }
}

function bigOperation(oparg: number, left: bigint, right: bigint): bigint | undefined {
  switch (oparg) {
    case 0:
    case 13:
      return left + right;
    case 10:
    case 23:
      return left - right;
    case 5:
    case 18:
      return left * right;
    default:
      return undefined;
  }
}

/** container[key], with the common exact types first. */
function subscript(thread: Thread, container: Value, key: Value): Value {
  if (typeof key === 'number') {
    if (container instanceof PyList && container.type === listType) {
      const value = container.items[key < 0 ? key + container.items.length : key];
      if (value !== undefined) return value;
    } else if (container instanceof PyTuple && container.type === tupleType) {
      const value = container.items[key < 0 ? key + container.items.length : key];
      if (value !== undefined) return value;
    }
  }
  if (container instanceof PyDict && container.type === dictType) {
    const value = typeof key === 'string' ? container.getStr(key) : container.get(thread, key);
    if (value !== undefined) return value;
  }
  return getItem(thread, container, key);
}

/** left, right -- left op right: bit 4 asks for a bool. */
export function compareOperation(thread: Thread, frame: Frame, sp: number, oparg: number): void {
  const left = frame.slots[sp - 2]!;
  const right = frame.slots[sp - 1]!;
  const result = richCompare(thread, left, right, COMPARE_OPERATORS[oparg >> 5]!);
  if (oparg & 16 && typeof result !== 'boolean') {
    hold(result);
    let truth: boolean;
    try {
      truth = isTrue(thread, result);
    } finally {
      release(thread, result);
    }
    replaceEntries(thread, frame, sp - 2, sp, truth);
  } else replaceEntries(thread, frame, sp - 2, sp, result);
}

/** item, container -- bool */
export function containsOperation(thread: Thread, frame: Frame, sp: number, oparg: number): void {
  const found = contains(thread, frame.slots[sp - 1]!, frame.slots[sp - 2]!);
  replaceEntries(thread, frame, sp - 2, sp, found !== (oparg === 1));
}

/** left, right -- left is right */
export function isOperation(thread: Thread, frame: Frame, sp: number, oparg: number): void {
  const same = frame.slots[sp - 2] === frame.slots[sp - 1];
  replaceEntries(thread, frame, sp - 2, sp, same !== (oparg === 1));
}

/** value -- bool */
export function toBool(thread: Thread, frame: Frame, sp: number): void {
  replaceTop(thread, frame, sp, isTrue(thread, frame.slots[sp - 1]!));
}

/** value -- -value */
export function unaryNegative(thread: Thread, frame: Frame, sp: number): void {
  const value = frame.slots[sp - 1]!;
  replaceTop(thread, frame, sp, typeof value === 'number' ? -value + 0 : negative(thread, value));
}

/** value -- ~value */
export function unaryInvert(thread: Thread, frame: Frame, sp: number): void {
  replaceTop(thread, frame, sp, invert(thread, frame.slots[sp - 1]!));
}

/** value, container, key -- : container[key] = value */
export function storeSubscript(thread: Thread, frame: Frame, sp: number): void {
  const { slots } = frame;
  const container = slots[sp - 2]!;
  const key = slots[sp - 1]!;
  const value = slots[sp - 3]!;
  if (container instanceof PyDict && container.type === dictType) container.set(thread, key, value);
  else setItem(thread, container, key, value);
  dropEntries(thread, frame, sp - 3, sp);
}

/** container, key -- : del container[key] */
export function deleteSubscript(thread: Thread, frame: Frame, sp: number): void {
  delItem(thread, frame.slots[sp - 2]!, frame.slots[sp - 1]!);
  dropEntries(thread, frame, sp - 2, sp);
}

/** container, start, stop -- container[start:stop] */
export function binarySlice(thread: Thread, frame: Frame, sp: number): void {
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
}

/** value, container, start, stop -- : container[start:stop] = value */
export function storeSlice(thread: Thread, frame: Frame, sp: number): void {
  const slice = sliceOf(frame, sp);
  try {
    setItem(thread, frame.slots[sp - 3]!, slice, frame.slots[sp - 4]!);
  } finally {
    release(thread, slice);
  }
  dropEntries(thread, frame, sp - 4, sp - 2);
}

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

/** start, stop[, step] -- slice */
export function buildSlice(thread: Thread, frame: Frame, sp: number, oparg: number): void {
  const { slots } = frame;
  const from = sp - oparg;
  replaceEntries(
    thread,
    frame,
    from,
    sp,
    new PySlice(slots[from]!, slots[from + 1]!, oparg === 3 ? slots[from + 2]! : null),
  );
}
