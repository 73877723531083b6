// Mutants that no program can tell from the interpreter as it is, each with the reason.

import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { readText } from '../files/read-text';
import { keyOf, type Mutant } from './mutant';

/** The list cannot be read: one line for each fault. */
export class EquivalentsError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
  }
}

const FIELDS = ['function', 'operator', 'before', 'after', 'reason', 'checked'] as const;
type Entry = Record<(typeof FIELDS)[number], string> & { nth: number };

export class Equivalents {
  private readonly reasons: ReadonlyMap<string, string>;

  constructor(entries: readonly Entry[]) {
    this.reasons = new Map(entries.map((entry) => [keyOf(entry), entry.reason]));
  }

  /** Why no program can tell; undefined for a mutant that is not listed. */
  reasonOf(mutant: Mutant): string | undefined {
    return this.reasons.get(keyOf(mutant));
  }

  /** Entries that name none of these mutants, in words. */
  unknown(mutants: readonly Mutant[]): string[] {
    const there = new Set(mutants.map(keyOf));
    return [...this.reasons.keys()]
      .filter((key) => !there.has(key))
      .map((key) => {
        const [name, operator, before, after] = JSON.parse(key) as string[];
        return `${name}: ${operator} of ${before} to ${after}`;
      });
  }
}

/** Reads the list: `function`, `operator`, `before`, `after`, `nth` where there are several, `reason`, and `checked`, the reason found a second time. */
export function readEquivalents(file: string): Equivalents {
  const lines = new LineCounter();
  const document = parseDocument(readText(file), { lineCounter: lines, prettyErrors: false });
  const problems = document.errors.map(({ pos, message }) => `line ${lines.linePos(pos[0]).line}: ${message}`);
  const entries: Entry[] = [];
  const items = isSeq(document.contents) ? document.contents.items : [];
  for (const item of items) {
    const { line } = lines.linePos((item as { range?: number[] }).range?.[0] ?? 0);
    const fields = new Map(
      isMap(item)
        ? item.items.map(({ key, value }) => [
            isScalar(key) ? String(key.value) : '',
            isScalar(value) ? String(value.value ?? '') : '',
          ])
        : [],
    );
    for (const name of FIELDS)
      if (!fields.get(name)?.trim() && name !== 'after' && name !== 'function')
        problems.push(`line ${line}: "${name}" is missing`);
    for (const name of fields.keys())
      if (name !== 'nth' && !(FIELDS as readonly string[]).includes(name))
        problems.push(`line ${line}: there is no field "${name}"`);
    entries.push({
      ...(Object.fromEntries(FIELDS.map((name) => [name, fields.get(name) ?? ''])) as Omit<Entry, 'nth'>),
      nth: Number(fields.get('nth') ?? 0),
    });
  }
  if (problems.length > 0) throw new EquivalentsError(problems);
  return new Equivalents(entries);
}
