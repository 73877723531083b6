// Where an error stands, in the units of SyntaxError: code points of the line that it shows.

import { SyntaxFailure, type SyntaxFailureType } from './syntax-failure';
import { codePoints, type OpenBracket, utf8Length } from './tokenizer-base';
import type { Tokenizer } from './tokenizer';

/** A column in UTF-8 bytes as a column in code points (_PyPegen_byte_offset_to_character_offset). */
function characterOffset(text: string, col: number): number {
  if (col < 0) return col;
  if (col > utf8Length(text, 0, text.length)) return codePoints(text, 0, text.length) + 1;
  let bytes = 0;
  let characters = 0;
  for (const c of text) {
    if (bytes >= col) break;
    bytes += utf8Length(c, 0, c.length);
    characters++;
  }
  return characters;
}

/** An error at a place in the text, columns in bytes and counted from 1 (_PyPegen_raise_error_known_location). */
export function failureAt(
  tokenizer: Tokenizer,
  type: SyntaxFailureType,
  msg: string,
  lineno: number,
  col: number,
  endLineno: number,
  endCol: number,
): SyntaxFailure {
  const text = tokenizer.errorText(lineno);
  const offset = characterOffset(text, col);
  const endOffset = endCol > 0 ? characterOffset(text, endCol) : endCol;
  return new SyntaxFailure(type, msg, tokenizer.filename, lineno, offset, endLineno, endOffset, text);
}

/** "'(' was never closed" (raise_unclosed_parentheses_error). */
export function unclosedBracket(tokenizer: Tokenizer, { bracket, lineno, col_offset }: OpenBracket): SyntaxFailure {
  return failureAt(tokenizer, 'SyntaxError', `'${bracket}' was never closed`, lineno, col_offset + 1, lineno, 0);
}

/**
 * Reads the rest of the text: an error of the tokenizer, or a bracket left open before `line`, is more useful than what the
 * parser has to say (_PyPegen_tokenize_full_source_to_check_for_errors).
 */
export function preferTokenizerFailure(tokenizer: Tokenizer, line: number, failure: SyntaxFailure): SyntaxFailure {
  const { warnings } = tokenizer;
  for (;;) {
    const known = warnings.length;
    const { type } = tokenizer.next();
    if (tokenizer.insideString) for (const warning of warnings.slice(known)) warning.asError = () => failure;
    if (type === 'ENDMARKER') return failure;
    if (type !== 'ERRORTOKEN') continue;
    if (tokenizer.insideString) return failure;
    if (tokenizer.failure !== null) return tokenizer.failure;
    const open = tokenizer.brackets[tokenizer.brackets.length - 1];
    return open !== undefined && line > open.lineno ? unclosedBracket(tokenizer, open) : failure;
  }
}
