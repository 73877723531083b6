// SyntaxErrors raised after parsing: by the symbol table, the future statements and code generation.

import type { Located } from '../syntax/ast';
import { SyntaxFailure } from '../syntax/syntax-failure';

/** Where a compilation gets the text of a line for its errors, as CPython reads it back from the file. */
export type ProgramText = (lineno: number) => string | null;

/** What is being compiled, as far as errors need to know. */
export interface ErrorContext {
  readonly filename: string;
  readonly programText: ProgramText;
}

/**
 * An error of the symbol table or a future statement. Its exception has only the message in `args`; the place is set in
 * the attributes afterwards.
 */
export class SymbolTableFailure extends SyntaxFailure {}

/** The error at the extent of a node (_PyCompile_Error). */
export function syntaxErrorAt(
  context: ErrorContext,
  msg: string,
  loc: Located,
  Failure: typeof SyntaxFailure = SyntaxFailure,
): SyntaxFailure {
  const { lineno, col_offset, end_lineno, end_col_offset } = loc;
  const text = context.programText(lineno);
  return new Failure(
    'SyntaxError',
    msg,
    context.filename,
    lineno,
    col_offset + 1,
    end_lineno,
    end_col_offset + 1,
    text,
  );
}

/** The error of the symbol table at the extent of a node (PyErr_RangedSyntaxLocationObject). */
export function symbolErrorAt(context: ErrorContext, msg: string, loc: Located): SyntaxFailure {
  return syntaxErrorAt(context, msg, loc, SymbolTableFailure);
}
