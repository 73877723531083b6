// Coverage as a Markdown page: the table by section, then everything that is missing, by name.

import type { Coverage, Measures, RuleCoverage, SubjectCounts, SubjectCoverage } from '../spec/coverage/coverage';
import { MEASURED_IN_WORDS } from '../spec/coverage/reach';
import { describePercent, describeShare, type Share } from '../spec/coverage/share';
import { askedOf, verifiedCell } from './run-share';

/** The page. It says only what the coverage says: no time, no machine. */
export function coverageMarkdown(coverage: Coverage): string {
  const parts = [
    '# Coverage of the specification',
    explain(coverage),
    '## By section',
    table(coverage),
    subjectsPart(coverage),
    classesPart(coverage),
    ...gapsPart(coverage),
    ...codePart(coverage),
    ...reachPart(coverage),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function explain({ subjects }: Coverage): string {
  const names = subjects.map(({ name, title, pythonVersion }) => `*${name}* is ${title} (Python ${pythonVersion})`);
  return [
    'Each column is a measure of its own. Percentages are rounded down: 100 % means all.',
    '',
    '- **units**: sentences, table rows, list lines and blocks of the document that the ledger accounts for',
    '- **linked**: rules that have an example, of all rules known',
    ...(names.length > 0
      ? [`- a **subject**: rules all of whose examples passed in its last run, of all rules; ${names.join(', ')}`]
      : []),
    '- **confirmed**: rules all of whose examples pass on CPython 3.14 itself; +1: one more whose other examples pass on another version',
  ].join('\n');
}

function table({ sections, total, subjects }: Coverage): string {
  const heads = ['section', 'title', 'units', 'linked', ...subjects.map(({ name }) => name), 'confirmed', 'examples'];
  const rows = sections.map((section) => [section.id, section.title, ...cells(section, subjects)]);
  const align = ['---', '---', ...heads.slice(2).map(() => '---:')];
  const all = ['**all**', '', ...cells(total, subjects)];
  return [heads, align, ...rows, all].map(row).join('\n');
}

function cells(measures: Measures, subjects: readonly SubjectCoverage[]): string[] {
  const { units, linked, confirmed, confirmations, examples } = measures;
  return [
    units === null ? 'no ledger' : cell(units.accounted),
    cell(linked),
    ...subjects.map(({ name }) => runCell(measures.subjects[name]!)),
    confirmedCell(confirmed, confirmations),
    String(examples),
  ];
}

function confirmedCell(confirmed: Share, confirmations: Measures['confirmations']): string {
  const further = confirmations['other-version'];
  return further > 0 ? `${cell(confirmed)}, +${further}` : cell(confirmed);
}

function cell({ count, of, percent }: Share): string {
  return percent === null ? '-' : `${count}/${of}, ${describePercent(percent)}`;
}

/** Of the rules that were run, where not all were. */
function runCell(counts: SubjectCounts): string {
  return askedOf(counts) < counts.verified.of ? verifiedCell(counts) : cell(counts.verified);
}

function row(texts: readonly string[]): string {
  return `| ${texts.map(escape).join(' | ')} |`;
}

/** Text that Markdown would read as marks. */
function escape(text: string): string {
  return text.replace(/[|<>]/g, (character) => (character === '|' ? '\\|' : character === '<' ? '&lt;' : '&gt;'));
}

function subjectsPart({ subjects, total }: Coverage): string {
  if (subjects.length === 0) return 'No subject has a run on record.';
  const rules = subjects.map(({ name, stale, gone }) => {
    const counts = total.subjects[name]!;
    const notes = Object.entries(counts.rules).filter(([, count]) => count > 0);
    const examples = Object.entries(counts.examples).filter(([, count]) => count > 0);
    const old = stale + gone > 0 ? [`stale ${stale}, without example ${gone}`] : [''];
    return [name, words(notes), words(examples), ...old];
  });
  return [
    '## By subject',
    '',
    row(['subject', 'rules', 'examples', 'old verdicts']),
    row(['---', '---', '---', '---']),
    ...rules.map(row),
  ].join('\n');
}

function words(counts: readonly (readonly [string, number])[]): string {
  return counts.map(([word, count]) => `${count} ${word}`).join(', ');
}

function classesPart({ total }: Coverage): string {
  if (total.units === null) return '';
  const classes = Object.entries(total.units.classes).sort(([a], [b]) => a.localeCompare(b, 'en'));
  return `## Units of the document\n\n${describeShare(total.units.accounted)} accounted for: ${words(classes)}.`;
}

function gapsPart({ subjects, rules, sections }: Coverage): string[] {
  const awaited = sections.flatMap((section) => section.awaited);
  const unaccounted = sections.filter(({ units }) => units !== null && units.accounted.count < units.accounted.of);
  const parts = [
    ...subjects.map(({ name }) =>
      gaps(`not verified on ${name}`, rules, ({ standings }) => standings[name]!, 'verified'),
    ),
    gaps('not confirmed by CPython 3.14', rules, describeConfirmation, 'confirmed'),
    awaited.length === 0
      ? ''
      : list(
          'Rules without an example',
          awaited.map((id) => `\`${id}\``),
        ),
    unaccounted.length === 0
      ? ''
      : list(
          'Sections with units that are not accounted for',
          unaccounted.map(({ id, units }) => `${id}: ${units!.accounted.of - units!.accounted.count}`),
        ),
  ];
  return ['## Gaps', parts.every((part) => part === '') ? 'None.' : parts.filter((part) => part !== '').join('\n\n')];
}

/** "other-version (cpython:3.12, cpython:3.13)": by whom, where it is not CPython 3.14 alone. */
function describeConfirmation({ confirmation, confirmedBy }: RuleCoverage): string {
  if (confirmation === 'confirmed' || confirmedBy.length === 0) return confirmation;
  return `${confirmation} (${confirmedBy.join(', ')})`;
}

function gaps(
  what: string,
  rules: readonly RuleCoverage[],
  wordOf: (rule: RuleCoverage) => string,
  good: string,
): string {
  const found = rules.filter((rule) => wordOf(rule) !== good);
  const lines = found.map((rule) => `\`${rule.id}\` ${escape(rule.sentence)}: ${wordOf(rule)}`);
  return found.length === 0 ? '' : list(`${found.length} of ${rules.length} rules ${what}`, lines);
}

function list(title: string, lines: readonly string[]): string {
  return `### ${title}\n\n${lines.map((line) => `- ${line}`).join('\n')}`;
}

function codePart({ code }: Coverage): string[] {
  if (code === null) return [];
  const line = (folder: string, { lines, functions, branches }: typeof code.total) =>
    row([folder, cell(lines), cell(functions), cell(branches)]);
  return [
    '## Code of the interpreter',
    [
      row(['folder', 'lines', 'functions', 'branches']),
      row(['---', '---:', '---:', '---:']),
      ...code.folders.map(({ folder, ...counts }) => line(folder, counts)),
      line('**all**', code.total),
    ].join('\n'),
  ];
}

function reachPart({ reach }: Coverage): string[] {
  if (reach === null) return [];
  const files = [...new Set(reach.unreached.map(({ file }) => file))];
  const lines = files.map((file) => {
    const names = reach.unreached.filter((entry) => entry.file === file).map(({ name }) => `\`${name}\``);
    return `\`${file}\`: ${names.join(', ')}`;
  });
  return [
    '## Rules and functions',
    `Rules reach ${describeShare(reach.functions)} of the functions of ${MEASURED_IN_WORDS}${reach.rules.count < reach.rules.of ? `, measured with ${reach.rules.count} of ${reach.rules.of} rules` : ''}.${lines.length > 0 ? ' No rule reaches:' : ''}`,
    lines.map((line) => `- ${line}`).join('\n'),
  ];
}
