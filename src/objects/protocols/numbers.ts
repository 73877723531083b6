// The number protocol: binary operators with reflection, unary ones, and conversions to index, int and float.

import { DeprecationWarningType, OverflowErrorType } from '../exceptions/exceptions';
import { copyBytes } from '../bytes/buffer';
import { PyBytes } from '../bytes/bytes';
import { floatType, PyFloat } from '../numbers/float';
import { parseIntText } from '../numbers/int-parsing';
import { drop, type Value } from '../object';
import { overflowError, raise, typeError } from '../raise';
import { NotImplemented } from '../singletons';
import type { Thread } from '../thread';
import { isSubtype, type PyType, type TypeSlots } from '../type';
import { floatValue, intValue, strValue, typeOf } from '../type-of';

export type BinaryOperator = '+' | '-' | '*' | '@' | '/' | '//' | '%' | '**' | '<<' | '>>' | '&' | '|' | '^';
type BinarySlot = Exclude<
  {
    [K in keyof TypeSlots]: NonNullable<TypeSlots[K]> extends (t: Thread, l: Value, r: Value) => Value ? K : never;
  }[keyof TypeSlots],
  undefined
>;

/** The slots of each operator, plain and in place. */
export const OPERATOR_SLOTS: Record<Exclude<BinaryOperator, '**'>, [BinarySlot, BinarySlot]> = {
  '+': ['nb_add', 'nb_inplace_add'],
  '-': ['nb_subtract', 'nb_inplace_subtract'],
  '*': ['nb_multiply', 'nb_inplace_multiply'],
  '@': ['nb_matrix_multiply', 'nb_inplace_matrix_multiply'],
  '/': ['nb_true_divide', 'nb_inplace_true_divide'],
  '//': ['nb_floor_divide', 'nb_inplace_floor_divide'],
  '%': ['nb_remainder', 'nb_inplace_remainder'],
  '<<': ['nb_lshift', 'nb_inplace_lshift'],
  '>>': ['nb_rshift', 'nb_inplace_rshift'],
  '&': ['nb_and', 'nb_inplace_and'],
  '|': ['nb_or', 'nb_inplace_or'],
  '^': ['nb_xor', 'nb_inplace_xor'],
};

/** Tries the slot of the left operand and the reflected one; NotImplemented if neither knows (binary_op1). */
function tryBinary(thread: Thread, slot: BinarySlot, left: Value, right: Value): Value {
  const leftType = typeOf(left);
  const rightType = typeOf(right);
  const leftSlot = leftType.tp[slot];
  let rightSlot = rightType === leftType ? undefined : rightType.tp[slot];
  if (rightSlot === leftSlot) rightSlot = undefined;
  if (leftSlot !== undefined) {
    if (rightSlot !== undefined && isSubtype(rightType, leftType)) {
      const result = rightSlot(thread, left, right);
      if (result !== NotImplemented) return result;
      rightSlot = undefined;
    }
    const result = leftSlot(thread, left, right);
    if (result !== NotImplemented) return result;
  }
  return rightSlot === undefined ? NotImplemented : rightSlot(thread, left, right);
}

function unsupported(left: Value, right: Value, name: string): never {
  const leftName = typeOf(left).tpName;
  throw typeError(`unsupported operand type(s) for ${name}: '${leftName}' and '${typeOf(right).tpName}'`);
}

/** left op right (PyNumber_Add and its kin). */
export function binaryOp(thread: Thread, op: BinaryOperator, left: Value, right: Value): Value {
  if (op === '**') return power(thread, left, right, null);
  const result = tryBinary(thread, OPERATOR_SLOTS[op][0], left, right);
  if (result !== NotImplemented) return result;
  if (op === '+') {
    const concat = typeOf(left).tp.sq_concat;
    if (concat !== undefined) return concat(thread, left, right);
  } else if (op === '*') {
    const repeatLeft = typeOf(left).tp.sq_repeat;
    if (repeatLeft !== undefined) return repeat(thread, repeatLeft, left, right);
    const repeatRight = typeOf(right).tp.sq_repeat;
    if (repeatRight !== undefined) return repeat(thread, repeatRight, right, left);
  }
  return unsupported(left, right, op);
}

function repeat(thread: Thread, slot: NonNullable<TypeSlots['sq_repeat']>, sequence: Value, count: Value): Value {
  if (!isIndex(count)) throw typeError(`can't multiply sequence by non-int of type '${typeOf(count).tpName}'`);
  return slot(thread, sequence, asSsize(thread, count, OverflowErrorType));
}

/** left op= right: the in-place slot of the left operand, then as binaryOp (PyNumber_InPlaceAdd and its kin). */
export function inPlaceOp(thread: Thread, op: BinaryOperator, left: Value, right: Value): Value {
  if (op === '**') return inPlacePower(thread, left, right);
  const [slot, inPlaceSlot] = OPERATOR_SLOTS[op];
  const tp = typeOf(left).tp;
  const inPlace = tp[inPlaceSlot];
  if (inPlace !== undefined) {
    const result = inPlace(thread, left, right);
    if (result !== NotImplemented) return result;
  }
  const result = tryBinary(thread, slot, left, right);
  if (result !== NotImplemented) return result;
  if (op === '+') {
    const concat = tp.sq_inplace_concat ?? tp.sq_concat;
    if (concat !== undefined) return concat(thread, left, right);
  } else if (op === '*') {
    const repeatLeft = tp.sq_inplace_repeat ?? tp.sq_repeat;
    if (repeatLeft !== undefined) return repeat(thread, repeatLeft, left, right);
    const repeatRight = hasSequenceMethods(typeOf(left)) ? undefined : typeOf(right).tp.sq_repeat;
    if (repeatRight !== undefined) return repeat(thread, repeatRight, right, left);
  }
  return unsupported(left, right, `${op}=`);
}

/** Has the type a table of sequence methods in CPython, whatever is in it (tp_as_sequence)? Then it is not asked for `number *= sequence`. */
function hasSequenceMethods({ isHeapType, tp }: PyType): boolean {
  return isHeapType || [tp.sq_length, tp.sq_concat, tp.sq_repeat, tp.sq_item, tp.sq_contains].some(Boolean);
}

/** divmod(left, right). */
export function divmod(thread: Thread, left: Value, right: Value): Value {
  const result = tryBinary(thread, 'nb_divmod', left, right);
  return result === NotImplemented ? unsupported(left, right, 'divmod()') : result;
}

type TernarySlot = 'nb_power' | 'nb_inplace_power';

/** ternary_op of abstract.c. */
function tryTernary(thread: Thread, base: Value, exponent: Value, modulus: Value): Value {
  const baseType = typeOf(base);
  const exponentType = typeOf(exponent);
  const baseSlot = baseType.tp.nb_power;
  let exponentSlot = exponentType === baseType ? undefined : exponentType.tp.nb_power;
  if (exponentSlot === baseSlot) exponentSlot = undefined;
  if (baseSlot !== undefined) {
    if (exponentSlot !== undefined && isSubtype(exponentType, baseType)) {
      const result = exponentSlot(thread, base, exponent, modulus);
      if (result !== NotImplemented) return result;
      exponentSlot = undefined;
    }
    const result = baseSlot(thread, base, exponent, modulus);
    if (result !== NotImplemented) return result;
  }
  if (exponentSlot !== undefined) {
    const result = exponentSlot(thread, base, exponent, modulus);
    if (result !== NotImplemented) return result;
  }
  let modulusSlot = typeOf(modulus).tp.nb_power;
  if (modulusSlot === baseSlot || modulusSlot === exponentType.tp.nb_power) modulusSlot = undefined;
  return modulusSlot === undefined ? NotImplemented : modulusSlot(thread, base, exponent, modulus);
}

/** pow(base, exponent, modulus); modulus None where there is none. */
export function power(thread: Thread, base: Value, exponent: Value, modulus: Value): Value {
  const result = tryTernary(thread, base, exponent, modulus);
  if (result !== NotImplemented) return result;
  if (modulus === null) return unsupported(base, exponent, '** or pow()');
  const names = [base, exponent, modulus].map((value) => `'${typeOf(value).tpName}'`).join(', ');
  throw typeError(`unsupported operand type(s) for ** or pow(): ${names}`);
}

function inPlacePower(thread: Thread, base: Value, exponent: Value): Value {
  const slot: TernarySlot = 'nb_inplace_power';
  const inPlace = typeOf(base).tp[slot];
  if (inPlace !== undefined) {
    const result = inPlace(thread, base, exponent, null);
    if (result !== NotImplemented) return result;
  }
  const result = tryTernary(thread, base, exponent, null);
  return result === NotImplemented ? unsupported(base, exponent, '**=') : result;
}

function unary(
  thread: Thread,
  slot: 'nb_negative' | 'nb_positive' | 'nb_invert' | 'nb_absolute',
  name: string,
  value: Value,
): Value {
  const operation = typeOf(value).tp[slot];
  if (operation === undefined) throw typeError(`bad operand type for ${name}: '${typeOf(value).tpName}'`);
  return operation(thread, value);
}

/** -value. */
export const negative = (thread: Thread, value: Value): Value => unary(thread, 'nb_negative', 'unary -', value);
/** +value. */
export const positive = (thread: Thread, value: Value): Value => unary(thread, 'nb_positive', 'unary +', value);
/** ~value. */
export const invert = (thread: Thread, value: Value): Value => unary(thread, 'nb_invert', 'unary ~', value);
/** abs(value). */
export const absolute = (thread: Thread, value: Value): Value => unary(thread, 'nb_absolute', 'abs()', value);

/** Has the value `__index__`? */
export function isIndex(value: Value): boolean {
  return typeOf(value).tp.nb_index !== undefined;
}

/** operator.index(value) as the number it is (PyNumber_Index). */
export function toIndex(thread: Thread, value: Value): number | bigint {
  const known = intValue(value);
  if (known !== undefined) return known;
  const type = typeOf(value);
  const slot = type.tp.nb_index;
  if (slot === undefined) throw typeError(`'${type.tpName}' object cannot be interpreted as an integer`);
  return checkedInt(thread, slot(thread, value), '__index__');
}

/** What `__index__` or `__int__` returned must be an int; a strict subclass draws a DeprecationWarning. */
function checkedInt(thread: Thread, result: Value, method: string): number | bigint {
  if (typeof result === 'number' || typeof result === 'bigint') return result;
  try {
    const number = intValue(result);
    const name = typeOf(result).tpName;
    if (number === undefined) throw typeError(`${method} returned non-int (type ${name})`);
    thread.warn(
      DeprecationWarningType,
      `${method} returned non-int (type ${name}).  The ability to return an instance of a strict subclass of int ` +
        'is deprecated, and may be removed in a future version of Python.',
      1,
    );
    return number;
  } finally {
    drop(thread, result);
  }
}

const SSIZE_MAX = 2147483647;
const SSIZE_MIN = -2147483648;

/** The value as a Py_ssize_t of the modelled build; clamped where no exception type is given (PyNumber_AsSsize_t). */
export function asSsize(thread: Thread, value: Value, overflowType?: PyType): number {
  const index = toIndex(thread, value);
  if (index >= SSIZE_MIN && index <= SSIZE_MAX) return Number(index);
  if (overflowType === undefined) return index < 0 ? SSIZE_MIN : SSIZE_MAX;
  throw raise(overflowType, `cannot fit '${typeOf(value).tpName}' into an index-sized integer`);
}

/** int(value) without a base (PyNumber_Long). */
export function toLong(thread: Thread, value: Value): number | bigint {
  if (typeof value === 'number' || typeof value === 'bigint') return value;
  const type = typeOf(value);
  const { nb_int, nb_index, bf_getbuffer } = type.tp;
  if (nb_int !== undefined) return checkedInt(thread, nb_int(thread, value), '__int__');
  if (nb_index !== undefined) return checkedInt(thread, nb_index(thread, value), '__index__');
  const text = strValue(value);
  if (text !== undefined) return parseIntText(thread, value, 10);
  if (bf_getbuffer !== undefined) return parseIntText(thread, new PyBytes(copyBytes(thread, value)), 10);
  throw typeError(`int() argument must be a string, a bytes-like object or a real number, not '${type.tpName}'`);
}

/** The value as a float (PyFloat_AsDouble). */
export function toFloat(thread: Thread, value: Value): number {
  const known = floatValue(value);
  if (known !== undefined) return known;
  if (typeof value === 'number') return value;
  const type = typeOf(value);
  const { nb_float, nb_index } = type.tp;
  if (nb_float === undefined) {
    if (nb_index === undefined) throw typeError(`must be real number, not ${type.tpName}`);
    return intAsFloat(toIndex(thread, value));
  }
  const result = nb_float(thread, value);
  try {
    if (!(result instanceof PyFloat))
      throw typeError(`${type.tpName}.__float__ returned non-float (type ${typeOf(result).tpName})`);
    if (result.type !== floatType)
      thread.warn(
        DeprecationWarningType,
        `${type.tpName}.__float__ returned non-float (type ${result.type.tpName}).  The ability to return an instance of ` +
          'a strict subclass of float is deprecated, and may be removed in a future version of Python.',
        1,
      );
    return result.value;
  } finally {
    drop(thread, result);
  }
}

/** An int as the nearest float (PyLong_AsDouble). */
export function intAsFloat(value: number | bigint): number {
  const result = Number(value);
  if (!Number.isFinite(result)) throw overflowError('int too large to convert to float');
  return result;
}
