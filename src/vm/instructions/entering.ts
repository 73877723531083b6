// Instructions after which another frame may run: calls of Python functions in all their forms, and generators that are resumed.

import { Op, SpecializedOp } from '../../bytecode/opcodes';
import { frameOfContainers, frameOfEntries, frameOfKeywordEntries } from '../../call/argument-frames';
import { newFrame } from '../../call/frame-creation';
import { checked } from '../../call/native-result';
import { positionalTuple } from '../../call/unpacking';
import type { PyDict } from '../../objects/containers/dict';
import type { PyTuple } from '../../objects/containers/tuple';
import { tupleIteratorType } from '../../objects/containers/tuple-iterator';
import { coroutineType } from '../../objects/frames/coroutine';
import type { Frame } from '../../objects/frames/frame';
import { FrameState, PyGenerator } from '../../objects/frames/generator';
import { generatorType } from '../../objects/frames/generator-type';
import { PyMethod } from '../../objects/functions/bound-method';
import { PyFunction } from '../../objects/functions/function';
import { hold, release, unhold, type Value } from '../../objects/object';
import { iterNext } from '../../objects/protocols/iteration';
import { PyType } from '../../objects/type';
import { typeOf } from '../../objects/type-of';
import { dropEntries, dropEntry, put, replaceEntries, replaceTop, steal } from '../../call/stack';
import type { VmThread } from '../thread-implementation';
import { sendTo } from './asynchronous';
import { callEntries, callEntriesWithKeywords, callSpread } from '../../call/entries';
import { expandMethod, functionOfMethod } from '../../call/bound-method';
import { isOfVersion } from '../../call/function-kind';
import { firstArgument } from '../../call/stack';
import { allocateInstance, inlineInit } from '../../call/inlined-init';
import { ELSEWHERE, GUARD_FAILED, type Instruction } from './instruction';

/** Code units from CALL, CALL_KW to the next instruction. */
const CALL_WIDTH = 4;
const LOAD_ATTR_WIDTH = 10;
const BINARY_OP_WIDTH = 6;

/** The callee takes over; `caller` goes on at `next` with its stack up to `sp`, and the result. */
function enter(thread: VmThread, caller: Frame, callee: Frame, sp: number, next: number, isInit: boolean): number {
  callee.isInit = isInit;
  caller.sp = sp;
  caller.returnTo = next;
  thread.pushFrame(callee);
  callee.ip = 0;
  return ELSEWHERE;
}

/** The same frame goes on at another place. */
function jump(frame: Frame, sp: number, ip: number): number {
  frame.sp = sp;
  frame.ip = ip;
  return ELSEWHERE;
}

/** func, self | NULL, args... -- */
function enterFunction(thread: VmThread, frame: Frame, base: number, sp: number, ip: number): number {
  const func = frame.slots[base] as PyFunction;
  const callee = frameOfEntries(thread, frame, func, frame.owned[base] !== 0, firstArgument(frame, base), base, sp);
  return enter(thread, frame, callee, base, ip + CALL_WIDTH, false);
}

/** class, NULL, args... -- instance; its `__init__` runs, and nobody wants its None */
function enterInit(thread: VmThread, frame: Frame, base: number, sp: number, ip: number, init: PyFunction): number {
  allocateInstance(thread, frame, base, frame.slots[base] as PyType);
  const callee = frameOfEntries(thread, frame, hold(init), true, base + 1, base + 1, sp);
  return enter(thread, frame, callee, base + 1, ip + CALL_WIDTH, true);
}

/** A function of the version that the cache expects, and the recursion limit is not next. */
const isExpected = (thread: VmThread, frame: Frame, ip: number, func: Value | undefined): boolean =>
  isOfVersion(func, frame.words[ip + 2]!) && thread.recursionRemaining > 1;

const call: Instruction = (thread, frame, sp, oparg, ip) => {
  const { slots } = frame;
  const base = sp - oparg - 2;
  if (slots[base] instanceof PyMethod && slots[base + 1] === undefined) expandMethod(thread, frame, base);
  const callable = slots[base]!;
  if (callable instanceof PyFunction) return enterFunction(thread, frame, base, sp, ip);
  const init = callable instanceof PyType && slots[base + 1] === undefined ? inlineInit(callable) : undefined;
  if (init !== undefined) return enterInit(thread, frame, base, sp, ip, init);
  const value = callEntries(thread, frame, base, sp);
  replaceEntries(thread, frame, base, sp, value);
  return base + 1;
};

const callPython: Instruction = (thread, frame, sp, oparg, ip) => {
  const base = sp - oparg - 2;
  if (!isExpected(thread, frame, ip, frame.slots[base])) return GUARD_FAILED;
  return enterFunction(thread, frame, base, sp, ip);
};

const callBoundMethod: Instruction = (thread, frame, sp, oparg, ip) => {
  const base = sp - oparg - 2;
  if (!isExpected(thread, frame, ip, functionOfMethod(frame, base))) return GUARD_FAILED;
  expandMethod(thread, frame, base);
  return enterFunction(thread, frame, base, sp, ip);
};

const callClassWithInit: Instruction = (thread, frame, sp, oparg, ip) => {
  const { slots, words } = frame;
  const base = sp - oparg - 2;
  const cls = slots[base]!;
  if (slots[base + 1] !== undefined || !(cls instanceof PyType) || cls.version !== words[ip + 2]) return GUARD_FAILED;
  return enterInit(thread, frame, base, sp, ip, frame.executable.caches[ip] as PyFunction);
};

/** func, self | NULL, args..., names -- */
function enterWithKeywords(thread: VmThread, frame: Frame, base: number, sp: number, ip: number): number {
  return enter(thread, frame, frameOfKeywordEntries(thread, frame, base, sp - 1), base, ip + CALL_WIDTH, false);
}

const callWithKeywords: Instruction = (thread, frame, sp, oparg, ip) => {
  const { slots } = frame;
  const base = sp - oparg - 3;
  if (slots[base] instanceof PyMethod && slots[base + 1] === undefined) expandMethod(thread, frame, base);
  if (slots[base] instanceof PyFunction) return enterWithKeywords(thread, frame, base, sp, ip);
  const value = callEntriesWithKeywords(thread, frame, base, sp - 1, slots[sp - 1] as PyTuple);
  replaceEntries(thread, frame, base, sp, value);
  return base + 1;
};

const callPythonWithKeywords: Instruction = (thread, frame, sp, oparg, ip) => {
  const base = sp - oparg - 3;
  if (!isOfVersion(frame.slots[base], frame.words[ip + 2]!)) return GUARD_FAILED;
  return enterWithKeywords(thread, frame, base, sp, ip);
};

const callBoundMethodWithKeywords: Instruction = (thread, frame, sp, oparg, ip) => {
  const base = sp - oparg - 3;
  if (!isOfVersion(functionOfMethod(frame, base), frame.words[ip + 2]!)) return GUARD_FAILED;
  expandMethod(thread, frame, base);
  return enterWithKeywords(thread, frame, base, sp, ip);
};

// callable, NULL, positional, keywords | NULL -- result
const callWithContainers: Instruction = (thread, frame, sp, _oparg, ip) => {
  const { slots, owned } = frame;
  const base = sp - 4;
  const callable = slots[base]!;
  const tuple = positionalTuple(thread, callable, slots[sp - 2]!);
  if (tuple !== slots[sp - 2]) {
    const iterable = slots[sp - 2];
    const wasOwned = owned[sp - 2];
    put(frame, sp - 2, tuple);
    if (wasOwned) release(thread, iterable);
  }
  const keywords = slots[sp - 1] as PyDict | undefined;
  if (!(callable instanceof PyFunction)) {
    const value = callSpread(thread, callable, tuple, keywords);
    replaceEntries(thread, frame, base, sp, checked(thread, callable, value));
    return base + 1;
  }
  const hasKeywords = keywords !== undefined && keywords.size > 0;
  let callee: Frame;
  try {
    callee = frameOfContainers(thread, callable, tuple, hasKeywords ? keywords : undefined);
  } catch (error) {
    dropEntry(thread, frame, sp - 2);
    dropEntry(thread, frame, sp - 1);
    throw error;
  }
  dropEntries(thread, frame, base, sp);
  return enter(thread, frame, callee, base, ip + 1, false);
};

// owner -- value: the getter runs as a frame
const loadProperty: Instruction = (thread, frame, sp, _oparg, ip) => {
  if (typeOf(frame.slots[sp - 1]!).version !== frame.words[ip + 2]) return GUARD_FAILED;
  const getter = frame.executable.caches[ip] as PyFunction;
  if (getter.code.executable.exactArguments !== 1) return GUARD_FAILED;
  const callee = frameOfEntries(thread, frame, hold(getter), true, sp - 1, sp - 1, sp);
  return enter(thread, frame, callee, sp - 1, ip + LOAD_ATTR_WIDTH, false);
};

const loadThroughGetAttribute: Instruction = (thread, frame, sp, oparg, ip) => {
  const { slots, owned, words } = frame;
  if (typeOf(slots[sp - 1]!).version !== words[ip + 2]) return GUARD_FAILED;
  const getter = frame.executable.caches[ip] as PyFunction;
  if (getter.version !== words[ip + 4]) return GUARD_FAILED;
  const args = [slots[sp - 1]!, frame.code.co_names[oparg >> 1]!];
  const argsOwned = Uint8Array.of(owned[sp - 1]!, 0);
  owned[sp - 1] = 0;
  const callee = newFrame(thread, hold(getter), true, args, argsOwned, 0, 2, undefined);
  return enter(thread, frame, callee, sp - 1, ip + LOAD_ATTR_WIDTH, false);
};

// container, key -- item: `__getitem__` runs as a frame
const itemThroughGetItem: Instruction = (thread, frame, sp, _oparg, ip) => {
  const { getitem, getitemVersion } = typeOf(frame.slots[sp - 2]!);
  if (getitem === undefined || (getitem as PyFunction).version !== getitemVersion) return GUARD_FAILED;
  const callee = frameOfEntries(thread, frame, hold(getitem as PyFunction), true, sp - 2, sp - 2, sp);
  return enter(thread, frame, callee, sp - 2, ip + BINARY_OP_WIDTH, false);
};

/** The generator or coroutine that the loop can run itself; undefined for anything else. */
function runnable(value: Value): PyGenerator | undefined {
  if (!(value instanceof PyGenerator) || value.state >= FrameState.EXECUTING) return undefined;
  return value.type === generatorType || value.type === coroutineType ? value : undefined;
}

// iterator -- iterator, item
const forIter: Instruction = (thread, frame, sp, oparg, ip) => {
  const iterator = frame.slots[sp - 1]!;
  const generator = runnable(iterator);
  if (generator !== undefined && generator.type === generatorType) {
    frame.sp = sp;
    frame.returnTo = ip + 2 + oparg;
    thread.pushGenerator(frame, generator, null);
    return ELSEWHERE;
  }
  const item = iterNext(thread, iterator);
  if (item === undefined) return jump(frame, sp, ip + 3 + oparg);
  put(frame, sp, item);
  return sp + 1;
};

const forIterTuple: Instruction = (thread, frame, sp, oparg, ip) => {
  const iterator = frame.slots[sp - 1]!;
  if (typeOf(iterator) !== tupleIteratorType) return GUARD_FAILED;
  const item = iterNext(thread, iterator);
  if (item === undefined) return jump(frame, sp, ip + 3 + oparg);
  put(frame, sp, item);
  return sp + 1;
};

/** delegate, value -- delegate, yielded value */
function sendToGenerator(thread: VmThread, frame: Frame, sp: number, next: number, delegate: PyGenerator): number {
  const sent = steal(frame, sp - 1);
  frame.sp = sp - 1;
  frame.returnTo = next;
  thread.pushGenerator(frame, delegate, unhold(sent));
  return ELSEWHERE;
}

const sendGenerator: Instruction = (thread, frame, sp, oparg, ip) => {
  const delegate = runnable(frame.slots[sp - 2]!);
  return delegate === undefined ? GUARD_FAILED : sendToGenerator(thread, frame, sp, ip + 2 + oparg, delegate);
};

const send: Instruction = (thread, frame, sp, oparg, ip) => {
  const { slots } = frame;
  const generator = runnable(slots[sp - 2]!);
  if (generator !== undefined) return sendToGenerator(thread, frame, sp, ip + 2 + oparg, generator);
  const value = sendTo(thread, slots[sp - 2]!, slots[sp - 1]!);
  replaceTop(thread, frame, sp, value === undefined ? thread.returned : value);
  return value === undefined ? jump(frame, sp, ip + 2 + oparg) : sp;
};

/** By opcode: those that adapt, in their general form. */
export const ENTERING_GENERAL: Readonly<Record<number, Instruction>> = {
  [Op.CALL]: call,
  [Op.CALL_KW]: callWithKeywords,
  [Op.FOR_ITER]: forIter,
  [Op.SEND]: send,
};

/** By opcode: all others. */
export const ENTERING: Readonly<Record<number, Instruction>> = {
  [Op.CALL_FUNCTION_EX]: callWithContainers,
  [SpecializedOp.CALL_PY_GENERAL]: callPython,
  [SpecializedOp.CALL_BOUND_METHOD_GENERAL]: callBoundMethod,
  [SpecializedOp.CALL_ALLOC_AND_ENTER_INIT]: callClassWithInit,
  [SpecializedOp.CALL_KW_PY]: callPythonWithKeywords,
  [SpecializedOp.CALL_KW_BOUND_METHOD]: callBoundMethodWithKeywords,
  [SpecializedOp.LOAD_ATTR_PROPERTY]: loadProperty,
  [SpecializedOp.LOAD_ATTR_GETATTRIBUTE_OVERRIDDEN]: loadThroughGetAttribute,
  [SpecializedOp.BINARY_OP_SUBSCR_GETITEM]: itemThroughGetItem,
  [SpecializedOp.FOR_ITER_TUPLE]: forIterTuple,
  [SpecializedOp.SEND_GEN]: sendGenerator,
};
