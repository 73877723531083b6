// Which code is mutated, and which sections are about it.

import fs from 'node:fs';
import path from 'node:path';
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { readText } from '../files/read-text';

export interface ScopePlace {
  /** A source below the project: "src/call/bind.ts". */
  file: string;
  /** Ids of sections: "31.5". */
  sections: ReadonlySet<string>;
  /** Every mutant of it has to be noticed. */
  isCore: boolean;
}

/** The scope cannot be read, or does not fit the sources: one line for each fault. */
export class ScopeError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
  }
}

/** Reads the scope of a project. Throws ScopeError, with lines. */
export function readScope(project: string, file: string, sectionIds: readonly string[]): ScopePlace[] {
  const lines = new LineCounter();
  const document = parseDocument(readText(file), { lineCounter: lines, prettyErrors: false });
  const problems = document.errors.map(({ pos, message }) => `line ${lines.linePos(pos[0]).line}: ${message}`);
  const complain = (node: unknown, message: string) => {
    const { line } = lines.linePos((node as { range?: number[] } | null)?.range?.[0] ?? 0);
    problems.push(`line ${line}: ${message}`);
  };
  const places: ScopePlace[] = [];
  const known = new Set(sectionIds);
  const readPlaces = (isCore: boolean, node: unknown) => {
    if (!isMap(node)) return complain(node, 'a part of the scope is a map of files to lists of sections');
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? String(key.value) : '';
      if (!isSeq(value)) {
        complain(key, `${name} needs the list of the sections that are about it`);
        continue;
      }
      // A section such as 31.10 must not be read as a number.
      const sections = value.items.map((item) => (isScalar(item) ? (item.source ?? String(item.value)) : ''));
      for (const id of sections.filter((one) => !known.has(one))) complain(value, `there is no section "${id}"`);
      const files = sourcesAt(project, name);
      if (files.length === 0) complain(key, `there is no source ${name}`);
      for (const each of files) places.push({ file: each, sections: new Set(sections), isCore });
    }
  };
  if (!isMap(document.contents)) throw new ScopeError(['the scope has the parts "core" and "rest"']);
  for (const { key, value } of document.contents.items) {
    const part = isScalar(key) ? String(key.value) : '';
    if (part !== 'core' && part !== 'rest') complain(key, `there is no part "${part}", only "core" and "rest"`);
    else readPlaces(part === 'core', value);
  }
  if (problems.length > 0) throw new ScopeError(problems);
  return places;
}

/** The source, or all that a folder holds. */
function sourcesAt(project: string, name: string): string[] {
  const place = path.join(project, name);
  const there = fs.statSync(place, { throwIfNoEntry: false });
  if (there === undefined) return [];
  if (!there.isDirectory()) return [name];
  return fs
    .readdirSync(place)
    .filter((each) => each.endsWith('.ts'))
    .map((each) => `${name.replace(/\/$/, '')}/${each}`)
    .sort();
}
