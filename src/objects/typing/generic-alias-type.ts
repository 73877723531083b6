// types.GenericAlias: its slots and methods.

import { PyList } from '../containers/list';
import { method, rawMethod } from '../native';
import { checkPositional, noKeywords } from '../native-arguments';
import { hold, release, unhold, type Value } from '../object';
import { genericGetAttr, getAttr, lookupSpecial, setAttr, swallow } from '../protocols/attributes';
import { hash } from '../protocols/hashing';
import { callHeld } from '../protocols/calls';
import { richCompareBool } from '../protocols/compare';
import { collect } from '../protocols/iteration';
import { typeError } from '../raise';
import { NotImplemented } from '../singletons';
import { PyRaise, type Thread } from '../thread';
import { EMPTY_TUPLE, PyTuple } from '../containers/tuple';
import { isSubtype, TypeFlag } from '../type';
import { builtin } from '../functions/builtin-lookup';
import { collectParameters, substitute, typeParameterRepr, unpackedTupleArgs } from './type-parameters';
import { unionOf } from './union';
import { AttributeErrorType, TypeErrorType } from '../exceptions/exceptions';
import { PyHolder } from '../holder';
import { completeType } from '../define-type';
import { PyGenericAlias, genericAliasType, genericAliasIteratorType } from './generic-alias';

/** Attributes that belong to the alias itself although the origin may have them. */
const OWN = new Set([
  '__class__',
  '__origin__',
  '__args__',
  '__unpacked__',
  '__parameters__',
  '__typing_unpacked_tuple_args__',
  '__mro_entries__',
  '__reduce_ex__',
  '__reduce__',
]);

const BLOCKED = new Set(['__bases__', '__copy__', '__deepcopy__']);

function getAttribute(thread: Thread, self: PyGenericAlias, name: string): Value {
  if (!OWN.has(name) && !BLOCKED.has(name)) return getAttr(thread, self.origin, name);
  return genericGetAttr(thread, self, name);
}

/** `__parameters__`: the type variables among the arguments. */
export function parametersOf(thread: Thread, alias: PyGenericAlias): PyTuple {
  alias.parameters ??= hold(collectParameters(thread, alias.args));
  return alias.parameters;
}

function getItem(thread: Thread, alias: PyGenericAlias, item: Value): Value {
  const args = hold(substitute(thread, alias, alias.args, parametersOf(thread, alias), item));
  try {
    const result = new PyGenericAlias(alias.origin, args);
    result.starred = alias.starred;
    return result;
  } finally {
    release(thread, args);
  }
}

function reprAlias(thread: Thread, self: PyGenericAlias): Value {
  const { origin, args, starred } = self;
  const shown = args.items.map((arg) =>
    arg instanceof PyList
      ? `[${arg.items.map((item) => typeParameterRepr(thread, item)).join(', ')}]`
      : typeParameterRepr(thread, arg),
  );
  return `${starred ? '*' : ''}${typeParameterRepr(thread, origin)}[${args.items.length === 0 ? '()' : shown.join(', ')}]`;
}

completeType(genericAliasType, {
  instanceClass: PyGenericAlias,
  flags: TypeFlag.BASETYPE | TypeFlag.HAVE_GC | TypeFlag.HAVE_VECTORCALL,
  textSignature: '(origin, args, /)',
  hasWeakrefs: true,
  tp: {
    tp_new: (_thread, type, args, kwnames) => {
      noKeywords('GenericAlias', kwnames);
      checkPositional('GenericAlias', args.length, 2, 2);
      const [origin, arguments_] = args as [Value, Value];
      return new PyGenericAlias(origin, arguments_ instanceof PyTuple ? arguments_ : new PyTuple([arguments_]), type);
    },
    tp_repr: reprAlias,
    tp_hash: (thread, self) => {
      const { origin, args } = self;
      const mixed = hash(thread, origin) ^ hash(thread, args);
      return mixed === -1 ? -2 : mixed;
    },
    tp_call: (thread, self, args, kwnames) => {
      const { origin } = self;
      const instance = hold(thread.call(origin, args, kwnames));
      try {
        setAttr(thread, instance, '__orig_class__', self);
      } catch (error) {
        if (!(error instanceof PyRaise)) throw error;
        swallow(thread, error, isSubtype(error.exc.type, TypeErrorType) ? TypeErrorType : AttributeErrorType);
      }
      return unhold(instance);
    },
    tp_getattro: getAttribute,
    tp_richcompare: (thread, left, right, op) => {
      if ((op !== '==' && op !== '!=') || !(left instanceof PyGenericAlias) || !(right instanceof PyGenericAlias))
        return NotImplemented;
      const equal =
        left.starred === right.starred &&
        richCompareBool(thread, left.origin, right.origin, '==') &&
        richCompareBool(thread, left.args, right.args, '==');
      return op === '==' ? equal : !equal;
    },
    tp_iter: (_thread, self) => new PyGenericAliasIterator(self),
    nb_or: (thread, left, right) => unionOf(thread, [left, right]),
    mp_subscript: getItem,
  },
  methods: [
    method('__mro_entries__($self, object, /)', (_thread, self: PyGenericAlias) => new PyTuple([self.origin])),
    method('__instancecheck__($self, object, /)', () => {
      throw typeError('isinstance() argument 2 cannot be a parameterized generic');
    }),
    method('__subclasscheck__($self, object, /)', () => {
      throw typeError('issubclass() argument 2 cannot be a parameterized generic');
    }),
    rawMethod('__reduce__', 'noargs', (thread, self: PyGenericAlias) => {
      if (self.starred) {
        const plain = new PyGenericAlias(self.origin, self.args);
        return new PyTuple([builtin(thread, 'next'), new PyTuple([new PyGenericAliasIterator(plain)])]);
      }
      return new PyTuple([genericAliasType, new PyTuple([self.origin, self.args])]);
    }),
    rawMethod('__dir__', 'noargs', (thread, self: PyGenericAlias) => {
      const names = hold(callHeld(thread, lookupSpecial(thread, self.origin, '__dir__')!, []));
      const list = PyList.adopt(collect(thread, names));
      release(thread, names);
      for (const name of OWN) if (!list.items.includes(name)) list.items.push(name);
      return list;
    }),
  ],
  members: [
    { name: '__origin__', get: (object) => object.origin },
    { name: '__args__', get: (object) => object.args },
    { name: '__unpacked__', get: (object) => object.starred },
  ],
  getset: [
    {
      name: '__parameters__',
      get: (thread, self) => parametersOf(thread, self),
    },
    {
      name: '__typing_unpacked_tuple_args__',
      get: (thread, self) => unpackedTupleArgs(thread, self),
    },
  ],
});

/** Yields the starred form once: `*list[int]`. */
export class PyGenericAliasIterator extends PyHolder {
  /** Held; undefined once exhausted. */
  alias: PyGenericAlias | undefined;

  static {
    PyGenericAliasIterator.holds({ alias: undefined });
  }

  constructor(alias: PyGenericAlias) {
    super(genericAliasIteratorType);
    this.alias = hold(alias);
  }
}

completeType(genericAliasIteratorType, {
  instanceClass: PyGenericAliasIterator,
  flags: TypeFlag.HAVE_GC | TypeFlag.DISALLOW_INSTANTIATION,
  tp: {
    tp_iter: (_thread, self) => self,
    tp_iternext: (thread, iterator) => {
      const { alias } = iterator;
      if (alias === undefined) return undefined;
      const starred = new PyGenericAlias(alias.origin, alias.args);
      starred.starred = true;
      iterator.alias = undefined;
      release(thread, alias);
      return starred;
    },
  },
  methods: [
    rawMethod('__reduce__', 'noargs', (thread, self: PyGenericAliasIterator) => {
      const iter = builtin(thread, 'iter');
      return new PyTuple([iter, new PyTuple([self.alias ?? EMPTY_TUPLE])]);
    }),
  ],
});
