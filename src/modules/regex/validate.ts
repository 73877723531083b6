// Checks that code handed to `_sre.compile` is what the compiler of `re` writes, so that the matcher can trust it.

import { CATEGORIES } from './characters';
import { MAXREPEAT, Op } from './opcodes';
import { At } from './positions';

export const MAXGROUPS = 268435455;

/** Words of a set of 256 characters as bits, and of a byte for each of 256 pages. */
const BITMAP = 8;
const PAGES = 64;
/** Flags of the info block. */
const PREFIX = 1;
const LITERAL = 2;
const CHARSET = 4;

class InvalidCode extends Error {}

function require(condition: boolean): void {
  if (!condition) throw new InvalidCode();
}

class Validator {
  constructor(
    private readonly program: Uint32Array,
    private readonly groups: number,
  ) {}

  /** The word at `at`, which must be before `end`. */
  private word(at: number, end: number): number {
    require(at < end);
    return this.program[at]!;
  }

  /** The relative jump at `at`; it must not lead beyond `end`. */
  private skip(at: number, end: number, slack = 0): number {
    const skip = this.word(at, end);
    require(skip - slack <= end - at);
    return skip;
  }

  /** The items of a set (_validate_charset). */
  private charset(at: number, end: number): void {
    while (at < end) {
      switch (this.program[at++]) {
        case Op.NEGATE:
          break;
        case Op.LITERAL:
          this.word(at++, end);
          break;
        case Op.RANGE:
        case Op.RANGE_UNI_IGNORE:
          this.word(at + 1, end);
          at += 2;
          break;
        case Op.CHARSET:
          require(BITMAP <= end - at);
          at += BITMAP;
          break;
        case Op.BIGCHARSET: {
          const blocks = this.word(at++, end);
          require(PAGES <= end - at);
          for (let page = 0; page < 256; page++)
            require(((this.program[at + (page >> 2)]! >>> ((page & 3) * 8)) & 255) < blocks);
          at += PAGES;
          require(blocks * BITMAP <= end - at);
          at += blocks * BITMAP;
          break;
        }
        case Op.CATEGORY:
          require(this.word(at++, end) < CATEGORIES);
          break;
        default:
          require(false);
      }
    }
  }

  /** The info block from its skip on; gives the place after it. */
  private info(at: number, end: number): number {
    const after = at + this.skip(at, end);
    const flags = this.word(at + 1, end);
    this.word(at + 3, end);
    at += 4;
    require((flags & ~(PREFIX | LITERAL | CHARSET)) === 0);
    require(!(flags & PREFIX && flags & CHARSET));
    require(!(flags & LITERAL && !(flags & PREFIX)));
    if (flags & PREFIX) {
      const length = this.word(at, end);
      this.word(at + 1, end);
      at += 2;
      require(length <= after - at);
      at += length;
      require(length <= after - at);
      for (const stop = at + length; at < stop; at++) require(this.program[at]! < length);
    }
    if (flags & CHARSET) {
      this.charset(at, after - 1);
      require(this.program[after - 1] === Op.FAILURE);
    } else require(at === after);
    return after;
  }

  private branch(at: number, end: number): number {
    let target = -1;
    for (;;) {
      const skip = this.skip(at, end);
      at++;
      if (skip === 0) break;
      this.sequence(at, at + skip - 3);
      at += skip - 3;
      require(this.word(at++, end) === Op.JUMP);
      const after = at + this.skip(at, end);
      at++;
      require(target === -1 || after === target);
      target = after;
    }
    require(at === target);
    return at;
  }

  private repeat(op: number, at: number, end: number): number {
    const skip = this.skip(at, end);
    const least = this.word(at + 1, end);
    const most = this.word(at + 2, end);
    at += 3;
    require(least <= most && most <= MAXREPEAT);
    // The skip of repeats of one character leads behind the closing opcode, that of others to it.
    const alone = op !== Op.REPEAT && op !== Op.POSSESSIVE_REPEAT;
    const close = at + skip - (alone ? 4 : 3);
    this.sequence(at, close);
    const last = this.word(close, end);
    if (op === Op.REPEAT) require(last === Op.MAX_UNTIL || last === Op.MIN_UNTIL);
    else require(last === Op.SUCCESS);
    return close + 1;
  }

  private conditional(at: number, end: number): number {
    require(this.word(at, end) < this.groups);
    const skip = this.skip(at + 1, end, 1);
    // With an alternative, the first part ends in a jump over it.
    if (!this.sequence(at + 2, at + skip)) return at + skip;
    const other = at + skip - 1;
    const length = this.skip(other, end);
    require(!this.sequence(other + 1, other + length));
    return other + length;
  }

  /** Opcodes up to `end`; tells whether the last one is a jump (_validate_inner). */
  sequence(at: number, end: number): boolean {
    require(at <= end);
    while (at < end) {
      const op = this.program[at++]!;
      switch (op) {
        case Op.SUCCESS:
        case Op.FAILURE:
        case Op.ANY:
        case Op.ANY_ALL:
          break;
        case Op.MARK:
          require(this.word(at++, end) <= 2 * this.groups + 1);
          break;
        case Op.LITERAL:
        case Op.NOT_LITERAL:
        case Op.LITERAL_IGNORE:
        case Op.NOT_LITERAL_IGNORE:
        case Op.LITERAL_LOC_IGNORE:
        case Op.NOT_LITERAL_LOC_IGNORE:
        case Op.LITERAL_UNI_IGNORE:
        case Op.NOT_LITERAL_UNI_IGNORE:
          this.word(at++, end);
          break;
        case Op.AT:
          require(this.word(at++, end) <= At.UNI_NON_BOUNDARY);
          break;
        case Op.IN:
        case Op.IN_IGNORE:
        case Op.IN_LOC_IGNORE:
        case Op.IN_UNI_IGNORE: {
          const after = at + this.skip(at, end);
          this.charset(at + 1, after - 1);
          require(this.program[after - 1] === Op.FAILURE);
          at = after;
          break;
        }
        case Op.INFO:
          at = this.info(at, end);
          break;
        case Op.BRANCH:
          at = this.branch(at, end);
          break;
        case Op.REPEAT_ONE:
        case Op.MIN_REPEAT_ONE:
        case Op.POSSESSIVE_REPEAT_ONE:
        case Op.REPEAT:
        case Op.POSSESSIVE_REPEAT:
          at = this.repeat(op, at, end);
          break;
        case Op.ATOMIC_GROUP: {
          const after = at + this.skip(at, end);
          this.sequence(at + 1, after - 1);
          require(this.program[after - 1] === Op.SUCCESS);
          at = after;
          break;
        }
        case Op.GROUPREF:
        case Op.GROUPREF_IGNORE:
        case Op.GROUPREF_LOC_IGNORE:
        case Op.GROUPREF_UNI_IGNORE:
          require(this.word(at++, end) < this.groups);
          break;
        case Op.GROUPREF_EXISTS:
          at = this.conditional(at, end);
          break;
        case Op.ASSERT:
        case Op.ASSERT_NOT: {
          const after = at + this.skip(at, end);
          this.word(at + 1, end);
          this.sequence(at + 2, after - 1);
          require(this.program[after - 1] === Op.SUCCESS);
          at = after;
          break;
        }
        case Op.JUMP:
          require(at + 1 === end);
          return true;
        default:
          require(false);
      }
    }
    return false;
  }
}

/** Is this code that the matcher can run (_validate)? */
export function isValidCode(program: Uint32Array, groups: number): boolean {
  if (groups < 0 || groups > MAXGROUPS || program.at(-1) !== Op.SUCCESS) return false;
  try {
    return !new Validator(program, groups).sequence(0, program.length - 1);
  } catch (error) {
    if (!(error instanceof InvalidCode)) throw error;
    return false;
  }
}
