// Rules, units of the document and verdicts as rows of tables for other tools.

import { exampleStanding, standingsOf } from './coverage/standing';
import { classOf, type Ledger } from './ledger';
import type { RunRecord } from './run-record';
import { examplesOf, type Specification } from './specification';
import { FORMERLY } from './tags';

/** What can be exported. */
export const TABLES = ['rules', 'units', 'verdicts'] as const;
export type TableName = (typeof TABLES)[number];

/** A row by the heads of its columns. */
export type ExportRow = Record<string, string | number | boolean | null | string[]>;

export interface ExportTable {
  heads: readonly string[];
  rows: ExportRow[];
}

const table = (heads: readonly string[], rows: ExportRow[]): ExportTable => ({ heads, rows });

/** A row for each rule. `features` is the folder as users see it. */
export function ruleRows({ sections }: Specification, features: string): ExportTable {
  const rows = sections.flatMap(({ id: section, title, rules }) =>
    rules.map(({ id, sentence, description, level, file, line, examples }) => ({
      rule: id,
      section,
      title,
      level,
      sentence,
      description,
      file: `${features}/${file}`,
      line,
      examples: examples.length,
      formerly: [
        ...new Set(
          examples.flatMap(({ tags }) =>
            tags.filter((tag) => tag.startsWith(FORMERLY)).map((tag) => tag.slice(FORMERLY.length)),
          ),
        ),
      ],
    })),
  );
  const heads = [
    'rule',
    'section',
    'title',
    'level',
    'sentence',
    'description',
    'file',
    'line',
    'examples',
    'formerly',
  ];
  return table(heads, rows);
}

/** A row for each unit of the document, with what became of it. */
export function unitRows(ledger: Ledger): ExportTable {
  const rows = ledger.units.map((unit) => ({
    section: unit.section,
    at: unit.at,
    kind: unit.kind,
    class: classOf(unit),
    rules: unit.rules ?? [],
    examples: (unit.examples ?? []).map(({ rule, title }) => `${rule} ${title}`),
    reason: [unit.informative, unit.erratum, unit.outdated, unit['not run'], unit.feature].filter(
      (text) => text !== undefined,
    ),
    review: unit.review ?? null,
    hash: unit.hash,
    line: unit.line,
  }));
  return table(['section', 'at', 'kind', 'class', 'rules', 'examples', 'reason', 'review', 'hash', 'line'], rows);
}

/** A row for each example and subject; those without a verdict that holds are stale or not-run. */
export function verdictRows(specification: Specification, runs: readonly RunRecord[], features: string): ExportTable {
  const rows = runs.flatMap((record) => {
    const standings = standingsOf(record, specification);
    const { name, title, pythonVersion } = record.subject;
    return examplesOf(specification).map((example): ExportRow => {
      const verdict = standings.verdicts.get(example);
      return {
        subject: name,
        is: title,
        python: pythonVersion,
        rule: example.rule.id,
        level: example.rule.level,
        example: example.title,
        file: `${features}/${example.file}`,
        line: example.line,
        status: exampleStanding(example, standings),
        milliseconds: verdict === undefined ? null : Math.round(verdict.milliseconds * 10) / 10,
        reason: verdict?.reason ?? null,
        step: verdict?.step ?? null,
        message: verdict?.message ?? null,
        expected: verdict?.difference?.expected ?? null,
        actual: verdict?.difference?.actual ?? null,
        date: record.date,
        commit: record.commit,
      };
    });
  });
  const who = ['subject', 'is', 'python', 'rule', 'level', 'example', 'file', 'line'];
  const what = ['status', 'milliseconds', 'reason', 'step', 'message', 'expected', 'actual', 'date', 'commit'];
  return table([...who, ...what], rows);
}
