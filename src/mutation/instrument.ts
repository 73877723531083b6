// Mutants of sources, as another process makes them: what makes them is an ES module, which a built command cannot load.

import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { readText } from '../files/read-text';
import type { Mutant } from './mutant';

/** What only the repository has is missing. */
export class NoInstrumenter extends Error {}

/** A function with its first and last line. */
export interface FunctionLines {
  name: string;
  first: number;
  last: number;
}

export interface Instrumented {
  /** The changed sources, by their path below the project. */
  sources: Record<string, string>;
  mutants: Mutant[];
  /** By source. */
  functions: Record<string, FunctionLines[]>;
}

/** From sources or built. */
const COMMAND = __filename.endsWith('.ts')
  ? ['-r', 'ts-node/register/transpile-only', path.join(__dirname, 'instrument-process.ts')]
  : [path.join(__dirname, 'instrument-process.js')];

/** Puts all mutants into the sources at these paths below the project; `folder` takes the result. Throws NoInstrumenter. */
export function instrument(project: string, files: readonly string[], folder: string): Instrumented {
  const result = path.join(folder, 'instrumented.json');
  const { status, stderr } = spawnSync(process.execPath, [...COMMAND, project, result], {
    cwd: project,
    input: files.join('\n'),
    encoding: 'utf8',
  });
  if (status !== 0) {
    throw new NoInstrumenter(
      `Mutants are made in a clone of the repository, after npm ci: ${stderr.trim().split('\n')[0]}`,
    );
  }
  return JSON.parse(readText(result)) as Instrumented;
}
