// callspec explain: says of a call, from its bytecode, what the interpreter does for it.

import { Interpreter } from '../interpreter';
import {
  type ExplainOptions,
  type Explanation,
  explainAll,
  explainLine,
  linesWithCalls,
  type ReadProgram,
  readProgramText,
  type Surroundings,
  surround,
} from '../observation/explain';
import { explanationLines } from '../reporting/explanation-text';
import { jsonText, visibleData, visibleLine } from '../reporting/printable';
import { type Rule, readSpecification, SpecificationError } from '../spec/specification';
import { parse } from '../syntax/parse';
import { SyntaxFailure } from '../syntax/syntax-failure';
import { ConsoleErrors, ConsoleOutput } from './console-streams';
import { CommandError, ExitCode } from './exit-codes';
import { FEATURES_FOLDER } from './places';
import { readProgram } from './program-file';
import { say } from './say';
import { STOPPED, withinTime } from './time-limit';

export interface ExplainCommandOptions {
  /** Where an expression stands. */
  in: string;
  /** Names that are local variables there. */
  local?: string[];
  /** A file whose definitions count. */
  define?: string;
  json?: boolean;
  /** Seconds. */
  timeout?: number;
}

const SURROUNDINGS: readonly string[] = ['function', 'module', 'class'] satisfies Surroundings[];

/** Explains an expression, or the calls of FILE:LINE, and prints it. Returns the exit code. */
export function explain(what: string, options: ExplainCommandOptions): number {
  const stdout = new ConsoleOutput();
  const streams = { stdout, stderr: new ConsoleErrors(stdout) };
  return withinTime(
    options.timeout,
    streams,
    () => explainInTime(what, options),
    () => STOPPED,
  );
}

function explainInTime(what: string, options: ExplainCommandOptions): number {
  const rules = readRules();
  const ruleOf = (id: string): Rule => {
    const rule = rules.get(id);
    if (rule === undefined) throw new Error(`there is no rule ${id}`);
    return rule;
  };
  const place = /^(.+):(\d+)$/s.exec(what);
  const { explanations, where } =
    place === null
      ? ofExpression(what === '-' ? readProgram('-').toString('utf8') : what, options)
      : ofLine(place[1]!, Number(place[2]), options);
  if (options.json) {
    console.log(
      jsonText(
        explanations.map((explanation) => asData(explanation, ruleOf)),
        2,
      ),
    );
  } else {
    const blocks = explanations.map((explanation) =>
      explanationLines(visibleData(explanation), visibleLine(where(explanation)), ruleOf).join('\n'),
    );
    say(blocks.join('\n\n'));
  }
  return ExitCode.FINE;
}

interface Explained {
  explanations: Explanation[];
  where: (explanation: Explanation) => string;
}

function ofExpression(text: string, options: ExplainCommandOptions): Explained {
  const { in: surroundings, local = [] } = options;
  if (!SURROUNDINGS.includes(surroundings)) {
    throw new CommandError(
      `--in ${surroundings}: an expression stands in a ${SURROUNDINGS.join(', ')}.`,
      ExitCode.USAGE,
    );
  }
  if (local.length > 0 && surroundings !== 'function') {
    throw new CommandError('--local needs a function around the expression.', ExitCode.USAGE);
  }
  const strange = local.find((name) => !/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name));
  if (strange !== undefined) throw new CommandError(`--local ${strange}: that is not a name.`, ExitCode.USAGE);
  if (text.trim() === '') throw new CommandError('There is no expression.', ExitCode.USAGE);
  if (isStatement(text)) {
    const words = text.trim();
    throw new CommandError(
      `${words} is a statement, not an expression with a call: explain takes f(x) or FILE:LINE.`,
      ExitCode.USAGE,
    );
  }
  const program = checked(() => readProgramText(surround(text, surroundings as Surroundings, local), '<expression>'));
  if (program.sites.length === 0) {
    throw new CommandError(
      `${text.trim()} is not a call: a call is an expression followed by parentheses.`,
      ExitCode.USAGE,
    );
  }
  return { explanations: explainAll(program, knownNames(options)), where: () => '' };
}

/** Whether a text is a program, but no expression. */
function isStatement(text: string): boolean {
  const parses = (mode: 'eval' | 'exec') => {
    try {
      parse(`${text.trim()}\n`, '<expression>', mode);
      return true;
    } catch (error) {
      if (error instanceof SyntaxFailure) return false;
      throw error;
    }
  };
  return !parses('eval') && parses('exec');
}

function ofLine(file: string, line: number, options: ExplainCommandOptions): Explained {
  if (options.local !== undefined) {
    throw new CommandError('--local is for expressions: a line of a file has its own variables.', ExitCode.USAGE);
  }
  const program = checked(() => readProgramText(readProgram(file), file === '-' ? '<stdin>' : file));
  const explanations = explainLine(program, line, knownNames(options));
  if (explanations.length === 0) throw new CommandError(whereCallsAre(program, line), ExitCode.USAGE);
  return { explanations, where: (explanation) => `${program.file}:${explanation.line}` };
}

function whereCallsAre(program: ReadProgram, line: number): string {
  const { lineCount } = program.source;
  if (line < 1 || line > lineCount) return `${program.file} has no line ${line}: it has ${lineCount}.`;
  const lines = linesWithCalls(program);
  if (lines.length === 0) return `There is no call in ${program.file}.`;
  const nearest = lines.sort((a, b) => Math.abs(a - line) - Math.abs(b - line)).slice(0, 5);
  return `There is no call in line ${line} of ${program.file}. The nearest are in: ${nearest.sort((a, b) => a - b).join(', ')}`;
}

/** What names mean beyond the text itself: definitions of another file, and builtins. */
function knownNames({ define }: ExplainCommandOptions): ExplainOptions {
  const { builtins } = new Interpreter().thread.interp;
  return {
    definitions: define === undefined ? [] : [checked(() => readProgramText(readProgram(define), define))],
    builtin: (name) => builtins.getStr(name),
  };
}

/** Errors of the text become those of the command line. */
function checked<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof SyntaxFailure)) throw error;
    const { filename, lineno, msg, text, type } = error;
    const at = lineno === null || filename === '<expression>' ? '' : `${filename}:${lineno}: `;
    throw new CommandError(`${at}${type}: ${msg}${text === null ? '' : `\n    ${text.trim()}`}`, ExitCode.USAGE);
  }
}

function readRules(): Map<string, Rule> {
  try {
    const { sections } = readSpecification(FEATURES_FOLDER);
    return new Map(sections.flatMap(({ rules }) => rules.map((rule) => [rule.id, rule])));
  } catch (error) {
    if (error instanceof SpecificationError) throw new CommandError(error.message, ExitCode.USAGE);
    throw error;
  }
}

/** An explanation as JSON. */
function asData(explanation: Explanation, ruleOf: (id: string) => Rule): object {
  const { answers, call, callee, inside, line, listing, note, stack } = explanation;
  return {
    call,
    line,
    inside,
    note: note ?? null,
    callee: callee ?? null,
    stack,
    listing: listing.map(({ belongs, instruction }) => ({ ...instruction, belongs })),
    answers: answers.map(({ answer, details, instructions, question, rules, text }) => ({
      question,
      text,
      answer,
      details,
      offsets: instructions.map(({ offset }) => offset),
      rules: rules.map((id) => ({ id, sentence: ruleOf(id).sentence, level: ruleOf(id).level })),
    })),
  };
}
