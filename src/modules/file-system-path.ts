// Path arguments: str, bytes or os.PathLike (PyOS_FSPath, PyUnicode_FSDecoder).

import { PyBytes } from '../objects/bytes/bytes';
import { drop, type Value } from '../objects/object';
import { lookupSpecial } from '../objects/protocols/attributes';
import { callHeld } from '../objects/protocols/calls';
import { typeError, valueError } from '../objects/raise';
import type { Thread } from '../objects/thread';
import { strValue, typeOf } from '../objects/type-of';

/** The str or bytes of a path (os.fspath). */
export function fsPath(thread: Thread, path: Value): Value {
  if (strValue(path) !== undefined || path instanceof PyBytes) return path;
  const { tpName } = typeOf(path);
  const convert = lookupSpecial(thread, path, '__fspath__');
  if (convert === undefined) throw typeError(`expected str, bytes or os.PathLike object, not ${tpName}`);
  const result = callHeld(thread, convert, []);
  if (strValue(result) === undefined && !(result instanceof PyBytes)) {
    const given = typeOf(result).tpName;
    drop(thread, result);
    throw typeError(`expected ${tpName}.__fspath__() to return str or bytes, not ${given}`);
  }
  return result;
}

/** The text of a path; bytes are UTF-8 with undecodable ones as lone surrogates. */
export function fsDecode(thread: Thread, path: Value): string {
  const plain = fsPath(thread, path);
  const text = strValue(plain) ?? decodeWithEscapes((plain as PyBytes).bytes);
  if (text.includes('\0')) throw valueError('embedded null character');
  return text;
}

/** UTF-8 with the error handler surrogateescape. */
export function decodeWithEscapes(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    let text = '';
    let start = 0;
    while (start < bytes.length) {
      const length = sequenceLength(bytes, start);
      if (length === 0) text += String.fromCharCode(0xdc00 + bytes[start++]!);
      else {
        text += new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(start, start + length));
        start += length;
      }
    }
    return text;
  }
}

/** The length of the well-formed UTF-8 sequence at a position, 0 if there is none. */
function sequenceLength(bytes: Uint8Array, start: number): number {
  const first = bytes[start]!;
  const length = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
  if (length === 0 || start + length > bytes.length) return 0;
  try {
    new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes.subarray(start, start + length));
    return length;
  } catch {
    return 0;
  }
}
