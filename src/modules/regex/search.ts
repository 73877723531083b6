// Searching: tries the matcher at one place after the other, with what the pattern's info block tells of its beginning.

import type { Thread } from '../../objects/thread';
import { inCharset } from './characters';
import type { Matcher } from './engine';
import { Op } from './opcodes';
import { At } from './positions';

/** Flags of the info block: a known prefix; which is all there is; a set of first characters. */
const PREFIX = 1;
const LITERAL = 2;
const CHARSET = 4;

/** Looks for the first match from `matcher.start` on, which moves to its beginning (SRE(search)). */
export function search(thread: Thread, matcher: Matcher): boolean {
  const { program, end } = matcher;
  if (matcher.start > end) return false;
  let at = 0;
  let flags = 0;
  if (program[0] === Op.INFO) {
    if (end - matcher.start < program[3]!) return false;
    flags = program[2]!;
    at = 1 + program[1]!;
  }
  if (flags & PREFIX) return searchPrefix(thread, matcher, at);
  if (flags & CHARSET) return searchCharset(thread, matcher, at);
  return searchAnywhere(thread, matcher, at);
}

/** The pattern starts with fixed characters: length, how many of them the matcher may skip, the characters, the overlaps. */
function searchPrefix(thread: Thread, matcher: Matcher, at: number): boolean {
  const { program, characters, end } = matcher;
  const length = program[5]!;
  const skip = program[6]!;
  const overlap = 7 + length;
  matcher.mustAdvance = false;
  let found = 0;
  let position = matcher.start;
  while (position < end) {
    const first = position;
    if (found === 0) {
      const character = program[7]!;
      while (position < end && characters[position] !== character) position++;
      if (position - first > 64) matcher.spend(thread, (position - first) >> 4);
      if (position === end) return false;
      position++;
      found = 1;
    } else {
      matcher.spend(thread, 1);
      if (characters[position] === program[7 + found]) {
        found++;
        position++;
      } else {
        found = program[overlap + found - 1]!;
        continue;
      }
    }
    if (found < length) continue;
    matcher.start = position - length;
    matcher.position = matcher.start + skip;
    if (program[2]! & LITERAL) return true;
    if (matcher.run(thread, at + 2 * skip, false)) return true;
    matcher.forgetGroups();
    found = program[overlap + length - 1]!;
  }
  return false;
}

/** The pattern starts with one of these characters. */
function searchCharset(thread: Thread, matcher: Matcher, at: number): boolean {
  const { program, characters, end } = matcher;
  matcher.mustAdvance = false;
  for (let position = matcher.start; ; position++) {
    const first = position;
    while (position < end && !inCharset(program, 5, characters[position]!)) position++;
    if (position - first > 64) matcher.spend(thread, (position - first) >> 4);
    if (position >= end) return false;
    matcher.start = matcher.position = position;
    if (matcher.run(thread, at, false)) return true;
    matcher.forgetGroups();
  }
}

/** Nothing is known of the beginning. */
function searchAnywhere(thread: Thread, matcher: Matcher, at: number): boolean {
  const { program } = matcher;
  let position = matcher.start;
  const least = program[0] === Op.INFO ? program[3]! : 0;
  const last = least > 1 ? Math.max(position, matcher.end - (least - 1)) : matcher.end;
  matcher.position = position;
  let matched = matcher.run(thread, at, true);
  matcher.mustAdvance = false;
  if (
    !matched &&
    program[at] === Op.AT &&
    (program[at + 1] === At.BEGINNING || program[at + 1] === At.BEGINNING_STRING)
  ) {
    matcher.start = matcher.position = last;
    return false;
  }
  while (!matched && position < last) {
    position++;
    matcher.forgetGroups();
    matcher.start = matcher.position = position;
    matched = matcher.run(thread, at, false);
  }
  return matched;
}
