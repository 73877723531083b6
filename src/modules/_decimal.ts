// The module _decimal.

import { defineType } from '../objects/define-type';
import { general, type BoundFunction, method, rawMethod } from '../objects/native';
import { parseKeywords } from '../objects/native-arguments';
import { drop, hold, release, type Value } from '../objects/object';
import { callMethod, getAttr } from '../objects/protocols/attributes';
import { asSsize } from '../objects/protocols/numbers';
import { valueError } from '../objects/raise';
import type { Thread } from '../objects/thread';
import type { PyTuple } from '../objects/containers/tuple';
import { PyList } from '../objects/containers/list';
import { type PyType, TypeFlag } from '../objects/type';
import {
  contextType,
  currentContext,
  decimalState,
  contextOr,
  MAX_PREC,
  PyContext,
  ROUNDINGS,
  setCurrentContext,
} from './decimal/context';
import { applyFields } from './decimal/context-type';
import { decimalType } from './decimal/decimal-object';
import './decimal/decimal-type';
import { signalClasses } from './decimal/signals';
import { defineModule } from './define-module';
import { importModule } from './import/import-module';
import { KEPT, PyHolder } from '../objects/holder';

/** What localcontext() returns. */
class PyContextManager extends PyHolder {
  /** Held. */
  outer: PyContext | undefined = undefined;

  static {
    PyContextManager.holds({ local: KEPT, outer: undefined });
  }

  constructor(public local: PyContext) {
    super(contextManagerType);
    hold(local);
  }
}

const contextManagerType: PyType = defineType({
  name: 'ContextManager',
  module: 'decimal',
  instanceClass: PyContextManager,
  flags: TypeFlag.HAVE_GC | TypeFlag.DISALLOW_INSTANTIATION,
  methods: [
    method('__enter__($self, /)', (thread, self: PyContextManager) => {
      const old = self.outer;
      self.outer = hold(currentContext(thread));
      release(thread, old);
      setCurrentContext(thread, self.local);
      return self.local;
    }),
    rawMethod('__exit__', 'fastcall', (thread, self: PyContextManager) => {
      if (self.outer !== undefined) setCurrentContext(thread, self.outer);
      return false;
    }),
  ],
});

function localContext(thread: Thread, _module: Value, args: Value[], kwnames: PyTuple | undefined): Value {
  const parameters =
    'ctx=None, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None';
  const [given, ...fields] = parseKeywords(thread, 'localcontext', parameters, args, kwnames, 'by text') as (
    | Value
    | undefined
  )[];
  const context = contextOr(thread, given).copy();
  applyFields(thread, context, fields);
  return new PyContextManager(context);
}

const ieeeContext: BoundFunction = (thread, _module, bits: Value) => {
  const size = asSsize(thread, bits);
  if (size <= 0 || size > 256 || size % 32 !== 0) {
    throw valueError('argument must be a multiple of 32, with a maximum of 256');
  }
  const context = new PyContext();
  context.prec = 9 * (size / 32) - 2;
  context.Emax = 3 * 2 ** (size / 16 + 3);
  context.Emin = 1 - context.Emax;
  context.clamp = 1;
  context.traps.flags.clear();
  return context;
};

/** DecimalTuple is an ordinary named tuple. */
function decimalTuple(thread: Thread): Value {
  const collections = hold(importModule(thread, 'collections'));
  const fields = new PyList(['sign', 'digits', 'exponent']);
  const cls = callMethod(thread, collections, 'namedtuple', ['DecimalTuple', fields]) as PyType;
  cls.namespace.setStr(thread, '__module__', 'decimal');
  release(thread, collections);
  return cls;
}

export const decimalModule = defineModule({
  name: '_decimal',
  functions: [
    method('getcontext($module, /)', (thread) => currentContext(thread)),
    method('setcontext($module, context, /)', (thread, _module, context: Value) => {
      setCurrentContext(thread, context);
      return null;
    }),
    general(
      rawMethod('localcontext', 'fastcall_keywords', localContext, {
        textSignature: '($module, /, ctx=None, **kwargs)',
      }),
    ),
    method('IEEEContext($module, bits, /)', ieeeContext),
  ],
  constants: {
    HAVE_CONTEXTVAR: true,
    HAVE_THREADS: true,
    MAX_PREC,
    MAX_EMAX: MAX_PREC,
    MIN_EMIN: -MAX_PREC,
    MIN_ETINY: -849999999,
    IEEE_CONTEXT_MAX_BITS: 256,
    ...Object.fromEntries(ROUNDINGS.map((name) => [name, name])),
    __version__: '1.70',
    __libmpdec_version__: '2.5.1',
  },
  init(thread, _module, define) {
    define('Decimal', decimalType);
    define('Context', contextType);
    define('DecimalTuple', decimalTuple(thread));
    for (const [name, cls] of signalClasses(thread)) define(name, cls);
    const { defaults, basic, extended } = decimalState(thread);
    define('DefaultContext', defaults);
    define('BasicContext', basic);
    define('ExtendedContext', extended);
    const numbers = hold(importModule(thread, 'numbers'));
    const number = getAttr(thread, numbers, 'Number');
    drop(thread, callMethod(thread, number, 'register', [decimalType]));
    release(thread, numbers);
  },
});
