// The module _thread: locks and the data of the one thread there is.

import { defineType } from '../objects/define-type';
import * as exceptions from '../objects/exceptions/exceptions';
import { addressOf } from '../objects/identity';
import { instanceDictGetSet } from '../objects/types/instance-dict';
import { type BoundFunction, method, type NativeDefinition, rawMethod } from '../objects/native';
import { argInt, checkPositional, parseKeywords } from '../objects/native-arguments';
import { PyFloat } from '../objects/numbers/float';
import { IMMORTAL, PyObject, type Value } from '../objects/object';
import { isTrue } from '../objects/protocols/compare';
import { isCallable } from '../objects/protocols/instances';
import { asSsize, toFloat } from '../objects/protocols/numbers';
import { overflowError, raise, runtimeError, typeError, valueError } from '../objects/raise';
import { Stopped, type Thread } from '../objects/thread';
import { PyTuple } from '../objects/containers/tuple';
import { type PyType, TypeFlag } from '../objects/type';
import { raiseCalled } from './call-exception';
import { defineModule } from './define-module';
import { defineStructSequence } from './struct-sequence';
import { MAIN_THREAD } from './sys/frames';
import { PyDict } from '../objects/containers/dict';

const TIMEOUT_MAX = 9223372036;

/** Checks the arguments of acquire(); may this call wait (lock_acquire_parse_args)? */
function mayWait(thread: Thread, args: Value[], kwnames: PyTuple | undefined): boolean {
  const [blocking = true, timeout = -1] = parseKeywords(
    thread,
    'acquire',
    'blocking=True, timeout=-1',
    args,
    kwnames,
  ) as [Value?, Value?];
  const blocks = isTrue(thread, blocking);
  const seconds = toFloat(thread, timeout);
  if (Math.abs(seconds) > 9.3e18) throw overflowError('timestamp out of range for platform time_t');
  if (!blocks && seconds !== -1) throw valueError("can't specify a timeout for a non-blocking call");
  if (seconds < 0 && seconds !== -1) throw valueError('timeout value must be a non-negative number');
  if (seconds > TIMEOUT_MAX) throw overflowError('timeout value is too large');
  return blocks && seconds === -1;
}

const deadlock = () => new Stopped('stopped: the only thread waits for a lock that nobody can release');

class PyLock extends PyObject {
  locked = false;
}

function acquire(thread: Thread, self: PyLock, args: Value[], kwnames: PyTuple | undefined): Value {
  const waits = mayWait(thread, args, kwnames);
  if (self.locked) {
    if (waits) throw deadlock();
    return false;
  }
  self.locked = true;
  return true;
}

const release: BoundFunction = (_thread, self: PyLock) => {
  if (!self.locked) throw runtimeError('release unlocked lock');
  self.locked = false;
  return null;
};

const ACQUIRE = { textSignature: '($self, /, blocking=True, timeout=-1)' };

const lockType: PyType = defineType({
  name: 'lock',
  module: '_thread',
  instanceClass: PyLock as never,
  flags: TypeFlag.HAVE_GC,
  hasWeakrefs: true,
  doc: 'A lock object is a synchronization primitive.',
  tp: {
    tp_new: (_thread, type) => new PyLock(type),
    tp_repr: (_thread, self) =>
      `<${(self as PyLock).locked ? 'locked' : 'unlocked'} ${(self as PyLock).type.tpName} object at ${addressOf(self)}>`,
  },
  methods: [
    rawMethod('acquire_lock', 'fastcall_keywords', acquire, ACQUIRE),
    rawMethod('acquire', 'fastcall_keywords', acquire, ACQUIRE),
    method('release_lock($self, /)', release),
    method('release($self, /)', release),
    method('locked_lock($self, /)', (_thread, self: PyLock) => self.locked),
    method('locked($self, /)', (_thread, self: PyLock) => self.locked),
    method('__enter__($self, /)', (thread, self: PyLock) => acquire(thread, self, [], undefined)),
    rawMethod('__exit__', 'fastcall', (thread, self: PyLock) => release(thread, self), {
      textSignature: '($self, /, *exc_info)',
    }),
    method('_at_fork_reinit($self, /)', (_thread, self: PyLock) => {
      self.locked = false;
      return null;
    }),
  ],
});

class PyRLock extends PyObject {
  count = 0;
}

function acquireAgain(thread: Thread, self: PyRLock, args: Value[], kwnames: PyTuple | undefined): Value {
  mayWait(thread, args, kwnames);
  self.count++;
  return true;
}

const releaseOnce: BoundFunction = (_thread, self: PyRLock) => {
  if (self.count === 0) throw runtimeError('cannot release un-acquired lock');
  self.count--;
  return null;
};

const rlockType: PyType = defineType({
  name: 'RLock',
  module: '_thread',
  instanceClass: PyRLock as never,
  flags: TypeFlag.BASETYPE | TypeFlag.HAVE_GC,
  hasWeakrefs: true,
  tp: {
    tp_new: (_thread, type) => new PyRLock(type),
    tp_repr: (_thread, value) => {
      const self = value as PyRLock;
      const state = self.count > 0 ? 'locked' : 'unlocked';
      const owner = self.count > 0 ? MAIN_THREAD : 0;
      return `<${state} ${self.type.tpName} object owner=${owner} count=${self.count} at ${addressOf(self)}>`;
    },
  },
  methods: [
    rawMethod('acquire', 'fastcall_keywords', acquireAgain, ACQUIRE),
    method('release($self, /)', releaseOnce),
    method('locked($self, /)', (_thread, self: PyRLock) => self.count > 0),
    method('_is_owned($self, /)', (_thread, self: PyRLock) => self.count > 0),
    method('_acquire_restore($self, state, /)', (thread, self: PyRLock, state: Value) => {
      if (!(state instanceof PyTuple)) throw typeError('_acquire_restore() argument 1 must be tuple');
      self.count = asSsize(thread, state.items[0]!);
      return null;
    }),
    method('_release_save($self, /)', (_thread, self: PyRLock) => {
      if (self.count === 0) throw runtimeError('cannot release un-acquired lock');
      const { count } = self;
      self.count = 0;
      return new PyTuple([count, MAIN_THREAD]);
    }),
    method('_recursion_count($self, /)', (_thread, self: PyRLock) => self.count),
    method('__enter__($self, /)', (thread, self: PyRLock) => acquireAgain(thread, self, [], undefined)),
    rawMethod('__exit__', 'fastcall', (thread, self: PyRLock) => releaseOnce(thread, self), {
      textSignature: '($self, /, *exc_info)',
    }),
    method('_at_fork_reinit($self, /)', (_thread, self: PyRLock) => {
      self.count = 0;
      return null;
    }),
  ],
});

/** Data of each thread; with one thread, an object with attributes. */
const localType: PyType = defineType({
  name: '_local',
  module: '_thread',
  flags: TypeFlag.BASETYPE | TypeFlag.HAVE_GC,
  hasDict: true,
  hasWeakrefs: true,
  doc: 'Thread-local data',
  tp: {
    tp_new: (_thread, type, args) => {
      if (args.length > 0 && type === localType) throw typeError('Initialization arguments are not supported');
      return new PyObject(type);
    },
  },
  getset: [instanceDictGetSet()],
});

class PyThreadHandle extends PyObject {
  ident = 0;
  done = false;
}

const handleType: PyType = defineType({
  name: '_ThreadHandle',
  module: '_thread',
  instanceClass: PyThreadHandle as never,
  flags: TypeFlag.HAVE_GC,
  tp: {
    tp_new: (_thread, type) => new PyThreadHandle(type),
    tp_repr: (_thread, self) => `<${(self as PyObject).type.tpName} object: ident=${(self as PyThreadHandle).ident}>`,
  },
  getset: [{ name: 'ident', get: (_thread, self) => (self as PyThreadHandle).ident }],
  methods: [
    rawMethod('join', 'fastcall', (_thread, self: PyThreadHandle) => {
      if (self.ident === 0) throw runtimeError('thread not started');
      if (!self.done && self.ident === MAIN_THREAD) throw runtimeError('Cannot join current thread');
      return null;
    }),
    method('_set_done($self, /)', (_thread, self: PyThreadHandle) => {
      self.done = true;
      return null;
    }),
    method('is_done($self, /)', (_thread, self: PyThreadHandle) => self.done),
  ],
});

const exceptHookArgsType = defineStructSequence({
  name: '_ExceptHookArgs',
  module: '_thread',
  doc: 'ExceptHookArgs - Type used to pass arguments to threading.excepthook.',
  fields: ['exc_type', 'exc_value', 'exc_traceback', 'thread'],
});

function startNewThread(_thread: Thread, _module: Value, args: Value[]): Value {
  checkPositional('start_new_thread', args.length, 2, 3);
  if (!isCallable(args[0]!)) throw typeError('first arg must be callable');
  if (!(args[1] instanceof PyTuple)) throw typeError('2nd arg must be a tuple');
  if (args[2] !== undefined && !(args[2] instanceof PyDict)) throw typeError('optional 3rd arg must be a dictionary');
  throw runtimeError("can't start new thread");
}

const START = { textSignature: '($module, function, args, kwargs={}, /)' };

function stackSize(thread: Thread, _module: Value, args: Value[]): Value {
  checkPositional('stack_size', args.length, 0, 1);
  const size = args.length === 0 ? 0 : argInt(thread, args[0]!);
  if (size < 0) throw valueError('size must be 0 or a positive value');
  if (size > 0 && size < 32768) throw valueError(`size not valid: ${size} bytes`);
  return 0;
}

const exit: BoundFunction = (thread) => {
  throw raiseCalled(thread, exceptions.SystemExitType);
};

const functions: NativeDefinition[] = [
  rawMethod('start_new_thread', 'fastcall', startNewThread, START),
  rawMethod('start_new', 'fastcall', startNewThread, START),
  method('start_joinable_thread($module, /, function, handle=None, daemon=True)', (_thread, _module, run: Value) => {
    if (!isCallable(run)) throw typeError('thread function must be callable');
    throw runtimeError("can't start new thread");
  }),
  method('daemon_threads_allowed($module, /)', () => true),
  method('allocate_lock($module, /)', () => new PyLock(lockType)),
  method('allocate($module, /)', () => new PyLock(lockType)),
  method('exit_thread($module, /)', exit),
  method('exit($module, /)', exit),
  method('interrupt_main($module, signum=signal.SIGINT, /)', () => {
    throw raise(exceptions.KeyboardInterruptType);
  }),
  method('get_ident($module, /)', () => MAIN_THREAD),
  method('_count($module, /)', () => 0),
  rawMethod('stack_size', 'fastcall', stackSize, { textSignature: '($module, size=0, /)' }),
  method('_excepthook($module, args, /)', () => null),
  method('_is_main_interpreter($module, /)', () => true),
  method('_shutdown($module, /)', () => null),
  method('_make_thread_handle($module, ident, /)', (thread, _module, ident: Value) => {
    const handle = new PyThreadHandle(handleType);
    handle.ident = argInt(thread, ident);
    return handle;
  }),
  method('_get_main_thread_ident($module, /)', () => MAIN_THREAD),
];

const timeoutMax = new PyFloat(TIMEOUT_MAX);
timeoutMax.refs = 2 * IMMORTAL;

export const threadModule = defineModule({
  name: '_thread',
  doc: "This module provides primitive operations to write multi-threaded programs.\nThe 'threading' module provides a more convenient interface.",
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
