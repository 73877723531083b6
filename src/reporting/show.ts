// A rule, a section, an example or a file of the interpreter, for a terminal.

import pico from 'picocolors';
import type {
  Shown,
  ShownExample,
  ShownFile,
  ShownRule,
  ShownSection,
  ShownSingleExample,
  ShownVerdict,
} from '../spec/coverage/inspect';
import { MEASURED_IN_WORDS } from '../spec/coverage/reach';
import { describeShare } from '../spec/coverage/share';
import { sectionOfRule } from '../spec/coverage/coverage';
import type { Step } from '../spec/specification';
import { visible, visibleLine } from './printable';
import { describeVerified } from './run-share';
import { subjectLabels } from './subject-labels';
import { renderTable } from './table';
import { sideBySide } from './terminal';
import { widthOf } from './width';

export interface ShowContext {
  /** The folder of the features, as users would write it. */
  features: string;
  /** Without it long lists are cut, which is said. */
  all: boolean;
  /** Units of a copy of the document by section and place. */
  document: ReadonlyMap<string, { line: number; text: string }> | undefined;
}

/** So many functions of a rule, and rules of a function, are listed without --all. */
const LISTED_FUNCTIONS = 12;
const LISTED_RULES = 24;

/** The report about one thing. */
export function renderShown(shown: Shown, context: ShowContext): string {
  if (shown.kind === 'rule') return renderRule(shown, context);
  if (shown.kind === 'section') return renderSection(shown, context);
  return shown.kind === 'example' ? renderSingle(shown, context) : renderFile(shown, context);
}

function renderRule(rule: ShownRule, context: ShowContext): string {
  const { id, sentence, description, level, formerly, place, examples } = rule;
  const shared = sharedSteps(examples);
  const parts = [
    `${pico.bold(id)}  @${level}`,
    pico.bold(sentence),
    pico.dim(`${context.features}/${place.file}:${place.line}`),
    ...(formerly.length > 0 ? [`formerly ${formerly.join(', ')}`] : []),
    ...(description === '' ? [] : ['', description]),
    '',
    ...renderUnits(rule, context),
    ...renderStandings(rule),
    ...(shared.length > 0 ? ['', `${pico.bold('Background')}`, ...shared.map(renderStep)] : []),
    ...examples.flatMap((example) => ['', renderExample(example, context, shared.length)]),
    '',
    ...renderFunctions(rule, context),
  ];
  return parts.join('\n');
}

function renderUnits({ units }: ShownRule, { document }: ShowContext): string[] {
  if (units === null) return ['document     no ledger'];
  if (units.length === 0) return ['document     no unit states it'];
  const places = units.map(({ section, at, kind }) => {
    const unit = document?.get(`${section} ${at}`);
    const where = `${section} at ${at} (${kind})`;
    return unit === undefined ? where : `${where}, line ${unit.line}: ${firstLine(unit.text)}`;
  });
  return document === undefined
    ? [`document     ${places.join(', ')}`]
    : places.map((text, index) => `${index === 0 ? 'document' : '        '}     ${text}`);
}

function firstLine(text: string): string {
  const [first = '', ...rest] = text.split('\n');
  return rest.length > 0 || first.length > 100 ? `${first.slice(0, 100)} …` : first;
}

function renderStandings({ standings, confirmation, confirmedBy }: ShownRule): string[] {
  const subjects = Object.entries(standings).map(([name, standing]) => `${name} ${paint(standing)}`);
  return [
    `verdicts     ${subjects.length > 0 ? subjects.join(', ') : 'no run on record'}`,
    `CPython      ${confirmation === 'confirmed' ? pico.green('confirmed on 3.14') : describeConfirmation(confirmation)}${confirmedBy.length > 0 ? ` (${confirmedBy.map(visibleLine).join(', ')})` : ''}`,
  ];
}

function describeConfirmation(word: string): string {
  if (word === 'other-version') return 'confirmed, partly on another version than 3.14';
  return word === 'contradicted' ? pico.red('contradicted on 3.14') : word;
}

function paint(standing: string): string {
  if (standing === 'verified' || standing === 'passed') return pico.green(standing);
  const isBad = ['failed', 'timed-out', 'crashed', 'unexpected-pass'].includes(standing);
  return isBad ? pico.red(standing) : pico.yellow(standing);
}

/** The steps that all examples begin with, if there are several. */
function sharedSteps(examples: readonly ShownExample[]): Step[] {
  const [first, ...rest] = examples;
  if (first === undefined || rest.length === 0) return [];
  const differs = first.steps.findIndex((step, index) =>
    rest.some(({ steps }) => JSON.stringify(steps[index]) !== JSON.stringify(step)),
  );
  return first.steps.slice(0, differs < 0 ? first.steps.length : differs);
}

function renderExample(example: ShownExample, { features }: ShowContext, skip: number): string {
  const { title, place, needs, steps, verdicts } = example;
  return [
    `${pico.bold(`Example: ${title}`)}  ${pico.dim(`${features}/${place.file}:${place.line}`)}`,
    ...(needs.length > 0 ? [`  needs ${needs.join(', ')}`] : []),
    ...steps.slice(skip).map(renderStep),
    `  ${verdicts.map(({ subject, standing }) => `${subject} ${paint(standing)}`).join(', ')}`,
    ...verdicts.flatMap(renderTrouble),
  ].join('\n');
}

function renderTrouble({ subject, reason, step, message, difference }: ShownVerdict): string[] {
  if (reason !== undefined) return [`  ${subject}: ${visibleLine(reason)}`];
  if (step === undefined) return [];
  const what =
    difference === undefined
      ? visible(message ?? '')
      : sideBySide(difference.expected, difference.actual, widthOf() - 2);
  return [`  ${subject}, at: ${visibleLine(step)}`, indent(what, '  ')];
}

function renderStep({ keyword, text, docString, table }: Step): string {
  const lines = [`  ${pico.cyan(keyword)} ${visibleLine(text)}`];
  if (docString !== undefined)
    lines.push(indent(`"""${docString.mediaType}\n${visible(docString.content)}\n"""`, '    '));
  if (table !== undefined) lines.push(indent(renderCells(table), '    '));
  return lines.join('\n');
}

function renderCells(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`).join('\n');
}

function renderFunctions({ functions, measuredRules }: ShownRule, { all }: ShowContext): string[] {
  if (functions === null) return [pico.dim('functions    not measured (callspec coverage --collect)')];
  const listed = all ? functions : functions.slice(0, LISTED_FUNCTIONS);
  const rows = listed.map(({ file, line, name, rules }) => [
    `${file}:${line}`,
    name,
    `${rules} of ${measuredRules} rules`,
  ]);
  const columns = [
    { head: '', atLeast: 20 },
    { head: '', atLeast: 12 },
    { head: '', align: 'right' as const },
  ];
  const rest = functions.length - listed.length;
  return [
    `It reaches ${functions.length} functions of ${MEASURED_IN_WORDS}; what it is about comes first:`,
    renderTable(columns, rows, { repeated: 3, breakWords: true }).trimStart(),
    ...(rest > 0 ? [pico.dim(`and ${rest} more (--all)`)] : []),
  ];
}

function renderSection(section: ShownSection, { features }: ShowContext): string {
  const { id, title, description, file, coverage, rules } = section;
  const subjects = Object.keys(coverage.subjects);
  const labels = subjectLabels(subjects);
  const columns = [
    { head: 'rule', atLeast: 16 },
    { head: 'level' },
    { head: 'examples', align: 'right' as const },
    ...[...labels.values(), 'CPython 3.14'].map((head) => ({ head, atLeast: 8 })),
    { head: 'sentence', atLeast: 20 },
  ];
  const rows = rules.map((rule) => {
    const standings = subjects.map((name) => paint(rule.standings[name] ?? 'not-run'));
    return [rule.id, rule.level, String(rule.examples), ...standings, rule.confirmation, rule.sentence];
  });
  const units = coverage.units === null ? 'no ledger' : `${describeShare(coverage.units.accounted)} accounted for`;
  return [
    `${pico.bold(`${id} ${title}`)}  ${pico.dim(`${features}/${file}`)}`,
    ...(description === '' ? [] : [description]),
    '',
    `units of the document: ${units}`,
    ...subjects.map((name) => `verified on ${name}: ${describeVerified(coverage.subjects[name]!)}`),
    `confirmed by CPython 3.14: ${describeShare(coverage.confirmed)} of the rules`,
    ...(coverage.awaited.length > 0 ? [`without an example: ${coverage.awaited.join(', ')}`] : []),
    '',
    renderTable(columns, rows),
  ].join('\n');
}

function renderSingle(example: ShownSingleExample, context: ShowContext): string {
  const { rule, level, sentence } = example;
  return [`${pico.bold(rule)}  @${level}`, sentence, '', renderExample(example, context, 0)].join('\n');
}

function renderFile({ file, measuredRules, functions }: ShownFile, { all }: ShowContext): string {
  const reached = functions.filter(({ rules }) => rules.length > 0).length;
  const blocks = functions.map(({ name, line, rules, isAlwaysCalled }) => {
    const isSilent = isAlwaysCalled && rules.length === 0;
    const who = isSilent
      ? pico.dim('every program calls it, no rule more often')
      : describeRules(rules, measuredRules, all);
    return [`${file}:${line}  ${pico.bold(name)}`, indent(who, '  ')].join('\n');
  });
  return [`${file}: rules reach ${reached} of ${functions.length} functions`, ...blocks].join('\n\n');
}

/** The rules by section: by name while they are few, else by their number. */
function describeRules(rules: readonly string[], measured: number, all: boolean): string {
  if (rules.length === 0) return pico.yellow('no rule reaches it');
  if (rules.length === measured) return `every rule (${measured})`;
  const bySection = new Map<string, string[]>();
  for (const rule of rules) {
    const section = sectionOfRule(rule);
    bySection.set(section, [...(bySection.get(section) ?? []), rule.slice(section.length + 1)]);
  }
  const count = `${rules.length} of ${measured} rules`;
  if (all || rules.length <= LISTED_RULES) {
    return [count, ...[...bySection].map(([section, names]) => `${section}  ${names.join(', ')}`)].join('\n');
  }
  const sections = [...bySection].map(([section, names]) => `${section} (${names.length})`);
  return `${count}, by section (--all names them): ${sections.join(', ')}`;
}

function indent(text: string, by: string): string {
  return text.replace(/^/gm, by);
}
