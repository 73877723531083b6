// What our parser says about a program, in the words of the oracle.

import { dump } from '../../src/syntax/dump';
import { parse, SyntaxFailure, type SyntaxWarning_ } from '../../src/syntax/parse';
import type { Outcome, Program } from './oracle';

function plain(warnings: SyntaxWarning_[]): Outcome['warnings'] {
  return warnings.map(({ category, message, lineno }) => [category, message, lineno]);
}

export function outcomeOf({ mode, source, typeComments = false }: Program): Outcome {
  const text = typeof source === 'string' ? source : Uint8Array.from(source);
  try {
    const { tree, warnings } = parse(text, '<t>', mode, { typeComments });
    return { tree: dump(tree), warnings: plain(warnings) };
  } catch (error) {
    if (!(error instanceof SyntaxFailure)) throw error;
    const { type, msg, lineno, offset, end_lineno, end_offset, text, metadata, warnings } = error;
    return {
      error: [type, msg, lineno, offset, end_lineno, end_offset, text],
      metadata,
      warnings: plain(warnings),
    };
  }
}
