// Encodings of three bytes as four characters: base64 and uuencode.

import { type Budget, pass } from '../../objects/memory/budget';
import { ByteWriter } from '../../objects/text/codecs/byte-writer';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const LF = 10;
const CR = 13;
const SPACE = 32;
const PAD = 61;
const BACKTICK = 96;

const values = new Int8Array(256).fill(-1);
for (let index = 0; index < 64; index++) values[ALPHABET.charCodeAt(index)] = index;

/** Why something cannot be decoded. */
export class Malformed extends Error {}

/** b2a_base64 without the line end. */
export function encodeBase64(data: Uint8Array, budget: Budget): Uint8Array {
  pass(budget, 8 * data.length);
  const result = new ByteWriter(budget);
  for (let at = 0; at < data.length; at += 3) {
    const left = data.length - at;
    const group = (data[at]! << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0);
    for (let digit = 0; digit < 4; digit++) {
      result.byte(digit > left ? PAD : ALPHABET.charCodeAt((group >> (18 - 6 * digit)) & 63));
    }
  }
  return result.take();
}

/** a2b_base64: other characters are skipped, or errors if `strict`. */
export function decodeBase64(data: Uint8Array, strict: boolean, budget: Budget): Uint8Array {
  pass(budget, 8 * data.length);
  const result = new ByteWriter(budget);
  if (strict && data[0] === PAD) throw new Malformed('Leading padding not allowed');
  let position = 0;
  let left = 0;
  let pads = 0;
  let padding = false;
  for (let at = 0; at < data.length; at++) {
    const byte = data[at]!;
    if (byte === PAD) {
      padding = true;
      if (strict && position === 0) throw new Malformed('Excess padding not allowed');
      if (position >= 2 && position + ++pads >= 4) {
        if (strict && at + 1 < data.length) throw new Malformed('Excess data after padding');
        return result.take();
      }
      continue;
    }
    const value = values[byte]!;
    if (value < 0) {
      if (strict) throw new Malformed('Only base64 data is allowed');
      continue;
    }
    if (strict && padding) throw new Malformed('Discontinuous padding not allowed');
    pads = 0;
    if (position > 0) result.byte((((left << 6) | value) >> (6 - 2 * position)) & 255);
    left = value;
    position = (position + 1) % 4;
  }
  if (position === 1) {
    throw new Malformed(
      `Invalid base64-encoded string: number of data characters (${(result.length / 3) * 4 + 1}) ` +
        'cannot be 1 more than a multiple of 4',
    );
  }
  if (position !== 0) throw new Malformed('Incorrect padding');
  return result.take();
}

/** b2a_uu: one line. */
export function encodeUu(data: Uint8Array, backtick: boolean): number[] {
  if (data.length > 45) throw new Malformed('At most 45 bytes at once');
  const character = (value: number): number => (value === 0 && backtick ? BACKTICK : SPACE + value);
  const result = [character(data.length)];
  for (let at = 0; at < data.length; at += 3) {
    const group = (data[at]! << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0);
    for (let shift = 18; shift >= 0; shift -= 6) result.push(character((group >> shift) & 63));
  }
  result.push(LF);
  return result;
}

/** a2b_uu: one line; spaces at its end may be missing. */
export function decodeUu(data: Uint8Array): Uint8Array {
  const result = new Uint8Array(((data[0] ?? 0) - SPACE) & 63);
  let at = 1;
  let bits = 0;
  let held = 0;
  for (let count = 0; count < result.length; at++) {
    const byte = at < data.length ? data[at]! : LF;
    let value = 0;
    if (byte !== LF && byte !== CR) {
      if (byte < SPACE || byte > SPACE + 64) throw new Malformed('Illegal char');
      value = (byte - SPACE) & 63;
    }
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      result[count++] = (held >> bits) & 255;
    }
  }
  for (; at < data.length; at++) {
    const byte = data[at]!;
    if (byte !== SPACE && byte !== SPACE + 64 && byte !== LF && byte !== CR) throw new Malformed('Trailing garbage');
  }
  return result;
}
