// collections.defaultdict.

import { method } from '../../objects/native';
import { classGetItem } from '../../objects/types/class-getitem';
import { defineType } from '../../objects/define-type';
import { dictType, PyDict } from '../../objects/containers/dict';
import { merge } from '../../objects/containers/dict-merge';
import { positionalArgs } from '../../objects/native-arguments';
import { hold, release, unhold, type Value, type Visit } from '../../objects/object';
import { callMethod, genericGetAttr } from '../../objects/protocols/attributes';
import { callHeld } from '../../objects/protocols/calls';
import { isCallable } from '../../objects/protocols/instances';
import { getIter } from '../../objects/protocols/iteration';
import { setItem } from '../../objects/protocols/subscript';
import { repr } from '../../objects/protocols/text';
import { keyError, typeError } from '../../objects/raise';
import { guardRepr } from '../../objects/repr-guard';
import { NotImplemented } from '../../objects/singletons';
import type { Thread } from '../../objects/thread';
import { EMPTY_TUPLE, PyTuple } from '../../objects/containers/tuple';
import { type PyType, TypeFlag } from '../../objects/type';

export class PyDefaultDict extends PyDict {
  /** Held; undefined until it is set. */
  factory: Value | undefined = undefined;

  constructor(type: PyType = defaultdictType) {
    super(type);
  }

  override traverse(visit: Visit): void {
    super.traverse(visit);
    visit(this.factory);
  }

  override clear(thread: Thread): void {
    this.setFactory(thread, undefined);
    super.clear(thread);
  }

  setFactory(thread: Thread, factory: Value | undefined): void {
    const old = this.factory;
    this.factory = hold(factory);
    release(thread, old);
  }
}

function init(thread: Thread, self: Value, args: Value[], kwnames: PyTuple | undefined): void {
  const dict = self as PyDefaultDict;
  const [factory = null] = positionalArgs(args, kwnames);
  if (factory !== null && !isCallable(factory)) throw typeError('first argument must be callable or None');
  const rest = positionalArgs(args, kwnames).length === 0 ? args : args.slice(1);
  dict.setFactory(thread, factory);
  dictType.tp.tp_init!(thread, dict, rest, kwnames);
}

/** Calls the class with a factory and a mapping (new_defdict). */
function make(thread: Thread, like: PyDefaultDict, mapping: Value): Value {
  return callHeld(thread, like.type, [like.factory ?? null, mapping]);
}

const copyMethod = (name: string) =>
  method(`${name}($self, /)`, (thread, self: PyDefaultDict) => make(thread, self, self));

export const defaultdictType: PyType = defineType({
  module: 'collections',
  name: 'defaultdict',
  base: dictType,
  instanceClass: PyDefaultDict,
  flags: TypeFlag.BASETYPE | TypeFlag.HAVE_GC,
  tp: {
    tp_getattro: genericGetAttr,
    tp_init: init,
    tp_repr: (thread, dict) => {
      const base = dictType.tp.tp_repr!(thread, dict) as string;
      const { factory = null } = dict;
      const factoryRepr =
        factory === null ? 'None' : guardRepr(thread, factory as PyDict, '...', () => repr(thread, factory));
      return `${dict.type.name}(${factoryRepr}, ${base})`;
    },
    nb_or: (thread, left, right) => {
      const [self, other] = left instanceof PyDefaultDict ? [left, right] : [right as PyDefaultDict, left];
      if (!(other instanceof PyDict)) return NotImplemented;
      const result = hold(make(thread, self, left));
      try {
        merge(thread, result as PyDict, right, 'override');
      } catch (error) {
        release(thread, result);
        throw error;
      }
      return unhold(result);
    },
  },
  members: [
    {
      name: 'default_factory',
      get: (self) => self.factory ?? null,
      set: (thread, self, value) => self.setFactory(thread, value),
    },
  ],
  methods: [
    method('__missing__($self, object, /)', (thread, self: PyDefaultDict, key: Value) => {
      const { factory = null } = self;
      if (factory === null) throw keyError(key);
      const value = hold(callHeld(thread, factory, []));
      try {
        setItem(thread, self, key, value);
      } catch (error) {
        release(thread, value);
        throw error;
      }
      return unhold(value);
    }),
    copyMethod('copy'),
    copyMethod('__copy__'),
    method('__reduce__($self, /)', (thread, self: PyDefaultDict) => {
      const args = self.factory === undefined || self.factory === null ? EMPTY_TUPLE : new PyTuple([self.factory]);
      const items = hold(callMethod(thread, self, 'items', []));
      try {
        return new PyTuple([self.type, args, null, null, getIter(thread, items)]);
      } finally {
        release(thread, items);
      }
    }),
    classGetItem(),
  ],
});
