// repr, str, ascii and format.

import { asciiEscape } from '../text/str-repr';
import { drop, type Value } from '../object';
import { typeError } from '../raise';
import type { Thread } from '../thread';
import { strValue, typeOf } from '../type-of';
import { callFound } from './calls';
import { typeLookup } from '../types/type-lookup';

/** The text of a str result; the result itself is let go of. */
function textOf(thread: Thread, result: Value): string {
  if (typeof result === 'string') return result;
  const text = strValue(result)!;
  drop(thread, result);
  return text;
}

/** repr(value) as the str object that `__repr__` returned (PyObject_Repr). */
export function reprObject(thread: Thread, value: Value): Value {
  const slot = typeOf(value).tp.tp_repr!;
  thread.enter(' while getting the repr of an object');
  let result: Value;
  try {
    result = slot(thread, value);
  } finally {
    thread.leave();
  }
  return checkedText(thread, result, '__repr__');
}

function checkedText(thread: Thread, result: Value, method: string): Value {
  if (strValue(result) !== undefined) return result;
  const error = typeError(`${method} returned non-string (type ${typeOf(result).tpName})`);
  drop(thread, result);
  throw error;
}

/** str(value) as the str object that `__str__` returned (PyObject_Str). */
export function strObject(thread: Thread, value: Value): Value {
  if (typeof value === 'string') return value;
  const slot = typeOf(value).tp.tp_str;
  if (slot === undefined) return reprObject(thread, value);
  thread.enter(' while getting the str of an object');
  let result: Value;
  try {
    result = slot(thread, value);
  } finally {
    thread.leave();
  }
  return checkedText(thread, result, '__str__');
}

/** repr(value). */
export function repr(thread: Thread, value: Value): string {
  return textOf(thread, reprObject(thread, value));
}

/** str(value). */
export function str(thread: Thread, value: Value): string {
  return textOf(thread, strObject(thread, value));
}

/** ascii(value) (PyObject_ASCII). */
export function ascii(thread: Thread, value: Value): string {
  return asciiEscape(repr(thread, value));
}

/** format(value, spec) as the str object that `__format__` returned (PyObject_Format). */
export function formatObject(thread: Thread, value: Value, spec: Value): Value {
  if (spec === '') {
    if (typeof value === 'string') return value;
    if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  }
  const type = typeOf(value);
  const found = typeLookup(type, '__format__');
  if (found === undefined) throw typeError(`Type ${type.tpName} doesn't define __format__`);
  const result = callFound(thread, value, type, found, [spec]);
  if (strValue(result) !== undefined) return result;
  const error = typeError(`__format__ must return a str, not ${typeOf(result).tpName}`);
  drop(thread, result);
  throw error;
}

/** format(value, spec). */
export function format(thread: Thread, value: Value, spec: string): string {
  return textOf(thread, formatObject(thread, value, spec));
}
