// bytearray(…).

import { reserveBytes } from '../memory/budget';
import { hasBuffer } from './buffer';
import { OUT_OF_RANGE } from './byte-sequence';
import { PyByteArray } from './bytearray';
import { PyBytes } from './bytes';
import { bytesFromIterator, countOfZeros, parseSourceArguments } from './bytes-construction';
import { copyContents } from './memoryview-items';
import { drop, type Value } from '../object';
import { encodeText } from '../protocols/codecs';
import { getIterOr } from '../protocols/iteration';
import { typeError } from '../raise';
import type { Thread } from '../thread';
import type { PyTuple } from '../containers/tuple';
import type { PyType } from '../type';
import { strValue, typeOf } from '../type-of';

export function newByteArray(_thread: Thread, type: PyType): Value {
  return new PyByteArray(new Uint8Array(0), type);
}

/** bytearray.__init__ (bytearray___init___impl). */
export function initByteArray(thread: Thread, self: Value, args: Value[], kwnames: PyTuple | undefined): void {
  const { source, encoding, errors } = parseSourceArguments(thread, 'bytearray', args, kwnames);
  const target = self as PyByteArray;
  if (target.bytes.length !== 0) target.replace(new Uint8Array(0));
  if (source === undefined) {
    if (encoding !== undefined) throw typeError('encoding without a string argument');
    if (errors !== undefined) throw typeError('errors without a string argument');
    return;
  }
  const text = strValue(source);
  if (text !== undefined) {
    if (encoding === undefined) throw typeError('string argument without an encoding');
    const encoded = encodeText(thread, text, encoding, errors);
    target.replace(encoded.bytes.slice());
    drop(thread, encoded);
    return;
  }
  if (encoding !== undefined) throw typeError('encoding without a string argument');
  if (errors !== undefined) throw typeError('errors without a string argument');
  const zeros = countOfZeros(thread, source);
  if (zeros !== undefined) {
    reserveBytes(thread.budget, zeros);
    if (zeros > 0) target.replace(new Uint8Array(zeros));
    return;
  }
  target.replace(contentOf(thread, source));
}

function contentOf(thread: Thread, source: Value): Uint8Array {
  if (source instanceof PyBytes) {
    reserveBytes(thread.budget, source.bytes.length);
    return source.bytes.slice();
  }
  if (hasBuffer(source)) return copyContents(thread, source);
  return bytesOfIterable(thread, source);
}

/** The bytes of an iterable of integers. */
export function bytesOfIterable(thread: Thread, iterable: Value): Uint8Array {
  const refusal = `cannot convert '${typeOf(iterable).tpName}' object to bytearray`;
  return bytesFromIterator(thread, getIterOr(thread, iterable, refusal), OUT_OF_RANGE);
}
