// ContextVar, Token and Context (PEP 567).

import { takes } from '../../call/native/arity-texts';
import { addressOf } from '../../objects/identity';
import { classGetItem } from '../../objects/types/class-getitem';
import { defineType } from '../../objects/define-type';
import * as exceptions from '../../objects/exceptions/exceptions';
import { PyList } from '../../objects/containers/list';
import { type BoundFunction, method, rawMethod, suspending } from '../../objects/native';
import { positionalArgs, parseKeywords } from '../../objects/native-arguments';
import { hold, IMMORTAL, PyObject, release, type Value, type Visit } from '../../objects/object';
import { getIter } from '../../objects/protocols/iteration';
import { richCompareBool } from '../../objects/protocols/compare';
import { repr } from '../../objects/protocols/text';
import { unhashable } from '../../objects/protocols/hashing';
import { keyError, raise, runtimeError, typeError, valueError } from '../../objects/raise';
import { NotImplemented } from '../../objects/singletons';
import { PyRaise, type Thread } from '../../objects/thread';
import { PyTuple } from '../../objects/containers/tuple';
import { type PyType, TypeFlag } from '../../objects/type';
import { strValue } from '../../objects/type-of';
import type { VmThread } from '../../vm/thread-implementation';
import { enterInPlace, isEnterable } from '../../vm/threads/in-place';
import { PyHolder } from '../../objects/holder';

export class PyContextVar extends PyHolder {
  static {
    PyContextVar.holds({ defaultValue: undefined });
  }

  constructor(
    readonly name: string,
    /** Held. */
    public defaultValue: Value | undefined,
  ) {
    super(contextVarType);
    hold(defaultValue);
  }
}

export class PyContext extends PyObject {
  /** Held, keys and values. */
  values: Map<PyContextVar, Value>;
  /** The context of the thread before this one, held while this one is entered. */
  previous: PyContext | undefined = undefined;
  entered = false;

  constructor(values: ReadonlyMap<PyContextVar, Value> = new Map()) {
    super(contextType);
    this.values = new Map(values);
    for (const [variable, value] of this.values) {
      hold(variable);
      hold(value);
    }
  }

  override traverse(visit: Visit): void {
    super.traverse(visit);
    visit(this.previous);
    for (const [variable, value] of this.values) {
      visit(variable);
      visit(value);
    }
  }

  override clear(thread: Thread): void {
    const { values } = this;
    this.values = new Map();
    for (const [variable, value] of values) {
      release(thread, variable);
      release(thread, value);
    }
    super.clear(thread);
  }

  /** Stores a value and lets go of the old one. */
  set(thread: Thread, variable: PyContextVar, value: Value): void {
    const known = this.values.has(variable);
    const old = this.values.get(variable);
    if (!known) hold(variable);
    this.values.set(variable, hold(value));
    if (known) release(thread, old);
  }

  delete(thread: Thread, variable: PyContextVar): void {
    const old = this.values.get(variable);
    if (!this.values.delete(variable)) return;
    release(thread, old);
    release(thread, variable);
  }
}

class PyToken extends PyHolder {
  used = false;

  static {
    PyToken.holds({ context: undefined, variable: undefined, oldValue: undefined });
  }

  constructor(
    /** All held. */
    public context: PyContext | undefined,
    public variable: PyContextVar | undefined,
    public oldValue: Value | undefined,
  ) {
    super(tokenType);
    hold(context);
    hold(variable);
    hold(oldValue);
  }
}

/** The context of the thread; the first one is made when it is needed and lives as long as the thread. */
export function currentContext(thread: Thread): PyContext {
  if (thread.context === undefined) {
    const first = hold(new PyContext());
    first.entered = true;
    thread.context = first;
  }
  return thread.context as PyContext;
}

/** Makes a context that of the thread (PyContext_Enter). */
export function enter(thread: Thread, context: PyContext): void {
  const outer = currentContext(thread);
  if (context.entered) {
    throw runtimeError(`cannot enter context: ${repr(thread, context)} is already entered`);
  }
  context.entered = true;
  context.previous = outer;
  thread.context = hold(context);
}

/** Goes back to the context before (PyContext_Exit). */
export function leave(thread: Thread, context: PyContext): void {
  thread.context = context.previous;
  context.previous = undefined;
  context.entered = false;
  release(thread, context);
}

/** Runs `work` in a context. */
export function runIn<T>(thread: Thread, context: PyContext, work: () => T): T {
  enter(thread, context);
  try {
    return work();
  } finally {
    leave(thread, context);
  }
}

/** A context variable made by native code. */
export function newContextVar(_thread: Thread, name: string, defaultValue?: Value): PyContextVar {
  return new PyContextVar(name, defaultValue);
}

const get: BoundFunction = (thread, self: PyContextVar, fallback?: Value) => {
  const { values } = currentContext(thread);
  const value = values.get(self);
  if (value !== undefined) return value;
  if (fallback !== undefined) return fallback;
  if (self.defaultValue !== undefined) return self.defaultValue;
  throw raise(exceptions.LookupErrorType, self);
};

const set: BoundFunction = (thread, self: PyContextVar, value: Value) => {
  const context = currentContext(thread);
  const token = new PyToken(context, self, context.values.get(self));
  context.set(thread, self, value);
  return token;
};

function reset(thread: Thread, self: PyContextVar, token: Value): Value {
  if (!(token instanceof PyToken)) throw typeError(`expected an instance of Token, got ${repr(thread, token)}`);
  if (token.used) throw runtimeError(`${repr(thread, token)} has already been used once`);
  if (token.variable !== self) throw valueError(`${repr(thread, token)} was created by a different ContextVar`);
  const context = currentContext(thread);
  if (token.context !== context) throw valueError(`${repr(thread, token)} was created in a different Context`);
  token.used = true;
  if (token.oldValue === undefined) context.delete(thread, self);
  else context.set(thread, self, token.oldValue);
  return null;
}

export const contextVarType: PyType = defineType({
  name: 'ContextVar',
  module: '_contextvars',
  instanceClass: PyContextVar,
  flags: TypeFlag.HAVE_GC,
  tp: {
    tp_new: (thread, _type, args, kwnames) => {
      const given = args.length - (kwnames?.items.length ?? 0);
      if (given === 0) throw typeError(takes('ContextVar()', 'exactly', 1, 0, 'positional '));
      if (given > 1) throw typeError(takes('ContextVar()', 'at most', 1, given, 'positional '));
      const [name, fallback] = parseKeywords(
        thread,
        'ContextVar',
        'name, /, *, default=None',
        args,
        kwnames,
        'by text',
      ) as [Value, Value?];
      const text = strValue(name);
      if (text === undefined) throw typeError('context variable name must be a str');
      return newContextVar(thread, text, fallback);
    },
    tp_repr: (thread, self) => {
      const fallback = self.defaultValue === undefined ? '' : ` default=${repr(thread, self.defaultValue)}`;
      return `<ContextVar name=${repr(thread, self.name)}${fallback} at ${addressOf(self)}>`;
    },
  },
  members: [{ name: 'name', get: (self) => self.name }],
  methods: [
    method('get($self, default=<unrepresentable>, /)', get),
    method('set($self, value, /)', set),
    method('reset($self, token, /)', reset),
    classGetItem(),
  ],
});

const missingType: PyType = defineType({
  name: 'MISSING',
  module: 'Token',
  tp: { tp_repr: () => '<Token.MISSING>' },
});
missingType.tpName = 'Token.MISSING';

const MISSING = new PyObject(missingType);
MISSING.refs = 2 * IMMORTAL;

const tokenType: PyType = defineType({
  name: 'Token',
  module: '_contextvars',
  instanceClass: PyToken,
  flags: TypeFlag.HAVE_GC,
  attributes: { MISSING, __hash__: null },
  tp: {
    tp_new: () => {
      throw runtimeError('Tokens can only be created by ContextVars');
    },
    tp_hash: unhashable,
    tp_repr: (thread, value) => {
      const { used, variable } = value;
      return `<Token${used ? ' used' : ''} var=${repr(thread, variable ?? null)} at ${addressOf(value)}>`;
    },
  },
  getset: [
    { name: 'var', get: (_thread, self) => self.variable ?? null },
    {
      name: 'old_value',
      get: (_thread, self) => {
        const { oldValue } = self;
        return oldValue === undefined ? MISSING : oldValue;
      },
    },
  ],
  methods: [
    classGetItem(),
    method('__enter__($self, /)', (_thread, self: Value) => self),
    rawMethod('__exit__', 'fastcall', (thread, self: PyToken) => reset(thread, self.variable!, self)),
  ],
});

export { tokenType };

/** The variable that a key must be. */
function variableKey(thread: Thread, key: Value): PyContextVar {
  if (key instanceof PyContextVar) return key;
  throw typeError(`a ContextVar key was expected, got ${repr(thread, key)}`);
}

function run(thread: Thread, self: PyContext, args: Value[], kwnames: PyTuple | undefined): Value {
  if (positionalArgs(args, kwnames).length === 0) throw typeError('run() missing 1 required positional argument');
  const vm = thread as VmThread;
  if (vm.canSuspend && isEnterable(args[0]!)) {
    enter(thread, self);
    try {
      enterInPlace(vm, args[0]!, args.slice(1), kwnames, () => leave(thread, self));
    } catch (error) {
      if (error instanceof PyRaise) leave(thread, self);
      throw error;
    }
  }
  return runIn(thread, self, () => thread.call(args[0]!, args.slice(1), kwnames));
}

function equalContexts(thread: Thread, left: PyContext, right: PyContext): boolean {
  if (left.values.size !== right.values.size) return false;
  for (const [variable, value] of left.values) {
    const other = right.values.get(variable);
    if (other === undefined || !richCompareBool(thread, value, other, '==')) return false;
  }
  return true;
}

export const contextType: PyType = defineType({
  name: 'Context',
  module: '_contextvars',
  instanceClass: PyContext,
  flags: TypeFlag.HAVE_GC,
  hasWeakrefs: true,
  attributes: { __hash__: null },
  tp: {
    tp_new: (_thread, _type, args) => {
      if (args.length > 0) throw typeError('Context() does not accept any arguments');
      return new PyContext();
    },
    tp_hash: unhashable,
    tp_iter: (thread, self) => getIter(thread, new PyList([...self.values.keys()])),
    tp_richcompare: (thread, left, right, op) => {
      if ((op !== '==' && op !== '!=') || !(left instanceof PyContext) || !(right instanceof PyContext)) {
        return NotImplemented;
      }
      const equal = equalContexts(thread, left, right);
      return op === '==' ? equal : !equal;
    },
    mp_length: (_thread, self) => self.values.size,
    mp_subscript: (thread, self, key) => {
      const value = self.values.get(variableKey(thread, key));
      if (value === undefined) throw keyError(key);
      return value;
    },
    sq_contains: (thread, self, key) => self.values.has(variableKey(thread, key)),
  },
  methods: [
    method('get($self, key, default=None, /)', (thread, self: PyContext, key: Value, fallback: Value = null) => {
      const value = self.values.get(variableKey(thread, key));
      return value === undefined ? fallback : value;
    }),
    method('items($self, /)', (thread, self: PyContext) =>
      getIter(thread, new PyList([...self.values].map(([variable, value]) => new PyTuple([variable, value])))),
    ),
    method('keys($self, /)', (thread, self: PyContext) => getIter(thread, new PyList([...self.values.keys()]))),
    method('values($self, /)', (thread, self: PyContext) => getIter(thread, new PyList([...self.values.values()]))),
    method('copy($self, /)', (_thread, self: PyContext) => new PyContext(self.values)),
    suspending(rawMethod('run', 'fastcall_keywords', run)),
  ],
});
