// repr of str and bytes, and ascii().

import { isPrintable } from './unicode/properties';

const PLAIN = /^[ !#-&(-[\]-~]*$/;

function escape(code: number): string {
  switch (code) {
    case 9:
      return '\\t';
    case 10:
      return '\\n';
    case 13:
      return '\\r';
    case 92:
      return '\\\\';
  }
  if (code < 0x100) return `\\x${code.toString(16).padStart(2, '0')}`;
  if (code < 0x1_0000) return `\\u${code.toString(16).padStart(4, '0')}`;
  return `\\U${code.toString(16).padStart(8, '0')}`;
}

/** repr(text) (unicode_repr). */
export function strRepr(text: string): string {
  if (PLAIN.test(text)) return `'${text}'`;
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  let result = quote;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (character === quote) result += `\\${quote}`;
    else if (code !== 92 && isPrintable(code)) result += character;
    else result += escape(code);
  }
  return result + quote;
}

/** The text with everything above ASCII escaped, as ascii() does to a repr. */
export function asciiEscape(text: string): string {
  if (/^[\0-\x7f]*$/.test(text)) return text;
  let result = '';
  for (const character of text) {
    const code = character.codePointAt(0)!;
    result += code < 128 ? character : escape(code);
  }
  return result;
}

/** repr(bytes) (PyBytes_Repr). */
export function bytesRepr(bytes: Uint8Array): string {
  const quote = bytes.includes(39) && !bytes.includes(34) ? 34 : 39;
  return `b${quotedBytes(bytes, quote)}`;
}

/** What the repr of a bytearray shows: single quotes are escaped whatever the quotes around are (bytearray_repr). */
export function bytearrayQuoted(bytes: Uint8Array): string {
  const quote = bytes.includes(39) && !bytes.includes(34) ? 34 : 39;
  return quotedBytes(bytes, quote, 39);
}

/** The inside of a bytes repr with its quotes. */
function quotedBytes(bytes: Uint8Array, quote: number, escaped = quote): string {
  const mark = String.fromCharCode(quote);
  let result = mark;
  for (const byte of bytes) {
    if (byte === escaped) result += `\\${String.fromCharCode(byte)}`;
    else if (byte >= 32 && byte < 127 && byte !== 92) result += String.fromCharCode(byte);
    else result += escape(byte);
  }
  return result + mark;
}
