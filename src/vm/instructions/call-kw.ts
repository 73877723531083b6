// CALL_KW: a call with keywords. No dictionary is made for them: their values lie behind the positional ones, in the order in which they were
// written, and a tuple on top, a constant of the code object, names them. `f(x, y=10)` finds here: f, NULL, x, 10, ('y',).

import { several } from '../../bytecode/stack-entries';
import type { PyTuple } from '../../objects/containers/tuple';
import type { Frame } from '../../objects/frames/frame';
import { methodType, PyMethod } from '../../objects/functions/bound-method';
import { functionType, PyFunction } from '../../objects/functions/function';
import { typeOf } from '../../objects/type-of';
import { CallCache } from '../specialize/call-cache';
import { specializeCallKw } from '../specialize/calls';
import { frameOfKeywordEntries } from '../../call/argument-frames';
import { expandMethod, functionOfMethod } from '../../call/bound-method';
import { isOfVersion } from '../../call/function-kind';
import { callEntriesWithKeywords } from '../../call/entries';
import { replaceEntries } from '../../call/stack';
import type { VmThread } from '../thread-implementation';
import { pushBound } from './callee';
import { instruction } from './definition';
import { ENTERED, GUARD_FAILED, type Outcome } from './outcome';

/** The operand counts the values, those of keywords included; `self` is NULL unless a method was found for the call. */
export const CALL_KW = instruction({
  summary: 'Calls like CALL; a tuple on top names the last arguments.',
  operand: 'count',
  before: ['callable', 'self', several('args'), 'kwnames'],
  after: ['result'],
  may: 'runs Python',
  frame: 'enters',
  waits: true,
  event: 'CALL',
  cache: CallCache,
  run(thread, frame, sp, oparg) {
    const { slots } = frame;
    const base = sp - oparg - 3;
    if (slots[base] instanceof PyMethod && slots[base + 1] === undefined) expandMethod(thread, frame, base);
    if (slots[base] instanceof PyFunction) return enterFunction(thread, frame, base, sp);
    callOther(thread, frame, base, sp);
  },
  /** A Python function is known by its version, of all else only that it is none. */
  specialize({ executable, slots }, sp, oparg, ip) {
    specializeCallKw(executable, ip, slots[sp - oparg - 3]!);
  },
  forms: {
    CALL_KW_PY: {
      run(thread, frame, sp, oparg, ip) {
        const base = sp - oparg - 3;
        if (!isOfVersion(frame.slots[base], frame.words[ip + CallCache.func_version]!)) return GUARD_FAILED;
        return enterFunction(thread, frame, base, sp);
      },
    },
    CALL_KW_BOUND_METHOD: {
      run(thread, frame, sp, oparg, ip) {
        const base = sp - oparg - 3;
        if (!isOfVersion(functionOfMethod(frame, base), frame.words[ip + CallCache.func_version]!)) return GUARD_FAILED;
        expandMethod(thread, frame, base);
        return enterFunction(thread, frame, base, sp);
      },
    },
    CALL_KW_NON_PY: {
      run(thread, frame, sp, oparg) {
        const base = sp - oparg - 3;
        const type = typeOf(frame.slots[base]!);
        if (type === functionType || type === methodType) return GUARD_FAILED;
        callOther(thread, frame, base, sp);
      },
    },
  },
});

/**
 * func, self | NULL, args..., kwnames: the values find their parameters by position and by name, straight from the stack into the slots of a
 * new frame, which gives what does not fit as a TypeError; then that frame runs. The entries, the names too, are given up before it does.
 */
function enterFunction(thread: VmThread, frame: Frame, base: number, sp: number): Outcome {
  pushBound(thread, frameOfKeywordEntries(thread, frame, base, sp - 1), false);
  return ENTERED;
}

/**
 * callable, self | NULL, args..., kwnames -- result: whatever else can be called gets the values and their names as they lie here, by its
 * vectorcall, or as a tuple and a dictionary by its `tp_call`. The entries are given up when it has returned.
 */
function callOther(thread: VmThread, frame: Frame, base: number, sp: number): void {
  const value = callEntriesWithKeywords(thread, frame, base, sp - 1, frame.slots[sp - 1] as PyTuple);
  replaceEntries(thread, frame, base, sp, value);
}
