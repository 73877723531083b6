// How a slot is called through its dunder name: the wrap_* functions of typeobject.c.

import { expected } from '../../call/native/arity-texts';
import { attributeName, callMethod } from '../protocols/attributes';
import { PyMemoryView, viewOf } from '../bytes/memoryview';
import { asSsize } from '../protocols/numbers';
import { repr } from '../protocols/text';
import { OverflowErrorType } from '../exceptions/exceptions';
import { checkPositional } from '../native-arguments';
import type { Value } from '../object';
import { stopIteration, typeError, valueError } from '../raise';
import { slotSetAttr } from './slot-functions';
import type { SlotFunction } from './slot-table';
import type { Thread } from '../thread';
import type { PyTuple } from '../containers/tuple';
import { type CompareOp, PyType, TypeFlag } from '../type';
import { strValue, typeOf } from '../type-of';

/** Receives the receiver, the arguments and the slot function. */
export type Wrapper = (
  thread: Thread,
  self: Value,
  args: Value[],
  wrapped: SlotFunction,
  kwnames: PyTuple | undefined,
) => Value;

/** "expected 1 argument, got 0" (check_num_args). */
function exactly(args: Value[], count: number): void {
  if (args.length !== count) throw typeError(expected('', '', count, args.length));
}

/** "expected 1 or 2 arguments, got 0" (check_pow_args). */
function oneOrTwo(args: Value[]): void {
  if (args.length !== 1 && args.length !== 2) throw typeError(`expected 1 or 2 arguments, got ${args.length}`);
}

/** wrap_unaryfunc. */
export const wrapUnary: Wrapper = (thread, self, args, wrapped) => {
  exactly(args, 0);
  return wrapped(thread, self) as Value;
};

/** wrap_binaryfunc. */
export const wrapBinary: Wrapper = (thread, self, args, wrapped) => {
  exactly(args, 1);
  return wrapped(thread, self, args[0]) as Value;
};

/** wrap_binaryfunc_l: the same, but another function, so that number and sequence slots of one name are told apart. */
export const wrapLeft: Wrapper = (thread, self, args, wrapped, kwnames) =>
  wrapBinary(thread, self, args, wrapped, kwnames);

/** wrap_binaryfunc_r. */
export const wrapReflected: Wrapper = (thread, self, args, wrapped) => {
  exactly(args, 1);
  return wrapped(thread, args[0], self) as Value;
};

/** wrap_ternaryfunc: pow. */
export const wrapPower: Wrapper = (thread, self, args, wrapped) => {
  oneOrTwo(args);
  return wrapped(thread, self, args[0], args[1] ?? null) as Value;
};

/** wrap_ternaryfunc_r. */
export const wrapReflectedPower: Wrapper = (thread, self, args, wrapped) => {
  oneOrTwo(args);
  return wrapped(thread, args[0], self, args[1] ?? null) as Value;
};

/** wrap_inquirypred. */
export const wrapTruth: Wrapper = (thread, self, args, wrapped) => {
  exactly(args, 0);
  return wrapped(thread, self) as boolean;
};

/** wrap_lenfunc, wrap_hashfunc. */
export const wrapNumber: Wrapper = (thread, self, args, wrapped) => {
  exactly(args, 0);
  return wrapped(thread, self) as number;
};

/** wrap_indexargfunc: sq_repeat. */
export const wrapIndexArgument: Wrapper = (thread, self, args, wrapped) => {
  exactly(args, 1);
  return wrapped(thread, self, asSsize(thread, args[0]!, OverflowErrorType)) as Value;
};

/** A position for a sequence slot, negative ones counted from the end (getindex). */
function position(thread: Thread, self: Value, argument: Value): number {
  const index = asSsize(thread, argument, OverflowErrorType);
  const length = typeOf(self).tp.sq_length;
  return index < 0 && length !== undefined ? index + length(thread, self) : index;
}

/** wrap_sq_item. */
export const wrapItem: Wrapper = (thread, self, args, wrapped) => {
  exactly(args, 1);
  return wrapped(thread, self, position(thread, self, args[0]!)) as Value;
};

/** wrap_sq_setitem. */
export const wrapSetItem: Wrapper = (thread, self, args, wrapped) => {
  checkPositional('__setitem__', args.length, 2, 2);
  wrapped(thread, self, position(thread, self, args[0]!), args[1]);
  return null;
};

/** wrap_sq_delitem. */
export const wrapDelItem: Wrapper = (thread, self, args, wrapped) => {
  exactly(args, 1);
  wrapped(thread, self, position(thread, self, args[0]!), undefined);
  return null;
};

/** wrap_objobjproc: `__contains__`. */
export const wrapContains: Wrapper = (thread, self, args, wrapped) => {
  exactly(args, 1);
  return wrapped(thread, self, args[0]) as boolean;
};

/** wrap_objobjargproc: `__setitem__` of mappings. */
export const wrapSetSubscript: Wrapper = (thread, self, args, wrapped) => {
  checkPositional('__setitem__', args.length, 2, 2);
  wrapped(thread, self, args[0], args[1]);
  return null;
};

/** wrap_delitem: `__delitem__` of mappings. */
export const wrapDelSubscript: Wrapper = (thread, self, args, wrapped) => {
  exactly(args, 1);
  wrapped(thread, self, args[0], undefined);
  return null;
};

/**
 * Refuses `object.__setattr__(C, …)` and the like: calls that jump over the own setter of a native type in between (hackcheck).
 * Python classes never have a native setter of their own.
 */
function checkBypass(self: Value, wrapped: SlotFunction, what: string): void {
  const type = typeOf(self);
  const { mro } = type;
  let defining = type;
  for (let index = mro.length - 1; index >= 0; index--) {
    const setter = mro[index]!.tp.tp_setattro;
    if (setter !== slotSetAttr && setter === type.tp.tp_setattro) {
      defining = mro[index]!;
      break;
    }
  }
  for (let base: PyType | null = defining; base !== null; base = base.base) {
    const setter = base.tp.tp_setattro;
    if (setter === wrapped) return;
    if (setter !== slotSetAttr) throw typeError(`can't apply this ${what} to ${type.tpName} object`);
  }
}

/** The name of an attribute to change; a type that may not change says so before it looks at the name. */
function nameToChange(thread: Thread, self: Value, name: Value): string {
  if (strValue(name) === undefined && self instanceof PyType && self.flags & TypeFlag.IMMUTABLETYPE)
    throw typeError(`cannot set ${repr(thread, name)} attribute of immutable type '${self.tpName}'`);
  return attributeName(name);
}

/** wrap_setattr. */
export const wrapSetAttr: Wrapper = (thread, self, args, wrapped) => {
  checkPositional('__setattr__', args.length, 2, 2);
  checkBypass(self, wrapped, '__setattr__');
  wrapped(thread, self, nameToChange(thread, self, args[0]!), args[1]);
  return null;
};

/** wrap_delattr. */
export const wrapDelAttr: Wrapper = (thread, self, args, wrapped) => {
  exactly(args, 1);
  checkBypass(self, wrapped, '__delattr__');
  wrapped(thread, self, nameToChange(thread, self, args[0]!), undefined);
  return null;
};

/** `__getattribute__`. */
export const wrapGetAttr: Wrapper = (thread, self, args, wrapped) => {
  exactly(args, 1);
  return wrapped(thread, self, attributeName(args[0]!)) as Value;
};

/** richcmp_lt and its kin. */
export const wrapCompare =
  (op: CompareOp): Wrapper =>
  (thread, self, args, wrapped) => {
    exactly(args, 1);
    return wrapped(thread, self, args[0], op) as Value;
  };

/** wrap_next. */
export const wrapNext: Wrapper = (thread, self, args, wrapped) => {
  exactly(args, 0);
  const item = wrapped(thread, self) as Value | undefined;
  if (item === undefined) throw stopIteration();
  return item;
};

/** wrap_descr_get. */
export const wrapDescrGet: Wrapper = (thread, self, args, wrapped) => {
  checkPositional('__get__', args.length, 1, 2);
  const instance = args[0] === null ? undefined : args[0];
  const owner = args[1] === null ? undefined : args[1];
  if (instance === undefined && owner === undefined) throw typeError('__get__(None, None) is invalid');
  return wrapped(thread, self, instance, owner) as Value;
};

/** wrap_descr_set. */
export const wrapDescrSet: Wrapper = (thread, self, args, wrapped) => {
  checkPositional('__set__', args.length, 2, 2);
  wrapped(thread, self, args[0], args[1]);
  return null;
};

/** wrap_descr_delete. */
export const wrapDescrDelete: Wrapper = (thread, self, args, wrapped) => {
  exactly(args, 1);
  wrapped(thread, self, args[0], undefined);
  return null;
};

/** wrap_call. */
export const wrapCall: Wrapper = (thread, self, args, wrapped, kwnames) =>
  wrapped(thread, self, args, kwnames) as Value;

/** wrap_init. */
export const wrapInit: Wrapper = (thread, self, args, wrapped, kwnames) => {
  wrapped(thread, self, args, kwnames);
  return null;
};

/** wrap_del. */
export const wrapDel: Wrapper = (thread, self, args, wrapped) => {
  exactly(args, 0);
  wrapped(thread, self);
  return null;
};

/** `__ipow__` takes no modulus (wrap_binaryfunc on a ternary slot). */
export const wrapInPlacePower: Wrapper = (thread, self, args, wrapped) => {
  exactly(args, 1);
  return wrapped(thread, self, args[0], null) as Value;
};

/** wrap_buffer: a memoryview of the object. */
export const wrapBuffer: Wrapper = (thread, self, args) => {
  if (args.length !== 1) checkPositional('__buffer__', args.length, 1, 1);
  return viewOf(thread, self, asSsize(thread, args[0]!, OverflowErrorType));
};

/** wrap_releasebuffer: releases the memoryview that `__buffer__` gave. */
export const wrapReleaseBuffer: Wrapper = (thread, self, args) => {
  if (args.length !== 1) checkPositional('__release_buffer__', args.length, 1, 1);
  const view = args[0]!;
  if (!(view instanceof PyMemoryView)) throw typeError('expected a memoryview object');
  const owner = view.source?.owner;
  if (view.released || owner === undefined) throw valueError("memoryview's buffer has already been released");
  if (owner !== self && owner !== null) throw valueError("memoryview's buffer is not this object");
  return callMethod(thread, view, 'release', []);
};
