// Calls of native callables whose kind is known: for each specialised form of CALL its guard, and the call itself.

import { callClass, vectorcallClass } from './class-call';
import { methodDescriptorType, type PyMethodDescriptor } from '../objects/descriptors/method-descriptor';
import type { Frame } from '../objects/frames/frame';
import { methodType } from '../objects/functions/bound-method';
import { builtinFunctionType, type PyBuiltinFunction } from '../objects/functions/builtin-function';
import { functionType } from '../objects/functions/function';
import type { Convention } from './native/convention';
import type { Value } from '../objects/object';
import { isInstance } from '../objects/protocols/instances';
import { length } from '../objects/protocols/subscript';
import { str } from '../objects/protocols/text';
import { strType } from '../objects/text/str';
import { tupleType } from '../objects/containers/tuple';
import { PyType } from '../objects/type';
import { typeOf } from '../objects/type-of';
import { typeType } from '../objects/types/type-type';
import { callEntries } from './entries';
import { checked } from './native-result';
import type { CallingThread } from './protocol';
import { firstArgument } from './stack';

/** callable, self | NULL, args... : the result of the call; undefined if the guard fails. The entries stay. */
export type KnownCall = (thread: CallingThread, frame: Frame, base: number, sp: number) => Value | undefined;

/** A native function of the convention, without the flags that specialised calls do not expect. */
function isBuiltin(callable: Value, convention: Convention): callable is PyBuiltinFunction {
  if (typeOf(callable) !== builtinFunctionType) return false;
  const { definition } = callable as PyBuiltinFunction;
  return definition.convention === convention && definition.binding === 'instance' && definition.coexists !== true;
}

/** The descriptor of a native method, called with an instance of exactly its own type. */
function isMethod(callable: Value, convention: Convention, self: Value | undefined): callable is PyMethodDescriptor {
  if (typeOf(callable) !== methodDescriptorType || self === undefined) return false;
  const { definition, owner } = callable as PyMethodDescriptor;
  return definition.convention === convention && definition.coexists !== true && typeOf(self) === owner;
}

/** A builtin of its own instruction. */
const hasRole = (callable: Value, role: 'len' | 'isinstance' | 'append'): boolean =>
  typeOf(callable) === builtinFunctionType && (callable as PyBuiltinFunction).definition.role === role;

/** Is it list.append? */
export const isAppend = (callable: Value): boolean =>
  typeOf(callable) === methodDescriptorType && (callable as PyMethodDescriptor).definition.role === 'append';

const callBuiltinO: KnownCall = (thread, frame, base, sp) => {
  const callable = frame.slots[base]!;
  const from = firstArgument(frame, base);
  if (sp !== from + 1 || !isBuiltin(callable, 'o')) return undefined;
  const { bound, suspends } = callable.definition;
  if (bound === undefined || suspends) return callEntries(thread, frame, base, sp);
  return checked(thread, callable, bound(thread, callable.self ?? null, frame.slots[from]!));
};

const callMethodO: KnownCall = (thread, frame, base, sp) => {
  const { slots } = frame;
  const callable = slots[base]!;
  const from = firstArgument(frame, base);
  if (sp !== from + 2 || !isMethod(callable, 'o', slots[from])) return undefined;
  const { bound, suspends } = callable.definition;
  if (bound === undefined || suspends) return callEntries(thread, frame, base, sp);
  return checked(thread, callable, bound(thread, slots[from]!, slots[from + 1]!));
};

const callMethodNoArguments: KnownCall = (thread, frame, base, sp) => {
  const { slots } = frame;
  const callable = slots[base]!;
  const from = firstArgument(frame, base);
  if (sp !== from + 1 || !isMethod(callable, 'noargs', slots[from])) return undefined;
  const { bound, suspends } = callable.definition;
  if (bound === undefined || suspends) return callEntries(thread, frame, base, sp);
  return checked(thread, callable, bound(thread, slots[from]!));
};

const builtinOf =
  (convention: Convention): KnownCall =>
  (thread, frame, base, sp) =>
    isBuiltin(frame.slots[base]!, convention) ? callEntries(thread, frame, base, sp) : undefined;

const methodOf =
  (convention: Convention): KnownCall =>
  (thread, frame, base, sp) => {
    const from = firstArgument(frame, base);
    if (sp === from || !isMethod(frame.slots[base]!, convention, frame.slots[from])) return undefined;
    return callEntries(thread, frame, base, sp);
  };

const callLen: KnownCall = (thread, { slots }, base, sp) =>
  slots[base + 1] === undefined && hasRole(slots[base]!, 'len') ? length(thread, slots[sp - 1]!) : undefined;

const callIsInstance: KnownCall = (thread, { slots }, base, sp) =>
  slots[base + 1] === undefined && hasRole(slots[base]!, 'isinstance')
    ? isInstance(thread, slots[sp - 2]!, slots[sp - 1]!)
    : undefined;

const callType: KnownCall = (_thread, { slots }, base, sp) =>
  slots[base + 1] === undefined && slots[base] === typeType ? typeOf(slots[sp - 1]!) : undefined;

const callStr: KnownCall = (thread, { slots }, base, sp) => {
  if (slots[base + 1] !== undefined || slots[base] !== strType) return undefined;
  const value = slots[sp - 1]!;
  return typeof value === 'string' ? value : str(thread, value);
};

const callTuple: KnownCall = (thread, frame, base, sp) => {
  const { slots } = frame;
  if (slots[base + 1] !== undefined || slots[base] !== tupleType) return undefined;
  return callEntries(thread, frame, base, sp);
};

const callBuiltinClass: KnownCall = (thread, frame, base, sp) => {
  const cls = frame.slots[base]!;
  if (!(cls instanceof PyType) || cls.vectorcall === undefined) return undefined;
  if (cls.type.tp.tp_call !== callClass) return callEntries(thread, frame, base, sp);
  return checked(
    thread,
    cls,
    vectorcallClass(thread, cls, frame.slots.slice(firstArgument(frame, base), sp) as Value[], undefined),
  );
};

const callNonPython: KnownCall = (thread, frame, base, sp) => {
  const type = typeOf(frame.slots[base]!);
  return type === functionType || type === methodType ? undefined : callEntries(thread, frame, base, sp);
};

/** By the name of the specialised form. */
export const KNOWN_CALLS = {
  CALL_LEN: callLen,
  CALL_ISINSTANCE: callIsInstance,
  CALL_TYPE_1: callType,
  CALL_STR_1: callStr,
  CALL_TUPLE_1: callTuple,
  CALL_BUILTIN_CLASS: callBuiltinClass,
  CALL_BUILTIN_O: callBuiltinO,
  CALL_BUILTIN_FAST: builtinOf('fastcall'),
  CALL_BUILTIN_FAST_WITH_KEYWORDS: builtinOf('fastcall_keywords'),
  CALL_METHOD_DESCRIPTOR_O: callMethodO,
  CALL_METHOD_DESCRIPTOR_NOARGS: callMethodNoArguments,
  CALL_METHOD_DESCRIPTOR_FAST: methodOf('fastcall'),
  CALL_METHOD_DESCRIPTOR_FAST_WITH_KEYWORDS: methodOf('fastcall_keywords'),
  CALL_NON_PY_GENERAL: callNonPython,
} as const satisfies Readonly<Record<string, KnownCall>>;
