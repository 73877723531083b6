// What never gives back what it has matched: possessive repeats of more than one character, and atomic groups.

import type { Thread } from '../../objects/thread';
import type { Matcher } from './engine';
import { MAXREPEAT, Op } from './opcodes';

/** POSSESSIVE_REPEAT: skip, least, most, the item, SUCCESS, then the tail. */
export function possessiveRepeat(matcher: Matcher, thread: Thread): Op {
  const { context } = matcher;
  context.count = 0;
  context.lastStart = -1;
  return nextItem(matcher, thread);
}

function nextItem(matcher: Matcher, thread: Thread): Op {
  const { program, at, context, position } = matcher;
  if (context.count < program[at + 1]!) return matcher.enter(thread, afterRequiredItem, at + 3, false);
  const most = program[at + 2]!;
  if ((context.count >= most && most !== MAXREPEAT) || position === context.lastStart) return goBehind(matcher, thread);
  matcher.saveMarks();
  context.lastStart = position;
  return matcher.enter(thread, afterItem, at + 3, false);
}

function afterRequiredItem(matcher: Matcher, thread: Thread, matched: boolean): Op {
  if (!matched) return Op.FAILURE;
  matcher.context.count++;
  return nextItem(matcher, thread);
}

function afterItem(matcher: Matcher, thread: Thread, matched: boolean): Op {
  if (matched) {
    matcher.context.count++;
    return nextItem(matcher, thread);
  }
  matcher.restoreMarks();
  return goBehind(matcher, thread);
}

function goBehind(matcher: Matcher, thread: Thread): Op {
  matcher.at += matcher.program[matcher.at]! + 1;
  return matcher.characterCodes(thread);
}

/** ATOMIC_GROUP: skip, the group, SUCCESS. */
export function atomicGroup(matcher: Matcher, thread: Thread): Op {
  return matcher.enter(thread, afterGroup, matcher.at + 1, false);
}

function afterGroup(matcher: Matcher, thread: Thread, matched: boolean): Op {
  if (!matched) return Op.FAILURE;
  matcher.at += matcher.program[matcher.at]!;
  return matcher.characterCodes(thread);
}
