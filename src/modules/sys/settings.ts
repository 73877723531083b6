// Settings of the interpreter that sys shows and changes.

import * as exceptions from '../../objects/exceptions/exceptions';
import { PyFloat } from '../../objects/numbers/float';
import { maxStrDigits, setMaxStrDigits } from '../../objects/numbers/int-parsing';
import { type BoundFunction, method, type NativeDefinition, rawMethod } from '../../objects/native';
import { argInt, parseKeywords } from '../../objects/native-arguments';
import { hold, release, type Value } from '../../objects/object';
import { isCallable } from '../../objects/protocols/instances';
import { toFloat } from '../../objects/protocols/numbers';
import { raise, typeError, valueError } from '../../objects/raise';
import type { Thread } from '../../objects/thread';
import type { PyTuple } from '../../objects/containers/tuple';
import { typeOf } from '../../objects/type-of';
import type { VmThread } from '../../vm/thread-implementation';
import { stateOf } from '../define-module';
import { defineStructSequence, PyStructSequence } from '../struct-sequence';

/** What programs can read back of what they set. */
interface Settings {
  switchInterval: number;
  dlopenFlags: number;
}

const settings = (thread: Thread): Settings =>
  stateOf(thread, 'sys-settings', () => ({ switchInterval: 0.005, dlopenFlags: 2 }));

const setRecursionLimit: BoundFunction = (thread, _module, value: Value) => {
  const limit = argInt(thread, value);
  if (limit < 1) throw valueError('recursion limit must be greater or equal than 1');
  const vm = thread as VmThread;
  const depth = vm.recursionLimit - vm.recursionRemaining;
  if (depth >= limit) {
    throw raise(
      exceptions.RecursionErrorType,
      `cannot set the recursion limit to ${limit} at the recursion depth ${depth}: the limit is too low`,
    );
  }
  for (const each of vm.threads) {
    each.recursionRemaining += limit - each.recursionLimit;
    each.recursionLimit = limit;
  }
  return null;
};

const setSwitchInterval: BoundFunction = (thread, _module, value: Value) => {
  const interval = toFloat(thread, value);
  if (!(interval > 0)) throw valueError('switch interval must be strictly positive');
  settings(thread).switchInterval = interval;
  (thread as VmThread).scheduler.setInterval(interval);
  return null;
};

const setMaxDigits: BoundFunction = (thread, _module, value: Value) => {
  const digits = argInt(thread, value);
  if (digits !== 0 && digits < 640) throw valueError('maxdigits must be >= 640 or 0 for unlimited');
  setMaxStrDigits(thread, digits);
  return null;
};

const setCoroutineDepth: BoundFunction = (thread, _module, value: Value) => {
  const depth = argInt(thread, value);
  if (depth < 0) throw valueError('depth must be >= 0');
  (thread as VmThread).coroutineOriginDepth = depth;
  return null;
};

export const asyncGeneratorHooksType = defineStructSequence({
  name: 'asyncgen_hooks',
  module: 'builtins',
  fields: ['firstiter', 'finalizer'],
});

function setAsyncGeneratorHooks(thread: Thread, _module: Value, args: Value[], kwnames: PyTuple | undefined): Value {
  const [firstiter, finalizer] = parseKeywords(
    thread,
    'set_asyncgen_hooks',
    'firstiter=None, finalizer=None',
    args,
    kwnames,
  ) as (Value | undefined)[];
  const check = (name: string, hook: Value | undefined): void => {
    if (hook !== undefined && hook !== null && !isCallable(hook)) {
      throw typeError(`callable ${name} expected, got ${typeOf(hook).tpName}`);
    }
  };
  check('finalizer', finalizer);
  check('firstiter', firstiter);
  const hooks = thread.asyncGeneratorHooks;
  const replace = (name: 'firstiter' | 'finalizer', hook: Value | undefined): void => {
    if (hook === undefined) return;
    const old = hooks[name];
    hooks[name] = hold(hook);
    release(thread, old);
  };
  replace('finalizer', finalizer);
  replace('firstiter', firstiter);
  return null;
}

export const settingFunctions: NativeDefinition[] = [
  method('getrecursionlimit($module, /)', (thread) => (thread as VmThread).recursionLimit),
  method('setrecursionlimit($module, limit, /)', setRecursionLimit),
  method('getswitchinterval($module, /)', (thread) => new PyFloat(settings(thread).switchInterval)),
  method('setswitchinterval($module, interval, /)', setSwitchInterval),
  method('get_int_max_str_digits($module, /)', (thread) => maxStrDigits(thread)),
  method('set_int_max_str_digits($module, /, maxdigits)', setMaxDigits),
  method('getdlopenflags($module, /)', (thread) => settings(thread).dlopenFlags),
  method('setdlopenflags($module, flags, /)', (thread, _module, flags: Value) => {
    settings(thread).dlopenFlags = argInt(thread, flags);
    return null;
  }),
  method('get_coroutine_origin_tracking_depth($module, /)', (thread) => (thread as VmThread).coroutineOriginDepth),
  method('set_coroutine_origin_tracking_depth($module, /, depth)', setCoroutineDepth),
  method('get_asyncgen_hooks($module, /)', (thread) => {
    const { firstiter, finalizer } = thread.asyncGeneratorHooks;
    return new PyStructSequence([firstiter, finalizer], asyncGeneratorHooksType);
  }),
  rawMethod('set_asyncgen_hooks', 'varargs_keywords', setAsyncGeneratorHooks),
];
