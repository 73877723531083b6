// The module atexit: functions that run when the interpreter ends.

import { storeKeywords } from '../objects/containers/keyword-names';
import { PyDict } from '../objects/containers/dict';
import { PyList } from '../objects/containers/list';
import { method, rawMethod } from '../objects/native';
import { positionalArgs } from '../objects/native-arguments';
import { drop, release, type Value } from '../objects/object';
import { richCompareBool } from '../objects/protocols/compare';
import { isCallable } from '../objects/protocols/instances';
import { typeError } from '../objects/raise';
import { PyRaise, type Thread } from '../objects/thread';
import { PyTuple } from '../objects/containers/tuple';
import type { VmThread } from '../vm/thread-implementation';
import { defineModule, holdForever, stateOf } from './define-module';

/** The registered calls, each a tuple of callable, arguments and keywords. */
const registered = (thread: Thread): PyList => stateOf(thread, 'atexit', () => holdForever(thread, new PyList([])));

function register(thread: Thread, _module: Value, args: Value[], kwnames: PyTuple | undefined): Value {
  const positional = positionalArgs(args, kwnames);
  if (positional.length === 0) throw typeError('register() takes at least 1 argument (0 given)');
  const callable = positional[0]!;
  if (!isCallable(callable)) throw typeError('the first argument must be callable');
  const keywords = new PyDict();
  storeKeywords(thread, keywords, args, kwnames);
  registered(thread).append(new PyTuple([callable, new PyTuple(positional.slice(1)), keywords]));
  return callable;
}

/** Takes an entry out; the caller holds it. */
function take(list: PyList, index: number): PyTuple {
  return list.items.splice(index, 1)[0] as PyTuple;
}

/** Runs and forgets the registered functions, the last first (atexit_callfuncs). */
export function runExitFunctions(thread: Thread): void {
  const list = registered(thread);
  while (list.items.length > 0) {
    const entry = take(list, list.items.length - 1);
    const [callable, args, keywords] = entry.items as [Value, PyTuple, PyDict];
    try {
      drop(thread, (thread as VmThread).callWithContainers(callable, args, keywords.size === 0 ? undefined : keywords));
    } catch (error) {
      if (!(error instanceof PyRaise)) throw error;
      thread.unraisable(error.exc, 'Exception ignored in atexit callback', callable);
    }
    release(thread, entry);
  }
}

function unregister(thread: Thread, _module: Value, callable: Value): Value {
  const list = registered(thread);
  for (const entry of [...list.items]) {
    if (!richCompareBool(thread, (entry as PyTuple).items[0]!, callable, '==')) continue;
    const index = list.items.indexOf(entry);
    if (index >= 0) release(thread, take(list, index));
  }
  return null;
}

export const atexitModule = defineModule({
  name: 'atexit',
  functions: [
    rawMethod('register', 'varargs_keywords', register, { textSignature: '($module, func, /, *args, **kwargs)' }),
    method('_clear($module, /)', (thread) => {
      const list = registered(thread);
      while (list.items.length > 0) release(thread, take(list, list.items.length - 1));
      return null;
    }),
    method('_run_exitfuncs($module, /)', (thread) => {
      runExitFunctions(thread);
      return null;
    }),
    method('_ncallbacks($module, /)', (thread) => registered(thread).items.length),
    method('unregister($module, func, /)', unregister),
  ],
});
