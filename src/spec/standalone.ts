// A failing example as small scripts that need nothing of callspec: what the failing step looks at is printed, or raised.

import type { ActionOutcome, Outcome } from '../subjects/subject';
import { parse, SyntaxFailure } from '../syntax/parse';
import { pairsOf } from './clusters';
import type { Example, Step } from './specification';
import { shapeOf } from './step-text';
import type { Difference, Verdict } from './verdicts';

/** A script that may show a difference, and what it has to show on CPython and on the subject. */
export interface Script {
  source: string;
  modules: ReadonlyMap<string, string>;
  /** The whole traceback is compared, not only its last line. */
  traceback: boolean;
}

/** One difference of an example: scripts that may show it, the most readable first. */
export interface Divergence {
  example: Example;
  /** The step that failed, as it is written. */
  step: string;
  difference: Difference;
  scripts: Script[];
}

/** What came before the step that failed. */
interface Context {
  program: string;
  modules: Map<string, string>;
  /** What was evaluated and executed, in order; the last one is what the step looks at. */
  actions: Action[];
}

/** Steps with a table of expressions. */
const ROWS_OF_EXPRESSIONS = /^each expression (?:gives|raises)$/;

type Action = { kind: 'evaluate' | 'execute' | 'compile'; source: string };

/** The differences that an example shows which failed or did not come to its end; none where it does not tell at which step. */
export function divergencesOf(example: Example, verdict: Verdict): Divergence[] {
  const { step, difference, message } = verdict;
  const index = example.steps.findIndex(({ text }) => text === step);
  if (index < 0) return [];
  const failing = example.steps[index]!;
  const context = contextOf(example.steps.slice(0, index));
  if (difference === undefined) {
    const { program, modules } = context;
    const alone: Script = { source: program, modules, traceback: false };
    const scripts = [alone, ...scriptsOf(context, failing, { expected: '', actual: '' })];
    return [{ example, step: failing.text, difference: { expected: '', actual: lastLine(message ?? '') }, scripts }];
  }
  return pairsOf(failing, difference).map((pair) => ({
    example,
    step: failing.text,
    difference: pair,
    scripts: scriptsOf(context, failing, pair),
  }));
}

function contextOf(steps: readonly Step[]): Context {
  const context: Context = { program: '', modules: new Map(), actions: [] };
  for (const { text, docString, table } of steps) {
    const { shape, quoted } = shapeOf(text);
    const [first = ''] = quoted;
    const content = docString?.content ?? first;
    if (shape === 'the program') context.program += `${content}\n`;
    else if (shape === 'the module …') context.modules.set(first, `${content}\n`);
    else if (shape === 'it evaluates …') context.actions.push({ kind: 'evaluate', source: content });
    else if (shape === 'it executes') context.actions.push({ kind: 'execute', source: content });
    else if (shape === 'it compiles') context.actions.push({ kind: 'compile', source: content });
    else if (ROWS_OF_EXPRESSIONS.test(shape)) {
      for (const [source] of (table ?? []).slice(1)) context.actions.push({ kind: 'evaluate', source: source! });
    }
  }
  return context;
}

/** The scripts of a step, each also with earlier statements that may raise, if there are any. */
function scriptsOf(context: Context, failing: Step, pair: Difference): Script[] {
  const scripts = scriptsAfter(context, failing, pair, statement);
  return [
    ...scripts,
    ...scriptsAfter(context, failing, pair, attempted).filter(({ source }) => /^try:$/m.test(source)),
  ];
}

function scriptsAfter(
  context: Context,
  failing: Step,
  pair: Difference,
  asStatement: (action: Action) => string,
): Script[] {
  const { modules, program } = context;
  const { shape, quoted } = shapeOf(failing.text);
  const [first = ''] = quoted;
  const before = context.actions.slice(0, -1);
  const last = context.actions[context.actions.length - 1];
  const script = (actions: readonly Action[], ...ends: string[]): Script => ({
    source: `${program}${program === '' ? '' : '\n'}${actions.map(asStatement).join('')}${ends.map((end) => `${end}\n`).join('')}`,
    modules,
    traceback: /traceback/.test(shape),
  });
  const withAndWithout = (actions: readonly Action[], end: string): Script[] =>
    actions.length === 0 ? [script([], end)] : [script([], end), script(actions, end)];

  if (ROWS_OF_EXPRESSIONS.test(shape)) {
    const rows = (failing.table ?? []).slice(1).map(([source]) => source!);
    return differingRows(rows, failing, pair).flatMap((row) => {
      const earlier = [
        ...context.actions,
        ...rows.slice(0, row).map((source) => ({ kind: 'evaluate' as const, source })),
      ];
      const source = rows[row]!;
      return [...withAndWithout(earlier, shown(source)), script(earlier, evaluated(source))];
    });
  }
  if (shape === 'compiling each gives') {
    const rows = (failing.table ?? []).slice(1).map(([source]) => source!);
    return differingRows(rows, failing, pair).flatMap((row) => compileScripts(rows[row]!, modules));
  }
  if (shape === 'the bytecode of … is') {
    return [script(context.actions, 'import dis', `dis.dis(${first})`)];
  }
  if (shape === '… compiles to') {
    return [script([], 'import dis', `dis.dis(compile(${literal(first)}, 'example.py', 'exec'))`)];
  }
  if (last?.kind === 'compile') return compileScripts(last.source, modules);
  const events = /events/.test(shape) ? "print(*log, sep=', ')" : undefined;
  if (last === undefined || last.kind === 'execute') {
    const all = context.actions;
    return events === undefined ? [script(all)] : [script(all, events)];
  }
  if (events !== undefined) {
    const raising = `try:\n    print(repr(${last.source}))\nfinally:\n    ${events}`;
    const plain = /raises/.test(shape)
      ? withAndWithout(before, shown(last.source))
      : [script([...before, last], events)];
    return [...plain, script(before, raising), script(before, last.source, events)];
  }
  if (/prints|warns/.test(shape)) return [script([...before, last])];
  return [...withAndWithout(before, shown(last.source)), script(before, evaluated(last.source))];
}

/** Rows of the table to which a pair can belong: those that expect what the pair expects. */
function differingRows(rows: readonly string[], { table }: Step, { expected }: Difference): number[] {
  const results = (table ?? []).slice(1).map(([, result]) => result);
  return rows.flatMap((_, index) => (results[index] === expected ? [index] : []));
}

/** A program text that is refused at once is its own script; else it is compiled, or stands in a function. */
function compileScripts(source: string, modules: ReadonlyMap<string, string>): Script[] {
  const compiled = `compile(${literal(source)}, 'example.py', 'exec')\nprint('compiles')\n`;
  const inFunction = `def program():\n${source.replace(/^(?=.)/gm, '    ')}\nprint('compiles')\n`;
  return [`${source}\n`, compiled, inFunction].map((text) => ({ source: text, modules, traceback: false }));
}

function statement({ kind, source }: Action): string {
  if (kind === 'compile') return `compile(${literal(source)}, 'example.py', 'exec')\n`;
  return `${source}\n`;
}

/** A statement whose exception does not end the script. */
function attempted(action: Action): string {
  const lines = statement(action).trimEnd().split('\n');
  return `try:\n${lines.map((line) => (line === '' ? '' : `    ${line}`)).join('\n')}\nexcept Exception:\n    pass\n`;
}

function shown(expression: string): string {
  return isBareTuple(expression) ? `print(repr((${expression})))` : `print(repr(${expression}))`;
}

/** Whether an expression is a tuple without parentheses, so that its items would be arguments of a call. */
function isBareTuple(expression: string): boolean {
  try {
    const { tree } = parse(expression, 'example.py', 'eval');
    if (tree.node !== 'Expression' || tree.body.node !== 'Tuple') return false;
    return tree.body.elts[0]?.col_offset === tree.body.col_offset;
  } catch (error) {
    if (error instanceof SyntaxFailure) return false;
    throw error;
  }
}

/** The expression compiled by itself, for those that see the difference. */
function evaluated(expression: string): string {
  return `print(repr(eval(${literal(expression)})))`;
}

/** A Python string literal. */
function literal(text: string): string {
  const escaped = text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
  return escaped.includes("'") && !escaped.includes('"') ? `"${escaped}"` : `'${escaped.replaceAll("'", "\\'")}'`;
}

/** Stands before the reason where a script did not come to its end. */
const STOPPED = '(the run ended early: ';

/** Whether an output is that of a script that did not come to its end. */
export function isStopped(output: string): boolean {
  return lastLine(output).startsWith(STOPPED);
}

/** What a script shows: its output, and the exception that ended it. */
export function outputOf(outcome: Outcome, { traceback }: Pick<Script, 'traceback'>): string {
  const { main, stopped } = outcome;
  const end = stopped === undefined ? raised(main, traceback) : `${STOPPED}${stopped.message})`;
  const text = [main.stdout.replace(/\n$/, ''), end].filter((part) => part !== '').join('\n');
  return text.replace(/0x[0-9a-f]{4,}/g, '0x...').replace(/\n(?:[ \t]*\n)+/g, '\n');
}

function raised({ exception }: ActionOutcome, traceback: boolean): string {
  if (exception === undefined) return '';
  if (traceback) return exception.traceback.trimEnd();
  return exception.message === '' ? exception.type : `${exception.type}: ${exception.message}`;
}

/** Whether an output ends with what a step saw. */
export function endsWith(output: string, text: string): boolean {
  return output === text || output.endsWith(`\n${text}`);
}

/** The last line of a text that is not empty. */
export function lastLine(text: string): string {
  return text.trimEnd().split('\n').pop() ?? '';
}
