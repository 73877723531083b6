// Starting threads, and the handles with which others wait for them (_ThreadHandle).

import { PyDict } from '../../objects/containers/dict';
import { PyTuple } from '../../objects/containers/tuple';
import { defineType } from '../../objects/define-type';
import * as exceptions from '../../objects/exceptions/exceptions';
import { general, type BoundFunction, method, rawMethod, suspending } from '../../objects/native';
import { argInt, checkPositional } from '../../objects/native-arguments';
import { hold, PyObject, release, type Value } from '../../objects/object';
import { isCallable } from '../../objects/protocols/instances';
import { isTrue } from '../../objects/protocols/compare';
import { overflowError, raise, runtimeError, typeError } from '../../objects/raise';
import type { Thread } from '../../objects/thread';
import { type PyType, TypeFlag } from '../../objects/type';
import { intValue } from '../../objects/type-of';
import type { VmThread } from '../../vm/thread-implementation';
import { stateOf } from '../define-module';
import { audit } from '../sys/audit';
import { secondsOf, TIMEOUT_MAX } from './acquire';

export class PyThreadHandle extends PyObject {
  ident = 0;
  state: 'not started' | 'running' | 'done' = 'not started';
}

/** Handles of threads for which the interpreter waits at its end; held by their threads. */
const awaited = (thread: Thread): Set<PyThreadHandle> =>
  stateOf(thread, '_thread.awaited', () => new Set<PyThreadHandle>());

/** Has the thread ended, or was it given up when a run was ended from outside? */
const isOver = (thread: Thread, handle: PyThreadHandle): boolean =>
  handle.state === 'done' || !thread.threads.some(({ id }) => id === handle.ident);

function join(thread: Thread, self: PyThreadHandle, args: Value[]): Value {
  checkPositional('join', args.length, 0, 1);
  let milliseconds = Infinity;
  const [timeout = null] = args;
  if (timeout !== null) {
    const seconds = secondsOf(thread, timeout);
    if (seconds > TIMEOUT_MAX) throw overflowError('timeout value is too large');
    if (seconds >= 0) milliseconds = seconds * 1000;
  }
  if (self.state === 'not started') throw runtimeError('thread not started');
  if (self.state === 'running' && self.ident === thread.id) throw runtimeError('Cannot join current thread');
  thread.waitFor(self, () => isOver(thread, self), milliseconds);
  return null;
}

export const handleType: PyType = defineType({
  name: '_ThreadHandle',
  module: '_thread',
  instanceClass: PyThreadHandle,
  flags: TypeFlag.HAVE_GC,
  tp: {
    tp_new: (_thread, type) => new PyThreadHandle(type),
    tp_repr: (_thread, self) => `<${(self as PyObject).type.tpName} object: ident=${self.ident}>`,
  },
  getset: [{ name: 'ident', get: (_thread, self) => self.ident }],
  methods: [
    suspending(general(rawMethod('join', 'fastcall', join))),
    method('_set_done($self, /)', (_thread, self: PyThreadHandle) => {
      if (self.state === 'not started') throw runtimeError('thread not started');
      self.state = 'done';
      return null;
    }),
    method('is_done($self, /)', (_thread, self: PyThreadHandle) => self.state === 'done'),
  ],
});

/** A handle for a thread that has been started elsewhere (`_make_thread_handle`). */
export const makeHandle: BoundFunction = (thread, _module, ident: Value) => {
  if (intValue(ident) === undefined) throw typeError('ident must be an integer');
  const handle = new PyThreadHandle(handleType);
  handle.ident = argInt(thread, ident);
  handle.state = 'running';
  return handle;
};

/** Starts a thread that tells its handle when it ends (ThreadHandle_start). */
function start(
  thread: Thread,
  handle: PyThreadHandle,
  callable: Value,
  args: PyTuple,
  keywords: PyDict | undefined,
  daemon: boolean,
): void {
  const vm = thread as VmThread;
  if (vm.scheduler.isFinalizing) {
    throw raise(exceptions.PythonFinalizationErrorType, "can't create new thread at interpreter shutdown");
  }
  if (handle.state !== 'not started') throw runtimeError('thread already started');
  handle.state = 'running';
  hold(handle);
  thread.interp.roots.add(handle);
  if (!daemon) awaited(thread).add(handle);
  const started = vm.startThread({
    callable,
    args,
    keywords,
    ended: (ending) => {
      awaited(thread).delete(handle);
      handle.state = 'done';
      thread.interp.roots.delete(handle);
      release(ending, handle);
    },
  });
  handle.ident = started.id;
}

/** `_thread.start_new_thread(function, args[, kwargs])`. */
export function startNewThread(thread: Thread, _module: Value, args: Value[]): Value {
  checkPositional('start_new_thread', args.length, 2, 3);
  const [callable, values, keywords] = args as [Value, Value, Value?];
  if (!isCallable(callable)) throw typeError('first arg must be callable');
  if (!(values instanceof PyTuple)) throw typeError('2nd arg must be a tuple');
  if (keywords !== undefined && !(keywords instanceof PyDict)) {
    throw typeError('optional 3rd arg must be a dictionary');
  }
  audit(thread, '_thread.start_new_thread', [callable, values, keywords ?? null]);
  const handle = new PyThreadHandle(handleType);
  start(thread, handle, callable, values, keywords, true);
  return handle.ident;
}

/** `_thread.start_joinable_thread(function, handle=None, daemon=True)`. */
export const startJoinableThread: BoundFunction = (
  thread,
  _module,
  callable: Value,
  handle: Value = null,
  daemon: Value = true,
) => {
  if (!isCallable(callable)) throw typeError('thread function must be callable');
  const isDaemon = isTrue(thread, daemon);
  if (handle !== null && !(handle instanceof PyThreadHandle)) throw typeError("'handle' must be a _ThreadHandle");
  audit(thread, '_thread.start_joinable_thread', [callable, isDaemon, handle]);
  const used = handle ?? new PyThreadHandle(handleType);
  start(thread, used, callable, new PyTuple([]), undefined, isDaemon);
  return used;
};

/** Waits for all threads that are not daemons (`_thread._shutdown`). */
export const shutdown: BoundFunction = (thread) => {
  const handles = awaited(thread);
  thread.waitFor(handles, () => [...handles].every((handle) => handle.ident === thread.id || isOver(thread, handle)));
  return null;
};
