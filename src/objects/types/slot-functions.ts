// The slots of classes written in Python: each looks its special method up and calls it (slot_tp_* and slot_nb_* of typeobject.c).

import { AttributeErrorType, OverflowErrorType } from '../exceptions/exceptions';
import { type BufferInfo, getBuffer, releaseBuffer } from '../bytes/buffer';
import { borrowedView, memoryviewType } from '../bytes/memoryview';
import { drop, hold, release, type Value } from '../object';
import { genericGetAttr, lookupSpecial, swallow } from '../protocols/attributes';
import { callFound, callHeld, callSpecial, callSpecialIfFound } from '../protocols/calls';
import { isTrue } from '../protocols/compare';
import { hashNumber, unhashable } from '../protocols/hashing';
import { checkedLength, searchContains } from '../protocols/subscript';
import { attributeError, typeError } from '../raise';
import { NotImplemented } from '../singletons';
import { PyRaise, type Thread } from '../thread';
import { type CompareOp, isSubtype, type PyType } from '../type';
import { typeLookup } from './type-lookup';
import { intValue, typeOf } from '../type-of';
import { PyWrapperDescriptor } from '../descriptors/wrapper-descriptor';

type Unary = (thread: Thread, self: Value) => Value;
type Binary = (thread: Thread, left: Value, right: Value) => Value;

/** A slot that calls a method without arguments. */
const unary =
  (name: string): Unary =>
  (thread, self) =>
    callSpecial(thread, self, name, []);

/** A slot that calls a method with one argument. */
const withArgument =
  (name: string): Binary =>
  (thread, self, argument) =>
    callSpecial(thread, self, name, [argument]);

export const slotRepr: Unary = (thread, self) => callSpecial(thread, self, '__repr__', []);
export const slotStr = unary('__str__');
export const slotIter: Unary = (thread, self) => {
  const type = typeOf(self);
  const found = typeLookup(type, '__iter__');
  if (found === null) throw typeError(`'${type.tpName}' object is not iterable`);
  if (found !== undefined) return callFound(thread, self, type, found, []);
  throw typeError(`'${type.tpName}' object is not iterable`);
};
export const slotNext = unary('__next__');
export const slotNegative = unary('__neg__');
export const slotPositive = unary('__pos__');
export const slotAbsolute = unary('__abs__');
export const slotInvert = unary('__invert__');
export const slotInt = unary('__int__');
export const slotFloat = unary('__float__');
export const slotIndex = unary('__index__');

/** slot_am_await and its kin: the method is called as a special method, with a text of its own where it is missing. */
const asynchronous =
  (name: string): Unary =>
  (thread, self) => {
    const method = lookupSpecial(thread, self, name);
    if (method === undefined)
      throw attributeError(`object ${typeOf(self).tpName} does not have ${name} method`, self, name);
    return callHeld(thread, method, []);
  };
export const slotAwait = asynchronous('__await__');
export const slotAiter = asynchronous('__aiter__');
export const slotAnext = asynchronous('__anext__');

/** slot_tp_hash. */
export function slotHash(thread: Thread, self: Value): number {
  const type = typeOf(self);
  const found = typeLookup(type, '__hash__');
  if (found === undefined || found === null) return unhashable(thread, self);
  const result = callFound(thread, self, type, found, []);
  const number = intValue(result);
  drop(thread, result);
  if (number === undefined) throw typeError('__hash__ method should return an integer');
  if (typeof number === 'number' && number >= -2147483648 && number <= 2147483647) return number === -1 ? -2 : number;
  return hashNumber(number);
}

/** slot_tp_getattro: only `__getattribute__` is defined in Python. */
export function slotGetAttribute(thread: Thread, self: Value, name: string): Value {
  return callSpecial(thread, self, '__getattribute__', [name]);
}

/** slot_tp_getattr_hook: `__getattribute__`, then `__getattr__` where it raised AttributeError. */
export function slotGetAttr(thread: Thread, self: Value, name: string): Value {
  const type = typeOf(self);
  const hook = typeLookup(type, '__getattr__');
  if (hook === undefined) return slotGetAttribute(thread, self, name);
  const getattribute = typeLookup(type, '__getattribute__');
  hold(hook);
  try {
    let swallowed: unknown;
    try {
      if (
        getattribute === undefined ||
        (getattribute instanceof PyWrapperDescriptor && getattribute.wrapped === genericGetAttr)
      )
        return genericGetAttr(thread, self, name);
      return callFound(thread, self, type, getattribute, [name]);
    } catch (error) {
      swallowed = error;
    }
    swallow(thread, swallowed, AttributeErrorType);
    return callFound(thread, self, type, hook, [name]);
  } finally {
    release(thread, hook);
  }
}

/** slot_tp_setattro: `__setattr__` and `__delattr__`. */
export function slotSetAttr(thread: Thread, self: Value, name: string, value: Value | undefined): void {
  const result =
    value === undefined
      ? callSpecial(thread, self, '__delattr__', [name])
      : callSpecial(thread, self, '__setattr__', [name, value]);
  drop(thread, result);
}

const COMPARE_NAMES: Record<CompareOp, string> = {
  '<': '__lt__',
  '<=': '__le__',
  '==': '__eq__',
  '!=': '__ne__',
  '>': '__gt__',
  '>=': '__ge__',
};

/** slot_tp_richcompare. */
export function slotRichCompare(thread: Thread, self: Value, other: Value, op: CompareOp): Value {
  const result = callSpecialIfFound(thread, self, COMPARE_NAMES[op], [other]);
  return result === undefined ? NotImplemented : result;
}

/** slot_tp_descr_get. */
export function slotDescrGet(
  thread: Thread,
  self: Value,
  instance: Value | undefined,
  owner: PyType | undefined,
): Value {
  const found = typeLookup(typeOf(self), '__get__');
  if (found === undefined) return self;
  return callHeld(thread, found, [self, instance ?? null, owner ?? null]);
}

/** slot_tp_descr_set. */
export function slotDescrSet(thread: Thread, self: Value, instance: Value, value: Value | undefined): void {
  const result =
    value === undefined
      ? callSpecial(thread, self, '__delete__', [instance])
      : callSpecial(thread, self, '__set__', [instance, value]);
  drop(thread, result);
}

/** slot_tp_finalize: runs `__del__`; what it raises is reported, not propagated. */
export function slotFinalize(thread: Thread, self: Value): void {
  const type = typeOf(self);
  const found = typeLookup(type, '__del__');
  if (found === undefined) return;
  try {
    drop(thread, callFound(thread, self, type, found, []));
  } catch (error) {
    if (!(error instanceof PyRaise)) throw error;
    thread.unraisable(error.exc, 'Exception ignored while calling deallocator', found);
  }
}

/** slot_nb_bool. */
export function slotBool(thread: Thread, self: Value): boolean {
  const type = typeOf(self);
  let found = typeLookup(type, '__bool__');
  const usingLength = found === undefined;
  if (usingLength) {
    found = typeLookup(type, '__len__');
    if (found === undefined) return true;
  }
  const result = callFound(thread, self, type, found!, []);
  hold(result);
  try {
    if (usingLength) return checkedLength(thread, result, OverflowErrorType) !== 0;
    if (typeof result === 'boolean') return isTrue(thread, result);
    throw typeError(`__bool__ should return bool, returned ${typeOf(result).tpName}`);
  } finally {
    release(thread, result);
  }
}

/** slot_sq_length. */
export function slotLength(thread: Thread, self: Value): number {
  const result = hold(callSpecial(thread, self, '__len__', []));
  try {
    return checkedLength(thread, result, OverflowErrorType);
  } finally {
    release(thread, result);
  }
}

/** slot_mp_subscript. */
export const slotGetItem = withArgument('__getitem__');

/** slot_mp_ass_subscript. */
export function slotSetItem(thread: Thread, self: Value, key: Value, value: Value | undefined): void {
  const result =
    value === undefined
      ? callSpecial(thread, self, '__delitem__', [key])
      : callSpecial(thread, self, '__setitem__', [key, value]);
  drop(thread, result);
}

/** slot_sq_item. */
export function slotSequenceItem(thread: Thread, self: Value, index: number): Value {
  return callSpecial(thread, self, '__getitem__', [index]);
}

/** slot_sq_ass_item. */
export function slotSetSequenceItem(thread: Thread, self: Value, index: number, value: Value | undefined): void {
  slotSetItem(thread, self, index, value);
}

/** slot_sq_contains. */
export function slotContains(thread: Thread, self: Value, item: Value): boolean {
  const type = typeOf(self);
  const found = typeLookup(type, '__contains__');
  if (found === null) throw typeError(`'${type.tpName}' object is not a container`);
  if (found === undefined) return searchContains(thread, self, item);
  const result = hold(callFound(thread, self, type, found, [item]));
  try {
    return isTrue(thread, result);
  } finally {
    release(thread, result);
  }
}

/** A slot that calls an in-place method. */
export const inPlace = withArgument;

/**
 * SLOT1BINFULL: `name` on the left operand, `reflected` on the right one, the right one first where its type is a subclass that
 * overrides the reflected method. `registered` gives the function that stands in the slot where it is another than this one.
 */
export function binarySlot(
  slotKey: keyof PyType['tp'],
  name: string,
  reflected: string,
  registered?: () => unknown,
): Binary {
  const slot: Binary = (thread, left, right) => {
    const own = registered === undefined ? slot : registered();
    const leftType = typeOf(left);
    const rightType = typeOf(right);
    let tryRight = leftType !== rightType && (rightType.tp[slotKey] as unknown) === own;
    if ((leftType.tp[slotKey] as unknown) === own) {
      if (tryRight && isSubtype(rightType, leftType)) {
        if (overloads(leftType, rightType, reflected)) {
          const result = call(thread, right, reflected, left);
          if (result !== NotImplemented) return result;
          tryRight = false;
        }
      }
      const result = call(thread, left, name, right);
      if (result !== NotImplemented || rightType === leftType) return result;
    }
    return tryRight ? call(thread, right, reflected, left) : NotImplemented;
  };
  return slot;
}

/** Has the right type another reflected method than the left one (method_is_overloaded)? */
function overloads(leftType: PyType, rightType: PyType, name: string): boolean {
  const right = typeLookup(rightType, name);
  return right !== undefined && right !== typeLookup(leftType, name);
}

/** The method's answer, NotImplemented where there is none (vectorcall_maybe). */
function call(thread: Thread, self: Value, name: string, ...args: Value[]): Value {
  const type = typeOf(self);
  const found = typeLookup(type, name);
  return found === undefined ? NotImplemented : callFound(thread, self, type, found, args);
}

const slotPowerBinary = binarySlot('nb_power', '__pow__', '__rpow__', () => slotPower);

/** slot_nb_power; with a modulus, `__rpow__` gets it too. */
export function slotPower(thread: Thread, base: Value, exponent: Value, modulus: Value): Value {
  if (modulus === null) return slotPowerBinary(thread, base, exponent);
  const baseType = typeOf(base);
  const exponentType = typeOf(exponent);
  let tryRight = baseType !== exponentType && exponentType.tp.nb_power === slotPower;
  if (baseType.tp.nb_power === slotPower) {
    if (tryRight && isSubtype(exponentType, baseType) && overloads(baseType, exponentType, '__rpow__')) {
      const result = call(thread, exponent, '__rpow__', base, modulus);
      if (result !== NotImplemented) return result;
      tryRight = false;
    }
    const result = call(thread, base, '__pow__', exponent, modulus);
    if (result !== NotImplemented || exponentType === baseType) return result;
  }
  return tryRight ? call(thread, exponent, '__rpow__', base, modulus) : NotImplemented;
}

/** slot_nb_inplace_power. */
export function slotInPlacePower(thread: Thread, base: Value, exponent: Value): Value {
  return callSpecial(thread, base, '__ipow__', [exponent]);
}

/** slot_bf_getbuffer: lends the memory of the memoryview that `__buffer__` returns. */
export function slotBuffer(thread: Thread, self: Value, flags: number): BufferInfo {
  const view = hold(callSpecial(thread, self, '__buffer__', [flags]));
  try {
    if (typeOf(view) !== memoryviewType) throw typeError('__buffer__ returned non-memoryview object');
    const buffer = getBuffer(thread, view, flags);
    return { ...buffer, internal: { view: hold(view), buffer } satisfies LentView };
  } finally {
    release(thread, view);
  }
}

/** The view behind a buffer lent by a Python class. */
interface LentView {
  view: Value;
  buffer: BufferInfo;
}

/** slot_bf_releasebuffer: calls `__release_buffer__` with the view, and gives back what a native base class has lent. */
export function slotReleaseBuffer(thread: Thread, self: Value, lent: BufferInfo): void {
  const { internal } = lent;
  if (isLentView(internal)) {
    releaseBuffer(thread, internal.view, internal.buffer);
    callReleaseBuffer(thread, self, internal.view);
    release(thread, internal.view);
    return;
  }
  const view = hold(borrowedView(lent));
  callReleaseBuffer(thread, self, view);
  view.release(thread);
  release(thread, view);
  let base: PyType | undefined = typeOf(self);
  while (base !== undefined && base.tp.bf_releasebuffer === slotReleaseBuffer) base = base.base ?? undefined;
  base?.tp.bf_releasebuffer?.(thread, self, lent);
}

const isLentView = (internal: unknown): internal is LentView =>
  typeof internal === 'object' && internal !== null && 'view' in internal;

function callReleaseBuffer(thread: Thread, self: Value, view: Value): void {
  try {
    drop(thread, callSpecialIfFound(thread, self, '__release_buffer__', [view]) ?? null);
  } catch (error) {
    if (!(error instanceof PyRaise)) throw error;
    thread.unraisable(error.exc, `Exception ignored in __release_buffer__ of ${typeOf(self).tpName}`, null);
  }
}
