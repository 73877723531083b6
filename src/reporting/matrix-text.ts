// The matrix for people: in a terminal, and as Markdown.

import Table from 'cli-table3';
import pico from 'picocolors';
import type { RuleStanding } from '../spec/coverage/standing';
import type { Matrix, MatrixRule, SubjectClusters } from './matrix';
import { STANDING_WORDS } from './standing-words';
import { inline, markdownTable } from './markdown-text';
import { visibleLine } from './printable';
import { PLAIN_BORDERS } from './terminal';

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
      `${pico.bold(visibleLine(name))}  ${visibleLine(`${title}, Python ${pythonVersion}`)}, run on ${date.slice(0, 10)}`,
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

function shownRules({ rules }: Matrix, { all }: MatrixView): MatrixRule[] {
  return all ? rules : rules.filter(({ differs }) => differs);
}

function headingOfRules(shown: readonly MatrixRule[], { rules, subjects }: Matrix, { all }: MatrixView): string {
  if (all) return `All ${rules.length} rules`;
  if (subjects.length < 2) return 'One subject cannot differ; --all shows every rule';
  return `Subjects differ on ${shown.length} of ${rules.length} rules`;
}

function table(head: string[], left: number) {
  return new Table({
    head: head.map((text) => pico.bold(visibleLine(text))),
    colAligns: head.map((_, index) => (index < left ? 'left' : 'right')),
    style: { head: [], border: [] },
    chars: PLAIN_BORDERS,
  });
}

function sectionTable({ sections, total, subjects }: Matrix): string {
  const names = subjects.map(({ name }) => name);
  const result = table(['section', 'title', 'rules', ...names], 2);
  const cells = (counts: Matrix['total']) =>
    names.map((name) => {
      const { verified, failed, text } = counts.subjects[name]!;
      const signs = [`${verified.count} ✓`, ...(failed > 0 ? [`${failed} ✗`] : []), ...(text > 0 ? [`${text} ≈`] : [])];
      const told = signs.join(' ');
      return failed > 0 ? pico.red(told) : verified.count === counts.rules ? pico.green(told) : told;
    });
  for (const section of sections) result.push([section.id, section.title, section.rules, ...cells(section)]);
  result.push(['all', '', total.rules, ...cells(total)]);
  return result.toString();
}

function ruleTable(rules: readonly MatrixRule[], { subjects }: Matrix): string {
  const names = subjects.map(({ name }) => name);
  const result = table(['rule', ...names], 1);
  for (const { id, standings } of rules) {
    const signs = names.map((name) => {
      const standing = standings[name]!;
      return (COLOURS[standing] ?? pico.dim)(STANDING_WORDS[standing].sign);
    });
    result.push([id, ...signs]);
  }
  return result.toString();
}

function legend(rules: readonly MatrixRule[]): string {
  const used = new Set(rules.flatMap(({ standings }) => Object.values(standings)));
  const words = Object.entries(STANDING_WORDS).filter(([standing]) => used.has(standing as RuleStanding));
  return pico.dim(words.map(([, { sign, word }]) => `${sign} ${word}`).join('   '));
}

function failureLines(failures: SubjectClusters['failures']): string {
  return failures
    .map(({ count, text, rules }) => {
      const named = rules.slice(0, NAMED_RULES).join(' ');
      const more = rules.length > NAMED_RULES ? ` and ${rules.length - NAMED_RULES} more` : '';
      return `${String(count).padStart(5)}  ${visibleLine(text)}\n${pico.dim(`       ${named}${more}`)}`;
    })
    .join('\n');
}

function asideLines(aside: SubjectClusters['aside']): string {
  return aside
    .map(
      ({ count, status, reason }) =>
        `${String(count).padStart(5)}  ${STANDING_WORDS[status].word}: ${visibleLine(reason)}`,
    )
    .join('\n');
}

/** The matrix as Markdown. */
export function renderMatrixAsMarkdown(matrix: Matrix, view: MatrixView): string {
  const names = matrix.subjects.map(({ name }) => name);
  const rules = shownRules(matrix, view);
  const cells = (counts: Matrix['total']) =>
    names.map((name) => {
      const { verified, failed, text } = counts.subjects[name]!;
      const further = [...(failed > 0 ? [`${failed} failed`] : []), ...(text > 0 ? [`${text} with another text`] : [])];
      return [verified.count, ...further].join(', ');
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
