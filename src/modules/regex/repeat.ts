// Repeats of more than one character: skip, least, most, the item, UNTIL, then the tail. The work is done at UNTIL.

import type { Thread } from '../../objects/thread';
import type { Matcher } from './engine';
import { MAXREPEAT, Op } from './opcodes';
import { type Repeat, stateError } from './progress';

/** REPEAT: a repeat is under way until what follows it has matched or not. */
export function repeat(matcher: Matcher, thread: Thread): Op {
  const { at, context } = matcher;
  context.repeat = matcher.repeat = { count: -1, at, previous: matcher.repeat, lastStart: -1 };
  return matcher.enter(thread, afterRepeat, at + matcher.program[at]!);
}

function afterRepeat(matcher: Matcher, _thread: Thread, matched: boolean): Op {
  matcher.repeat = matcher.context.repeat!.previous;
  return matched ? Op.SUCCESS : Op.FAILURE;
}

/** Counts the item that has just ended, or none at the first time. */
function itemEnded(matcher: Matcher): Repeat {
  const { context, repeat } = matcher;
  if (repeat === null) throw stateError();
  context.repeat = repeat;
  context.count = repeat.count + 1;
  return repeat;
}

const isRequired = ({ program, context }: Matcher, { at }: Repeat): boolean => context.count < program[at + 1]!;

/** May another item follow? An empty one would follow for ever. */
function isAllowed({ program, context, position }: Matcher, { at, lastStart }: Repeat): boolean {
  const most = program[at + 2]!;
  return (context.count < most || most === MAXREPEAT) && position !== lastStart;
}

function enterRequired(matcher: Matcher, thread: Thread, repeat: Repeat): Op {
  repeat.count = matcher.context.count;
  return matcher.enter(thread, afterRequired, repeat.at + 3);
}

function afterRequired({ context }: Matcher, _thread: Thread, matched: boolean): Op {
  if (matched) return Op.SUCCESS;
  context.repeat!.count = context.count - 1;
  return Op.FAILURE;
}

/** MAX_UNTIL: one more item, and the tail only if that leads to nothing. */
export function greedyUntil(matcher: Matcher, thread: Thread): Op {
  const { context } = matcher;
  const repeat = itemEnded(matcher);
  if (isRequired(matcher, repeat)) return enterRequired(matcher, thread, repeat);
  if (!isAllowed(matcher, repeat)) return enterGreedyTail(matcher, thread, repeat);
  repeat.count = context.count;
  matcher.saveMarks();
  context.lastStart = repeat.lastStart;
  repeat.lastStart = matcher.position;
  return matcher.enter(thread, afterGreedyItem, repeat.at + 3);
}

function afterGreedyItem(matcher: Matcher, thread: Thread, matched: boolean): Op {
  const { context } = matcher;
  const repeat = context.repeat!;
  repeat.lastStart = context.lastStart;
  if (matched) return Op.SUCCESS;
  matcher.restoreMarks();
  repeat.count = context.count - 1;
  return enterGreedyTail(matcher, thread, repeat);
}

function enterGreedyTail(matcher: Matcher, thread: Thread, repeat: Repeat): Op {
  matcher.repeat = repeat.previous;
  return matcher.enter(thread, afterGreedyTail, matcher.at);
}

function afterGreedyTail(matcher: Matcher, _thread: Thread, matched: boolean): Op {
  matcher.repeat = matcher.context.repeat;
  return matched ? Op.SUCCESS : Op.FAILURE;
}

/** MIN_UNTIL: the tail, and one more item only if that leads to nothing. */
export function lazyUntil(matcher: Matcher, thread: Thread): Op {
  const repeat = itemEnded(matcher);
  if (isRequired(matcher, repeat)) return enterRequired(matcher, thread, repeat);
  matcher.repeat = repeat.previous;
  matcher.saveMarksInRepeat();
  return matcher.enter(thread, afterLazyTail, matcher.at);
}

function afterLazyTail(matcher: Matcher, thread: Thread, matched: boolean): Op {
  const { context } = matcher;
  const repeat = context.repeat!;
  matcher.repeat = repeat;
  if (matched) return Op.SUCCESS;
  matcher.restoreMarks();
  if (!isAllowed(matcher, repeat)) return Op.FAILURE;
  repeat.count = context.count;
  context.lastStart = repeat.lastStart;
  repeat.lastStart = matcher.position;
  return matcher.enter(thread, afterLazyItem, repeat.at + 3);
}

function afterLazyItem(matcher: Matcher, thread: Thread, matched: boolean): Op {
  const { context } = matcher;
  context.repeat!.lastStart = context.lastStart;
  return afterRequired(matcher, thread, matched);
}
