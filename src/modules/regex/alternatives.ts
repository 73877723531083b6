// Alternatives: each is a skip to the next one and its code; a skip of 0 ends them.

import type { Thread } from '../../objects/thread';
import { inCharset } from './characters';
import type { Matcher } from './engine';
import { Op } from './opcodes';

/** BRANCH: the first alternative with which all that follows matches, too. */
export function branch(matcher: Matcher, thread: Thread): Op {
  matcher.saveMarksInRepeat();
  return nextAlternative(matcher, thread);
}

/** May the alternative at `at` start with the character at `position`? Only those that start with one character tell. */
function mayStart({ program, characters, end }: Matcher, at: number, position: number): boolean {
  const first = program[at + 1];
  if (first === Op.LITERAL) return position < end && characters[position] === program[at + 2];
  if (first === Op.IN) return position < end && inCharset(program, at + 3, characters[position]!);
  return true;
}

function nextAlternative(matcher: Matcher, thread: Thread): Op {
  const { program, position } = matcher;
  for (;;) {
    let { at } = matcher;
    while (program[at] !== 0 && !mayStart(matcher, at, position)) at += program[at]!;
    if (program[at] === 0) return Op.FAILURE;
    matcher.at = at;
    const op = matcher.tryInner(thread, afterAlternative, at + 1);
    if (op !== Op.FAILURE) return op;
    giveUp(matcher);
  }
}

function giveUp(matcher: Matcher): void {
  matcher.restoreMarks();
  matcher.at += matcher.program[matcher.at]!;
}

function afterAlternative(matcher: Matcher, thread: Thread, matched: boolean): Op {
  if (matched) return Op.SUCCESS;
  giveUp(matcher);
  return nextAlternative(matcher, thread);
}
