// The module _tokenize: the tokens of a program one by one, comments and blank lines included if asked for.

import { PyBytes } from '../objects/bytes/bytes';
import { defineType } from '../objects/define-type';
import * as exceptions from '../objects/exceptions/exceptions';
import { parseKeywords } from '../objects/native-arguments';
import { hold, type Value } from '../objects/object';
import { callMethod, swallow } from '../objects/protocols/attributes';
import { isTrue } from '../objects/protocols/compare';
import { typeError } from '../objects/raise';
import type { Thread } from '../objects/thread';
import { PyTuple } from '../objects/containers/tuple';
import { type PyType, TypeFlag } from '../objects/type';
import { strValue } from '../objects/type-of';
import { SyntaxFailure, type SyntaxFailureType } from '../syntax/syntax-failure';
import { KEYWORDS, type Token } from '../syntax/token';
import { Tokenizer } from '../syntax/tokenizer';
import { syntaxError } from './compile-source';
import { defineModule } from './define-module';
import { PyHolder } from '../objects/holder';

const NUMBERS: Record<string, number> = {
  ENDMARKER: 0,
  NAME: 1,
  NUMBER: 2,
  STRING: 3,
  NEWLINE: 4,
  INDENT: 5,
  DEDENT: 6,
  FSTRING_START: 59,
  FSTRING_MIDDLE: 60,
  FSTRING_END: 61,
  TSTRING_START: 62,
  TSTRING_MIDDLE: 63,
  TSTRING_END: 64,
};
const OP = 55;
const COMMENT = 65;
const NL = 66;

/** Operators by the numbers of the module token. */
const OPERATORS = new Map<string, number>(
  [
    ...['(', ')', '[', ']', ':', ',', ';', '+', '-', '*', '/', '|', '&', '<', '>', '=', '.', '%', '{', '}', '==', '!='],
    ...['<=', '>=', '~', '^', '<<', '>>', '**', '+=', '-=', '*=', '/=', '%=', '&=', '|=', '^=', '<<=', '>>=', '**='],
    ...['//', '//=', '@', '@=', '->', '...', ':=', '!'],
  ].map((text, index) => [text, index + 7]),
);

interface Piece {
  type: number;
  text: string;
  start: [line: number, column: number];
  end: [line: number, column: number];
  line: string;
}

/** Turns the tokens of the parser into those that Python programs see. */
class TokenStream {
  private readonly tokenizer: Tokenizer;
  private readonly lineStarts: number[] = [0];
  private readonly queue: Piece[] = [];
  private position = 0;
  private ended = false;

  constructor(
    private readonly source: string,
    private readonly original: string,
    private readonly extra: boolean,
  ) {
    this.tokenizer = new Tokenizer(source, { filename: '<string>' });
    for (let index = source.indexOf('\n'); index >= 0; index = source.indexOf('\n', index + 1))
      this.lineStarts.push(index + 1);
  }

  /** The next piece; undefined after the last. Throws SyntaxFailure. */
  next(): Piece | undefined {
    while (this.queue.length === 0 && !this.ended) this.read();
    return this.queue.shift();
  }

  /** Line (from 1) and column in code points of an offset. */
  private place(offset: number): [number, number] {
    let low = 0;
    let high = this.lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.lineStarts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    const text = this.source.slice(this.lineStarts[low]!, offset);
    return [low + 1, /[\ud800-\udbff]/.test(text) ? [...text].length : text.length];
  }

  /** The text of the lines from one to another. */
  private lines(first: number, last: number): string {
    const text = this.source.slice(this.lineStarts[first - 1]!, this.lineStarts[last] ?? this.source.length);
    const isLast = this.lineStarts[last] === undefined || this.lineStarts[last] >= this.source.length;
    return isLast && this.source !== this.original ? text.replace(/\n$/, '') : text;
  }

  private piece(type: number, start: number, end: number, text = this.source.slice(start, end)): Piece {
    const from = this.place(start);
    const to = this.place(end);
    return { type, text, start: from, end: to, line: this.lines(from[0], to[0]) };
  }

  /** Reads up to the next token that has text; what lies before it goes first. */
  private read(): void {
    const indents: Token[] = [];
    let token = this.nextToken();
    while (token.type === 'INDENT' || token.type === 'DEDENT') {
      indents.push(token);
      token = this.nextToken();
    }
    if (this.extra) this.readGap(token.type === 'NEWLINE' ? token.end : token.start);
    for (const indent of indents) this.queue.push(this.indent(indent, token));
    this.position = Math.max(this.position, token.end);
    if (token.type === 'ENDMARKER') {
      this.ended = true;
      this.queue.push(this.trailing('ENDMARKER'));
      return;
    }
    if (token.type === 'NEWLINE') {
      this.queue.push(this.newline(token));
      return;
    }
    this.queue.push(this.piece(this.numberOf(token), token.start, token.end));
  }

  private nextToken(): Token {
    const token = this.tokenizer.next();
    if (token.type !== 'ERRORTOKEN') return token;
    throw this.failure();
  }

  private numberOf({ type }: Token): number {
    const number = NUMBERS[type];
    if (number !== undefined) return number;
    if (KEYWORDS.has(type)) return 1;
    return this.extra ? OP : (OPERATORS.get(type) ?? OP);
  }

  /** Comments and the ends of lines that end no statement. */
  private readGap(end: number): void {
    const { source } = this;
    while (this.position < end) {
      const char = source[this.position]!;
      if (char === '#') {
        const newline = source.indexOf('\n', this.position);
        const stop = newline < 0 ? end : Math.min(newline, end);
        this.queue.push(this.piece(COMMENT, this.position, stop));
        this.position = stop;
      } else if (char === '\n') {
        const added = this.position >= this.original.length;
        const nl = this.piece(NL, this.position, this.position, added ? '' : '\n');
        nl.end = [nl.end[0], nl.end[1] + 1];
        this.queue.push(nl);
        this.position++;
      } else if (char === '\\' && source[this.position + 1] === '\n') this.position += 2;
      else this.position++;
    }
  }

  private newline(token: Token): Piece {
    const { end } = token;
    const added = end >= this.original.length;
    const piece = this.piece(4, end, end, this.extra && !added ? '\n' : '');
    this.position = end + 1;
    if (this.extra) piece.end = [piece.end[0], piece.end[1] + 1];
    return piece;
  }

  private indent({ type }: Token, next: Token): Piece {
    if (next.type === 'ENDMARKER') return this.trailing(type);
    const [line, column] = this.place(next.start);
    if (!this.extra) {
      return { type: NUMBERS[type]!, text: '', start: [line, -1], end: [line, -1], line: this.lines(line, line) };
    }
    const isIndent = type === 'INDENT';
    const text = isIndent ? this.source.slice(this.lineStarts[line - 1]!, next.start) : '';
    return {
      type: NUMBERS[type]!,
      text,
      start: [line, isIndent ? 0 : column],
      end: [line, column],
      line: this.lines(line, line),
    };
  }

  /** A token behind the last line. */
  private trailing(type: string): Piece {
    const lines =
      this.source === '' ? 0 : this.source.endsWith('\n') ? this.lineStarts.length - 1 : this.lineStarts.length;
    if (this.extra) return { type: NUMBERS[type]!, text: '', start: [lines + 1, 0], end: [lines + 1, 0], line: '' };
    return { type: NUMBERS[type]!, text: '', start: [lines, -1], end: [lines, -1], line: this.lines(lines, lines) };
  }

  /** The error of the tokenizer (_tokenizer_error). */
  private failure(): SyntaxFailure {
    const { tokenizer } = this;
    if (tokenizer.failure !== null) return tokenizer.failure;
    const { lineno } = tokenizer;
    const text = this.lines(lineno, lineno);
    const fail = (type: SyntaxFailureType, message: string, offset = 1): SyntaxFailure =>
      new SyntaxFailure(type, message, '<string>', lineno, offset, lineno, offset, text);
    switch (tokenizer.done) {
      case 'DEDENT':
        return fail('IndentationError', 'unindent does not match any outer indentation level', text.length);
      case 'TABSPACE':
        return fail('TabError', 'inconsistent use of tabs and spaces in indentation', text.length);
      case 'TOODEEP':
        return fail('IndentationError', 'too many levels of indentation', text.length);
      case 'LINECONT':
        return fail('SyntaxError', 'unexpected character after line continuation character', tokenizer.position);
      default:
        return fail('SyntaxError', 'unexpected EOF in multi-line statement', text.length + 1);
    }
  }
}

class PyTokenizerIter extends PyHolder {
  /** Held. */
  readline: Value = null;
  extra = false;
  encoding: string | undefined = undefined;
  stream: TokenStream | undefined = undefined;

  static {
    PyTokenizerIter.holds({ readline: null });
  }
}

/** All lines that `readline` gives. */
function readSource(thread: Thread, self: PyTokenizerIter): string {
  let source = '';
  for (;;) {
    let line: Value;
    try {
      line = thread.call(self.readline, []);
    } catch (error) {
      swallow(thread, error, exceptions.StopIterationType);
      return source;
    }
    let text = strValue(line);
    if (self.encoding !== undefined) {
      if (!(line instanceof PyBytes)) throw typeError('readline() returned a non-bytes object');
      text = strValue(callMethod(thread, line, 'decode', [self.encoding, 'replace']));
    } else if (text === undefined) throw typeError('readline() returned a non-string object');
    if (text === undefined || text === '') return source;
    source += text;
  }
}

function next(thread: Thread, value: Value): Value | undefined {
  const self = value as PyTokenizerIter;
  if (self.stream === undefined) {
    const original = readSource(thread, self).replace(/\r\n?/g, '\n');
    const source = original === '' || original.endsWith('\n') ? original : `${original}\n`;
    self.stream = new TokenStream(source, original, self.extra);
  }
  let piece: Piece | undefined;
  try {
    piece = self.stream.next();
  } catch (error) {
    throw syntaxError(thread, error);
  }
  if (piece === undefined) return undefined;
  const { type, text, start, end, line } = piece;
  return new PyTuple([type, text, new PyTuple(start), new PyTuple(end), line]);
}

const tokenizerIterType: PyType = defineType({
  name: 'TokenizerIter',
  module: '_tokenize',
  instanceClass: PyTokenizerIter,
  flags: TypeFlag.HAVE_GC,
  tp: {
    tp_new: (thread, type, args, kwnames) => {
      const [readline, extra, encoding] = parseKeywords(
        thread,
        'tokenizeriter',
        'readline, /, *, extra_tokens, encoding=None',
        args,
        kwnames,
      ) as [Value, Value, Value?];
      const iterator = new PyTokenizerIter(type);
      iterator.readline = hold(readline);
      iterator.extra = isTrue(thread, extra);
      iterator.encoding = encoding === undefined || encoding === null ? undefined : strValue(encoding);
      return iterator;
    },
    tp_iter: (_thread, self) => self,
    tp_iternext: next,
  },
});

export const tokenizeModule = defineModule({ name: '_tokenize', types: [tokenizerIterType] });
