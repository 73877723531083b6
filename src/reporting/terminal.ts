// The report of a check in a terminal: progress, failing examples with expected and actual side by side, a table, the closing line.

import Table from 'cli-table3';
import pico from 'picocolors';
import { visible, visibleLine } from './printable';
import { outcomesOf, type SectionSummary, type Status, type Verdict } from '../spec/verdicts';

const MARKS: Record<Status, string> = {
  passed: pico.green('.'),
  failed: pico.red('F'),
  text: pico.yellow('≈'),
  'timed-out': pico.red('T'),
  crashed: pico.red('C'),
  'unexpected-pass': pico.red('P'),
  'expected-failure': pico.yellow('x'),
  unobservable: pico.dim('-'),
  'not-applicable': pico.dim('-'),
};

/** Table borders that read well in logs. */
export const PLAIN_BORDERS = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
};

/** Shows the progress of a run, one mark an example, on a stream of its own so that standard output stays data. */
export class Progress {
  private column = 0;

  constructor(
    private readonly stream: NodeJS.WritableStream,
    private readonly total: number,
  ) {}

  accept({ status }: Verdict): void {
    this.stream.write(MARKS[status]);
    if (++this.column % 80 === 0) this.stream.write(` ${this.column}/${this.total}\n`);
  }

  end(): void {
    if (this.column % 80 !== 0) this.stream.write(` ${this.column}/${this.total}\n`);
  }
}

/** One failing example: where it stands, which step failed, expected and actual. */
export function renderFailure(
  { example, status, step, message, reason, difference }: Verdict,
  featuresFolder: string,
): string {
  const place = `${featuresFolder}/${example.file}:${example.line}`;
  const shown = (text: string) => indent(visible(text), '  ');
  const lines = [
    `${pico.red(pico.bold(status.toUpperCase()))} ${pico.bold(example.rule.id)}  ${visibleLine(example.title)}`,
    pico.dim(`  ${place}`),
    `  ${visibleLine(example.rule.sentence)}`,
  ];
  if (step !== undefined) lines.push(`  at: ${visibleLine(step)}`);
  if (reason !== undefined) lines.push(shown(reason));
  if (difference !== undefined) lines.push(indent(sideBySide(difference.expected, difference.actual), '  '));
  else if (message !== undefined && status !== 'unexpected-pass') lines.push(shown(message));
  return lines.join('\n');
}

/** Two texts in columns, lines that differ marked. */
export function sideBySide(expected: string, actual: string): string {
  const left = visible(expected).split('\n');
  const right = visible(actual).split('\n');
  const table = new Table({ head: ['', 'expected', 'actual'], style: { head: [], border: [] }, chars: PLAIN_BORDERS });
  for (let row = 0; row < Math.max(left.length, right.length); row++) {
    const same = left[row] === right[row];
    const cells = [left[row] ?? '', right[row] ?? ''];
    table.push(same ? ['', ...cells.map(pico.dim)] : [pico.red('≠'), pico.green(cells[0]!), pico.red(cells[1]!)]);
  }
  return table.toString();
}

/** The table of a run: section, rules verified of rules, examples passed of examples. */
export function renderSummary(summaries: readonly SectionSummary[]): string {
  const table = new Table({
    head: ['section', 'title', 'rules verified', 'examples passed', 'skipped'].map(pico.bold),
    colAligns: ['left', 'left', 'right', 'right', 'right'],
    style: { head: [], border: [] },
    chars: PLAIN_BORDERS,
  });
  const count = (part: number, whole: number) => (part === whole ? pico.green : pico.red)(`${part} of ${whole}`);
  const sum = (pick: (summary: SectionSummary) => number) =>
    summaries.reduce((total, summary) => total + pick(summary), 0);
  for (const { section, rules, rulesVerified, examples, examplesPassed, examplesSkipped } of summaries) {
    const cells = [count(rulesVerified, rules), count(examplesPassed, examples), String(examplesSkipped || '')];
    table.push([section.id, section.title, ...cells]);
  }
  const rules = count(
    sum((s) => s.rulesVerified),
    sum((s) => s.rules),
  );
  const examples = count(
    sum((s) => s.examplesPassed),
    sum((s) => s.examples),
  );
  table.push(['all', '', rules, examples, String(sum((s) => s.examplesSkipped) || '')]);
  return table.toString();
}

/** The plain last line that tools read. */
export function closingLine(verdicts: Iterable<{ status: Status }>): string {
  const { passed, failed, skipped, text } = outcomesOf(verdicts);
  const apart = text > 0 ? `, ${text} with another text` : '';
  return `${passed} passed, ${failed} failed, ${skipped} skipped${apart}`;
}

function indent(text: string, by: string): string {
  return text.replace(/^/gm, by);
}
