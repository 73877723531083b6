// StopIteration, SystemExit, ImportError, NameError, AttributeError and KeyError: what they add to BaseException.

import type { PyBaseException, PyFieldsException, PyImportError } from './base-exception';
import type { Member, TypeDefinition } from '../define-type';
import { PyDict } from '../containers/dict';
import { initException, setArgs, strException } from './exception-methods';
import { rawMethod } from '../native';
import { parseKeywords, positionalArgs } from '../native-arguments';
import type { Value } from '../object';
import { repr } from '../protocols/text';
import type { Thread } from '../thread';
import { PyTuple } from '../containers/tuple';

/** A field of the instance as an attribute that reads None when unset. */
export function field(name: string): Member {
  return {
    name,
    get: (object) => (object as PyFieldsException).field(name),
    set: (thread, object, value) => (object as PyFieldsException).setField(thread, name, value),
  };
}

/** StopIteration_init. */
export function initStopIteration(
  thread: Thread,
  self: PyFieldsException,
  args: Value[],
  kwnames: PyTuple | undefined,
): void {
  initException(thread, self, args, kwnames);
  self.setField(thread, 'value', args[0] ?? null);
}

/** SystemExit_init. */
export function initSystemExit(
  thread: Thread,
  exc: PyFieldsException,
  args: Value[],
  kwnames: PyTuple | undefined,
): void {
  initException(thread, exc, args, kwnames);
  if (args.length > 0) exc.setField(thread, 'code', args.length === 1 ? args[0] : exc.args);
}

/** Sets `args` from the positional arguments and fields from keyword-only ones. */
function initWithKeywords(
  thread: Thread,
  self: PyFieldsException,
  typeName: string,
  names: string[],
  args: Value[],
  kwnames: PyTuple | undefined,
): void {
  const positional = positionalArgs(args, kwnames);
  setArgs(thread, self, positional);
  const spec = `*, ${names.map((name) => `${name}=None`).join(', ')}`;
  const values = parseKeywords(thread, typeName, spec, args.slice(positional.length), kwnames, 'by text');
  names.forEach((name, index) => {
    self.setField(thread, name, values[index] as Value | undefined);
  });
}

/** NameError_init. */
export function initNameError(
  thread: Thread,
  self: PyFieldsException,
  args: Value[],
  kwnames: PyTuple | undefined,
): void {
  initWithKeywords(thread, self, 'NameError', ['name'], args, kwnames);
}

/** The instance dictionary with fields added, as state for pickling. */
function stateWith(thread: Thread, exc: PyFieldsException, names: string[]): PyDict {
  const state = exc.dict === undefined ? PyDict.fresh() : exc.dict.copy();
  for (const name of names) {
    const value = exc.fields[name];
    if (value !== undefined) state.setStr(thread, name, value);
  }
  return state;
}

function attributeErrorState(thread: Thread, exc: PyFieldsException): PyDict {
  const state = stateWith(thread, exc, ['name']);
  state.setStr(thread, 'args', exc.args);
  return state;
}

export const attributeError: TypeDefinition<PyFieldsException> = {
  tp: {
    tp_init: (thread, self, args, kwnames) =>
      initWithKeywords(thread, self, 'AttributeError', ['name', 'obj'], args, kwnames),
  },
  methods: [
    rawMethod('__getstate__', 'noargs', (thread, self: PyFieldsException) => attributeErrorState(thread, self)),
    rawMethod(
      '__reduce__',
      'noargs',
      (thread, self: PyFieldsException) => new PyTuple([self.type, self.args, attributeErrorState(thread, self)]),
    ),
  ],
  members: [field('name'), field('obj')],
};

export const importError: TypeDefinition<PyImportError> = {
  tp: {
    tp_init: (thread, self, args, kwnames) => {
      initWithKeywords(thread, self, 'ImportError', ['name', 'path', 'name_from'], args, kwnames);
      const { items } = self.args;
      self.setField(thread, 'msg', items.length === 1 ? items[0] : undefined);
    },
    tp_str: (thread, self) => {
      const message = self.fields.msg;
      return typeof message === 'string' ? message : strException(thread, self);
    },
  },
  methods: [
    rawMethod('__reduce__', 'noargs', (thread, self: PyImportError) => {
      const known = ['name', 'path', 'name_from'].some((name) => self.fields[name] !== undefined);
      if (!known && self.dict === undefined) return new PyTuple([self.type, self.args]);
      return new PyTuple([self.type, self.args, stateWith(thread, self, ['name', 'path', 'name_from'])]);
    }),
  ],
  members: [field('msg'), field('name'), field('path'), field('name_from')],
};

/** KeyError_str: a single key is shown as its repr, so that '' can be told from nothing. */
export function strKeyError(thread: Thread, self: PyBaseException): Value {
  const { items } = self.args;
  return items.length === 1 ? repr(thread, items[0]!) : strException(thread, self);
}
