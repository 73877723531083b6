// String literals, and the mode of the tokenizer inside f-strings and t-strings (PEP 701, PEP 750).

import type { Token } from './token';
import { Numbers } from './tokenizer-numbers';

const MAX_STRING_NESTING = 150;
const MAX_EXPRESSION_NESTING = 3;

/** An f-string or t-string that is being read. */
export interface FStringMode {
  prefix: 'f' | 't';
  raw: boolean;
  quote: string;
  quoteSize: 1 | 3;
  start: number;
  lineStart: number;
  lineno: number;
  /** True while an expression is read, false in the text around it. */
  regular: boolean;
  /** Brackets open inside this string. */
  brackets: number;
  /** How many replacement fields are open, less one; each remembers no more than that. */
  depth: number;
  inFormatSpec: boolean;
  /** A `=` has been seen at the top of the expression. */
  debug: boolean;
  /** Where the source of the current expression starts and ends; -1: not known yet. */
  expressionStart: number;
  expressionEnd: number;
}

/** The warning about an escape sequence that means nothing. */
export function invalidEscapeMessage(escape: string, kind = ''): string {
  const future = 'Such sequences will not work in the future. ';
  return invalidEscapeError(escape, kind).replace('Did you mean', `${future}Did you mean`);
}

/** The same as an error. */
export function invalidEscapeError(escape: string, kind = ''): string {
  return `"\\${escape}" is an invalid ${kind}escape sequence. Did you mean "\\\\${escape}"? A raw string is also an option.`;
}

/** Removes the comments of an expression's source: what stands after a # outside of strings. */
function withoutComments(text: string): string {
  if (!text.includes('#')) return text;
  let result = '';
  let quote = '';
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (c === '\\') {
      result += c + (text[++i] ?? '');
      continue;
    }
    if (c === '"' || c === "'") {
      if (quote === '') quote = c;
      else if (quote === c) quote = '';
    } else if (c === '#' && quote === '') {
      while (i < text.length && text[i] !== '\n') i++;
      if (i < text.length) result += '\n';
      continue;
    }
    result += c;
  }
  return result;
}

export abstract class InterpolatedStrings extends Numbers {
  /** The f-strings and t-strings that are open, innermost last. */
  protected readonly modes: FStringMode[] = [];

  /** The letter of the innermost open f-string or t-string. */
  get stringLetter(): 'f' | 't' {
    return this.modes[this.modes.length - 1]?.prefix ?? 'f';
  }

  /** Is an f-string or t-string open? */
  get insideString(): boolean {
    return this.modes.length > 0;
  }

  protected abstract nextRegular(mode: FStringMode | undefined): Token;

  /** A string literal whose prefix starts at `i`, or null when it is a name. */
  protected stringPrefix(i: number): Token | null {
    const { source } = this;
    let seen = '';
    let end = i;
    for (; end < this.length; end++) {
      const c = source[end]!.toLowerCase();
      if (c === '"' || c === "'") break;
      if (seen.length >= 5 || !'bruft'.includes(c) || seen.includes(c)) return null;
      seen += c;
    }
    if (end >= this.length) return null;
    const incompatible = this.incompatiblePrefixes(seen);
    if (incompatible !== null) {
      const start = this.column(i) + 1;
      this.position = end;
      return this.failAt(
        `'${incompatible[0]}' and '${incompatible[1]}' prefixes are incompatible`,
        start,
        start + seen.length,
      );
    }
    if (seen.includes('f')) return this.startInterpolated(i, end, 'f', seen.includes('r'));
    if (seen.includes('t')) return this.startInterpolated(i, end, 't', seen.includes('r'));
    return this.string(end);
  }

  private incompatiblePrefixes(seen: string): string | null {
    for (const pair of ['ub', 'ur', 'uf', 'ut', 'bf', 'bt', 'ft']) {
      if (seen.includes(pair[0]!) && seen.includes(pair[1]!)) return pair;
    }
    return null;
  }

  /** A plain string or bytes literal whose opening quote is at `i`; its token starts at `tokenStart`. */
  protected string(i: number): Token {
    const { source, tokenStart } = this;
    const quote = source[i]!;
    this.firstLineno = this.lineno;
    this.multiLineStart = this.lineStart;
    const triple = source.startsWith(quote.repeat(3), i);
    let escapedQuote = false;
    let p = i + (triple ? 3 : 1);
    for (;;) {
      const c = source[p];
      if (c === undefined || (c === '\n' && !triple)) {
        return this.unterminated(quote, triple, escapedQuote, c === undefined);
      }
      p++;
      if (c === '\\') {
        const escaped = source[p];
        if (escaped === undefined) continue;
        p++;
        if (escaped === quote) escapedQuote = true;
        else if (escaped === '\n') this.newlineBefore(p);
      } else if (c === '\n') this.newlineBefore(p);
      else if (c === quote && (!triple || (source[p] === quote && source[p + 1] === quote))) {
        if (triple) p += 2;
        break;
      }
    }
    this.position = p;
    return this.stringToken('STRING', tokenStart, p);
  }

  private newlineBefore(position: number): void {
    this.position = position;
    this.startLine(true);
  }

  private unterminated(quote: string, triple: boolean, escapedQuote: boolean, atEnd: boolean): Token {
    const detected = this.lineno;
    this.position = this.tokenStart + 1;
    this.lineStart = this.multiLineStart;
    this.lineno = this.firstLineno;
    const mode = this.modes[this.modes.length - 1];
    if (mode !== undefined && mode.quote === quote && mode.quoteSize === (triple ? 3 : 1)) {
      return this.fail(`${mode.prefix}-string: expecting '}'`);
    }
    this.unterminatedAtEnd = atEnd;
    if (triple) return this.fail(`unterminated triple-quoted string literal (detected at line ${detected})`);
    const hint = escapedQuote ? '; perhaps you escaped the end quote?' : '';
    return this.fail(`unterminated string literal (detected at line ${detected})${hint}`);
  }

  private startInterpolated(start: number, quoteAt: number, prefix: 'f' | 't', raw: boolean): Token {
    const { source } = this;
    const quote = source[quoteAt]!;
    const quoteSize = source.startsWith(quote.repeat(3), quoteAt) ? 3 : 1;
    this.firstLineno = this.lineno;
    this.multiLineStart = this.lineStart;
    this.position = quoteAt + quoteSize;
    if (this.modes.length + 1 >= MAX_STRING_NESTING) return this.fail('too many nested f-strings or t-strings');
    this.modes.push({
      prefix,
      raw,
      quote,
      quoteSize,
      start,
      lineStart: this.lineStart,
      lineno: this.lineno,
      regular: false,
      brackets: 0,
      depth: -1,
      inFormatSpec: false,
      debug: false,
      expressionStart: -1,
      expressionEnd: -1,
    });
    return this.stringToken(prefix === 'f' ? 'FSTRING_START' : 'TSTRING_START', start, this.position);
  }

  /** The next token inside the text of an f-string (tok_get_fstring_mode). */
  protected nextInString(mode: FStringMode): Token {
    const { source } = this;
    this.tokenStart = this.position;
    this.firstLineno = this.lineno;
    this.multiLineStart = this.lineStart;
    const p = this.position;
    if (source[p] === '{' && source[p + 1] !== '{') return this.enterExpression(mode) ?? this.nextRegular(mode);
    if (source.startsWith(mode.quote.repeat(mode.quoteSize), p)) {
      mode.expressionStart = mode.expressionEnd = -1;
      this.position = p + mode.quoteSize;
      this.modes.pop();
      return this.stringToken(mode.prefix === 'f' ? 'FSTRING_END' : 'TSTRING_END', p, this.position);
    }
    return this.stringText(mode);
  }

  private enterExpression(mode: FStringMode): Token | null {
    mode.depth++;
    if (mode.depth >= MAX_EXPRESSION_NESTING) return this.fail(`${mode.prefix}-string: expressions nested too deeply`);
    mode.regular = true;
    return null;
  }

  /** The text up to the next replacement field, doubled brace or end of the string. */
  private stringText(mode: FStringMode): Token {
    const { source } = this;
    const middle = mode.prefix === 'f' ? 'FSTRING_MIDDLE' : 'TSTRING_MIDDLE';
    const start = this.position;
    let namedEscape = false;
    const finish = (end: number, position: number): Token => {
      this.position = position;
      const token = this.stringToken(middle, start, end);
      token.end_col_offset = this.column(position);
      return token;
    };
    for (let p = start; ; ) {
      const c = source[p];
      const inFormatSpec = mode.inFormatSpec && mode.depth >= 0;
      if (c === undefined || (c === '\n' && mode.quoteSize === 1)) {
        if (inFormatSpec && c === '\n') {
          this.position = p + 1;
          const { prefix } = mode;
          return this.fail(
            `${prefix}-string: newlines are not allowed in format specifiers for single quoted ${prefix}-strings`,
          );
        }
        return this.unterminatedInterpolated(mode, c === undefined);
      }
      if (c === mode.quote && source.startsWith(mode.quote.repeat(mode.quoteSize), p)) return finish(p, p);
      p++;
      if (c === '\n') this.newlineBefore(p);
      else if (c === '{') {
        mode.expressionStart = p;
        mode.expressionEnd = -1;
        if (source[p] === '{' && !inFormatSpec) return finish(p, p + 1);
        const tooDeep = this.enterExpression(mode);
        if (tooDeep !== null) return tooDeep;
        mode.inFormatSpec = false;
        return finish(p - 1, p - 1);
      } else if (c === '}') {
        if (namedEscape) return finish(p, p);
        if (source[p] === '}' && !inFormatSpec && mode.brackets === 0) return finish(p, p + 1);
        mode.regular = true;
        mode.inFormatSpec = false;
        return finish(p - 1, p - 1);
      } else if (c === '\\') {
        const escaped = source[p];
        if (escaped === '{' || escaped === '}') {
          if (!mode.raw) {
            this.position = p + 1;
            this.warn(invalidEscapeMessage(escaped), invalidEscapeError(escaped));
          }
        } else if (escaped !== undefined) {
          p++;
          if (escaped === '\n') this.newlineBefore(p);
          else if (escaped === 'N' && !mode.raw && source[p] === '{') {
            namedEscape = true;
            p++;
          }
        }
      }
    }
  }

  private unterminatedInterpolated(mode: FStringMode, atEnd: boolean): Token {
    const detected = this.lineno;
    this.unterminatedAtEnd = atEnd && mode.quoteSize === 3;
    this.position = mode.start + 1;
    this.lineStart = mode.lineStart;
    this.lineno = mode.lineno;
    const triple = mode.quoteSize === 3 ? 'triple-quoted ' : '';
    return this.fail(`unterminated ${triple}${mode.prefix}-string literal (detected at line ${detected})`);
  }

  /**
   * A brace, colon or exclamation mark inside an expression: notes where its source starts or ends, and gives that source
   * where somebody will ask for it (_PyLexer_update_ftstring_expr, set_ftstring_expr).
   */
  protected expressionBoundary(mode: FStringMode, c: string, start: number): string | null {
    const cursor = mode.brackets - (c === '{' ? 0 : 1);
    if (cursor !== 0 && !(cursor === 1 && (mode.debug || mode.inFormatSpec))) return null;
    if (c === '{') {
      mode.expressionStart = start + 1;
      mode.expressionEnd = -1;
      return null;
    }
    if (mode.expressionEnd < 0) mode.expressionEnd = start;
    if (!mode.debug && mode.prefix === 'f') return null;
    return withoutComments(this.source.slice(mode.expressionStart, mode.expressionEnd));
  }
}
