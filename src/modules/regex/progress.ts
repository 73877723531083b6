// What the matcher keeps while it works: marks of groups, repeats under way, contexts of levels.

import type { Thread } from '../../objects/thread';
import type { VmThread } from '../../vm/thread-implementation';
import type { Characters } from './subject';

/** Operations between two looks at the limits of the run. */
export const PATIENCE = 4096;

/** A repeat that is under way (SRE_REPEAT). */
export interface Repeat {
  count: number;
  /** Where its operands start. */
  at: number;
  previous: Repeat | null;
  /** Where the latest item started, lest empty items repeat for ever; -1 for none. */
  lastStart: number;
}

/** What one level of matching has to remember while an inner one runs. */
export class Context {
  /** The opcode at which the waiting level goes on. */
  resume = 0;
  at = 0;
  position = 0;
  count = 0;
  lastMark = -1;
  lastIndex = -1;
  marks: number[] | null = null;
  repeat: Repeat | null = null;
  lastStart = -1;
  topLevel = false;
}

/** The state of matching one pattern against one subject (SRE_STATE). */
export class MatchProgress {
  /** Where the match starts, and where it goes on or has ended. */
  start: number;
  position = 0;
  /** Marks of groups, two for each: positions, or -1; valid up to `lastMark`. */
  readonly marks: number[] = [];
  lastMark = -1;
  lastIndex = -1;
  /** The match must reach the end; it must not be empty at `start`. */
  matchAll = false;
  mustAdvance = false;
  protected repeat: Repeat | null = null;
  protected readonly contexts: Context[] = [];
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

  protected push(resume: number, topLevel: boolean): Context {
    const { contexts } = this;
    if (this.depth === contexts.length) contexts.push(new Context());
    const context = contexts[this.depth++]!;
    context.resume = resume;
    context.topLevel = topLevel;
    return context;
  }

  protected saveLast(context: Context): void {
    context.lastMark = this.lastMark;
    context.lastIndex = this.lastIndex;
  }

  protected saveMarks(context: Context): void {
    context.marks = this.lastMark < 0 ? null : this.marks.slice(0, this.lastMark + 1);
  }

  protected restoreMarks(context: Context): void {
    const saved = context.marks;
    if (saved !== null) for (let index = 0; index < saved.length; index++) this.marks[index] = saved[index]!;
    this.lastMark = context.lastMark;
    this.lastIndex = context.lastIndex;
  }

  protected setMark(mark: number, position: number): void {
    if (mark & 1) this.lastIndex = (mark >> 1) + 1;
    if (mark > this.lastMark) {
      for (let index = this.lastMark + 1; index < mark; index++) this.marks[index] = -1;
      this.lastMark = mark;
    }
    this.marks[mark] = position;
  }

  /** The end of a repetition of a group's text at `position`; -1 if it is not there. */
  protected repeatGroup(group: number, position: number, fold: ((code: number) => number) | undefined): number {
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

  protected groupIsSet(group: number): boolean {
    if (group * 2 >= this.lastMark) return false;
    const from = this.marks[group * 2]!;
    const to = this.marks[group * 2 + 1]!;
    return from >= 0 && to >= from;
  }

  /** May a match end here at the top level? */
  protected mayEnd(topLevel: boolean, position: number): boolean {
    if (!topLevel) return true;
    return !((this.matchAll && position !== this.end) || (this.mustAdvance && position === this.start));
  }
}
