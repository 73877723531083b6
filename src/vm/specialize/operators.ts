// BINARY_OP, COMPARE_OP, CONTAINS_OP and TO_BOOL: the exact types of the operands are known.

import { Op, SpecializedOp } from '../../bytecode/opcodes';
import { dictType } from '../../objects/containers/dict';
import { listType } from '../../objects/containers/list';
import { frozensetType, setType } from '../../objects/containers/set';
import { sliceType } from '../../objects/containers/slice';
import { tupleType } from '../../objects/containers/tuple';
import type { Frame } from '../../objects/frames/frame';
import type { Executable } from '../../objects/functions/executable';
import { functionType, type PyFunction } from '../../objects/functions/function';
import { floatType, PyFloat } from '../../objects/numbers/float';
import { intType } from '../../objects/numbers/int';
import type { Value } from '../../objects/object';
import { strType } from '../../objects/text/str';
import { TypeFlag } from '../../objects/type';
import { typeOf } from '../../objects/type-of';
import { typeLookup, typeVersion } from '../../objects/types/type-lookup';
import { isCompact } from './compact';
import { hasVersion, isSimple } from '../../call/function-kind';
import { Cache, restingOpcode, specialize, unspecialize } from './rewrite';

/** Operands of BINARY_OP. */
const Operator = {
  ADD: 0,
  AND: 1,
  MULTIPLY: 5,
  OR: 7,
  SUBTRACT: 10,
  TRUE_DIVIDE: 11,
  XOR: 12,
  INPLACE_ADD: 13,
  INPLACE_AND: 14,
  INPLACE_MULTIPLY: 18,
  INPLACE_OR: 20,
  INPLACE_SUBTRACT: 23,
  INPLACE_XOR: 25,
  SUBSCRIPT: 26,
} as const;

/** The next instruction behind BINARY_OP. */
const BEHIND = 6;

/** _Py_Specialize_BinaryOp. */
export function specializeBinaryOp(frame: Frame, ip: number, oparg: number, left: Value, right: Value): void {
  const { executable } = frame;
  if (oparg === Operator.SUBSCRIPT) {
    const form = subscriptForm(left, right);
    if (form !== undefined) return specialize(executable, ip, form);
  } else if (typeOf(left) === typeOf(right)) {
    const form = sameTypeForm(frame, ip, oparg, left);
    if (form !== undefined) return specialize(executable, ip, form);
  }
  const pair = extension(oparg, left, right);
  if (pair === undefined) return unspecialize(executable, ip);
  executable.words[ip + Cache.VERSION] = pair;
  specialize(executable, ip, SpecializedOp.BINARY_OP_EXTEND);
}

function sameTypeForm(frame: Frame, ip: number, oparg: number, left: Value): number | undefined {
  const type = typeOf(left);
  switch (oparg) {
    case Operator.ADD:
    case Operator.INPLACE_ADD:
      if (type === intType) return SpecializedOp.BINARY_OP_ADD_INT;
      if (type === floatType) return SpecializedOp.BINARY_OP_ADD_FLOAT;
      if (type !== strType) return undefined;
      return growsLocal(frame, ip, left)
        ? SpecializedOp.BINARY_OP_INPLACE_ADD_UNICODE
        : SpecializedOp.BINARY_OP_ADD_UNICODE;
    case Operator.MULTIPLY:
    case Operator.INPLACE_MULTIPLY:
      if (type === intType) return SpecializedOp.BINARY_OP_MULTIPLY_INT;
      return type === floatType ? SpecializedOp.BINARY_OP_MULTIPLY_FLOAT : undefined;
    case Operator.SUBTRACT:
    case Operator.INPLACE_SUBTRACT:
      if (type === intType) return SpecializedOp.BINARY_OP_SUBTRACT_INT;
      return type === floatType ? SpecializedOp.BINARY_OP_SUBTRACT_FLOAT : undefined;
    default:
      return undefined;
  }
}

/** Is the result stored where the left operand came from? */
function growsLocal({ executable, slots }: Frame, ip: number, left: Value): boolean {
  const next = ip + BEHIND;
  return restingOpcode(executable, next) === Op.STORE_FAST && slots[executable.words[next]! >> 8] === left;
}

function subscriptForm(container: Value, key: Value): number | undefined {
  const type = typeOf(container);
  if (isCompact(key) && key >= 0) {
    if (type === listType) return SpecializedOp.BINARY_OP_SUBSCR_LIST_INT;
    if (type === tupleType) return SpecializedOp.BINARY_OP_SUBSCR_TUPLE_INT;
    if (type === strType) return SpecializedOp.BINARY_OP_SUBSCR_STR_INT;
  }
  if (type === dictType) return SpecializedOp.BINARY_OP_SUBSCR_DICT;
  if (type === listType && typeOf(key) === sliceType) return SpecializedOp.BINARY_OP_SUBSCR_LIST_SLICE;
  const found = typeLookup(type, '__getitem__');
  if (found === undefined || typeOf(found) !== functionType || !type.isHeapType) return undefined;
  const func = found as PyFunction;
  if (!isSimple(func.code) || func.code.co_argcount !== 2 || typeVersion(type) === 0 || !hasVersion(func))
    return undefined;
  type.getitem = func;
  type.getitemVersion = func.version;
  return SpecializedOp.BINARY_OP_SUBSCR_GETITEM;
}

/** The pairs of types of BINARY_OP_EXTEND. */
export const Pair = { INTS: 1, FLOAT_INT: 2, INT_FLOAT: 3 } as const;

/** Which pair the operands of BINARY_OP_EXTEND are; undefined if it cannot be specialised (binary_op_extended_specialization). */
function extension(oparg: number, left: Value, right: Value): number | undefined {
  switch (oparg) {
    case Operator.AND:
    case Operator.OR:
    case Operator.XOR:
    case Operator.INPLACE_AND:
    case Operator.INPLACE_OR:
    case Operator.INPLACE_XOR:
      return isCompact(left) && isCompact(right) ? Pair.INTS : undefined;
    case Operator.ADD:
    case Operator.SUBTRACT:
    case Operator.MULTIPLY:
    case Operator.TRUE_DIVIDE:
      if (extendedFloat(Pair.FLOAT_INT, oparg, left, right) !== undefined) return Pair.FLOAT_INT;
      if (extendedFloat(Pair.INT_FLOAT, oparg, left, right) !== undefined) return Pair.INT_FLOAT;
      return undefined;
    default:
      return undefined;
  }
}

/** The result of BINARY_OP_EXTEND, or undefined if the operands are others than it was specialised for. */
export function extendedOperation(
  pair: number,
  oparg: number,
  left: Value,
  right: Value,
): number | PyFloat | undefined {
  if (pair !== Pair.INTS) {
    const result = extendedFloat(pair, oparg, left, right);
    return result === undefined ? undefined : new PyFloat(result);
  }
  if (!isCompact(left) || !isCompact(right)) return undefined;
  switch (oparg) {
    case Operator.AND:
    case Operator.INPLACE_AND:
      return left & right;
    case Operator.OR:
    case Operator.INPLACE_OR:
      return left | right;
    default:
      return left ^ right;
  }
}

function extendedFloat(pair: number, oparg: number, left: Value, right: Value): number | undefined {
  const [real, whole] = pair === Pair.FLOAT_INT ? [left, right] : [right, left];
  if (!(real instanceof PyFloat) || real.type !== floatType || Number.isNaN(real.value)) return undefined;
  if (!isCompact(whole)) return undefined;
  const x = pair === Pair.FLOAT_INT ? real.value : whole;
  const y = pair === Pair.FLOAT_INT ? whole : real.value;
  switch (oparg) {
    case Operator.ADD:
      return x + y;
    case Operator.SUBTRACT:
      return x - y;
    case Operator.MULTIPLY:
      return x * y;
    default:
      return y === 0 ? undefined : x / y;
  }
}

/** The operands of COMPARE_OP that ask for equality. */
const EQUAL = 2;
const NOT_EQUAL = 3;

/** _Py_Specialize_CompareOp. */
export function specializeCompareOp(
  executable: Executable,
  ip: number,
  oparg: number,
  left: Value,
  right: Value,
): void {
  const type = typeOf(left);
  if (type === typeOf(right)) {
    if (type === floatType) return specialize(executable, ip, SpecializedOp.COMPARE_OP_FLOAT);
    if (type === intType) {
      if (isCompact(left) && isCompact(right)) return specialize(executable, ip, SpecializedOp.COMPARE_OP_INT);
    } else if (type === strType && (oparg >> 5 === EQUAL || oparg >> 5 === NOT_EQUAL)) {
      return specialize(executable, ip, SpecializedOp.COMPARE_OP_STR);
    }
  }
  unspecialize(executable, ip);
}

/** _Py_Specialize_ContainsOp. */
export function specializeContainsOp(executable: Executable, ip: number, container: Value): void {
  const type = typeOf(container);
  if (type === dictType) return specialize(executable, ip, SpecializedOp.CONTAINS_OP_DICT);
  if (type === setType || type === frozensetType) return specialize(executable, ip, SpecializedOp.CONTAINS_OP_SET);
  unspecialize(executable, ip);
}

/** _Py_Specialize_ToBool. */
export function specializeToBool(executable: Executable, ip: number, value: Value): void {
  const form = truthForm(value);
  if (form !== undefined) return specialize(executable, ip, form);
  const type = typeOf(value);
  const { nb_bool, mp_length, sq_length } = type.tp;
  if (!(type.flags & TypeFlag.HEAPTYPE) || nb_bool !== undefined || mp_length !== undefined || sq_length !== undefined)
    return unspecialize(executable, ip);
  const version = typeVersion(type);
  if (version === 0) return unspecialize(executable, ip);
  executable.words[ip + Cache.VERSION] = version;
  specialize(executable, ip, SpecializedOp.TO_BOOL_ALWAYS_TRUE);
}

function truthForm(value: Value): number | undefined {
  if (value === null) return SpecializedOp.TO_BOOL_NONE;
  switch (typeof value) {
    case 'boolean':
      return SpecializedOp.TO_BOOL_BOOL;
    case 'string':
      return SpecializedOp.TO_BOOL_STR;
    case 'object':
      return typeOf(value) === listType ? SpecializedOp.TO_BOOL_LIST : undefined;
    default:
      return SpecializedOp.TO_BOOL_INT;
  }
}
