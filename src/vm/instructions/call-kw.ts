// CALL_KW: like CALL, and a tuple on top of the arguments that names the last of them.

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

/** func, self | NULL, args..., names */
function enterFunction(thread: VmThread, frame: Frame, base: number, sp: number): Outcome {
  pushBound(thread, frameOfKeywordEntries(thread, frame, base, sp - 1), false);
  return ENTERED;
}

/** callable, self | NULL, args..., names -- result */
function callNative(thread: VmThread, frame: Frame, base: number, sp: number): void {
  const value = callEntriesWithKeywords(thread, frame, base, sp - 1, frame.slots[sp - 1] as PyTuple);
  replaceEntries(thread, frame, base, sp, value);
}

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
    callNative(thread, frame, base, sp);
  },
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
        callNative(thread, frame, base, sp);
      },
    },
  },
});
