// The text that a pattern runs on: a str or anything bytes-like, as an array of characters.

import { copyContents } from '../../objects/memoryview-items';
import { hasBuffer } from '../../objects/buffer';
import { PyBytes, bytesType } from '../../objects/bytes';
import type { Value } from '../../objects/object';
import { typeError } from '../../objects/raise';
import { charactersOf, substring } from '../../objects/text-indexing';
import type { Thread } from '../../objects/thread';
import { strValue, typeOf } from '../../objects/type-of';
import type { Text } from './characters';

/** A subject of matching and how parts are cut out of it. */
export interface Subject {
  readonly value: Value;
  readonly isBytes: boolean;
  readonly characters: Text;
}

const recent: { text: string; characters: Text }[] = [];
let next = 0;

/** The code points of a text; those of long texts are remembered. */
function codesOfText(text: string): Text {
  if (text.length >= 32) for (const entry of recent) if (entry.text === text) return entry.characters;
  const wide = charactersOf(text);
  let characters: Text;
  if (wide === undefined) {
    characters = new Uint16Array(text.length);
    for (let index = 0; index < text.length; index++) characters[index] = text.charCodeAt(index);
  } else characters = Uint32Array.from(wide, (character) => character.codePointAt(0)!);
  if (text.length >= 32) {
    recent[next] = { text, characters };
    next = (next + 1) % 4;
  }
  return characters;
}

/** The characters of a str or bytes-like value (getstring). */
export function subjectOf(thread: Thread, value: Value): Subject {
  const text = strValue(value);
  if (text !== undefined) return { value, isBytes: false, characters: codesOfText(text) };
  if (value instanceof PyBytes) return { value, isBytes: true, characters: value.bytes };
  if (!hasBuffer(value)) throw typeError(`expected string or bytes-like object, got '${typeOf(value).tpName}'`);
  return { value, isBytes: true, characters: copyContents(thread, value) };
}

/** The part between two positions; the subject itself where it is the whole of a plain str or bytes (getslice). */
export function sliceSubject(subject: Subject, start: number, end: number): Value {
  const { value, isBytes, characters } = subject;
  if (!isBytes) {
    const text = strValue(value)!;
    return start === 0 && end === characters.length ? text : substring(text, start, end);
  }
  if (value instanceof PyBytes && value.type === bytesType && start === 0 && end === characters.length) return value;
  return new PyBytes((characters as Uint8Array).slice(start, Math.max(start, end)));
}
