// The matcher: runs the code of a compiled pattern at one place of a subject, with a stack of contexts instead of recursion.

import type { Thread } from '../../objects/thread';
import { branch } from './alternatives';
import { inCategory, inCharset, matchesFolded } from './characters';
import { assertion, groupAgain, groupExists, negativeAssertion } from './conditions';
import { Op } from './opcodes';
import { isAt } from './positions';
import { atomicGroup, possessiveRepeat } from './possessive';
import { MatchProgress, type Resume, stateError } from './progress';
import { greedyUntil, lazyUntil, repeat } from './repeat';
import { greedyOne, lazyOne, possessiveOne } from './repeat-one';

const NEWLINE = 10;

/** Nothing waits below the level of `run`. */
const atTheEnd = (): Op => {
  throw stateError();
};

/** Runs the code of a pattern. */
export class Matcher extends MatchProgress<Matcher> {
  /** Matches the code at `at` from `this.position` on, which then is the end of the match (SRE(match)). */
  run(thread: Thread, at: number, topLevel: boolean): boolean {
    const { program, position } = this;
    if (program[at] === Op.INFO) {
      if (this.end - position < program[at + 3]!) return false;
      at += program[at + 1]! + 1;
    }
    this.at = at;
    const op = this.characterCodes(thread);
    if (op !== Op.FAILURE) {
      this.push(atTheEnd, topLevel);
      if (this.levels(thread, op)) return true;
    }
    this.position = position;
    return false;
  }

  /** Runs the level on top, which has come to `op`, and those that it starts, to its end. */
  private levels(thread: Thread, op: Op): boolean {
    const base = this.depth - 1;
    for (;;) {
      while (op > Op.SUCCESS) op = this.step(thread, op);
      const matched = op === Op.SUCCESS && this.mayEnd();
      const { resume } = this.context;
      if (--this.depth === base) return matched;
      this.spend(thread, 1);
      const context = this.contexts[this.depth - 1]!;
      this.context = context;
      this.at = context.at;
      if (!matched) this.position = context.position;
      op = resume(this, thread, matched);
    }
  }

  /** Starts an inner level with the code `at`; the level on top waits and goes on at `resume`. */
  enter(
    thread: Thread,
    resume: Resume<Matcher>,
    at: number,
    topLevel = this.context.topLevel,
    position = this.position,
  ): Op {
    const op = this.tryInner(thread, resume, at, topLevel, position);
    return op === Op.FAILURE ? resume(this, thread, false) : op;
  }

  /** The same, but if the inner level fails at once the answer is FAILURE, and the level on top has not moved. */
  tryInner(
    thread: Thread,
    resume: Resume<Matcher>,
    at: number,
    topLevel = this.context.topLevel,
    position = this.position,
  ): Op {
    const { context } = this;
    context.at = this.at;
    context.position = this.position;
    this.at = at;
    this.position = position;
    const op = this.characterCodes(thread);
    if (op === Op.FAILURE) {
      this.at = context.at;
      this.position = context.position;
    } else this.push(resume, topLevel);
    return op;
  }

  /** Runs codes of width one or none up to the next one that is more, which it gives; FAILURE if one does not match. */
  characterCodes(thread: Thread): Op {
    const { program, characters, end } = this;
    let { at, position } = this;
    for (let steps = 1; ; steps++) {
      const op: Op = program[at++]!;
      switch (op) {
        case Op.MARK:
          this.setMark(program[at++]!, position);
          break;
        case Op.JUMP:
        case Op.INFO:
          at += program[at]!;
          break;
        case Op.AT:
          if (!isAt(program[at++]!, characters, position, end)) return this.failed(thread, steps);
          break;
        case Op.LITERAL:
          if (position >= end || characters[position] !== program[at]) return this.failed(thread, steps);
          at++;
          position++;
          break;
        case Op.NOT_LITERAL:
          if (position >= end || characters[position] === program[at]) return this.failed(thread, steps);
          at++;
          position++;
          break;
        case Op.CATEGORY:
          if (position >= end || !inCategory(program[at]!, characters[position]!)) return this.failed(thread, steps);
          at++;
          position++;
          break;
        case Op.ANY:
          if (position >= end || characters[position] === NEWLINE) return this.failed(thread, steps);
          position++;
          break;
        case Op.ANY_ALL:
          if (position >= end) return this.failed(thread, steps);
          position++;
          break;
        case Op.IN:
          if (position >= end || !inCharset(program, at + 1, characters[position]!)) return this.failed(thread, steps);
          at += program[at]!;
          position++;
          break;
        case Op.IN_IGNORE:
        case Op.IN_UNI_IGNORE:
        case Op.IN_LOC_IGNORE:
          if (position >= end || !matchesFolded(op, program, at, characters[position]!))
            return this.failed(thread, steps);
          at += program[at]!;
          position++;
          break;
        case Op.LITERAL_IGNORE:
        case Op.NOT_LITERAL_IGNORE:
        case Op.LITERAL_UNI_IGNORE:
        case Op.NOT_LITERAL_UNI_IGNORE:
        case Op.LITERAL_LOC_IGNORE:
        case Op.NOT_LITERAL_LOC_IGNORE:
          if (position >= end || !matchesFolded(op, program, at, characters[position]!))
            return this.failed(thread, steps);
          at++;
          position++;
          break;
        default:
          this.at = at;
          this.position = position;
          this.spend(thread, steps);
          return op;
      }
    }
  }

  private failed(thread: Thread, steps: number): Op {
    this.spend(thread, steps);
    return Op.FAILURE;
  }

  /** Runs another code; gives the one to which the level on top has then come. */
  private step(thread: Thread, op: Op): Op {
    switch (op) {
      case Op.BRANCH:
        return branch(this, thread);
      case Op.REPEAT_ONE:
        return greedyOne(this, thread);
      case Op.MIN_REPEAT_ONE:
        return lazyOne(this, thread);
      case Op.POSSESSIVE_REPEAT_ONE:
        return possessiveOne(this, thread);
      case Op.REPEAT:
        return repeat(this, thread);
      case Op.MAX_UNTIL:
        return greedyUntil(this, thread);
      case Op.MIN_UNTIL:
        return lazyUntil(this, thread);
      case Op.POSSESSIVE_REPEAT:
        return possessiveRepeat(this, thread);
      case Op.ATOMIC_GROUP:
        return atomicGroup(this, thread);
      case Op.ASSERT:
        return assertion(this, thread);
      case Op.ASSERT_NOT:
        return negativeAssertion(this, thread);
      case Op.GROUPREF:
      case Op.GROUPREF_IGNORE:
      case Op.GROUPREF_LOC_IGNORE:
      case Op.GROUPREF_UNI_IGNORE:
        return groupAgain(this, thread, op);
      case Op.GROUPREF_EXISTS:
        return groupExists(this, thread);
      default:
        throw stateError();
    }
  }
}
