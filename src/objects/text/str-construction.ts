// str(…): texts of objects, and decoded buffers.

import { hasBuffer, withBytes } from '../bytes/buffer';
import { argText, checkPositional, parseKeywords } from '../native-arguments';
import { drop, type Value } from '../object';
import { decodeBytes } from '../protocols/codecs';
import { strObject } from '../protocols/text';
import { typeError } from '../raise';
import { PyStr, strType } from './str';
import type { Thread } from '../thread';
import type { PyTuple } from '../containers/tuple';
import type { PyType } from '../type';
import { strValue, typeOf } from '../type-of';

/** Decodes a bytes-like object (PyUnicode_FromEncodedObject). */
export function decodeObject(
  thread: Thread,
  value: Value,
  encoding: string | undefined,
  errors: string | undefined,
): Value {
  if (strValue(value) !== undefined) throw typeError('decoding str is not supported');
  if (!hasBuffer(value)) throw typeError(`decoding to str: need a bytes-like object, ${typeOf(value).tpName} found`);
  const bytes = withBytes(thread, value, (memory) => memory.slice());
  return decodeBytes(thread, bytes, encoding, errors);
}

/** An argument passed by position is named with its type, None like any other (arg_as_utf8). */
function checkText(argument: string, value: Value | undefined): void {
  if (value === undefined || strValue(value) !== undefined) return;
  throw typeError(`str() argument '${argument}' must be str, not ${typeOf(value).tpName}`);
}

/** str(…) (unicode_vectorcall). */
export function callStr(thread: Thread, type: PyType, args: Value[], kwnames: PyTuple | undefined): Value {
  if (kwnames !== undefined) return newStr(thread, type, args, kwnames);
  checkPositional('str', args.length, 0, 3);
  const [object, encoding, errors] = args;
  checkText('encoding', encoding);
  checkText('errors', errors);
  return makeStr(thread, type, object, encoding, errors);
}

/** str.__new__ (unicode_new). */
export function newStr(thread: Thread, type: PyType, args: Value[], kwnames: PyTuple | undefined): Value {
  const spec = "object='', encoding='utf-8', errors='strict'";
  const [object, encoding, errors] = parseKeywords(thread, 'str', spec, args, kwnames) as (Value | undefined)[];
  return makeStr(thread, type, object, encoding, errors);
}

/** unicode_new_impl. */
function makeStr(
  thread: Thread,
  type: PyType,
  object: Value | undefined,
  encoding: Value | undefined,
  errors: Value | undefined,
): Value {
  const encodingText = encoding === undefined ? undefined : argText(thread, 'str', 'encoding', encoding);
  const errorsText = errors === undefined ? undefined : argText(thread, 'str', 'errors', errors);
  let result: Value;
  if (object === undefined) result = '';
  else if (encodingText === undefined && errorsText === undefined) result = strObject(thread, object);
  else result = decodeObject(thread, object, encodingText, errorsText);
  if (type === strType) return result;
  const text = strValue(result)!;
  drop(thread, result);
  return new PyStr(text, type);
}
