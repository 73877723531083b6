// The matcher: runs the code of a compiled pattern at one place of a subject, with a stack of contexts instead of recursion.

import type { PyRaise, Thread } from '../../objects/thread';
import { runtimeError } from '../../objects/raise';
import { asciiLower, equalsByLocale, inCategory, inCharset, inCharsetByLocale, unicodeLower } from './characters';
import { isAt } from './positions';
import { MatchProgress, PATIENCE } from './progress';

/** The opcodes of patterns, then the points where a context goes on after an inner one has ended. */
export enum Op {
  FAILURE,
  SUCCESS,
  ANY,
  ANY_ALL,
  ASSERT,
  ASSERT_NOT,
  AT,
  BRANCH,
  CATEGORY,
  CHARSET,
  BIGCHARSET,
  GROUPREF,
  GROUPREF_EXISTS,
  IN,
  INFO,
  JUMP,
  LITERAL,
  MARK,
  MAX_UNTIL,
  MIN_UNTIL,
  NOT_LITERAL,
  NEGATE,
  RANGE,
  REPEAT,
  REPEAT_ONE,
  SUBPATTERN,
  MIN_REPEAT_ONE,
  ATOMIC_GROUP,
  POSSESSIVE_REPEAT,
  POSSESSIVE_REPEAT_ONE,
  GROUPREF_IGNORE,
  IN_IGNORE,
  LITERAL_IGNORE,
  NOT_LITERAL_IGNORE,
  GROUPREF_LOC_IGNORE,
  IN_LOC_IGNORE,
  LITERAL_LOC_IGNORE,
  NOT_LITERAL_LOC_IGNORE,
  GROUPREF_UNI_IGNORE,
  IN_UNI_IGNORE,
  LITERAL_UNI_IGNORE,
  NOT_LITERAL_UNI_IGNORE,
  RANGE_UNI_IGNORE,
  /** The context on top has ended without or with a match. */
  FAIL,
  SUCCEED,
  /** The next alternative; the greedy repeat one character shorter; the lazy one as it stands. */
  NEXT_BRANCH,
  NEXT_SHORTER,
  NEXT_LONGER,
  NEXT_POSSESSIVE,
  AFTER_BRANCH,
  AFTER_SHORTER,
  AFTER_LONGER,
  AFTER_REPEAT,
  AFTER_MAX_REQUIRED,
  AFTER_MAX_ITEM,
  AFTER_MAX_TAIL,
  AFTER_MIN_REQUIRED,
  AFTER_MIN_TAIL,
  AFTER_MIN_ITEM,
  AFTER_POSSESSIVE_REQUIRED,
  AFTER_POSSESSIVE_ITEM,
  AFTER_ATOMIC,
  AFTER_ASSERT,
  AFTER_ASSERT_NOT,
}

export const MAXREPEAT = 2147483647;
const NEWLINE = 10;

/** Runs the code of a pattern. */
export class Matcher extends MatchProgress {
  /** How many characters from `position` on match a code of width one, at most `limit` (SRE(count)). */
  private countAt(thread: Thread, at: number, position: number, limit: number): number {
    const { program, characters } = this;
    const first = position;
    const end = limit !== MAXREPEAT && limit < this.end - position ? position + limit : this.end;
    const operand = program[at + 1]!;
    switch (program[at]) {
      case Op.IN:
        while (position < end && inCharset(program, at + 2, characters[position]!)) position++;
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
      case Op.LITERAL_IGNORE:
        while (position < end && asciiLower(characters[position]!) === operand) position++;
        break;
      case Op.LITERAL_UNI_IGNORE:
        while (position < end && unicodeLower(characters[position]!) === operand) position++;
        break;
      case Op.LITERAL_LOC_IGNORE:
        while (position < end && equalsByLocale(operand, characters[position]!)) position++;
        break;
      case Op.NOT_LITERAL:
        while (position < end && characters[position] !== operand) position++;
        break;
      case Op.NOT_LITERAL_IGNORE:
        while (position < end && asciiLower(characters[position]!) !== operand) position++;
        break;
      case Op.NOT_LITERAL_UNI_IGNORE:
        while (position < end && unicodeLower(characters[position]!) !== operand) position++;
        break;
      case Op.NOT_LITERAL_LOC_IGNORE:
        while (position < end && !equalsByLocale(operand, characters[position]!)) position++;
        break;
      case Op.IN_IGNORE:
        while (position < end && inCharset(program, at + 2, asciiLower(characters[position]!))) position++;
        break;
      case Op.IN_UNI_IGNORE:
        while (position < end && inCharset(program, at + 2, unicodeLower(characters[position]!))) position++;
        break;
      case Op.IN_LOC_IGNORE:
        while (position < end && inCharsetByLocale(program, at + 2, characters[position]!)) position++;
        break;
      case Op.CATEGORY:
        while (position < end && inCategory(operand, characters[position]!)) position++;
        break;
      default:
        // Only code that no compiler writes comes here.
        this.position = position;
        while (this.position < end && this.run(thread, at, false));
        position = this.position;
    }
    if (position - first > 64) this.spend(thread, (position - first) >> 4);
    return position - first;
  }

  /** Matches the code at `at` from `this.position` on, which then is the end of the match (SRE(match)). */
  run(thread: Thread, at: number, topLevel: boolean): boolean {
    const { program, characters, end } = this;
    const base = this.depth;
    let context = this.push(Op.FAIL, topLevel);
    let position = this.position;
    let matched = false;
    if (program[at] === Op.INFO) {
      if (end - position < program[at + 3]!) {
        this.depth = base;
        return false;
      }
      at += program[at + 1]! + 1;
    }
    let steps = 0;
    let op: Op = program[at++]!;
    for (;;) {
      if (++steps === PATIENCE) {
        steps = 0;
        this.spend(thread, PATIENCE);
      }
      // `break` goes on with the next opcode; `continue` with `op`.
      switch (op) {
        case Op.MARK:
          this.setMark(program[at++]!, position);
          break;
        case Op.LITERAL:
          if (position >= end || characters[position] !== program[at]) {
            op = Op.FAIL;
            continue;
          }
          at++;
          position++;
          break;
        case Op.NOT_LITERAL:
          if (position >= end || characters[position] === program[at]) {
            op = Op.FAIL;
            continue;
          }
          at++;
          position++;
          break;
        case Op.SUCCESS:
          if (!this.mayEnd(context.topLevel, position)) {
            op = Op.FAIL;
            continue;
          }
          this.position = position;
          op = Op.SUCCEED;
          continue;
        case Op.AT:
          if (!isAt(program[at]!, characters, position, end)) {
            op = Op.FAIL;
            continue;
          }
          at++;
          break;
        case Op.CATEGORY:
          if (position >= end || !inCategory(program[at]!, characters[position]!)) {
            op = Op.FAIL;
            continue;
          }
          at++;
          position++;
          break;
        case Op.ANY:
          if (position >= end || characters[position] === NEWLINE) {
            op = Op.FAIL;
            continue;
          }
          position++;
          break;
        case Op.ANY_ALL:
          if (position >= end) {
            op = Op.FAIL;
            continue;
          }
          position++;
          break;
        case Op.IN:
          if (position >= end || !inCharset(program, at + 1, characters[position]!)) {
            op = Op.FAIL;
            continue;
          }
          at += program[at]!;
          position++;
          break;
        case Op.IN_IGNORE:
          if (position >= end || !inCharset(program, at + 1, asciiLower(characters[position]!))) {
            op = Op.FAIL;
            continue;
          }
          at += program[at]!;
          position++;
          break;
        case Op.IN_UNI_IGNORE:
          if (position >= end || !inCharset(program, at + 1, unicodeLower(characters[position]!))) {
            op = Op.FAIL;
            continue;
          }
          at += program[at]!;
          position++;
          break;
        case Op.IN_LOC_IGNORE:
          if (position >= end || !inCharsetByLocale(program, at + 1, characters[position]!)) {
            op = Op.FAIL;
            continue;
          }
          at += program[at]!;
          position++;
          break;
        case Op.LITERAL_IGNORE:
        case Op.NOT_LITERAL_IGNORE:
          if (position >= end || (asciiLower(characters[position]!) === program[at]) !== (op === Op.LITERAL_IGNORE)) {
            op = Op.FAIL;
            continue;
          }
          at++;
          position++;
          break;
        case Op.LITERAL_UNI_IGNORE:
        case Op.NOT_LITERAL_UNI_IGNORE:
          if (
            position >= end ||
            (unicodeLower(characters[position]!) === program[at]) !== (op === Op.LITERAL_UNI_IGNORE)
          ) {
            op = Op.FAIL;
            continue;
          }
          at++;
          position++;
          break;
        case Op.LITERAL_LOC_IGNORE:
        case Op.NOT_LITERAL_LOC_IGNORE:
          if (
            position >= end ||
            equalsByLocale(program[at]!, characters[position]!) !== (op === Op.LITERAL_LOC_IGNORE)
          ) {
            op = Op.FAIL;
            continue;
          }
          at++;
          position++;
          break;
        case Op.JUMP:
        case Op.INFO:
          at += program[at]!;
          break;

        case Op.GROUPREF:
        case Op.GROUPREF_IGNORE:
        case Op.GROUPREF_LOC_IGNORE:
        case Op.GROUPREF_UNI_IGNORE: {
          const fold = op === Op.GROUPREF ? undefined : op === Op.GROUPREF_UNI_IGNORE ? unicodeLower : asciiLower;
          const after = this.repeatGroup(program[at]!, position, fold);
          if (after < 0) {
            op = Op.FAIL;
            continue;
          }
          position = after;
          at++;
          break;
        }
        case Op.GROUPREF_EXISTS:
          at += this.groupIsSet(program[at]!) ? 2 : program[at + 1]!;
          break;

        case Op.BRANCH:
          this.saveLast(context);
          if (this.repeat === null) context.marks = null;
          else this.saveMarks(context);
          op = Op.NEXT_BRANCH;
          continue;
        case Op.NEXT_BRANCH: {
          // Alternatives whose first character cannot match are passed over.
          while (program[at] !== 0) {
            const first = program[at + 1];
            if (first === Op.LITERAL) {
              if (position < end && characters[position] === program[at + 2]) break;
            } else if (first === Op.IN) {
              if (position < end && inCharset(program, at + 3, characters[position]!)) break;
            } else break;
            at += program[at]!;
          }
          if (program[at] === 0) {
            op = Op.FAIL;
            continue;
          }
          context.at = at;
          context.position = this.position = position;
          context = this.push(Op.AFTER_BRANCH, context.topLevel);
          at++;
          break;
        }
        case Op.AFTER_BRANCH:
          if (matched) {
            op = Op.SUCCEED;
            continue;
          }
          this.restoreMarks(context);
          at += program[at]!;
          op = Op.NEXT_BRANCH;
          continue;

        case Op.REPEAT_ONE: {
          // skip, min, max, item, SUCCESS, then the tail.
          if (program[at + 1]! > end - position) {
            op = Op.FAIL;
            continue;
          }
          context.count = this.countAt(thread, at + 3, position, program[at + 2]!);
          position += context.count;
          if (context.count < program[at + 1]!) {
            op = Op.FAIL;
            continue;
          }
          const tail = at + program[at]!;
          const stuck = context.topLevel && this.mustAdvance && position === this.start;
          if (program[tail] === Op.SUCCESS && position === end && !stuck) {
            this.position = position;
            op = Op.SUCCEED;
            continue;
          }
          this.saveLast(context);
          if (this.repeat === null) context.marks = null;
          else this.saveMarks(context);
          op = Op.NEXT_SHORTER;
          continue;
        }
        case Op.NEXT_SHORTER: {
          const tail = at + program[at]!;
          const least = program[at + 1]!;
          if (program[tail] === Op.LITERAL) {
            const literal = program[tail + 1];
            const before = position;
            while (context.count >= least && (position >= end || characters[position] !== literal)) {
              position--;
              context.count--;
            }
            if (before - position > 64) this.spend(thread, (before - position) >> 4);
          }
          if (context.count < least) {
            op = Op.FAIL;
            continue;
          }
          context.at = at;
          context.position = this.position = position;
          context = this.push(Op.AFTER_SHORTER, context.topLevel);
          at = tail;
          break;
        }
        case Op.AFTER_SHORTER:
          if (matched) {
            op = Op.SUCCEED;
            continue;
          }
          this.restoreMarks(context);
          position--;
          context.count--;
          op = Op.NEXT_SHORTER;
          continue;

        case Op.MIN_REPEAT_ONE: {
          const least = program[at + 1]!;
          if (least > end - position) {
            op = Op.FAIL;
            continue;
          }
          context.count = least === 0 ? 0 : this.countAt(thread, at + 3, position, least);
          if (context.count < least) {
            op = Op.FAIL;
            continue;
          }
          position += context.count;
          if (program[at + program[at]!] === Op.SUCCESS && this.mayEnd(context.topLevel, position)) {
            this.position = position;
            op = Op.SUCCEED;
            continue;
          }
          this.saveLast(context);
          if (this.repeat === null) context.marks = null;
          else this.saveMarks(context);
          op = Op.NEXT_LONGER;
          continue;
        }
        case Op.NEXT_LONGER:
          if (program[at + 2] !== MAXREPEAT && context.count > program[at + 2]!) {
            op = Op.FAIL;
            continue;
          }
          context.at = at;
          context.position = this.position = position;
          context = this.push(Op.AFTER_LONGER, context.topLevel);
          at += program[at]!;
          break;
        case Op.AFTER_LONGER:
          if (matched) {
            op = Op.SUCCEED;
            continue;
          }
          this.restoreMarks(context);
          if (this.countAt(thread, at + 3, position, 1) === 0) {
            op = Op.FAIL;
            continue;
          }
          position++;
          context.count++;
          op = Op.NEXT_LONGER;
          continue;

        case Op.POSSESSIVE_REPEAT_ONE: {
          const least = program[at + 1]!;
          if (least > end - position) {
            op = Op.FAIL;
            continue;
          }
          const count = this.countAt(thread, at + 3, position, program[at + 2]!);
          if (count < least) {
            op = Op.FAIL;
            continue;
          }
          position += count;
          at += program[at]!;
          break;
        }

        case Op.REPEAT:
          // skip, min, max, item, UNTIL, then the tail. The work is done at UNTIL.
          context.repeat = this.repeat = { count: -1, at, previous: this.repeat, lastStart: -1 };
          context.at = at;
          context.position = this.position = position;
          context = this.push(Op.AFTER_REPEAT, context.topLevel);
          at += program[at]!;
          break;
        case Op.AFTER_REPEAT:
          this.repeat = context.repeat!.previous;
          op = matched ? Op.SUCCEED : Op.FAIL;
          continue;

        case Op.MAX_UNTIL: {
          const repeat = this.repeat;
          if (repeat === null) throw stateError();
          context.repeat = repeat;
          context.count = repeat.count + 1;
          context.at = at;
          context.position = this.position = position;
          if (context.count < program[repeat.at + 1]!) {
            repeat.count = context.count;
            context = this.push(Op.AFTER_MAX_REQUIRED, context.topLevel);
            at = repeat.at + 3;
            break;
          }
          const most = program[repeat.at + 2]!;
          if ((context.count < most || most === MAXREPEAT) && position !== repeat.lastStart) {
            repeat.count = context.count;
            this.saveLast(context);
            this.saveMarks(context);
            context.lastStart = repeat.lastStart;
            repeat.lastStart = position;
            context = this.push(Op.AFTER_MAX_ITEM, context.topLevel);
            at = repeat.at + 3;
            break;
          }
          this.repeat = repeat.previous;
          context = this.push(Op.AFTER_MAX_TAIL, context.topLevel);
          break;
        }
        case Op.AFTER_MAX_REQUIRED:
          if (matched) {
            op = Op.SUCCEED;
            continue;
          }
          context.repeat!.count = context.count - 1;
          this.position = position;
          op = Op.FAIL;
          continue;
        case Op.AFTER_MAX_ITEM: {
          const repeat = context.repeat!;
          repeat.lastStart = context.lastStart;
          if (matched) {
            op = Op.SUCCEED;
            continue;
          }
          this.restoreMarks(context);
          repeat.count = context.count - 1;
          this.position = position;
          this.repeat = repeat.previous;
          context = this.push(Op.AFTER_MAX_TAIL, context.topLevel);
          break;
        }
        case Op.AFTER_MAX_TAIL:
          this.repeat = context.repeat;
          if (matched) {
            op = Op.SUCCEED;
            continue;
          }
          this.position = position;
          op = Op.FAIL;
          continue;

        case Op.MIN_UNTIL: {
          const repeat = this.repeat;
          if (repeat === null) throw stateError();
          context.repeat = repeat;
          context.count = repeat.count + 1;
          context.at = at;
          context.position = this.position = position;
          if (context.count < program[repeat.at + 1]!) {
            repeat.count = context.count;
            context = this.push(Op.AFTER_MIN_REQUIRED, context.topLevel);
            at = repeat.at + 3;
            break;
          }
          this.repeat = repeat.previous;
          this.saveLast(context);
          if (this.repeat === null) context.marks = null;
          else this.saveMarks(context);
          context = this.push(Op.AFTER_MIN_TAIL, context.topLevel);
          break;
        }
        case Op.AFTER_MIN_REQUIRED:
        case Op.AFTER_MIN_ITEM:
          if (op === Op.AFTER_MIN_ITEM) context.repeat!.lastStart = context.lastStart;
          if (matched) {
            op = Op.SUCCEED;
            continue;
          }
          context.repeat!.count = context.count - 1;
          this.position = position;
          op = Op.FAIL;
          continue;
        case Op.AFTER_MIN_TAIL: {
          const repeat = context.repeat!;
          this.repeat = repeat;
          if (matched) {
            op = Op.SUCCEED;
            continue;
          }
          this.restoreMarks(context);
          this.position = position;
          const most = program[repeat.at + 2]!;
          if ((context.count >= most && most !== MAXREPEAT) || position === repeat.lastStart) {
            op = Op.FAIL;
            continue;
          }
          repeat.count = context.count;
          context.lastStart = repeat.lastStart;
          repeat.lastStart = position;
          context = this.push(Op.AFTER_MIN_ITEM, context.topLevel);
          at = repeat.at + 3;
          break;
        }

        case Op.POSSESSIVE_REPEAT:
          // skip, min, max, item, SUCCESS, then the tail. `count` items are matched; the first ones are required.
          this.position = context.position = position;
          context.at = at;
          context.count = 0;
          context.lastStart = -1;
          op = Op.NEXT_POSSESSIVE;
          continue;
        case Op.NEXT_POSSESSIVE: {
          if (context.count < program[at + 1]!) {
            context = this.push(Op.AFTER_POSSESSIVE_REQUIRED, false);
            position = this.position;
            at += 3;
            break;
          }
          const most = program[at + 2]!;
          if ((context.count < most || most === MAXREPEAT) && this.position !== context.lastStart) {
            this.saveLast(context);
            this.saveMarks(context);
            context.lastStart = position = this.position;
            context = this.push(Op.AFTER_POSSESSIVE_ITEM, false);
            at += 3;
            break;
          }
          at += program[at]! + 1;
          position = this.position;
          break;
        }
        case Op.AFTER_POSSESSIVE_REQUIRED:
          if (!matched) {
            this.position = position;
            op = Op.FAIL;
            continue;
          }
          context.count++;
          op = Op.NEXT_POSSESSIVE;
          continue;
        case Op.AFTER_POSSESSIVE_ITEM:
          if (matched) {
            context.count++;
            op = Op.NEXT_POSSESSIVE;
            continue;
          }
          this.restoreMarks(context);
          position = this.position = context.lastStart;
          at += program[at]! + 1;
          break;

        case Op.ATOMIC_GROUP:
          context.at = at;
          context.position = this.position = position;
          context = this.push(Op.AFTER_ATOMIC, false);
          at++;
          break;
        case Op.AFTER_ATOMIC:
          if (!matched) {
            this.position = position;
            op = Op.FAIL;
            continue;
          }
          at += program[at]!;
          position = this.position;
          break;

        case Op.ASSERT: {
          const back = program[at + 1]!;
          if (position < back) {
            op = Op.FAIL;
            continue;
          }
          context.at = at;
          context.position = position;
          position = this.position = position - back;
          context = this.push(Op.AFTER_ASSERT, false);
          at += 2;
          break;
        }
        case Op.AFTER_ASSERT:
          if (!matched) {
            op = Op.FAIL;
            continue;
          }
          at += program[at]!;
          break;
        case Op.ASSERT_NOT: {
          const back = program[at + 1]!;
          if (position < back) {
            at += program[at]!;
            break;
          }
          context.at = at;
          context.position = position;
          position = this.position = position - back;
          this.saveLast(context);
          if (this.repeat === null) context.marks = null;
          else this.saveMarks(context);
          context = this.push(Op.AFTER_ASSERT_NOT, false);
          at += 2;
          break;
        }
        case Op.AFTER_ASSERT_NOT:
          if (matched) {
            op = Op.FAIL;
            continue;
          }
          this.restoreMarks(context);
          at += program[at]!;
          break;

        case Op.FAILURE:
          op = Op.FAIL;
          continue;
        case Op.FAIL:
        case Op.SUCCEED: {
          matched = op === Op.SUCCEED;
          op = context.resume;
          if (--this.depth === base) {
            this.spend(thread, steps);
            return matched;
          }
          context = this.contexts[this.depth - 1]!;
          at = context.at;
          position = context.position;
          continue;
        }
        default:
          throw stateError();
      }
      op = program[at++]!;
    }
  }
}

/** The error of code that no compiler writes (pattern_error). */
function stateError(): PyRaise {
  return runtimeError('internal error in regular expression engine');
}
