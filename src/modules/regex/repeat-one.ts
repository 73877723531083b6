// Repeats of one character, which need no level for each item: skip, least, most, the item, SUCCESS, then the tail.

import type { Thread } from '../../objects/thread';
import { inCategory, inCharset, matchesFolded, unicodeLower } from './characters';
import type { Matcher } from './engine';
import { MAXREPEAT, Op } from './opcodes';

const NEWLINE = 10;

/** How many characters from `position` on match the code of width one at `at`, at most `limit` (SRE(count)). */
function count(matcher: Matcher, thread: Thread, at: number, limit: number): number {
  const { program, characters, position: first } = matcher;
  let position = first;
  const end = limit !== MAXREPEAT && limit < matcher.end - position ? position + limit : matcher.end;
  const operand = program[at + 1]!;
  const op: Op = program[at]!;
  switch (op) {
    case Op.IN:
      // `\w` and its like: a set of one category.
      if (program[at + 2] === Op.CATEGORY && program[at + 4] === Op.FAILURE) {
        const category = program[at + 3]!;
        while (position < end && inCategory(category, characters[position]!)) position++;
      } else while (position < end && inCharset(program, at + 2, characters[position]!)) position++;
      break;
    case Op.ANY:
      while (position < end && characters[position] !== NEWLINE) position++;
      break;
    case Op.ANY_ALL:
      position = Math.max(position, end);
      break;
    case Op.LITERAL:
      while (position < end && characters[position] === operand) position++;
      break;
    case Op.NOT_LITERAL:
      while (position < end && characters[position] !== operand) position++;
      break;
    case Op.CATEGORY:
      while (position < end && inCategory(operand, characters[position]!)) position++;
      break;
    case Op.IN_UNI_IGNORE:
      while (position < end && inCharset(program, at + 2, unicodeLower(characters[position]!))) position++;
      break;
    case Op.LITERAL_IGNORE:
    case Op.NOT_LITERAL_IGNORE:
    case Op.IN_IGNORE:
    case Op.LITERAL_UNI_IGNORE:
    case Op.NOT_LITERAL_UNI_IGNORE:
    case Op.LITERAL_LOC_IGNORE:
    case Op.NOT_LITERAL_LOC_IGNORE:
    case Op.IN_LOC_IGNORE:
      while (position < end && matchesFolded(op, program, at + 1, characters[position]!)) position++;
      break;
    default:
      return countByMatching(matcher, thread, at, end);
  }
  if (position - first > 64) matcher.spend(thread, (position - first) >> 4);
  return position - first;
}

/** The same for an item that no compiler writes here. */
function countByMatching(matcher: Matcher, thread: Thread, at: number, end: number): number {
  const { at: own, position: first, context } = matcher;
  while (matcher.position < end && matcher.run(thread, at, false));
  const counted = matcher.position - first;
  matcher.context = context;
  matcher.at = own;
  matcher.position = first;
  return counted;
}

/** Goes behind the items that match at once, if there are enough. */
function takeItems(matcher: Matcher, thread: Thread, most: number): boolean {
  const { program, at } = matcher;
  const least = program[at + 1]!;
  if (least > matcher.end - matcher.position) return false;
  const counted = most === 0 ? 0 : count(matcher, thread, at + 3, most);
  if (counted < least) return false;
  matcher.context.count = counted;
  matcher.position += counted;
  return true;
}

/** REPEAT_ONE: as many as there are, then one less each time the tail does not match. */
export function greedyOne(matcher: Matcher, thread: Thread): Op {
  const { program, at } = matcher;
  if (!takeItems(matcher, thread, program[at + 2]!)) return Op.FAILURE;
  const tail = program[at + program[at]!];
  if (tail === Op.SUCCESS && matcher.position === matcher.end && matcher.mayEnd()) return Op.SUCCESS;
  matcher.saveMarksInRepeat();
  return nextShorter(matcher, thread);
}

function nextShorter(matcher: Matcher, thread: Thread): Op {
  const { program, at, context } = matcher;
  const tail = at + program[at]!;
  const least = program[at + 1]!;
  for (;;) {
    if (program[tail] === Op.LITERAL) goBackTo(matcher, thread, program[tail + 1]!, least);
    if (context.count < least) return Op.FAILURE;
    const op = matcher.tryInner(thread, afterShorter, tail);
    if (op !== Op.FAILURE) return op;
    giveOneUp(matcher);
  }
}

function giveOneUp(matcher: Matcher): void {
  matcher.restoreMarks();
  matcher.position--;
  matcher.context.count--;
}

/** Gives items up until the tail's first character follows. */
function goBackTo(matcher: Matcher, thread: Thread, literal: number, least: number): void {
  const { characters, context, end, position: before } = matcher;
  let position = before;
  let counted = context.count;
  while (counted >= least && (position >= end || characters[position] !== literal)) {
    position--;
    counted--;
  }
  context.count = counted;
  matcher.position = position;
  if (before - position > 64) matcher.spend(thread, (before - position) >> 4);
}

function afterShorter(matcher: Matcher, thread: Thread, matched: boolean): Op {
  if (matched) return Op.SUCCESS;
  giveOneUp(matcher);
  return nextShorter(matcher, thread);
}

/** MIN_REPEAT_ONE: as few as there must be, then one more each time the tail does not match. */
export function lazyOne(matcher: Matcher, thread: Thread): Op {
  const { program, at } = matcher;
  if (!takeItems(matcher, thread, program[at + 1]!)) return Op.FAILURE;
  if (program[at + program[at]!] === Op.SUCCESS && matcher.mayEnd()) return Op.SUCCESS;
  matcher.saveMarksInRepeat();
  return nextLonger(matcher, thread);
}

function nextLonger(matcher: Matcher, thread: Thread): Op {
  const { program, at, context } = matcher;
  const most = program[at + 2]!;
  for (;;) {
    if (most !== MAXREPEAT && context.count > most) return Op.FAILURE;
    const op = matcher.tryInner(thread, afterLonger, at + program[at]!);
    if (op !== Op.FAILURE) return op;
    if (!takeOneMore(matcher, thread)) return Op.FAILURE;
  }
}

function takeOneMore(matcher: Matcher, thread: Thread): boolean {
  matcher.restoreMarks();
  if (count(matcher, thread, matcher.at + 3, 1) === 0) return false;
  matcher.position++;
  matcher.context.count++;
  return true;
}

function afterLonger(matcher: Matcher, thread: Thread, matched: boolean): Op {
  if (matched) return Op.SUCCESS;
  return takeOneMore(matcher, thread) ? nextLonger(matcher, thread) : Op.FAILURE;
}

/** POSSESSIVE_REPEAT_ONE: as many as there are, and never fewer. */
export function possessiveOne(matcher: Matcher, thread: Thread): Op {
  const { program, at } = matcher;
  if (!takeItems(matcher, thread, program[at + 2]!)) return Op.FAILURE;
  matcher.at += program[at]!;
  return matcher.characterCodes(thread);
}
