// BaseExceptionGroup and ExceptionGroup: construction, split, subgroup, derive.

import { takes } from '../../call/native/arity-texts';
import { PyBaseException, PyExceptionGroup } from './base-exception';
import { classGetItem } from '../types/class-getitem';
import type { TypeDefinition } from '../define-type';
import { initException, newException } from './exception-methods';
import * as exceptions from './exceptions';
import { PyFunction } from '../functions/function';
import { PyList } from '../containers/list';
import { method } from '../native';
import { positionalArgs } from '../native-arguments';
import { hold, release, unhold, type Value } from '../object';
import { callMethod, lookupAttr, setAttr } from '../protocols/attributes';
import { callHeld } from '../protocols/calls';
import { isTrue } from '../protocols/compare';
import { isCallable } from '../protocols/instances';
import { collect } from '../protocols/iteration';
import { str } from '../protocols/text';
import { typeError, valueError } from '../raise';
import type { Thread } from '../thread';
import { PyTuple } from '../containers/tuple';
import { isSubtype, PyType } from '../type';
import { strValue, typeOf } from '../type-of';
import { isSequence } from '../protocols/is-sequence';

/** BaseExceptionGroup_new. */
function newGroup(thread: Thread, type: PyType, args: Value[], kwnames: PyTuple | undefined): Value {
  const positional = positionalArgs(args, kwnames);
  if (positional.length !== 2) throw typeError(takes('BaseExceptionGroup.__new__()', 'exactly', 2, positional.length));
  const [message, given] = positional as [Value, Value];
  if (strValue(message) === undefined)
    throw typeError(
      `BaseExceptionGroup.__new__() argument 1 must be str, not ${message === null ? 'None' : typeOf(message).tpName}`,
    );
  if (!isSequence(given)) throw typeError('second argument (exceptions) must be a sequence');
  const members = PyTuple.adopt(collect(thread, given));
  hold(members);
  try {
    checkMembers(members);
    const actual = groupType(type, members);
    const group = newException(thread, actual, positional, undefined) as PyExceptionGroup;
    group.message = hold(message);
    group.exceptions = hold(members);
    return group;
  } finally {
    release(thread, members);
  }
}

function checkMembers(members: PyTuple): void {
  if (members.items.length === 0) throw valueError('second argument (exceptions) must be a non-empty sequence');
  members.items.forEach((member, index) => {
    if (!(member instanceof PyBaseException))
      throw valueError(`Item ${index} of second argument (exceptions) is not an exception`);
  });
}

/** A group of Exceptions only is an ExceptionGroup; one of other exceptions must not be. */
function groupType(type: PyType, members: PyTuple): PyType {
  const nested = members.items.every((member) => isSubtype(typeOf(member), exceptions.ExceptionType));
  if (type === exceptions.BaseExceptionGroupType) return nested ? exceptions.ExceptionGroupType : type;
  if (nested) return type;
  if (type === exceptions.ExceptionGroupType) throw typeError('Cannot nest BaseExceptions in an ExceptionGroup');
  if (isSubtype(type, exceptions.ExceptionType)) throw typeError(`Cannot nest BaseExceptions in '${type.name}'`);
  return type;
}

/** What selects members: a type or tuple of types, or a callable. */
type Condition = (exc: PyBaseException) => boolean;

function conditionOf(thread: Thread, value: Value): Condition {
  if (value instanceof PyFunction) return predicate(thread, value);
  if (value instanceof PyType && isSubtype(value, exceptions.BaseExceptionType))
    return (exc) => isSubtype(exc.type, value);
  if (value instanceof PyTuple) {
    const { items } = value;
    if (items.every((item) => item instanceof PyType && isSubtype(item, exceptions.BaseExceptionType)))
      return (exc) => items.some((item) => isSubtype(exc.type, item as PyType));
  } else if (isCallable(value) && !(value instanceof PyType)) return predicate(thread, value);
  throw typeError('expected an exception type, a tuple of exception types, or a callable (other than a class)');
}

function predicate(thread: Thread, callable: Value): Condition {
  return (exc) => {
    const result = hold(callHeld(thread, callable, [exc]));
    try {
      return isTrue(thread, result);
    } finally {
      release(thread, result);
    }
  };
}

/** The parts of an exception that match and that do not; each held by the caller (exceptiongroup_split_recursive). */
export interface Split {
  match: PyBaseException | null;
  rest: PyBaseException | null;
}

function split(thread: Thread, exc: PyBaseException, condition: Condition, wantRest: boolean): Split {
  if (condition(exc)) return { match: hold(exc), rest: null };
  if (!(exc instanceof PyExceptionGroup)) return { match: null, rest: wantRest ? hold(exc) : null };
  const matches: PyBaseException[] = [];
  const rests: PyBaseException[] = [];
  thread.enter(' in exceptiongroup_split_recursive');
  try {
    for (const member of exc.exceptions!.items) {
      const parts = split(thread, member as PyBaseException, condition, wantRest);
      if (parts.match !== null) matches.push(parts.match);
      if (parts.rest !== null) rests.push(parts.rest);
    }
    const match = subset(thread, exc, matches);
    const rest = wantRest ? subset(thread, exc, rests) : null;
    return { match, rest };
  } finally {
    thread.leave();
    for (const member of matches) release(thread, member);
    for (const member of rests) release(thread, member);
  }
}

/** A group like `group` with other members (exceptiongroup_subset); held by the caller, null for no members. */
function subset(thread: Thread, group: PyExceptionGroup, members: PyBaseException[]): PyBaseException | null {
  if (members.length === 0) return null;
  const list = hold(new PyList([...members]));
  let derived: Value;
  try {
    derived = hold(callMethod(thread, group, 'derive', [list]));
  } finally {
    release(thread, list);
  }
  try {
    if (!(derived instanceof PyExceptionGroup)) throw typeError('derive must return an instance of BaseExceptionGroup');
    if (group.traceback !== null) derived.setTraceback(thread, group.traceback);
    derived.setContext(thread, group.context);
    derived.setCause(thread, group.cause);
    copyNotes(thread, group, derived);
    return derived;
  } catch (error) {
    release(thread, derived);
    throw error;
  }
}

/** `__notes__` of a part are a copy of those of the whole. */
function copyNotes(thread: Thread, from: PyBaseException, to: PyBaseException): void {
  const notes = lookupAttr(thread, from, '__notes__');
  if (notes === undefined) return;
  hold(notes);
  try {
    if (!isSequence(notes)) return;
    const copy = hold(PyList.adopt(collect(thread, notes)));
    try {
      setAttr(thread, to, '__notes__', copy);
    } finally {
      release(thread, copy);
    }
  } finally {
    release(thread, notes);
  }
}

function derive(thread: Thread, self: PyExceptionGroup, members: Value): Value {
  return callHeld(thread, exceptions.BaseExceptionGroupType, [self.message, members]);
}

export const spec: TypeDefinition<PyExceptionGroup> = {
  instanceClass: PyExceptionGroup,
  tp: {
    tp_new: newGroup,
    tp_init: (thread, self, args, kwnames) => initException(thread, self, args, kwnames),
    tp_str: (thread, self) => {
      const { message, exceptions: members } = self;
      const count = members!.items.length;
      return `${str(thread, message)} (${count} sub-exception${count > 1 ? 's' : ''})`;
    },
  },
  methods: [
    classGetItem(),
    method('derive($self, excs, /)', derive),
    method('split($self, matcher_value, /)', (thread, self: PyExceptionGroup, matcher) => {
      const { match, rest } = split(thread, self, conditionOf(thread, matcher), true);
      return PyTuple.adopt([match, rest]);
    }),
    method('subgroup($self, matcher_value, /)', (thread, self: PyExceptionGroup, matcher) =>
      unhold(split(thread, self, conditionOf(thread, matcher), false).match),
    ),
  ],
  members: [
    { name: 'message', get: (object) => object.message },
    { name: 'exceptions', get: (object) => object.exceptions },
  ],
};

/** Splits what an `except*` clause caught: the matching part and the rest, both held by the caller (_PyEval_ExceptionGroupMatch). */
export function matchGroup(thread: Thread, exc: PyBaseException, type: Value): Split {
  if (!(exc instanceof PyExceptionGroup)) {
    const types = type instanceof PyTuple ? type.items : [type];
    if (!types.some((item) => item instanceof PyType && isSubtype(exc.type, item)))
      return { match: null, rest: hold(exc) };
    const group = hold(callHeld(thread, exceptions.BaseExceptionGroupType, ['', new PyTuple([exc])]));
    (group as PyBaseException).setTraceback(thread, exc.traceback);
    return { match: group as PyBaseException, rest: null };
  }
  const types = type instanceof PyTuple ? type.items : [type];
  if (types.some((item) => item instanceof PyType && isSubtype(exc.type, item)))
    return { match: hold(exc), rest: null };
  const pair = hold(callMethod(thread, exc, 'split', [type]));
  try {
    if (!(pair instanceof PyTuple))
      throw typeError(`${exc.type.name}.split must return a tuple, not ${typeOf(pair).tpName}`);
    if (pair.items.length < 2)
      throw typeError(`${exc.type.name}.split must return a 2-tuple, got tuple of size ${pair.items.length}`);
    const [match, rest] = pair.items as [Value, Value];
    return { match: hold(match as PyBaseException | null), rest: hold(rest as PyBaseException | null) };
  } finally {
    release(thread, pair);
  }
}

/** The leaf exceptions of a group. */
function leaves(exc: PyBaseException, into: Set<PyBaseException>): void {
  if (!(exc instanceof PyExceptionGroup)) {
    into.add(exc);
    return;
  }
  for (const member of exc.exceptions!.items) leaves(member as PyBaseException, into);
}

/** The part of `original` whose leaves are those of `kept` (exception_group_projection); held by the caller. */
function projection(thread: Thread, original: PyBaseException, kept: PyBaseException[]): PyBaseException | null {
  const wanted = new Set<PyBaseException>();
  for (const exc of kept) leaves(exc, wanted);
  return split(thread, original, (exc) => !(exc instanceof PyExceptionGroup) && wanted.has(exc), false).match;
}

function sameMetadata(a: PyBaseException, b: PyBaseException): boolean {
  const notes = (exc: PyBaseException) => exc.dict?.getStr('__notes__');
  return notes(a) === notes(b) && a.traceback === b.traceback && a.cause === b.cause && a.context === b.context;
}

/**
 * What is raised at the end of a `try` with `except*`: the exceptions that handlers raised, together with what none of them caught
 * (_PyExc_PrepReraiseStar). null when nothing is left. Held by the caller.
 */
export function prepareReraiseStar(thread: Thread, original: Value, results: PyList): PyBaseException | null {
  const excs = results.items.filter((exc): exc is PyBaseException => exc instanceof PyBaseException);
  if (excs.length === 0) return null;
  const source = original as PyBaseException;
  if (!(source instanceof PyExceptionGroup)) return hold(excs[0]!);
  const raised = excs.filter((exc) => !sameMetadata(exc, source));
  const reraised = excs.filter((exc) => sameMetadata(exc, source));
  const rest = reraised.length === 0 ? null : projection(thread, source, reraised);
  if (raised.length === 0) return rest;
  try {
    const members: Value[] = [...raised];
    if (rest !== null) members.push(rest);
    if (members.length === 1) return hold(raised[0]!);
    const list = hold(new PyList(members));
    try {
      return hold(callHeld(thread, exceptions.BaseExceptionGroupType, ['', list])) as PyBaseException;
    } finally {
      release(thread, list);
    }
  } finally {
    release(thread, rest);
  }
}
