// Methods and attributes of BaseException.

import { PyBaseException } from './base-exception';
import type { GetSet, Member } from '../define-type';
import { instanceDictGetSet } from '../types/instance-dict';
import { PyDict } from '../containers/dict';
import { PyList } from '../containers/list';
import { method, rawMethod } from '../native';
import { noKeywords, positionalArgs } from '../native-arguments';
import { drop, hold, release, type Value } from '../object';
import { lookupAttr, setAttr, setAttrValue } from '../protocols/attributes';
import { collect } from '../protocols/iteration';
import { repr, strObject } from '../protocols/text';
import { typeError } from '../raise';
import type { Thread } from '../thread';
import { PyTraceback } from '../frames/traceback';
import { PyTuple } from '../containers/tuple';
import type { PyType } from '../type';
import { strValue, typeOf } from '../type-of';

/** BaseException_new: the arguments become `args`; keywords are for `__init__` to judge. */
export function newException(_thread: Thread, type: PyType, args: Value[], kwnames: PyTuple | undefined): Value {
  const exceptionClass = type.instanceClass as typeof PyBaseException;
  return new exceptionClass(type, PyTuple.of(positionalArgs(args, kwnames).slice()), false);
}

/** BaseException_init. */
export function initException(
  thread: Thread,
  self: PyBaseException,
  args: Value[],
  kwnames: PyTuple | undefined,
): void {
  noKeywords(typeOf(self).tpName, kwnames);
  setArgs(thread, self, args);
}

/** Stores new `args` unless they are the same values already. */
export function setArgs(thread: Thread, exc: PyBaseException, args: Value[]): void {
  const old = exc.args;
  exc.args = hold(PyTuple.of(args.slice()));
  release(thread, old);
}

/** BaseException_repr. */
export function reprException(thread: Thread, self: PyBaseException): Value {
  const { args, type } = self;
  if (args.items.length === 1) return `${type.name}(${repr(thread, args.items[0]!)})`;
  return type.name + repr(thread, args);
}

/** BaseException_str. */
export function strException(thread: Thread, self: PyBaseException): Value {
  const { args } = self;
  if (args.items.length === 0) return '';
  return strObject(thread, args.items.length === 1 ? args.items[0]! : args);
}

/** `(type, args)`, and the instance dictionary if there is one. */
function reduce(_thread: Thread, self: PyBaseException): Value {
  const parts: Value[] = [self.type, self.args];
  if (self.dict !== undefined) parts.push(self.dict);
  return new PyTuple(parts);
}

/** Adds a note to `__notes__`. */
export function addNote(thread: Thread, self: PyBaseException, note: Value): Value {
  if (strValue(note) === undefined)
    throw typeError(`add_note() argument must be str, not ${note === null ? 'None' : typeOf(note).tpName}`);
  let notes = lookupAttr(thread, self, '__notes__');
  if (notes === undefined) {
    notes = new PyList([]);
    setAttr(thread, self, '__notes__', notes);
  } else if (!(notes instanceof PyList)) {
    drop(thread, notes);
    throw typeError('Cannot add note: __notes__ is not a list');
  }
  (notes as PyList).items.push(hold(note));
  return null;
}

function setTraceback(thread: Thread, self: PyBaseException, traceback: Value | undefined): void {
  if (traceback === undefined) throw typeError('__traceback__ may not be deleted');
  if (traceback !== null && !(traceback instanceof PyTraceback))
    throw typeError('__traceback__ must be a traceback or None');
  self.setTraceback(thread, traceback);
}

export const methods = [
  rawMethod('__reduce__', 'noargs', (thread, self: PyBaseException) => reduce(thread, self)),
  method('__setstate__($self, state, /)', (thread, self: PyBaseException, state) => {
    if (state === null) return null;
    if (!(state instanceof PyDict)) throw typeError('state is not a dictionary');
    for (const [key, value] of [...state.entries()]) setAttrValue(thread, self, key, value);
    return null;
  }),
  method('with_traceback($self, tb, /)', (thread, self: PyBaseException, traceback) => {
    setTraceback(thread, self, traceback);
    return self;
  }),
  method('add_note($self, note, /)', addNote),
];

export const members: Member<PyBaseException>[] = [
  {
    name: '__suppress_context__',
    get: (object) => object.suppressContext,
    set: (_thread, object, value) => {
      if (value === undefined) throw typeError("can't delete numeric/char attribute");
      if (typeof value !== 'boolean') throw typeError('attribute value type must be bool');
      object.suppressContext = value;
    },
  },
];

/** `__context__` or `__cause__`: another exception or None. */
function linked(name: '__context__' | '__cause__', what: string): GetSet<PyBaseException> {
  const field = name === '__context__' ? 'context' : 'cause';
  return {
    name,
    get: (_thread, self) => self[field],
    set: (thread, self, value) => {
      if (value === undefined) throw typeError(`${name} may not be deleted`);
      if (value !== null && !(value instanceof PyBaseException))
        throw typeError(`exception ${what} must be None or derive from BaseException`);
      if (field === 'context') self.setContext(thread, value);
      else self.setCause(thread, value);
    },
  };
}

export const getset: GetSet<PyBaseException>[] = [
  instanceDictGetSet(),
  {
    name: 'args',
    get: (_thread, self) => self.args,
    set: (thread, self, value) => {
      if (value === undefined) throw typeError('args may not be deleted');
      const args = PyTuple.adopt(collect(thread, value));
      const old = self.args;
      self.args = hold(args);
      release(thread, old);
    },
  },
  {
    name: '__traceback__',
    get: (_thread, self) => self.traceback,
    set: (thread, self, value) => setTraceback(thread, self, value),
  },
  linked('__context__', 'context'),
  linked('__cause__', 'cause'),
];
