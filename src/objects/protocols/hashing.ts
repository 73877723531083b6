// Hashes, 32 bits wide as in the modelled build, and the default by identity.

import { idOf } from '../identity';
import { pass } from '../memory/budget';
import type { Value } from '../object';
import { typeError } from '../raise';
import type { Thread } from '../thread';
import { typeOf } from '../type-of';

/** _PyHASH_MODULUS of a 32-bit build: 2**31 - 1. */
const MODULUS = 2147483647;
const BIG_MODULUS = 2147483647n;

/** A text is hashed in the time in which it could be read so often. */
const HASH_PASSES = 8;

/** hash(value) (PyObject_Hash). */
export function hash(thread: Thread, value: Value): number {
  switch (typeof value) {
    case 'string':
      pass(thread.budget, HASH_PASSES * value.length);
      return hashString(value);
    case 'number':
    case 'bigint':
      return hashNumber(value);
    case 'boolean':
      return value ? 1 : 0;
  }
  const type = typeOf(value);
  const slot = type.tp.tp_hash;
  if (slot === undefined) return unhashable(thread, value);
  return slot(thread, value);
}

/** The hash slot of types with `__hash__ = None` (PyObject_HashNotImplemented). */
export function unhashable(_thread: Thread, value: Value): number {
  throw typeError(`unhashable type: '${typeOf(value).tpName}'`);
}

/** The hash of an int. */
export function hashNumber(value: number | bigint): number {
  let result: number;
  if (typeof value === 'number') result = value % MODULUS;
  else result = Number(value % BIG_MODULUS);
  result += 0;
  return result === -1 ? -2 : result;
}

/** The hash of a float (_Py_HashDouble); NaN has the hash of its object. */
export function hashFloat(value: number, identity: () => number): number {
  if (!Number.isFinite(value)) {
    if (Number.isNaN(value)) return identity();
    return value > 0 ? 314159 : -314159;
  }
  if (Number.isInteger(value)) return hashNumber(Number.isSafeInteger(value) ? value : BigInt(value));
  let [mantissa, exponent] = splitFloat(Math.abs(value));
  let x = 0;
  while (mantissa !== 0) {
    x = (((x << 28) & MODULUS) | (x >>> 3)) >>> 0;
    mantissa *= 268435456;
    exponent -= 28;
    const y = Math.trunc(mantissa);
    mantissa -= y;
    x += y;
    if (x >= MODULUS) x -= MODULUS;
  }
  const shift = exponent >= 0 ? exponent % 31 : 30 - ((-1 - exponent) % 31);
  x = (((x << shift) & MODULUS) | (x >>> (31 - shift))) >>> 0;
  const signed = value < 0 ? -x : x;
  return signed === -1 ? -2 : signed;
}

/** frexp: value = mantissa * 2**exponent with 0.5 <= mantissa < 1. */
function splitFloat(value: number): [number, number] {
  if (value === 0) return [0, 0];
  let exponent = Math.max(-1023, Math.floor(Math.log2(value)) + 1);
  let mantissa = value * 2 ** -exponent;
  while (mantissa < 0.5) {
    mantissa *= 2;
    exponent--;
  }
  while (mantissa >= 1) {
    mantissa /= 2;
    exponent++;
  }
  return [mantissa, exponent];
}

const stringHashes = new Map<string, number>();
/** Characters of the texts whose hashes are remembered. */
let remembered = 0;
const MOST_REMEMBERED = 1 << 22;
/** Longer texts are not kept for their hash. */
const LONGEST_REMEMBERED = 1 << 16;

/** The hash of a text: deterministic (CPython's is salted), never -1. Those of texts that are neither short nor huge are remembered. */
export function hashString(text: string): number {
  if (text === '') return 0;
  if (text.length < 32 || text.length > LONGEST_REMEMBERED)
    return computeHash(text.length, (index) => text.charCodeAt(index));
  const cached = stringHashes.get(text);
  if (cached !== undefined) return cached;
  const result = computeHash(text.length, (index) => text.charCodeAt(index));
  remembered += text.length;
  if (remembered > MOST_REMEMBERED) {
    stringHashes.clear();
    remembered = text.length;
  }
  stringHashes.set(text, result);
  return result;
}

function computeHash(length: number, codeAt: (index: number) => number): number {
  let h = 0x811c9dc5;
  for (let index = 0; index < length; index++) {
    h = Math.imul(h ^ codeAt(index), 0x01000193);
    h ^= h >>> 15;
  }
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  h ^= h >>> 16;
  return h === -1 ? -2 : h;
}

/** The hash of bytes: the same as that of the text with these code points, as in CPython for ASCII. */
export function hashBytes(bytes: Uint8Array): number {
  return bytes.length === 0 ? 0 : computeHash(bytes.length, (index) => bytes[index]!);
}

/** The default hash: by identity (PyObject_GenericHash). */
export function identityHash(_thread: Thread, value: Value): number {
  const id = idOf(value);
  const rotated = (id >>> 4) | (id << 28) | 0;
  return rotated === -1 ? -2 : rotated;
}
