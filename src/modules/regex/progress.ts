// What the matcher keeps while it works: marks of groups, repeats under way, contexts of levels.

import type { PyRaise, Thread } from '../../objects/thread';
import { runtimeError } from '../../objects/raise';
import type { VmThread } from '../../vm/thread-implementation';
import type { Op } from './opcodes';
import type { Characters } from './subject';

/** Operations between two looks at the limits of the run. */
const PATIENCE = 4096;

/**
 * Goes on with a level after an inner one has ended. The answer is the code to which the level has come: FAILURE and SUCCESS end it,
 * too.
 */
export type Resume<M> = (matcher: M, thread: Thread, matched: boolean) => Op;

/** A repeat that is under way (SRE_REPEAT). */
export interface Repeat {
  count: number;
  /** Where its operands start. */
  at: number;
  previous: Repeat | null;
  /** Where the latest item started, lest empty items repeat for ever; -1 for none. */
  lastStart: number;
}

/** One level of matching: what it has to remember while an inner one runs (SRE(match_context)). */
class Context<M> {
  /** How the level below goes on when this one has ended. */
  resume!: Resume<M>;
  at = 0;
  position = 0;
  count = 0;
  lastMark = -1;
  lastIndex = -1;
  /** The first `kept` marks, as they were; the array is used again and again. */
  readonly marks: number[] = [];
  kept = 0;
  repeat: Repeat | null = null;
  lastStart = -1;
  topLevel = false;
}

/** The state of matching one pattern against one subject (SRE_STATE), for the matcher `M` that extends it. */
export class MatchProgress<M> {
  /** Where the match starts. */
  start: number;
  /** Where the level on top is in the subject; after a match, its end. */
  position = 0;
  /** Where the level on top is in the program. */
  at = 0;
  /** Marks of groups, two for each: positions, or -1; valid up to `lastMark`. */
  readonly marks: number[] = [];
  lastMark = -1;
  lastIndex = -1;
  /** The match must reach the end; it must not be empty at `start`. */
  matchAll = false;
  mustAdvance = false;
  repeat: Repeat | null = null;
  /** The level on top; `contexts` up to `depth` are all levels. */
  context = new Context<M>();
  protected readonly contexts: Context<M>[] = [];
  protected depth = 0;
  private work = 0;

  constructor(
    readonly program: Uint32Array,
    readonly characters: Characters,
    start: number,
    readonly end: number,
  ) {
    this.start = start;
  }

  /** Forgets the previous match (state_reset). */
  reset(): void {
    this.lastMark = this.lastIndex = -1;
    this.repeat = null;
    this.depth = 0;
  }

  forgetGroups(): void {
    this.lastMark = this.lastIndex = -1;
  }

  /** Counts work against the limits of the run; loops over characters report it in one go. */
  spend(thread: Thread, amount: number): void {
    this.work += amount;
    if (this.work < PATIENCE) return;
    (thread as VmThread).spend(this.work);
    this.work = 0;
  }

  /** Puts a level on top; `resume` is called when it has ended. */
  protected push(resume: Resume<M>, topLevel: boolean): void {
    const { contexts } = this;
    if (this.depth === contexts.length) contexts.push(new Context());
    const context = contexts[this.depth++]!;
    context.resume = resume;
    context.topLevel = topLevel;
    this.context = context;
  }

  /** Keeps the groups for a level that may have to try again (LASTMARK_SAVE, MARK_PUSH). */
  saveMarks(): void {
    const { context, marks } = this;
    const { marks: saved } = context;
    const kept = this.lastMark + 1;
    for (let index = 0; index < kept; index++) saved[index] = marks[index]!;
    context.kept = kept;
    context.lastMark = this.lastMark;
    context.lastIndex = this.lastIndex;
  }

  /** The same; outside of repeats, where a mark is set only once, their number is enough. */
  saveMarksInRepeat(): void {
    if (this.repeat !== null) {
      this.saveMarks();
      return;
    }
    const { context } = this;
    context.kept = 0;
    context.lastMark = this.lastMark;
    context.lastIndex = this.lastIndex;
  }

  /** Puts the groups back that the level on top has kept (LASTMARK_RESTORE, MARK_POP). */
  restoreMarks(): void {
    const { context, marks } = this;
    const { marks: saved, kept } = context;
    for (let index = 0; index < kept; index++) marks[index] = saved[index]!;
    this.lastMark = context.lastMark;
    this.lastIndex = context.lastIndex;
  }

  /** Sets one end of a group (SRE_OP_MARK). */
  setMark(mark: number, position: number): void {
    if (mark & 1) this.lastIndex = (mark >> 1) + 1;
    if (mark > this.lastMark) {
      for (let index = this.lastMark + 1; index < mark; index++) this.marks[index] = -1;
      this.lastMark = mark;
    }
    this.marks[mark] = position;
  }

  /** The end of a repetition of a group's text at `position`; -1 if it is not there. */
  repeatGroup(group: number, position: number, fold: ((code: number) => number) | undefined): number {
    const { characters, end } = this;
    if (group * 2 >= this.lastMark) return -1;
    let from = this.marks[group * 2]!;
    const to = this.marks[group * 2 + 1]!;
    if (from < 0 || to < 0 || to < from) return -1;
    for (; from < to; from++, position++) {
      if (position >= end) return -1;
      const a = characters[position]!;
      const b = characters[from]!;
      if (fold === undefined ? a !== b : fold(a) !== fold(b)) return -1;
    }
    return position;
  }

  /** Has the group matched something? */
  groupIsSet(group: number): boolean {
    if (group * 2 >= this.lastMark) return false;
    const from = this.marks[group * 2]!;
    const to = this.marks[group * 2 + 1]!;
    return from >= 0 && to >= from;
  }

  /** May a match end here, as far as the level on top is concerned? */
  mayEnd(): boolean {
    if (!this.context.topLevel) return true;
    return !((this.matchAll && this.position !== this.end) || (this.mustAdvance && this.position === this.start));
  }
}

/** The error of code that no compiler writes (pattern_error). */
export function stateError(): PyRaise {
  return runtimeError('internal error in regular expression engine');
}
