// Errors of the tokenizer as the parser reports them.

import { failureAt, unclosedBracket } from '../failure-place';
import type { SyntaxFailure } from '../syntax-failure';
import type { Machine } from './machine';

function caught(raise: () => never): SyntaxFailure {
  try {
    return raise();
  } catch (failure) {
    return failure as SyntaxFailure;
  }
}

/** What the error token that was just read means (_Pypegen_tokenizer_error). */
export function tokenizerFailure(machine: Machine): SyntaxFailure {
  const { tokenizer } = machine;
  const { lineno } = tokenizer;
  if (tokenizer.failure !== null) return tokenizer.failure;
  switch (tokenizer.done) {
    case 'EOF': {
      const open = tokenizer.brackets[tokenizer.brackets.length - 1];
      if (open !== undefined) return unclosedBracket(tokenizer, open);
      return caught(() => machine.raise('SyntaxError', 'unexpected EOF while parsing', machine.lastFetched()));
    }
    case 'DEDENT': {
      const msg = 'unindent does not match any outer indentation level';
      return caught(() => machine.raise('IndentationError', msg, machine.lastFetched()));
    }
    case 'TABSPACE': {
      const msg = 'inconsistent use of tabs and spaces in indentation';
      return failureAt(tokenizer, 'TabError', msg, lineno, 1, lineno, 0);
    }
    case 'TOODEEP':
      return failureAt(tokenizer, 'IndentationError', 'too many levels of indentation', lineno, 1, lineno, 0);
    case 'LINECONT': {
      const col = tokenizer.column(tokenizer.position, tokenizer.bufferStart);
      const msg = 'unexpected character after line continuation character';
      return failureAt(tokenizer, 'SyntaxError', msg, lineno, col, lineno, 0);
    }
    default:
      throw new Error('an error token without an error');
  }
}
