// Comparison, truth and identity.

import { pass } from '../memory/budget';
import { drop, isObject, type Value } from '../object';
import { typeError } from '../raise';
import { NotImplemented } from '../singletons';
import type { Thread } from '../thread';
import { type CompareOp, isSubtype } from '../type';
import { typeOf } from '../type-of';

const SWAPPED: Record<CompareOp, CompareOp> = { '<': '>', '<=': '>=', '==': '==', '!=': '!=', '>': '<', '>=': '<=' };

/** `a is b`. */
export function identical(a: Value, b: Value): boolean {
  return a === b;
}

/** a op b, with the reflected method first where the right operand's type is a subclass (PyObject_RichCompare). */
export function richCompare(thread: Thread, a: Value, b: Value, op: CompareOp): Value {
  if (!isObject(a) && !isObject(b)) {
    countLongTexts(thread, a, b);
    const quick = compareImmediate(a, b, op);
    if (quick !== undefined) return quick;
  }
  thread.enter(' in comparison');
  try {
    return compareBySlots(thread, a, b, op);
  } finally {
    thread.leave();
  }
}

/** Counts the time that it takes to compare two texts. */
export function countLongTexts(thread: Thread, a: Value, b: Value): void {
  if (typeof a === 'string' && typeof b === 'string') pass(thread.budget, Math.min(a.length, b.length));
}

function compareImmediate(a: Value, b: Value, op: CompareOp): boolean | undefined {
  if (typeof a !== typeof b || a === null || typeof a === 'boolean') return undefined;
  if (op === '==') return a === b;
  if (op === '!=') return a !== b;
  if (typeof a !== 'number') return undefined;
  const left = a;
  const right = b as number;
  if (op === '<') return left < right;
  if (op === '<=') return left <= right;
  if (op === '>') return left > right;
  return left >= right;
}

function compareBySlots(thread: Thread, a: Value, b: Value, op: CompareOp): Value {
  const aType = typeOf(a);
  const bType = typeOf(b);
  const reflected = bType.tp.tp_richcompare;
  let tried = false;
  if (aType !== bType && reflected !== undefined && isSubtype(bType, aType)) {
    tried = true;
    const result = reflected(thread, b, a, SWAPPED[op]);
    if (result !== NotImplemented) return result;
  }
  const compare = aType.tp.tp_richcompare;
  if (compare !== undefined) {
    const result = compare(thread, a, b, op);
    if (result !== NotImplemented) return result;
  }
  if (!tried && reflected !== undefined) {
    const result = reflected(thread, b, a, SWAPPED[op]);
    if (result !== NotImplemented) return result;
  }
  if (op === '==') return a === b;
  if (op === '!=') return a !== b;
  throw typeError(`'${op}' not supported between instances of '${aType.tpName}' and '${bType.tpName}'`);
}

/** The truth of a comparison; identical values are equal without being asked (PyObject_RichCompareBool). */
export function richCompareBool(thread: Thread, a: Value, b: Value, op: CompareOp): boolean {
  if (a === b) {
    countLongTexts(thread, a, b);
    if (op === '==') return true;
    if (op === '!=') return false;
  }
  const result = richCompare(thread, a, b, op);
  if (typeof result === 'boolean') return result;
  try {
    return isTrue(thread, result);
  } finally {
    drop(thread, result);
  }
}

/** bool(value) (PyObject_IsTrue). */
export function isTrue(thread: Thread, value: Value): boolean {
  switch (typeof value) {
    case 'boolean':
      return value;
    case 'number':
      return value !== 0;
    case 'bigint':
      return true;
    case 'string':
      return value !== '';
  }
  if (value === null) return false;
  const { nb_bool, mp_length, sq_length } = value.type.tp;
  if (nb_bool !== undefined) return nb_bool(thread, value);
  if (mp_length !== undefined) return mp_length(thread, value) > 0;
  if (sq_length !== undefined) return sq_length(thread, value) > 0;
  return true;
}
