// The module binascii: conversions between binary data and its ASCII notations.

import { joinTwo } from '../objects/bytes/byte-sequence';
import { type Budget, pass, reserveBytes } from '../objects/memory/budget';
import { hasBuffer, withBytes } from '../objects/bytes/buffer';
import { PyBytes } from '../objects/bytes/bytes';
import { bytesToHex } from '../objects/bytes/bytes-hex';
import { PyDict } from '../objects/containers/dict';
import { ExceptionType, ValueErrorType } from '../objects/exceptions/exceptions';
import { method, type NativeDefinition } from '../objects/native';
import { argInt } from '../objects/native-arguments';
import type { Value } from '../objects/object';
import { callHeld } from '../objects/protocols/calls';
import { isTrue } from '../objects/protocols/compare';
import { toIndex } from '../objects/protocols/numbers';
import { raise, typeError, valueError } from '../objects/raise';
import type { Thread } from '../objects/thread';
import { PyTuple } from '../objects/containers/tuple';
import type { PyType } from '../objects/type';
import { strValue, typeOf } from '../objects/type-of';
import { typeType } from '../objects/types/type-type';
import { crc32, crcCcitt } from './binascii/checksums';
import { decodeQuotedPrintable, encodeQuotedPrintable, hexDigit } from './binascii/quoted-printable';
import { decodeBase64, decodeUu, encodeBase64, encodeUu, Malformed } from './binascii/six-bits';
import { defineModule, holdForever, stateOf } from './define-module';

interface State {
  Error: PyType;
  Incomplete: PyType;
}

/** An exception class of this module (PyErr_NewException). */
function newExceptionType(thread: Thread, name: string, base: PyType): PyType {
  const namespace = PyDict.fresh();
  namespace.initStr('__module__', 'binascii');
  return holdForever(thread, callHeld(thread, typeType, [name, new PyTuple([base]), namespace]) as PyType);
}

function stateIn(thread: Thread): State {
  return stateOf(thread, 'binascii', () => ({
    Error: newExceptionType(thread, 'Error', ValueErrorType),
    Incomplete: newExceptionType(thread, 'Incomplete', ExceptionType),
  }));
}

/** What cannot be converted is a binascii.Error. */
function converting(thread: Thread, work: () => ArrayLike<number>): PyBytes {
  try {
    const result = work();
    return new PyBytes(result instanceof Uint8Array ? result : Uint8Array.from(result));
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    throw raise(stateIn(thread).Error, error.message);
  }
}

/** Bytes, or text that is ASCII (ascii_buffer_converter). */
function asciiData<T>(thread: Thread, value: Value, use: (bytes: Uint8Array) => T): T {
  const text = strValue(value);
  if (text !== undefined) {
    if (/[^\0-\x7f]/.test(text)) throw valueError('string argument should contain only ASCII characters');
    reserveBytes(thread.budget, text.length);
    return use(Buffer.from(text, 'latin1'));
  }
  if (!hasBuffer(value)) {
    throw typeError(`argument should be bytes, buffer or ASCII string, not '${typeOf(value).tpName}'`);
  }
  return withBytes(thread, value, use);
}

/** A function from ASCII to bytes. */
function decoder(
  signature: string,
  decode: (thread: Thread, bytes: Uint8Array, flag: boolean) => ArrayLike<number>,
): NativeDefinition {
  return method(signature, (thread, _module, data: Value, flag: Value = false) => {
    const set = isTrue(thread, flag);
    return asciiData(thread, data, (bytes) => converting(thread, () => decode(thread, bytes, set)));
  });
}

/** Pairs of hexadecimal digits (a2b_hex). */
function decodeHex(bytes: Uint8Array, budget: Budget): Uint8Array {
  reserveBytes(budget, bytes.length / 2);
  pass(budget, 8 * bytes.length);
  if (bytes.length % 2 !== 0) throw new Malformed('Odd-length string');
  const result = new Uint8Array(bytes.length / 2);
  for (let at = 0; at < bytes.length; at += 2) {
    const high = hexDigit(bytes[at]);
    const low = hexDigit(bytes[at + 1]);
    if (high < 0 || low < 0) throw new Malformed('Non-hexadecimal digit found');
    result[at / 2] = high * 16 + low;
  }
  return result;
}

function hexFunction(name: string): NativeDefinition {
  return method(
    `${name}($module, /, data, sep=<unrepresentable>, bytes_per_sep=1)`,
    (thread, _module, data: Value, separator?: Value, group: Value = 1) => {
      const size = argInt(thread, group);
      return withBytes(thread, data, (bytes) => {
        const text = bytesToHex(thread, bytes, separator, size, true);
        reserveBytes(thread.budget, text.length);
        return new PyBytes(Uint8Array.from(Buffer.from(text, 'latin1')));
      });
    },
  );
}

/** Bytes of a checksum that are read at once. */
const PART = 1 << 20;

/** A checksum, part by part. */
function inParts(
  thread: Thread,
  bytes: Uint8Array,
  start: number,
  checksum: (part: Uint8Array, start: number) => number,
): number {
  let sum = start;
  for (let at = 0; at < bytes.length; at += PART) {
    const part = bytes.subarray(at, at + PART);
    pass(thread.budget, 8 * part.length);
    sum = checksum(part, sum);
  }
  return sum;
}

/** An unsigned int argument, the low 32 bits of any int. */
const word = (thread: Thread, value: Value): number => Number(BigInt.asUintN(32, BigInt(toIndex(thread, value))));

defineModule({
  name: 'binascii',
  functions: [
    decoder('a2b_uu($module, data, /)', (_thread, bytes) => decodeUu(bytes)),
    method('b2a_uu($module, data, /, *, backtick=False)', (thread, _module, data: Value, backtick: Value = false) =>
      withBytes(thread, data, (bytes) => converting(thread, () => encodeUu(bytes, isTrue(thread, backtick)))),
    ),
    decoder('a2b_base64($module, data, /, *, strict_mode=False)', (thread, bytes, strict) =>
      decodeBase64(bytes, strict, thread.budget),
    ),
    method('b2a_base64($module, data, /, *, newline=True)', (thread, _module, data: Value, newline: Value = true) =>
      withBytes(thread, data, (bytes) => {
        const encoded = encodeBase64(bytes, thread.budget);
        return new PyBytes(isTrue(thread, newline) ? joinTwo(thread.budget, encoded, Uint8Array.of(10)) : encoded);
      }),
    ),
    decoder('a2b_hex($module, hexstr, /)', (thread, bytes) => decodeHex(bytes, thread.budget)),
    hexFunction('b2a_hex'),
    hexFunction('hexlify'),
    decoder('unhexlify($module, hexstr, /)', (thread, bytes) => decodeHex(bytes, thread.budget)),
    method('crc_hqx($module, data, crc, /)', (thread, _module, data: Value, start: Value) =>
      withBytes(thread, data, (bytes) => inParts(thread, bytes, word(thread, start), crcCcitt)),
    ),
    method('crc32($module, data, crc=0, /)', (thread, _module, data: Value, start: Value = 0) =>
      withBytes(thread, data, (bytes) => inParts(thread, bytes, word(thread, start), crc32)),
    ),
    decoder('a2b_qp($module, /, data, header=False)', (thread, bytes, header) =>
      decodeQuotedPrintable(bytes, header, thread.budget),
    ),
    method(
      'b2a_qp($module, /, data, quotetabs=False, istext=True, header=False)',
      (thread, _module, data: Value, quotetabs: Value = false, istext: Value = true, header: Value = false) =>
        withBytes(thread, data, (bytes) => {
          const options = {
            quotetabs: isTrue(thread, quotetabs),
            istext: isTrue(thread, istext),
            header: isTrue(thread, header),
          };
          return new PyBytes(Uint8Array.from(encodeQuotedPrintable(bytes, options, thread.budget)));
        }),
    ),
  ],
  init: (thread, _module, define) => {
    const { Error, Incomplete } = stateIn(thread);
    define('Error', Error);
    define('Incomplete', Incomplete);
  },
});
