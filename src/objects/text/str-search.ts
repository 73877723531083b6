// Finding texts in texts, in UTF-16 units; a half of a surrogate pair is never found.

import { type Budget, reserveText } from '../memory/budget';
import { keepPart } from './str-operations';
import { TextWriter } from './text-writer';

const HALF_AT_START = /^[\udc00-\udfff]/;
const HALF_AT_END = /[\ud800-\udbff]$/;

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit < 0xdc00;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit < 0xe000;

/** Does [start, stop) begin or end in the middle of a character? */
function cutsPair(text: string, start: number, stop: number): boolean {
  return (
    (start > 0 && isLow(text.charCodeAt(start)) && isHigh(text.charCodeAt(start - 1))) ||
    (stop < text.length && isLow(text.charCodeAt(stop)) && isHigh(text.charCodeAt(stop - 1)))
  );
}

/** May an occurrence of the part cut a character in two? */
const mayCut = (part: string): boolean => HALF_AT_START.test(part) || HALF_AT_END.test(part);

/** Characters that JavaScript searches at once. */
const PIECE = 1 << 16;

/** The time to look for a part at each of so many positions, at worst. */
function searchWork(budget: Budget, positions: number, part: string): void {
  budget.work(((positions >> 6) + 1) * (1 + Math.min(part.length, positions) / 256));
}

function findInPieces(budget: Budget, text: string, part: string, start: number, stop: number): number {
  const overlap = part.length - 1;
  const step = Math.max(PIECE - overlap, overlap + 1);
  for (let from = start; from + overlap < stop; from += step) {
    const to = Math.min(stop, from + step + overlap);
    searchWork(budget, to - from, part);
    const at = text.slice(from, to).indexOf(part);
    if (at < 0) continue;
    if (!mayCut(part) || !cutsPair(text, from + at, from + at + part.length)) return from + at;
    return findText(budget, text, part, from + at + 1, stop);
  }
  return -1;
}

function findLastInPieces(budget: Budget, text: string, part: string, start: number, stop: number): number {
  const overlap = part.length - 1;
  const step = Math.max(PIECE - overlap, overlap + 1);
  for (let to = stop; to - overlap > start; to -= step) {
    const from = Math.max(start, to - step - overlap);
    searchWork(budget, to - from, part);
    const at = text.slice(from, to).lastIndexOf(part);
    if (at < 0) continue;
    if (!mayCut(part) || !cutsPair(text, from + at, from + at + part.length)) return from + at;
    return findLastText(budget, text, part, start, from + at + part.length - 1);
  }
  return -1;
}

/** The first position of `part` within [start, stop) units; -1 if it is not there. */
export function findText(budget: Budget, text: string, part: string, start: number, stop: number): number {
  if (part === '') return start <= stop ? start : -1;
  if (stop - start > PIECE) return findInPieces(budget, text, part, start, stop);
  const careful = mayCut(part);
  if (stop < text.length) {
    const at = text.slice(start, stop).indexOf(part);
    if (at < 0) return -1;
  }
  for (let at = text.indexOf(part, start); at >= 0; at = text.indexOf(part, at + 1)) {
    if (at + part.length > stop) return -1;
    if (!careful || !cutsPair(text, at, at + part.length)) return at;
  }
  return -1;
}

/** The last position of `part` within [start, stop) units. */
export function findLastText(budget: Budget, text: string, part: string, start: number, stop: number): number {
  if (part === '') return start <= stop ? stop : -1;
  const careful = mayCut(part);
  const last = stop - part.length;
  if (last < start) return -1;
  if (stop - start > PIECE) return findLastInPieces(budget, text, part, start, stop);
  for (let at = text.lastIndexOf(part, last); at >= start; at = text.lastIndexOf(part, at - 1)) {
    if (!careful || !cutsPair(text, at, at + part.length)) return at;
    if (at === 0) return -1;
  }
  return -1;
}

/** How often `part`, which is not empty, is found within [start, stop) without overlap. */
export function countText(budget: Budget, text: string, part: string, start: number, stop: number): number {
  let count = 0;
  for (let from = start; ; count++) {
    budget.work(0.1);
    const at = findText(budget, text, part, from, stop);
    if (at < 0) return count;
    from = at + part.length;
  }
}

/** Splits at a separator from the left, at most `limit` times. */
export function splitText(text: string, separator: string, limit: number, budget: Budget): string[] {
  if (limit >= text.length && text.length < PIECE && !mayCut(separator)) return text.split(separator);
  const parts: string[] = [];
  let start = 0;
  for (; limit > 0; limit--) {
    const at = findText(budget, text, separator, start, text.length);
    if (at < 0) break;
    keepPart(parts, text.slice(start, at), budget);
    start = at + separator.length;
  }
  parts.push(text.slice(start));
  return parts;
}

/** The same from the right. */
export function splitTextFromRight(text: string, separator: string, limit: number, budget: Budget): string[] {
  const parts: string[] = [];
  let end = text.length;
  for (; limit > 0; limit--) {
    const at = findLastText(budget, text, separator, 0, end);
    if (at < 0) break;
    keepPart(parts, text.slice(at + separator.length, end), budget);
    end = at;
  }
  parts.push(text.slice(0, end));
  return parts.reverse();
}

/** Replaces at most `limit` occurrences. */
export function replaceText(text: string, old: string, replacement: string, limit: number, budget: Budget): string {
  if (old === '') {
    const result = new TextWriter(budget);
    reserveText(budget, replacement.length * Math.min(text.length, limit));
    for (const character of text) {
      if (limit > 0) {
        result.write(replacement);
        limit--;
      }
      result.write(character);
    }
    if (limit > 0) result.write(replacement);
    return result.text;
  }
  const parts = splitText(text, old, limit, budget);
  reserveText(budget, text.length + (parts.length - 1) * (replacement.length - old.length));
  return parts.join(replacement);
}
