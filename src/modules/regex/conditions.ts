// Conditions that take no character, and what earlier groups have matched.

import type { Thread } from '../../objects/thread';
import { asciiLower, unicodeLower } from './characters';
import type { Matcher } from './engine';
import { Op } from './opcodes';

/** ASSERT: skip, how far back to begin, the code, SUCCESS. The position stays. */
export function assertion(matcher: Matcher, thread: Thread): Op {
  const { at, position } = matcher;
  const back = matcher.program[at + 1]!;
  if (position < back) return Op.FAILURE;
  return matcher.enter(thread, afterAssertion, at + 2, false, position - back);
}

function afterAssertion(matcher: Matcher, thread: Thread, matched: boolean): Op {
  if (!matched) return Op.FAILURE;
  matcher.position = matcher.context.position;
  return goBehind(matcher, thread);
}

/** ASSERT_NOT: the same with the opposite answer. What begins before the subject does not match. */
export function negativeAssertion(matcher: Matcher, thread: Thread): Op {
  const { at, position } = matcher;
  const back = matcher.program[at + 1]!;
  if (position < back) return goBehind(matcher, thread);
  matcher.saveMarksInRepeat();
  return matcher.enter(thread, afterNegativeAssertion, at + 2, false, position - back);
}

function afterNegativeAssertion(matcher: Matcher, thread: Thread, matched: boolean): Op {
  if (matched) return Op.FAILURE;
  matcher.restoreMarks();
  return goBehind(matcher, thread);
}

function goBehind(matcher: Matcher, thread: Thread): Op {
  matcher.at += matcher.program[matcher.at]!;
  return matcher.characterCodes(thread);
}

/** GROUPREF and its kinds that ignore case: the text of a group once more. */
export function groupAgain(matcher: Matcher, thread: Thread, op: Op): Op {
  const fold = op === Op.GROUPREF ? undefined : op === Op.GROUPREF_UNI_IGNORE ? unicodeLower : asciiLower;
  const after = matcher.repeatGroup(matcher.program[matcher.at]!, matcher.position, fold);
  if (after < 0) return Op.FAILURE;
  matcher.position = after;
  matcher.at++;
  return matcher.characterCodes(thread);
}

/** GROUPREF_EXISTS: a group and a skip to the code for the case that it has not matched. */
export function groupExists(matcher: Matcher, thread: Thread): Op {
  const { program, at } = matcher;
  matcher.at += matcher.groupIsSet(program[at]!) ? 2 : program[at + 1]!;
  return matcher.characterCodes(thread);
}
