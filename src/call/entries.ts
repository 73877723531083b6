// Calls of anything but Python functions with the entries of the stack: by the convention of a native function, or by the protocol.

import type { PyDict } from '../objects/containers/dict';
import type { PyTuple } from '../objects/containers/tuple';
import { PyMethodDescriptor } from '../objects/descriptors/method-descriptor';
import type { Frame } from '../objects/frames/frame';
import { PyBuiltinFunction } from '../objects/functions/builtin-function';
import type { Value } from '../objects/object';
import { isSubtype, PyType } from '../objects/type';
import { typeOf } from '../objects/type-of';
import { checked } from './native-result';
import type { CallingThread } from './protocol';
import { firstArgument } from './stack';

/** The result of calling what lies at `base` with the entries above it, all of which stay. */
export function callEntries(thread: CallingThread, frame: Frame, base: number, sp: number): Value {
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
  const args = slots.slice(firstArgument(frame, base), sp) as Value[];
  return checked(thread, callable, callFromLoop(thread, callable, args, undefined));
}

/** May the loop have to call it again after a wait, or does a Python function take its place where there are several threads? */
function suspends(thread: CallingThread, callable: Value): boolean {
  if (callable instanceof PyMethodDescriptor || callable instanceof PyBuiltinFunction)
    return callable.definition.suspends === true;
  return thread.threads.length > 1 && !(callable instanceof PyType);
}

/** A call by an instruction, which native code that waits may leave to run it again. */
function callFromLoop(thread: CallingThread, callable: Value, args: Value[], kwnames: PyTuple | undefined): Value {
  if (suspends(thread, callable)) return thread.callSuspendable(() => thread.call(callable, args, kwnames));
  return thread.call(callable, args, kwnames);
}

/** The same with a tuple and a dict. */
export function callSpread(thread: CallingThread, callable: Value, args: PyTuple, keywords: PyDict | undefined): Value {
  if (suspends(thread, callable))
    return thread.callSuspendable(() => thread.callWithContainers(callable, args, keywords));
  return thread.callWithContainers(callable, args, keywords);
}

/** The same with the names of the last values. */
export function callEntriesWithKeywords(
  thread: CallingThread,
  frame: Frame,
  base: number,
  sp: number,
  kwnames: PyTuple,
): Value {
  const { slots } = frame;
  const callable = slots[base]!;
  const args = slots.slice(firstArgument(frame, base), sp) as Value[];
  return checked(thread, callable, callFromLoop(thread, callable, args, kwnames));
}
