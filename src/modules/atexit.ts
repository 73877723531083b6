// The module atexit: functions that run when the interpreter ends.

import { method, rawMethod } from '../objects/native';
import { drop, hold, release, type Value } from '../objects/object';
import { richCompareBool } from '../objects/protocols/compare';
import { isCallable } from '../objects/protocols/instances';
import { repr } from '../objects/protocols/text';
import { typeError } from '../objects/raise';
import { PyRaise, type Thread } from '../objects/thread';
import type { PyTuple } from '../objects/tuple';
import { defineModule, stateOf } from './define-module';

interface ExitFunction {
  /** All held. */
  callable: Value;
  args: Value[];
  kwnames: PyTuple | undefined;
}

const registered = (thread: Thread): ExitFunction[] => stateOf(thread, 'atexit', (): ExitFunction[] => []);

function hideFromWalk(thread: Thread, { callable, args, kwnames }: ExitFunction, change: 1 | -1): void {
  for (const value of [callable, ...args, kwnames]) {
    if (change === 1) hold(value);
    else release(thread, value);
  }
}

function register(thread: Thread, _module: Value, args: Value[], kwnames: PyTuple | undefined): Value {
  const given = args.length - (kwnames?.items.length ?? 0);
  if (given === 0) throw typeError('register() takes at least 1 argument (0 given)');
  const callable = args[0]!;
  if (!isCallable(callable)) throw typeError('the first argument must be callable');
  const entry: ExitFunction = { callable, args: args.slice(1), kwnames };
  hideFromWalk(thread, entry, 1);
  registered(thread).push(entry);
  return callable;
}

/** Runs and forgets the registered functions, the last first (atexit_callfuncs). */
export function runExitFunctions(thread: Thread): void {
  const entries = registered(thread);
  for (let entry = entries.pop(); entry !== undefined; entry = entries.pop()) {
    const { callable, args, kwnames } = entry;
    try {
      drop(thread, thread.call(callable, args, kwnames));
    } catch (error) {
      if (!(error instanceof PyRaise)) throw error;
      thread.unraisable(error.exc, `Exception ignored in atexit callback ${repr(thread, callable)}`, null);
    }
    hideFromWalk(thread, entry, -1);
  }
}

/** What the module holds, for the recount walk. */
export function exitFunctionValues(thread: Thread): Value[] {
  return registered(thread).flatMap(({ callable, args, kwnames }) => [callable, ...args, kwnames ?? null]);
}

function unregister(thread: Thread, _module: Value, callable: Value): Value {
  const entries = registered(thread);
  for (const entry of [...entries]) {
    if (!richCompareBool(thread, entry.callable, callable, '==')) continue;
    entries.splice(entries.indexOf(entry), 1);
    hideFromWalk(thread, entry, -1);
  }
  return null;
}

export const atexitModule = defineModule({
  name: 'atexit',
  doc: 'allow programmer to define multiple exit functions to be executed\nupon normal program termination.\n\nTwo public functions, register and unregister, are defined.\n',
  functions: [
    rawMethod('register', 'fastcall_keywords', register, { textSignature: '($module, func, /, *args, **kwargs)' }),
    method('_clear($module, /)', (thread) => {
      const entries = registered(thread);
      for (const entry of entries.splice(0)) hideFromWalk(thread, entry, -1);
      return null;
    }),
    method('_run_exitfuncs($module, /)', (thread) => {
      runExitFunctions(thread);
      return null;
    }),
    method('_ncallbacks($module, /)', (thread) => registered(thread).length),
    method('unregister($module, func, /)', unregister),
  ],
});
