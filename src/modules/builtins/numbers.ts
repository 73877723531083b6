// Builtin functions of numbers and characters.

import { bytearrayType, PyByteArray } from '../../objects/bytes/bytearray';
import { bytesType, PyBytes } from '../../objects/bytes/bytes';
import { complexType, PyComplex } from '../../objects/numbers/complex';
import { intToText } from '../../objects/numbers/int-arithmetic';
import { floatType, PyFloat } from '../../objects/numbers/float';
import { type BoundFunction, method, type NativeDefinition } from '../../objects/native';
import { hold, release, unhold, type Value } from '../../objects/object';
import { lookupSpecial } from '../../objects/protocols/attributes';
import { getIter, iterNext } from '../../objects/protocols/iteration';
import { absolute, binaryOp, divmod, power, toIndex } from '../../objects/protocols/numbers';
import { overflowError, typeError, valueError } from '../../objects/raise';
import { strType } from '../../objects/text/str';
import type { Thread } from '../../objects/thread';
import { floatValue, intValue, strValue, typeOf } from '../../objects/type-of';
import { isSubtype } from '../../objects/type';

/** An int in base 2, 8 or 16 with its prefix (_PyNumber_ToBase). */
function toBase(thread: Thread, value: Value, base: 2 | 8 | 16, prefix: string): string {
  const number = toIndex(thread, value);
  const digits = intToText(number < 0 ? -number : number, base, thread.budget);
  return `${number < 0 ? '-' : ''}${prefix}${digits}`;
}

const chr: BoundFunction = (thread, _module, value: Value) => {
  const code = toIndex(thread, value);
  if (code < 0 || code > 0x10ffff) throw valueError('chr() arg not in range(0x110000)');
  return String.fromCodePoint(Number(code));
};

const ord: BoundFunction = (_thread, _module, character: Value) => {
  let length: number;
  const text = strValue(character);
  if (text !== undefined) {
    const code = text.codePointAt(0);
    if (code !== undefined && text.length === (code > 0xffff ? 2 : 1)) return code;
    length = [...text].length;
  } else if (character instanceof PyBytes || character instanceof PyByteArray) {
    const { bytes } = character;
    length = bytes.length;
    if (length === 1) return bytes[0]!;
  } else {
    throw typeError(`ord() expected string of length 1, but ${typeOf(character).tpName} found`);
  }
  throw typeError(`ord() expected a character, but string of length ${length} found`);
};

const round: BoundFunction = (thread, _module, number: Value, digits: Value = null) => {
  const rounding = lookupSpecial(thread, number, '__round__');
  if (rounding === undefined) throw typeError(`type ${typeOf(number).tpName} doesn't define __round__ method`);
  hold(rounding);
  try {
    return thread.call(rounding, digits === null ? [] : [digits]);
  } finally {
    release(thread, rounding);
  }
};

/** A float sum with its accumulated rounding error (Neumaier's algorithm). */
interface CompensatedSum {
  high: number;
  low: number;
}

function accumulate(sum: CompensatedSum, x: number): void {
  const total = sum.high + x;
  sum.low += Math.abs(sum.high) >= Math.abs(x) ? sum.high - total + x : x - total + sum.high;
  sum.high = total;
}

/** The sum; an error that overflowed or became NaN is left out. */
const collapse = ({ high, low }: CompensatedSum): number => (low !== 0 && Number.isFinite(low) ? high + low : high);

const LONG_MAX = 2 ** 31 - 1;

/** The items of an iterable, one at a time; the last one is kept alive until the next is taken. */
type NextItem = () => Value | undefined;

/**
 * Sums machine integers as long as they fit a C long. Gives the total so far and the item that stopped it, undefined at the end.
 */
function sumIntegers(next: NextItem, start: number): { total: number; item: Value | undefined } {
  let total = start;
  for (;;) {
    const item = next();
    if (typeof item === 'number' || typeof item === 'boolean') {
      const sum = total + Number(item);
      if (sum <= LONG_MAX && sum >= -LONG_MAX - 1 && Math.abs(Number(item)) <= LONG_MAX) {
        total = sum;
        continue;
      }
    }
    return { total, item };
  }
}

/** An int as a C double; OverflowError when it is too large. */
function intToDouble(value: number | bigint): number {
  const result = Number(value);
  if (!Number.isFinite(result)) throw overflowError('int too large to convert to float');
  return result;
}

function sumFloats(next: NextItem, start: number): { total: number; item: Value | undefined } {
  const sum: CompensatedSum = { high: start, low: 0 };
  for (;;) {
    const item = next();
    if (item === undefined) return { total: collapse(sum), item };
    if (item instanceof PyFloat && item.type === floatType) {
      accumulate(sum, item.value);
      continue;
    }
    const int = intValue(item);
    if (int === undefined) return { total: collapse(sum), item };
    accumulate(sum, intToDouble(int));
  }
}

function sumComplex(next: NextItem, start: PyComplex): { total: Value; item: Value | undefined } {
  const real: CompensatedSum = { high: start.real, low: 0 };
  const imag: CompensatedSum = { high: start.imag, low: 0 };
  for (;;) {
    const item = next();
    if (item instanceof PyComplex && item.type === complexType) {
      accumulate(real, item.real);
      accumulate(imag, item.imag);
      continue;
    }
    if (item !== undefined) {
      const int = intValue(item);
      const number = int !== undefined ? intToDouble(int) : floatValue(item);
      if (number !== undefined) {
        accumulate(real, number);
        continue;
      }
    }
    return { total: new PyComplex(collapse(real), collapse(imag)), item };
  }
}

/** Numbers are summed natively while they last (builtin_sum); anything else goes through `+`. */
const sum: BoundFunction = (thread, _module, iterable: Value, start: Value = 0) => {
  const iterator = hold(getIter(thread, iterable));
  let total: Value = null;
  let current: Value | undefined;
  const next: NextItem = () => {
    const item = hold(iterNext(thread, iterator));
    const previous = current;
    current = item;
    release(thread, previous);
    return item;
  };
  const add = (item: Value): void => {
    const result = hold(binaryOp(thread, '+', total, item));
    const previous = total;
    total = result;
    release(thread, previous);
  };
  const replace = (value: Value): void => {
    const previous = total;
    total = hold(value);
    release(thread, previous);
  };
  try {
    refuseStrings(start);
    total = hold(start);
    let item: Value | undefined;
    if (typeof total === 'number' && Math.abs(total) <= LONG_MAX) {
      const result = sumIntegers(next, total);
      total = result.total;
      item = result.item;
      if (item === undefined) return total;
      add(item);
    }
    if (total instanceof PyFloat && total.type === floatType) {
      const result = sumFloats(next, total.value);
      replace(new PyFloat(result.total));
      if (result.item === undefined) return unholdTotal();
      add(result.item);
    }
    if (total instanceof PyComplex && total.type === complexType) {
      const result = sumComplex(next, total);
      replace(result.total);
      if (result.item === undefined) return unholdTotal();
      add(result.item);
    }
    for (item = next(); item !== undefined; item = next()) add(item);
    return unholdTotal();
  } finally {
    release(thread, current);
    release(thread, total);
    release(thread, iterator);
  }

  function unholdTotal(): Value {
    const result = total;
    total = null;
    return unhold(result);
  }
};

function refuseStrings(start: Value): void {
  const type = typeOf(start);
  if (isSubtype(type, strType)) throw typeError("sum() can't sum strings [use ''.join(seq) instead]");
  if (isSubtype(type, bytesType)) throw typeError("sum() can't sum bytes [use b''.join(seq) instead]");
  if (isSubtype(type, bytearrayType)) throw typeError("sum() can't sum bytearray [use b''.join(seq) instead]");
}

export const numberFunctions: Record<string, NativeDefinition> = {
  abs: method('abs($module, x, /)', (thread, _module, x: Value) => absolute(thread, x)),
  bin: method('bin($module, number, /)', (thread, _module, number: Value) => toBase(thread, number, 2, '0b')),
  chr: method('chr($module, i, /)', chr),
  divmod: method('divmod($module, x, y, /)', (thread, _module, x: Value, y: Value) => divmod(thread, x, y)),
  hex: method('hex($module, number, /)', (thread, _module, number: Value) => toBase(thread, number, 16, '0x')),
  oct: method('oct($module, number, /)', (thread, _module, number: Value) => toBase(thread, number, 8, '0o')),
  ord: method('ord($module, character, /)', ord),
  pow: method('pow($module, /, base, exp, mod=None)', (thread, _module, base: Value, exp: Value, mod: Value = null) =>
    power(thread, base, exp, mod),
  ),
  round: method('round($module, /, number, ndigits=None)', round),
  sum: method('sum($module, iterable, /, start=0)', sum),
};
