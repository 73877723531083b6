// Number literals: decimal, hexadecimal, octal, binary, fractions, exponents and imaginary numbers.

import { TokenizerBase } from './tokenizer-base';
import type { Token } from './token';

const DECIMAL = /(?:_?[0-9])*/y;
/** Keywords that may follow a number without a space. */
const FOLLOWING_KEYWORD = /(?:and|else|for|or|not)(?![0-9A-Za-z_\u0080-\uffff])|i[fns]/y;

function isDigit(c: string | undefined): boolean {
  return c !== undefined && c >= '0' && c <= '9';
}

export class Numbers extends TokenizerBase {
  /** The number that starts at `start`, with a digit or a dot. */
  protected number(start: number): Token {
    const { source } = this;
    this.position = start;
    if (source[start] === '.') return this.fraction(start, start + 1);
    if (source[start] !== '0') {
      const end = this.decimalTail(start + 1);
      return end < 0 ? this.errorToken() : this.afterInteger(start, end);
    }
    const letter = source[start + 1];
    if (letter === 'x' || letter === 'X') return this.radix(start, 'hexadecimal', /[0-9a-fA-F]/);
    if (letter === 'o' || letter === 'O') return this.radix(start, 'octal', /[0-7]/);
    if (letter === 'b' || letter === 'B') return this.radix(start, 'binary', /[01]/);
    return this.zeros(start);
  }

  private radix(start: number, kind: string, digit: RegExp): Token {
    const { source } = this;
    let i = start + 2;
    do {
      if (source[i] === '_') i++;
      if (i >= this.length || !digit.test(source[i]!)) {
        if (kind !== 'hexadecimal' && isDigit(source[i])) return this.invalidDigit(i, kind);
        this.position = i;
        return this.fail(`invalid ${kind} literal`);
      }
      while (i < this.length && digit.test(source[i]!)) i++;
    } while (source[i] === '_');
    if (kind !== 'hexadecimal' && isDigit(source[i])) return this.invalidDigit(i, kind);
    return this.finishNumber(start, i, kind);
  }

  private invalidDigit(i: number, kind: string): Token {
    this.position = i + 1;
    return this.fail(`invalid digit '${this.source[i]}' in ${kind} literal`);
  }

  /** A number that starts with 0 and has no radix: zeros, a fraction, or the forbidden octal of Python 2. */
  private zeros(start: number): Token {
    const { source } = this;
    let i = start + 1;
    for (;;) {
      if (source[i] === '_') {
        i++;
        if (!isDigit(source[i])) {
          this.position = i;
          return this.fail('invalid decimal literal');
        }
      }
      if (source[i] !== '0') break;
      i++;
    }
    const zerosEnd = i + 1;
    const nonzero = isDigit(source[i]);
    if (nonzero) {
      i = this.decimalTail(i + 1);
      if (i < 0) return this.errorToken();
    }
    const c = source[i];
    if (nonzero && c !== '.' && c !== 'e' && c !== 'E' && c !== 'j' && c !== 'J') {
      this.position = i;
      return this.failAt(
        'leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers',
        this.column(start + 1),
        this.column(Math.min(zerosEnd, this.length)),
      );
    }
    return this.afterInteger(start, i);
  }

  /** More digits, with single underscores between them; -1 after an error (tok_decimal_tail). */
  private decimalTail(i: number): number {
    DECIMAL.lastIndex = i;
    DECIMAL.test(this.source);
    const end = DECIMAL.lastIndex;
    if (this.source[end] !== '_') return end;
    this.position = end + 1;
    this.fail('invalid decimal literal');
    return -1;
  }

  private afterInteger(start: number, i: number): Token {
    if (this.source[i] === '.') return this.fraction(start, i + 1);
    return this.exponent(start, i);
  }

  private fraction(start: number, i: number): Token {
    if (!isDigit(this.source[i])) return this.exponent(start, i);
    const end = this.decimalTail(i + 1);
    return end < 0 ? this.errorToken() : this.exponent(start, end);
  }

  private exponent(start: number, i: number): Token {
    const { source } = this;
    let end = i;
    if (source[i] === 'e' || source[i] === 'E') {
      let digits = i + 1;
      if (source[digits] === '+' || source[digits] === '-') {
        digits++;
        if (!isDigit(source[digits])) {
          this.position = digits;
          return this.fail('invalid decimal literal');
        }
      } else if (!isDigit(source[digits])) {
        return this.finishNumber(start, i, 'decimal');
      }
      end = this.decimalTail(digits + 1);
      if (end < 0) return this.errorToken();
    }
    if (source[end] === 'j' || source[end] === 'J') return this.finishNumber(start, end + 1, 'imaginary');
    return this.finishNumber(start, end, 'decimal');
  }

  /** The number ends at `end`: what follows must not look like part of it (verify_end_of_number). */
  private finishNumber(start: number, end: number, kind: string): Token {
    const { source } = this;
    this.look(end);
    FOLLOWING_KEYWORD.lastIndex = end;
    if (FOLLOWING_KEYWORD.test(source)) {
      this.position = end;
      this.warn(`invalid ${kind} literal`);
    } else if (/[0-9A-Za-z_]/.test(source[end] ?? ' ')) {
      this.position = end;
      return this.fail(`invalid ${kind} literal`);
    }
    this.position = end;
    return this.token('NUMBER', start, end);
  }
}
