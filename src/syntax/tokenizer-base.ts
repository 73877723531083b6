// The state of the tokenizer: where it is, which brackets are open, and how it reports an error.

import { SyntaxFailure, type SyntaxWarning_ } from './syntax-failure';
import type { Token } from './token';

/** Why the tokenizer stopped (tok->done); ERROR means that `failure` says it. */
export type Done = 'EOF' | 'ERROR' | 'DEDENT' | 'TABSPACE' | 'TOODEEP' | 'LINECONT';

export interface OpenBracket {
  bracket: '(' | '[' | '{';
  lineno: number;
  col_offset: number;
}

/** UTF-8 length of the characters of `text` from `start` to `end`. */
export function utf8Length(text: string, start: number, end: number): number {
  let bytes = 0;
  for (let i = start; i < end; i++) {
    const c = text.charCodeAt(i);
    if (c < 0x80) bytes++;
    else if (c < 0x800) bytes += 2;
    else if (c >= 0xd800 && c < 0xdc00 && i + 1 < text.length && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) {
      bytes += 4;
      i++;
    } else bytes += 3;
  }
  return bytes;
}

/** How many code points stand between `start` and `end`. */
export function codePoints(text: string, start: number, end: number): number {
  let count = end - start;
  for (let i = start; i < end - 1; i++) {
    if ((text.charCodeAt(i) & 0xfc00) === 0xd800 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) {
      count--;
      i++;
    }
  }
  return count;
}

export class TokenizerBase {
  readonly source: string;
  readonly filename: string;
  protected readonly length: number;
  private readonly ascii: boolean;

  /** The next character to read. */
  position = 0;
  lineno: number;
  lineStart = 0;
  /** Where the line starts that the tokenizer keeps, with those before it that belong to the same string or are continued. */
  bufferStart = 0;
  /** Where the last line starts that was read; the errors of strings look back from it. */
  private inputStart = 0;
  protected newlinePending = false;
  protected tokenStart = 0;
  /** Line and line start where the current string began. */
  protected firstLineno: number;
  protected multiLineStart = 0;

  readonly brackets: OpenBracket[] = [];
  done: Done | null = null;
  failure: SyntaxFailure | null = null;
  /** The error is that a string was still open at the end of the text (E_EOFS, E_EOLS). */
  unterminatedAtEnd = false;
  readonly warnings: SyntaxWarning_[] = [];

  private columnLineStart = -1;
  private columnPosition = 0;
  private columnBytes = 0;

  constructor(source: string, filename: string) {
    this.source = source;
    this.filename = filename;
    this.length = source.length;
    this.lineno = this.firstLineno = source === '' ? 0 : 1;
    this.ascii = !/[^\x00-\x7f]/.test(source);
  }

  get level(): number {
    return this.brackets.length;
  }

  /** Bytes from the start of the current line to `position`. */
  column(position: number, lineStart = this.lineStart): number {
    if (this.ascii) return position - lineStart;
    if (lineStart !== this.columnLineStart || position < this.columnPosition) {
      this.columnLineStart = lineStart;
      this.columnPosition = lineStart;
      this.columnBytes = 0;
    }
    this.columnBytes += utf8Length(this.source, this.columnPosition, position);
    this.columnPosition = position;
    return this.columnBytes;
  }

  /** A newline has been read: the next line starts here, unless the text ends. Inside a token the lines are kept together. */
  protected startLine(insideToken = false): void {
    this.newlinePending = false;
    if (this.position >= this.length) return;
    this.lineno++;
    this.lineStart = this.inputStart = this.position;
    if (!insideToken) this.bufferStart = this.position;
  }

  /** The text that an error in that line shows (_PyPegen_raise_error_known_location). */
  errorText(lineno: number): string {
    const { source } = this;
    const inputEnd = this.lineEnd(this.inputStart);
    if (this.lineno <= lineno && inputEnd > this.lineStart) return source.slice(this.lineStart, inputEnd);
    let start = 0;
    for (let line = 1; line < lineno; line++) {
      const newline = source.indexOf('\n', start);
      if (newline < 0) break;
      start = newline + 1;
    }
    const end = source.indexOf('\n', start);
    return source.slice(start, end < 0 ? source.length : end);
  }

  protected token(type: string, start: number, end: number): Token {
    const { lineno } = this;
    return {
      type,
      start,
      end,
      lineno,
      col_offset: this.column(start),
      end_lineno: lineno,
      end_col_offset: this.column(end),
      level: this.brackets.length,
      text: '',
      metadata: null,
    };
  }

  /** A token of a string literal: it may have begun on an earlier line. */
  protected stringToken(type: string, start: number, end: number): Token {
    const token = this.token(type, this.lineStart, end);
    token.start = start;
    token.lineno = this.firstLineno;
    token.col_offset = this.column(start, this.multiLineStart);
    return token;
  }

  /** A token without text. */
  protected emptyToken(type: string): Token {
    const { lineno, position } = this;
    return {
      type,
      start: position,
      end: position,
      lineno,
      col_offset: -1,
      end_lineno: lineno,
      end_col_offset: -1,
      level: this.brackets.length,
      text: '',
      metadata: null,
    };
  }

  /** The tokenizer looks at the character at `position`: behind the last one, it notices the end of the text. */
  protected look(position: number): void {
    if (position >= this.length) this.done ??= 'EOF';
  }

  protected errorToken(): Token {
    return this.emptyToken('ERRORTOKEN');
  }

  /** Where the line that holds `position` ends: after its newline. */
  protected lineEnd(position: number): number {
    const newline = this.source.indexOf('\n', position);
    return newline < 0 ? this.length : newline + 1;
  }

  /** Reports an error at the current position (_PyTokenizer_syntaxerror). */
  protected fail(msg: string): Token {
    const offset = codePoints(this.source, this.lineStart, this.position);
    return this.failAt(msg, offset, offset);
  }

  /** Warns at the current position; as an error the warning may read differently. */
  protected warn(message: string, errorMessage = message): void {
    const { lineno, lineStart, position, filename } = this;
    const offset = codePoints(this.source, lineStart, position);
    const text = this.lineText(lineStart);
    const asError = () =>
      new SyntaxFailure('SyntaxError', errorMessage, filename, lineno, offset, lineno, offset, text);
    this.warnings.push({ category: 'SyntaxWarning', message, lineno, asError });
  }

  private lineText(lineStart: number): string {
    const newline = this.source.indexOf('\n', lineStart);
    return this.source.slice(lineStart, newline < 0 ? this.length : newline);
  }

  /** Reports an error between two offsets of the current line, in code points. */
  protected failAt(msg: string, offset: number, endOffset: number): Token {
    if (this.done !== 'ERROR') {
      const text = this.lineText(this.lineStart);
      const { lineno } = this;
      this.failure = new SyntaxFailure('SyntaxError', msg, this.filename, lineno, offset, lineno, endOffset, text);
      this.done = 'ERROR';
    }
    return this.errorToken();
  }
}
