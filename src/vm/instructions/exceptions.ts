// Instructions of try, except, except* and with.

import { SPECIAL_METHODS } from '../../bytecode/opcodes';
import { isExceptionClass } from '../../objects/exceptions/exception-values';
import { matchGroup } from '../../objects/exceptions/exception-groups';
import {
  BaseExceptionGroupType,
  type PyBaseException,
  PyExceptionGroup,
  type PyStopIteration,
  StopIterationType,
} from '../../objects/exceptions/exceptions';
import { type Frame, frameObject } from '../../objects/frames/frame';
import { PyTraceback } from '../../objects/frames/traceback';
import { hold, release, type Value } from '../../objects/object';
import { typeError } from '../../objects/raise';
import type { Thread } from '../../objects/thread';
import { PyTuple } from '../../objects/containers/tuple';
import { isSubtype, TypeFlag } from '../../objects/type';
import { typeLookup } from '../../objects/types/type-lookup';
import { typeOf } from '../../objects/type-of';
import { exceptionMatches } from '../exception-state';
import { dropEntry, put, replaceEntries, steal } from '../../call/stack';

/** exc -- previous, exc: makes it the exception being handled. */
export function pushExceptionInfo(thread: Thread, frame: Frame, sp: number): void {
  const { slots, owned } = frame;
  const exc = slots[sp - 1] as PyBaseException;
  const state = thread.excInfo;
  slots[sp] = exc;
  owned[sp] = owned[sp - 1]!;
  slots[sp - 1] = state.exc;
  owned[sp - 1] = 1;
  state.exc = hold(exc);
}

/** previous -- : makes it the exception being handled again. */
export function popException(thread: Thread, frame: Frame, sp: number): void {
  const state = thread.excInfo;
  const old = state.exc;
  state.exc = steal(frame, sp - 1) as PyBaseException | null;
  frame.slots[sp - 1] = undefined;
  release(thread, old);
}

const CANNOT_CATCH = 'catching classes that do not inherit from BaseException is not allowed';

/** The classes of an except clause, as a list. */
const classesOf = (type: Value): Value[] => (type instanceof PyTuple ? type.items : [type]);

/** exc, type -- exc, bool */
export function checkExceptionMatch(thread: Thread, frame: Frame, sp: number): void {
  const type = frame.slots[sp - 1]!;
  if (!classesOf(type).every(isExceptionClass)) throw typeError(CANNOT_CATCH);
  const matches = exceptionMatches(frame.slots[sp - 2] as PyBaseException, type);
  dropEntry(thread, frame, sp - 1);
  frame.slots[sp - 1] = matches;
}

/** exc, type -- rest, match: splits by the classes of an except* clause. */
export function checkGroupMatch(thread: Thread, frame: Frame, sp: number): void {
  const { slots, owned } = frame;
  const type = slots[sp - 1]!;
  const classes = classesOf(type);
  if (!classes.every(isExceptionClass)) throw typeError(CANNOT_CATCH);
  if (classes.some((cls) => isExceptionClass(cls) && isSubtype(cls, BaseExceptionGroupType))) {
    throw typeError('catching ExceptionGroup with except* is not allowed. Use except instead.');
  }
  const exc = slots[sp - 2] as PyBaseException | null;
  const { match, rest } = exc === null ? { match: null, rest: null } : matchGroup(thread, exc, type);
  if (match !== null && !(exc instanceof PyExceptionGroup)) {
    match.setTraceback(thread, new PyTraceback(undefined, frameObject(frame), frame.ip * 2));
  }
  dropEntry(thread, frame, sp - 1);
  dropEntry(thread, frame, sp - 2);
  slots[sp - 2] = rest;
  owned[sp - 2] = 1;
  slots[sp - 1] = match;
  owned[sp - 1] = 1;
  if (match !== null) {
    const state = thread.excInfo;
    const old = state.exc;
    state.exc = hold(match);
    release(thread, old);
  }
}

const CONTEXT = 'context manager protocol';
const ASYNC_CONTEXT = 'asynchronous context manager protocol';

/** owner -- method, self | bound method, NULL: finds `__enter__`, `__exit__`, … on the type. */
export function loadSpecial(thread: Thread, frame: Frame, sp: number, which: number): void {
  const { slots, owned } = frame;
  const owner = slots[sp - 1]!;
  const type = typeOf(owner);
  const name = SPECIAL_METHODS[which]!;
  const found = typeLookup(type, name);
  if (found === undefined) throw missingSpecial(owner, name);
  if (typeOf(found).flags & TypeFlag.METHOD_DESCRIPTOR) {
    slots[sp] = owner;
    owned[sp] = owned[sp - 1]!;
    put(frame, sp - 1, found);
    return;
  }
  const get = typeOf(found).tp.tp_descr_get;
  let bound = found;
  if (get !== undefined) {
    hold(found);
    try {
      bound = hold(get(thread, found, owner, type));
    } finally {
      release(thread, found);
    }
  } else hold(bound);
  dropEntry(thread, frame, sp - 1);
  slots[sp - 1] = bound;
  owned[sp - 1] = 1;
  slots[sp] = undefined;
}

function missingSpecial(owner: Value, name: string) {
  const type = typeOf(owner);
  const isAsync = name.startsWith('__a');
  const has = (method: string): boolean => typeLookup(type, method) !== undefined;
  const other = isAsync ? has('__enter__') && has('__exit__') : has('__aenter__') && has('__aexit__');
  const hint = !other
    ? ''
    : isAsync
      ? ` but it supports the ${CONTEXT}. Did you mean to use 'with'?`
      : ` but it supports the ${ASYNC_CONTEXT}. Did you mean to use 'async with'?`;
  const protocol = isAsync ? ASYNC_CONTEXT : CONTEXT;
  return typeError(`'${type.tpName}' object does not support the ${protocol} (missed ${name} method)${hint}`);
}

/** exit, exit_self, lasti, previous, exc -- the same, result: calls `__exit__(type, exc, traceback)`. */
export function withExceptionStart(thread: Thread, frame: Frame, sp: number): void {
  const { slots } = frame;
  const exc = slots[sp - 1] as PyBaseException;
  const self = slots[sp - 4];
  const traceback = exc.traceback;
  const args: Value[] = [exc.type, exc, traceback];
  if (self !== undefined) args.unshift(self);
  hold(traceback);
  try {
    put(frame, sp, thread.call(slots[sp - 5]!, args));
  } finally {
    release(thread, traceback);
  }
}

/** delegate, sent, exc -- None, value: the end of a delegated throw(); false if the exception has to be raised again. */
export function cleanupThrow(thread: Thread, frame: Frame, sp: number): boolean {
  const exc = frame.slots[sp - 1] as PyBaseException;
  if (!isSubtype(exc.type, StopIterationType)) return false;
  const value = hold((exc as PyStopIteration).value);
  replaceEntries(thread, frame, sp - 3, sp, null);
  frame.slots[sp - 2] = value;
  frame.owned[sp - 2] = 1;
  return true;
}
