// What `id()` and the addresses in reprs show. Objects are numbered when first asked; immediate values have numbers computed from the value.

import { isObject, type PyObject, type Value } from './object';

const numbers = new WeakMap<PyObject, number>();
let lastNumber = 0x60_0000;

/** `id(value)`: the same for the same object as long as it lives, never that of another object (CPython: its address). */
export function idOf(value: Value): number {
  if (!isObject(value)) return immediateId(value);
  let number = numbers.get(value);
  if (number === undefined) {
    lastNumber += 16;
    number = lastNumber;
    numbers.set(value, number);
  }
  return number;
}

/** The address as `%p` prints it: `0x6001a0`. */
export const addressOf = (value: Value): string => '0x' + idOf(value).toString(16);

/** Equal immediate values are one object, so the number follows from the value alone; they lie beyond those of objects. */
function immediateId(value: Value): number {
  if (value === null) return 0x10_0000;
  if (typeof value === 'boolean') return value ? 0x10_0020 : 0x10_0010;
  if (typeof value === 'number' && value >= -5 && value <= 1024) return 0x11_0000 + 16 * value;
  const text = typeof value + String(value);
  let mix = 0x811c_9dc5;
  for (let index = 0; index < text.length; index++) mix = Math.imul(mix ^ text.charCodeAt(index), 0x0100_0193);
  return 0x1_0000_0000 + 16 * (mix >>> 0);
}
