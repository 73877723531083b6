// What a Context holds, the one that is current, and work under a context that reports its conditions.

import { declareType } from '../../objects/define-type';
import { hold, type Value } from '../../objects/object';
import { typeError } from '../../objects/raise';
import type { Thread } from '../../objects/thread';
import type { PyType } from '../../objects/type';
import { strValue } from '../../objects/type-of';
import { currentContext as currentContextVars, newContextVar, type PyContextVar } from '../_contextvars/context-var';
import { holdForever, stateOf } from '../define-module';
import { type Condition, type Rounding, type Settings, Work } from './number';
import { PySignalDict, signalError, signalOf } from './signals';
import { KEPT, PyHolder } from '../../objects/holder';

/** decimal.Context. */
export const contextType: PyType = declareType('Context', 'decimal');

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
