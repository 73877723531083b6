// The index of rules: every section of the document and the ids of all that it says, kept apart from the features so that neither can
// lose a rule unnoticed.

import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { nearest } from '../words/near';
import type { Section, Specification } from './specification';

export interface IndexEntry {
  /** "31.4/left-to-right". */
  id: string;
  /** A rule of the features; a remark, to be found in the description of the feature; a rule that is still to come. */
  status: 'rule' | 'informative' | 'awaited';
  /** Of a remark: words of the description that carry it. */
  passage?: string;
  line: number;
}

export interface IndexSection {
  /** "31.4". */
  id: string;
  line: number;
  entries: IndexEntry[];
}

/** The index cannot be read, or it and the features differ: one line for each fault. */
export class RuleIndexError extends Error {
  constructor(readonly problems: string[]) {
    super(problems.join('\n'));
  }
}

/** Reads the index's text. Throws RuleIndexError for what does not have its form, with the line. */
export function parseRuleIndex(source: string): IndexSection[] {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false });
  const lineOf = (node: unknown) => lines.linePos((node as { range?: number[] } | null)?.range?.[0] ?? 0).line;
  const problems = document.errors.map(({ pos, message }) => `line ${lines.linePos(pos[0]).line}: ${message}`);
  const sections: IndexSection[] = [];
  const complain = (node: unknown, message: string) => problems.push(`line ${lineOf(node)}: ${message}`);

  const readEntries = (section: IndexSection, status: string, node: unknown) => {
    if (isSeq(node) && (status === 'rules' || status === 'awaited')) {
      for (const item of node.items) {
        const name = isScalar(item) ? String(item.value) : '';
        const id = `${section.id}/${name}`;
        section.entries.push({ id, status: status === 'rules' ? 'rule' : 'awaited', line: lineOf(item) });
      }
    } else if (isMap(node) && status === 'informative') {
      for (const { key, value } of node.items) {
        const id = `${section.id}/${isScalar(key) ? String(key.value) : ''}`;
        const passage = isScalar(value) ? String(value.value ?? '') : '';
        if (passage === '') complain(key, `${id} needs the words of the description that carry it`);
        section.entries.push({ id, status: 'informative', passage, line: lineOf(key) });
      }
    } else {
      complain(
        node,
        `section ${section.id} may have "rules" and "awaited", lists of names, and "informative", names with words`,
      );
    }
  };

  if (document.contents !== null && !isMap(document.contents)) complain(document.contents, 'the index lists sections');
  for (const { key, value } of isMap(document.contents) ? document.contents.items : []) {
    const section: IndexSection = { id: isScalar(key) ? String(key.value) : '', line: lineOf(key), entries: [] };
    sections.push(section);
    if (isMap(value)) for (const part of value.items) readEntries(section, String(part.key), part.value);
    else complain(key, `section ${section.id} needs its "rules"`);
  }
  if (problems.length > 0) throw new RuleIndexError(problems);
  return sections;
}

/**
 * Where index and features differ: sections or rules that only one of them has (with the nearest name of the other), ids that stand twice or
 * are no ids, and remarks whose words the description lacks. Rules that are awaited may come at any time.
 */
export function checkRuleIndex(
  index: readonly IndexSection[],
  { sections }: Pick<Specification, 'sections'>,
): string[] {
  const problems: string[] = [];
  const places = new Map<string, number>();
  const note = (id: string, line: number) => {
    const first = places.get(id);
    if (first !== undefined) problems.push(`line ${line}: ${id} is already at line ${first}`);
    else places.set(id, line);
  };
  for (const { id, line, entries } of index) {
    note(id, line);
    const section = sections.find((candidate) => candidate.id === id);
    if (section === undefined && entries.some(({ status }) => status !== 'awaited')) {
      problems.push(
        `line ${line}: there is no feature of section ${id}${hint(
          id,
          sections.map((other) => other.id),
        )}`,
      );
      continue;
    }
    for (const entry of entries) {
      note(entry.id, entry.line);
      const problem = problemOf(entry, section);
      if (problem !== undefined) problems.push(`line ${entry.line}: ${problem}`);
    }
  }
  const indexed = index.flatMap(({ entries }) => entries.map(({ id }) => id));
  for (const { id, file, rules } of sections) {
    if (!index.some((section) => section.id === id)) problems.push(`${file}: section ${id} is not in the index`);
    for (const rule of rules) {
      if (indexed.includes(rule.id)) continue;
      problems.push(`${file}:${rule.line}: ${rule.id} is not in the index${hint(rule.id, indexed)}`);
    }
  }
  return problems;
}

function problemOf({ id, status, passage }: IndexEntry, section: Section | undefined): string | undefined {
  if (!/^\d+\.\d+\/[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) return `"${id}" is no id, as 31.4/left-to-right`;
  const rules = section?.rules.map((rule) => rule.id) ?? [];
  const isRule = rules.includes(id);
  if (status === 'rule') return isRule ? undefined : `there is no rule ${id} in ${section?.file}${hint(id, rules)}`;
  if (status === 'awaited') return undefined;
  if (isRule) return `${id} is a rule of ${section?.file}, so it belongs under "rules"`;
  const words = (text: string) => text.replace(/\s+/g, ' ').toLowerCase();
  if (words(section?.description ?? '').includes(words(passage ?? ''))) return undefined;
  return `the description of ${section?.file} does not say "${passage}" (${id})`;
}

function hint(word: string, candidates: readonly string[]): string {
  const found = nearest(word, candidates);
  return found === undefined ? '' : `; did you mean ${found}?`;
}
