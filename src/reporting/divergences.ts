// The differences document of an implementation, as Markdown: what it has in common first, then rule by rule with programs.

import type { RuleDivergences, ShownDivergence } from '../spec/divergences';
import { countsAs } from '../spec/verdicts';
import type { Matrix } from './matrix';
import { clustersAsMarkdown, markdownTable } from './matrix-text';
import { STANDING_WORDS } from './standing-words';

/** The document about one subject of a matrix. */
export function renderDivergences(
  name: string,
  matrix: Matrix,
  found: readonly RuleDivergences[],
  oracle: { title: string; pythonVersion: string },
): string {
  const subject = matrix.subjects.find((each) => each.name === name)!;
  const { verified, failed } = matrix.total.subjects[name]!;
  const { failures, aside } = matrix.clusters[name]!;
  const cpython = `CPython ${oracle.pythonVersion}`;
  const parts = [
    `# Where ${subject.title} differs from CPython in its calls`,
    `${subject.title} (Python ${subject.pythonVersion}) against ${cpython}, as run on ${subject.date.slice(0, 10)}: of ${matrix.total.rules} rules, ${verified.count} are verified and ${failed} fail. Each program below was run on both (${oracle.title} is the CPython); what they print is shown, and the last line of a traceback where they raise.`,
  ];
  if (failures.length > 0) parts.push('## What the failures have in common', clustersAsMarkdown(failures));
  if (aside.length > 0) {
    parts.push(
      '## What it was not asked',
      markdownTable(
        ['examples', 'reason'],
        aside.map(({ count, status, reason }) => [String(count), `${STANDING_WORDS[status].word}: ${reason}`]),
      ),
    );
  }
  let section = '';
  for (const each of found) {
    if (each.section.id !== section) {
      section = each.section.id;
      parts.push(`## ${section} ${each.section.title}`);
    }
    parts.push(...renderRule(each, cpython, subject.title));
  }
  return `${parts.join('\n\n')}\n`;
}

function renderRule({ rule, divergences, others }: RuleDivergences, cpython: string, subject: string): string[] {
  const parts = [`### ${rule.sentence}`, `\`${rule.id}\`, level ${rule.level}`];
  for (const divergence of divergences) parts.push(...renderDivergence(divergence, cpython, subject));
  for (const { example, status, message = '', step } of others) {
    if (countsAs(status) !== 'failed') continue;
    parts.push(
      `**${example.title}**: ${status.replaceAll('-', ' ')}${step === undefined ? '' : ` at *${step}*`}`,
      fenced('text', message),
    );
  }
  return parts;
}

function renderDivergence(
  { example, step, difference, program, alike }: ShownDivergence,
  cpython: string,
  subject: string,
): string[] {
  const parts = [`**${example.title}**`];
  if (program !== undefined) {
    for (const [name, text] of program.script.modules) parts.push(`\`${name}.py\``, fenced('python', text));
    parts.push(fenced('python', program.script.source));
    parts.push(cpython, fenced('text', program.oracle), subject, fenced('text', program.subject));
  } else {
    parts.push(`No program of its own shows this; the example does, at *${step}*.`);
    parts.push(`${cpython}`, fenced('text', difference.expected), subject, fenced('text', difference.actual));
  }
  if (alike.length > 0) parts.push(`The same: ${alike.map(({ title }) => title).join('; ')}.`);
  return parts;
}

/** A code block with a fence that does not occur inside. */
function fenced(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text.replace(/\n$/, '')}\n${fence}`;
}
