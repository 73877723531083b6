// What a feature must look like for its examples to verify anything: found from its text alone, before anything runs.

import type { Background, GherkinDocument, Scenario, Step } from '@cucumber/messages';
import { type DescribedNode, misreadLine } from './descriptions';
import { emptyExpectations, type ReadStep } from './empty-expectations';
import { formsOf, nearestForm, type Role, type StepForm, usageOf } from './step-forms';

/** A fault of a feature, where it stands. */
export interface FormProblem {
  line: number;
  message: string;
}

/** A step that is so far from all forms was meant to be none of them. */
const FAR = 0.5;

const NO_THEN = 'the example has no Then, so that it verifies nothing';

interface Described {
  description: string;
  location: { line: number };
}

/** Everything about the steps and descriptions of a feature that would let an example pass without verifying anything, or that cannot run. */
export function formProblems({ feature }: GherkinDocument, text: string, ownSteps = false): FormProblem[] {
  if (feature === undefined) return [];
  const lines = text.split('\n');
  const problems: FormProblem[] = [];
  const report = (line: number, message: string) => problems.push({ line, message });
  const describe = (node: Described, place: DescribedNode) => problems.push(...misread(node, place, lines));
  const background = (node: Background | undefined): ReadStep[] => {
    if (node === undefined) return [];
    describe(node, 'background');
    const steps = ownSteps ? [] : readSteps(node.steps, report);
    for (const { form, line, text: step } of steps) {
      if (form.role !== 'Given')
        report(line, `"${step}" stands in a background, which only sets up: put it in the examples`);
    }
    return steps;
  };
  if (feature.language !== 'en')
    report(feature.location.line, `features are written in English, not "${feature.language}"`);
  describe(feature, 'feature');
  const shared = feature.children.flatMap((child) => background(child.background));
  for (const { rule } of feature.children) {
    if (rule === undefined) continue;
    describe(rule, 'rule');
    const own = rule.children.flatMap((child) => background(child.background));
    for (const { scenario } of rule.children) {
      if (scenario === undefined) continue;
      describe(scenario, 'example');
      if (ownSteps) checkOutcome(scenario, report);
      else checkExample(scenario, [...shared, ...own], report);
    }
  }
  return problems.sort((a, b) => a.line - b.line);
}

/** An example whose steps are not known has a Then all the same. */
function checkOutcome({ steps, location }: Scenario, report: (line: number, message: string) => void): void {
  if (!steps.some((step) => roleOf(step) === 'Then')) report(location.line, NO_THEN);
}

function checkExample(
  { keyword, steps: nodes, location }: Scenario,
  before: readonly ReadStep[],
  report: (line: number, message: string) => void,
): void {
  if (/outline|template/i.test(keyword))
    report(location.line, `"${keyword}:" needs a table of examples; write "Example:"`);
  const steps = readSteps(nodes, report);
  // What is not understood may be the Then that is missed.
  if (steps.length < nodes.length) return;
  if (!steps.some(({ form }) => form.role === 'Then')) {
    report(location.line, NO_THEN);
    return;
  }
  for (const { line, message } of emptyExpectations([...before, ...steps])) report(line, message);
}

/** The steps that have one form; what is wrong with the others is reported. */
function readSteps(nodes: readonly Step[], report: (line: number, message: string) => void): ReadStep[] {
  let role: Role | undefined;
  return nodes.flatMap((node) => {
    const { location, text } = node;
    const own = roleOf(node);
    role = own ?? role;
    const [form, ...others] = formsOf(text);
    if (form === undefined) {
      const { form: nearest, distance } = nearestForm(text);
      const near = distance > FAR ? '' : `; did you mean "${usageOf(nearest)}"?`;
      report(location.line, `no step is "${text}"${near} (The steps are in step-definitions/)`);
      return [];
    }
    if (others.length > 0) {
      const all = [form, ...others].map((one) => `"${usageOf(one)}"`).join(' and ');
      report(location.line, `"${text}" is ambiguous: it can be read as ${all}`);
      return [];
    }
    if (role !== form.role) {
      report(location.line, `"${node.keyword.trim()} ${text}": this step is a ${form.role}, as in "${usageOf(form)}"`);
    }
    const step = { form, text, line: location.line, block: node.docString?.content, rows: rowsOf(node) };
    const problem = wrongBlock(form, step);
    if (problem !== undefined) report(location.line, problem);
    return problem === undefined ? [step] : [];
  });
}

const rowsOf = ({ dataTable }: Step): ReadStep['rows'] =>
  dataTable?.rows.map(({ cells, location }) => ({ line: location.line, cells: cells.map(({ value }) => value) }));

function roleOf({ keywordType }: Step): Role | undefined {
  if (keywordType === 'Context') return 'Given';
  if (keywordType === 'Action') return 'When';
  return keywordType === 'Outcome' ? 'Then' : undefined;
}

/** A text or table that is missing, or that the step does not take. */
function wrongBlock({ takes }: StepForm, { text, block, rows }: ReadStep): string | undefined {
  if (takes === 'text') {
    if (block === undefined) return `"${text}" needs a text in """ below it`;
    return block.trim() === '' ? `the text below "${text}" is empty` : undefined;
  }
  if (block !== undefined) return `"${text}" takes no text below it`;
  if (takes === undefined) return rows === undefined ? undefined : `"${text}" takes no table below it`;
  const heading = `| ${takes.join(' | ')} |`;
  if (rows === undefined) return `"${text}" needs a table below it, with the heading ${heading}`;
  if (rows[0]?.cells.join('|') !== takes.join('|')) {
    return `the table below "${text}" needs the heading ${heading}; further columns would be compared with nothing`;
  }
  return rows.length < 2 ? `the table below "${text}" has no rows, so that nothing is compared` : undefined;
}

/** Lines of a description that were meant to be something else. */
function misread({ description, location }: Described, place: DescribedNode, lines: readonly string[]): FormProblem[] {
  if (description === '') return [];
  // Gherkin does not say where a description begins: after the title come blank lines and comments, then its lines.
  let row = location.line;
  return description.split('\n').flatMap((line) => {
    while (row < lines.length && lines[row]!.trim() !== line.trim()) row++;
    row++;
    const message = misreadLine(line, place);
    return message === undefined ? [] : [{ line: row, message }];
  });
}
