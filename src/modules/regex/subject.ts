// The text or the bytes that a pattern is applied to, as an array of characters.

import { type BufferInfo, bytesOfBuffer, getBuffer, hasBuffer, releaseBuffer } from '../../objects/bytes/buffer';
import { bytesType, PyBytes } from '../../objects/bytes/bytes';
import { drop, type Value } from '../../objects/object';
import { typeError } from '../../objects/raise';
import { characterIndexOf, substring } from '../../objects/text/text-indexing';
import { PyRaise, type Thread } from '../../objects/thread';
import { strValue, typeOf } from '../../objects/type-of';

export type Characters = Uint8Array | Uint16Array | Uint32Array;

export interface Subject {
  /** The object itself; whoever keeps the subject holds it. */
  value: Value;
  /** The text of a str, undefined for bytes-like objects. */
  text: string | undefined;
  characters: Characters;
  buffer: BufferInfo | undefined;
}

/** Texts that were matched lately: tokenizers come back to the same one again and again. */
const recent: { text: string; characters: Characters }[] = [];
let next = 0;
const SHORT = 32;

function encode(text: string): Characters {
  const index = characterIndexOf(text);
  if (index === undefined) {
    const units = new Uint16Array(text.length);
    for (let index = 0; index < units.length; index++) units[index] = text.charCodeAt(index);
    return units;
  }
  const codes = new Uint32Array(index.length);
  let at = 0;
  for (const character of text) codes[at++] = character.codePointAt(0)!;
  return codes;
}

function charactersOfText(text: string): Characters {
  if (text.length < SHORT) return encode(text);
  for (const entry of recent) if (entry.text === text) return entry.characters;
  const characters = encode(text);
  recent[next] = { text, characters };
  next = (next + 1) % 4;
  return characters;
}

/** The error for a value that is neither text nor bytes. */
function notAString(value: Value): PyRaise {
  return typeError(`expected string or bytes-like object, got '${typeOf(value).tpName}'`);
}

/** Borrows the characters of a value until `closeSubject` (getstring). */
export function openSubject(thread: Thread, value: Value): Subject {
  const text = strValue(value);
  if (text !== undefined) return { value, text, characters: charactersOfText(text), buffer: undefined };
  if (!hasBuffer(value)) throw notAString(value);
  try {
    const buffer = getBuffer(thread, value, 0);
    return { value, text: undefined, characters: bytesOfBuffer(buffer), buffer };
  } catch (error) {
    if (!(error instanceof PyRaise)) throw error;
    drop(thread, error.exc);
    throw notAString(value);
  }
}

export function closeSubject(thread: Thread, subject: Subject): void {
  const { buffer, value } = subject;
  subject.buffer = undefined;
  if (buffer !== undefined) releaseBuffer(thread, value, buffer);
}

/** The part from `start` to `end` as str or bytes; the object itself where it is bytes and the part is all of it (getslice). */
export function sliceOf({ value, text, characters }: Subject, start: number, end: number): Value {
  if (text !== undefined) return substring(text, start, end);
  if (value instanceof PyBytes && value.type === bytesType && start === 0 && end === characters.length) return value;
  return new PyBytes((characters as Uint8Array).slice(start, end));
}
