// The parser's place among the tokens.

import { normalizeText } from '../objects/text/unicode/normalization';
import type { Token } from './token';
import type { Tokenizer } from './tokenizer';

/** Thrown where the text does not fit the grammar; `diagnose` then finds out what to say about it. */
export const MISMATCH = Symbol('the text does not fit the grammar');

/** From here on depth is looked at. */
const DEEP_CHAIN = 1000;
export const DEEP_NESTING = 100;

export class Cursor {
  protected readonly source: string;
  /** The tokens read so far. */
  readonly tokens: Token[] = [];
  protected index = 0;
  /** The token that comes next. */
  protected token: Token;
  /** The program nests so deeply that CPython's parser may run out of stack: the grammar has to decide. */
  deep = false;
  protected depth = 0;
  /** The last token consumed that has text: nodes end there. */
  protected previous: Token;

  constructor(
    protected readonly tokenizer: Tokenizer,
    /** Interactive input: the end of the text is a newline first, and ends the open blocks or not. */
    private readonly interactiveInput: { endBlocks: boolean } | null,
  ) {
    this.source = tokenizer.source;
    this.token = this.previous = this.fetch();
  }

  private started = false;

  private fetch(): Token {
    const token = this.tokenizer.next();
    if (token.type === 'ENDMARKER' && this.interactiveInput !== null && this.started) {
      token.type = 'NEWLINE';
      this.started = false;
      if (this.interactiveInput.endBlocks) this.tokenizer.endBlocks();
    } else this.started = true;
    this.tokens.push(token);
    return token;
  }

  /** Notes operators or clauses in a row, each nested in the one before. */
  protected noteChain(length: number): void {
    if (length > DEEP_CHAIN) this.deep = true;
  }

  protected mismatch(): never {
    throw MISMATCH;
  }

  /** The token `distance` after the next one. */
  protected peek(distance: number): Token {
    const index = this.index + distance;
    while (this.tokens.length <= index) {
      const last = this.tokens[this.tokens.length - 1]!;
      if (last.type === 'ERRORTOKEN' || last.type === 'ENDMARKER') return last;
      this.fetch();
    }
    return this.tokens[index]!;
  }

  /** Consumes the next token. */
  protected advance(): Token {
    const { token } = this;
    switch (token.type) {
      case 'NEWLINE':
      case 'INDENT':
      case 'DEDENT':
      case 'ENDMARKER':
        break;
      case 'ERRORTOKEN':
        throw MISMATCH;
      default:
        this.previous = token;
    }
    const index = ++this.index;
    this.token = index < this.tokens.length ? this.tokens[index]! : this.fetch();
    return token;
  }

  protected at(type: string): boolean {
    return this.token.type === type;
  }

  /** Consumes the next token if it is of that type. */
  protected accept(type: string): boolean {
    if (this.token.type !== type) return false;
    this.advance();
    return true;
  }

  /** Consumes the next token, which must be of that type. */
  protected expect(type: string): Token {
    if (this.token.type !== type) throw MISMATCH;
    return this.advance();
  }

  /** Is the next token that soft keyword? */
  protected atWord(word: string): boolean {
    return this.token.type === 'NAME' && this.token.text === word;
  }

  /** Consumes a name and gives its identifier (PEP 3131: normalised to NFKC). */
  protected identifier(): string {
    return identifierOf(this.expect('NAME'));
  }

  /** Tries something and goes back if it does not fit. */
  protected attempt<T>(parse: () => T): T | null {
    const { index, token, previous, depth } = this;
    try {
      return parse();
    } catch (error) {
      if (error !== MISMATCH) throw error;
      this.index = index;
      this.token = token;
      this.previous = previous;
      this.depth = depth;
      return null;
    }
  }
}

/** The identifier that a NAME token spells. */
export function identifierOf(token: Token): string {
  const { text } = token;
  return /[^\x00-\x7f]/.test(text) ? normalizeText('NFKC', text) : text;
}
