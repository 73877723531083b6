// The report of a check in a terminal: progress, failing examples with expected and actual side by side, a table, the closing line.

import pico from 'picocolors';
import { visible, visibleLine } from './printable';
import { renderTable } from './table';
import { columnsOf, widthOf } from './width';
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

/** Shows the progress of a run, one mark an example, on a stream of its own so that standard output stays data. */
export class Progress {
  private done = 0;
  /** Marks of a line, with room for the count after them. */
  private readonly perLine: number;

  constructor(
    private readonly stream: NodeJS.WritableStream,
    private readonly total: number,
  ) {
    this.perLine = Math.max(1, Math.min(80, widthOf(stream) - ` ${total}/${total}`.length));
  }

  accept({ status }: Verdict): void {
    this.stream.write(MARKS[status]);
    if (++this.done % this.perLine === 0) this.writeCount();
  }

  end(): void {
    if (this.done % this.perLine !== 0) this.writeCount();
  }

  private writeCount(): void {
    this.stream.write(` ${this.done}/${this.total}\n`);
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
  if (difference !== undefined)
    lines.push(indent(sideBySide(difference.expected, difference.actual, widthOf() - 2), '  '));
  else if (message !== undefined && status !== 'unexpected-pass') lines.push(shown(message));
  return lines.join('\n');
}

/** Two texts in columns, lines that differ marked. What is wider than its column goes on below; where columns are narrow, the texts do. */
export function sideBySide(expected: string, actual: string, width = widthOf()): string {
  const left = visible(expected).split('\n');
  const right = visible(actual).split('\n');
  const column = Math.floor((width - MARK_COLUMNS) / 2);
  const isNarrow = column < NARROW && columnsOf(`${expected}\n${actual}`) > column;
  const rows = Array.from({ length: Math.max(left.length, right.length) }, (_, row) => {
    const [one, other] = [left[row] ?? '', right[row] ?? ''];
    if (left[row] === right[row]) return ['', pico.dim(one), pico.dim(other)];
    return [pico.red('≠'), pico.green(one), pico.red(other)];
  });
  if (!isNarrow) {
    const columns = [{ head: ' ' }, ...['expected', 'actual'].map((head) => ({ head, atLeast: 1 }))];
    return renderTable(columns, rows, { width, repeated: columns.length, breakWords: true });
  }
  const columns = [{ head: ' ' }, { head: '' }, { head: 'expected and actual', atLeast: 1 }];
  const below = rows.flatMap(([mark, one, other]) =>
    mark === ''
      ? [['', '', one!]]
      : [
          [mark!, '-', one!],
          [mark!, '+', other!],
        ],
  );
  return renderTable(columns, below, { width, repeated: columns.length, breakWords: true });
}

/** The columns of the mark and the gaps beside it. */
const MARK_COLUMNS = 5;
/** Columns with less than this are hard to read. */
const NARROW = 16;

/** The table of a run: section, rules verified of rules, examples passed of examples. */
export function renderSummary(summaries: readonly SectionSummary[], width = widthOf()): string {
  const columns = [
    { head: 'section' },
    { head: 'title', atLeast: 12 },
    { head: 'rules verified', align: 'right' as const, atLeast: 9 },
    { head: 'examples passed', align: 'right' as const, atLeast: 9 },
    { head: 'skipped', align: 'right' as const },
  ];
  const count = (part: number, whole: number) => (part === whole ? pico.green : pico.red)(`${part} of ${whole}`);
  const sum = (pick: (summary: SectionSummary) => number) =>
    summaries.reduce((total, summary) => total + pick(summary), 0);
  const rows = summaries.map(({ section, rules, rulesVerified, examples, examplesPassed, examplesSkipped }) => {
    const cells = [count(rulesVerified, rules), count(examplesPassed, examples), String(examplesSkipped || '')];
    return [section.id, section.title, ...cells];
  });
  const rules = count(
    sum((s) => s.rulesVerified),
    sum((s) => s.rules),
  );
  const examples = count(
    sum((s) => s.examplesPassed),
    sum((s) => s.examples),
  );
  rows.push(['all', '', rules, examples, String(sum((s) => s.examplesSkipped) || '')]);
  return renderTable(columns, rows, { width, repeated: columns.length });
}

/** The examples whose programs ran longest. */
export function renderSlowest(verdicts: Iterable<Verdict>, count: number): string {
  const slowest = [...verdicts].sort((a, b) => b.milliseconds - a.milliseconds).slice(0, count);
  const rows = slowest.map(({ example, milliseconds }) => [
    `${milliseconds < 1000 ? `${milliseconds.toFixed(0)} ms` : `${(milliseconds / 1000).toFixed(1)} s`}`,
    example.rule.id,
    visibleLine(example.title),
  ]);
  const columns = [
    { head: 'time', align: 'right' as const },
    { head: 'slowest rules', atLeast: 12 },
    { head: 'example', atLeast: 12 },
  ];
  return renderTable(columns, rows, { repeated: columns.length });
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
