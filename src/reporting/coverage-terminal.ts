// The report of coverage in a terminal: a row for each section, a column for each measure, then what is missing.

import { stripVTControlCharacters } from 'node:util';
import Table from 'cli-table3';
import pico from 'picocolors';
import type { Confirmation } from '../spec/coverage/confirmation';
import type { Coverage, Measures, SubjectCounts, SubjectCoverage } from '../spec/coverage/coverage';
import { MEASURED_IN_WORDS } from '../spec/coverage/reach';
import { describePercent, describeShare, type Share } from '../spec/coverage/share';
import { wrap } from './ledger-entry';
import { visibleLine } from './printable';
import { askedOf, describeVerified, verifiedCell } from './run-share';
import { PLAIN_BORDERS } from './table';
import { shortened } from './width';

/** The whole report; tables keep within the width, if there is one. */
export function renderCoverage(coverage: Coverage, width = Number.POSITIVE_INFINITY): string {
  const parts = [
    renderTable(coverage, width),
    renderSubjects(coverage),
    renderConfirmation(coverage, width),
    renderCode(coverage),
    renderReach(coverage),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

/** The measures side by side. Where there is no room, first percentages go, then titles, then the last measures go to a table below. */
function renderTable({ sections, total, subjects }: Coverage, width: number): string {
  const rowsOf = (percents: boolean) => [
    ...sections.map((section) => ({ ...section, cells: cells(section, subjects, percents) })),
    { id: 'all', title: '', cells: cells(total, subjects, percents) },
  ];
  const names = subjects.map(({ name }) => shortened(visibleLine(name), 24).replace(':', ':\n'));
  const heads = ['units', 'linked', ...names, 'confirmed', 'examples'];
  const tablesOf = (percents: boolean, titles: boolean) => {
    const rows = rowsOf(percents);
    const left = [
      ['section', ...rows.map(({ id }) => id)],
      ...(titles ? [['title', ...rows.map(({ title }) => title)]] : []),
    ];
    return blocksOf(
      left,
      heads.map((head, index) => [head, ...rows.map((row) => row.cells[index]!)]),
      width,
    );
  };
  const choices = [tablesOf(true, true), tablesOf(false, true), tablesOf(false, false)];
  const blocks = choices.find(({ length }) => length === 1) ?? choices[choices.length - 1]!;
  return blocks.map(tableOf).join('\n\n');
}

/** The spaces around a cell and between columns. */
const GAP = 4;

/** Columns of texts in as many tables as the width needs, each with the columns of the left. */
function blocksOf(left: string[][], columns: string[][], width: number): { left: number; columns: string[][] }[] {
  const sizeOf = (column: readonly string[]) =>
    GAP + Math.max(...column.flatMap((text) => stripVTControlCharacters(text).split('\n')).map(({ length }) => length));
  const start = left.reduce((sum, column) => sum + sizeOf(column), 0);
  const blocks: { left: number; columns: string[][] }[] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const column of columns) {
    if (size + sizeOf(column) > width + 2 || blocks.length === 0) {
      blocks.push({ left: left.length, columns: [...left] });
      size = start;
    }
    blocks[blocks.length - 1]!.columns.push(column);
    size += sizeOf(column);
  }
  return blocks;
}

function tableOf({ left, columns }: { left: number; columns: string[][] }): string {
  const [head, ...rows] = columns[0]!.map((_, row) => columns.map((column) => column[row]!));
  const table = new Table({
    head: head!.map((text) => pico.bold(text)),
    colAligns: columns.map((_, index) => (index < left ? 'left' : 'right')),
    style: { head: [], border: [] },
    chars: PLAIN_BORDERS,
  });
  table.push(...rows);
  return table.toString();
}

function cells(measures: Measures, subjects: readonly SubjectCoverage[], percents: boolean): string[] {
  const { units, linked, confirmed, confirmations, examples } = measures;
  const further = confirmations['other-version'];
  return [
    units === null ? pico.dim('no ledger') : cell(units.accounted, percents),
    cell(linked, percents),
    ...subjects.map(({ name }) => runCell(measures.subjects[name]!, percents)),
    `${cell(confirmed, percents)}${further > 0 ? ` +${further}` : ''}`,
    String(examples),
  ];
}

/** By whom rules are confirmed that CPython 3.14 could not show here, and which nobody confirms. */
function renderConfirmation({ rules, total }: Coverage, width: number): string {
  const named = (word: Confirmation) => rules.filter(({ confirmation }) => confirmation === word);
  const others = named('other-version').map(
    ({ id, confirmedBy }) => `  ${id}  ${confirmedBy.map(visibleLine).join(', ')}`,
  );
  const open = [...named('partly'), ...named('unconfirmed')];
  if (others.length === 0 && (open.length === 0 || open.length === rules.length)) return '';
  const lines = [`confirmed by CPython 3.14: ${describeShare(total.confirmed)} of the rules`];
  if (others.length > 0)
    lines.push(`${others.length} more by other versions, where it cannot show an example here:`, ...others);
  if (open.length > 0)
    lines.push(...wrap(`not or only partly confirmed: ${open.map(({ id }) => id).join(' ')}`, width, 0, 2));
  return lines.join('\n');
}

function cell({ count, of, percent }: Share, percents: boolean): string {
  if (percent === null) return pico.dim('-');
  const colour = percent === 100 ? pico.green : percent === 0 ? pico.red : pico.yellow;
  return colour(percents ? `${count}/${of} ${describePercent(percent)}` : `${count}/${of}`);
}

/** Of the rules that were run, where not all were. */
function runCell(counts: SubjectCounts, percents: boolean): string {
  if (askedOf(counts) === counts.verified.of) return cell(counts.verified, percents);
  const told = verifiedCell(counts);
  return (counts.rules.failed > 0 ? pico.red : pico.dim)(told);
}

function renderSubjects({ subjects, total }: Coverage): string {
  return subjects
    .map(({ name, title, pythonVersion, stale, gone }) => {
      const { rules } = total.subjects[name]!;
      const others = Object.entries(rules).filter(
        ([standing, count]) => !['verified', 'not-run'].includes(standing) && count > 0,
      );
      const notes = others.map(([standing, count]) => `${count} ${standing}`);
      if (stale > 0) notes.push(`${stale} stale examples`);
      if (gone > 0) notes.push(`${gone} verdicts without example`);
      const verified = `rules verified: ${describeVerified(total.subjects[name]!)}`;
      return `${pico.bold(visibleLine(name))} (${visibleLine(`${title}, Python ${pythonVersion}`)})  ${[verified, ...notes].join('; ')}`;
    })
    .join('\n');
}

function renderCode({ code }: Coverage): string {
  if (code === null) return pico.dim('code coverage: not measured (npm run coverage)');
  const { lines, functions, branches } = code.total;
  return `code of the interpreter: lines ${describeShare(lines)}; functions ${describeShare(functions)}; branches ${describeShare(branches)}`;
}

function renderReach({ reach }: Coverage): string {
  if (reach === null) return pico.dim('rules and functions: not measured (callspec coverage --collect)');
  const { rules, functions, unreached } = reach;
  const files = [...new Set(unreached.map(({ file }) => file))];
  const lines = files.map((file) => {
    const names = unreached.filter((entry) => entry.file === file).map(({ name }) => name);
    return `  ${file}  ${names.join(', ')}`;
  });
  const when = rules.count < rules.of ? ` (measured with ${rules.count} of ${rules.of} rules)` : '';
  const head = `functions of ${MEASURED_IN_WORDS} that rules reach: ${describeShare(functions)}${when}`;
  return lines.length === 0 ? head : [`${head}; no rule reaches`, ...lines].join('\n');
}
