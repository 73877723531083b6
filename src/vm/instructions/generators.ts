// Generators and coroutines: made at the call, suspended at a yield, resumed by a delegating yield from or await.

import { cacheLayout } from '../../bytecode/cache-layout';
import { SpecializedOp } from '../../bytecode/opcodes';
import { coroutineType } from '../../objects/frames/coroutine';
import type { Frame } from '../../objects/frames/frame';
import { FrameState, PyGenerator } from '../../objects/frames/generator';
import { generatorType } from '../../objects/frames/generator-type';
import { type PyBaseException, type PyStopIteration, StopIterationType } from '../../objects/exceptions/exceptions';
import { hold, unhold, type Value } from '../../objects/object';
import { isSubtype } from '../../objects/type';
import { typeOf } from '../../objects/type-of';
import { specialize, unspecialize } from '../specialize/rewrite';
import { makeGenerator } from '../../call/generators';
import { replaceEntries, replaceTop, steal } from '../../call/stack';
import type { VmThread } from '../thread-implementation';
import { sendTo } from './asynchronous';
import { instruction } from './definition';
import { DETACHED, GUARD_FAILED, JUMP, type Outcome, RERAISED, RESUMED, SUSPENDED } from './outcome';

/** The generator or coroutine that the loop can run itself; undefined for anything else. */
export function runnable(value: Value): PyGenerator | undefined {
  if (!(value instanceof PyGenerator) || value.state >= FrameState.EXECUTING) return undefined;
  return value.type === generatorType || value.type === coroutineType ? value : undefined;
}

export const RETURN_GENERATOR = instruction({
  summary: 'Makes a generator, coroutine or async generator from the frame and returns it.',
  operand: 'none',
  before: [],
  after: ['sent'],
  may: 'raises',
  frame: 'suspends',
  inLoop: true,
  run(thread, frame) {
    const caller = frame.previous;
    thread.passed = hold(makeGenerator(frame, thread.coroutineOriginDepth));
    thread.leaveFrame(caller);
    return DETACHED;
  },
});

export const YIELD_VALUE = instruction({
  summary: 'Suspends the frame and hands out the value on top; later pushes what is sent.',
  operand: 'flags',
  before: ['value'],
  after: ['sent'],
  may: 'moves',
  frame: 'suspends',
  event: 'PY_YIELD',
  inLoop: true,
  run(thread, frame, sp, oparg) {
    thread.passed = steal(frame, sp - 1);
    frame.sp = sp - 1;
    thread.suspend(frame, oparg);
    return SUSPENDED;
  },
});

/** delegate, sent -- delegate, yielded */
function resume(thread: VmThread, frame: Frame, sp: number, delegate: PyGenerator): Outcome {
  const sent = steal(frame, sp - 1);
  thread.pushGenerator(frame, delegate, unhold(sent));
  return RESUMED;
}

export const SEND = instruction({
  summary: 'Sends a value into the delegate; jumps when it has returned.',
  operand: 'jump',
  before: ['delegate', 'sent'],
  after: ['delegate', 'yielded'],
  may: 'runs Python',
  frame: 'resumes',
  jump: 'to END_SEND',
  cache: cacheLayout({ counter: 1 }),
  run(thread, frame, sp) {
    const { slots } = frame;
    const generator = runnable(slots[sp - 2]!);
    if (generator !== undefined) return resume(thread, frame, sp, generator);
    const value = sendTo(thread, slots[sp - 2]!, slots[sp - 1]!);
    replaceTop(thread, frame, sp, value === undefined ? thread.returned : value);
    if (value === undefined) return JUMP;
  },
  /** _Py_Specialize_Send. */
  specialize({ executable, slots }, sp, _oparg, ip) {
    const type = typeOf(slots[sp - 2]!);
    if (type !== generatorType && type !== coroutineType) return unspecialize(executable, ip);
    specialize(executable, ip, SpecializedOp.SEND_GEN);
  },
  forms: {
    SEND_GEN: {
      run(thread, frame, sp) {
        const delegate = runnable(frame.slots[sp - 2]!);
        return delegate === undefined ? GUARD_FAILED : resume(thread, frame, sp, delegate);
      },
    },
  },
});

export const END_SEND = instruction({
  summary: 'Drops the delegate below the value that it returned.',
  operand: 'none',
  before: ['delegate', 'value'],
  after: ['value'],
  may: 'releases',
  event: 'STOP_ITERATION',
  run(thread, frame, sp) {
    replaceEntries(thread, frame, sp - 2, sp, frame.slots[sp - 1]!);
  },
});

export const CLEANUP_THROW = instruction({
  summary: 'Ends a delegated throw() or close(): StopIteration gives its value, anything else is raised again.',
  operand: 'none',
  before: ['delegate', 'sent', 'exc'],
  after: ['none', 'value'],
  may: 'raises',
  inLoop: true,
  run(thread, frame, sp) {
    const { slots, owned } = frame;
    const exc = slots[sp - 1] as PyBaseException;
    if (!isSubtype(exc.type, StopIterationType)) {
      thread.raised = steal(frame, sp - 1) as PyBaseException;
      return RERAISED;
    }
    const value = hold((exc as PyStopIteration).value);
    replaceEntries(thread, frame, sp - 3, sp, null);
    slots[sp - 2] = value;
    owned[sp - 2] = 1;
  },
});
