// decimal.Context: precision, rounding, exponents, flags and traps.

import { defineType } from '../../objects/define-type';
import { PyDict } from '../../objects/containers/dict';
import { PyList } from '../../objects/containers/list';
import { type BoundFunction, method, type NativeDefinition, rawMethod } from '../../objects/native';
import { parseKeywords } from '../../objects/native-arguments';
import { hold, type Value } from '../../objects/object';
import { genericGetAttr, genericSetAttr } from '../../objects/protocols/attributes';
import { isTrue } from '../../objects/protocols/compare';
import { collect, releaseAll } from '../../objects/protocols/iteration';
import { asSsize } from '../../objects/protocols/numbers';
import { attributeError, keyError, typeError, valueError } from '../../objects/raise';
import type { Thread } from '../../objects/thread';
import { PyTuple } from '../../objects/containers/tuple';
import { type PyType, TypeFlag } from '../../objects/type';
import { strValue } from '../../objects/type-of';
import { currentContext as currentContextVars, newContextVar, type PyContextVar } from '../_contextvars/context-var';
import { holdForever, stateOf } from '../define-module';
import { type Condition, type Rounding, type Settings, Work } from './arithmetic';
import { PySignalDict, SIGNALS, signalClass, signalError, signalOf } from './signals';
import { KEPT, PyHolder } from '../../objects/holder';

export const MAX_PREC = 425000000;

export const ROUNDINGS: readonly Rounding[] = [
  'ROUND_UP',
  'ROUND_DOWN',
  'ROUND_CEILING',
  'ROUND_FLOOR',
  'ROUND_HALF_UP',
  'ROUND_HALF_DOWN',
  'ROUND_HALF_EVEN',
  'ROUND_05UP',
];

export class PyContext extends PyHolder implements Settings {
  prec = 28;
  rounding: Rounding = 'ROUND_HALF_EVEN';
  Emin = -999999;
  Emax = 999999;
  capitals = 1;
  clamp = 0;
  /** Held. */
  flags: PySignalDict;
  traps: PySignalDict;

  static {
    PyContext.holds({ flags: KEPT, traps: KEPT });
  }

  constructor(type: PyType = contextType) {
    super(type);
    this.flags = hold(new PySignalDict(new Set()));
    this.traps = hold(new PySignalDict(new Set(['InvalidOperation', 'DivisionByZero', 'Overflow'])));
  }

  /** The same settings in a new context. */
  copy(): PyContext {
    const copy = new PyContext();
    copy.assign(this);
    return copy;
  }

  assign(other: PyContext): void {
    const { prec, rounding, Emin, Emax, capitals, clamp } = other;
    Object.assign(this, { prec, rounding, Emin, Emax, capitals, clamp });
    for (const name of ['flags', 'traps'] as const) {
      this[name].flags.clear();
      for (const signal of other[name].flags) this[name].flags.add(signal);
    }
  }
}

/** Operations with so many digits count as work. */
const MANY_DIGITS = 1000;

/** Runs an operation under a context: its conditions become flags, and exceptions where they are trapped. */
export function under<T>(thread: Thread, context: PyContext, operation: (work: Work) => T): T {
  const work = new Work(context);
  if (work.prec > MANY_DIGITS) thread.budget.work(work.prec);
  const result = operation(work);
  report(thread, context, work.status);
  return result;
}

/** Sets flags, and raises what is trapped. */
export function report(thread: Thread, context: PyContext, status: ReadonlySet<Condition>): void {
  if (status.size === 0) return;
  const trapped = new Set<Condition>();
  for (const condition of status) {
    const signal = signalOf(condition);
    context.flags.flags.add(signal);
    if (context.traps.flags.has(signal)) trapped.add(condition);
  }
  if (trapped.size > 0) throw signalError(thread, trapped);
}

interface DecimalState {
  variable: PyContextVar;
  defaults: PyContext;
  basic: PyContext;
  extended: PyContext;
}

/** The template contexts, and the variable that holds the current one. */
export function decimalState(thread: Thread): DecimalState {
  return stateOf(thread, 'decimal', () => {
    const basic = new PyContext();
    basic.prec = 9;
    basic.rounding = 'ROUND_HALF_UP';
    for (const signal of ['Clamped', 'Underflow'] as const) basic.traps.flags.add(signal);
    const extended = new PyContext();
    extended.prec = 9;
    extended.traps.flags.clear();
    return {
      variable: holdForever(thread, newContextVar(thread, 'decimal_context')),
      defaults: holdForever(thread, new PyContext()),
      basic: holdForever(thread, basic),
      extended: holdForever(thread, extended),
    };
  });
}

/** The context of the running code; the first one is a copy of DefaultContext. */
export function currentContext(thread: Thread): PyContext {
  const { variable, defaults } = decimalState(thread);
  const vars = currentContextVars(thread);
  const known = vars.values.get(variable);
  if (known instanceof PyContext) return known;
  const context = defaults.copy();
  context.flags.flags.clear();
  vars.set(thread, variable, context);
  return context;
}

/** Makes a context current; the templates are copied. */
export function setCurrentContext(thread: Thread, value: Value): void {
  if (!(value instanceof PyContext)) throw typeError('argument must be a context');
  const { variable, defaults, basic, extended } = decimalState(thread);
  let context = value;
  if (value === defaults || value === basic || value === extended) {
    context = value.copy();
    context.flags.flags.clear();
  }
  currentContextVars(thread).set(thread, variable, context);
}

/** A context argument, or the current context. */
export function contextOr(thread: Thread, value: Value | undefined): PyContext {
  if (value === undefined || value === null) return currentContext(thread);
  if (!(value instanceof PyContext)) throw typeError('optional argument must be a context');
  return value;
}

export function roundingOf(value: Value): Rounding {
  const text = strValue(value) as Rounding | undefined;
  if (text === undefined || !ROUNDINGS.includes(text)) {
    throw typeError(
      'valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]',
    );
  }
  return text;
}

const RANGES: Record<string, [min: number, max: number, text: string]> = {
  prec: [1, MAX_PREC, 'valid range for prec is [1, MAX_PREC]'],
  Emin: [-MAX_PREC, 0, 'valid range for Emin is [MIN_EMIN, 0]'],
  Emax: [0, MAX_PREC, 'valid range for Emax is [0, MAX_EMAX]'],
  capitals: [0, 1, 'valid values for capitals are [0, 1]'],
  clamp: [0, 1, 'valid values for clamp are [0, 1]'],
};

/** Sets one attribute of a context with its checks. */
function setField(thread: Thread, context: PyContext, name: string, value: Value): void {
  if (name === 'rounding') {
    context.rounding = roundingOf(value);
    return;
  }
  if (name === 'flags' || name === 'traps') {
    setSignals(thread, context[name], value);
    return;
  }
  const number = asSsize(thread, value);
  const [min, max, text] = RANGES[name]!;
  if (number < min || number > max) throw valueError(text);
  (context as unknown as Record<string, number>)[name] = number;
}

/** Takes over signals from a list of classes or a dictionary. */
function setSignals(thread: Thread, target: PySignalDict, value: Value): void {
  const flags = new Set<Condition>();
  if (value instanceof PySignalDict) for (const signal of value.flags) flags.add(signal);
  else if (value instanceof PyDict) {
    if (value.size !== SIGNALS.length) throw keyError('invalid signal dict');
    for (const signal of SIGNALS) {
      const item = value.get(thread, signalClass(thread, signal));
      if (item === undefined) throw keyError('invalid signal dict');
      if (isTrue(thread, item)) flags.add(signal);
    }
  } else {
    if (!(value instanceof PyList)) throw typeError('argument must be a signal dict');
    const items = collect(thread, value);
    for (const item of items) {
      const signal = SIGNALS.find((name) => signalClass(thread, name) === item);
      if (signal === undefined)
        throw typeError(
          'valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n   Overflow, Underflow, Subnormal, Inexact, Rounded,\n   Clamped]',
        );
      flags.add(signal);
    }
    releaseAll(thread, items);
  }
  target.flags.clear();
  for (const signal of flags) target.flags.add(signal);
}

const FIELDS = ['prec', 'rounding', 'Emin', 'Emax', 'capitals', 'clamp', 'flags', 'traps'] as const;

/** Applies the keywords of Context() and localcontext(). */
export function applyFields(thread: Thread, context: PyContext, values: readonly (Value | undefined)[]): void {
  FIELDS.forEach((name, index) => {
    const value = values[index];
    if (value !== undefined && value !== null) setField(thread, context, name, value);
  });
}

const PARAMETERS = 'prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None';

/** The order of signals in reprs. */
const SHOWN_ORDER: readonly Condition[] = [
  'Clamped',
  'InvalidOperation',
  'DivisionByZero',
  'Inexact',
  'FloatOperation',
  'Overflow',
  'Rounded',
  'Subnormal',
  'Underflow',
];

function shown(context: PyContext): string {
  const { prec, rounding, Emin, Emax, capitals, clamp } = context;
  const list = ({ flags }: PySignalDict): string => {
    return `[${SHOWN_ORDER.filter((signal) => flags.has(signal)).join(', ')}]`;
  };
  return (
    `Context(prec=${prec}, rounding=${rounding}, Emin=${Emin}, Emax=${Emax}, capitals=${capitals}, clamp=${clamp}, ` +
    `flags=${list(context.flags)}, traps=${list(context.traps)})`
  );
}

const clearSignals =
  (name: 'flags' | 'traps'): BoundFunction =>
  (_thread, self: PyContext) => {
    self[name].flags.clear();
    return null;
  };

const ownMethods: NativeDefinition[] = [
  method('Etiny($self, /)', (_thread, self: PyContext) => self.Emin - self.prec + 1),
  method('Etop($self, /)', (_thread, self: PyContext) => self.Emax - self.prec + 1),
  method('clear_flags($self, /)', clearSignals('flags')),
  method('clear_traps($self, /)', clearSignals('traps')),
  method('__copy__($self, /)', (_thread, self: PyContext) => self.copy()),
  method('copy($self, /)', (_thread, self: PyContext) => self.copy()),
  rawMethod('__reduce__', 'noargs', (thread, self: PyContext) => {
    const list = ({ flags }: PySignalDict): PyList =>
      new PyList(SIGNALS.filter((signal) => flags.has(signal)).map((signal) => signalClass(thread, signal)));
    const { prec, rounding, Emin, Emax, capitals, clamp } = self;
    const args = [prec, rounding, Emin, Emax, capitals, clamp, list(self.flags), list(self.traps)];
    return new PyTuple([self.type, new PyTuple(args)]);
  }),
];

/** Methods that other files add before types are made ready. */
export const contextMethods: NativeDefinition[] = [...ownMethods];

export const contextType: PyType = defineType({
  name: 'Context',
  module: 'decimal',
  instanceClass: PyContext,
  flags: TypeFlag.BASETYPE | TypeFlag.HAVE_GC,
  textSignature: '(prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None)',
  tp: {
    tp_new: (thread, type) => {
      const context = new PyContext(type);
      context.assign(decimalState(thread).defaults);
      context.flags.flags.clear();
      return context;
    },
    tp_init: (thread, self, args, kwnames) =>
      applyFields(
        thread,
        self,
        parseKeywords(thread, 'Context', PARAMETERS, args, kwnames, 'by text') as (Value | undefined)[],
      ),
    tp_repr: (_thread, self) => shown(self),
    tp_getattro: (thread, self, name) => {
      if (name === 'flags' || name === 'traps') return self[name];
      return genericGetAttr(thread, self, name);
    },
    tp_setattro: (thread, self, name, value) => {
      if (!(FIELDS as readonly string[]).includes(name)) {
        genericSetAttr(thread, self, name, value);
        return;
      }
      if (value === undefined) throw attributeError('context attributes cannot be deleted', self, name);
      setField(thread, self, name, value);
    },
  },
  getset: (['prec', 'Emax', 'Emin', 'rounding', 'capitals', 'clamp'] as const).map((name) => ({
    name,
    get: (_thread, self) => (self as PyContext)[name],
    set: (thread, self, value) => setField(thread, self as PyContext, name, value ?? null),
  })),
  methods: contextMethods,
});
