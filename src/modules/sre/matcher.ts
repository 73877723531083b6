// The engine: runs the code of a regular expression on a text, with a stack of its own instead of recursion (sre_lib.h).

import { type Code, isAt, isInSet, lowerAscii, lowerUnicode, matchesOne, type Text } from './characters';
import { Info, MAXREPEAT, Op } from './opcodes';

/** The state of a REPEAT whose UNTIL is to come. */
interface Repeat {
  count: number;
  /** Where min, max and item of the REPEAT stand: the position of its skip. */
  readonly pc: number;
  readonly previous: Repeat | undefined;
  /** Where the last item began, against endless empty items; -1 for nowhere. */
  lastPtr: number;
}

/** A pattern that waits for a part of it to match or fail. */
class Frame {
  pc = 0;
  ptr = 0;
  /** Which jump waits: one of Jump. */
  jump = 0;
  toplevel = false;
  count = 0;
  lastmark = -1;
  lastindex = -1;
  /** lastPtr of the repeat before this item. */
  savedPtr = -1;
  repeat: Repeat | undefined = undefined;
  /** Marks were pushed for this frame. */
  pushed = false;
}

/** Where a frame goes on once its part is done; also instructions of the loop, beyond those of the code. */
const Jump = {
  FAIL: 100,
  SUCCEED: 101,
  BRANCH: 102,
  REPEAT_ONE: 103,
  MIN_REPEAT_ONE: 104,
  REPEAT: 105,
  MAX_UNTIL_MIN: 106,
  MAX_UNTIL_MORE: 107,
  MAX_UNTIL_TAIL: 108,
  MIN_UNTIL_MIN: 109,
  MIN_UNTIL_TAIL: 110,
  MIN_UNTIL_MORE: 111,
  POSSESSIVE_MIN: 112,
  POSSESSIVE_MORE: 113,
  ATOMIC_GROUP: 114,
  ASSERT: 115,
  ASSERT_NOT: 116,
} as const;

/** Steps between two looks at the limits of the run. */
const STEPS_PER_CHECK = 0x4000;

export class Matcher {
  /** Where the match begins. */
  start: number;
  /** Where it ends. */
  ptr = 0;
  /** Positions of groups: 2 * (group - 1) and the next; valid up to lastmark. */
  readonly marks: number[] = [];
  lastmark = -1;
  lastindex = -1;
  /** The whole text must match. */
  matchAll = false;
  /** A match that ends here, being empty, does not count; -1 for no such place. */
  mustAdvance = -1;
  private repeat: Repeat | undefined;
  private readonly frames: Frame[] = [new Frame()];
  private readonly savedMarks: number[] = [];
  private steps = 0;

  constructor(
    private readonly code: Code,
    readonly text: Text,
    start: number,
    readonly end: number,
    private readonly checkLimits: () => void,
  ) {
    this.start = start;
  }

  /** Forgets the groups (state_reset). */
  reset(): void {
    this.lastmark = -1;
    this.lastindex = -1;
    this.repeat = undefined;
    this.savedMarks.length = 0;
  }

  /** Matches at `start`. */
  match(): boolean {
    this.ptr = this.start;
    return this.run(0, true);
  }

  /** Finds the first match from `start` on, and moves `start` to it (SRE(search)). */
  search(): boolean {
    const { code, text } = this;
    let { start: ptr, end } = this;
    if (ptr > end) return false;
    let body = 0;
    let literal = -1;
    let set = -1;
    if (code[0] === Op.INFO) {
      const flags = code[2]!;
      const minimum = code[3]!;
      if (minimum > 0 && end - ptr < minimum) return false;
      if (minimum > 1) end = Math.max(end - minimum + 1, ptr);
      if (flags & Info.PREFIX) literal = code[7]!;
      else if (flags & Info.CHARSET) set = 5;
      body = 1 + code[1]!;
    }
    if (literal < 0 && set < 0) {
      this.start = this.ptr = ptr;
      let matched = this.run(body, true);
      this.mustAdvance = -1;
      if (!matched) this.reset();
      if (!matched && code[body] === Op.AT && (code[body + 1] === 0 || code[body + 1] === 2)) {
        this.start = this.ptr = end;
        return false;
      }
      while (!matched && ptr < end) {
        this.reset();
        this.start = this.ptr = ++ptr;
        matched = this.run(body, false);
      }
      return matched;
    }
    this.mustAdvance = -1;
    for (; ; ptr++) {
      if (literal >= 0) while (ptr < end && text[ptr] !== literal) ptr++;
      else while (ptr < end && !isInSet(code, set, text[ptr]!)) ptr++;
      if (ptr >= end) return false;
      this.start = this.ptr = ptr;
      if (this.run(body, false)) return true;
      this.reset();
    }
  }

  /** How often a single-character item matches from ptr on, at most `maximum` times (SRE(count)). */
  private count(pc: number, ptr: number, maximum: number): number {
    const { code, text } = this;
    const end = maximum < this.end - ptr && maximum !== MAXREPEAT ? ptr + maximum : this.end;
    const start = ptr;
    switch (code[pc]) {
      case Op.ANY_ALL:
        return end - start;
      case Op.ANY:
        while (ptr < end && text[ptr] !== 10) ptr++;
        break;
      case Op.LITERAL: {
        const literal = code[pc + 1];
        while (ptr < end && text[ptr] === literal) ptr++;
        break;
      }
      case Op.IN:
        while (ptr < end && isInSet(code, pc + 2, text[ptr]!)) ptr++;
        break;
      default:
        while (ptr < end && matchesOne(code, pc, text[ptr]!)) ptr++;
    }
    return ptr - start;
  }

  private pushMarks(lastmark: number): void {
    const { marks, savedMarks } = this;
    for (let index = 0; index <= lastmark; index++) savedMarks.push(marks[index]!);
  }

  /** Puts back the marks that were pushed last, and leaves them pushed. */
  private restoreMarks(lastmark: number): void {
    const { marks, savedMarks } = this;
    const base = savedMarks.length - lastmark - 1;
    for (let index = 0; index <= lastmark; index++) marks[index] = savedMarks[base + index]!;
  }

  private discardMarks(lastmark: number): void {
    if (lastmark >= 0) this.savedMarks.length -= lastmark + 1;
  }

  private setMark(index: number, ptr: number): void {
    const { marks } = this;
    if (index & 1) this.lastindex = (index >> 1) + 1;
    if (index > this.lastmark) {
      for (let between = this.lastmark + 1; between < index; between++) marks[between] = -1;
      this.lastmark = index;
    }
    marks[index] = ptr;
  }

  /** Begin and end of a group that matched; undefined otherwise. */
  group(index: number): [start: number, end: number] | undefined {
    const at = 2 * index;
    if (at >= this.lastmark) return undefined;
    const start = this.marks[at]!;
    const end = this.marks[at + 1]!;
    return start < 0 || end < 0 || end < start ? undefined : [start, end];
  }

  /** Does the text of a group stand at ptr? Gives the position behind it, or -1. */
  private matchGroup(index: number, ptr: number, fold: ((c: number) => number) | undefined): number {
    const span = this.group(index);
    if (span === undefined) return -1;
    const { text, end } = this;
    for (let at = span[0]; at < span[1]; at++, ptr++) {
      if (ptr >= end) return -1;
      const a = text[ptr]!;
      const b = text[at]!;
      if (a !== b && (fold === undefined || fold(a) !== fold(b))) return -1;
    }
    return ptr;
  }

  /** Runs the code from `pc` on at `this.ptr`; leaves the end of the match in `this.ptr` (SRE(match)). */
  private run(start: number, toplevel: boolean): boolean {
    const { code, text, end, frames } = this;
    let pc = start;
    let ptr = this.ptr;
    if (code[pc] === Op.INFO) {
      if (code[pc + 3]! > 0 && end - ptr < code[pc + 3]!) return false;
      pc += code[pc + 1]! + 1;
    }
    let depth = 0;
    let frame = frames[0]!;
    frame.toplevel = toplevel;
    let op: number = code[pc++]!;

    for (;;) {
      if ((++this.steps & (STEPS_PER_CHECK - 1)) === 0) this.checkLimits();
      switch (op) {
        case Op.MARK:
          this.setMark(code[pc++]!, ptr);
          op = code[pc++]!;
          continue;

        case Op.LITERAL:
          if (ptr < end && text[ptr] === code[pc]) {
            pc++;
            ptr++;
            op = code[pc++]!;
          } else op = Jump.FAIL;
          continue;

        case Op.ANY:
          if (ptr < end && text[ptr] !== 10) {
            ptr++;
            op = code[pc++]!;
          } else op = Jump.FAIL;
          continue;

        case Op.ANY_ALL:
          if (ptr < end) {
            ptr++;
            op = code[pc++]!;
          } else op = Jump.FAIL;
          continue;

        case Op.NOT_LITERAL:
        case Op.CATEGORY:
        case Op.LITERAL_IGNORE:
        case Op.NOT_LITERAL_IGNORE:
        case Op.LITERAL_UNI_IGNORE:
        case Op.NOT_LITERAL_UNI_IGNORE:
        case Op.LITERAL_LOC_IGNORE:
        case Op.NOT_LITERAL_LOC_IGNORE:
          if (ptr < end && matchesOne(code, pc - 1, text[ptr]!)) {
            pc++;
            ptr++;
            op = code[pc++]!;
          } else op = Jump.FAIL;
          continue;

        case Op.IN:
        case Op.IN_IGNORE:
        case Op.IN_UNI_IGNORE:
        case Op.IN_LOC_IGNORE:
          if (ptr < end && matchesOne(code, pc - 1, text[ptr]!)) {
            pc += code[pc]!;
            ptr++;
            op = code[pc++]!;
          } else op = Jump.FAIL;
          continue;

        case Op.AT:
          op = isAt(code[pc]!, text, end, ptr) ? code[pc + 1]! : Jump.FAIL;
          pc += 2;
          continue;

        case Op.JUMP:
        case Op.INFO:
          pc += code[pc]!;
          op = code[pc++]!;
          continue;

        case Op.FAILURE:
          op = Jump.FAIL;
          continue;

        case Op.SUCCESS:
          if (frame.toplevel && ((this.matchAll && ptr !== end) || this.mustAdvance === ptr)) op = Jump.FAIL;
          else {
            this.ptr = ptr;
            op = Jump.SUCCEED;
          }
          continue;

        case Op.GROUPREF:
        case Op.GROUPREF_IGNORE:
        case Op.GROUPREF_UNI_IGNORE:
        case Op.GROUPREF_LOC_IGNORE: {
          const fold = op === Op.GROUPREF ? undefined : op === Op.GROUPREF_UNI_IGNORE ? lowerUnicode : lowerAscii;
          ptr = this.matchGroup(code[pc]!, ptr, fold);
          if (ptr < 0) op = Jump.FAIL;
          else {
            pc++;
            op = code[pc++]!;
          }
          continue;
        }

        case Op.GROUPREF_EXISTS:
          // <group> <skip> yes [<JUMP> no]
          if (this.group(code[pc]!) === undefined) pc += code[pc + 1]!;
          else pc += 2;
          op = code[pc++]!;
          continue;

        case Op.BRANCH:
          // <skip> alternative <JUMP> … 0
          frame.lastmark = this.lastmark;
          frame.lastindex = this.lastindex;
          frame.pushed = this.repeat !== undefined;
          if (frame.pushed) this.pushMarks(frame.lastmark);
          frame.ptr = ptr;
          frame.pc = pc;
          op = Jump.BRANCH + 50;
          continue;

        case Jump.BRANCH + 50: {
          // Tries the alternatives from frame.pc on.
          pc = frame.pc;
          ptr = frame.ptr;
          for (; code[pc] !== 0; pc += code[pc]!) {
            const first = code[pc + 1];
            if (first === Op.LITERAL && (ptr >= end || text[ptr] !== code[pc + 2])) continue;
            if (first === Op.IN && (ptr >= end || !isInSet(code, pc + 3, text[ptr]!))) continue;
            break;
          }
          if (code[pc] === 0) {
            if (frame.pushed) this.discardMarks(frame.lastmark);
            op = Jump.FAIL;
            continue;
          }
          frame.pc = pc;
          frame.jump = Jump.BRANCH;
          const inherited = frame.toplevel;
          frame = frames[++depth] ??= new Frame();
          frame.toplevel = inherited;
          pc++;
          op = code[pc++]!;
          continue;
        }

        case Op.REPEAT_ONE: {
          // <skip> <min> <max> item <SUCCESS> tail
          const minimum = code[pc + 1]!;
          if (end - ptr < minimum) {
            op = Jump.FAIL;
            continue;
          }
          const count = this.count(pc + 3, ptr, code[pc + 2]!);
          if (count < minimum) {
            op = Jump.FAIL;
            continue;
          }
          ptr += count;
          if (code[pc + code[pc]!] === Op.SUCCESS && ptr === end && !(frame.toplevel && this.mustAdvance === ptr)) {
            this.ptr = ptr;
            op = Jump.SUCCEED;
            continue;
          }
          frame.lastmark = this.lastmark;
          frame.lastindex = this.lastindex;
          frame.pushed = this.repeat !== undefined;
          if (frame.pushed) this.pushMarks(frame.lastmark);
          frame.pc = pc;
          frame.ptr = ptr;
          frame.count = count;
          op = Jump.REPEAT_ONE + 50;
          continue;
        }

        case Jump.REPEAT_ONE + 50: {
          // Tries the tail behind frame.count items, then behind fewer.
          pc = frame.pc;
          ptr = frame.ptr;
          let { count } = frame;
          const minimum = code[pc + 1]!;
          const tail = pc + code[pc]!;
          if (code[tail] === Op.LITERAL) {
            const literal = code[tail + 1];
            while (count >= minimum && (ptr >= end || text[ptr] !== literal)) {
              ptr--;
              count--;
            }
          }
          if (count < minimum) {
            if (frame.pushed) this.discardMarks(frame.lastmark);
            op = Jump.FAIL;
            continue;
          }
          frame.ptr = ptr;
          frame.count = count;
          frame.jump = Jump.REPEAT_ONE;
          const inherited = frame.toplevel;
          frame = frames[++depth] ??= new Frame();
          frame.toplevel = inherited;
          pc = tail;
          op = code[pc++]!;
          continue;
        }

        case Op.MIN_REPEAT_ONE: {
          // <skip> <min> <max> item <SUCCESS> tail
          const minimum = code[pc + 1]!;
          if (end - ptr < minimum) {
            op = Jump.FAIL;
            continue;
          }
          const count = minimum === 0 ? 0 : this.count(pc + 3, ptr, minimum);
          if (count < minimum) {
            op = Jump.FAIL;
            continue;
          }
          ptr += count;
          if (
            code[pc + code[pc]!] === Op.SUCCESS &&
            !(frame.toplevel && ((this.matchAll && ptr !== end) || this.mustAdvance === ptr))
          ) {
            this.ptr = ptr;
            op = Jump.SUCCEED;
            continue;
          }
          frame.lastmark = this.lastmark;
          frame.lastindex = this.lastindex;
          frame.pushed = this.repeat !== undefined;
          if (frame.pushed) this.pushMarks(frame.lastmark);
          frame.pc = pc;
          frame.ptr = ptr;
          frame.count = count;
          op = Jump.MIN_REPEAT_ONE + 50;
          continue;
        }

        case Jump.MIN_REPEAT_ONE + 50: {
          // Tries the tail behind frame.count items.
          pc = frame.pc;
          const maximum = code[pc + 2]!;
          if (maximum !== MAXREPEAT && frame.count > maximum) {
            if (frame.pushed) this.discardMarks(frame.lastmark);
            op = Jump.FAIL;
            continue;
          }
          ptr = frame.ptr;
          frame.jump = Jump.MIN_REPEAT_ONE;
          const inherited = frame.toplevel;
          frame = frames[++depth] ??= new Frame();
          frame.toplevel = inherited;
          pc += code[pc]!;
          op = code[pc++]!;
          continue;
        }

        case Op.POSSESSIVE_REPEAT_ONE: {
          // <skip> <min> <max> item <SUCCESS> tail
          const minimum = code[pc + 1]!;
          const count = end - ptr < minimum ? -1 : this.count(pc + 3, ptr, code[pc + 2]!);
          if (count < minimum) {
            op = Jump.FAIL;
            continue;
          }
          ptr += count;
          pc += code[pc]!;
          op = code[pc++]!;
          continue;
        }

        case Op.REPEAT: {
          // <skip> <min> <max> item <UNTIL> tail
          this.repeat = { count: -1, pc, previous: this.repeat, lastPtr: -1 };
          frame.repeat = this.repeat;
          frame.jump = Jump.REPEAT;
          frame.pc = pc;
          frame.ptr = ptr;
          const inherited = frame.toplevel;
          frame = frames[++depth] ??= new Frame();
          frame.toplevel = inherited;
          pc += code[pc]!;
          op = code[pc++]!;
          continue;
        }

        case Op.MAX_UNTIL: {
          const repeat = this.repeat!;
          const count = repeat.count + 1;
          const minimum = code[repeat.pc + 1]!;
          const maximum = code[repeat.pc + 2]!;
          frame.repeat = repeat;
          frame.count = count;
          frame.pc = pc;
          frame.ptr = ptr;
          const inherited = frame.toplevel;
          if (count < minimum) {
            repeat.count = count;
            frame.jump = Jump.MAX_UNTIL_MIN;
            pc = repeat.pc + 3;
          } else if ((count < maximum || maximum === MAXREPEAT) && ptr !== repeat.lastPtr) {
            repeat.count = count;
            frame.lastmark = this.lastmark;
            frame.lastindex = this.lastindex;
            this.pushMarks(frame.lastmark);
            frame.savedPtr = repeat.lastPtr;
            repeat.lastPtr = ptr;
            frame.jump = Jump.MAX_UNTIL_MORE;
            pc = repeat.pc + 3;
          } else {
            this.repeat = repeat.previous;
            frame.jump = Jump.MAX_UNTIL_TAIL;
          }
          frame = frames[++depth] ??= new Frame();
          frame.toplevel = inherited;
          op = code[pc++]!;
          continue;
        }

        case Op.MIN_UNTIL: {
          const repeat = this.repeat!;
          const count = repeat.count + 1;
          frame.repeat = repeat;
          frame.count = count;
          frame.pc = pc;
          frame.ptr = ptr;
          const inherited = frame.toplevel;
          if (count < code[repeat.pc + 1]!) {
            repeat.count = count;
            frame.jump = Jump.MIN_UNTIL_MIN;
            pc = repeat.pc + 3;
          } else {
            this.repeat = repeat.previous;
            frame.lastmark = this.lastmark;
            frame.lastindex = this.lastindex;
            frame.pushed = this.repeat !== undefined;
            if (frame.pushed) this.pushMarks(frame.lastmark);
            frame.jump = Jump.MIN_UNTIL_TAIL;
          }
          frame = frames[++depth] ??= new Frame();
          frame.toplevel = inherited;
          op = code[pc++]!;
          continue;
        }

        case Op.POSSESSIVE_REPEAT:
          // <skip> <min> <max> item <SUCCESS> <SUCCESS> tail
          this.repeat = { count: -1, pc, previous: this.repeat, lastPtr: -1 };
          frame.repeat = this.repeat;
          frame.count = 0;
          frame.pc = pc;
          frame.ptr = ptr;
          this.ptr = ptr;
          op = Jump.POSSESSIVE_MIN + 50;
          continue;

        case Jump.POSSESSIVE_MIN + 50: {
          // Matches one item more, from this.ptr on, if there may be one.
          pc = frame.pc;
          const repeat = frame.repeat!;
          const maximum = code[pc + 2]!;
          if (frame.count < code[pc + 1]!) frame.jump = Jump.POSSESSIVE_MIN;
          else if ((frame.count < maximum || maximum === MAXREPEAT) && this.ptr !== repeat.lastPtr) {
            frame.lastmark = this.lastmark;
            frame.lastindex = this.lastindex;
            this.pushMarks(frame.lastmark);
            frame.savedPtr = repeat.lastPtr;
            repeat.lastPtr = this.ptr;
            frame.jump = Jump.POSSESSIVE_MORE;
            frame.ptr = this.ptr;
          } else {
            this.repeat = repeat.previous;
            ptr = this.ptr;
            pc += code[pc]! + 1;
            op = code[pc++]!;
            continue;
          }
          frame = frames[++depth] ??= new Frame();
          frame.toplevel = false;
          ptr = this.ptr;
          pc += 3;
          op = code[pc++]!;
          continue;
        }

        case Op.ATOMIC_GROUP:
          // <skip> pattern <SUCCESS> tail
          frame.pc = pc;
          frame.ptr = ptr;
          frame.jump = Jump.ATOMIC_GROUP;
          frame = frames[++depth] ??= new Frame();
          frame.toplevel = false;
          pc++;
          op = code[pc++]!;
          continue;

        case Op.ASSERT:
        case Op.ASSERT_NOT: {
          // <skip> <back> pattern <SUCCESS>
          const back = code[pc + 1]!;
          if (ptr < back) {
            if (op === Op.ASSERT) op = Jump.FAIL;
            else {
              pc += code[pc]!;
              op = code[pc++]!;
            }
            continue;
          }
          frame.pc = pc;
          frame.ptr = ptr;
          if (op === Op.ASSERT) frame.jump = Jump.ASSERT;
          else {
            frame.jump = Jump.ASSERT_NOT;
            frame.lastmark = this.lastmark;
            frame.lastindex = this.lastindex;
            frame.pushed = this.repeat !== undefined;
            if (frame.pushed) this.pushMarks(frame.lastmark);
          }
          frame = frames[++depth] ??= new Frame();
          frame.toplevel = false;
          ptr -= back;
          pc += 2;
          op = code[pc++]!;
          continue;
        }

        case Jump.SUCCEED:
          if (depth === 0) return true;
          frame = frames[--depth]!;
          switch (frame.jump) {
            case Jump.BRANCH:
            case Jump.REPEAT_ONE:
            case Jump.MIN_REPEAT_ONE:
              if (frame.pushed) this.discardMarks(frame.lastmark);
              continue;
            case Jump.REPEAT:
              this.repeat = frame.repeat!.previous;
              continue;
            case Jump.MAX_UNTIL_MORE:
              frame.repeat!.lastPtr = frame.savedPtr;
              this.discardMarks(frame.lastmark);
              continue;
            case Jump.MAX_UNTIL_TAIL:
              this.repeat = frame.repeat;
              continue;
            case Jump.MIN_UNTIL_TAIL:
              if (frame.pushed) this.discardMarks(frame.lastmark);
              this.repeat = frame.repeat;
              continue;
            case Jump.MIN_UNTIL_MORE:
              frame.repeat!.lastPtr = frame.savedPtr;
              continue;
            case Jump.POSSESSIVE_MORE:
              frame.repeat!.lastPtr = frame.savedPtr;
              this.discardMarks(frame.lastmark);
              frame.count++;
              op = Jump.POSSESSIVE_MIN + 50;
              continue;
            case Jump.POSSESSIVE_MIN:
              frame.count++;
              op = Jump.POSSESSIVE_MIN + 50;
              continue;
            case Jump.ATOMIC_GROUP:
              ptr = this.ptr;
              pc = frame.pc + code[frame.pc]!;
              op = code[pc++]!;
              continue;
            case Jump.ASSERT:
              ptr = frame.ptr;
              pc = frame.pc + code[frame.pc]!;
              op = code[pc++]!;
              continue;
            case Jump.ASSERT_NOT:
              if (frame.pushed) this.discardMarks(frame.lastmark);
              op = Jump.FAIL;
              continue;
            default:
              continue;
          }

        case Jump.FAIL:
          if (depth === 0) return false;
          frame = frames[--depth]!;
          switch (frame.jump) {
            case Jump.BRANCH:
              this.recover(frame);
              frame.pc += code[frame.pc]!;
              op = Jump.BRANCH + 50;
              continue;
            case Jump.REPEAT_ONE:
              this.recover(frame);
              frame.ptr--;
              frame.count--;
              op = Jump.REPEAT_ONE + 50;
              continue;
            case Jump.MIN_REPEAT_ONE:
              this.recover(frame);
              if (this.count(frame.pc + 3, frame.ptr, 1) === 0) {
                if (frame.pushed) this.discardMarks(frame.lastmark);
                continue;
              }
              frame.ptr++;
              frame.count++;
              op = Jump.MIN_REPEAT_ONE + 50;
              continue;
            case Jump.REPEAT:
              this.repeat = frame.repeat!.previous;
              continue;
            case Jump.MAX_UNTIL_MIN:
            case Jump.MIN_UNTIL_MIN:
              frame.repeat!.count = frame.count - 1;
              continue;
            case Jump.MAX_UNTIL_MORE: {
              const repeat = frame.repeat!;
              repeat.lastPtr = frame.savedPtr;
              this.restoreMarks(frame.lastmark);
              this.discardMarks(frame.lastmark);
              this.lastmark = frame.lastmark;
              this.lastindex = frame.lastindex;
              repeat.count = frame.count - 1;
              // No more items: does the tail match?
              this.repeat = repeat.previous;
              frame.jump = Jump.MAX_UNTIL_TAIL;
              ptr = frame.ptr;
              pc = frame.pc;
              const inherited = frame.toplevel;
              frame = frames[++depth]!;
              frame.toplevel = inherited;
              op = code[pc++]!;
              continue;
            }
            case Jump.MAX_UNTIL_TAIL:
              this.repeat = frame.repeat;
              continue;
            case Jump.MIN_UNTIL_TAIL: {
              const repeat = frame.repeat!;
              this.repeat = repeat;
              this.recover(frame);
              if (frame.pushed) this.discardMarks(frame.lastmark);
              const maximum = code[repeat.pc + 2]!;
              if ((frame.count >= maximum && maximum !== MAXREPEAT) || frame.ptr === repeat.lastPtr) continue;
              repeat.count = frame.count;
              frame.savedPtr = repeat.lastPtr;
              repeat.lastPtr = frame.ptr;
              frame.jump = Jump.MIN_UNTIL_MORE;
              ptr = frame.ptr;
              pc = repeat.pc + 3;
              const inherited = frame.toplevel;
              frame = frames[++depth]!;
              frame.toplevel = inherited;
              op = code[pc++]!;
              continue;
            }
            case Jump.MIN_UNTIL_MORE:
              frame.repeat!.lastPtr = frame.savedPtr;
              frame.repeat!.count = frame.count - 1;
              continue;
            case Jump.POSSESSIVE_MIN:
              this.repeat = frame.repeat!.previous;
              continue;
            case Jump.POSSESSIVE_MORE:
              frame.repeat!.lastPtr = frame.savedPtr;
              this.restoreMarks(frame.lastmark);
              this.discardMarks(frame.lastmark);
              this.lastmark = frame.lastmark;
              this.lastindex = frame.lastindex;
              this.repeat = frame.repeat!.previous;
              ptr = frame.ptr;
              pc = frame.pc + code[frame.pc]! + 1;
              op = code[pc++]!;
              continue;
            case Jump.ASSERT_NOT:
              this.recover(frame);
              if (frame.pushed) this.discardMarks(frame.lastmark);
              ptr = frame.ptr;
              pc = frame.pc + code[frame.pc]!;
              op = code[pc++]!;
              continue;
            default:
              continue;
          }

        default:
          op = Jump.FAIL;
      }
    }
  }

  /** Groups as they were when the frame began its try. */
  private recover(frame: Frame): void {
    if (frame.pushed) this.restoreMarks(frame.lastmark);
    this.lastmark = frame.lastmark;
    this.lastindex = frame.lastindex;
  }
}
