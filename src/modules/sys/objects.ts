// Functions of sys that look at single objects: reference counts, sizes, interned strings.

import { TypeErrorType } from '../../objects/exceptions/exceptions';
import { type BoundFunction, method, type NativeDefinition, rawMethod } from '../../objects/native';
import { argString, parseKeywords } from '../../objects/native-arguments';
import { drop, IMMORTAL, isObject, type Value } from '../../objects/object';
import { lookupSpecial, swallow } from '../../objects/protocols/attributes';
import { callHeld } from '../../objects/protocols/calls';
import { overflowError, typeError, valueError } from '../../objects/raise';
import type { Thread } from '../../objects/thread';
import type { PyTuple } from '../../objects/containers/tuple';
import { PyType, TypeFlag } from '../../objects/type';
import { typeModified } from '../../objects/types/type-lookup';
import { intValue, strValue, typeOf } from '../../objects/type-of';

/** What CPython shows as the count of an immortal object on a 32-bit build. */
const IMMORTAL_COUNT = 0x7000_0000;

const refcount = (value: Value): number => (isObject(value) && value.refs < IMMORTAL ? value.refs : IMMORTAL_COUNT);

/** Bytes in front of an object: for the collector, and for the managed dictionary and weak references. */
function headerSize(value: Value): number {
  const { flags } = typeOf(value);
  const managed = flags & (TypeFlag.MANAGED_DICT | TypeFlag.MANAGED_WEAKREF) ? 8 : 0;
  return (flags & TypeFlag.HAVE_GC ? 8 : 0) + managed;
}

/** The size of an object as `__sizeof__` tells, with what lies in front of it (_PySys_GetSizeOf). */
function sizeOf(thread: Thread, value: Value): number {
  const sizeof = lookupSpecial(thread, value, '__sizeof__');
  if (sizeof === undefined) throw typeError(`Type ${typeOf(value).tpName} doesn't define __sizeof__`);
  const result = callHeld(thread, sizeof, []);
  const size = intValue(result);
  drop(thread, result);
  if (size === undefined) throw typeError('an integer is required');
  if (size > 0x7fffffff || size < -0x80000000) throw overflowError('Python int too large to convert to C ssize_t');
  if (size < 0) throw valueError('__sizeof__() should return >= 0');
  return Number(size) + headerSize(value);
}

function getSizeOf(thread: Thread, _module: Value, args: Value[], kwnames: PyTuple | undefined): Value {
  const [object, fallback] = parseKeywords(thread, 'getsizeof', 'object, default=None', args, kwnames, 'by text') as [
    Value,
    Value?,
  ];
  if (fallback === undefined) return sizeOf(thread, object);
  try {
    return sizeOf(thread, object);
  } catch (error) {
    swallow(thread, error, TypeErrorType);
    return fallback;
  }
}

const intern: BoundFunction = (_thread, _module, value: Value) => {
  if (typeof value === 'string') return value;
  if (strValue(value) !== undefined) throw typeError(`can't intern ${typeOf(value).tpName}`);
  throw typeError(`intern() argument must be str, not ${value === null ? 'None' : typeOf(value).tpName}`);
};

/** Removes the descriptors of `__dict__` and `__weakref__` from a class that gets slots instead. */
const clearTypeDescriptors: BoundFunction = (thread, _module, type: Value) => {
  if (!(type instanceof PyType)) throw typeError(`argument must be a type, not '${typeOf(type).tpName}'`);
  if (type.flags & TypeFlag.IMMUTABLETYPE) throw typeError('argument is immutable');
  typeModified(thread, type);
  for (const name of ['__dict__', '__weakref__']) type.namespace.delStr(thread, name);
  return null;
};

export const objectFunctions: NativeDefinition[] = [
  method('getrefcount($module, object, /)', (_thread, _module, object: Value) => refcount(object)),
  rawMethod('getsizeof', 'varargs_keywords', getSizeOf),
  method('intern($module, string, /)', intern),
  method('_is_interned($module, string, /)', (thread, _module, string: Value) => {
    argString(thread, '_is_interned', 1, string);
    return typeof string === 'string';
  }),
  method('_is_immortal($module, op, /)', (_thread, _module, op: Value) => !isObject(op) || op.refs >= IMMORTAL),
  method('_clear_type_descriptors($module, type, /)', clearTypeDescriptors),
  method('getallocatedblocks($module, /)', () => 100000),
  method('getunicodeinternedsize($module, /, *, _only_immortal=False)', () => 16000),
];
