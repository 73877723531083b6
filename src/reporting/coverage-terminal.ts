// The report of coverage in a terminal: a row for each section, a column for each measure, then what is missing.

import Table from 'cli-table3';
import pico from 'picocolors';
import type { Coverage, Measures, SubjectCoverage } from '../spec/coverage/coverage';
import { describePercent, describeShare, type Share } from '../spec/coverage/share';
import { visibleLine } from './printable';
import { PLAIN_BORDERS } from './terminal';

/** The whole report. */
export function renderCoverage(coverage: Coverage): string {
  const parts = [renderTable(coverage), renderSubjects(coverage), renderCode(coverage), renderReach(coverage)];
  return parts.filter((part) => part !== '').join('\n\n');
}

function renderTable({ sections, total, subjects }: Coverage): string {
  const heads = [
    'section',
    'title',
    'units',
    'linked',
    ...subjects.map(({ name }) => visibleLine(name)),
    'confirmed',
    'examples',
  ];
  const table = new Table({
    head: heads.map((head) => pico.bold(head)),
    colAligns: ['left', 'left', ...heads.slice(2).map(() => 'right' as const)],
    style: { head: [], border: [] },
    chars: PLAIN_BORDERS,
  });
  for (const section of sections) table.push([section.id, section.title, ...cells(section, subjects)]);
  table.push(['all', '', ...cells(total, subjects)]);
  return table.toString();
}

function cells(measures: Measures, subjects: readonly SubjectCoverage[]): string[] {
  const { units, linked, confirmed, examples } = measures;
  return [
    units === null ? pico.dim('no ledger') : cell(units.accounted),
    cell(linked),
    ...subjects.map(({ name }) => cell(measures.subjects[name]!.verified)),
    cell(confirmed),
    String(examples),
  ];
}

function cell({ count, of, percent }: Share): string {
  if (percent === null) return pico.dim('-');
  const colour = percent === 100 ? pico.green : percent === 0 ? pico.red : pico.yellow;
  return colour(`${count}/${of} ${describePercent(percent)}`);
}

function renderSubjects({ subjects, total }: Coverage): string {
  return subjects
    .map(({ name, title, pythonVersion, stale, gone }) => {
      const { rules } = total.subjects[name]!;
      const others = Object.entries(rules).filter(([standing, count]) => standing !== 'verified' && count > 0);
      const notes = others.map(([standing, count]) => `${count} ${standing}`);
      if (stale > 0) notes.push(`${stale} stale examples`);
      if (gone > 0) notes.push(`${gone} verdicts without example`);
      const verified = `rules verified: ${describeShare(total.subjects[name]!.verified)}`;
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
  const head = `functions of src/call/ and src/vm/ that rules reach: ${describeShare(functions)}${when}`;
  return lines.length === 0 ? head : [`${head}; no rule reaches`, ...lines].join('\n');
}
