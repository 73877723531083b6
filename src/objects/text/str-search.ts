// Finding texts in texts, in UTF-16 units; a half of a surrogate pair is never found.

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

/** The first position of `part` within [start, stop) units; -1 if it is not there. */
export function findText(text: string, part: string, start: number, stop: number): number {
  if (part === '') return start <= stop ? start : -1;
  const careful = mayCut(part);
  for (let at = text.indexOf(part, start); at >= 0; at = text.indexOf(part, at + 1)) {
    if (at + part.length > stop) return -1;
    if (!careful || !cutsPair(text, at, at + part.length)) return at;
  }
  return -1;
}

/** The last position of `part` within [start, stop) units. */
export function findLastText(text: string, part: string, start: number, stop: number): number {
  if (part === '') return start <= stop ? stop : -1;
  const careful = mayCut(part);
  const last = stop - part.length;
  if (last < start) return -1;
  for (let at = text.lastIndexOf(part, last); at >= start; at = text.lastIndexOf(part, at - 1)) {
    if (!careful || !cutsPair(text, at, at + part.length)) return at;
    if (at === 0) return -1;
  }
  return -1;
}

/** How often `part`, which is not empty, is found within [start, stop) without overlap. */
export function countText(text: string, part: string, start: number, stop: number): number {
  let count = 0;
  for (let at = findText(text, part, start, stop); at >= 0; at = findText(text, part, at + part.length, stop)) count++;
  return count;
}

/** Splits at a separator from the left, at most `limit` times. */
export function splitText(text: string, separator: string, limit: number): string[] {
  if (limit >= text.length && !mayCut(separator)) return text.split(separator);
  const parts: string[] = [];
  let start = 0;
  for (; limit > 0; limit--) {
    const at = findText(text, separator, start, text.length);
    if (at < 0) break;
    parts.push(text.slice(start, at));
    start = at + separator.length;
  }
  parts.push(text.slice(start));
  return parts;
}

/** The same from the right. */
export function splitTextFromRight(text: string, separator: string, limit: number): string[] {
  const parts: string[] = [];
  let end = text.length;
  for (; limit > 0; limit--) {
    const at = findLastText(text, separator, 0, end);
    if (at < 0) break;
    parts.push(text.slice(at + separator.length, end));
    end = at;
  }
  parts.push(text.slice(0, end));
  return parts.reverse();
}

/** Replaces at most `limit` occurrences. */
export function replaceText(text: string, old: string, replacement: string, limit: number): string {
  if (old === '') {
    let result = '';
    for (const character of text) {
      if (limit > 0) {
        result += replacement;
        limit--;
      }
      result += character;
    }
    return limit > 0 ? result + replacement : result;
  }
  return splitText(text, old, limit).join(replacement);
}
