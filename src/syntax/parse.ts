// parse(): text to syntax tree.

import type { ModNode } from './ast';
import { MISMATCH } from './cursor';
import { type DiagnoseOptions, diagnose, multipleStatements } from './diagnosis/diagnose';
import { Parser } from './parser';
import { type Decode, sourceText } from './source-text';
import { SyntaxFailure, type SyntaxWarning_ } from './syntax-failure';
import { Tokenizer } from './tokenizer';

export { SyntaxFailure, type SyntaxWarning_ } from './syntax-failure';

export type ParseMode = 'exec' | 'eval' | 'single' | 'func_type';

export interface ParseOptions {
  /** Read `# type:` comments (PyCF_TYPE_COMMENTS). */
  typeComments?: boolean;
  /** The end of interactive input does not end its blocks (PyCF_DONT_IMPLY_DEDENT). */
  dontImplyDedent?: boolean;
  /** A program that ends too soon raises _IncompleteInputError (PyCF_ALLOW_INCOMPLETE_INPUT). */
  allowIncompleteInput?: boolean;
  /** Inequality is spelled `<>` (CO_FUTURE_BARRY_AS_BDFL). */
  barryAsBdfl?: boolean;
  /** Decodes sources in other encodings than UTF-8 and Latin-1; without it, those that JavaScript knows are read. */
  decode?: Decode;
  /** Called for each token: may throw to end the work on a text that is too long. */
  onToken?: () => void;
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
  const text = sourceText(source, filename, mode === 'exec', options.decode);
  const settings: DiagnoseOptions = {
    filename,
    typeComments: options.typeComments,
    interactive: mode === 'single' ? { endBlocks: options.dontImplyDedent !== true } : null,
    allowIncompleteInput: options.allowIncompleteInput ?? false,
    barry: options.barryAsBdfl ?? false,
    onToken: options.onToken,
  };
  const tokenizer = new Tokenizer(text, settings);
  const parser = new Parser(tokenizer, settings.interactive);
  parser.barry = settings.barry;
  let tree: ModNode | null = null;
  try {
    tree = start(parser, mode);
  } catch (error) {
    if (error !== MISMATCH) throw error;
  }
  const failure =
    tree === null || parser.deep
      ? diagnose(text, mode, settings)
      : mode === 'single'
        ? multipleStatements(text, settings)
        : null;
  if (failure !== null) throw failure;
  if (tree === null) throw new Error(`parser and grammar disagree about ${filename}`);
  return { tree, warnings: tokenizer.warnings };
}

/** Like parse, but gives each warning to `onWarning`, also those of a program that is rejected; 'error' makes it the error. */
export function parseWarning(
  source: string | Uint8Array,
  filename: string,
  mode: ParseMode,
  options: ParseOptions,
  onWarning: (warning: SyntaxWarning_) => 'error' | undefined,
): ModNode {
  const issue = (warnings: SyntaxWarning_[]): void => {
    for (const warning of warnings) {
      if (onWarning(warning) !== 'error') continue;
      const failure = warning.asError();
      failure.metadata ??= [0, 0, sourceText(source, filename, mode === 'exec', options.decode)];
      throw failure;
    }
  };
  let result: ParseResult;
  try {
    result = parse(source, filename, mode, options);
  } catch (error) {
    if (error instanceof SyntaxFailure) issue(error.warnings);
    throw error;
  }
  issue(result.warnings);
  return result.tree;
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
