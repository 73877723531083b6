// Answers put into the text of a feature. What cannot be said there is left as it was, and why is told.

import { isDeepStrictEqual } from 'node:util';
import type { GherkinDocument, Step } from '@cucumber/messages';
import { formProblems } from '../form/document-form';
import { argumentsOf, formsOf } from '../form/step-forms';
import { parseFeature } from '../form/syntax-fault';
import type { Answer } from './answer';
import { blockLines, rowsWith, rowText, stepText, tableLines } from './feature-text';

/** An answer of an example that begins at a line of the feature. */
export interface PlacedAnswer {
  line: number;
  /** Which of its steps, those of the backgrounds included. */
  index: number;
  answer: Answer;
}

/** Lines that say something else now. */
export interface Change {
  line: number;
  before: string[];
  after: string[];
}

/** A step that is as it was, and why. */
export interface Left {
  line: number;
  message: string;
}

/** Lines of a text, counted from 1, and what stands there instead; `changes` is how that is told. */
interface Edit {
  from: number;
  lines: number;
  to: string[];
  changes: Change[];
}

export interface AcceptedAnswers {
  text: string;
  /** All lines of these are those of the new text. */
  changes: Change[];
  left: Left[];
  /** Where a line of the old text stands in the new one. */
  lineNow: (line: number) => number;
}

/** The text of a feature with the answers in it. */
export function acceptAnswers(text: string, answers: readonly PlacedAnswer[], ownSteps: boolean): AcceptedAnswers {
  const lines = text.split('\n');
  const steps = stepsByExample(parseFeature(text));
  const edits: Edit[] = [];
  const left: Left[] = [];
  for (const { line, index, answer } of answers) {
    const { node, isShared } = steps.get(line)![index]!;
    const problem = (message: string) => left.push({ line: node.location.line, message });
    if (isShared) {
      problem('the step stands in a background, so that it speaks for other examples, too');
      continue;
    }
    const edit = editOf(lines, node, answer);
    if (typeof edit === 'string') {
      problem(edit);
      continue;
    }
    const edited = parseFeature(applied(lines, [edit]));
    const [fault] = formProblems(edited, applied(lines, [edit]), ownSteps);
    if (!says(stepsByExample(edited).get(line)![index]!.node, answer)) problem(unwritable(answer));
    else if (fault !== undefined) problem(fault.message);
    else edits.push(edit);
  }
  const lineNow = (line: number) =>
    edits.reduce((now, { from, lines: count, to }) => (from < line ? now + to.length - count : now), line);
  const placed = <T extends { line: number }>(all: readonly T[]) =>
    all.map((one) => ({ ...one, line: lineNow(one.line) }));
  const changes = edits.flatMap((edit) => edit.changes);
  return { text: applied(lines, edits), changes: placed(changes), left: placed(left), lineNow };
}

/** The steps of each example, by the line it begins at. */
function stepsByExample({ feature }: GherkinDocument): Map<number, { node: Step; isShared: boolean }[]> {
  const found = new Map<number, { node: Step; isShared: boolean }[]>();
  const shared = (nodes: readonly Step[] = []) => nodes.map((node) => ({ node, isShared: true }));
  const common = feature?.children.flatMap(({ background }) => shared(background?.steps)) ?? [];
  for (const { rule } of feature?.children ?? []) {
    const own = rule?.children.flatMap(({ background }) => shared(background?.steps)) ?? [];
    for (const { scenario } of rule?.children ?? []) {
      if (scenario === undefined) continue;
      const steps = scenario.steps.map((node) => ({ node, isShared: false }));
      found.set(scenario.location.line, [...common, ...own, ...steps]);
    }
  }
  return found;
}

/** What is to be written where; or why it cannot be. */
function editOf(lines: readonly string[], node: Step, answer: Answer): Edit | string {
  if ('step' in answer) {
    const { line, column = 1 } = node.location;
    const before = lines[line - 1]!;
    const after = `${before.slice(0, column - 1)}${node.keyword}${stepText(answer)}`;
    if (after.includes('\n')) return unwritable(answer);
    return { from: line, lines: 1, to: [after], changes: [{ line, before: [before.trim()], after: [after.trim()] }] };
  }
  if ('block' in answer) {
    const { delimiter, location, content } = node.docString!;
    const opening = lines[location.line - 1]!.trimEnd();
    const end = lines.findIndex((line, index) => index >= location.line && line.trim().startsWith(delimiter));
    const to = blockLines(answer.block, opening, delimiter);
    const change = { line: location.line, before: content.split('\n'), after: answer.block.split('\n') };
    return { from: location.line, lines: end + 2 - location.line, to, changes: [change] };
  }
  return tableEdit(lines, node, answer.rows);
}

function tableEdit(lines: readonly string[], { dataTable }: Step, answers: readonly string[][]): Edit | string {
  const nodes = dataTable!.rows;
  const before = nodes.map(({ cells }) => cells.map(({ value }) => value));
  const from = nodes[0]!.location.line;
  const count = nodes[nodes.length - 1]!.location.line + 1 - from;
  if (count > nodes.length) return 'a comment stands between the rows of its table';
  const old = lines.slice(from - 1, from - 1 + count);
  const was = rowsWith(old, before, before).map(rowText);
  const rows = rowsWith(old, before, [before[0]!, ...answers]);
  const now = rows.map(rowText);
  const to = tableLines(rows, /^\s*/.exec(old[0]!)![0]);
  if (now.length !== was.length) return { from, lines: count, to, changes: [{ line: from, before: was, after: now }] };
  const changes = now.flatMap((row, index) =>
    row === was[index] ? [] : [{ line: from + index, before: [was[index]!], after: [row] }],
  );
  return { from, lines: count, to, changes };
}

/** The text with the edits, its line ends kept. */
function applied(lines: readonly string[], edits: readonly Edit[]): string {
  const all = [...lines];
  for (const { from, lines: count, to } of [...edits].sort((a, b) => b.from - a.from)) {
    const end = all[from - 1]!.endsWith('\r') ? '\r' : '';
    all.splice(from - 1, count, ...to.map((line) => line.replace(/\r?$/, end)));
  }
  return all.join('\n');
}

/** Whether a step says an answer when it is read. */
function says({ text, docString, dataTable }: Step, answer: Answer): boolean {
  if ('block' in answer) return docString?.content === answer.block;
  if ('rows' in answer) {
    const rows = dataTable?.rows.slice(1).map(({ cells }) => cells.map(({ value }) => value));
    return isDeepStrictEqual(rows, answer.rows);
  }
  const isOfForm = formsOf(text).length === 1 && formsOf(text)[0]!.expression === answer.step;
  const words = [...answer.step.matchAll(/\{(\w+)\}/g)].map(([, type]) => type);
  return (
    isOfForm &&
    isDeepStrictEqual(
      argumentsOf(text),
      answer.filled.filter((_, index) => words[index] === 'string'),
    )
  );
}

function unwritable(answer: Answer): string {
  if ('step' in answer) return `this cannot be written in quotes: ${answer.filled.join(', ')}`;
  if ('block' in answer) return `this cannot be written as a text below a step: ${answer.block}`;
  return `this cannot be written in a table: ${answer.rows.map(rowText).join(' ')}`;
}
