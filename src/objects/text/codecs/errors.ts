// What codecs do about characters and bytes that they cannot convert: they ask a standard error handler, or one that a program registered.

import type { PyUnicodeError } from '../../exceptions/base-exception';
import { PyBytes } from '../../bytes/bytes';
import { LookupErrorType } from '../../exceptions/exceptions';
import { hold, release, type Value } from '../../object';
import { indexError, raise, typeError } from '../../raise';
import type { Thread } from '../../thread';
import { PyTuple } from '../../containers/tuple';
import { intValue, strValue } from '../../type-of';
import { newUnicodeError } from '../../exceptions/unicode-error';
import { codecRegistry } from './registry';
import {
  type DecodeRecovery,
  decodeRecovery,
  type EncodeRecovery,
  encodeRecovery,
  isStandard,
} from './standard-recovery';

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
  const handler = errors ?? 'strict';
  if (isStandard(handler)) return encodeRecovery(handler, encoding, text, codes, start, end, reason);
  const exc = newUnicodeError('encode', encoding, text, start, end, reason);
  const [replacement, position] = callHandler(thread, handler, exc, codes.length, 'encoding', (value) => {
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
  const handler = errors ?? 'strict';
  if (isStandard(handler)) return decodeRecovery(handler, encoding, bytes, start, end, reason);
  const exc = newUnicodeError('decode', encoding, new PyBytes(bytes), start, end, reason);
  const found: { input?: Uint8Array } = {};
  const [replacement, position] = callHandler(
    thread,
    handler,
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
