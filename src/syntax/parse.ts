// parse(): text to syntax tree.

import type { ModNode } from './ast';
import { MISMATCH } from './cursor';
import { Parser } from './parser';
import { sourceText } from './source-text';
import { SyntaxFailure, type SyntaxWarning_ } from './syntax-failure';
import { Tokenizer } from './tokenizer';

export { SyntaxFailure, type SyntaxWarning_ } from './syntax-failure';

export type ParseMode = 'exec' | 'eval' | 'single' | 'func_type';

export interface ParseOptions {
  /** Read `# type:` comments (PyCF_TYPE_COMMENTS). */
  typeComments?: boolean;
}

export interface ParseResult {
  tree: ModNode;
  warnings: SyntaxWarning_[];
}

/** Parses a program; throws SyntaxFailure where it is not Python. */
export function parse(
  source: string | Uint8Array,
  filename: string,
  mode: ParseMode,
  options: ParseOptions = {},
): ParseResult {
  const text = sourceText(source, filename, mode === 'exec');
  const tokenizer = new Tokenizer(text, { filename, typeComments: options.typeComments });
  try {
    return { tree: start(new Parser(tokenizer, mode === 'single'), mode), warnings: tokenizer.warnings };
  } catch (error) {
    if (error !== MISMATCH) throw error;
  }
  if (tokenizer.failure !== null) throw tokenizer.failure;
  const { lineno } = tokenizer;
  throw new SyntaxFailure(
    'SyntaxError',
    'invalid syntax',
    filename,
    lineno,
    1,
    lineno,
    1,
    text.split('\n')[lineno - 1],
  );
}

function start(parser: Parser, mode: ParseMode): ModNode {
  switch (mode) {
    case 'exec':
      return parser.file();
    case 'eval':
      return parser.eval();
    case 'single':
      return parser.interactive();
    case 'func_type':
      return parser.functionType();
  }
}
