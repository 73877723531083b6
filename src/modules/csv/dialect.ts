// Dialects of CSV: which characters separate, quote and escape.

import { takes } from '../../call/native/arity-texts';
import { defineType } from '../../objects/define-type';
import { ExceptionType } from '../../objects/exceptions/exceptions';
import { PyDict } from '../../objects/containers/dict';
import { rawMethod } from '../../objects/native';
import { argInt, keywordPairs } from '../../objects/native-arguments';
import { drop, hold, PyObject, unhold, type Value } from '../../objects/object';
import { lookupAttr } from '../../objects/protocols/attributes';
import { callHeld } from '../../objects/protocols/calls';
import { isTrue } from '../../objects/protocols/compare';
import { raise, typeError, valueError } from '../../objects/raise';
import { positionalCount } from '../../objects/containers/sequence-arguments';
import { lengthOf } from '../../objects/text/text-indexing';
import type { Thread } from '../../objects/thread';
import { PyTuple } from '../../objects/containers/tuple';
import { type PyType, TypeFlag } from '../../objects/type';
import { intValue, strValue, typeOf } from '../../objects/type-of';
import { typeType } from '../../objects/types/type-type';
import { holdForever, stateOf } from '../define-module';

export const Quoting = { MINIMAL: 0, ALL: 1, NONNUMERIC: 2, NONE: 3, STRINGS: 4, NOTNULL: 5 } as const;

export interface CsvState {
  Error: PyType;
  dialects: PyDict;
  fieldLimit: number;
}

/** What an interpreter knows about CSV. */
export function csvState(thread: Thread): CsvState {
  return stateOf(thread, '_csv', () => {
    const namespace = PyDict.fresh();
    namespace.initStr('__module__', '_csv');
    const error = callHeld(thread, typeType, ['Error', new PyTuple([ExceptionType]), namespace]) as PyType;
    return { Error: holdForever(thread, error), dialects: holdForever(thread, new PyDict()), fieldLimit: 131072 };
  });
}

export const csvError = (thread: Thread, message: string) => raise(csvState(thread).Error, message);

export class PyDialect extends PyObject {
  delimiter = ',';
  quotechar: string | null = '"';
  escapechar: string | null = null;
  lineterminator = '\r\n';
  quoting = 0;
  doublequote = true;
  skipinitialspace = false;
  strict = false;
}

const NAMES = [
  'dialect',
  'delimiter',
  'doublequote',
  'escapechar',
  'lineterminator',
  'quotechar',
  'quoting',
  'skipinitialspace',
  'strict',
];

/** One character, or none where that is allowed (_set_char, _set_char_or_none). */
function character(name: string, value: Value, optional: boolean): string | null {
  if (value === null && optional) return null;
  const expected = `"${name}" must be a unicode character${optional ? ' or None' : ''}, not `;
  const text = strValue(value);
  if (text === undefined) throw typeError(expected + typeOf(value).tpName);
  const length = lengthOf(text);
  if (length !== 1) throw typeError(`${expected}a string of length ${length}`);
  return text;
}

function checkCharacter(name: string, value: string | null, allowSpace: boolean): void {
  if (value === '\r' || value === '\n' || (value === ' ' && !allowSpace)) throw valueError(`bad ${name} value`);
}

function checkDifferent(dialect: PyDialect): void {
  const { delimiter, quotechar, escapechar, lineterminator, skipinitialspace } = dialect;
  checkCharacter('delimiter', delimiter, true);
  checkCharacter('escapechar', escapechar, !skipinitialspace);
  checkCharacter('quotechar', quotechar, !skipinitialspace);
  const pairs: [string, string | null, string, string | null][] = [
    ['delimiter', delimiter, 'escapechar', escapechar],
    ['delimiter', delimiter, 'quotechar', quotechar],
    ['escapechar', escapechar, 'quotechar', quotechar],
  ];
  for (const [name, a, other, b] of pairs) if (a !== null && a === b) throw valueError(`bad ${name} or ${other} value`);
  for (const [name, value] of [
    ['delimiter', delimiter],
    ['escapechar', escapechar],
    ['quotechar', quotechar],
  ] as const)
    if (value !== null && lineterminator.includes(value)) throw valueError(`bad ${name} or lineterminator value`);
}

/** Settings by name: given ones, else those of the dialect they start from. */
function fill(thread: Thread, dialect: PyDialect, given: (name: string) => Value | undefined): void {
  const use = (name: string, work: (value: Value) => void): void => {
    const value = given(name);
    if (value !== undefined) work(value);
  };
  use('delimiter', (value) => {
    dialect.delimiter = character('delimiter', value, false)!;
  });
  use('doublequote', (value) => {
    dialect.doublequote = isTrue(thread, value);
  });
  use('escapechar', (value) => {
    dialect.escapechar = character('escapechar', value, true);
  });
  use('lineterminator', (value) => {
    const text = strValue(value);
    if (text === undefined)
      throw typeError(`"lineterminator" must be a string, not ${value === null ? 'NoneType' : typeOf(value).tpName}`);
    dialect.lineterminator = text;
  });
  use('quotechar', (value) => {
    dialect.quotechar = character('quotechar', value, true);
  });
  const quoting = given('quoting');
  if (quoting !== undefined) {
    if (intValue(quoting) === undefined)
      throw typeError(`"quoting" must be an integer, not ${quoting === null ? 'NoneType' : typeOf(quoting).tpName}`);
    dialect.quoting = argInt(thread, quoting);
  }
  use('skipinitialspace', (value) => {
    dialect.skipinitialspace = isTrue(thread, value);
  });
  use('strict', (value) => {
    dialect.strict = isTrue(thread, value);
  });
  if (dialect.quoting < 0 || dialect.quoting > 5) throw typeError('bad "quoting" value');
  if (dialect.quotechar === null && quoting === undefined) dialect.quoting = Quoting.NONE;
  if (dialect.quoting !== Quoting.NONE && dialect.quotechar === null)
    throw typeError('quotechar must be set if quoting enabled');
  checkDifferent(dialect);
}

/** A registered dialect. */
export function dialectNamed(thread: Thread, name: Value): Value {
  const found = csvState(thread).dialects.get(thread, name);
  if (found === undefined) throw csvError(thread, 'unknown dialect');
  return found;
}

function newDialect(thread: Thread, type: PyType, args: Value[], kwnames: PyTuple | undefined): Value {
  const count = positionalCount(args, kwnames);
  if (count > NAMES.length) throw typeError(takes('function', 'at most', NAMES.length, args.length));
  const given = new Map<string, Value>();
  for (let index = 0; index < count; index++) given.set(NAMES[index]!, args[index]!);
  for (const [key, value] of keywordPairs(args, kwnames)) {
    const name = strValue(key)!;
    if (!NAMES.includes(name)) throw typeError(`this function got an unexpected keyword argument '${name}'`);
    given.set(name, value);
  }
  let base = given.get('dialect') ?? null;
  given.delete('dialect');
  if (base !== null) {
    if (strValue(base) !== undefined) base = dialectNamed(thread, base);
    if (base instanceof PyDialect && given.size === 0) return base;
  }
  const fetched: Value[] = [];
  const dialect = new PyDialect(type);
  try {
    fill(thread, dialect, (name) => {
      const value = given.get(name) ?? (given.has(name) ? null : undefined);
      if (value !== undefined || base === null) return value;
      const attribute = lookupAttr(thread, base, name);
      if (attribute !== undefined) fetched.push(hold(attribute));
      return attribute;
    });
  } catch (error) {
    drop(thread, dialect);
    throw error;
  } finally {
    for (const value of fetched) drop(thread, unhold(value));
  }
  return dialect;
}

const refusePickling = (name: string) =>
  rawMethod(
    name,
    'varargs',
    (_thread, self: PyDialect) => {
      throw typeError(`cannot pickle '${self.type.name}' instances`);
    },
    {},
  );

export const dialectType: PyType = defineType({
  module: '_csv',
  name: 'Dialect',
  instanceClass: PyDialect,
  flags: TypeFlag.BASETYPE | TypeFlag.HAVE_GC,
  tp: { tp_new: newDialect },
  methods: [refusePickling('__reduce__'), refusePickling('__reduce_ex__')],
  members: (['skipinitialspace', 'doublequote', 'strict'] as const).map((name) => ({
    name,
    get: (self: unknown) => (self as PyDialect)[name],
  })),
  getset: (['delimiter', 'escapechar', 'lineterminator', 'quotechar', 'quoting'] as const).map((name) => ({
    name,
    get: (_thread: Thread, self: Value) => (self as PyDialect)[name],
  })),
});

/** A dialect from `dialect` and keyword arguments (_call_dialect). */
export function makeDialect(
  thread: Thread,
  base: Value | undefined,
  values: Value[],
  names: PyTuple | undefined,
): PyDialect {
  const args = base === undefined ? values : [base, ...values];
  return newDialect(thread, dialectType, args, names) as PyDialect;
}
