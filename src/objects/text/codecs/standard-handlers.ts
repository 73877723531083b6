// The error handlers that every registry starts with, as the functions that codecs.lookup_error gives.

import { PyUnicodeError } from '../../exceptions/base-exception';
import { newBuiltinFunction } from '../../functions/builtin-function';
import { PyBytes } from '../../bytes/bytes';
import * as exceptions from '../../exceptions/exceptions';
import { method } from '../../native';
import type { Value } from '../../object';
import { typeError } from '../../raise';
import { codesOf } from '../text-indexing';
import { PyRaise } from '../../thread';
import { PyTuple } from '../../containers/tuple';
import { isSubtype } from '../../type';
import { strValue, typeOf } from '../../type-of';
import { decodeRecovery, encodeRecovery, STANDARD_HANDLERS, type StandardHandler } from './standard-recovery';

const ENCODE_ONLY = new Set(['xmlcharrefreplace', 'namereplace']);
const NO_TRANSLATE = new Set(['xmlcharrefreplace', 'namereplace', 'surrogatepass', 'surrogateescape']);

function wrongException(value: Value) {
  return typeError(`don't know how to handle ${typeOf(value).tpName} in error callback`);
}

/** One handler called as a function: (exc) -> (replacement, position). */
function handle(name: StandardHandler, value: Value): Value {
  if (name === 'strict') {
    if (typeof value === 'object' && value !== null && isSubtype(typeOf(value), exceptions.BaseExceptionType))
      throw new PyRaise(value as PyUnicodeError);
    throw typeError('codec must pass exception instance');
  }
  if (!(value instanceof PyUnicodeError)) throw wrongException(value);
  const { fields, start, end } = value;
  const encoding = strValue(fields.encoding ?? '') ?? '';
  const reason = strValue(fields.reason ?? '') ?? '';
  const object = fields.object ?? '';
  const raiseAgain = (error: unknown): never => {
    if (error instanceof PyRaise && error.exc instanceof PyUnicodeError) throw new PyRaise(value);
    throw error;
  };
  if (isSubtype(value.type, exceptions.UnicodeDecodeErrorType)) {
    if (ENCODE_ONLY.has(name)) throw wrongException(value);
    const bytes = object instanceof PyBytes ? object.bytes : new Uint8Array(0);
    const [from, to] = clamp(start, end, bytes.length);
    try {
      const { replacement, position } = decodeRecovery(name, encoding, bytes, from, to, reason);
      return new PyTuple([replacement, position]);
    } catch (error) {
      return raiseAgain(error);
    }
  }
  const isTranslate = isSubtype(value.type, exceptions.UnicodeTranslateErrorType);
  if (isTranslate && NO_TRANSLATE.has(name)) throw wrongException(value);
  const text = strValue(object) ?? '';
  const codes = codesOf(text);
  const [from, to] = clamp(start, end, codes.length);
  if (isTranslate && name === 'replace') return new PyTuple(['\ufffd'.repeat(to - from), to]);
  try {
    const { replacement, position } = encodeRecovery(name, encoding, text, codes, from, to, reason);
    return new PyTuple([replacement instanceof Uint8Array ? new PyBytes(replacement) : replacement, position]);
  } catch (error) {
    return raiseAgain(error);
  }
}

function clamp(start: number, end: number, size: number): [number, number] {
  const from = Math.max(0, Math.min(start, Math.max(size - 1, 0)));
  return [from, Math.max(from, Math.min(Math.max(end, Math.min(1, size)), size))];
}

/** Fresh functions for a registry. */
export function standardHandlers(): [name: string, handler: Value][] {
  return STANDARD_HANDLERS.map((name) => {
    const functionName = name.startsWith('surrogate') ? name : `${name}_errors`;
    const definition = {
      ...method(`${functionName}($module, exception, /)`, (_thread, _self, exc: Value) => handle(name, exc)),
      textSignature: undefined,
      documented: `_codecs.${functionName}`,
    };
    return [name, newBuiltinFunction(definition, undefined)];
  });
}
