// weakref.ProxyType and weakref.CallableProxyType: stand-ins that pass every operation on to an object that they do not keep alive.

import { defineType, type TypeSpec } from '../define-type';
import { ReferenceErrorType } from '../exceptions/exceptions';
import { addressOf } from '../identity';
import { rawMethod } from '../native';
import { hold, release, type Value } from '../object';
import { callMethod, delAttr, getAttr, setAttr } from '../protocols/attributes';
import { isTrue, richCompare } from '../protocols/compare';
import { isCallable } from '../protocols/instances';
import { getIter, iterNext } from '../protocols/iteration';
import {
  absolute,
  type BinaryOperator,
  binaryOp,
  divmod,
  inPlaceOp,
  invert,
  negative,
  OPERATOR_SLOTS,
  positive,
  power,
  toFloat,
  toIndex,
  toLong,
} from '../protocols/numbers';
import { contains, delItem, getItem, length, setItem } from '../protocols/subscript';
import { strObject } from '../protocols/text';
import { raise, typeError } from '../raise';
import type { Thread } from '../thread';
import { type PyType, TypeFlag, type TypeSlots } from '../type';
import { typeOf } from '../type-of';
import {
  checkReferenceable,
  insertReference,
  isPlainProxy,
  PyWeakReference,
  referenceKinds,
  referencesTo,
} from './weakref';
import { PyFloat } from '../numbers/float';

/** The object behind a proxy; any other value stands for itself. ReferenceError when it is gone (proxy_check_ref). */
function unwrap(value: Value): Value {
  if (!(value instanceof PyWeakReference) || !isProxyType(value.type)) return value;
  const { target } = value;
  if (target === undefined) throw raise(ReferenceErrorType, 'weakly-referenced object no longer exists');
  return target;
}

const isProxyType = (type: PyType): boolean => type === proxyType || type === callableProxyType;

/** Runs an operation on the objects behind its operands, which are held meanwhile. */
function through<T>(thread: Thread, values: Value[], work: (...objects: Value[]) => T): T {
  const objects = values.map((value) => hold(unwrap(value)));
  try {
    return work(...objects);
  } finally {
    for (const object of objects) release(thread, object);
  }
}

type Unary = (thread: Thread, value: Value) => Value;

const unary =
  (operation: Unary): Unary =>
  (thread, self) =>
    through(thread, [self], (object) => operation(thread, object!));

const binary =
  (operation: (thread: Thread, left: Value, right: Value) => Value) =>
  (thread: Thread, left: Value, right: Value): Value =>
    through(thread, [left, right], (a, b) => operation(thread, a!, b!));

/** All operators, plain and in place. */
function operatorSlots(): Partial<TypeSlots> {
  const slots: Record<string, unknown> = {};
  for (const [op, [slot, inPlaceSlot]] of Object.entries(OPERATOR_SLOTS)) {
    slots[slot] = binary((thread, left, right) => binaryOp(thread, op as BinaryOperator, left, right));
    slots[inPlaceSlot] = binary((thread, left, right) => inPlaceOp(thread, op as BinaryOperator, left, right));
  }
  return slots as Partial<TypeSlots>;
}

function proxySlots(): Partial<TypeSlots> {
  return {
    ...operatorSlots(),
    tp_repr: (_thread, self) => {
      const { target } = self as PyWeakReference;
      const own = addressOf(self);
      return target === undefined
        ? `<weakproxy at ${own}; dead>`
        : `<weakproxy at ${own}; to '${target.type.tpName}' at ${addressOf(target)}>`;
    },
    tp_str: unary(strObject),
    tp_getattro: (thread, self, name) => through(thread, [self], (object) => getAttr(thread, object!, name)),
    tp_setattro: (thread, self, name, value) =>
      through(thread, [self], (object) =>
        value === undefined ? delAttr(thread, object!, name) : setAttr(thread, object!, name, value),
      ),
    tp_richcompare: (thread, left, right, op) =>
      through(thread, [left, right], (a, b) => richCompare(thread, a!, b!, op)),
    tp_iter: unary(getIter),
    tp_iternext: (thread, self) =>
      through(thread, [self], (object) => {
        if (typeOf(object!).tp.tp_iternext === undefined)
          throw typeError(`Weakref proxy referenced a non-iterator '${typeOf(object!).tpName}' object`);
        return iterNext(thread, object!);
      }),
    nb_divmod: binary(divmod),
    nb_power: (thread, base, exponent, modulus) =>
      through(thread, [base, exponent, modulus], (a, b, c) => power(thread, a!, b!, c!)),
    nb_inplace_power: (thread, base, exponent) =>
      through(thread, [base, exponent], (a, b) => inPlaceOp(thread, '**', a!, b!)),
    nb_negative: unary(negative),
    nb_positive: unary(positive),
    nb_absolute: unary(absolute),
    nb_invert: unary(invert),
    nb_bool: (thread, self) => through(thread, [self], (object) => isTrue(thread, object!)),
    nb_int: unary((thread, object) => toLong(thread, object)),
    nb_float: unary((thread, object) => new PyFloat(toFloat(thread, object))),
    nb_index: unary((thread, object) => toIndex(thread, object)),
    sq_contains: (thread, self, item) => through(thread, [self], (object) => contains(thread, object!, item)),
    mp_length: (thread, self) => through(thread, [self], (object) => length(thread, object!)),
    mp_subscript: binary(getItem),
    mp_ass_subscript: (thread, self, key, value) =>
      through(thread, [self], (object) =>
        value === undefined ? delItem(thread, object!, key) : setItem(thread, object!, key, value),
      ),
  };
}

const shared: Partial<TypeSpec> = {
  module: 'weakref',
  instanceClass: PyWeakReference,
  flags: TypeFlag.HAVE_GC | TypeFlag.DISALLOW_INSTANTIATION,
};

export const proxyType: PyType = defineType({
  ...shared,
  name: 'ProxyType',
  tp: proxySlots(),
  methods: [
    rawMethod('__bytes__', 'noargs', (thread, self) =>
      through(thread, [self], (object) => callMethod(thread, object!, '__bytes__', [])),
    ),
    rawMethod('__reversed__', 'noargs', (thread, self) =>
      through(thread, [self], (object) => callMethod(thread, object!, '__reversed__', [])),
    ),
  ],
});

export const callableProxyType: PyType = defineType({
  ...shared,
  name: 'CallableProxyType',
  tp: {
    ...proxySlots(),
    tp_call: (thread, self, args, kwnames) => through(thread, [self], (object) => thread.call(object!, args, kwnames)),
  },
});

referenceKinds.isProxy = isProxyType;

/** weakref.proxy(object, callback): without callback the same proxy again and again (PyWeakref_NewProxy). */
export function newProxy(thread: Thread, value: Value, callback: Value | undefined): Value {
  const target = checkReferenceable(value);
  if (callback === null) callback = undefined;
  if (callback === undefined) {
    const known = referencesTo(thread, target).find(isPlainProxy);
    if (known !== undefined) return known;
  }
  const proxy = new PyWeakReference(target, callback, isCallable(target) ? callableProxyType : proxyType);
  insertReference(thread, proxy);
  return proxy;
}
