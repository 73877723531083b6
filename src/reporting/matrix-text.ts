// The matrix for people: in a terminal, and as Markdown.

import pico from 'picocolors';
import type { RuleStanding } from '../spec/coverage/standing';
import type { Matrix, MatrixRule, SubjectClusters } from './matrix';
import { STANDING_WORDS } from './standing-words';
import { inline, markdownTable } from './markdown-text';
import { visibleLine } from './printable';
import { subjectLabels } from './subject-labels';
import { renderTable } from './table';
import { widthOf, wrapped } from './width';

export interface MatrixView {
  /** Every rule, not only those on which subjects differ. */
  all: boolean;
}

/** How many rules of a cluster are named in a terminal. */
const NAMED_RULES = 6;

const COLOURS: Partial<Record<RuleStanding, (text: string) => string>> = {
  verified: pico.green,
  failed: pico.red,
  partly: pico.yellow,
  text: pico.yellow,
  stale: pico.yellow,
};

/** The matrix for a terminal: by section, by rule, and what failures have in common. */
export function renderMatrix(matrix: Matrix, view: MatrixView): string {
  const who = matrix.subjects.map(
    ({ name, title, pythonVersion, date }) =>
      `${pico.bold(visibleLine(name))}  ${visibleLine(`${title}, Python ${pythonVersion}`)}, run on ${date.slice(0, 10)}${partOf(matrix, name)}`,
  );
  const rules = shownRules(matrix, view);
  const parts = [who.join('\n'), sectionTable(matrix), pico.bold(headingOfRules(rules, matrix, view))];
  if (rules.length > 0) parts.push(ruleTable(rules, matrix), legend(rules));
  for (const { name, title } of matrix.subjects) {
    const { failures, texts, aside } = matrix.clusters[name]!;
    if (failures.length > 0)
      parts.push(`${pico.bold(`What the failures of ${visibleLine(name)} have in common`)}\n${failureLines(failures)}`);
    if (texts.length > 0)
      parts.push(
        `${pico.bold(`Where ${visibleLine(name)} has other words, and is no failure`)}\n${failureLines(texts)}`,
      );
    if (aside.length > 0) parts.push(`${pico.bold(`What ${visibleLine(title)} was not asked`)}\n${asideLines(aside)}`);
  }
  return parts.join('\n\n');
}

/** What of the specification has run, where it is not all. */
function partOf({ total }: Matrix, name: string): string {
  const { notRun } = total.subjects[name]!;
  return notRun === 0 ? '' : `: ${total.rules - notRun} of ${total.rules} rules`;
}

function shownRules({ rules }: Matrix, { all }: MatrixView): MatrixRule[] {
  return all ? rules : rules.filter(({ differs }) => differs);
}

function headingOfRules(shown: readonly MatrixRule[], { rules, subjects }: Matrix, { all }: MatrixView): string {
  const run = rules.filter(({ standings }) =>
    Object.values(standings).some((standing) => standing !== 'not-run'),
  ).length;
  const most = run < rules.length ? `${run} rules that were run (${rules.length - run} were not)` : `${run} rules`;
  if (all) return `All ${rules.length} rules`;
  if (subjects.length < 2) return 'One subject cannot differ; --all shows every rule';
  return `Subjects differ on ${shown.length} of ${most}`;
}

function headsOf({ subjects }: Matrix) {
  const labels = subjectLabels(subjects.map(({ name }) => name));
  return [...labels.values()].map((head) => ({ head, align: 'right' as const }));
}

function sectionTable(matrix: Matrix): string {
  const { sections, total, subjects } = matrix;
  const columns = [
    { head: 'section' },
    { head: 'title', atLeast: 12 },
    { head: 'rules', align: 'right' as const },
    ...headsOf(matrix),
  ];
  const cells = (counts: Matrix['total']) =>
    subjects.map(({ name }) => {
      const { verified, failed, text, notRun } = counts.subjects[name]!;
      if (notRun === counts.rules) return pico.dim('not run');
      const parts = [`${verified.count} ✓`];
      if (failed > 0) parts.push(`${failed} ✗`);
      if (text > 0) parts.push(`${text} ≈`);
      if (notRun > 0) parts.push(`${notRun} ${STANDING_WORDS['not-run'].sign}`);
      const told = parts.join(' ');
      return failed > 0 ? pico.red(told) : verified.count === counts.rules ? pico.green(told) : told;
    });
  const rows = sections.map((section) => [section.id, section.title, String(section.rules), ...cells(section)]);
  return renderTable(columns, [...rows, ['all', '', String(total.rules), ...cells(total)]], { repeated: 2 });
}

function ruleTable(rules: readonly MatrixRule[], matrix: Matrix): string {
  const rows = rules.map(({ id, standings }) => {
    const signs = matrix.subjects.map(({ name }) => {
      const standing = standings[name]!;
      return (COLOURS[standing] ?? pico.dim)(STANDING_WORDS[standing].sign);
    });
    return [id, ...signs];
  });
  return renderTable([{ head: 'rule' }, ...headsOf(matrix)], rows);
}

function legend(rules: readonly MatrixRule[]): string {
  const used = new Set(rules.flatMap(({ standings }) => Object.values(standings)));
  const words = Object.entries(STANDING_WORDS).filter(([standing]) => used.has(standing as RuleStanding));
  return wrapped(words.map(([, { sign, word }]) => `${sign} ${word}`).join('   '), widthOf())
    .map(pico.dim)
    .join('\n');
}

/** Stands before lines below a count. */
const MARGIN = '       ';

const hanging = (text: string): string[] => wrapped(text, widthOf() - MARGIN.length);

function failureLines(failures: SubjectClusters['failures']): string {
  return failures
    .map(({ count, text, rules }) => {
      const named = rules.slice(0, NAMED_RULES).join(' ');
      const more = rules.length > NAMED_RULES ? ` and ${rules.length - NAMED_RULES} more` : '';
      const lines = [...hanging(visibleLine(text)), ...hanging(`${named}${more}`).map(pico.dim)];
      return `${String(count).padStart(5)}  ${lines.join(`\n${MARGIN}`)}`;
    })
    .join('\n');
}

function asideLines(aside: SubjectClusters['aside']): string {
  return aside
    .map(
      ({ count, status, reason }) =>
        `${String(count).padStart(5)}  ${hanging(`${STANDING_WORDS[status].word}: ${visibleLine(reason)}`).join(`\n${MARGIN}`)}`,
    )
    .join('\n');
}

/** The matrix as Markdown. */
export function renderMatrixAsMarkdown(matrix: Matrix, view: MatrixView): string {
  const names = matrix.subjects.map(({ name }) => name);
  const rules = shownRules(matrix, view);
  const cells = (counts: Matrix['total']) =>
    names.map((name) => {
      const { verified, failed, text, notRun } = counts.subjects[name]!;
      if (notRun === counts.rules) return 'not run';
      const parts = [String(verified.count)];
      if (failed > 0) parts.push(`${failed} failed`);
      if (text > 0) parts.push(`${text} with another text`);
      if (notRun > 0) parts.push(`${notRun} not run`);
      return parts.join(', ');
    });
  const parts = [
    '# Rules by subject',
    markdownTable(
      ['subject', 'is', 'Python', 'run on'],
      matrix.subjects.map(({ name, title, pythonVersion, date }) => [name, title, pythonVersion, date.slice(0, 10)]),
    ),
    '## Rules verified, by section',
    markdownTable(
      ['section', 'rules', ...names],
      [
        ...matrix.sections.map((section) => [
          `${section.id} ${section.title}`,
          String(section.rules),
          ...cells(section),
        ]),
        ['all', String(matrix.total.rules), ...cells(matrix.total)],
      ],
    ),
    `## ${headingOfRules(rules, matrix, view)}`,
  ];
  if (rules.length > 0) {
    parts.push(
      markdownTable(
        ['rule', ...names],
        rules.map(({ id, sentence, standings }) => [
          `\`${id}\` ${sentence}`,
          ...names.map((name) => STANDING_WORDS[standings[name]!].word),
        ]),
      ),
    );
  }
  for (const { name } of matrix.subjects) {
    const { failures, texts, aside } = matrix.clusters[name]!;
    if (failures.length > 0)
      parts.push(`## What the failures of ${inline(name)} have in common`, clustersAsMarkdown(failures));
    if (texts.length > 0)
      parts.push(`## Where ${inline(name)} has other words, and is no failure`, clustersAsMarkdown(texts));
    if (aside.length > 0) {
      parts.push(
        `## What ${inline(name)} was not asked`,
        markdownTable(
          ['examples', 'reason'],
          aside.map(({ count, status, reason }) => [String(count), `${STANDING_WORDS[status].word}: ${reason}`]),
        ),
      );
    }
  }
  return `${parts.join('\n\n')}\n`;
}

/** Clusters of failures as a table, the largest first. */
export function clustersAsMarkdown(failures: SubjectClusters['failures']): string {
  return markdownTable(
    ['examples', 'it …', 'rules'],
    failures.map(({ count, text, rules }) => [String(count), text, rules.map((rule) => `\`${rule}\``).join(' ')]),
  );
}
