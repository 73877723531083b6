// One format unit and one argument: what the unit makes of it (convertsimple in getargs.c).

import {
  type BufferInfo,
  BufferFlag,
  bytesOfBuffer,
  copyBytes,
  getBuffer,
  releaseBuffer,
} from '../../objects/bytes/buffer';
import { PyByteArray } from '../../objects/bytes/bytearray';
import { PyBytes } from '../../objects/bytes/bytes';
import { codeText } from '../../objects/text/codecs/registry';
import { encodeUtf8 } from '../../objects/text/codecs/utf8';
import { toComplex } from '../../objects/numbers/complex-construction';
import { normalize } from '../../objects/numbers/int';
import { drop, type Value } from '../../objects/object';
import { isTrue } from '../../objects/protocols/compare';
import { isIndex, toFloat, toIndex } from '../../objects/protocols/numbers';
import { overflowError, valueError } from '../../objects/raise';
import { codesOf } from '../../objects/text/text-indexing';
import { PyRaise, type Thread } from '../../objects/thread';
import { isSubtype, type PyType } from '../../objects/type';
import { strValue, typeOf } from '../../objects/type-of';
import { Mismatch, mustBe } from './argument-error';

/** Converts an argument for `O&`. Throws what `Api` functions throw, or gives undefined for "(unspecified)". */
export type Converter = (value: Value) => unknown;

/** What `es` and its like need to know: the encoding (UTF-8 when null) and, for those with `#`, how many bytes there is room for. */
export type Encoding = string | null | { encoding: string | null; room: number };

/** What a unit takes besides the argument: the type of `O!`, the converter of `O&`, the encoding of `es`. */
export type Extra = PyType | Converter | Encoding | undefined;

/** Where a parse stands: its format, what it has produced, what is to be given back when it fails. */
export class ParseState {
  position = 0;
  readonly results: unknown[] = [];
  readonly buffers: { owner: Value; buffer: BufferInfo }[] = [];
  private nextExtra = 0;

  constructor(
    readonly thread: Thread,
    readonly format: string,
    private readonly extras: readonly Extra[],
  ) {}

  get char(): string {
    return this.format.charAt(this.position);
  }

  /** Is this the next character? Then it is consumed. */
  accept(char: string): boolean {
    if (this.char !== char) return false;
    this.position++;
    return true;
  }

  extra(): Extra {
    return this.extras[this.nextExtra++];
  }

  /** Lends the memory of a value to the function until it returns. */
  lend(owner: Value, buffer: BufferInfo): Uint8Array {
    this.buffers.push({ owner, buffer });
    return bytesOfBuffer(buffer);
  }

  giveBack(): void {
    for (const { owner, buffer } of this.buffers.splice(0)) releaseBuffer(this.thread, owner, buffer);
  }
}

/** Converts an argument by the unit at the position of the state, and moves on behind the unit. */
export function convertSimple(state: ParseState, value: Value): void {
  const { thread, results } = state;
  const unit = state.char;
  state.position++;
  const integer = INTEGERS[unit];
  if (integer !== undefined) {
    results.push(integer(thread, value));
    return;
  }
  switch (unit) {
    case 'f':
      results.push(Math.fround(toFloat(thread, value)));
      return;
    case 'd':
      results.push(toFloat(thread, value));
      return;
    case 'D': {
      const { real, imag } = toComplex(thread, value);
      results.push({ real, imag });
      return;
    }
    case 'p':
      results.push(isTrue(thread, value));
      return;
    case 'c':
      results.push(singleByte(value));
      return;
    case 'C':
      results.push(singleCharacter(value));
      return;
    case 'S':
      if (!(value instanceof PyBytes)) throw mustBe('bytes', value);
      results.push(value);
      return;
    case 'Y':
      if (!(value instanceof PyByteArray)) throw mustBe('bytearray', value);
      results.push(value);
      return;
    case 'U':
      if (strValue(value) === undefined) throw mustBe('str', value);
      results.push(value);
      return;
    case 'O':
      results.push(object(state, value));
      return;
    case 's':
    case 'z':
      results.push(text(state, value, unit === 'z'));
      return;
    case 'y':
      results.push(bytes(state, value));
      return;
    case 'e':
      results.push(encoded(state, value));
      return;
    case 'w':
      if (!state.accept('*')) throw new Mismatch("(invalid use of 'w' format character)");
      results.push(writable(state, value));
      return;
    default:
      throw new Mismatch('(impossible<bad format char>)');
  }
}

/** PyLong_AsLong of the modelled build. */
function asLong(thread: Thread, value: Value): number {
  const index = toIndex(thread, value);
  if (index < -0x8000_0000 || index > 0x7fff_ffff) throw overflowError('Python int too large to convert to C long');
  return Number(index);
}

function inRange(name: string, minimum: number, maximum: number) {
  return (thread: Thread, value: Value): number => {
    const number = asLong(thread, value);
    if (number < minimum) throw overflowError(`${name} is less than minimum`);
    if (number > maximum) throw overflowError(`${name} is greater than maximum`);
    return number;
  };
}

const masked = (bits: number) => (thread: Thread, value: Value) =>
  normalize(BigInt.asUintN(bits, BigInt(toIndex(thread, value))));

/** Units that refuse what has no `__index__` with a text of their own. */
const maskedInt = (bits: number) => (thread: Thread, value: Value) => {
  if (!isIndex(value)) throw mustBe('int', value);
  return masked(bits)(thread, value);
};

function longLong(thread: Thread, value: Value): number | bigint {
  const index = toIndex(thread, value);
  if (BigInt.asIntN(64, BigInt(index)) !== BigInt(index)) throw overflowError('int too big to convert');
  return index;
}

function ssize(thread: Thread, value: Value): number {
  const index = toIndex(thread, value);
  if (index < -0x8000_0000 || index > 0x7fff_ffff) throw overflowError('Python int too large to convert to C ssize_t');
  return Number(index);
}

const INTEGERS: Record<string, (thread: Thread, value: Value) => number | bigint> = {
  b: inRange('unsigned byte integer', 0, 0xff),
  B: masked(8),
  h: inRange('signed short integer', -0x8000, 0x7fff),
  H: masked(16),
  i: inRange('signed integer', -0x8000_0000, 0x7fff_ffff),
  I: masked(32),
  l: asLong,
  k: maskedInt(32),
  L: longLong,
  K: maskedInt(64),
  n: ssize,
};

function singleByte(value: Value): number {
  const expected = 'a byte string of length 1';
  if (!(value instanceof PyBytes) && !(value instanceof PyByteArray)) throw mustBe(expected, value);
  const { length } = value.bytes;
  if (length === 1) return value.bytes[0]!;
  const kind = value instanceof PyBytes ? 'bytes' : 'bytearray';
  throw new Mismatch(`must be ${expected}, not a ${kind} object of length ${length}`);
}

function singleCharacter(value: Value): number {
  const expected = 'a unicode character';
  const characters = strValue(value);
  if (characters === undefined) throw mustBe(expected, value);
  const codes = codesOf(characters);
  if (codes.length === 1) return codes[0]!;
  throw new Mismatch(`must be ${expected}, not a string of length ${codes.length}`);
}

function object(state: ParseState, value: Value): unknown {
  if (state.accept('!')) {
    const type = state.extra() as PyType;
    if (!isSubtype(typeOf(value), type)) throw mustBe(type.tpName, value);
    return value;
  }
  if (state.accept('&')) {
    const converted = (state.extra() as Converter)(value);
    if (converted === undefined) throw new Mismatch('(unspecified)');
    return converted;
  }
  return value;
}

function text(state: ParseState, value: Value, orNone: boolean): string | Uint8Array | null {
  const { thread } = state;
  const characters = strValue(value);
  if (state.accept('*')) {
    if (orNone && value === null) return null;
    return characters === undefined ? readable(state, value) : encodeUtf8(thread, characters, undefined);
  }
  if (state.accept('#')) {
    if (orNone && value === null) return null;
    return characters === undefined ? readOnly(thread, value) : encodeUtf8(thread, characters, undefined);
  }
  if (orNone && value === null) return null;
  if (characters === undefined) throw mustBe(orNone ? 'str or None' : 'str', value);
  encodeUtf8(thread, characters, undefined);
  if (characters.includes('\0')) throw valueError('embedded null character');
  return characters;
}

function bytes(state: ParseState, value: Value): Uint8Array {
  if (state.accept('*')) return readable(state, value);
  const result = readOnly(state.thread, value);
  if (!state.accept('#') && result.includes(0)) throw valueError('embedded null byte');
  return result;
}

/** Borrowed memory that may change while the function runs. */
function readable(state: ParseState, value: Value): Uint8Array {
  return state.lend(value, getBuffer(state.thread, value, BufferFlag.SIMPLE));
}

/** Memory that nobody has to give back (convertbuffer). */
function readOnly(thread: Thread, value: Value): Uint8Array {
  if (typeOf(value).tp.bf_releasebuffer !== undefined) throw mustBe('read-only bytes-like object', value);
  return copyBytes(thread, value);
}

function writable(state: ParseState, value: Value): Uint8Array {
  const { thread } = state;
  try {
    return state.lend(value, getBuffer(thread, value, BufferFlag.WRITABLE));
  } catch (error) {
    if (!(error instanceof PyRaise)) throw error;
    drop(thread, error.exc);
    throw mustBe('read-write bytes-like object', value);
  }
}

function encoded(state: ParseState, value: Value): Uint8Array {
  const { thread } = state;
  const extra = state.extra() as Encoding | undefined;
  const sized = typeof extra === 'object' && extra !== null ? extra : { encoding: extra ?? null, room: Infinity };
  const recode = state.accept('s');
  if (!recode && !state.accept('t')) throw new Mismatch('(unknown parser marker combination)');
  const result = encode(thread, value, sized.encoding ?? 'utf-8', recode);
  if (state.accept('#')) {
    if (result.length + 1 > sized.room)
      throw valueError(`encoded string too long (${result.length}, maximum length ${sized.room - 1})`);
    return result;
  }
  if (result.includes(0)) throw mustBe('encoded string without null bytes', value);
  return result;
}

function encode(thread: Thread, value: Value, encoding: string, recode: boolean): Uint8Array {
  if (!recode && (value instanceof PyBytes || value instanceof PyByteArray)) return value.bytes.slice();
  const characters = strValue(value);
  if (characters === undefined) throw mustBe(recode ? 'str' : 'str, bytes or bytearray', value);
  const result = codeText(thread, 'encoding', characters, encoding, undefined);
  try {
    if (result instanceof PyBytes) return result.bytes;
    throw new Mismatch('(encoding failed)');
  } finally {
    drop(thread, result);
  }
}
