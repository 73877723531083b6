// An entry of the ledger in a terminal, as somebody who checks it reads it: the words first, then what became of them.

import pico from 'picocolors';
import type { EntryExample, EntryRule, LedgerEntry } from '../spec/ledger-entries';
import { visible, visibleLine } from './printable';

export interface EntryContext {
  /** The document as users would write it, if there is one. */
  document: string | undefined;
  ledger: string;
  /** The folder of the features, as users would write it. */
  features: string;
  /** Columns of a line. */
  width: number;
}

const REASONS = ['feature', 'informative', 'erratum', 'outdated', 'not run', 'review'] as const;

/** One entry. Prose is wrapped; code, drawings and names that are too long stay as they are. */
export function renderEntry(entry: LedgerEntry, context: EntryContext): string {
  const { section, at, kind, language, findings } = entry;
  const { document, ledger, width } = context;
  const place = entry.line === undefined ? `${ledger}:${entry.ledgerLine}` : `${document}:${entry.line}`;
  return [
    `${pico.bold(`${section} ${at}`)}  ${[kind, language].filter(Boolean).join(', ')}  ${pico.dim(visibleLine(place))}`,
    ...renderWords(entry, context),
    ...REASONS.flatMap((name) => {
      const reason = entry[name];
      return reason === undefined ? [] : wrap(`${name}: ${visibleLine(reason)}`, width, 2, 4);
    }),
    ...renderRules(entry, context),
    ...findings.flatMap((finding) => wrap(visibleLine(finding), width, 2, 4).map(pico.red)),
  ].join('\n');
}

function renderWords({ kind, text }: LedgerEntry, { document, width }: EntryContext): string[] {
  if (text === undefined) return document === undefined ? [] : [`  ${pico.yellow('the document does not have it')}`];
  if (kind === 'code' || kind === 'drawing')
    return visible(text)
      .split('\n')
      .map((line) => pico.cyan(`  | ${line}`));
  return wrap(`"${visibleLine(text.replace(/\s+/g, ' '))}"`, width, 2, 3).map(pico.cyan);
}

function renderRules({ rules, examples }: LedgerEntry, context: EntryContext): string[] {
  const known = new Set(rules.map(({ id }) => id));
  const of = (id: string) => examples.filter(({ rule }) => rule === id);
  return [
    ...rules.flatMap((rule) => [
      ...renderRule(rule, context),
      ...of(rule.id).flatMap((one) => renderExample(one, context)),
    ]),
    ...examples.filter(({ rule }) => !known.has(rule)).flatMap((one) => renderExample(one, context)),
  ];
}

function renderRule({ id, level, sentence, file, line }: EntryRule, { features, width }: EntryContext): string[] {
  if (sentence === undefined) return [`  ${id}  ${pico.red('no such rule')}`];
  return wrap(`${id}  @${level}  ${visibleLine(sentence)}  ${features}/${file}:${line}`, width, 2, 6);
}

function renderExample({ rule, title, file, line, isNamed }: EntryExample, context: EntryContext): string[] {
  const { features, width } = context;
  const name = isNamed ? `runs it: ${rule}: ${visibleLine(title)}` : visibleLine(title);
  const place = file === undefined ? 'no such example' : `${features}/${file}:${line}`;
  return wrap(`- ${name}  ${place}`, width, 4, 6);
}

/** Words in lines of so many columns; one that is longer has a line of its own. Between words of a line spaces stay as they are. */
export function wrap(text: string, width: number, first: number, others: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.match(/ *[^ ]+/g) ?? []) {
    if (line !== '' && line.length + word.length > width) {
      lines.push(line);
      line = '';
    }
    line += line === '' ? ' '.repeat(lines.length === 0 ? first : others) + word.trimStart() : word;
  }
  return line === '' ? lines : [...lines, line];
}
