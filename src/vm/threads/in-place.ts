// Frames in place of native code: a native function that gives nothing but the result of a call need not stay on the JavaScript stack.

import { frameOfArguments } from '../../call/argument-frames';
import type { PyTuple } from '../../objects/containers/tuple';
import { PyMethod } from '../../objects/functions/bound-method';
import { PyFunction } from '../../objects/functions/function';
import type { Value } from '../../objects/object';
import type { VmThread } from '../thread-implementation';
import { ENTER } from './switch';
import { CodeFlag } from '../../objects/functions/code-flags';

/** The call only makes a generator, coroutine or asynchronous generator. */
const SUSPENDED = CodeFlag.GENERATOR | CodeFlag.COROUTINE | CodeFlag.ASYNC_GENERATOR;

/** Can the loop run a callable in place of the native function that was to call it? */
export function isEnterable(callable: Value): boolean {
  const func = callable instanceof PyMethod ? callable.func : callable;
  return func instanceof PyFunction && (func.code.co_flags & SUSPENDED) === 0;
}

/**
 * Puts the frame of a Python function in place of the native function that runs, which the loop has called: nothing of it stays on the
 * JavaScript stack. `leaving` runs when that frame ends. Throws ENTER.
 */
export function enterInPlace(
  thread: VmThread,
  callable: Value,
  args: Value[],
  kwnames: PyTuple | undefined,
  leaving?: () => void,
): never {
  const func = (callable instanceof PyMethod ? callable.func : callable) as PyFunction;
  const values = callable instanceof PyMethod ? [callable.self, ...args] : args;
  const frame = frameOfArguments(thread, func, values, kwnames, undefined);
  frame.isInit = false;
  thread.pushFrame(frame);
  frame.leaving = leaving;
  frame.ip = 0;
  throw ENTER;
}
