// What changed between two sides, for a terminal.

import pico from 'picocolors';
import type { Comparison } from '../spec/coverage/compare';
import { describePercent, type Share } from '../spec/coverage/share';
import { visibleLine } from './printable';
import { renderTable } from './table';

/** The report of a comparison. */
export function renderComparison(comparison: Comparison): string {
  const { before, after, rules, examples, counts, regressions } = comparison;
  const parts = [
    `${pico.bold('before')}  ${visibleLine(before)}`,
    `${pico.bold('after')}   ${visibleLine(after)}`,
    ...(rules === null ? ['', pico.dim('one side has counts only, so rules are not compared')] : renderRules(rules)),
    ...(examples === null ? [] : renderExamples(examples)),
    ...renderCounts(counts),
    '',
    closing(regressions.length, counts.length),
  ];
  return parts.join('\n');
}

function renderRules(rules: NonNullable<Comparison['rules']>): string[] {
  return [
    ...list('new rules', rules.new),
    ...list('removed rules', rules.removed),
    ...list(
      'renamed rules',
      rules.renamed.map(({ from, to }) => `${from} -> ${to}`),
    ),
    ...Object.entries(rules.subjects).flatMap(([name, changes]) => [
      ...list(pico.green(`newly verified on ${name}`), changes.newlyVerified),
      ...list(pico.red(`newly failing on ${name}`), changes.newlyFailing),
      ...list(
        pico.yellow(`no longer verified on ${name}`),
        changes.noLongerVerified.map(({ rule, now }) => `${rule}  ${now}`),
      ),
    ]),
    ...list(pico.green('newly confirmed by CPython 3.14'), rules.newlyConfirmed),
    ...list(pico.red('no longer confirmed by CPython 3.14'), rules.noLongerConfirmed),
  ];
}

function renderExamples(examples: NonNullable<Comparison['examples']>): string[] {
  return list(
    'examples with another verdict',
    examples.map(({ example, before, after }) => `${example}: ${before} -> ${after}`),
  );
}

function renderCounts(counts: Comparison['counts']): string[] {
  if (counts.length === 0) return [];
  const columns = [
    { head: 'section' },
    { head: 'column', atLeast: 12 },
    ...['before', 'after'].map((head) => ({ head, align: 'right' as const })),
  ];
  const rows = counts.map(({ where, column, before, after }) => [where, column, cell(before), cell(after)]);
  return ['', renderTable(columns, rows, { repeated: 4 })];
}

function cell(value: Share | null): string {
  if (value === null) return '-';
  return `${value.count}/${value.of}${value.percent === null ? '' : ` ${describePercent(value.percent)}`}`;
}

function list(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', `${title} (${lines.length})`, ...lines.map((line) => `  ${line}`)];
}

function closing(regressions: number, counts: number): string {
  if (regressions > 0) return pico.red(`${regressions} ${regressions === 1 ? 'regression' : 'regressions'}`);
  return counts === 0 ? 'no difference in the counts, no regression' : 'no regression';
}
