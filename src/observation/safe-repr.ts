// A short repr of any value that runs no Python code, whatever class the value is of.

import { PyByteArray } from '../objects/bytes/bytearray';
import { PyBytes } from '../objects/bytes/bytes';
import { dictType, type PyDict } from '../objects/containers/dict';
import { listType, type PyList } from '../objects/containers/list';
import { PyRange } from '../objects/containers/range';
import { frozensetType } from '../objects/containers/frozenset';
import { type PyAnySet, setType } from '../objects/containers/set';
import { PySlice } from '../objects/containers/slice';
import { type PyTuple, tupleType } from '../objects/containers/tuple';
import { PyDescriptor } from '../objects/descriptors/descriptor';
import { PyBaseException } from '../objects/exceptions/exceptions';
import { PyFrame } from '../objects/frames/frame';
import { PyGenerator } from '../objects/frames/generator';
import { PyMethod } from '../objects/functions/bound-method';
import { PyBuiltinFunction } from '../objects/functions/builtin-function';
import { PyCell } from '../objects/functions/cell';
import { PyCode } from '../objects/functions/code';
import { PyFunction } from '../objects/functions/function';
import { PyModule } from '../objects/module';
import { complexType, type PyComplex } from '../objects/numbers/complex';
import { PyFloat } from '../objects/numbers/float';
import { floatRepr } from '../objects/numbers/float-digits';
import { PyInt } from '../objects/numbers/int';
import type { PyObject, Value } from '../objects/object';
import { Ellipsis, NotImplemented } from '../objects/singletons';
import { PyStr } from '../objects/text/str';
import { bytesRepr, strRepr } from '../objects/text/str-repr';
import { PyType } from '../objects/type';

/** Containers within containers are shown so deep. */
const MAX_DEPTH = 3;
/** Items of one container that are shown. */
const MAX_ITEMS = 8;

/** The repr of a value, at most `limit` characters long. Instances of classes are `<Name object>`; there are no addresses. */
export function safeRepr(value: Value, limit = 60): string {
  return shorten(describe(value, 0, limit), limit);
}

/** Cuts a text in the middle, as reprlib does. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const head = Math.ceil((limit - 3) / 2);
  return `${text.slice(0, head)}...${text.slice(text.length - (limit - 3 - head))}`;
}

function describe(value: Value, depth: number, limit: number): string {
  switch (typeof value) {
    case 'string':
      return strRepr(clip(value, limit));
    case 'number':
      return String(value);
    case 'bigint':
      return digits(value);
    case 'boolean':
      return value ? 'True' : 'False';
    default:
      return value === null ? 'None' : describeObject(value, depth, limit);
  }
}

/** So much of a long text that its repr is cut anyway. */
const clip = (text: string, limit: number): string =>
  text.length <= 2 * limit ? text : text.slice(0, limit) + text.slice(-limit);

/** Decimal digits; large numbers by their size, since conversion takes long. */
function digits(value: bigint): string {
  const bits = value.toString(16).length * 4;
  return bits <= 4096 ? String(value) : `<int of about ${bits} bits>`;
}

function describeObject(value: PyObject, depth: number, limit: number): string {
  const { type } = value;
  if (type === listType) return items('[', (value as PyList).items, ']', depth, limit);
  if (type === tupleType) return tuple(value as PyTuple, depth, limit);
  if (type === dictType) return dict(value as PyDict, depth, limit);
  if (type === setType || type === frozensetType) return set(value as PyAnySet, depth, limit);
  if (value instanceof PyFloat && !type.isHeapType) return floatRepr(value.value);
  if (type === complexType) return complex(value as PyComplex);
  if (value instanceof PyBytes && !type.isHeapType) return bytesRepr(value.bytes.slice(0, limit));
  if (value instanceof PyByteArray && !type.isHeapType) return `<bytearray of ${value.bytes.length} bytes>`;
  if (value instanceof PyBaseException) return exception(value, depth, limit);
  if (value === Ellipsis) return 'Ellipsis';
  if (value === NotImplemented) return 'NotImplemented';
  return callable(value) ?? other(value, depth, limit);
}

/** Functions, methods, classes and what goes with them. */
function callable(value: PyObject): string | undefined {
  if (value instanceof PyFunction) return `<function ${textOf(value.qualname)}>`;
  if (value instanceof PyMethod) {
    const name = value.func instanceof PyFunction ? textOf(value.func.qualname) : describe(value.func, MAX_DEPTH, 60);
    return `<bound method ${name}>`;
  }
  if (value instanceof PyBuiltinFunction) {
    const { self, definition } = value;
    if (self === undefined || self === null || self instanceof PyModule)
      return `<built-in function ${definition.name}>`;
    return `<built-in method ${definition.name}>`;
  }
  if (value instanceof PyType) return `<class '${value.name}'>`;
  if (value instanceof PyDescriptor) return `<${value.type.name} ${value.owner.name}.${value.name}>`;
  return undefined;
}

function other(value: PyObject, depth: number, limit: number): string {
  if (value instanceof PyModule) {
    const name = value.dict?.getStr('__name__');
    return typeof name === 'string' ? `<module ${strRepr(name)}>` : '<module>';
  }
  if (value instanceof PyCode) return `<code object ${value.co_name}>`;
  if (value instanceof PyCell)
    return value.value === undefined ? '<cell: empty>' : `<cell: ${describe(value.value, depth + 1, limit)}>`;
  if (value instanceof PyGenerator) return `<${value.type.name} ${textOf(value.qualname)}>`;
  if (value instanceof PyFrame) return `<frame of ${value.frame.code.co_qualname}>`;
  if (value instanceof PySlice && !value.type.isHeapType) {
    return items('slice(', [value.start, value.stop, value.step], ')', depth, limit);
  }
  if (value instanceof PyRange) {
    const { start, stop, step } = value;
    return step === 1 ? `range(${start}, ${stop})` : `range(${start}, ${stop}, ${step})`;
  }
  if (value instanceof PyStr) return `<${value.type.name} ${strRepr(clip(value.value, limit))}>`;
  if (value instanceof PyInt) return `<${value.type.name} ${describe(value.value, depth, limit)}>`;
  return `<${value.type.name} object>`;
}

const textOf = (value: Value): string =>
  typeof value === 'string' ? value : value instanceof PyStr ? value.value : '?';

/** Items between brackets; those that would be cut anyway are not visited. */
function items(open: string, values: readonly Value[], close: string, depth: number, limit: number): string {
  if (depth >= MAX_DEPTH && values.length > 0) return `${open}...${close}`;
  const shown = values.slice(0, MAX_ITEMS).map((value) => describe(value, depth + 1, limit));
  if (values.length > MAX_ITEMS) shown.push('...');
  return open + shown.join(', ') + close;
}

function tuple({ items: values }: PyTuple, depth: number, limit: number): string {
  return items('(', values, values.length === 1 ? ',)' : ')', depth, limit);
}

function dict(value: PyDict, depth: number, limit: number): string {
  if (depth >= MAX_DEPTH && value.size > 0) return '{...}';
  const shown: string[] = [];
  for (const [key, item] of value.entries()) {
    if (shown.length === MAX_ITEMS) {
      shown.push('...');
      break;
    }
    shown.push(`${describe(key, depth + 1, limit)}: ${describe(item, depth + 1, limit)}`);
  }
  return `{${shown.join(', ')}}`;
}

function set(value: PyAnySet, depth: number, limit: number): string {
  const keys: Value[] = [];
  for (const key of value.keys()) {
    keys.push(key);
    if (keys.length > MAX_ITEMS) break;
  }
  const isFrozen = value.type === frozensetType;
  if (keys.length === 0) return isFrozen ? 'frozenset()' : 'set()';
  return isFrozen ? items('frozenset({', keys, '})', depth, limit) : items('{', keys, '}', depth, limit);
}

function exception({ type, args }: PyBaseException, depth: number, limit: number): string {
  return items(`${type.name}(`, args.items, ')', depth, limit);
}

function complex({ real, imag }: PyComplex): string {
  const part = (number: number): string => floatRepr(number).replace(/\.0$/, '');
  if (real === 0 && !Object.is(real, -0)) return `${part(imag)}j`;
  return `(${part(real)}${/^-/.test(part(imag)) ? '' : '+'}${part(imag)}j)`;
}
