// Encoding texts and decoding bytes by the name of the encoding.

import { PyByteArray } from '../bytes/bytearray';
import { PyBytes } from '../bytes/bytes';
import { codeText } from '../text/codecs/registry';
import { decodeAscii, decodeLatin1, encodeSingleByte } from '../text/codecs/single-byte';
import { decodeUtf8, encodeUtf8 } from '../text/codecs/utf8';
import { decodeUtf16, decodeUtf32, encodeWide } from '../text/codecs/wide';
import { drop, type Value } from '../object';
import { typeError } from '../raise';
import type { Thread } from '../thread';
import { strValue, typeOf } from '../type-of';

type Direct = 'utf-8' | 'ascii' | 'latin-1' | 'utf-16' | 'utf-32';

/** The encodings that need no codec, under the names that CPython looks for first. */
const DIRECT: Record<string, Direct> = {
  utf_8: 'utf-8',
  utf8: 'utf-8',
  ascii: 'ascii',
  us_ascii: 'ascii',
  latin1: 'latin-1',
  latin_1: 'latin-1',
  iso_8859_1: 'latin-1',
  iso8859_1: 'latin-1',
  utf_16: 'utf-16',
  utf16: 'utf-16',
  utf_32: 'utf-32',
  utf32: 'utf-32',
};

/** Lower case, with one underscore for each run of other characters (_Py_normalize_encoding). */
function directEncoding(encoding: string): Direct | undefined {
  return DIRECT[
    encoding
      .toLowerCase()
      .replace(/[^a-z0-9.]+/g, '_')
      .replace(/^_|_$/g, '')
  ];
}

/** text.encode(encoding, errors) (PyUnicode_AsEncodedString). */
export function encodeText(
  thread: Thread,
  text: string,
  encoding: string | undefined,
  errors: string | undefined,
): PyBytes {
  switch (encoding === undefined ? 'utf-8' : directEncoding(encoding)) {
    case 'utf-8':
      return new PyBytes(encodeUtf8(thread, text, errors));
    case 'ascii':
      return new PyBytes(encodeSingleByte(thread, text, errors, 'ascii'));
    case 'latin-1':
      return new PyBytes(encodeSingleByte(thread, text, errors, 'latin-1'));
    case 'utf-16':
      return new PyBytes(encodeWide(thread, text, errors, 16, 0));
    case 'utf-32':
      return new PyBytes(encodeWide(thread, text, errors, 32, 0));
  }
  const result = codeText(thread, 'encoding', text, encoding!, errors);
  if (result instanceof PyBytes) return result;
  if (result instanceof PyByteArray) return new PyBytes(result.bytes.slice());
  const error = typeError(
    `'${encoding}' encoder returned '${typeOf(result).tpName}' instead of 'bytes'; ` +
      'use codecs.encode() to encode to arbitrary types',
  );
  drop(thread, result);
  throw error;
}

/** bytes.decode(encoding, errors) (PyUnicode_Decode). The result is a str. */
export function decodeBytes(
  thread: Thread,
  bytes: Uint8Array,
  encoding: string | undefined,
  errors: string | undefined,
): Value {
  switch (encoding === undefined ? 'utf-8' : directEncoding(encoding)) {
    case 'utf-8':
      return decodeUtf8(thread, bytes, errors).text;
    case 'ascii':
      return decodeAscii(thread, bytes, errors);
    case 'latin-1':
      return decodeLatin1(bytes, thread.budget);
    case 'utf-16':
      return decodeUtf16(thread, bytes, errors, 0).text;
    case 'utf-32':
      return decodeUtf32(thread, bytes, errors, 0).text;
  }
  const result = codeText(thread, 'decoding', new PyBytes(bytes), encoding!, errors);
  if (strValue(result) !== undefined) return result;
  const error = typeError(
    `'${encoding}' decoder returned '${typeOf(result).tpName}' instead of 'str'; ` +
      'use codecs.decode() to decode to arbitrary types',
  );
  drop(thread, result);
  throw error;
}
