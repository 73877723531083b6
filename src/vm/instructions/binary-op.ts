// BINARY_OP: arithmetic, in place too, and subscripts. What it is specialised for are the exact types of its operands.

import { cacheLayout } from '../../bytecode/cache-layout';
import { Op, SpecializedOp } from '../../bytecode/opcodes';
import { Operator } from '../../bytecode/operators';
import { dictType } from '../../objects/containers/dict';
import { listType, type PyList } from '../../objects/containers/list';
import { sliceType } from '../../objects/containers/slice';
import { type PyTuple, tupleType } from '../../objects/containers/tuple';
import type { Frame } from '../../objects/frames/frame';
import { functionType, type PyFunction } from '../../objects/functions/function';
import { floatType, PyFloat } from '../../objects/numbers/float';
import { intType } from '../../objects/numbers/int';
import { hold, release, type Value } from '../../objects/object';
import { strType } from '../../objects/text/str';
import { characterAt } from '../../objects/text/text-indexing';
import type { Thread } from '../../objects/thread';
import { typeOf } from '../../objects/type-of';
import { typeLookup, typeVersion } from '../../objects/types/type-lookup';
import { isCompact, isInt } from '../specialize/compact';
import { hasVersion, isSimple } from '../../call/function-kind';
import { restingOpcode, specialize, unspecialize } from '../specialize/rewrite';
import { replaceTop, replaceTwo } from '../../call/stack';
import { generalOperation, numberOperation } from './arithmetic';
import { pushCallee } from './callee';
import { type Body, instruction } from './definition';
import { extendedOperation, extension } from './extended-operation';
import { ENTERED, GUARD_FAILED } from './outcome';

/** BINARY_OP_EXTEND keeps in `descr` which pair of types it is for. */
export const BinaryCache = cacheLayout({ counter: 1, descr: 4 });

/** left, right -- left op right */
export function binaryOperation(thread: Thread, frame: Frame, sp: number, oparg: number): void {
  const left = frame.slots[sp - 2]!;
  const right = frame.slots[sp - 1]!;
  if (typeof left === 'number' && typeof right === 'number') {
    const result = numberOperation(oparg, left, right);
    if (result !== undefined) {
      frame.slots[sp - 2] = result;
      return;
    }
  }
  replaceTwo(thread, frame, sp, generalOperation(thread, oparg, left, right));
}

/** left, right -- result, for two exact floats */
const floatOperation =
  (operation: (left: number, right: number) => number): Body =>
  (thread, frame, sp) => {
    const left = frame.slots[sp - 2]!;
    const right = frame.slots[sp - 1]!;
    if (!(left instanceof PyFloat && right instanceof PyFloat)) return GUARD_FAILED;
    if (left.type !== floatType || right.type !== floatType) return GUARD_FAILED;
    replaceTwo(thread, frame, sp, new PyFloat(operation(left.value, right.value)));
  };

export const BINARY_OP = instruction({
  summary: 'Replaces two operands by the result of the operator.',
  operand: 'binary',
  before: ['left', 'right'],
  after: ['result'],
  may: 'runs Python',
  cache: BinaryCache,
  run(thread, frame, sp, oparg) {
    binaryOperation(thread, frame, sp, oparg);
  },
  /** _Py_Specialize_BinaryOp. */
  specialize(frame, sp, oparg, ip) {
    const { executable, slots } = frame;
    const left = slots[sp - 2]!;
    const right = slots[sp - 1]!;
    if (oparg === Operator.SUBSCRIPT) {
      const form = subscriptForm(left, right);
      if (form !== undefined) return specialize(executable, ip, form);
    } else if (typeOf(left) === typeOf(right)) {
      const form = sameTypeForm(frame, ip, oparg, left);
      if (form !== undefined) return specialize(executable, ip, form);
    }
    const pair = extension(oparg, left, right);
    if (pair === undefined) return unspecialize(executable, ip);
    executable.words[ip + BinaryCache.descr] = pair;
    specialize(executable, ip, SpecializedOp.BINARY_OP_EXTEND);
  },
  forms: {
    BINARY_OP_ADD_INT: {
      inLoop: true,
      run(thread, frame, sp, oparg) {
        const { slots } = frame;
        const left = slots[sp - 2]!;
        const right = slots[sp - 1]!;
        if (typeof left === 'number' && typeof right === 'number') {
          const result = left + right;
          if (Number.isSafeInteger(result)) {
            slots[sp - 2] = result;
            return;
          }
        } else if (!isInt(left) || !isInt(right)) return GUARD_FAILED;
        binaryOperation(thread, frame, sp, oparg);
      },
    },
    BINARY_OP_SUBTRACT_INT: {
      inLoop: true,
      run(thread, frame, sp, oparg) {
        const { slots } = frame;
        const left = slots[sp - 2]!;
        const right = slots[sp - 1]!;
        if (typeof left === 'number' && typeof right === 'number') {
          const result = left - right;
          if (Number.isSafeInteger(result)) {
            slots[sp - 2] = result;
            return;
          }
        } else if (!isInt(left) || !isInt(right)) return GUARD_FAILED;
        binaryOperation(thread, frame, sp, oparg);
      },
    },
    BINARY_OP_MULTIPLY_INT: {
      inLoop: true,
      run(thread, frame, sp, oparg) {
        const { slots } = frame;
        const left = slots[sp - 2]!;
        const right = slots[sp - 1]!;
        if (typeof left === 'number' && typeof right === 'number') {
          const result = left * right + 0;
          if (Number.isSafeInteger(result)) {
            slots[sp - 2] = result;
            return;
          }
        } else if (!isInt(left) || !isInt(right)) return GUARD_FAILED;
        binaryOperation(thread, frame, sp, oparg);
      },
    },
    BINARY_OP_ADD_FLOAT: { run: floatOperation((left, right) => left + right) },
    BINARY_OP_SUBTRACT_FLOAT: { run: floatOperation((left, right) => left - right) },
    BINARY_OP_MULTIPLY_FLOAT: { run: floatOperation((left, right) => left * right) },
    BINARY_OP_ADD_UNICODE: {
      run(_thread, { slots }, sp) {
        const left = slots[sp - 2];
        const right = slots[sp - 1];
        if (typeof left !== 'string' || typeof right !== 'string') return GUARD_FAILED;
        slots[sp - 2] = left + right;
      },
    },
    /** The result goes to the local variable that left came from, as the STORE_FAST behind says. */
    BINARY_OP_INPLACE_ADD_UNICODE: {
      after: [],
      doesNext: true,
      run(_thread, { slots, words }, sp, _oparg, ip) {
        const left = slots[sp - 2];
        const right = slots[sp - 1];
        if (typeof left !== 'string' || typeof right !== 'string') return GUARD_FAILED;
        const local = words[ip + BinaryCache.next]! >> 8;
        if (slots[local] !== left) return GUARD_FAILED;
        slots[local] = left + right;
      },
    },
    BINARY_OP_EXTEND: {
      run(thread, frame, sp, oparg, ip) {
        const { slots, words } = frame;
        const result = extendedOperation(words[ip + BinaryCache.descr]!, oparg, slots[sp - 2]!, slots[sp - 1]!);
        if (result === undefined) return GUARD_FAILED;
        replaceTwo(thread, frame, sp, result);
      },
    },
    BINARY_OP_SUBSCR_LIST_INT: {
      inLoop: true,
      run(thread, frame, sp) {
        const { slots, owned } = frame;
        const list = slots[sp - 2];
        const key = slots[sp - 1];
        if (typeof key !== 'number' || key < 0) return GUARD_FAILED;
        if (typeof list !== 'object' || list === null || list.type !== listType) return GUARD_FAILED;
        const item = (list as PyList).items[key];
        if (item === undefined) return GUARD_FAILED;
        hold(item);
        const wasOwned = owned[sp - 2]!;
        slots[sp - 2] = item;
        owned[sp - 2] = 1;
        if (wasOwned !== 0) release(thread, list);
      },
    },
    BINARY_OP_SUBSCR_TUPLE_INT: {
      run(thread, frame, sp) {
        const tuple = frame.slots[sp - 2];
        const key = frame.slots[sp - 1];
        if (typeof key !== 'number' || key < 0) return GUARD_FAILED;
        if (typeof tuple !== 'object' || tuple === null || tuple.type !== tupleType) return GUARD_FAILED;
        const item = (tuple as PyTuple).items[key];
        if (item === undefined) return GUARD_FAILED;
        replaceTop(thread, frame, sp - 1, item);
      },
    },
    /** Characters of ASCII only. */
    BINARY_OP_SUBSCR_STR_INT: {
      run(_thread, { slots }, sp) {
        const text = slots[sp - 2];
        const index = slots[sp - 1]!;
        if (typeof text !== 'string' || !isCompact(index) || index < 0) return GUARD_FAILED;
        const character = characterAt(text, index);
        if (character === undefined || character >= '\x80') return GUARD_FAILED;
        slots[sp - 2] = character;
      },
    },
    BINARY_OP_SUBSCR_DICT: {
      run(thread, frame, sp, oparg) {
        if (typeOf(frame.slots[sp - 2]!) !== dictType) return GUARD_FAILED;
        binaryOperation(thread, frame, sp, oparg);
      },
    },
    BINARY_OP_SUBSCR_LIST_SLICE: {
      run(thread, frame, sp, oparg) {
        const { slots } = frame;
        if (typeOf(slots[sp - 2]!) !== listType || typeOf(slots[sp - 1]!) !== sliceType) return GUARD_FAILED;
        binaryOperation(thread, frame, sp, oparg);
      },
    },
    /** `__getitem__` runs as a frame. */
    BINARY_OP_SUBSCR_GETITEM: {
      run(thread, frame, sp) {
        const { getitem, getitemVersion } = typeOf(frame.slots[sp - 2]!);
        if (getitem === undefined || (getitem as PyFunction).version !== getitemVersion) return GUARD_FAILED;
        pushCallee(thread, frame, hold(getitem as PyFunction), true, sp - 2, sp - 2, sp);
        return ENTERED;
      },
    },
  },
});

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
  const next = ip + BinaryCache.next;
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
