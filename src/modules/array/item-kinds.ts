// The kinds of items that arrays store, by type code: how values become bytes and back.

import { PyFloat } from '../../objects/numbers/float';
import { normalize } from '../../objects/numbers/int';
import type { Value } from '../../objects/object';
import { toFloat, toIndex } from '../../objects/protocols/numbers';
import { overflowError, typeError } from '../../objects/raise';
import type { Thread } from '../../objects/thread';
import { strValue, typeOf } from '../../objects/type-of';

type Int = number | bigint;

export interface ItemKind {
  code: string;
  size: number;
  /** As memoryview shows it. */
  format: string;
  /** -1 for what is no integer. */
  signed: boolean;
  integer: boolean;
  unicode: boolean;
  get: (view: DataView, offset: number) => Value;
  /** Converts a value; the result is what `set` stores. */
  convert: (thread: Thread, value: Value) => Int;
  set: (view: DataView, offset: number, converted: Int) => void;
}

/** A C long. */
function asLong(thread: Thread, value: Value): number {
  const index = toIndex(thread, value);
  if (index < -2147483648 || index > 2147483647) throw overflowError('Python int too large to convert to C long');
  return Number(index);
}

/** A C long within the bounds of a smaller type. */
function within(name: string, low: number, high: number) {
  return (thread: Thread, value: Value): number => {
    const number = asLong(thread, value);
    if (number < low) throw overflowError(`${name} is less than minimum`);
    if (number > high) throw overflowError(`${name} is greater than maximum`);
    return number;
  };
}

function asUnsignedLong(thread: Thread, value: Value): number {
  const index = toIndex(thread, value);
  if (index < 0) throw overflowError("can't convert negative value to unsigned int");
  if (index > 4294967295) throw overflowError('Python int too large to convert to C unsigned long');
  return Number(index);
}

function asLongLong(thread: Thread, value: Value): bigint {
  const index = BigInt(toIndex(thread, value));
  if (BigInt.asIntN(64, index) !== index) throw overflowError('int too big to convert');
  return index;
}

function asUnsignedLongLong(thread: Thread, value: Value): bigint {
  const index = BigInt(toIndex(thread, value));
  if (index < 0n) throw overflowError("can't convert negative int to unsigned");
  if (BigInt.asUintN(64, index) !== index) throw overflowError('int too big to convert');
  return index;
}

function asCodePoint(_thread: Thread, value: Value): number {
  const text = strValue(value);
  const wanted = 'array item must be a unicode character, not ';
  if (text === undefined) throw typeError(wanted + typeOf(value).tpName);
  const points = [...text];
  if (points.length !== 1) throw typeError(`${wanted}a string of length ${points.length}`);
  return text.codePointAt(0)!;
}

const number = (value: Int): number => Number(value);

const integer = { signed: true, integer: true, unicode: false };
const unsigned = { signed: false, integer: true, unicode: false };
const floating = { signed: false, integer: false, unicode: false, convert: toFloat };
const character = {
  signed: false,
  integer: false,
  unicode: true,
  size: 4,
  format: 'w',
  get: (view: DataView, offset: number): Value => String.fromCodePoint(view.getUint32(offset, true)),
  convert: asCodePoint,
  set: (view: DataView, offset: number, value: Int): void => view.setUint32(offset, number(value), true),
};
const long = {
  ...integer,
  size: 4,
  get: (view: DataView, offset: number): Value => view.getInt32(offset, true),
  convert: asLong,
  set: (view: DataView, offset: number, value: Int): void => view.setInt32(offset, number(value), true),
};
const unsignedLong = {
  ...unsigned,
  size: 4,
  get: (view: DataView, offset: number): Value => view.getUint32(offset, true),
  convert: asUnsignedLong,
  set: (view: DataView, offset: number, value: Int): void => view.setUint32(offset, number(value), true),
};

/** All kinds, in the order of CPython's table. */
export const ITEM_KINDS: ItemKind[] = [
  {
    code: 'b',
    format: 'b',
    size: 1,
    ...integer,
    get: (view, offset) => view.getInt8(offset),
    convert: (thread, value) =>
      within('signed char', -128, 127)(thread, within('signed short integer', -32768, 32767)(thread, value)),
    set: (view, offset, value) => view.setInt8(offset, number(value)),
  },
  {
    code: 'B',
    format: 'B',
    size: 1,
    ...unsigned,
    get: (view, offset) => view.getUint8(offset),
    convert: within('unsigned byte integer', 0, 255),
    set: (view, offset, value) => view.setUint8(offset, number(value)),
  },
  { code: 'u', ...character },
  { code: 'w', ...character },
  {
    code: 'h',
    format: 'h',
    size: 2,
    ...integer,
    get: (view, offset) => view.getInt16(offset, true),
    convert: within('signed short integer', -32768, 32767),
    set: (view, offset, value) => view.setInt16(offset, number(value), true),
  },
  {
    code: 'H',
    format: 'H',
    size: 2,
    ...unsigned,
    get: (view, offset) => view.getUint16(offset, true),
    convert: within('unsigned short', 0, 65535),
    set: (view, offset, value) => view.setUint16(offset, number(value), true),
  },
  { code: 'i', format: 'i', ...long },
  { code: 'I', format: 'I', ...unsignedLong },
  { code: 'l', format: 'l', ...long },
  { code: 'L', format: 'L', ...unsignedLong },
  {
    code: 'q',
    format: 'q',
    size: 8,
    ...integer,
    get: (view, offset) => normalize(view.getBigInt64(offset, true)),
    convert: asLongLong,
    set: (view, offset, value) => view.setBigInt64(offset, BigInt(value), true),
  },
  {
    code: 'Q',
    format: 'Q',
    size: 8,
    ...unsigned,
    get: (view, offset) => normalize(view.getBigUint64(offset, true)),
    convert: asUnsignedLongLong,
    set: (view, offset, value) => view.setBigUint64(offset, BigInt(value), true),
  },
  {
    code: 'f',
    format: 'f',
    size: 4,
    ...floating,
    get: (view, offset) => new PyFloat(view.getFloat32(offset, true)),
    set: (view, offset, value) => view.setFloat32(offset, number(value), true),
  },
  {
    code: 'd',
    format: 'd',
    size: 8,
    ...floating,
    get: (view, offset) => new PyFloat(view.getFloat64(offset, true)),
    set: (view, offset, value) => view.setFloat64(offset, number(value), true),
  },
];

export function itemKind(code: string): ItemKind | undefined {
  return ITEM_KINDS.find((kind) => kind.code === code);
}

/** The machine format codes of pickled arrays, little-endian ones at the even places of their family. */
export const MACHINE_FORMATS: { size: number; signed: boolean; kind: 'integer' | 'float' | 'text'; little: boolean }[] =
  [
    { size: 1, signed: false, kind: 'integer', little: true },
    { size: 1, signed: true, kind: 'integer', little: true },
    ...[2, 4, 8].flatMap((size) =>
      [false, true].flatMap((signed) =>
        [true, false].map((little) => ({ size, signed, kind: 'integer' as const, little })),
      ),
    ),
    ...[4, 8].flatMap((size) =>
      [true, false].map((little) => ({ size, signed: false, kind: 'float' as const, little })),
    ),
    ...[2, 4].flatMap((size) =>
      [true, false].map((little) => ({ size, signed: false, kind: 'text' as const, little })),
    ),
  ];

/** The machine format of a kind on this little-endian machine. */
export function machineFormat(kind: ItemKind): number {
  const family = kind.unicode ? 'text' : kind.integer ? 'integer' : 'float';
  return MACHINE_FORMATS.findIndex(
    (format) => format.kind === family && format.size === kind.size && format.signed === kind.signed && format.little,
  );
}
