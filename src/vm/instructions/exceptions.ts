// Instructions of try, except, except* and with.

import { immediate, several, special } from '../../bytecode/stack-entries';
import { SPECIAL_METHODS } from '../../bytecode/opcodes';
import { isExceptionClass } from '../../objects/exceptions/exception-values';
import { matchGroup } from '../../objects/exceptions/exception-groups';
import {
  BaseExceptionGroupType,
  type PyBaseException,
  PyExceptionGroup,
  StopAsyncIterationType,
} from '../../objects/exceptions/exceptions';
import { frameObject } from '../../objects/frames/frame';
import { PyTraceback } from '../../objects/frames/traceback';
import { hold, release, type Value } from '../../objects/object';
import { typeError } from '../../objects/raise';
import { PyTuple } from '../../objects/containers/tuple';
import { isSubtype, TypeFlag } from '../../objects/type';
import { typeLookup } from '../../objects/types/type-lookup';
import { typeOf } from '../../objects/type-of';
import { activeException, exceptionMatches, makeRaised } from '../exception-state';
import { dropEntries, dropEntry, put, steal } from '../../call/stack';
import { instruction } from './definition';
import { RAISED, RERAISED } from './outcome';

export const PUSH_EXC_INFO = instruction({
  summary: 'Makes the value on top the exception being handled and keeps the previous one below it.',
  operand: 'none',
  before: ['exc'],
  after: [special('previous', 'exception'), 'exc'],
  may: 'moves',
  run(thread, frame, sp) {
    const { slots, owned } = frame;
    const exc = slots[sp - 1] as PyBaseException;
    const state = thread.excInfo;
    slots[sp] = exc;
    owned[sp] = owned[sp - 1]!;
    slots[sp - 1] = state.exc;
    owned[sp - 1] = 1;
    state.exc = hold(exc);
  },
});

export const POP_EXCEPT = instruction({
  summary: 'Makes the value on top the exception being handled again.',
  operand: 'none',
  before: ['previous'],
  after: [],
  may: 'releases',
  run(thread, frame, sp) {
    const state = thread.excInfo;
    const old = state.exc;
    state.exc = steal(frame, sp - 1) as PyBaseException | null;
    frame.slots[sp - 1] = undefined;
    release(thread, old);
  },
});

const CANNOT_CATCH = 'catching classes that do not inherit from BaseException is not allowed';

/** The classes of an except clause, as a list. */
const classesOf = (type: Value): Value[] => (type instanceof PyTuple ? type.items : [type]);

export const CHECK_EXC_MATCH = instruction({
  summary: 'Replaces the type on top by whether the exception below it matches.',
  operand: 'none',
  before: ['exc', 'types'],
  after: ['exc', immediate('matches')],
  may: 'raises',
  run(thread, frame, sp) {
    const type = frame.slots[sp - 1]!;
    if (!classesOf(type).every(isExceptionClass)) throw typeError(CANNOT_CATCH);
    const matches = exceptionMatches(frame.slots[sp - 2] as PyBaseException, type);
    dropEntry(thread, frame, sp - 1);
    frame.slots[sp - 1] = matches;
  },
});

export const CHECK_EG_MATCH = instruction({
  summary: 'Splits an exception group by the types of an except* clause into rest and match.',
  operand: 'none',
  before: ['exc', 'types'],
  after: [special('rest', 'exception'), 'match'],
  may: 'runs Python',
  run(thread, frame, sp) {
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
  },
});

const CONTEXT = 'context manager protocol';
const ASYNC_CONTEXT = 'asynchronous context manager protocol';

export const LOAD_SPECIAL = instruction({
  summary: 'Replaces owner by a special method of its type and self.',
  operand: 'special',
  before: ['owner'],
  after: ['method', 'self'],
  may: 'runs Python',
  run(thread, frame, sp, which) {
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
  },
});

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

export const WITH_EXCEPT_START = instruction({
  summary: 'Calls __exit__ with the exception on top and pushes its answer.',
  operand: 'none',
  before: ['exit', 'self', 'lasti', 'previous', 'exc'],
  after: ['exit', 'self', 'lasti', 'previous', 'exc', 'answer'],
  may: 'runs Python',
  run(thread, frame, sp) {
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
  },
});

export const RAISE_VARARGS = instruction({
  summary: 'Raises: again (0), an exception (1), an exception from a cause (2).',
  operand: 'count',
  before: [several('exception and cause')],
  after: [],
  may: 'runs Python',
  ends: true,
  inLoop: true,
  run(thread, frame, sp, oparg) {
    const { slots } = frame;
    if (oparg === 0) {
      thread.raised = hold(activeException(thread));
      return RERAISED;
    }
    const exc = slots[sp - oparg]!;
    thread.raised = makeRaised(thread, exc, oparg === 2 ? slots[sp - 1]! : undefined);
    return RAISED;
  },
});

export const RERAISE = instruction({
  summary: 'Raises the exception on top again, from where it came if an index lies below it.',
  operand: 'count',
  before: [several('lasti and others'), 'exc'],
  after: [several('lasti and others')],
  may: 'raises',
  ends: true,
  inLoop: true,
  run(thread, frame, sp, oparg) {
    const { slots } = frame;
    thread.raised = steal(frame, sp - 1) as PyBaseException;
    if (oparg !== 0) frame.ip = slots[sp - 1 - oparg] as number;
    return RERAISED;
  },
});

export const END_ASYNC_FOR = instruction({
  summary: 'Ends an async for loop on StopAsyncIteration; raises anything else again.',
  operand: 'jump',
  before: ['awaitable', 'exc'],
  after: [],
  may: 'raises',
  jump: 'names the start',
  event: 'BRANCH_RIGHT',
  inLoop: true,
  run(thread, frame, sp) {
    const { slots } = frame;
    const exc = slots[sp - 1] as PyBaseException;
    if (!isSubtype(exc.type, StopAsyncIterationType)) {
      thread.raised = steal(frame, sp - 1) as PyBaseException;
      return RERAISED;
    }
    dropEntries(thread, frame, sp - 2, sp);
  },
});
