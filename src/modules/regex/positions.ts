// Positions that patterns ask for: beginnings, ends and boundaries of words.

import { isAsciiWord, isUnicodeWord } from './characters';
import type { Characters } from './subject';

/** AT_*. */
export enum At {
  BEGINNING,
  BEGINNING_LINE,
  BEGINNING_STRING,
  BOUNDARY,
  NON_BOUNDARY,
  END,
  END_LINE,
  END_STRING,
  LOC_BOUNDARY,
  LOC_NON_BOUNDARY,
  UNI_BOUNDARY,
  UNI_NON_BOUNDARY,
}

const NEWLINE = 10;

/** Is `position` of that kind in characters that count up to `end` (SRE(at))? */
export function isAt(kind: number, characters: Characters, position: number, end: number): boolean {
  switch (kind) {
    case At.BEGINNING:
    case At.BEGINNING_STRING:
      return position === 0;
    case At.BEGINNING_LINE:
      return position === 0 || characters[position - 1] === NEWLINE;
    case At.END:
      return position === end || (end - position === 1 && characters[position] === NEWLINE);
    case At.END_LINE:
      return position === end || characters[position] === NEWLINE;
    case At.END_STRING:
      return position === end;
  }
  if (end === 0) return kind === At.NON_BOUNDARY || kind === At.LOC_NON_BOUNDARY || kind === At.UNI_NON_BOUNDARY;
  const isWord = kind >= At.UNI_BOUNDARY ? isUnicodeWord : isAsciiWord;
  const before = position > 0 && isWord(characters[position - 1]!);
  const after = position < end && isWord(characters[position]!);
  const negated = kind === At.NON_BOUNDARY || kind === At.LOC_NON_BOUNDARY || kind === At.UNI_NON_BOUNDARY;
  return (before !== after) !== negated;
}
