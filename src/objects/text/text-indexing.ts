// Strings by code point: JavaScript indexes UTF-16 units, Python characters. Texts without surrogates need no translation.

import { type Budget, reserveItems, reserveText, UNLIMITED } from '../memory/budget';

const SURROGATE = /[\ud800-\udfff]/;

/** One of so many characters has its place noted. */
const STRIDE = 64;

const isPair = (text: string, unit: number): boolean =>
  (text.charCodeAt(unit) & 0xfc00) === 0xd800 && (text.charCodeAt(unit + 1) & 0xfc00) === 0xdc00;

/** Where the characters are in a text of which some are two units. */
export class CharacterIndex {
  /** Of the text, in characters. */
  readonly length: number;
  private readonly starts: number[] = [];

  constructor(private readonly text: string) {
    let count = 0;
    for (let unit = 0; unit < text.length; unit = this.after(unit)) if (count++ % STRIDE === 0) this.starts.push(unit);
    this.length = count;
  }

  /** The unit with which a character begins; where the text ends, for those beyond. */
  unitOf(index: number): number {
    if (index >= this.length) return this.text.length;
    let unit = this.starts[Math.floor(index / STRIDE)]!;
    for (let left = index % STRIDE; left > 0; left--) unit = this.after(unit);
    return unit;
  }

  private after(unit: number): number {
    return unit + (isPair(this.text, unit) ? 2 : 1);
  }
}

/** Texts that were asked about lately. */
const recent: { text: string; index: CharacterIndex | undefined }[] = [];
let next = 0;

/** Where the characters of a text are; undefined if each is one unit. */
export function characterIndexOf(text: string): CharacterIndex | undefined {
  if (text.length < 16) return indexCharacters(text);
  for (const entry of recent) if (entry.text === text) return entry.index;
  const index = indexCharacters(text);
  recent[next] = { text, index };
  next = (next + 1) % 4;
  return index;
}

function indexCharacters(text: string): CharacterIndex | undefined {
  if (!SURROGATE.test(text)) return undefined;
  const index = new CharacterIndex(text);
  return index.length < text.length ? index : undefined;
}

/** Forgets the texts of a program that is over. */
export function forgetTexts(): void {
  recent.length = 0;
  next = 0;
}

/** len(text). */
export function lengthOf(text: string): number {
  return characterIndexOf(text)?.length ?? text.length;
}

/** text[index] for an index that is not negative; undefined beyond the text. */
export function characterAt(text: string, index: number): string | undefined {
  const known = characterIndexOf(text);
  if (known === undefined) return text[index];
  const unit = known.unitOf(index);
  return unit < text.length ? text.slice(unit, known.unitOf(index + 1)) : undefined;
}

/** text[start:stop] for bounds within the text. */
export function substring(text: string, start: number, stop: number): string {
  const known = characterIndexOf(text);
  const end = Math.max(start, stop);
  return known === undefined ? text.slice(start, end) : text.slice(known.unitOf(start), known.unitOf(end));
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
  for (let index = equalStart(a, b, length); index < length; index++) {
    const x = a.charCodeAt(index);
    const y = b.charCodeAt(index);
    if (x === y) continue;
    if (x < 0xd800 || y < 0xd800) return x - y;
    return wholeCode(a, index) - wholeCode(b, index);
  }
  return a.length - b.length;
}

/** A position up to which two texts are equal, found in large steps. */
function equalStart(a: string, b: string, length: number): number {
  let start = 0;
  while (start + LONG <= length && a.slice(start, start + LONG) === b.slice(start, start + LONG)) start += LONG;
  return start;
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
