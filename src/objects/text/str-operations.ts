// Splitting, stripping and laying out texts as the methods of str do.

import { type Budget, MOST_ITEMS, pass, reserveItems, reserveText } from '../memory/budget';
import { everyCode, TextWriter } from './text-writer';
import { overflowError } from '../raise';
import { isLineBreak, isLower, isSpace, isTitle, isUpper } from './unicode/properties';

/** Bytes of a string beside its characters, and of its place in an array. */
const PART_BYTES = 40;
/** Parts between two questions. */
const PARTS = 1024;

/** Adds a part; now and then asks whether there is room and time for more. */
export function keepPart(parts: string[], part: string, budget: Budget): void {
  parts.push(part);
  if (parts.length % PARTS !== 0) return;
  budget.work(PARTS);
  budget.reserve(parts.length > MOST_ITEMS ? Infinity : PARTS * PART_BYTES);
}

/** Splits at whitespace, at most `limit` times. */
export function splitAtWhitespace(text: string, limit: number, budget: Budget): string[] {
  const parts: string[] = [];
  let position = 0;
  for (;;) {
    budget.work(1);
    while (position < text.length && isSpace(text.charCodeAt(position))) position++;
    if (position === text.length) return parts;
    if (limit-- <= 0) break;
    const start = position;
    while (position < text.length && !isSpace(text.charCodeAt(position))) position++;
    keepPart(parts, text.slice(start, position), budget);
  }
  parts.push(text.slice(position));
  return parts;
}

/** The same from the right. */
export function splitAtWhitespaceFromRight(text: string, limit: number, budget: Budget): string[] {
  const parts: string[] = [];
  let end = text.length;
  for (;;) {
    budget.work(1);
    while (end > 0 && isSpace(text.charCodeAt(end - 1))) end--;
    if (end === 0) return parts.reverse();
    if (limit-- <= 0) break;
    const stop = end;
    while (end > 0 && !isSpace(text.charCodeAt(end - 1))) end--;
    keepPart(parts, text.slice(end, stop), budget);
  }
  parts.push(text.slice(0, end));
  return parts.reverse();
}

/** str.splitlines. */
export function splitLines(text: string, keepEnds: boolean, budget: Budget): string[] {
  const lines: string[] = [];
  let start = 0;
  while (start < text.length) {
    let end = start;
    while (end < text.length && !isLineBreak(text.charCodeAt(end))) end++;
    let next = end;
    if (next < text.length) next += text[next] === '\r' && text[next + 1] === '\n' ? 2 : 1;
    keepPart(lines, text.slice(start, keepEnds ? next : end), budget);
    start = next;
  }
  return lines;
}

/** Without the characters of a set (whitespace where it is undefined) at the ends. */
export function stripText(
  text: string,
  characters: string | undefined,
  left: boolean,
  right: boolean,
  budget: Budget,
): string {
  pass(budget, text.length);
  if (characters === undefined) {
    let start = 0;
    let end = text.length;
    if (left) while (start < end && isSpace(text.charCodeAt(start))) start++;
    if (right) while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
    return text.slice(start, end);
  }
  const set = new Set(characters);
  reserveItems(budget, 3 * text.length);
  const all = [...text];
  let start = 0;
  let end = all.length;
  if (left) while (start < end && set.has(all[start]!)) start++;
  if (right) while (end > start && set.has(all[end - 1]!)) end--;
  return start === 0 && end === all.length ? text : all.slice(start, end).join('');
}

/** str.expandtabs. */
export function expandTabs(text: string, tabSize: number, budget: Budget): string {
  const result = new TextWriter(budget);
  let column = 0;
  let length = 0;
  for (const character of text) {
    if (character === '\t') {
      if (tabSize <= 0) continue;
      const spaces = tabSize - (column % tabSize);
      length += spaces;
      if (length > 0x1fff_0000) throw overflowError('new string is too long');
      column += spaces;
      reserveText(budget, spaces);
      result.write(' '.repeat(spaces));
    } else {
      column = character === '\n' || character === '\r' ? 0 : column + 1;
      length++;
      result.write(character);
    }
  }
  return result.text;
}

/** str.istitle. */
export function isTitled(text: string, budget: Budget): boolean {
  let cased = false;
  let previousIsCased = false;
  const fits = everyCode(text, budget, (code) => {
    if (isUpper(code) || isTitle(code)) {
      if (previousIsCased) return false;
      previousIsCased = cased = true;
    } else if (isLower(code)) {
      if (!previousIsCased) return false;
      previousIsCased = cased = true;
    } else previousIsCased = false;
    return true;
  });
  return fits && cased;
}

/** str.islower or str.isupper: some character of the case, none of another. */
export function isAllOfCase(
  text: string,
  budget: Budget,
  wanted: (code: number) => boolean,
  other: (code: number) => boolean,
): boolean {
  let cased = false;
  const fits = everyCode(text, budget, (code) => {
    if (other(code) || isTitle(code)) return false;
    if (wanted(code)) cased = true;
    return true;
  });
  return fits && cased;
}

/** Do all characters, of which there is one at least, pass? */
export function everyCharacter(text: string, budget: Budget, passes: (code: number) => boolean): boolean {
  if (text === '') return false;
  return everyCode(text, budget, passes);
}
