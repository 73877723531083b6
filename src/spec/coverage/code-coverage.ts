// The coverage of the interpreter's code under the features, read from the summary that c8 writes.

import fs from 'node:fs';
import path from 'node:path';
import { type Share, share, sumShares } from './share';

/** Where `npm run coverage` puts it, below the project. */
export const CODE_COVERAGE_FILE = 'coverage/coverage-summary.json';

/** Where the record of the run is that it was counted in. */
export const COVERED_RUNS = 'coverage/runs';

/** Folders and files of src/ that make up the interpreter. */
const INTERPRETER = ['syntax', 'compiler', 'bytecode', 'objects', 'call', 'vm', 'modules', 'interpreter.ts'];

export interface CodeCounts {
  lines: Share;
  functions: Share;
  branches: Share;
}

export interface CodeCoverage {
  total: CodeCounts;
  /** By folder: "src/call". */
  folders: ({ folder: string } & CodeCounts)[];
}

/** The summary is not what c8 writes. */
export class CodeCoverageError extends Error {}

type Summary = Record<string, Record<'lines' | 'functions' | 'branches', { total: number; covered: number }>>;

/** Reads the summary below a project; undefined where there is none. Throws CodeCoverageError. */
export function readCodeCoverage(project: string): CodeCoverage | undefined {
  const file = path.join(project, CODE_COVERAGE_FILE);
  if (!fs.existsSync(file)) return undefined;
  try {
    return foldCodeCoverage(JSON.parse(fs.readFileSync(file, 'utf8')) as Summary, path.join(project, 'src'));
  } catch (error) {
    throw new CodeCoverageError(
      `${file} cannot be read as a summary of code coverage (${(error as Error).message}). Write it again with: npm run coverage`,
    );
  }
}

/** Folds the summary's files below `source` to the interpreter's folders. */
export function foldCodeCoverage(summary: Summary, source: string): CodeCoverage {
  const files = Object.keys(summary).filter((file) => file !== 'total');
  const folders = INTERPRETER.flatMap((name) => {
    const inside = files.filter((file) => path.relative(source, file).split(path.sep)[0] === name);
    if (inside.length === 0) return [];
    const fold = (measure: 'lines' | 'functions' | 'branches') =>
      sumShares(inside.map((file) => share(summary[file]![measure].covered, summary[file]![measure].total)));
    return [{ folder: `src/${name}`, lines: fold('lines'), functions: fold('functions'), branches: fold('branches') }];
  });
  const sum = (measure: keyof CodeCounts) => sumShares(folders.map((counts) => counts[measure]));
  return { total: { lines: sum('lines'), functions: sum('functions'), branches: sum('branches') }, folders };
}
