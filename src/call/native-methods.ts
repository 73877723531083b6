// Calls of native methods through their type: the receiver is the first argument, and is checked.

import { takesNone } from './native/arity-texts';
import { isDictionary, requireStrings } from '../objects/containers/keyword-names';
import type { PyTuple } from '../objects/containers/tuple';
import type { PyClassMethodDescriptor, PyMethodDescriptor } from '../objects/descriptors/method-descriptor';
import type { PyMethodWrapper, PyWrapperDescriptor } from '../objects/descriptors/wrapper-descriptor';
import type { Value } from '../objects/object';
import { typeError } from '../objects/raise';
import { checkReceiver } from '../objects/receiver';
import type { Thread } from '../objects/thread';
import { isSubtype, PyType } from '../objects/type';
import { typeOf } from '../objects/type-of';
import { callNative } from './native-call';

/** `list.append(x, 1)`: checks the receiver, then calls (method_vectorcall_*). */
export function callMethodDescriptor(
  thread: Thread,
  callee: Value,
  args: Value[],
  kwnames: PyTuple | undefined,
): Value {
  const descriptor = callee as PyMethodDescriptor;
  if (kwnames !== undefined && isDictionary(kwnames)) requireStrings(kwnames);
  const positional = args.length - (kwnames === undefined ? 0 : kwnames.items.length);
  const describe = () => `${descriptor.owner.qualname}.${descriptor.name}()`;
  if (positional < 1) throw typeError(`unbound method ${describe()} needs an argument`);
  const self = args[0]!;
  if (typeOf(self) !== descriptor.owner) checkReceiver(descriptor, self);
  return callNative(thread, descriptor.definition, self, args.slice(1), kwnames, describe);
}

/** dict.fromkeys(C, …) through `dict.__dict__`: the class is the first argument (classmethoddescr_call). */
export function callClassMethodDescriptor(
  thread: Thread,
  callee: Value,
  args: Value[],
  kwnames: PyTuple | undefined,
): Value {
  const descriptor = callee as PyClassMethodDescriptor;
  const { owner, name, definition } = descriptor;
  const positional = args.length - (kwnames === undefined ? 0 : kwnames.items.length);
  if (positional < 1) throw typeError(`descriptor '${name}' of '${owner.tpName}' object needs an argument`);
  const cls = checkClass(descriptor, args[0]!);
  return callNative(thread, definition, cls, args.slice(1), kwnames, () => `${cls.qualname}.${name}()`);
}

/** The class that a class method of a native type is for (the checks of classmethod_get). */
export function checkClass(descriptor: PyClassMethodDescriptor, cls: Value): PyType {
  const { owner, name } = descriptor;
  if (!(cls instanceof PyType))
    throw typeError(
      `descriptor '${name}' for type '${owner.tpName}' needs a type, not a '${typeOf(cls).tpName}' as arg 2`,
    );
  if (!isSubtype(cls, owner))
    throw typeError(`descriptor '${name}' requires a subtype of '${owner.tpName}' but received '${cls.tpName}'`);
  return cls;
}

/** `int.__add__(1, 2)`: a slot of a native type, called as a method (wrapperdescr_call). */
export function callSlotWrapper(
  thread: Thread,
  descriptor: PyWrapperDescriptor,
  args: Value[],
  kwnames: PyTuple | undefined,
): Value {
  const { owner, name } = descriptor;
  const positional = args.length - (kwnames === undefined ? 0 : kwnames.items.length);
  if (positional < 1) throw typeError(`descriptor '${name}' of '${owner.tpName}' object needs an argument`);
  const self = args[0]!;
  if (typeOf(self) !== owner && !isSubtype(typeOf(self), owner))
    throw typeError(`descriptor '${name}' requires a '${owner.tpName}' object but received a '${typeOf(self).tpName}'`);
  return invokeSlot(thread, descriptor, self, args.slice(1), kwnames);
}

/** `(1).__add__(2)` (wrapper_call). */
export function callMethodWrapper(
  thread: Thread,
  { descriptor, self }: PyMethodWrapper,
  args: Value[],
  kwnames: PyTuple | undefined,
): Value {
  return invokeSlot(thread, descriptor, self, args, kwnames);
}

/** Calls the slot with a receiver of the right type (wrapperdescr_raw_call). */
function invokeSlot(
  thread: Thread,
  { definition, wrapped }: PyWrapperDescriptor,
  self: Value,
  args: Value[],
  kwnames: PyTuple | undefined,
): Value {
  if (kwnames !== undefined && kwnames.items.length > 0 && !definition.keywords)
    throw typeError(takesNone(`wrapper ${definition.name}()`, 'keyword '));
  return definition.wrapper!(thread, self, args, wrapped, kwnames);
}
