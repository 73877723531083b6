// Text to tokens: lines, indentation, brackets, names and operators (CPython's Parser/lexer/lexer.c, regular mode).

import { isPrintable } from '../objects/text/unicode/properties';
import { scanIdentifier } from './characters';
import { type FStringMode, InterpolatedStrings } from './tokenizer-strings';
import { KEYWORD_TYPES, ONE_CHARACTER, THREE_CHARACTERS, type Token, TWO_CHARACTERS } from './token';

const TAB_SIZE = 8;
const MAX_INDENT = 100;
const MAX_LEVEL = 200;

enum Char {
  TAB = 9,
  NEWLINE = 10,
  FORMFEED = 12,
  RETURN = 13,
  SPACE = 32,
  QUOTE2 = 34,
  HASH = 35,
  QUOTE1 = 39,
  DOT = 46,
  ZERO = 48,
  NINE = 57,
  COLON = 58,
  BACKSLASH = 92,
}

/** 1: may start an identifier; 2: may continue one (both for anything beyond ASCII). */
const IDENTIFIER = new Uint8Array(128);
for (let c = 0; c < 128; c++) {
  const letter = (c >= 65 && c <= 90) || (c >= 97 && c <= 122) || c === 95;
  IDENTIFIER[c] = letter ? 3 : c >= 48 && c <= 57 ? 2 : 0;
}

export interface TokenizerOptions {
  filename: string;
  /** Report `# type:` comments as tokens. */
  typeComments?: boolean;
  /** Called for each token and each line without one: may throw to end the work on a text that is too long. */
  onToken?: () => void;
}

/**
 * The tokenizer. `next` gives one token after the other; after the last it goes on giving ENDMARKER. On an error it gives
 * an ERRORTOKEN, and `failure` or `done` says why.
 */
export class Tokenizer extends InterpolatedStrings {
  private atLineStart = true;
  private pendingIndents = 0;
  private readonly indents: number[] = [0];
  private readonly alternativeIndents: number[] = [0];
  private readonly typeComments: boolean;
  private readonly onToken: (() => void) | undefined;
  /** Type ignores seen so far (`# type: ignore[tag]`). */
  readonly typeIgnores: { lineno: number; tag: string }[] = [];

  constructor(source: string, options: TokenizerOptions) {
    super(source, options.filename);
    this.typeComments = options.typeComments ?? false;
    this.onToken = options.onToken;
  }

  /** Lets the open blocks end here: interactive input ends them without a line that says so. */
  endBlocks(): void {
    this.pendingIndents = 1 - this.indents.length;
    this.indents.length = 1;
    this.alternativeIndents.length = 1;
  }

  /** The next token (_PyTokenizer_Get). */
  next(): Token {
    this.onToken?.();
    const mode = this.modes[this.modes.length - 1];
    if (mode !== undefined && !mode.regular) return this.nextInString(mode);
    return this.nextRegular(mode);
  }

  protected nextRegular(mode: FStringMode | undefined): Token {
    const { source, length } = this;
    if (this.newlinePending) this.startLine();
    for (;;) {
      let blankLine = false;
      if (this.atLineStart) {
        this.atLineStart = false;
        const indented = this.readIndentation();
        if (indented === 'error') return this.errorToken();
        blankLine = indented === 'blank';
      }
      this.tokenStart = this.position;
      if (this.pendingIndents !== 0) {
        const dedent = this.pendingIndents < 0;
        this.pendingIndents += dedent ? 1 : -1;
        return this.emptyToken(dedent ? 'DEDENT' : 'INDENT');
      }
      const token = this.afterIndentation(mode, blankLine, source, length);
      if (token !== null) return token;
      this.onToken?.();
    }
  }

  /** One token of a line, or null where the line ends without one. */
  private afterIndentation(
    mode: FStringMode | undefined,
    blankLine: boolean,
    source: string,
    length: number,
  ): Token | null {
    for (;;) {
      let i = this.position;
      let c = source.charCodeAt(i);
      while (c === Char.SPACE || c === Char.TAB || c === Char.FORMFEED) c = source.charCodeAt(++i);
      this.tokenStart = i;
      if (c === Char.HASH) {
        while (i < length && c !== Char.NEWLINE) c = source.charCodeAt(++i);
        if (this.typeComments) {
          const comment = this.typeComment(i, blankLine);
          if (comment !== null) return comment;
        }
      }
      if (i >= length) {
        this.position = length;
        this.look(length);
        return this.level > 0 ? this.errorToken() : this.emptyToken('ENDMARKER');
      }
      this.position = i;
      if (c >= 128 || (IDENTIFIER[c]! & 1) !== 0) return this.name(c);
      if (c === Char.NEWLINE) {
        this.atLineStart = true;
        if (blankLine || this.level > 0) {
          this.position = i + 1;
          this.startLine();
          return null;
        }
        const token = this.token('NEWLINE', this.tokenStart, i);
        this.position = i + 1;
        token.end_col_offset = this.column(i + 1);
        this.newlinePending = true;
        return token;
      }
      if (c === Char.DOT) return this.dots(i);
      if (c >= Char.ZERO && c <= Char.NINE) return this.number(i);
      if (c === Char.QUOTE1 || c === Char.QUOTE2) return this.string(i);
      if (c !== Char.BACKSLASH) return this.operator(c, mode);
      this.position = i + 1;
      if (!this.continueLine(true)) return this.errorToken();
    }
  }

  /** Measures the indentation of a line and notes the indents and dedents it means. */
  private readIndentation(): 'blank' | 'line' | 'error' {
    const { source } = this;
    let column = 0;
    let alternative = 0;
    let continued = 0;
    for (;;) {
      const c = source.charCodeAt(this.position);
      if (c === Char.SPACE) {
        column++;
        alternative++;
      } else if (c === Char.TAB) {
        column = (Math.floor(column / TAB_SIZE) + 1) * TAB_SIZE;
        alternative++;
      } else if (c === Char.FORMFEED) {
        column = alternative = 0;
      } else if (c === Char.BACKSLASH) {
        continued = continued || column;
        this.position++;
        if (!this.continueLine(false)) return 'error';
        continue;
      } else {
        this.look(this.position);
        if (c === Char.HASH || c === Char.NEWLINE) return 'blank';
        break;
      }
      this.position++;
    }
    if (this.level > 0) return 'line';
    return this.indent(continued || column, continued || alternative) ? 'line' : 'error';
  }

  private indent(column: number, alternative: number): boolean {
    const { indents, alternativeIndents } = this;
    const last = indents.length - 1;
    if (column === indents[last]) return alternative === alternativeIndents[last] || this.inconsistentTabs();
    if (column > indents[last]!) {
      if (indents.length >= MAX_INDENT) return this.indentationError('TOODEEP');
      if (alternative <= alternativeIndents[last]!) return this.inconsistentTabs();
      this.pendingIndents++;
      indents.push(column);
      alternativeIndents.push(alternative);
      return true;
    }
    while (indents.length > 1 && column < indents[indents.length - 1]!) {
      this.pendingIndents--;
      indents.pop();
      alternativeIndents.pop();
    }
    if (column !== indents[indents.length - 1]) return this.indentationError('DEDENT');
    return alternative === alternativeIndents[indents.length - 1] || this.inconsistentTabs();
  }

  private inconsistentTabs(): false {
    return this.indentationError('TABSPACE');
  }

  private indentationError(done: 'DEDENT' | 'TABSPACE' | 'TOODEEP'): false {
    this.done = done;
    this.position = this.lineEnd(this.position);
    return false;
  }

  /** After a backslash: goes on to the next line, or notes the error (tok_continuation_line). */
  private continueLine(insideToken: boolean): boolean {
    const c = this.source.charCodeAt(this.position);
    if (c !== Char.NEWLINE) {
      if (this.position < this.length) this.position++;
      this.done = 'LINECONT';
      return false;
    }
    this.position++;
    if (this.position >= this.length) {
      this.done = 'EOF';
      return false;
    }
    this.startLine(insideToken);
    return true;
  }

  private name(first: number): Token {
    const { source } = this;
    const start = this.position;
    let i = start;
    if (first < 128) {
      const quoted = this.stringPrefix(i);
      if (quoted !== null) return quoted;
    }
    let ascii = true;
    let c = first;
    for (;;) {
      if (c >= 128) ascii = false;
      else if (!(IDENTIFIER[c]! & 2)) break;
      c = source.charCodeAt(++i);
      if (i >= this.length) break;
    }
    this.position = i;
    this.look(i);
    const text = source.slice(start, i);
    if (!ascii && !this.verifyIdentifier(text)) return this.errorToken();
    const type = KEYWORD_TYPES.get(text);
    const token = this.token(type ?? 'NAME', start, i);
    if (type === undefined) token.text = text;
    return token;
  }

  /** Holds an identifier against PEP 3131 (verify_identifier). */
  private verifyIdentifier(text: string): boolean {
    const invalid = scanIdentifier(text);
    if (invalid >= text.length) return true;
    const code = text.codePointAt(invalid)!;
    const width = code > 0xffff ? 2 : 1;
    this.position = this.tokenStart + invalid + width;
    const hex = code.toString(16).toUpperCase().padStart(4, '0');
    if (isPrintable(code)) this.fail(`invalid character '${String.fromCodePoint(code)}' (U+${hex})`);
    else this.fail(`invalid non-printable character U+${hex}`);
    return false;
  }

  private dots(i: number): Token {
    const { source } = this;
    const next = source.charCodeAt(i + 1);
    if (next >= Char.ZERO && next <= Char.NINE) return this.number(i);
    this.look(i + 1);
    if (next === Char.DOT) this.look(i + 2);
    if (next === Char.DOT && source.charCodeAt(i + 2) === Char.DOT) {
      this.position = i + 3;
      return this.token('...', i, i + 3);
    }
    this.position = i + 1;
    return this.token('.', i, i + 1);
  }

  private operator(code: number, mode: FStringMode | undefined): Token {
    const { source } = this;
    const start = this.position;
    const c = source[start]!;
    const two = source.slice(start, start + 2);
    let metadata: string | null = null;
    if (mode !== undefined && mode.depth >= 0 && (c === ':' || c === '}' || c === '!' || c === '{') && two !== '!=') {
      metadata = this.expressionBoundary(mode, c, start);
      if (c === ':' && mode.brackets - 1 === mode.depth) {
        mode.regular = false;
        mode.inFormatSpec = true;
        this.position = start + 1;
        const token = this.token(':', start, start + 1);
        token.metadata = metadata;
        return token;
      }
    }
    const twoType = TWO_CHARACTERS.get(two);
    if (twoType !== undefined) {
      const threeType = THREE_CHARACTERS.get(source.slice(start, start + 3));
      this.look(start + 2);
      this.position = start + (threeType === undefined ? 2 : 3);
      return this.token(threeType ?? twoType, start, this.position);
    }
    this.look(start + 1);
    this.position = start + 1;
    if (c === '(' || c === '[' || c === '{') {
      if (this.level >= MAX_LEVEL) return this.fail('too many nested parentheses');
      this.brackets.push({ bracket: c, lineno: this.lineno, col_offset: this.column(start) });
      if (mode !== undefined) mode.brackets++;
    } else if (c === ')' || c === ']' || c === '}') {
      const error = this.closeBracket(c, mode);
      if (error !== null) return error;
    }
    const type = ONE_CHARACTER.get(c);
    if (type === undefined && !isPrintable(code)) {
      return this.fail(`invalid non-printable character U+${code.toString(16).toUpperCase().padStart(4, '0')}`);
    }
    if (c === '=' && mode !== undefined && mode.brackets - mode.depth === 1) mode.debug = true;
    const token = this.token(type ?? 'OP', start, start + 1);
    token.metadata = metadata;
    return token;
  }

  private closeBracket(c: string, mode: FStringMode | undefined): Token | null {
    if (mode !== undefined && mode.brackets === 0 && c === '}') {
      return this.fail(`${mode.prefix}-string: single '}' is not allowed`);
    }
    const opening = this.brackets.pop();
    if (opening === undefined) return this.fail(`unmatched '${c}'`);
    const matches = { '(': ')', '[': ']', '{': '}' }[opening.bracket] === c;
    if (!matches) {
      if (mode !== undefined && opening.bracket === '{' && mode.brackets - 1 === mode.depth) {
        return this.fail(`${mode.prefix}-string: unmatched '${c}'`);
      }
      const where = opening.lineno === this.lineno ? '' : ` on line ${opening.lineno}`;
      return this.fail(`closing parenthesis '${c}' does not match opening parenthesis '${opening.bracket}'${where}`);
    }
    if (mode !== undefined) {
      mode.brackets--;
      if (mode.brackets < 0) return this.fail(`${mode.prefix}-string: unmatched '${c}'`);
      if (c === '}' && mode.brackets === mode.depth) {
        mode.depth--;
        mode.regular = false;
        mode.inFormatSpec = false;
        mode.debug = false;
      }
    }
    return null;
  }

  /** A `# type:` comment that ends at `end`, as a token; a `# type: ignore` is only noted. */
  private typeComment(end: number, blankLine: boolean): Token | null {
    const match = /^#[ \t]*type:[ \t]*/.exec(this.source.slice(this.tokenStart, end));
    if (match === null) return null;
    const start = this.tokenStart + match[0].length;
    const ignore = /^ignore(?![0-9A-Za-z\u0080-\uffff])(.*)$/.exec(this.source.slice(start, end));
    this.position = end;
    if (ignore === null) return this.token('TYPE_COMMENT', start, end);
    const alone = blankLine && end < this.length;
    this.typeIgnores.push({ lineno: this.lineno, tag: ignore[1]! + (alone ? '\n' : '') });
    if (alone) {
      this.position = end + 1;
      this.atLineStart = true;
      this.startLine();
    }
    return this.next();
  }
}
