// What the tokenizer hands to the parser.

/** The kinds of tokens that carry a name of their own. Keywords and operators are their own type: 'if', '+=', '('. */
export type TokenType = string;

export interface Token {
  type: TokenType;
  /** Where the token stands in the source, in UTF-16 units. */
  start: number;
  end: number;
  lineno: number;
  /** UTF-8 bytes from the start of the line; -1 for tokens that have no text (INDENT, DEDENT, ENDMARKER). */
  col_offset: number;
  end_lineno: number;
  end_col_offset: number;
  /** How many brackets are open after it. */
  level: number;
  /** The name of a NAME, as written; empty for other tokens. */
  text: string;
  /** The source of the expression that this token ends, in `f'{x=}'` and in template strings. */
  metadata: string | null;
}

/** The reserved words of Python 3.14. */
export const KEYWORDS: ReadonlySet<string> = new Set([
  ...['False', 'None', 'True', 'and', 'as', 'assert', 'async', 'await', 'break', 'class', 'continue', 'def', 'del'],
  ...['elif', 'else', 'except', 'finally', 'for', 'from', 'global', 'if', 'import', 'in', 'is', 'lambda', 'nonlocal'],
  ...['not', 'or', 'pass', 'raise', 'return', 'try', 'while', 'with', 'yield'],
]);

/** Words that are reserved only where a statement or pattern may start. */
export const SOFT_KEYWORDS: ReadonlySet<string> = new Set(['_', 'case', 'match', 'type']);

/** Maps a keyword to its (interned) token type. */
export const KEYWORD_TYPES: ReadonlyMap<string, TokenType> = new Map([...KEYWORDS].map((word) => [word, word]));

/** Operators of one character. */
export const ONE_CHARACTER: ReadonlyMap<string, TokenType> = new Map(
  [...'!%&()*+,-./:;<=>@[]^{|}~'].map((c) => [c, c]),
);

/** Operators of two characters. `<>` is spelled `!=` to the parser. */
export const TWO_CHARACTERS: ReadonlyMap<string, TokenType> = new Map([
  ...[
    '!=',
    '%=',
    '&=',
    '**',
    '*=',
    '+=',
    '-=',
    '->',
    '//',
    '/=',
    ':=',
    '<<',
    '<=',
    '==',
    '>=',
    '>>',
    '@=',
    '^=',
    '|=',
  ].map((operator): [string, string] => [operator, operator]),
  ['<>', '!='],
]);

/** Operators of three characters. */
export const THREE_CHARACTERS: ReadonlyMap<string, TokenType> = new Map(
  ['**=', '...', '//=', '<<=', '>>='].map((operator) => [operator, operator]),
);

/** Tokens without visible text: they never end a node. */
export function isWhitespace(type: TokenType): boolean {
  return type === 'NEWLINE' || type === 'INDENT' || type === 'DEDENT' || type === 'ENDMARKER';
}
