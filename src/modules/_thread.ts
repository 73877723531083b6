// The module _thread.

import * as exceptions from '../objects/exceptions/exceptions';
import { general, type BoundFunction, method, type NativeDefinition, rawMethod, suspending } from '../objects/native';
import { argInt, checkPositional } from '../objects/native-arguments';
import { PyFloat } from '../objects/numbers/float';
import { drop, hold, IMMORTAL, release, type Value } from '../objects/object';
import { callMethod, getAttr, lookupAttr } from '../objects/protocols/attributes';
import { str } from '../objects/protocols/text';
import { typeError, valueError } from '../objects/raise';
import type { Thread } from '../objects/thread';
import type { PyBaseException } from '../objects/exceptions/exceptions';
import { formatException } from '../vm/traceback-text';
import type { VmThread } from '../vm/thread-implementation';
import { raiseCalled } from './call-exception';
import { defineModule, stateOf } from './define-module';
import { SIGNAL_CONSTANTS } from './signal-constants';
import { hasHandler } from './signal/handlers';
import { defineStructSequence, type PyStructSequence } from './struct-sequence';
import { TIMEOUT_MAX } from './thread/acquire';
import { handleType, makeHandle, shutdown, startJoinableThread, startNewThread } from './thread/handle';
import { localType } from './thread/local';
import { lockType, newLock, rlockType } from './thread/lock';
import { PyTraceback } from '../objects/frames/traceback';

const exceptHookArgsType = defineStructSequence({
  name: '_ExceptHookArgs',
  module: '_thread',
  fields: ['exc_type', 'exc_value', 'exc_traceback', 'thread'],
});

/** The smallest stack that a thread may ask for, in bytes. */
const SMALLEST_STACK = 32768;

function stackSize(thread: Thread, _module: Value, args: Value[]): Value {
  checkPositional('stack_size', args.length, 0, 1);
  const size = args.length === 0 ? 0 : argInt(thread, args[0]!);
  if (size < 0) throw valueError('size must be 0 or a positive value');
  if (size > 0 && size < SMALLEST_STACK) throw valueError(`size not valid: ${size} bytes`);
  const state = stateOf(thread, '_thread.stack-size', () => ({ size: 0 }));
  const before = state.size;
  state.size = size;
  return before;
}

const exit: BoundFunction = (thread) => {
  throw raiseCalled(thread, exceptions.SystemExitType);
};

/** Lets a signal arrive in the main thread; one that nobody handles is lost (PyErr_SetInterruptEx). */
const interruptMain: BoundFunction = (thread, _module, signal: Value = SIGNAL_CONSTANTS.SIGINT!) => {
  const number = argInt(thread, signal);
  if (number < 1 || number > 64) throw valueError('signal number out of range');
  const { scheduler } = thread as VmThread;
  if (!hasHandler(thread, number)) return null;
  scheduler.signal(number);
  scheduler.handleSignals(thread as VmThread);
  return null;
};

/** What `threading.excepthook` does unless a program replaced it (thread_excepthook). */
const exceptHook: BoundFunction = (thread, _module, args: Value) => {
  if (typeof args !== 'object' || args === null || args.type !== exceptHookArgsType) {
    throw typeError('_thread.excepthook argument type must be ExceptHookArgs');
  }
  const [type, value, traceback, subject] = (args as PyStructSequence).items as [Value, Value, Value, Value];
  if (type === exceptions.SystemExitType) return null;
  let file = hold(thread.interp.sysDict.getStr('stderr') ?? null);
  if (file === null) {
    if (subject === null) return null;
    file = hold(getAttr(thread, subject, '_stderr'));
    if (file === null) return null;
  }
  try {
    const name = subject === null ? undefined : hold(lookupAttr(thread, subject, 'name'));
    const title = name === undefined ? String(thread.id) : str(thread, name);
    release(thread, name);
    const exc = value as PyBaseException;
    const isTraceback = traceback === null || traceback instanceof PyTraceback;
    if (exc !== null && isTraceback && traceback !== exc.traceback) exc.setTraceback(thread, traceback);
    const text = `Exception in thread ${title}:\n${exc === null ? '' : formatException(thread, exc)}`;
    drop(thread, callMethod(thread, file, 'write', [text]));
    drop(thread, callMethod(thread, file, 'flush', []));
  } finally {
    release(thread, file);
  }
  return null;
};

const START = { textSignature: '($module, function, args, kwargs={}, /)' };

const functions: NativeDefinition[] = [
  general(rawMethod('start_new_thread', 'fastcall', startNewThread, START)),
  general(rawMethod('start_new', 'fastcall', startNewThread, START)),
  general(method('start_joinable_thread($module, /, function, handle=None, daemon=True)', startJoinableThread)),
  method('daemon_threads_allowed($module, /)', () => true),
  method('allocate_lock($module, /)', newLock),
  method('allocate($module, /)', newLock),
  method('exit_thread($module, /)', exit),
  method('exit($module, /)', exit),
  method('interrupt_main($module, signum=signal.SIGINT, /)', interruptMain),
  method('get_ident($module, /)', (thread) => thread.id),
  method('_count($module, /)', (thread) => thread.threads.length - 1),
  rawMethod('stack_size', 'varargs', stackSize, { textSignature: '($module, size=0, /)' }),
  method('_excepthook($module, args, /)', exceptHook),
  method('_is_main_interpreter($module, /)', () => true),
  suspending(method('_shutdown($module, /)', shutdown)),
  method('_make_thread_handle($module, ident, /)', makeHandle),
  method('_get_main_thread_ident($module, /)', (thread) => thread.threads[0]!.id),
];

const timeoutMax = new PyFloat(TIMEOUT_MAX);
timeoutMax.refs = 2 * IMMORTAL;

export const threadModule = defineModule({
  name: '_thread',
  functions,
  constants: { TIMEOUT_MAX: timeoutMax },
  init(_thread, _module, define) {
    define('_ThreadHandle', handleType);
    define('lock', lockType);
    define('LockType', lockType);
    define('RLock', rlockType);
    define('_local', localType);
    define('error', exceptions.RuntimeErrorType);
    define('_ExceptHookArgs', exceptHookArgsType);
  },
});
