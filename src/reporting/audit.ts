// The report of an audit in a terminal: the units of each section by class, and what is not accounted for.

import pico from 'picocolors';
import type { Audit, Finding } from '../spec/ledger-audit';
import { UNIT_CLASSES } from '../spec/ledger';
import { visibleLine } from './printable';
import { renderTable } from './table';

const COLUMNS = UNIT_CLASSES.filter((name) => name !== 'unaccounted');

/** A row a section: units, accounted for, and how many by each class. */
export function renderAuditTable({ sections, accounted, units }: Audit, titleOf: (section: string) => string): string {
  const columns = [
    { head: 'section' },
    { head: '', atLeast: 12 },
    ...['units', 'accounted', ...COLUMNS].map((head) => ({ head, align: 'right' as const })),
  ];
  const rows: string[][] = [];
  for (const { section, title, units: count, byClass } of sections) {
    const sound = count - byClass.unaccounted;
    const shown = `${sound}`;
    rows.push([
      section,
      visibleLine(titleOf(section) || title),
      String(count),
      sound === count ? pico.green(shown) : pico.red(shown),
      ...COLUMNS.map((name) => String(byClass[name] || pico.dim('-'))),
    ]);
  }
  const sums = COLUMNS.map((name) => sections.reduce((sum, { byClass }) => sum + byClass[name], 0));
  rows.push(['all', '', units, accounted, ...sums].map((cell) => pico.bold(`${cell}`)));
  return renderTable(columns, rows, { repeated: 2 });
}

/** One finding: where, what, and what to know about it; the beginning of the text where the document has it. */
export function renderFinding(finding: Finding, documentName: string | undefined): string {
  const { what, line, section, at, kind, text, message } = finding;
  const place =
    documentName === undefined || line === 0
      ? section
      : what === 'missing'
        ? `${documentName}: after line ${line}`
        : `${documentName}:${line}`;
  const unit = section === '' ? '' : `  ${kind} ${section} ${at}`;
  const shown = text.length > 90 ? `${text.slice(0, 87)}...` : text;
  const lines = [`${pico.bold(visibleLine(place))}${place === '' ? '' : '  '}${pico.red(what)}${unit}`];
  if (shown !== '') lines.push(`    ${pico.dim(visibleLine(shown.replace(/\n/g, ' ⏎ ')))}`);
  lines.push(`    ${visibleLine(message)}`);
  return lines.join('\n');
}

/** The last line: how much is accounted for, rounded down, and how many findings of each sort. */
export function auditClosingLine({ accounted, units, findings }: Audit): string {
  const percentage = units === 0 ? 100 : Math.floor((accounted / units) * 100);
  const sorts = new Map<string, number>();
  for (const { what } of findings) sorts.set(what, (sorts.get(what) ?? 0) + 1);
  const counts = [...sorts].map(([what, count]) => `${count} ${what}`).join(', ');
  return `${accounted} of ${units} units accounted for (${percentage} %)${counts === '' ? '' : `; ${counts}`}`;
}
