// The module _abc: abstract base classes, their registries and caches.

import { defineType } from '../objects/define-type';
import { AssertionErrorType } from '../objects/exceptions/exceptions';
import { PyList } from '../objects/containers/list';
import { method } from '../objects/native';
import { drop, hold, PyObject, release, type Value } from '../objects/object';
import { callMethod, getAttr, lookupAttr, setAttr } from '../objects/protocols/attributes';
import { isTrue } from '../objects/protocols/compare';
import { isSubclass } from '../objects/protocols/instances';
import { forEach } from '../objects/protocols/iteration';
import { raise, runtimeError, typeError } from '../objects/raise';
import { PyFrozenSet, PySet } from '../objects/containers/set';
import { NotImplemented } from '../objects/singletons';
import type { Thread } from '../objects/thread';
import { PyTuple } from '../objects/containers/tuple';
import { isSubtype, PyType, TypeFlag } from '../objects/type';
import { intValue, typeOf } from '../objects/type-of';
import { newReference } from '../objects/memory/weakref';
import { defineModule, stateOf } from './define-module';

/** What a class remembers. The sets do not hold their classes; one without holders is dead and counts as absent. */
class AbcData extends PyObject {
  readonly registry = new Set<Value>();
  readonly cache = new Set<Value>();
  readonly negativeCache = new Set<Value>();

  /** The negative cache is valid while no class was registered since. */
  constructor(public negativeVersion: number) {
    super(abcDataType);
  }
}

const abcDataType: PyType = defineType({
  module: '_abc',
  name: '_abc_data',
  instanceClass: AbcData,
  flags: TypeFlag.HAVE_GC,
});

/** Counts the registrations of an interpreter. */
const invalidation = (thread: Thread): { count: number } => stateOf(thread, '_abc', () => ({ count: 0 }));

function dataOf(thread: Thread, self: Value): AbcData {
  const data = getAttr(thread, self, '_abc_impl');
  if (data instanceof AbcData) return data;
  throw typeError('_abc_impl is set to a wrong type');
}

const isAlive = (value: Value): boolean => value instanceof PyObject && value.refs > 0;

const COLLECTION_FLAGS = TypeFlag.SEQUENCE | TypeFlag.MAPPING;

/** Has the value a true `__isabstractmethod__` (_PyObject_IsAbstract)? */
function isAbstract(thread: Thread, value: Value): boolean {
  const mark = hold(lookupAttr(thread, value, '__isabstractmethod__'));
  if (mark === undefined) return false;
  try {
    return isTrue(thread, mark);
  } finally {
    release(thread, mark);
  }
}

/** Sets `__abstractmethods__`: own abstract names, and inherited ones that were not overridden (compute_abstract_methods). */
function computeAbstractMethods(thread: Thread, self: Value): void {
  const abstracts = hold(new PyFrozenSet());
  try {
    const namespace = hold(getAttr(thread, self, '__dict__'));
    const items = hold(callMethod(thread, namespace, 'items', []));
    try {
      forEach(thread, items, (pair) => {
        const [key, value] = (pair as PyTuple).items as [Value, Value];
        if (isAbstract(thread, value)) abstracts.add(thread, key);
      });
    } finally {
      release(thread, items);
      release(thread, namespace);
    }
    const bases = getAttr(thread, self, '__bases__');
    if (!(bases instanceof PyTuple)) throw typeError('__bases__ is not tuple');
    for (const base of bases.items) {
      const inherited = hold(lookupAttr(thread, base, '__abstractmethods__'));
      if (inherited === undefined) continue;
      try {
        forEach(thread, inherited, (key) => {
          const value = hold(lookupAttr(thread, self, key as string));
          if (value === undefined) return;
          try {
            if (isAbstract(thread, value)) abstracts.add(thread, key);
          } finally {
            release(thread, value);
          }
        });
      } finally {
        release(thread, inherited);
      }
    }
    setAttr(thread, self, '__abstractmethods__', abstracts);
  } finally {
    release(thread, abstracts);
  }
}

/** `__abc_tpflags__` makes a class match sequence or mapping patterns. */
function takeFlags(thread: Thread, self: Value): void {
  if (!(self instanceof PyType)) return;
  const given = self.namespace.getStr('__abc_tpflags__');
  if (given === undefined) return;
  const flags = intValue(given);
  if (flags !== undefined) {
    const wanted = Number(BigInt.asIntN(32, BigInt(flags)));
    if ((wanted & COLLECTION_FLAGS) === COLLECTION_FLAGS)
      throw typeError('__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING');
    self.flags |= wanted & COLLECTION_FLAGS;
  }
  self.namespace.delStr(thread, '__abc_tpflags__');
}

/** Gives a class and those derived from it a collection flag (set_collection_flag_recursive). */
function setCollectionFlag(thread: Thread, type: PyType, flag: number): void {
  if ((type.flags & COLLECTION_FLAGS) === flag || type.flags & TypeFlag.IMMUTABLETYPE) return;
  type.flags = (type.flags & ~COLLECTION_FLAGS) | flag;
  for (const derived of thread.interp.subclasses.get(type) ?? []) setCollectionFlag(thread, derived, flag);
}

function register(thread: Thread, self: Value, subclass: Value): Value {
  if (!(subclass instanceof PyType)) throw typeError('Can only register classes');
  if (isSubclass(thread, subclass, self)) return subclass;
  if (isSubclass(thread, self, subclass)) throw runtimeError('Refusing to create an inheritance cycle');
  dataOf(thread, self).registry.add(subclass);
  invalidation(thread).count++;
  if (self instanceof PyType && self.flags & COLLECTION_FLAGS)
    setCollectionFlag(thread, subclass, self.flags & COLLECTION_FLAGS);
  return subclass;
}

function instanceCheck(thread: Thread, self: Value, instance: Value): Value {
  const data = dataOf(thread, self);
  const subclass = hold(getAttr(thread, instance, '__class__'));
  try {
    if (data.cache.has(subclass)) return true;
    const subtype = typeOf(instance);
    if (subtype === subclass) {
      if (data.negativeVersion === invalidation(thread).count && data.negativeCache.has(subclass)) return false;
      return callMethod(thread, self, '__subclasscheck__', [subclass]);
    }
    const answer = callMethod(thread, self, '__subclasscheck__', [subclass]);
    if (isTrue(thread, answer)) return answer;
    drop(thread, answer);
    return callMethod(thread, self, '__subclasscheck__', [subtype]);
  } finally {
    release(thread, subclass);
  }
}

function subclassCheck(thread: Thread, self: Value, subclass: Value): boolean {
  if (!(subclass instanceof PyType)) throw typeError('issubclass() arg 1 must be a class');
  const data = dataOf(thread, self);
  if (data.cache.has(subclass)) return true;
  const { count } = invalidation(thread);
  if (data.negativeVersion < count) {
    data.negativeCache.clear();
    data.negativeVersion = count;
  } else if (data.negativeCache.has(subclass)) return false;
  const hook = callMethod(thread, self, '__subclasshook__', [subclass]);
  if (hook === true) {
    data.cache.add(subclass);
    return true;
  }
  if (hook === false) {
    data.negativeCache.add(subclass);
    return false;
  }
  if (hook !== NotImplemented) {
    drop(thread, hook);
    throw raise(AssertionErrorType, '__subclasshook__ must return either False, True, or NotImplemented');
  }
  if (isSubtype(subclass, self as PyType)) {
    data.cache.add(subclass);
    return true;
  }
  if (data.registry.has(subclass)) return true;
  if (isRegistered(thread, data, subclass) || isDerived(thread, self, subclass)) {
    data.cache.add(subclass);
    return true;
  }
  data.negativeCache.add(subclass);
  return false;
}

/** Is it a subclass of a registered class? */
function isRegistered(thread: Thread, data: AbcData, subclass: Value): boolean {
  const registered = [...data.registry].filter(isAlive);
  for (const each of registered) hold(each);
  try {
    return registered.some((each) => isSubclass(thread, subclass, each));
  } finally {
    for (const each of registered) release(thread, each);
  }
}

/** Is it a subclass of a class derived from this one? */
function isDerived(thread: Thread, self: Value, subclass: Value): boolean {
  const derived = hold(callMethod(thread, self, '__subclasses__', []));
  try {
    if (!(derived instanceof PyList)) throw typeError('__subclasses__() must return a list');
    for (let index = 0; index < derived.items.length; index++) {
      if (isSubclass(thread, subclass, derived.items[index]!)) return true;
    }
    return false;
  } finally {
    release(thread, derived);
  }
}

/** A set of weak references to the classes that still exist. */
function weakSet(thread: Thread, classes: Set<Value>): PySet {
  const result = new PySet();
  for (const each of classes) if (isAlive(each)) result.add(thread, newReference(thread, each, undefined));
  return result;
}

defineModule({
  name: '_abc',
  functions: [
    method('get_cache_token($module, /)', (thread) => invalidation(thread).count),
    method('_abc_init($module, self, /)', (thread, _module, self: Value) => {
      computeAbstractMethods(thread, self);
      const data = hold(new AbcData(invalidation(thread).count));
      try {
        setAttr(thread, self, '_abc_impl', data);
      } finally {
        release(thread, data);
      }
      takeFlags(thread, self);
      return null;
    }),
    method('_reset_registry($module, self, /)', (thread, _module, self: Value) => {
      dataOf(thread, self).registry.clear();
      return null;
    }),
    method('_reset_caches($module, self, /)', (thread, _module, self: Value) => {
      const data = dataOf(thread, self);
      data.cache.clear();
      data.negativeCache.clear();
      return null;
    }),
    method('_get_dump($module, self, /)', (thread, _module, self: Value) => {
      const { registry, cache, negativeCache, negativeVersion } = dataOf(thread, self);
      return new PyTuple([
        weakSet(thread, registry),
        weakSet(thread, cache),
        weakSet(thread, negativeCache),
        negativeVersion,
      ]);
    }),
    method('_abc_register($module, self, subclass, /)', (thread, _module, self: Value, subclass: Value) =>
      register(thread, self, subclass),
    ),
    method('_abc_instancecheck($module, self, instance, /)', (thread, _module, self: Value, instance: Value) =>
      instanceCheck(thread, self, instance),
    ),
    method('_abc_subclasscheck($module, self, subclass, /)', (thread, _module, self: Value, subclass: Value) =>
      subclassCheck(thread, self, subclass),
    ),
  ],
});
