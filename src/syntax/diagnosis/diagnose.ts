// Finds out what is wrong with a program, in two passes like CPython: the grammar alone, then with the rules for mistakes.

import { preferTokenizerFailure } from '../failure-place';
import { SyntaxFailure } from '../syntax-failure';
import { Tokenizer, type TokenizerOptions } from '../tokenizer';
import { grammar } from './grammar';
import { Machine } from './machine';

const START = { exec: 'file', eval: 'eval', single: 'interactive', func_type: 'func_type' };

export interface DiagnoseOptions extends TokenizerOptions {
  /** Interactive input: its end may close blocks. Null for other modes. */
  interactive: { endBlocks: boolean } | null;
  /** A program that only ends too soon is reported as that. */
  allowIncompleteInput: boolean;
  /** Inequality is spelled `<>` from the start. */
  barry: boolean;
}

/**
 * The reason why a text that does not fit the grammar is rejected (_PyPegen_run_parser). Null where the grammar finds
 * nothing wrong, which means that it and the parser disagree.
 */
export function diagnose(
  text: string,
  mode: 'exec' | 'eval' | 'single' | 'func_type',
  options: DiagnoseOptions,
): SyntaxFailure | null {
  const machine = new Machine(new Tokenizer(text, options), options);
  const rule = grammar.get(START[mode]);
  const failure = passes(machine, () => machine.run(rule), options.allowIncompleteInput);
  return failure === null ? null : finish(machine, failure);
}

function passes(machine: Machine, run: () => unknown, allowIncompleteInput: boolean): SyntaxFailure | null {
  const first = attempt(run);
  if (first === 'fits') return null;
  if (allowIncompleteInput && atEndOfSource(machine)) {
    const raise = (): never => machine.raise('_IncompleteInputError', 'incomplete input', machine.lastFetched());
    return attempt(raise) as SyntaxFailure;
  }
  if (first !== 'fails') return withTokenizerErrors(machine, first);
  const last = machine.lastFetched();
  machine.startOver();
  const second = attempt(run);
  return second instanceof SyntaxFailure ? withTokenizerErrors(machine, second) : generic(machine, last);
}

function atEndOfSource({ tokenizer }: Machine): boolean {
  return tokenizer.done === 'EOF' || tokenizer.unterminatedAtEnd;
}

/** Adds what a failure carries besides its place. */
function finish(machine: Machine, failure: SyntaxFailure): SyntaxFailure {
  failure.warnings = machine.tokenizer.warnings;
  if (failure.lineno === null || failure.type === '_IncompleteInputError') return failure;
  const { lineno, col_offset } = machine.lastStatement ?? { lineno: 0, col_offset: 0 };
  failure.metadata = [lineno, col_offset, machine.tokenizer.source];
  return failure;
}

/** Objects to a second statement after an interactive one. */
export function multipleStatements(text: string, options: DiagnoseOptions): SyntaxFailure | null {
  const machine = new Machine(new Tokenizer(text, options), options);
  const failure = attempt(() => {
    machine.run(grammar.get(START.single));
    const rest = text.slice(machine.tokenizer.position);
    if (/^(?:[ \t\n\f]|#[^\n]*(?:\n|$))*$/.test(rest)) return true;
    return machine.raise(
      'SyntaxError',
      'multiple statements found while compiling a single statement',
      machine.lastFetched(),
    );
  });
  if (!(failure instanceof SyntaxFailure)) return null;
  failure.warnings = machine.tokenizer.warnings;
  return failure;
}

function attempt(run: () => unknown): SyntaxFailure | 'fits' | 'fails' {
  try {
    return run() === undefined ? 'fails' : 'fits';
  } catch (error) {
    if (error instanceof SyntaxFailure) return error;
    throw error;
  }
}

/** An error of the parser gives way to one of the tokenizer, unless the tokenizer has stopped already. */
function withTokenizerErrors(machine: Machine, failure: SyntaxFailure): SyntaxFailure {
  if (machine.tokenizer.done !== null || failure.lineno === null) return failure;
  return preferTokenizerFailure(machine.tokenizer, machine.lastFetched().lineno, failure);
}

/** No rule has anything to say (_Pypegen_set_syntax_error). */
function generic(machine: Machine, last: Machine['tokens'][number]): SyntaxFailure {
  const failure = attempt(() => {
    if (last.type === 'INDENT') machine.raise('IndentationError', 'unexpected indent', machine.lastFetched());
    if (last.type === 'DEDENT') machine.raise('IndentationError', 'unexpected unindent', machine.lastFetched());
    machine.raiseAt(
      'SyntaxError',
      'invalid syntax',
      last.lineno,
      last.col_offset + 1,
      last.end_lineno,
      last.end_col_offset + 1,
    );
  }) as SyntaxFailure;
  if (failure.type === 'IndentationError') return failure;
  return preferTokenizerFailure(machine.tokenizer, machine.lastFetched().lineno, failure);
}
