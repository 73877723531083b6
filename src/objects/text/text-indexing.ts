// Strings by code point: JavaScript indexes UTF-16 units, Python characters. Texts without surrogates need no translation.

import { PROCESS } from '../memory/room';
import { type Budget, reserveItems, reserveText, UNLIMITED } from '../memory/budget';

const SURROGATE = /[\ud800-\udfff]/;

/** Characters of texts that were indexed lately; undefined for texts whose units are their characters. */
const recent: { text: string; characters: string[] | undefined }[] = [];
let next = 0;

/** The characters of a text that has surrogates, lone ones by themselves; undefined if units are characters. */
export function charactersOf(text: string): string[] | undefined {
  if (text.length < 16) return SURROGATE.test(text) ? [...text] : undefined;
  for (const entry of recent) if (entry.text === text) return entry.characters;
  const characters = SURROGATE.test(text) ? splitCharacters(text) : undefined;
  recent[next] = { text, characters };
  next = (next + 1) % 4;
  return characters;
}

/** Forgets the texts of a program that is over. */
export function forgetTexts(): void {
  recent.length = 0;
  next = 0;
}

/** What a character of its own takes, and its place in an array. */
const CHARACTER_BYTES = 24;

function splitCharacters(text: string): string[] {
  PROCESS.reserve(text.length * CHARACTER_BYTES);
  return [...text];
}

/** len(text). */
export function lengthOf(text: string): number {
  return charactersOf(text)?.length ?? text.length;
}

/** text[index] for an index within the text; undefined beyond. */
export function characterAt(text: string, index: number): string | undefined {
  const characters = charactersOf(text);
  return characters === undefined ? text[index] : characters[index];
}

/** text[start:stop] for bounds within the text. */
export function substring(text: string, start: number, stop: number): string {
  const characters = charactersOf(text);
  if (characters === undefined) return text.slice(start, Math.max(start, stop));
  return characters.slice(start, Math.max(start, stop)).join('');
}

/** The code points of a text. */
export function codesOf(text: string, budget: Budget = UNLIMITED): number[] {
  reserveItems(budget, 2 * text.length);
  const codes: number[] = [];
  for (const character of text) codes.push(character.codePointAt(0)!);
  return codes;
}

/** The text of these code points; any number of them. */
export function textOfCodes(codes: readonly number[]): string {
  let text = '';
  for (let start = 0; start < codes.length; start += 4096) {
    text += String.fromCodePoint(...codes.slice(start, start + 4096));
  }
  return text;
}

/** The order of two texts by code point: negative, 0 or positive. */
export function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) {
    const x = a.charCodeAt(index);
    const y = b.charCodeAt(index);
    if (x === y) continue;
    if (x < 0xd800 || y < 0xd800) return x - y;
    return wholeCode(a, index) - wholeCode(b, index);
  }
  return a.length - b.length;
}

/** The code point that the unit at `index` belongs to. */
function wholeCode(text: string, index: number): number {
  const unit = text.charCodeAt(index);
  if (unit >= 0xdc00 && unit < 0xe000 && index > 0) {
    const before = text.charCodeAt(index - 1);
    if (before >= 0xd800 && before < 0xdc00) return text.codePointAt(index - 1)!;
  }
  return text.codePointAt(index)!;
}

/** Shorter texts are not worth a question. */
const LONG = 4096;

/** a + b. */
export function concatTexts(budget: Budget, a: string, b: string): string {
  const length = a.length + b.length;
  if (length > LONG) reserveText(budget, length);
  return a + b;
}
