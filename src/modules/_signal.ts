// The module _signal: handlers that run when the program itself raises a signal. No signal comes from outside.

import * as exceptions from '../objects/exceptions/exceptions';
import { defineType } from '../objects/define-type';
import { PyFloat } from '../objects/numbers/float';
import { type BoundFunction, method } from '../objects/native';
import { argInt } from '../objects/native-arguments';
import { hold, type Value } from '../objects/object';
import { isCallable } from '../objects/protocols/instances';
import { typeError, valueError } from '../objects/raise';
import { setType } from '../objects/containers/set';
import { PyList } from '../objects/containers/list';
import type { Thread } from '../objects/thread';
import { PyTuple } from '../objects/containers/tuple';
import type { VmThread } from '../vm/thread-implementation';
import { Connection } from './connection';
import { defineModule } from './define-module';
import { Errno } from './file-system';
import { fileTable } from './open-files';
import { orOsError, osError } from './os-errors';
import { SIGNAL_CONSTANTS } from './signal-constants';
import { defaultIntHandler, handlers, handleSignal, hasHandler, SIG_DFL, SIG_IGN, wakeup } from './signal/handlers';
import { defineStructSequence } from './struct-sequence';

const DESCRIPTIONS = new Map<number, string>([
  ...([
    ...[
      [1, 'Hangup'],
      [2, 'Interrupt'],
      [3, 'Quit'],
      [4, 'Illegal instruction'],
      [5, 'Trace/breakpoint trap'],
    ],
    ...[
      [6, 'Aborted'],
      [7, 'Bus error'],
      [8, 'Arithmetic exception'],
      [9, 'Killed'],
      [10, 'User defined signal 1'],
    ],
    ...[
      [11, 'Segmentation fault'],
      [12, 'User defined signal 2'],
      [13, 'Broken pipe'],
      [14, 'Alarm clock'],
    ],
    ...[
      [15, 'Terminated'],
      [16, 'Stack fault'],
      [17, 'Child process status'],
      [18, 'Continued'],
      [19, 'Stopped (signal)'],
    ],
    ...[
      [20, 'Stopped'],
      [21, 'Stopped (tty input)'],
      [22, 'Stopped (tty output)'],
      [23, 'Urgent I/O condition'],
    ],
    ...[
      [24, 'CPU time limit exceeded'],
      [25, 'File size limit exceeded'],
      [26, 'Virtual timer expired'],
    ],
    ...[
      [27, 'Profiling timer expired'],
      [28, 'Window changed'],
      [29, 'I/O possible'],
      [30, 'Power failure'],
    ],
    ...[[31, 'Bad system call']],
  ] as [number, string][]),
]);

function signalNumber(thread: Thread, value: Value): number {
  const number = argInt(thread, value);
  if (number < 1 || number > 64) throw valueError('signal number out of range');
  return number;
}

const signal: BoundFunction = (thread, _module, number: Value, handler: Value) => {
  if (thread.threads[0] !== thread) throw valueError('signal only works in main thread of the main interpreter');
  const signum = signalNumber(thread, number);
  if (!isCallable(handler) && handler !== SIG_DFL && handler !== SIG_IGN) {
    throw typeError('signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object');
  }
  const table = handlers(thread);
  const old = table.get(signum) ?? SIG_DFL;
  table.set(signum, hold(handler));
  thread.interp.roots.add(handler);
  if (typeof old === 'object' && old !== null) {
    thread.interp.roots.delete(old);
    old.refs--;
  }
  return old;
};

const raiseSignal: BoundFunction = (thread, _module, number: Value) => {
  const signum = argInt(thread, number);
  if (signum < 0 || signum > 64) throw osError(thread, Errno.EINVAL);
  const { scheduler } = thread as VmThread;
  if (thread.threads[0] === thread || !hasHandler(thread, signum)) handleSignal(thread, signum);
  else scheduler.signal(signum);
  return null;
};

const setWakeup: BoundFunction = (thread, _module, fd: Value) => {
  const descriptor = argInt(thread, fd);
  if (thread.threads[0] !== thread) {
    throw valueError('set_wakeup_fd only works in main thread of the main interpreter');
  }
  if (descriptor !== -1) {
    const file = orOsError(thread, () => fileTable(thread).get(descriptor));
    if (!(file instanceof Connection) || file.blocking) {
      throw valueError(`the fd ${descriptor} must be in non-blocking mode`);
    }
  }
  const state = wakeup(thread);
  const before = state.descriptor;
  state.descriptor = descriptor;
  return before;
};

export const signalModule = defineModule({
  name: '_signal',
  functions: [
    defaultIntHandler,
    method('getitimer($module, which, /)', () => new PyTuple([new PyFloat(0), new PyFloat(0)])),
    method('signal($module, signalnum, handler, /)', signal),
    method('raise_signal($module, signalnum, /)', raiseSignal),
    method('strsignal($module, signalnum, /)', (thread, _module, number: Value) => {
      return DESCRIPTIONS.get(signalNumber(thread, number)) ?? null;
    }),
    method('getsignal($module, signalnum, /)', (thread, _module, number: Value) => {
      return handlers(thread).get(signalNumber(thread, number)) ?? SIG_DFL;
    }),
    method('set_wakeup_fd($module, fd, /, *, warn_on_full_buffer=True)', setWakeup),
    method('siginterrupt($module, signalnum, flag, /)', (thread, _module, number: Value) => {
      signalNumber(thread, number);
      return null;
    }),
    method('valid_signals($module, /)', (thread) => {
      const numbers = Array.from({ length: 64 }, (_, index) => index + 1).filter((n) => n < 32 || n > 34);
      return thread.call(setType, [new PyList(numbers)]);
    }),
  ],
  constants: SIGNAL_CONSTANTS,
  init(_thread, _module, define) {
    define('ItimerError', itimerErrorType);
    define('struct_siginfo', siginfoType);
  },
});

const itimerErrorType = defineType({ name: 'itimer_error', module: 'signal', base: exceptions.OSErrorType });
const siginfoType = defineStructSequence({
  name: 'struct_siginfo',
  module: 'signal',
  fields: ['si_signo', 'si_code', 'si_errno', 'si_pid', 'si_uid', 'si_status', 'si_band'],
});
