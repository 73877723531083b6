// CALL: a callable, self or NULL, positional arguments. A Python function runs as a frame of the same loop, a class whose instances are
// made in the plain way runs its `__init__` so; all else is called and gives its result at once.

import { SpecializedOp } from '../../bytecode/opcodes';
import { several } from '../../bytecode/stack-entries';
import { PyList } from '../../objects/containers/list';
import { Frame } from '../../objects/frames/frame';
import { methodType, PyMethod } from '../../objects/functions/bound-method';
import { functionType, PyFunction } from '../../objects/functions/function';
import { hold, type Value } from '../../objects/object';
import { PyType } from '../../objects/type';
import { typeOf } from '../../objects/type-of';
import { CallCache } from '../specialize/call-cache';
import { specializeCall } from '../specialize/calls';
import { isAppend, type KnownCall, KNOWN_CALLS } from '../../call/known-calls';
import { frameOfEntries } from '../../call/argument-frames';
import { expandMethod, functionOfMethod } from '../../call/bound-method';
import { callEntries } from '../../call/entries';
import { allocateInstance, inlineInit } from '../../call/inlined-init';
import { isOfVersion } from '../../call/function-kind';
import { dropEntries, firstArgument, replaceEntries } from '../../call/stack';
import type { VmThread } from '../thread-implementation';
import { pushBound, pushCallee } from './callee';
import { type Body, instruction } from './definition';
import { ENTERED, ENTERED_INIT, GUARD_FAILED, type Outcome } from './outcome';

/** func, self | NULL, args... */
function enterFunction(thread: VmThread, frame: Frame, base: number, sp: number): Outcome {
  const func = frame.slots[base] as PyFunction;
  pushCallee(thread, frame, func, frame.owned[base] !== 0, firstArgument(frame, base), base, sp);
  return ENTERED;
}

/** class, NULL, args... -- instance; its `__init__` runs, and nobody wants its None */
function enterInit(thread: VmThread, frame: Frame, base: number, sp: number, init: PyFunction): Outcome {
  allocateInstance(thread, frame, base, frame.slots[base] as PyType);
  pushBound(thread, frameOfEntries(thread, frame, hold(init), true, base + 1, base + 1, sp), true);
  return ENTERED_INIT;
}

/** A function of the version that the cache expects, and the recursion limit is not next. */
const isExpected = (thread: VmThread, frame: Frame, ip: number, func: Value | undefined): boolean =>
  isOfVersion(func, frame.words[ip + CallCache.func_version]!) && thread.recursionRemaining > 1;

/** callable, self | NULL, args... -- result, for native callables of a known kind */
const knownCall =
  (call: KnownCall): Body =>
  (thread, frame, sp, oparg) => {
    const base = sp - oparg - 2;
    const value = call(thread, frame, base, sp);
    if (value === undefined) return GUARD_FAILED;
    replaceEntries(thread, frame, base, sp, value);
  };

/** func | method, self | NULL, args... : as many arguments as parameters, so that they only move into the slots of the callee */
const enterExactly: Body = (thread, frame, sp, oparg, ip) => {
  const { slots, owned, words } = frame;
  const base = sp - oparg - 2;
  if ((words[ip]! & 0xff) === SpecializedOp.CALL_BOUND_METHOD_EXACT_ARGS) {
    const method = slots[base] as PyMethod;
    if (slots[base + 1] !== undefined || typeOf(method) !== methodType) return GUARD_FAILED;
    expandMethod(thread, frame, base);
  }
  const func = slots[base] as PyFunction;
  if (typeof func !== 'object' || func === null || func.type !== functionType) return GUARD_FAILED;
  if (func.version !== words[ip + CallCache.func_version] || thread.recursionRemaining <= 1) return GUARD_FAILED;
  const from = slots[base + 1] === undefined ? base + 2 : base + 1;
  const { code } = func;
  const { executable } = code;
  if (executable.exactArguments !== sp - from) return GUARD_FAILED;
  const callee = executable.framePool.pop() ?? new Frame(code, executable);
  code.refs++;
  callee.func = func;
  callee.functionOwned = owned[base] !== 0;
  callee.globals = func.globals;
  callee.builtins = func.builtins;
  callee.locals = undefined;
  callee.isInit = false;
  callee.ip = -1;
  callee.sp = executable.localCount;
  const locals = callee.slots;
  const localsOwned = callee.owned;
  for (let index = from; index < sp; index++) {
    locals[index - from] = slots[index];
    localsOwned[index - from] = owned[index]!;
    owned[index] = 0;
  }
  owned[base] = 0;
  thread.pushFrame(callee);
  callee.ip = 0;
  return ENTERED;
};

export const CALL = instruction({
  summary: 'Calls a callable with self or NULL and positional arguments.',
  operand: 'count',
  before: ['callable', 'self', several('args')],
  after: ['result'],
  may: 'runs Python',
  frame: 'enters',
  waits: true,
  event: 'CALL',
  cache: CallCache,
  run(thread, frame, sp, oparg) {
    const { slots } = frame;
    const base = sp - oparg - 2;
    if (slots[base] instanceof PyMethod && slots[base + 1] === undefined) expandMethod(thread, frame, base);
    const callable = slots[base]!;
    if (callable instanceof PyFunction) return enterFunction(thread, frame, base, sp);
    const init = callable instanceof PyType && slots[base + 1] === undefined ? inlineInit(callable) : undefined;
    if (init !== undefined) return enterInit(thread, frame, base, sp, init);
    const value = callEntries(thread, frame, base, sp);
    replaceEntries(thread, frame, base, sp, value);
  },
  specialize({ executable, slots }, sp, oparg, ip) {
    const base = sp - oparg - 2;
    const count = slots[base + 1] === undefined ? oparg : oparg + 1;
    specializeCall(executable, ip, oparg, slots[base]!, count);
  },
  forms: {
    CALL_PY_EXACT_ARGS: { inLoop: true, run: enterExactly },
    CALL_BOUND_METHOD_EXACT_ARGS: { inLoop: true, run: enterExactly },
    CALL_PY_GENERAL: {
      run(thread, frame, sp, oparg, ip) {
        const base = sp - oparg - 2;
        if (!isExpected(thread, frame, ip, frame.slots[base])) return GUARD_FAILED;
        return enterFunction(thread, frame, base, sp);
      },
    },
    CALL_BOUND_METHOD_GENERAL: {
      run(thread, frame, sp, oparg, ip) {
        const base = sp - oparg - 2;
        if (!isExpected(thread, frame, ip, functionOfMethod(frame, base))) return GUARD_FAILED;
        expandMethod(thread, frame, base);
        return enterFunction(thread, frame, base, sp);
      },
    },
    /** A class of the version that the cache expects; its `__init__` is remembered. */
    CALL_ALLOC_AND_ENTER_INIT: {
      run(thread, frame, sp, oparg, ip) {
        const { slots, words, executable } = frame;
        const base = sp - oparg - 2;
        const cls = slots[base]!;
        if (slots[base + 1] !== undefined || !(cls instanceof PyType)) return GUARD_FAILED;
        if (cls.version !== words[ip + CallCache.func_version]) return GUARD_FAILED;
        return enterInit(thread, frame, base, sp, executable.caches[ip] as PyFunction);
      },
    },
    /** The POP_TOP behind it is done, too. */
    CALL_LIST_APPEND: {
      after: [],
      doesNext: true,
      run(thread, frame, sp) {
        const { slots } = frame;
        const list = slots[sp - 2];
        if (!(list instanceof PyList) || !isAppend(slots[sp - 3]!)) return GUARD_FAILED;
        list.append(slots[sp - 1]!);
        dropEntries(thread, frame, sp - 3, sp);
      },
    },
    CALL_LEN: { run: knownCall(KNOWN_CALLS.CALL_LEN) },
    CALL_ISINSTANCE: { run: knownCall(KNOWN_CALLS.CALL_ISINSTANCE) },
    CALL_TYPE_1: { run: knownCall(KNOWN_CALLS.CALL_TYPE_1) },
    CALL_STR_1: { run: knownCall(KNOWN_CALLS.CALL_STR_1) },
    CALL_TUPLE_1: { run: knownCall(KNOWN_CALLS.CALL_TUPLE_1) },
    CALL_BUILTIN_CLASS: { run: knownCall(KNOWN_CALLS.CALL_BUILTIN_CLASS) },
    CALL_BUILTIN_O: { run: knownCall(KNOWN_CALLS.CALL_BUILTIN_O) },
    CALL_BUILTIN_FAST: { run: knownCall(KNOWN_CALLS.CALL_BUILTIN_FAST) },
    CALL_BUILTIN_FAST_WITH_KEYWORDS: { run: knownCall(KNOWN_CALLS.CALL_BUILTIN_FAST_WITH_KEYWORDS) },
    CALL_METHOD_DESCRIPTOR_O: { run: knownCall(KNOWN_CALLS.CALL_METHOD_DESCRIPTOR_O) },
    CALL_METHOD_DESCRIPTOR_NOARGS: { run: knownCall(KNOWN_CALLS.CALL_METHOD_DESCRIPTOR_NOARGS) },
    CALL_METHOD_DESCRIPTOR_FAST: { run: knownCall(KNOWN_CALLS.CALL_METHOD_DESCRIPTOR_FAST) },
    CALL_METHOD_DESCRIPTOR_FAST_WITH_KEYWORDS: {
      run: knownCall(KNOWN_CALLS.CALL_METHOD_DESCRIPTOR_FAST_WITH_KEYWORDS),
    },
    CALL_NON_PY_GENERAL: { run: knownCall(KNOWN_CALLS.CALL_NON_PY_GENERAL) },
  },
});
