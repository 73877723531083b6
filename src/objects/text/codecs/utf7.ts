// UTF-7.

import { type Budget, pass, reserveItems } from '../../memory/budget';
import { codesOf } from '../text-indexing';
import type { Thread } from '../../thread';
import { ByteWriter } from './byte-writer';
import { recoverDecode } from './errors';

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const DIRECT = /[A-Za-z0-9'(),\-./:? \t\n\r]/;
/** Allowed by the standard to stand for themselves, and so written by CPython. */
const OPTIONAL = /[!"#$%&*;<=>@[\]^_`{|}]/;

const isBase64 = (byte: number): boolean => BASE64.includes(String.fromCharCode(byte));
const writesDirectly = (code: number): boolean => {
  if (code >= 128) return false;
  const character = String.fromCharCode(code);
  return DIRECT.test(character) || OPTIONAL.test(character);
};

/** Encodes (_PyUnicode_EncodeUTF7). */
export function encodeUtf7(text: string, budget: Budget): Uint8Array {
  const writer = new ByteWriter(budget);
  let inShift = false;
  let bits = 0;
  let buffer = 0;
  const put = (digit: number): void => writer.byte(BASE64.charCodeAt(digit));
  const flush = (): void => {
    if (bits > 0) put((buffer << (6 - bits)) & 0x3f);
    bits = buffer = 0;
  };
  const unit = (value: number): void => {
    buffer = (buffer << 16) | value;
    bits += 16;
    while (bits >= 6) {
      bits -= 6;
      put((buffer >>> bits) & 0x3f);
    }
    buffer &= (1 << bits) - 1;
  };
  for (const code of codesOf(text, budget)) {
    if (inShift && writesDirectly(code)) {
      flush();
      inShift = false;
      if (isBase64(code) || code === 45) writer.byte(45);
      writer.byte(code);
      continue;
    }
    if (!inShift) {
      if (code === 43) {
        writer.latin1('+-');
        continue;
      }
      if (writesDirectly(code)) {
        writer.byte(code);
        continue;
      }
      writer.byte(43);
      inShift = true;
    }
    if (code >= 0x1_0000) {
      unit(0xd800 + ((code - 0x1_0000) >> 10));
      unit(0xdc00 + ((code - 0x1_0000) & 0x3ff));
    } else unit(code);
  }
  if (inShift) {
    flush();
    writer.byte(45);
  }
  return writer.take();
}

/** Decodes; without `final` an open shift sequence at the end is left over (PyUnicode_DecodeUTF7Stateful). */
export function decodeUtf7(
  thread: Thread,
  input: Uint8Array,
  errors: string | undefined,
  final: boolean,
): { text: string; consumed: number } {
  reserveItems(thread.budget, 3 * input.length);
  pass(thread.budget, 16 * input.length);
  let bytes = input;
  let units: number[] = [];
  let index = 0;
  let inShift = false;
  let shiftStart = 0;
  let unitsBeforeShift = 0;
  let bits = 0;
  let buffer = 0;
  let surrogate = 0;
  const text = (count = units.length): string => {
    let result = '';
    for (let at = 0; at < count; at += 4096)
      result += String.fromCharCode(...units.slice(at, Math.min(at + 4096, count)));
    return result;
  };
  while (index < bytes.length) {
    let reason: string | undefined;
    let start = index;
    const byte = bytes[index]!;
    if (inShift) {
      if (isBase64(byte)) {
        buffer = ((buffer << 6) | BASE64.indexOf(String.fromCharCode(byte))) >>> 0;
        bits += 6;
        index++;
        if (bits >= 16) {
          const value = (buffer >>> (bits - 16)) & 0xffff;
          bits -= 16;
          buffer &= (1 << bits) - 1;
          if (surrogate !== 0) {
            units.push(surrogate);
            if (value >= 0xdc00 && value <= 0xdfff) {
              units.push(value);
              surrogate = 0;
              continue;
            }
            surrogate = 0;
          }
          if (value >= 0xd800 && value <= 0xdbff) surrogate = value;
          else units.push(value);
        }
        continue;
      }
      inShift = false;
      if (bits > 0) {
        if (bits >= 6) {
          index++;
          reason = 'partial character in base64 sequence';
          start = shiftStart;
        } else if (buffer !== 0) {
          index++;
          reason = 'non-zero padding bits in shift sequence';
          start = shiftStart;
        }
      }
      if (reason === undefined) {
        if (surrogate !== 0 && byte < 128 && byte !== 43) units.push(surrogate);
        surrogate = 0;
        if (byte === 45) index++;
        continue;
      }
    } else if (byte === 43) {
      shiftStart = index++;
      if (bytes[index] === 45) {
        index++;
        units.push(43);
        continue;
      }
      if (index < bytes.length && !isBase64(bytes[index]!)) {
        index++;
        reason = 'ill-formed sequence';
        start = shiftStart;
      } else {
        inShift = true;
        surrogate = bits = buffer = 0;
        unitsBeforeShift = units.length;
        continue;
      }
    } else if (byte < 128) {
      units.push(byte);
      index++;
      continue;
    } else {
      index++;
      reason = 'unexpected special character';
    }
    const recovery = recoverDecode(thread, errors, 'utf7', bytes, start, index, reason);
    for (let at = 0; at < recovery.replacement.length; at++) units.push(recovery.replacement.charCodeAt(at));
    bytes = recovery.input ?? bytes;
    index = recovery.position;
    inShift = false;
  }
  if (inShift && final) {
    if (surrogate !== 0 || bits >= 6 || (bits > 0 && buffer !== 0)) {
      const recovery = recoverDecode(
        thread,
        errors,
        'utf7',
        bytes,
        shiftStart,
        bytes.length,
        'unterminated shift sequence',
      );
      return { text: text() + recovery.replacement, consumed: bytes.length };
    }
  }
  if (inShift && !final) {
    units = units.slice(0, unitsBeforeShift);
    return { text: text(), consumed: shiftStart };
  }
  return { text: text(), consumed: index };
}
