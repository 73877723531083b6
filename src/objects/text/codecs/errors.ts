// What codecs do about characters and bytes that they cannot convert: the standard error handlers, and those that programs register.

import type { PyUnicodeError } from '../../exceptions/base-exception';
import { PyBytes } from '../../bytes/bytes';
import { LookupErrorType } from '../../exceptions/exceptions';
import { hold, release, type Value } from '../../object';
import { indexError, raise, typeError } from '../../raise';
import { textOfCodes } from '../text-indexing';
import { PyRaise, type Thread } from '../../thread';
import { PyTuple } from '../../containers/tuple';
import { intValue, strValue } from '../../type-of';
import { nameOf } from '../unicode/names';
import { newUnicodeError } from '../../exceptions/unicode-error';
import { codecRegistry } from './registry';

/** What stands in for a piece of text that cannot be encoded, and the character where to go on. */
export interface EncodeRecovery {
  replacement: string | Uint8Array;
  position: number;
}

/** What stands in for bytes that cannot be decoded, and the byte where to go on, in `input` if a handler changed it. */
export interface DecodeRecovery {
  replacement: string;
  position: number;
  input?: Uint8Array;
}

const hex = (code: number, digits: number): string => code.toString(16).padStart(digits, '0');

/** \xe9, \u1234, \U00012345. */
export function backslashed(code: number): string {
  if (code < 0x100) return `\\x${hex(code, 2)}`;
  return code < 0x1_0000 ? `\\u${hex(code, 4)}` : `\\U${hex(code, 8)}`;
}

/** \N{NAME}, or a backslash escape for what has no name. */
function named(code: number): string {
  const name = nameOf(code);
  return name === undefined ? backslashed(code) : `\\N{${name}}`;
}

const isSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdfff;

/** How 'surrogatepass' writes a surrogate in an encoding; undefined for other encodings (get_standard_encoding). */
function surrogateEncoding(encoding: string): 'utf8' | 'utf16le' | 'utf16be' | 'utf32le' | 'utf32be' | undefined {
  const match = /^utf[-_]?(8|16|32)(?:[-_]?(le|be))?$/i.exec(encoding);
  if (match === null) return /^cp_utf8$/i.test(encoding) ? 'utf8' : undefined;
  if (match[1] === '8') return match[2] === undefined ? 'utf8' : undefined;
  return `utf${match[1] as '16' | '32'}${(match[2]?.toLowerCase() ?? 'le') as 'le' | 'be'}`;
}

function surrogateBytes(code: number, encoding: NonNullable<ReturnType<typeof surrogateEncoding>>): number[] {
  const high = code >> 8;
  const low = code & 0xff;
  switch (encoding) {
    case 'utf8':
      return [0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f)];
    case 'utf16le':
      return [low, high];
    case 'utf16be':
      return [high, low];
    case 'utf32le':
      return [low, high, 0, 0];
    default:
      return [0, 0, high, low];
  }
}

/** Asks the handler of this name about characters [start, end) that cannot be encoded (unicode_encode_call_errorhandler). */
export function recoverEncode(
  thread: Thread,
  errors: string | undefined,
  encoding: string,
  text: string,
  codes: readonly number[],
  start: number,
  end: number,
  reason: string,
): EncodeRecovery {
  const failure = (): PyRaise => new PyRaise(newUnicodeError('encode', encoding, text, start, end, reason));
  const run = codes.slice(start, end);
  switch (errors ?? 'strict') {
    case 'strict':
      throw failure();
    case 'ignore':
      return { replacement: '', position: end };
    case 'replace':
      return { replacement: '?'.repeat(run.length), position: end };
    case 'backslashreplace':
      return { replacement: run.map(backslashed).join(''), position: end };
    case 'namereplace':
      return { replacement: run.map(named).join(''), position: end };
    case 'xmlcharrefreplace':
      return { replacement: run.map((code) => `&#${code};`).join(''), position: end };
    case 'surrogateescape':
      if (!run.every((code) => code >= 0xdc80 && code <= 0xdcff)) throw failure();
      return { replacement: Uint8Array.from(run, (code) => code - 0xdc00), position: end };
    case 'surrogatepass': {
      const form = surrogateEncoding(encoding);
      if (form === undefined || !run.every(isSurrogate)) throw failure();
      return { replacement: Uint8Array.from(run.flatMap((code) => surrogateBytes(code, form))), position: end };
    }
  }
  const exc = newUnicodeError('encode', encoding, text, start, end, reason);
  const [replacement, position] = callHandler(thread, errors!, exc, codes.length, 'encoding', (value) => {
    return value instanceof PyBytes ? value.bytes : strValue(value);
  });
  return { replacement, position };
}

/** Asks the handler of this name about bytes [start, end) that cannot be decoded (unicode_decode_call_errorhandler_writer). */
export function recoverDecode(
  thread: Thread,
  errors: string | undefined,
  encoding: string,
  bytes: Uint8Array,
  start: number,
  end: number,
  reason: string,
): DecodeRecovery {
  const failure = (): PyRaise =>
    new PyRaise(newUnicodeError('decode', encoding, new PyBytes(bytes), start, end, reason));
  const run = bytes.subarray(start, end);
  switch (errors ?? 'strict') {
    case 'strict':
      throw failure();
    case 'ignore':
      return { replacement: '', position: end };
    case 'replace':
      return { replacement: '\ufffd', position: end };
    case 'backslashreplace':
      return { replacement: Array.from(run, (byte) => `\\x${hex(byte, 2)}`).join(''), position: end };
    case 'surrogateescape': {
      let length = 0;
      while (length < 4 && length < run.length && run[length]! >= 128) length++;
      if (length === 0) throw failure();
      const replacement = textOfCodes(Array.from(run.subarray(0, length), (byte) => 0xdc00 + byte));
      return { replacement, position: start + length };
    }
    case 'surrogatepass': {
      const form = surrogateEncoding(encoding);
      const code = form === undefined ? -1 : surrogateAt(bytes, start, form);
      if (!isSurrogate(code)) throw failure();
      return {
        replacement: String.fromCharCode(code),
        position: start + (form === 'utf8' ? 3 : form!.startsWith('utf16') ? 2 : 4),
      };
    }
    case 'xmlcharrefreplace':
    case 'namereplace':
      throw typeError("don't know how to handle UnicodeDecodeError in error callback");
  }
  const exc = newUnicodeError('decode', encoding, new PyBytes(bytes), start, end, reason);
  const found: { input?: Uint8Array } = {};
  const [replacement, position] = callHandler(
    thread,
    errors!,
    exc,
    bytes.length,
    'decoding',
    (value) => strValue(value),
    (changed) => {
      found.input = changed;
    },
  );
  return { replacement, position, ...found };
}

function surrogateAt(bytes: Uint8Array, at: number, form: string): number {
  const byte = (index: number): number => bytes[at + index] ?? -1;
  switch (form) {
    case 'utf8':
      if ((byte(0) & 0xf0) !== 0xe0 || (byte(1) & 0xc0) !== 0x80 || (byte(2) & 0xc0) !== 0x80) return -1;
      return ((byte(0) & 0x0f) << 12) | ((byte(1) & 0x3f) << 6) | (byte(2) & 0x3f);
    case 'utf16le':
      return byte(1) < 0 ? -1 : (byte(1) << 8) | byte(0);
    case 'utf16be':
      return byte(1) < 0 ? -1 : (byte(0) << 8) | byte(1);
    case 'utf32le':
      return byte(3) === 0 && byte(2) === 0 ? (byte(1) << 8) | byte(0) : -1;
    default:
      return byte(0) === 0 && byte(1) === 0 && byte(3) >= 0 ? (byte(2) << 8) | byte(3) : -1;
  }
}

/** The handler registered under a name (PyCodec_LookupError). */
export function lookupErrorHandler(thread: Thread, name: string): Value {
  const handler = codecRegistry(thread).errors.getStr(name);
  if (handler === undefined) throw raise(LookupErrorType, `unknown error handler name '${name}'`);
  return handler;
}

/** Calls a registered handler and checks the pair that it returns. */
function callHandler<T>(
  thread: Thread,
  name: string,
  exc: PyUnicodeError,
  size: number,
  kind: 'encoding' | 'decoding',
  read: (value: Value) => T | undefined,
  changed?: (input: Uint8Array) => void,
): [replacement: T, position: number] {
  hold<Value>(exc);
  try {
    const result = hold(thread.call(lookupErrorHandler(thread, name), [exc]));
    try {
      const wanted = kind === 'encoding' ? '(str/bytes, int)' : '(str, int)';
      const wrong = () => typeError(`${kind} error handler must return ${wanted} tuple`);
      if (!(result instanceof PyTuple) || result.items.length !== 2) throw wrong();
      const replacement = read(result.items[0]!);
      const index = intValue(result.items[1]!);
      if (replacement === undefined || index === undefined) throw wrong();
      let length = size;
      const input = exc.fields.object;
      if (changed !== undefined && input instanceof PyBytes) {
        length = input.bytes.length;
        changed(input.bytes);
      }
      const position = index < 0 ? Number(index) + length : Number(index);
      if (position < 0 || position > length) throw indexError(`position ${position} from error handler out of bounds`);
      return [replacement, position];
    } finally {
      release(thread, result);
    }
  } finally {
    release(thread, exc);
  }
}
