// The committed summary: coverage without anything that differs from one machine or day to another.

import { isThere, readText } from '../../files/read-text';
import { writeWhole } from '../../files/write-whole';
import { COVERAGE_FORMAT, type Coverage } from './coverage';

/** Where it is kept, for tools and for readers. */
export const SUMMARY_FILE = 'reports/spec-coverage.json';
export const SUMMARY_PAGE = 'reports/spec-coverage.md';

/** The subjects of the summary: those that every checkout can run. */
export const SUMMARY_SUBJECTS: readonly string[] = ['reference', 'pyodide'];

/** A file is not a summary of coverage. */
export class CoverageFormatError extends Error {}

/** Coverage as it is committed: the counts of code differ from one version of Node to another and are left to the history. */
export function committed(coverage: Coverage): Coverage {
  return { ...coverage, code: null };
}

/** JSON with a line for each section and each rule, so that a change shows as what it is. */
export function renderSummary({ format, subjects, total, sections, rules, code, reach }: Coverage): string {
  const list = (values: readonly unknown[]) =>
    values.length === 0 ? '[]' : `[\n${values.map((value) => `  ${JSON.stringify(value)}`).join(',\n')}\n ]`;
  const parts: [string, string][] = [
    ['format', JSON.stringify(format)],
    ['subjects', list(subjects)],
    ['total', JSON.stringify(total)],
    ['sections', list(sections)],
    ['rules', list(rules)],
    ['code', JSON.stringify(code)],
    ['reach', JSON.stringify(reach)],
  ];
  return `{\n${parts.map(([name, text]) => ` "${name}": ${text}`).join(',\n')}\n}\n`;
}

/** Reads coverage from JSON. Throws CoverageFormatError that names `source`. */
export function parseCoverage(text: string, source: string): Coverage {
  let value: Partial<Coverage> | null;
  try {
    value = JSON.parse(text) as Partial<Coverage> | null;
  } catch (error) {
    throw new CoverageFormatError(`${source} is no JSON: ${(error as Error).message}`);
  }
  if (value?.format !== COVERAGE_FORMAT || !Array.isArray(value.rules) || !Array.isArray(value.sections)) {
    throw new CoverageFormatError(
      `${source} is no coverage: it needs "format": "${COVERAGE_FORMAT}", sections and rules`,
    );
  }
  return value as Coverage;
}

/** Writes files; true for each whose text was another. Throws FileProblem. */
export function writeTexts(texts: ReadonlyMap<string, string>): string[] {
  const changed = staleTexts(texts);
  for (const file of changed) {
    writeWhole(file, texts.get(file)!);
  }
  return changed;
}

/** The files whose text is another one, or that are missing. */
export function staleTexts(texts: ReadonlyMap<string, string>): string[] {
  return [...texts].flatMap(([file, text]) => (isThere(file) && readText(file) === text ? [] : [file]));
}
