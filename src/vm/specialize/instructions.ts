// The specialised forms that need no more than the value stack of their frame: each checks its guard first.

import { SpecializedOp } from '../../bytecode/opcodes';
import { dictType } from '../../objects/containers/dict';
import { listType, PyList } from '../../objects/containers/list';
import { frozensetType, setType } from '../../objects/containers/set';
import { sliceType } from '../../objects/containers/slice';
import { type PyTuple, tupleType } from '../../objects/containers/tuple';
import { superType } from '../../objects/descriptors/super';
import { methodType } from '../../objects/functions/bound-method';
import { functionType } from '../../objects/functions/function';
import { floatType, PyFloat } from '../../objects/numbers/float';
import type { PyObject, Value } from '../../objects/object';
import { countLongTexts } from '../../objects/protocols/compare';
import { PyType } from '../../objects/type';
import { typeOf } from '../../objects/type-of';
import { loadWithoutSuperObject } from '../instructions/attributes';
import { callEntriesWithKeywords } from '../../call/entries';
import { unpackSequence } from '../instructions/containers';
import { GUARD_FAILED, type Instruction } from '../instructions/instruction';
import * as operators from '../instructions/operators';

import { dropEntries, put, replaceEntries, replaceTop, replaceTwo } from '../../call/stack';
import { loadKnownAttribute, storeKnownAttribute } from './known-attributes';
import { isAppend, type KnownCall, KNOWN_CALLS } from '../../call/known-calls';
import { asciiCharacter, storeListItem } from './known-items';
import { extendedOperation } from './operators';

// owner -- value [, NULL]
const loadAttribute: Instruction = (thread, frame, sp, oparg, ip) => {
  const value = loadKnownAttribute(frame, frame.slots[sp - 1]!, ip, frame.words[ip]!);
  if (value === undefined) return GUARD_FAILED;
  replaceTop(thread, frame, sp, value);
  if ((oparg & 1) === 0) return sp;
  frame.slots[sp] = undefined;
  return sp + 1;
};

// owner -- method, self
const loadLazyDictMethod: Instruction = (_thread, frame, sp, _oparg, ip) => {
  const { slots, owned } = frame;
  const owner = slots[sp - 1]!;
  if (typeOf(owner).version !== frame.words[ip + 2] || (owner as PyObject).dict !== undefined) return GUARD_FAILED;
  slots[sp] = owner;
  owned[sp] = owned[sp - 1]!;
  put(frame, sp - 1, frame.executable.caches[ip] as Value);
  return sp + 1;
};

// value, owner --
const storeAttribute: Instruction = (thread, frame, sp, _oparg, ip) =>
  storeKnownAttribute(thread, frame, sp, ip, frame.words[ip]!) ? sp - 2 : GUARD_FAILED;

// super, class, self -- value [, NULL] | method, self
const loadSuper: Instruction = (thread, frame, sp, oparg) => {
  const { slots } = frame;
  if (slots[sp - 3] !== superType || !(slots[sp - 2] instanceof PyType)) return GUARD_FAILED;
  loadWithoutSuperObject(thread, frame, sp, oparg, frame.code.co_names[oparg >> 2]!);
  return oparg & 1 ? sp - 1 : sp - 2;
};

/** left, right -- result, for two exact floats */
const floatOperation =
  (operation: (left: number, right: number) => number): Instruction =>
  (thread, frame, sp) => {
    const left = frame.slots[sp - 2]!;
    const right = frame.slots[sp - 1]!;
    if (!(left instanceof PyFloat && right instanceof PyFloat)) return GUARD_FAILED;
    if (left.type !== floatType || right.type !== floatType) return GUARD_FAILED;
    replaceTwo(thread, frame, sp, new PyFloat(operation(left.value, right.value)));
    return sp - 1;
  };

// left, right -- bool: the operand tells for which of NaN, less, greater, equal it is True
const compareFloats: Instruction = (thread, frame, sp, oparg) => {
  const left = frame.slots[sp - 2]!;
  const right = frame.slots[sp - 1]!;
  if (!(left instanceof PyFloat && right instanceof PyFloat)) return GUARD_FAILED;
  if (left.type !== floatType || right.type !== floatType) return GUARD_FAILED;
  const [x, y] = [left.value, right.value];
  replaceTwo(thread, frame, sp, (oparg & (x === y ? 8 : x < y ? 2 : x > y ? 4 : 1)) !== 0);
  return sp - 1;
};

const compareTexts: Instruction = (thread, { slots }, sp, oparg) => {
  const left = slots[sp - 2];
  const right = slots[sp - 1];
  if (typeof left !== 'string' || typeof right !== 'string') return GUARD_FAILED;
  countLongTexts(thread, left, right);
  slots[sp - 2] = (oparg & (left === right ? 8 : 7)) !== 0;
  return sp - 1;
};

const addTexts: Instruction = (_thread, { slots }, sp) => {
  const left = slots[sp - 2];
  const right = slots[sp - 1];
  if (typeof left !== 'string' || typeof right !== 'string') return GUARD_FAILED;
  slots[sp - 2] = left + right;
  return sp - 1;
};

// left, right -- : the result goes to the local variable that left came from, as the STORE_FAST behind says
const addTextsInPlace: Instruction = (_thread, { slots, words }, sp, _oparg, ip) => {
  const left = slots[sp - 2];
  const right = slots[sp - 1];
  if (typeof left !== 'string' || typeof right !== 'string') return GUARD_FAILED;
  const local = words[ip + 6]! >> 8;
  if (slots[local] !== left) return GUARD_FAILED;
  slots[local] = left + right;
  return sp - 2;
};

// left, right -- result
const extended: Instruction = (thread, frame, sp, oparg, ip) => {
  const { slots } = frame;
  const result = extendedOperation(frame.words[ip + 2]!, oparg, slots[sp - 2]!, slots[sp - 1]!);
  if (result === undefined) return GUARD_FAILED;
  replaceTwo(thread, frame, sp, result);
  return sp - 1;
};

// container, key -- item
const tupleItem: Instruction = (thread, frame, sp) => {
  const tuple = frame.slots[sp - 2];
  const key = frame.slots[sp - 1];
  if (typeof key !== 'number' || key < 0) return GUARD_FAILED;
  if (typeof tuple !== 'object' || tuple === null || tuple.type !== tupleType) return GUARD_FAILED;
  const item = (tuple as PyTuple).items[key];
  if (item === undefined) return GUARD_FAILED;
  replaceTop(thread, frame, sp - 1, item);
  return sp - 1;
};

const textItem: Instruction = (_thread, { slots }, sp) => {
  const character = asciiCharacter(slots[sp - 2]!, slots[sp - 1]!);
  if (character === undefined) return GUARD_FAILED;
  slots[sp - 2] = character;
  return sp - 1;
};

const dictItem: Instruction = (thread, frame, sp, oparg) => {
  if (typeOf(frame.slots[sp - 2]!) !== dictType) return GUARD_FAILED;
  operators.binaryOperation(thread, frame, sp, oparg);
  return sp - 1;
};

const listSlice: Instruction = (thread, frame, sp, oparg) => {
  const { slots } = frame;
  if (typeOf(slots[sp - 2]!) !== listType || typeOf(slots[sp - 1]!) !== sliceType) return GUARD_FAILED;
  operators.binaryOperation(thread, frame, sp, oparg);
  return sp - 1;
};

// value, container, key --
const storeInDict: Instruction = (thread, frame, sp) => {
  if (typeOf(frame.slots[sp - 2]!) !== dictType) return GUARD_FAILED;
  operators.storeSubscript(thread, frame, sp);
  return sp - 3;
};

// item, container -- bool
const inDict: Instruction = (thread, frame, sp, oparg) => {
  if (typeOf(frame.slots[sp - 1]!) !== dictType) return GUARD_FAILED;
  operators.containsOperation(thread, frame, sp, oparg);
  return sp - 1;
};

const inSet: Instruction = (thread, frame, sp, oparg) => {
  const type = typeOf(frame.slots[sp - 1]!);
  if (type !== setType && type !== frozensetType) return GUARD_FAILED;
  operators.containsOperation(thread, frame, sp, oparg);
  return sp - 1;
};

/** value -- bool, for an immediate value whose truth is known by its kind; undefined says that it is of another kind */
const truth =
  (of: (value: Value) => boolean | undefined): Instruction =>
  (_thread, { slots }, sp) => {
    const result = of(slots[sp - 1]!);
    if (result === undefined) return GUARD_FAILED;
    slots[sp - 1] = result;
    return sp;
  };

const isFilledList: Instruction = (thread, frame, sp) => {
  const list = frame.slots[sp - 1]!;
  if (typeOf(list) !== listType) return GUARD_FAILED;
  replaceTop(thread, frame, sp, (list as PyList).items.length > 0);
  return sp;
};

const alwaysTrue: Instruction = (thread, frame, sp, _oparg, ip) => {
  if (typeOf(frame.slots[sp - 1]!).version !== frame.words[ip + 2]) return GUARD_FAILED;
  replaceTop(thread, frame, sp, true);
  return sp;
};

/** sequence -- items..., the first on top */
const unpack =
  (expected: PyType): Instruction =>
  (thread, frame, sp, oparg) => {
    const sequence = frame.slots[sp - 1] as PyTuple | PyList;
    if (typeOf(sequence) !== expected || sequence.items.length !== oparg) return GUARD_FAILED;
    unpackSequence(thread, frame, sp, oparg);
    return sp + oparg - 1;
  };

// callable, self, item -- : behind it stands the POP_TOP of the result
const append: Instruction = (thread, frame, sp) => {
  const { slots } = frame;
  const list = slots[sp - 2];
  if (!(list instanceof PyList) || !isAppend(slots[sp - 3]!)) return GUARD_FAILED;
  list.append(slots[sp - 1]!);
  dropEntries(thread, frame, sp - 3, sp);
  return sp - 3;
};

/** callable, self | NULL, args... -- result */
const knownCall =
  (call: KnownCall): Instruction =>
  (thread, frame, sp, oparg) => {
    const base = sp - oparg - 2;
    const value = call(thread, frame, base, sp);
    if (value === undefined) return GUARD_FAILED;
    replaceEntries(thread, frame, base, sp, value);
    return base + 1;
  };

// callable, self | NULL, args..., names -- result
const callNonPythonWithKeywords: Instruction = (thread, frame, sp, oparg) => {
  const { slots } = frame;
  const base = sp - oparg - 3;
  const type = typeOf(slots[base]!);
  if (type === functionType || type === methodType) return GUARD_FAILED;
  const value = callEntriesWithKeywords(thread, frame, base, sp - 1, slots[sp - 1] as PyTuple);
  replaceEntries(thread, frame, base, sp, value);
  return base + 1;
};

const knownCalls: Readonly<Record<number, Instruction>> = Object.fromEntries(
  Object.entries(KNOWN_CALLS).map(([name, call]) => [SpecializedOp[name as keyof typeof KNOWN_CALLS], knownCall(call)]),
);

/** By opcode. */
export const SPECIALIZED: Readonly<Record<number, Instruction>> = {
  ...knownCalls,
  [SpecializedOp.CALL_LIST_APPEND]: append,
  [SpecializedOp.CALL_KW_NON_PY]: callNonPythonWithKeywords,
  [SpecializedOp.LOAD_ATTR_MODULE]: loadAttribute,
  [SpecializedOp.LOAD_ATTR_WITH_HINT]: loadAttribute,
  [SpecializedOp.LOAD_ATTR_SLOT]: loadAttribute,
  [SpecializedOp.LOAD_ATTR_CLASS]: loadAttribute,
  [SpecializedOp.LOAD_ATTR_CLASS_WITH_METACLASS_CHECK]: loadAttribute,
  [SpecializedOp.LOAD_ATTR_NONDESCRIPTOR_WITH_VALUES]: loadAttribute,
  [SpecializedOp.LOAD_ATTR_NONDESCRIPTOR_NO_DICT]: loadAttribute,
  [SpecializedOp.LOAD_ATTR_METHOD_LAZY_DICT]: loadLazyDictMethod,
  [SpecializedOp.LOAD_SUPER_ATTR_ATTR]: loadSuper,
  [SpecializedOp.LOAD_SUPER_ATTR_METHOD]: loadSuper,
  [SpecializedOp.STORE_ATTR_WITH_HINT]: storeAttribute,
  [SpecializedOp.STORE_ATTR_SLOT]: storeAttribute,
  [SpecializedOp.BINARY_OP_ADD_FLOAT]: floatOperation((left, right) => left + right),
  [SpecializedOp.BINARY_OP_SUBTRACT_FLOAT]: floatOperation((left, right) => left - right),
  [SpecializedOp.BINARY_OP_MULTIPLY_FLOAT]: floatOperation((left, right) => left * right),
  [SpecializedOp.BINARY_OP_ADD_UNICODE]: addTexts,
  [SpecializedOp.BINARY_OP_INPLACE_ADD_UNICODE]: addTextsInPlace,
  [SpecializedOp.BINARY_OP_EXTEND]: extended,
  [SpecializedOp.BINARY_OP_SUBSCR_TUPLE_INT]: tupleItem,
  [SpecializedOp.BINARY_OP_SUBSCR_STR_INT]: textItem,
  [SpecializedOp.BINARY_OP_SUBSCR_DICT]: dictItem,
  [SpecializedOp.BINARY_OP_SUBSCR_LIST_SLICE]: listSlice,
  [SpecializedOp.STORE_SUBSCR_LIST_INT]: (thread, frame, sp) =>
    storeListItem(thread, frame, sp) ? sp - 3 : GUARD_FAILED,
  [SpecializedOp.STORE_SUBSCR_DICT]: storeInDict,
  [SpecializedOp.COMPARE_OP_FLOAT]: compareFloats,
  [SpecializedOp.COMPARE_OP_STR]: compareTexts,
  [SpecializedOp.CONTAINS_OP_DICT]: inDict,
  [SpecializedOp.CONTAINS_OP_SET]: inSet,
  [SpecializedOp.TO_BOOL_INT]: truth((value) =>
    typeof value === 'number' || typeof value === 'bigint' ? value !== 0 : undefined,
  ),
  [SpecializedOp.TO_BOOL_NONE]: truth((value) => (value === null ? false : undefined)),
  [SpecializedOp.TO_BOOL_STR]: truth((value) => (typeof value === 'string' ? value !== '' : undefined)),
  [SpecializedOp.TO_BOOL_LIST]: isFilledList,
  [SpecializedOp.TO_BOOL_ALWAYS_TRUE]: alwaysTrue,
  [SpecializedOp.UNPACK_SEQUENCE_TWO_TUPLE]: unpack(tupleType),
  [SpecializedOp.UNPACK_SEQUENCE_TUPLE]: unpack(tupleType),
  [SpecializedOp.UNPACK_SEQUENCE_LIST]: unpack(listType),
};
