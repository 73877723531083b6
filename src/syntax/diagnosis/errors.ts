// Errors of the tokenizer as the parser reports them, and the errors that take precedence over what the parser found.

import type { SyntaxFailure } from '../syntax-failure';
import type { OpenBracket } from '../tokenizer-base';
import type { Machine } from './machine';

function caught(raise: () => never): SyntaxFailure {
  try {
    return raise();
  } catch (failure) {
    return failure as SyntaxFailure;
  }
}

/** "'(' was never closed" (raise_unclosed_parentheses_error). */
export function unclosedBracket(machine: Machine, { bracket, lineno, col_offset }: OpenBracket): SyntaxFailure {
  const msg = `'${bracket}' was never closed`;
  return caught(() => machine.raiseAt('SyntaxError', msg, lineno, col_offset + 1, lineno, 0));
}

/** What the error token that was just read means (_Pypegen_tokenizer_error). */
export function tokenizerFailure(machine: Machine): SyntaxFailure {
  const { tokenizer } = machine;
  const { lineno } = tokenizer;
  if (tokenizer.failure !== null) return tokenizer.failure;
  switch (tokenizer.done) {
    case 'EOF': {
      const open = tokenizer.brackets[tokenizer.brackets.length - 1];
      if (open !== undefined) return unclosedBracket(machine, open);
      return caught(() => machine.raise('SyntaxError', 'unexpected EOF while parsing', machine.lastFetched()));
    }
    case 'DEDENT': {
      const msg = 'unindent does not match any outer indentation level';
      return caught(() => machine.raise('IndentationError', msg, machine.lastFetched()));
    }
    case 'TABSPACE': {
      const msg = 'inconsistent use of tabs and spaces in indentation';
      return caught(() => machine.raiseAt('TabError', msg, lineno, 1, lineno, 0));
    }
    case 'TOODEEP':
      return caught(() => machine.raiseAt('IndentationError', 'too many levels of indentation', lineno, 1, lineno, 0));
    case 'LINECONT': {
      const col = tokenizer.column(tokenizer.position, tokenizer.bufferStart);
      const msg = 'unexpected character after line continuation character';
      return caught(() => machine.raiseAt('SyntaxError', msg, lineno, col, lineno, 0));
    }
    default:
      throw new Error('an error token without an error');
  }
}

/**
 * Reads the rest of the text: an error of the tokenizer, or a bracket left open before the error's line, is more useful
 * than what the parser has to say (_PyPegen_tokenize_full_source_to_check_for_errors).
 */
export function preferTokenizerFailure(machine: Machine, failure: SyntaxFailure): SyntaxFailure {
  const { tokenizer } = machine;
  const line = machine.lastFetched().lineno;
  for (;;) {
    const { type } = tokenizer.next();
    if (type === 'ENDMARKER') return failure;
    if (type !== 'ERRORTOKEN') continue;
    if (tokenizer.insideString) return failure;
    if (tokenizer.failure !== null) return tokenizer.failure;
    const open = tokenizer.brackets[tokenizer.brackets.length - 1];
    return open !== undefined && line > open.lineno ? unclosedBracket(machine, open) : failure;
  }
}
