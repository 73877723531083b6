// The type of any value (Py_TYPE), and payloads of values that may be immediate or instances of subclasses.

import { PyFloat } from './numbers/float';
import { boolType, intType, PyInt } from './numbers/int';
import { noneType } from './none';
import type { Value } from './object';
import { PyStr, strType } from './text/str';
import type { PyType } from './type';

export function typeOf(value: Value): PyType {
  switch (typeof value) {
    case 'object':
      return value === null ? noneType : value.type;
    case 'string':
      return strType;
    case 'boolean':
      return boolType;
    default:
      return intType;
  }
}

/** The number behind an int, bool or instance of an int subclass; undefined for anything else. */
export function intValue(value: Value): number | bigint | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return value instanceof PyInt ? value.value : undefined;
}

/** The text behind a str or instance of a str subclass; undefined for anything else. */
export function strValue(value: Value): string | undefined {
  if (typeof value === 'string') return value;
  return value instanceof PyStr ? value.value : undefined;
}

/** The number behind a float or instance of a float subclass; undefined for anything else, ints included. */
export function floatValue(value: Value): number | undefined {
  return value instanceof PyFloat ? value.value : undefined;
}
