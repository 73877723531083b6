// The differences document of an implementation, as Markdown: what there is, the most serious kinds first, each with a program.

import type { SignatureKind } from '../spec/clusters';
import type { RuleDivergences, ShownDivergence } from '../spec/divergences';
import type { Rule } from '../spec/specification';
import { counted } from '../words/near';
import type { Matrix } from './matrix';
import { codeBlock, codeSpan, inline, markdownTable } from './markdown-text';
import { clustersAsMarkdown } from './matrix-text';
import { STANDING_WORDS } from './standing-words';

interface Kind {
  kind: SignatureKind;
  title: string;
  /** What the differences under the title are. */
  explanation: string;
}

/** From what stops a program to what only words differ in. */
const KINDS: readonly Kind[] = [
  { kind: 'stopped', title: 'It does not come to an end', explanation: 'CPython ends these programs.' },
  {
    kind: 'other-result',
    title: 'It gives something else',
    explanation: 'Values, orders of evaluation, output and tracebacks that are not those of CPython.',
  },
  { kind: 'refused', title: 'It refuses what CPython does', explanation: 'An exception where CPython has a result.' },
  { kind: 'missing', title: 'It lacks something', explanation: 'A name, an attribute or a module that CPython has.' },
  { kind: 'accepted', title: 'It does what CPython refuses', explanation: 'A result where CPython raises.' },
  {
    kind: 'other-exception',
    title: 'It raises an exception of another type',
    explanation: 'Handlers that catch it on CPython do not catch it here.',
  },
  {
    kind: 'other-message',
    title: 'Its messages have other words',
    explanation: 'The exception is of the right type, its text is not that of CPython.',
  },
  {
    kind: 'unexpected-pass',
    title: 'It passes where a failure is expected',
    explanation: 'The file of expectations names a failure that is not there any more.',
  },
];

/** One difference with the rule that it belongs to. */
interface Entry {
  rule: Rule;
  shown: ShownDivergence;
}

interface Names {
  /** The key of the subject, as on the command line. */
  subject: string;
  title: string;
  cpython: string;
}

/** So many alike are told once with a program, and the others in a table. */
const MANY = 3;

/** The document about one subject of a matrix. */
export function renderDivergences(
  name: string,
  matrix: Matrix,
  found: readonly RuleDivergences[],
  oracle: { title: string; pythonVersion: string },
): string {
  const subject = matrix.subjects.find((each) => each.name === name)!;
  const { failures, texts, aside } = matrix.clusters[name]!;
  const title = inline(subject.title);
  const names: Names = { subject: name, title, cpython: `CPython ${oracle.pythonVersion}` };
  const entries = found.flatMap(({ rule, divergences }) => divergences.map((shown) => ({ rule, shown })));
  const kinds = KINDS.map((kind) => ({
    ...kind,
    entries: entries.filter(({ shown }) => shown.signature.kind === kind.kind),
  })).filter((kind) => kind.entries.length > 0);
  const parts = [
    `# Where ${title} differs from CPython in its calls`,
    `${title} (Python ${inline(subject.pythonVersion)}) against ${names.cpython}, as run on ${subject.date.slice(0, 10)}: ${countsOf(matrix, name)}. Each program below was run on both (${inline(oracle.title)} is the CPython); what they print is shown, and the last line of a traceback where they raise. An example of a rule is run again with ${codeSpan(`callspec check RULE --subject ${name}`)}.`,
  ];
  if (kinds.length > 0) {
    parts.push(
      '## What there is',
      markdownTable(
        ['differences', 'kind', 'rules'],
        kinds.map(({ title, entries }) => [
          String(entries.length),
          title,
          String(new Set(entries.map(({ rule }) => rule)).size),
        ]),
      ),
    );
  }
  for (const { title, explanation, entries } of kinds) {
    parts.push(`## ${title}`, explanation, ...renderKind(entries, names));
  }
  const others = found.flatMap(({ rule, others }) => others.map((verdict) => ({ rule, verdict })));
  if (others.length > 0) {
    parts.push('## It fails at a step of all examples');
    for (const { rule, verdict } of others) {
      parts.push(
        `### ${inline(rule.sentence)}`,
        placeOf(rule, verdict.example),
        codeBlock('text', verdict.message ?? ''),
      );
    }
  }
  if (failures.length > 0) parts.push('## What the failures have in common', clustersAsMarkdown(failures));
  if (texts.length > 0) parts.push('## Other words, and no failure', clustersAsMarkdown(texts));
  if (aside.length > 0) {
    parts.push(
      '## What it was not asked',
      markdownTable(
        ['examples', 'reason'],
        aside.map(({ count, status, reason }) => [String(count), `${STANDING_WORDS[status].word}: ${reason}`]),
      ),
    );
  }
  return `${parts.join('\n\n')}\n`;
}

/** How many rules hold and fail, of those that were run. */
function countsOf({ total }: Matrix, name: string): string {
  const { verified, failed, text, notRun } = total.subjects[name]!;
  const asked = total.rules - notRun;
  const counts = `${verified.count} ${verified.count === 1 ? 'is' : 'are'} verified and ${failed} ${failed === 1 ? 'fails' : 'fail'}${text > 0 ? `; ${text} differ in the text of exceptions alone, which the language does not fix` : ''}`;
  if (notRun === 0) return `of ${total.rules} rules, ${counts}`;
  return `of the ${counted(asked, 'rule')} of ${total.rules} that were run, ${counts}; the other ${notRun} were not run`;
}

/** Many that are alike come together and first; the others follow rule by rule. */
function renderKind(entries: readonly Entry[], names: Names): string[] {
  const parts: string[] = [];
  const told = new Set<Entry>();
  for (const { heading, group } of groupsOf(entries)) {
    const [first, ...rest] = smallestFirst(group);
    parts.push(
      `### ${heading}`,
      `**${inline(first.rule.sentence)}**`,
      ...renderEntry(first, names),
      ...renderRest(rest, names),
    );
    for (const entry of group) told.add(entry);
  }
  let rule: Rule | undefined;
  for (const entry of entries.filter((each) => !told.has(each))) {
    if (entry.rule !== rule) parts.push(`### ${inline(entry.rule.sentence)}`);
    rule = entry.rule;
    parts.push(...renderEntry(entry, names));
  }
  return parts;
}

interface Group {
  heading: string;
  group: readonly [Entry, ...Entry[]];
}

/** Those with one signature, then those in which different texts stand for one of CPython; the largest first. */
function groupsOf(entries: readonly Entry[]): Group[] {
  // That a value is another one is nothing to have in common.
  let left = entries.filter(({ shown: { signature } }) => !['other-result', 'stopped'].includes(signature.kind));
  const groups: Group[] = [];
  const keys: ((entry: Entry) => string | undefined)[] = [
    ({ shown }) => `It ${shown.signature.text}`,
    ({ shown: { signature } }) =>
      signature.instead === undefined ? undefined : `It has other words for "${signature.instead}"`,
  ];
  for (const keyOf of keys) {
    const found = new Map<string, Entry[]>();
    for (const entry of left) {
      const key = keyOf(entry);
      if (key !== undefined) found.set(key, [...(found.get(key) ?? []), entry]);
    }
    for (const [heading, [first, ...rest]] of found) {
      if (rest.length + 1 >= MANY) groups.push({ heading: inline(heading), group: [first!, ...rest] });
    }
    left = left.filter((entry) => !groups.some(({ group }) => group.includes(entry)));
  }
  return groups.sort((a, b) => b.group.length - a.group.length);
}

/** The one with the shortest program first, the others in the order of the chapter. */
function smallestFirst(group: Group['group']): [Entry, ...Entry[]] {
  const size = ({ shown: { program } }: Entry) => program?.script.source.length ?? Number.POSITIVE_INFINITY;
  const smallest = group.reduce((best, each) => (size(each) < size(best) ? each : best));
  return [smallest, ...group.filter((each) => each !== smallest)];
}

/** Those that show the same as the one before, a line each where a line says it, and at length where not. */
function renderRest(rest: readonly Entry[], names: Names): string[] {
  const rows = rest.map((entry) => ({ entry, cells: lineOf(entry) }));
  const short = rows.flatMap(({ cells }) => (cells === undefined ? [] : [cells]));
  const long = rows.flatMap(({ entry, cells }) => (cells === undefined ? [entry] : []));
  const table = short.length === 0 ? [] : [markdownTable(['rule', 'where', names.cpython, names.title], short)];
  return [...table, ...long.flatMap((entry) => [`**${inline(entry.rule.sentence)}**`, ...renderEntry(entry, names)])];
}

/** What a program shows and both outputs, where each is a line. */
function lineOf({ rule, shown: { program } }: Entry): string[] | undefined {
  if (program === undefined || program.script.modules.size > 0) return undefined;
  const lines = program.script.source.trimEnd().split('\n');
  const expression = /^print\(repr\((.*)\)\)$/.exec(lines[lines.length - 1]!)?.[1];
  const shown = expression ?? (lines.length <= 2 ? lines.map((line) => line.trim()).join(' ') : undefined);
  if (shown === undefined || /[\n`]/.test(shown + program.oracle + program.subject)) return undefined;
  const cells = [shown, program.oracle || '(no output)', program.subject || '(no output)'];
  return [`\`${rule.id}\``, ...cells.map(codeSpan)];
}

function placeOf({ id, level }: Rule, { file, line }: { file: string; line: number }): string {
  return `\`${id}\`, level ${level}, \`features/${file}:${line}\``;
}

function renderEntry({ rule, shown }: Entry, { cpython, title }: Names): string[] {
  const { example, step, difference, program, alike } = shown;
  const parts = [placeOf(rule, example), `**${inline(example.title)}**`];
  if (program !== undefined) {
    for (const [name, text] of program.script.modules) parts.push(`\`${name}.py\``, codeBlock('python', text));
    parts.push(codeBlock('python', program.script.source));
    parts.push(cpython, output(program.oracle), title, output(program.subject));
  } else {
    parts.push(`No program of its own shows this; the example does, at *${inline(step)}*.`);
    parts.push(cpython, output(difference.expected), title, output(difference.actual));
  }
  if (alike.length > 0) parts.push(`The same: ${alike.map((each) => inline(each.title)).join('; ')}.`);
  return parts;
}

function output(text: string): string {
  return codeBlock('text', text === '' ? '(no output)' : text);
}
