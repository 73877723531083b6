// repr of str and bytes, and ascii().

import { type Budget, pass, UNLIMITED } from '../memory/budget';
import { TextWriter } from './text-writer';
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
export function strRepr(text: string, budget: Budget = UNLIMITED): string {
  pass(budget, 4 * text.length);
  if (PLAIN.test(text)) return `'${text}'`;
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const result = new TextWriter(budget);
  result.write(quote);
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (character === quote) result.write(`\\${quote}`);
    else if (code !== 92 && isPrintable(code)) result.write(character);
    else result.write(escape(code));
  }
  result.write(quote);
  return result.text;
}

/** The text with everything above ASCII escaped, as ascii() does to a repr. */
export function asciiEscape(text: string, budget: Budget = UNLIMITED): string {
  if (/^[\0-\x7f]*$/.test(text)) return text;
  const result = new TextWriter(budget);
  for (const character of text) {
    const code = character.codePointAt(0)!;
    result.write(code < 128 ? character : escape(code));
  }
  return result.text;
}

/** repr(bytes) (PyBytes_Repr). */
export function bytesRepr(bytes: Uint8Array, budget: Budget = UNLIMITED): string {
  const quote = bytes.includes(39) && !bytes.includes(34) ? 34 : 39;
  return `b${quotedBytes(bytes, quote, quote, budget)}`;
}

/** What the repr of a bytearray shows: single quotes are escaped whatever the quotes around are (bytearray_repr). */
export function bytearrayQuoted(bytes: Uint8Array, budget: Budget = UNLIMITED): string {
  const quote = bytes.includes(39) && !bytes.includes(34) ? 34 : 39;
  return quotedBytes(bytes, quote, 39, budget);
}

/** The inside of a bytes repr with its quotes. */
function quotedBytes(bytes: Uint8Array, quote: number, escaped: number, budget: Budget): string {
  const mark = String.fromCharCode(quote);
  const result = new TextWriter(budget);
  result.write(mark);
  for (const byte of bytes) {
    if (byte === escaped) result.write(`\\${String.fromCharCode(byte)}`);
    else if (byte >= 32 && byte < 127 && byte !== 92) result.write(String.fromCharCode(byte));
    else result.write(escape(byte));
  }
  result.write(mark);
  return result.text;
}
