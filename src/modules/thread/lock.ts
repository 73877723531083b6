// The types lock and RLock of _thread.

import { checkPositional } from '../../objects/native-arguments';
import { takesNone } from '../../call/native/arity-texts';
import { PyTuple } from '../../objects/containers/tuple';
import { defineType } from '../../objects/define-type';
import { addressOf } from '../../objects/identity';
import { general, type BoundFunction, method, rawMethod, suspending } from '../../objects/native';
import type { PyObject, Value } from '../../objects/object';
import { asSsize } from '../../objects/protocols/numbers';
import { runtimeError, typeError } from '../../objects/raise';
import type { Thread } from '../../objects/thread';
import { type PyType, TypeFlag } from '../../objects/type';
import { typeOf } from '../../objects/type-of';
import { acquireTimeout, Lockable } from './acquire';

class PyLock extends Lockable {}

const acquire = (thread: Thread, self: PyLock, args: Value[], kwnames: PyTuple | undefined): Value =>
  self.take(thread, acquireTimeout(thread, args, kwnames));

const release: BoundFunction = (thread, self: PyLock) => {
  if (!self.locked) throw runtimeError('release unlocked lock');
  self.giveBack(thread);
  return null;
};

const ACQUIRE = { textSignature: '($self, /, blocking=True, timeout=-1)' };
const ENTER = { textSignature: '($self, /)' };

export const lockType: PyType = defineType({
  name: 'lock',
  module: '_thread',
  instanceClass: PyLock,
  flags: TypeFlag.HAVE_GC,
  hasWeakrefs: true,
  tp: {
    tp_new: (_thread, type, args, kwnames) => {
      noArguments('lock', args.length, kwnames);
      return new PyLock(type);
    },
    tp_repr: (_thread, self) =>
      `<${self.locked ? 'locked' : 'unlocked'} ${self.type.tpName} object at ${addressOf(self)}>`,
  },
  methods: [
    suspending(rawMethod('acquire_lock', 'varargs_keywords', acquire, ACQUIRE)),
    suspending(rawMethod('acquire', 'varargs_keywords', acquire, ACQUIRE)),
    method('release_lock($self, /)', release),
    method('release($self, /)', release),
    method('locked_lock($self, /)', (_thread, self: PyLock) => self.locked),
    method('locked($self, /)', (_thread, self: PyLock) => self.locked),
    suspending(general(rawMethod('__enter__', 'fastcall_keywords', acquire, ENTER))),
    general(
      rawMethod('__exit__', 'fastcall', (thread, self: PyLock) => release(thread, self), {
        textSignature: '($self, /, *exc_info)',
      }),
    ),
    method('_at_fork_reinit($self, /)', (_thread, self: PyLock) => {
      self.reinitialize();
      return null;
    }),
  ],
});

/** `_thread.allocate_lock()`. */
export const newLock = (): PyObject => new PyLock(lockType);

function noArguments(name: string, count: number, kwnames: PyTuple | undefined): void {
  const keywords = kwnames?.items.length ?? 0;
  checkPositional(name, count - keywords, 0, 0);
  if (keywords > 0) throw typeError(takesNone(`${name}()`, 'keyword '));
}

class PyRLock extends Lockable {
  owner = 0;
  count = 0;
}

function acquireRecursive(thread: Thread, self: PyRLock, args: Value[], kwnames: PyTuple | undefined): Value {
  const milliseconds = acquireTimeout(thread, args, kwnames);
  if (self.count > 0 && self.owner === thread.id) {
    self.count++;
    return true;
  }
  if (!self.take(thread, milliseconds)) return false;
  self.owner = thread.id;
  self.count = 1;
  return true;
}

const isOwned = (thread: Thread, self: PyRLock): boolean => self.count > 0 && self.owner === thread.id;

const releaseOnce: BoundFunction = (thread, self: PyRLock) => {
  if (!isOwned(thread, self)) throw runtimeError('cannot release un-acquired lock');
  if (--self.count === 0) {
    self.owner = 0;
    self.giveBack(thread);
  }
  return null;
};

/** Takes the lock for an owner and as often as before (_PyRecursiveMutex). */
const acquireRestore: BoundFunction = (thread, self: PyRLock, state: Value) => {
  if (!(state instanceof PyTuple)) {
    throw typeError(`_acquire_restore() argument 1 must be 2-item tuple, not ${typeOf(state).tpName}`);
  }
  if (state.items.length !== 2) {
    throw typeError(`_acquire_restore() argument 1 must be tuple of length 2, not ${state.items.length}`);
  }
  const count = asSsize(thread, state.items[0]!);
  const owner = asSsize(thread, state.items[1]!);
  self.take(thread, Infinity);
  self.count = count;
  self.owner = owner;
  return null;
};

export const rlockType: PyType = defineType({
  name: 'RLock',
  module: '_thread',
  instanceClass: PyRLock,
  flags: TypeFlag.BASETYPE | TypeFlag.HAVE_GC,
  hasWeakrefs: true,
  tp: {
    tp_new: (_thread, type) => new PyRLock(type),
    tp_repr: (_thread, self) => {
      const state = self.count > 0 ? 'locked' : 'unlocked';
      return `<${state} ${self.type.tpName} object owner=${self.owner} count=${self.count} at ${addressOf(self)}>`;
    },
  },
  methods: [
    suspending(rawMethod('acquire', 'varargs_keywords', acquireRecursive, ACQUIRE)),
    method('release($self, /)', releaseOnce),
    method('locked($self, /)', (_thread, self: PyRLock) => self.count > 0),
    method('_is_owned($self, /)', (thread, self: PyRLock) => isOwned(thread, self)),
    suspending(general(method('_acquire_restore($self, state, /)', acquireRestore))),
    method('_release_save($self, /)', (thread, self: PyRLock) => {
      if (self.count === 0) throw runtimeError('cannot release un-acquired lock');
      const { count, owner } = self;
      self.count = 0;
      self.owner = 0;
      self.giveBack(thread);
      return new PyTuple([count, owner]);
    }),
    method('_recursion_count($self, /)', (thread, self: PyRLock) => (isOwned(thread, self) ? self.count : 0)),
    suspending(general(rawMethod('__enter__', 'fastcall_keywords', acquireRecursive, ENTER))),
    general(
      rawMethod('__exit__', 'fastcall', (thread, self: PyRLock) => releaseOnce(thread, self), {
        textSignature: '($self, /, *exc_info)',
      }),
    ),
    method('_at_fork_reinit($self, /)', (_thread, self: PyRLock) => {
      self.owner = 0;
      self.count = 0;
      self.reinitialize();
      return null;
    }),
  ],
});
