// Splitting, stripping and laying out texts as the methods of str do.

import { overflowError } from '../raise';
import { isLineBreak, isLower, isSpace, isTitle, isUpper } from './unicode/properties';

/** Splits at whitespace, at most `limit` times. */
export function splitAtWhitespace(text: string, limit: number): string[] {
  const parts: string[] = [];
  let position = 0;
  for (;;) {
    while (position < text.length && isSpace(text.charCodeAt(position))) position++;
    if (position === text.length) return parts;
    if (limit-- <= 0) break;
    const start = position;
    while (position < text.length && !isSpace(text.charCodeAt(position))) position++;
    parts.push(text.slice(start, position));
  }
  parts.push(text.slice(position));
  return parts;
}

/** The same from the right. */
export function splitAtWhitespaceFromRight(text: string, limit: number): string[] {
  const parts: string[] = [];
  let end = text.length;
  for (;;) {
    while (end > 0 && isSpace(text.charCodeAt(end - 1))) end--;
    if (end === 0) return parts.reverse();
    if (limit-- <= 0) break;
    const stop = end;
    while (end > 0 && !isSpace(text.charCodeAt(end - 1))) end--;
    parts.push(text.slice(end, stop));
  }
  parts.push(text.slice(0, end));
  return parts.reverse();
}

/** str.splitlines. */
export function splitLines(text: string, keepEnds: boolean): string[] {
  const lines: string[] = [];
  let start = 0;
  while (start < text.length) {
    let end = start;
    while (end < text.length && !isLineBreak(text.charCodeAt(end))) end++;
    let next = end;
    if (next < text.length) next += text[next] === '\r' && text[next + 1] === '\n' ? 2 : 1;
    lines.push(text.slice(start, keepEnds ? next : end));
    start = next;
  }
  return lines;
}

/** Without the characters of a set (whitespace where it is undefined) at the ends. */
export function stripText(text: string, characters: string | undefined, left: boolean, right: boolean): string {
  if (characters === undefined) {
    let start = 0;
    let end = text.length;
    if (left) while (start < end && isSpace(text.charCodeAt(start))) start++;
    if (right) while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
    return text.slice(start, end);
  }
  const set = new Set(characters);
  const all = [...text];
  let start = 0;
  let end = all.length;
  if (left) while (start < end && set.has(all[start]!)) start++;
  if (right) while (end > start && set.has(all[end - 1]!)) end--;
  return start === 0 && end === all.length ? text : all.slice(start, end).join('');
}

/** str.expandtabs. */
export function expandTabs(text: string, tabSize: number): string {
  let result = '';
  let column = 0;
  let length = 0;
  for (const character of text) {
    if (character === '\t') {
      if (tabSize <= 0) continue;
      const spaces = tabSize - (column % tabSize);
      length += spaces;
      if (length > 0x1fff_0000) throw overflowError('new string is too long');
      column += spaces;
      result += ' '.repeat(spaces);
    } else {
      column = character === '\n' || character === '\r' ? 0 : column + 1;
      length++;
      result += character;
    }
  }
  return result;
}

/** str.istitle. */
export function isTitled(text: string): boolean {
  let cased = false;
  let previousIsCased = false;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (isUpper(code) || isTitle(code)) {
      if (previousIsCased) return false;
      previousIsCased = cased = true;
    } else if (isLower(code)) {
      if (!previousIsCased) return false;
      previousIsCased = cased = true;
    } else previousIsCased = false;
  }
  return cased;
}

/** str.islower or str.isupper: some character of the case, none of another. */
export function isAllOfCase(
  text: string,
  wanted: (code: number) => boolean,
  other: (code: number) => boolean,
): boolean {
  let cased = false;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (other(code) || isTitle(code)) return false;
    if (wanted(code)) cased = true;
  }
  return cased;
}

/** Do all characters, of which there is one at least, pass? */
export function everyCharacter(text: string, passes: (code: number) => boolean): boolean {
  if (text === '') return false;
  for (const character of text) if (!passes(character.codePointAt(0)!)) return false;
  return true;
}
