// decimal.Context, completed: its fields, its text and its methods.

import { completeType } from '../../objects/define-type';
import { PyDict } from '../../objects/containers/dict';
import { PyList } from '../../objects/containers/list';
import { type BoundFunction, method, type NativeDefinition, rawMethod } from '../../objects/native';
import { parseKeywords } from '../../objects/native-arguments';
import type { Value } from '../../objects/object';
import { genericGetAttr, genericSetAttr } from '../../objects/protocols/attributes';
import { isTrue } from '../../objects/protocols/compare';
import { collect, releaseAll } from '../../objects/protocols/iteration';
import { SSIZE_MAX } from '../../objects/containers/sequence-arguments';
import { attributeError, keyError, overflowError, typeError, valueError } from '../../objects/raise';
import type { Thread } from '../../objects/thread';
import { intValue } from '../../objects/type-of';
import { PyTuple } from '../../objects/containers/tuple';
import { TypeFlag } from '../../objects/type';
import type { Condition } from './number';
import { PySignalDict, signalClass, SIGNALS } from './signals';
import { contextType, decimalState, MAX_PREC, PyContext, roundingOf } from './context';
import { contextOperations } from './context-operations';

/** The largest precision and exponent with which libmpdec still computes on 32 bits. */
const UNSAFE_LIMIT = 1070000000;

const RANGES: Record<string, [min: number, max: number, text: string]> = {
  prec: [1, MAX_PREC, 'valid range for prec is [1, MAX_PREC]'],
  Emin: [-MAX_PREC, 0, 'valid range for Emin is [MIN_EMIN, 0]'],
  Emax: [0, MAX_PREC, 'valid range for Emax is [0, MAX_EMAX]'],
  capitals: [0, 1, 'valid values for capitals are 0 or 1'],
  clamp: [0, 1, 'valid values for clamp are 0 or 1'],
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
  const [min, max, text] = RANGES[name]!;
  (context as unknown as Record<string, number>)[name] = numberWithin(value, min, max, text);
}

/** The value of an attribute: an int, without asking for `__index__` (PyLong_AsSsize_t). */
function numberWithin(value: Value, min: number, max: number, text: string): number {
  const number = intValue(value);
  if (number === undefined) throw typeError('an integer is required');
  if (number > SSIZE_MAX || number < -SSIZE_MAX - 1)
    throw overflowError('Python int too large to convert to C ssize_t');
  if (number < min || number > max) throw valueError(text);
  return Number(number);
}

/** Sets an attribute beyond its range, as tests of the arithmetic do (context_unsafe_setprec and others). */
const unsafely = (name: 'prec' | 'Emin' | 'Emax', min: number, max: number): NativeDefinition =>
  method(`_unsafe_set${name.toLowerCase()}($self, object, /)`, (_thread, self: PyContext, value: Value) => {
    const text = `valid range for unsafe ${name.toLowerCase()} is [${min}, ${max}]`;
    self[name] = numberWithin(value, min, max, text);
    return null;
  });

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
  unsafely('prec', 1, UNSAFE_LIMIT),
  unsafely('Emin', -UNSAFE_LIMIT, 0),
  unsafely('Emax', 0, UNSAFE_LIMIT),
  rawMethod('__reduce__', 'noargs', (thread, self: PyContext) => {
    const list = ({ flags }: PySignalDict): PyList =>
      new PyList(SIGNALS.filter((signal) => flags.has(signal)).map((signal) => signalClass(thread, signal)));
    const { prec, rounding, Emin, Emax, capitals, clamp } = self;
    const args = [prec, rounding, Emin, Emax, capitals, clamp, list(self.flags), list(self.traps)];
    return new PyTuple([self.type, new PyTuple(args)]);
  }),
];

completeType(contextType, {
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
  methods: [...ownMethods, ...contextOperations],
});
