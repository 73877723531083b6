// The signals of decimal arithmetic, as exceptions and as dictionaries of flags.

import { defineType } from '../../objects/define-type';
import * as exceptions from '../../objects/exceptions/exceptions';
import { PyDict } from '../../objects/containers/dict';
import { PyList } from '../../objects/containers/list';
import { method } from '../../objects/native';
import { hold, PyObject, type Value } from '../../objects/object';
import { isTrue, richCompare } from '../../objects/protocols/compare';
import { getIter } from '../../objects/protocols/iteration';
import { repr } from '../../objects/protocols/text';
import { keyError, valueError } from '../../objects/raise';
import type { PyRaise, Thread } from '../../objects/thread';
import { PyTuple } from '../../objects/containers/tuple';
import { type PyType, TypeFlag } from '../../objects/type';
import { typeType } from '../../objects/types/type-type';
import { raiseCalled } from '../call-exception';
import { holdForever, stateOf } from '../define-module';
import type { Condition } from './number';

/** Signals in the order of flag dictionaries. */
export const SIGNALS: readonly Condition[] = [
  'InvalidOperation',
  'FloatOperation',
  'DivisionByZero',
  'Overflow',
  'Underflow',
  'Subnormal',
  'Inexact',
  'Rounded',
  'Clamped',
];

/** The conditions that signal InvalidOperation, in the order in which they are reported. */
const INVALID: readonly Condition[] = [
  'InvalidOperation',
  'ConversionSyntax',
  'DivisionImpossible',
  'DivisionUndefined',
  'InvalidContext',
];

export const signalOf = (condition: Condition): Condition =>
  INVALID.includes(condition) ? 'InvalidOperation' : condition;

/** Classes and their bases, in the order of definition. */
const HIERARCHY: [name: string, bases: string[]][] = [
  ['DecimalException', ['ArithmeticError']],
  ['Clamped', ['DecimalException']],
  ['Rounded', ['DecimalException']],
  ['Inexact', ['DecimalException']],
  ['Subnormal', ['DecimalException']],
  ['Underflow', ['Inexact', 'Rounded', 'Subnormal']],
  ['Overflow', ['Inexact', 'Rounded']],
  ['DivisionByZero', ['DecimalException', 'ZeroDivisionError']],
  ['FloatOperation', ['DecimalException', 'TypeError']],
  ['InvalidOperation', ['DecimalException']],
  ['ConversionSyntax', ['InvalidOperation']],
  ['DivisionImpossible', ['InvalidOperation']],
  ['DivisionUndefined', ['InvalidOperation', 'ZeroDivisionError']],
  ['InvalidContext', ['InvalidOperation']],
];

/** The exception classes of this interpreter, by name. */
export function signalClasses(thread: Thread): Map<string, PyType> {
  return stateOf(thread, 'decimal-signals', () => {
    const classes = new Map<string, PyType>();
    const native = exceptions as unknown as Record<string, PyType>;
    for (const [name, bases] of HIERARCHY) {
      const namespace = new PyDict();
      namespace.initStr('__module__', 'decimal');
      hold(namespace);
      const parents = new PyTuple(bases.map((base) => classes.get(base) ?? native[`${base}Type`]!));
      classes.set(name, holdForever(thread, thread.call(typeType, [name, parents, namespace]) as PyType));
      namespace.refs--;
    }
    return classes;
  });
}

export const signalClass = (thread: Thread, name: string): PyType => signalClasses(thread).get(name)!;

/** The exception for trapped conditions: of the first signal, with the list of all. */
export function signalError(thread: Thread, conditions: ReadonlySet<Condition>): PyRaise {
  const first = SIGNALS.find((signal) => [...conditions].some((condition) => signalOf(condition) === signal))!;
  const ordered = [...INVALID, ...SIGNALS.slice(1)].filter((condition) => conditions.has(condition));
  const list = new PyList(ordered.map((condition) => signalClass(thread, condition)));
  return raiseCalled(thread, signalClass(thread, first), list);
}

/** `context.flags` or `context.traps`: which signals are set. */
export class PySignalDict extends PyObject {
  constructor(readonly flags: Set<Condition>) {
    super(signalDictType);
  }
}

/** The signal that a class stands for, or KeyError. */
function signalKey(thread: Thread, key: Value): Condition {
  for (const signal of SIGNALS) if (signalClass(thread, signal) === key) return signal;
  throw keyError('invalid error flag');
}

const classList = (thread: Thread): PyList => new PyList(SIGNALS.map((signal) => signalClass(thread, signal)));

/** The same as an ordinary dict. */
function toDict(thread: Thread, self: PySignalDict): PyDict {
  const dict = new PyDict();
  for (const signal of SIGNALS) dict.set(thread, signalClass(thread, signal), self.flags.has(signal));
  return dict;
}

export const signalDictType: PyType = defineType({
  name: 'SignalDict',
  module: 'decimal',
  instanceClass: PySignalDict,
  flags: TypeFlag.HAVE_GC | TypeFlag.MAPPING | TypeFlag.DISALLOW_INSTANTIATION,
  attributes: { __hash__: null },
  tp: {
    tp_repr: (thread, self) => {
      const { flags } = self;
      const parts = SIGNALS.map(
        (signal) => `${repr(thread, signalClass(thread, signal))}:${flags.has(signal) ? 'True' : 'False'}`,
      );
      return `{${parts.join(', ')}}`;
    },
    tp_iter: (thread) => getIter(thread, classList(thread)),
    tp_richcompare: (thread, left, right, op) => {
      const other = right instanceof PySignalDict ? toDict(thread, right) : right;
      return richCompare(thread, toDict(thread, left), other, op);
    },
    mp_length: () => SIGNALS.length,
    mp_subscript: (thread, self, key) => self.flags.has(signalKey(thread, key)),
    mp_ass_subscript: (thread, self, key, value) => {
      if (value === undefined) throw valueError('signal keys cannot be deleted');
      const { flags } = self;
      const signal = signalKey(thread, key);
      if (isTrue(thread, value)) flags.add(signal);
      else flags.delete(signal);
    },
  },
  methods: [
    method('copy($self, /)', (thread, self: PySignalDict) => toDict(thread, self)),
    method('keys($self, /)', (thread) => classList(thread)),
    method(
      'values($self, /)',
      (_thread, self: PySignalDict) => new PyList(SIGNALS.map((signal) => self.flags.has(signal))),
    ),
    method('items($self, /)', (thread, self: PySignalDict) => {
      return new PyList(SIGNALS.map((signal) => new PyTuple([signalClass(thread, signal), self.flags.has(signal)])));
    }),
    method('get($self, key, default=None, /)', (thread, self: PySignalDict, key: Value, fallback: Value = null) => {
      const signal = SIGNALS.find((name) => signalClass(thread, name) === key);
      return signal === undefined ? fallback : self.flags.has(signal);
    }),
  ],
});
