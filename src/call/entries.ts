// Calls of anything but Python functions, which the loop itself enters.

import { callClass } from './class-call';
import { newFrame } from './frame-creation';
import { PyBuiltinFunction } from '../objects/functions/builtin-function';
import type { Frame } from '../objects/frames/frame';
import { CodeFlag } from '../objects/functions/code';
import { PyFunction } from '../objects/functions/function';
import type { PyMethod } from '../objects/functions/bound-method';
import { hold, release, type Value } from '../objects/object';
import { objectType } from '../objects/types/object-type';
import { PyMethodDescriptor } from '../objects/descriptors/method-descriptor';
import { systemError } from '../objects/raise';
import { repr } from '../objects/protocols/text';
import type { Thread } from '../objects/thread';
import type { PyDict } from '../objects/containers/dict';
import type { PyTuple } from '../objects/containers/tuple';
import { isSubtype, PyType } from '../objects/type';
import { typeLookup } from '../objects/types/type-lookup';
import { typeOf } from '../objects/type-of';
import { typeType } from '../objects/types/type-type';
import { put } from './stack';
import type { VmThread } from '../vm/thread-implementation';

/** method, NULL, args... -- function, self, args... */
export function expandMethod(thread: Thread, frame: Frame, base: number): void {
  const { slots, owned } = frame;
  const method = slots[base] as PyMethod;
  const wasOwned = owned[base];
  put(frame, base + 1, method.self);
  put(frame, base, method.func);
  if (wasOwned) release(thread, method);
}

/** The result of calling what lies at `base` with the entries above it, all of which stay. */
export function callEntries(thread: VmThread, frame: Frame, base: number, sp: number): Value {
  const { slots } = frame;
  const callable = slots[base]!;
  const self = slots[base + 1];
  if (callable instanceof PyMethodDescriptor) {
    if (self !== undefined) {
      const { definition, owner } = callable;
      const { bound } = definition;
      if (bound !== undefined && !definition.suspends && (typeOf(self) === owner || isSubtype(typeOf(self), owner))) {
        if (definition.convention === 'o') {
          if (sp === base + 3) return checked(thread, callable, bound(thread, self, slots[base + 2]!));
        } else if (definition.convention === 'noargs' && sp === base + 2) {
          return checked(thread, callable, bound(thread, self));
        }
      }
    }
  } else if (callable instanceof PyBuiltinFunction) {
    const { definition } = callable;
    const { bound } = definition;
    if (bound !== undefined && !definition.suspends && self === undefined) {
      if (definition.convention === 'o') {
        if (sp === base + 3) return checked(thread, callable, bound(thread, callable.self ?? null, slots[base + 2]!));
      } else if (definition.convention === 'noargs' && sp === base + 2) {
        return checked(thread, callable, bound(thread, callable.self ?? null));
      }
    }
  }
  const args = slots.slice(self === undefined ? base + 2 : base + 1, sp) as Value[];
  return checked(thread, callable, callFromLoop(thread, callable, args, undefined));
}

/** May the loop have to call it again after a wait, or does a Python function take its place where there are several threads? */
function suspends(thread: VmThread, callable: Value): boolean {
  if (callable instanceof PyMethodDescriptor || callable instanceof PyBuiltinFunction)
    return callable.definition.suspends === true;
  return thread.threads.length > 1 && !(callable instanceof PyType);
}

/** A call by an instruction, which native code that waits may leave to run it again. */
function callFromLoop(thread: VmThread, callable: Value, args: Value[], kwnames: PyTuple | undefined): Value {
  if (suspends(thread, callable)) return thread.callSuspendable(() => thread.call(callable, args, kwnames));
  return thread.call(callable, args, kwnames);
}

/** The same with a tuple and a dict. */
export function callSpread(thread: VmThread, callable: Value, args: PyTuple, keywords: PyDict | undefined): Value {
  if (suspends(thread, callable))
    return thread.callSuspendable(() => thread.callWithContainers(callable, args, keywords));
  return thread.callWithContainers(callable, args, keywords);
}

/** The same with the names of the last values. */
export function callEntriesWithKeywords(
  thread: VmThread,
  frame: Frame,
  base: number,
  sp: number,
  kwnames: PyTuple,
): Value {
  const { slots } = frame;
  const callable = slots[base]!;
  const args = slots.slice(slots[base + 1] === undefined ? base + 2 : base + 1, sp) as Value[];
  return checked(thread, callable, callFromLoop(thread, callable, args, kwnames));
}

/**
 * callable, self | NULL, args..., names -- : the frame of a call of a Python function with keywords. Takes over the counts of all entries
 * from `base` to `top`, where the names are.
 */
export function keywordFrame(thread: Thread, frame: Frame, base: number, top: number): Frame {
  const { slots, owned } = frame;
  const func = slots[base] as PyFunction;
  const kwnames = slots[top] as PyTuple;
  const from = slots[base + 1] === undefined ? base + 2 : base + 1;
  const count = top - from - kwnames.items.length;
  const namesOwned = owned[top]!;
  const functionOwned = owned[base] !== 0;
  const locals = func.code.co_flags & CodeFlag.OPTIMIZED ? undefined : hold(func.globals);
  try {
    return newFrame(thread, func, functionOwned, locals, slots, owned, from, count, kwnames);
  } finally {
    for (let index = base; index <= top; index++) owned[index] = 0;
    if (namesOwned) release(thread, kwnames);
  }
}

/** A native function that breaks the contract is a SystemError (_Py_CheckFunctionResult). */
export function checked(thread: Thread, callable: Value, result: Value | undefined): Value {
  if (result === undefined) throw systemError(`${repr(thread, callable)} returned NULL without setting an exception`);
  return result;
}

/** The Python function that initialises the plain instances of a class whose construction the loop can do itself, or undefined. */
export function inlineInit(cls: PyType): PyFunction | undefined {
  if (cls.type.tp.tp_call !== callClass || cls.tp.tp_new !== objectType.tp.tp_new || cls === typeType) return undefined;
  const init = typeLookup(cls, '__init__');
  return init instanceof PyFunction ? init : undefined;
}

/** class, NULL, args... -- instance, instance, args...: allocates what `__init__` is about to initialise. */
export function allocateInstance(thread: Thread, frame: Frame, base: number, cls: PyType): void {
  const instance = cls.tp.tp_new!(thread, cls, [], undefined);
  const wasOwned = frame.owned[base];
  put(frame, base, instance);
  put(frame, base + 1, instance);
  if (wasOwned) release(thread, cls);
}
