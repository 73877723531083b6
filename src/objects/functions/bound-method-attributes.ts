// Behaviour of `method`: making one, comparison and the attributes that show through from the function.

import { checkPositional, noKeywords } from '../native-arguments';
import { PyMethod } from './bound-method';
import type { GetSet, Member } from '../define-type';
import { addressOf } from '../identity';
import { method, type NativeDefinition } from '../native';
import { getAttr, lookupAttr, typeLookup } from '../protocols/attributes';
import { richCompareBool } from '../protocols/compare';
import { hash } from '../protocols/hashing';
import { isCallable } from '../protocols/instances';
import { repr } from '../protocols/text';
import { typeError } from '../raise';
import { NotImplemented } from '../singletons';
import { strValue, typeOf } from '../type-of';
import type { TypeSlots } from '../type';
import { PyTuple } from '../containers/tuple';
import { drop, type Value } from '../object';
import type { Thread } from '../thread';

const asMethod = (value: Value): PyMethod => value as PyMethod;

/** Attributes of `method` itself win, then those of the function (method_getattro). */
function getAttribute(thread: Thread, self: Value, name: string): Value {
  const descriptor = typeLookup(typeOf(self), name);
  if (descriptor !== undefined) {
    const get = typeOf(descriptor).tp.tp_descr_get;
    return get === undefined ? descriptor : get(thread, descriptor, self, typeOf(self));
  }
  return getAttr(thread, asMethod(self).func, name);
}

/** `<bound method C.f of <C object at 0x…>>` (method_repr). */
function methodRepr(thread: Thread, self: Value): Value {
  const { func, self: instance } = asMethod(self);
  const qualname = lookupAttr(thread, func, '__qualname__');
  let name = qualname === undefined ? undefined : strValue(qualname);
  if (qualname === undefined) {
    const plain = lookupAttr(thread, func, '__name__');
    name = plain === undefined ? undefined : strValue(plain);
    drop(thread, plain);
  }
  drop(thread, qualname);
  return `<bound method ${name ?? '?'} of ${repr(thread, instance)}>`;
}

/** Bound methods are equal when the function is equal and the object the same. */
function compareMethods(thread: Thread, left: Value, right: Value, op: string): Value {
  if ((op !== '==' && op !== '!=') || !(left instanceof PyMethod) || !(right instanceof PyMethod))
    return NotImplemented;
  const equal = richCompareBool(thread, left.func, right.func, '==') && left.self === right.self;
  return (op === '==') === equal;
}

function methodHash(thread: Thread, self: Value): number {
  const { func, self: instance } = asMethod(self);
  const address = parseInt(addressOf(instance), 16) >>> 4;
  const mixed = (address ^ hash(thread, func)) | 0;
  return mixed === -1 ? -2 : mixed;
}

/** `method(function, instance)` (method_new_impl). */
function newMethod(args: Value[], kwnames: PyTuple | undefined): Value {
  noKeywords('method', kwnames);
  checkPositional('method', args.length, 2, 2);
  const [func, instance] = args as [Value, Value];
  if (!isCallable(func)) throw typeError('first argument must be callable');
  if (instance === null) throw typeError('instance must not be None');
  return new PyMethod(func, instance);
}

export function slots(): Partial<TypeSlots<PyMethod>> {
  return {
    tp_new: (_thread, _type, args, kwnames) => newMethod(args, kwnames),
    tp_repr: methodRepr,
    tp_hash: methodHash,
    tp_richcompare: compareMethods,
    tp_getattro: getAttribute,
  };
}

export function methods(): NativeDefinition[] {
  return [
    method('__reduce__($self, /)', (thread, self: PyMethod) => {
      const builtinGetattr = thread.interp.builtins.getStr('getattr')!;
      const name = getAttr(thread, self.func, '__name__');
      return new PyTuple([builtinGetattr, new PyTuple([self.self, name])]);
    }),
  ];
}

export function getset(): GetSet<PyMethod>[] {
  return [
    {
      name: '__doc__',
      get: (thread, self) => getAttr(thread, asMethod(self).func, '__doc__'),
    },
  ];
}

export function members(): Member<PyMethod>[] {
  return [
    {
      name: '__func__',
      get: (self) => self.func,
    },
    { name: '__self__', get: (self) => self.self },
  ];
}
