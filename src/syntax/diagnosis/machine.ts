// Runs the grammar over the tokens: a backtracking parser with memory and a stack of its own, so depth costs no recursion.
// It takes the steps that CPython's generated parser takes, in the same order, and so reads the same tokens.

import type * as ast from '../ast';
import * as build from '../build';
import { identifierOf } from '../cursor';
import { failureAt } from '../failure-place';
import { numberValue } from '../number-literal';
import { NodeError, StringNodes } from '../string-nodes';
import { SyntaxFailure, type SyntaxFailureType } from '../syntax-failure';
import { isWhitespace, SOFT_KEYWORDS, type Token } from '../token';
import type { Tokenizer } from '../tokenizer';
import { tokenizerFailure } from './errors';
import { Match } from './match';
import type { Alternative, Item, Rule, Step } from './notation';

/** CPython's MAXSTACK: how deep rules may call rules. */
const MAX_DEPTH = 6000;

interface Remembered {
  value: unknown;
  mark: number;
}

interface Frame {
  rule: Rule;
  /** Where the rule starts, and where the current round of a loop or of a left recursion does. */
  mark: number;
  roundMark: number;
  alternative: number;
  step: number;
  /** Where the lookahead that is under way started. */
  lookMark: number;
  cut: boolean;
  captures: Map<string, unknown>;
  lastValue: unknown;
  results: unknown[];
  /** Left recursion: the longest result so far. */
  grown: Remembered | null;
  invalidRules: boolean;
}

export interface MachineOptions {
  filename: string;
  interactive: { endBlocks: boolean } | null;
  barry: boolean;
}

export class Machine {
  readonly tokens: Token[] = [];
  readonly strings: StringNodes;
  mark = 0;
  /** The second pass: rules for invalid programs take part. */
  invalidRules = false;
  /** `from __future__ import barry_as_FLUFL` has been read. */
  barry: boolean;
  /** The last statement that was completed in the second pass. */
  lastStatement: build.Start | null = null;

  private memory: (Map<number, Remembered> | undefined)[] = [];
  private readonly stack: Frame[] = [];
  private depth = 0;
  private started = false;

  constructor(
    readonly tokenizer: Tokenizer,
    private readonly options: MachineOptions,
  ) {
    this.strings = new StringNodes(tokenizer);
    this.barry = options.barry;
  }

  /** Prepares the second pass over the same tokens (reset_parser_state_for_error_pass). */
  startOver(): void {
    this.memory = [];
    this.mark = 0;
    this.stack.length = 0;
    this.depth = 0;
    this.invalidRules = true;
  }

  tokenAt(index: number): Token {
    if (index === this.tokens.length) this.fetch();
    return this.tokens[index]!;
  }

  lastFetched(): Token {
    return this.tokens[this.tokens.length - 1]!;
  }

  nextToken(): Token {
    return this.tokens[this.mark] ?? this.lastFetched();
  }

  /** The last token before the mark that has text. */
  lastVisible(): Token {
    let index = this.mark - 1;
    while (index > 0 && isWhitespace(this.tokens[index]!.type)) index--;
    return this.tokens[Math.max(index, 0)]!;
  }

  /** Reads one more token (_PyPegen_fill_token). */
  private fetch(): void {
    const { tokenizer } = this;
    const token = tokenizer.next();
    if (token.type === 'ENDMARKER' && this.options.interactive !== null && this.started) {
      token.type = 'NEWLINE';
      this.started = false;
      if (this.options.interactive.endBlocks) tokenizer.endBlocks();
    } else this.started = true;
    this.tokens.push(token);
    if (token.type === 'ERRORTOKEN') throw tokenizerFailure(this);
  }

  /** Objects at a token (_PyPegen_raise_error). */
  raise(type: SyntaxFailureType, msg: string, token: Token): never {
    const { tokenizer } = this;
    let col = token.col_offset + 1;
    if (token.col_offset === -1) col = tokenizer.column(tokenizer.position);
    const endCol = token.end_col_offset === -1 ? -1 : token.end_col_offset + 1;
    return this.raiseAt(type, msg, token.lineno, col, token.end_lineno, endCol);
  }

  /** Objects at a place; no end means where the tokenizer is (_PyPegen_raise_error_known_location). */
  raiseAt(
    type: SyntaxFailureType,
    msg: string,
    lineno: number,
    col: number,
    endLineno: number | null,
    endCol: number | null,
  ): never {
    const { tokenizer } = this;
    const endLine = endLineno ?? tokenizer.lineno;
    const endColumn = endCol ?? tokenizer.column(tokenizer.position);
    throw failureAt(tokenizer, type, msg, lineno, col, endLine, endColumn);
  }

  /** Runs a rule from the start of the text; undefined where it does not fit. */
  run(rule: Rule): unknown {
    let value: unknown;
    let returning = this.call(rule);
    if (returning) value = this.result;
    const { stack } = this;
    while (stack.length > 0) {
      const frame = stack[stack.length - 1]!;
      if (returning) {
        returning = this.afterCall(frame, value);
      } else {
        returning = this.advance(frame);
      }
      if (returning) value = this.result;
    }
    return value;
  }

  /** What the rule that has just returned gave. */
  private result: unknown;

  private remembered(rule: Rule): Remembered | undefined {
    this.tokenAt(this.mark);
    return this.memory[this.mark]?.get(rule.id);
  }

  private remember(rule: Rule, mark: number, value: unknown): void {
    let memory = this.memory[mark];
    if (memory === undefined) {
      memory = new Map();
      this.memory[mark] = memory;
    }
    memory.set(rule.id, { value, mark: this.mark });
  }

  /** Starts a rule; true when its result is known already. */
  private call(rule: Rule): boolean {
    this.depth += rule.leftRecursive ? 2 : 1;
    if (this.depth > MAX_DEPTH) {
      const msg = 'Parser stack overflowed - Python source too complex to parse';
      throw new SyntaxFailure('MemoryError', msg, this.options.filename);
    }
    const { mark } = this;
    if (rule.memo || rule.leftRecursive) {
      const known = this.remembered(rule);
      if (known !== undefined) {
        this.mark = known.mark;
        this.depth -= rule.leftRecursive ? 2 : 1;
        this.result = known.value;
        return true;
      }
    }
    if (rule.leftRecursive) this.remember(rule, mark, undefined);
    this.stack.push({
      rule,
      mark,
      roundMark: mark,
      alternative: -1,
      step: 0,
      lookMark: mark,
      cut: false,
      captures: new Map(),
      lastValue: undefined,
      results: [],
      grown: null,
      invalidRules: this.invalidRules,
    });
    if (rule.withoutInvalid) this.invalidRules = false;
    return this.nextAlternative(this.stack[this.stack.length - 1]!);
  }

  /** Goes to the next alternative of a rule; true when there is none and the rule has returned. */
  private nextAlternative(frame: Frame): boolean {
    const { rule } = frame;
    this.mark = frame.roundMark;
    if (!frame.cut) {
      for (;;) {
        const alternative = rule.alternatives[++frame.alternative];
        if (alternative === undefined) break;
        if (alternative.invalid && !this.invalidRules) continue;
        frame.step = 0;
        frame.lastValue = undefined;
        if (frame.captures.size > 0) frame.captures = new Map();
        return false;
      }
    }
    if (rule.kind === 'plain') return this.finish(frame, undefined);
    return this.finish(frame, rule.kind === 'loop1' && frame.results.length === 0 ? undefined : frame.results);
  }

  /** A rule returns. True, except where a left recursive rule goes on growing. */
  private finish(frame: Frame, value: unknown): boolean {
    const { rule } = frame;
    let result = value;
    if (rule.leftRecursive) {
      const longest = frame.grown?.mark ?? frame.mark;
      if (result !== undefined && this.mark > longest) {
        frame.grown = { value: result, mark: this.mark };
        this.remember(rule, frame.mark, result);
        this.mark = frame.mark;
        frame.alternative = -1;
        frame.cut = false;
        return this.nextAlternative(frame);
      }
      this.mark = longest;
      result = frame.grown?.value;
    } else if (rule.memo) this.remember(rule, frame.mark, result);
    this.invalidRules = frame.invalidRules;
    this.depth -= rule.leftRecursive ? 2 : 1;
    this.stack.pop();
    this.result = result;
    return true;
  }

  /** Takes the next step of a rule; true when a rule has returned. */
  private advance(frame: Frame): boolean {
    const alternative = frame.rule.alternatives[frame.alternative]!;
    const step = alternative.steps[frame.step];
    if (step === undefined) return this.complete(frame, alternative);
    const { item } = step;
    if (item.kind === 'rule') {
      frame.lookMark = this.mark;
      return this.call(item.rule);
    }
    if (item.kind === 'cut') {
      frame.cut = true;
      frame.step++;
      return false;
    }
    const mark = this.mark;
    return this.afterItem(frame, step, this.matchToken(item), mark);
  }

  /** A called rule has returned to this frame. */
  private afterCall(frame: Frame, value: unknown): boolean {
    const step = frame.rule.alternatives[frame.alternative]!.steps[frame.step]!;
    return this.afterItem(frame, step, value, frame.lookMark);
  }

  private afterItem(frame: Frame, step: Step, value: unknown, mark: number): boolean {
    switch (step.mode) {
      case 'once':
        if (value === undefined) return this.nextAlternative(frame);
        break;
      case 'optional':
        if (value === undefined) this.mark = mark;
        break;
      default:
        this.mark = mark;
        if ((value !== undefined) !== (step.mode === 'follows')) return this.nextAlternative(frame);
        frame.step++;
        return false;
    }
    const kept = value === undefined ? null : value;
    frame.lastValue = kept;
    if (step.capture !== null) frame.captures.set(step.capture, kept);
    frame.step++;
    return false;
  }

  private complete(frame: Frame, alternative: Alternative): boolean {
    let value: unknown = alternative.single ? frame.lastValue : true;
    if (alternative.action !== null) {
      value = this.act(alternative, frame);
      if (value === undefined) return this.finish(frame, undefined);
    }
    if (frame.rule.kind === 'plain') return this.finish(frame, value);
    frame.results.push(value);
    frame.roundMark = this.mark;
    frame.alternative = -1;
    return this.nextAlternative(frame);
  }

  private act(alternative: Alternative, frame: Frame): unknown {
    const match = new Match(this, frame.captures, frame.roundMark);
    const warnings = this.strings.warnings.length;
    try {
      return alternative.action!(match);
    } catch (error) {
      if (!(error instanceof NodeError)) throw error;
      if (error.unicode !== null) {
        const failure = new SyntaxFailure('UnicodeDecodeError', error.msg, this.options.filename);
        failure.unicode = error.unicode;
        throw failure;
      }
      if (error.at !== null) return match.failRange(error.at.start, error.at.end, error.msg);
      return match.fail(error.msg);
    } finally {
      if (this.invalidRules) this.strings.warnings.length = warnings;
    }
  }

  private matchToken(item: Exclude<Item, { kind: 'rule' | 'cut' }>): unknown {
    const token = this.tokenAt(this.mark);
    switch (item.kind) {
      case 'token':
        return this.matchType(token, item.type);
      case 'word':
        if (token.type !== 'NAME' || token.text !== item.word) {
          if (token.type !== item.word) return undefined;
          this.mark++;
          return token;
        }
        return this.nameNode(token);
      case 'forced':
        if (token.type === item.type) {
          this.mark++;
          return token;
        }
        return this.raiseAt(
          'SyntaxError',
          `expected '${item.type}'`,
          token.lineno,
          token.col_offset + 1,
          token.end_lineno,
          token.end_col_offset + 1,
        );
    }
  }

  private matchType(token: Token, type: string): unknown {
    switch (type) {
      case 'NAME':
        return token.type === 'NAME' ? this.nameNode(token) : undefined;
      case 'NUMBER':
        return token.type === 'NUMBER' ? this.numberNode(token) : undefined;
      case 'SOFT_KEYWORD':
        return token.type === 'NAME' && SOFT_KEYWORDS.has(token.text) ? this.nameNode(token) : undefined;
      default:
        if (token.type !== type) return undefined;
        this.mark++;
        return token;
    }
  }

  private nameNode(token: Token): ast.Name {
    this.mark++;
    return build.name(identifierOf(token), 'Load', token, token);
  }

  private numberNode(token: Token): ast.Constant {
    this.mark++;
    const number = numberValue(this.tokenizer.source.slice(token.start, token.end));
    if ('value' in number) return build.constant(number.value, null, token, token);
    const msg =
      `Exceeds the limit (4300 digits) for integer string conversion: value has ${number.digits} digits; ` +
      'use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to ' +
      'avoid decimal conversion limits.';
    return this.raiseAt('SyntaxError', msg, token.lineno, 0, token.end_lineno, 0);
  }
}
