// JSON strings to Python strings, and the errors of decoding.

import { hold, release } from '../../objects/object';
import { getAttr } from '../../objects/protocols/attributes';
import { valueError } from '../../objects/raise';
import { charactersOf } from '../../objects/text-indexing';
import { PyRaise, type Thread } from '../../objects/thread';
import type { PyBaseException } from '../../objects/exceptions';
import { importModule } from '../import/import-module';

/** A document by characters: the text itself where its units are characters. */
export interface Document {
  readonly text: string;
  readonly characters: string | string[];
}

export function documentOf(text: string): Document {
  return { text, characters: charactersOf(text) ?? text };
}

/** The part of a document between two positions. */
export function part({ characters }: Document, start: number, end: number): string {
  return typeof characters === 'string' ? characters.slice(start, end) : characters.slice(start, end).join('');
}

/** A json.JSONDecodeError (raise_errmsg). */
export function decodeError(thread: Thread, message: string, document: Document, position: number): PyRaise {
  const module = hold(importModule(thread, 'json.decoder'));
  try {
    const type = hold(getAttr(thread, module, 'JSONDecodeError'));
    try {
      return new PyRaise(thread.call(type, [message, document.text, position]) as PyBaseException);
    } finally {
      release(thread, type);
    }
  } finally {
    release(thread, module);
  }
}

const ESCAPES: Record<string, string> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

const HEX = /^[0-9a-fA-F]{4}$/;

/** The string that begins behind the quote at `start - 1` (scanstring_unicode). */
export function scanString(
  thread: Thread,
  document: Document,
  start: number,
  strict: boolean,
): { value: string; end: number } {
  const { characters } = document;
  const { length } = characters;
  const begin = start - 1;
  if (start < 0 || length < start) throw valueError('end is out of bounds');
  let value = '';
  let end = start;
  const unterminated = (): PyRaise => decodeError(thread, 'Unterminated string starting at', document, begin);
  for (;;) {
    let next = end;
    let character = '';
    for (; next < length; next++) {
      character = characters[next]!;
      if (character === '"' || character === '\\') break;
      if (strict && character <= '\x1f') throw decodeError(thread, 'Invalid control character at', document, next);
    }
    value += part(document, end, next);
    if (next >= length) throw unterminated();
    next++;
    if (character === '"') return { value, end: next };
    if (next >= length) throw unterminated();
    character = characters[next]!;
    if (character !== 'u') {
      end = next + 1;
      const escaped = ESCAPES[character];
      if (escaped === undefined) throw decodeError(thread, 'Invalid \\escape', document, end - 2);
      value += escaped;
      continue;
    }
    next++;
    end = next + 4;
    if (end >= length) throw decodeError(thread, 'Invalid \\uXXXX escape', document, next - 1);
    const digits = part(document, next, end);
    if (!HEX.test(digits)) throw decodeError(thread, 'Invalid \\uXXXX escape', document, end - 5);
    const unit = Number.parseInt(digits, 16);
    if (unit >= 0xd800 && unit <= 0xdbff && end + 6 < length && part(document, end, end + 2) === '\\u') {
      const second = part(document, end + 2, end + 6);
      if (!HEX.test(second)) throw decodeError(thread, 'Invalid \\uXXXX escape', document, end + 1);
      const low = Number.parseInt(second, 16);
      if (low >= 0xdc00 && low <= 0xdfff) {
        value += String.fromCharCode(unit, low);
        end += 6;
        continue;
      }
    }
    value += String.fromCharCode(unit);
  }
}

const CONTROL: Record<string, string> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\b': '\\b',
  '\f': '\\f',
};

const escapeUnit = (character: string): string =>
  CONTROL[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** A string as JSON (py_encode_basestring). */
export function encodeString(text: string): string {
  return `"${text.replace(/["\\\x00-\x1f]/g, escapeUnit)}"`;
}

/** A string as JSON in ASCII (py_encode_basestring_ascii). */
export function encodeStringAscii(text: string): string {
  return `"${text.replace(/["\\]|[^ -~]/g, escapeUnit)}"`;
}
