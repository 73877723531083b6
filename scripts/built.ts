// Are the built files as new as what they are made of? Checks start what is built, since compiling TypeScript takes longer than most of their work.

import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { PACKAGE_FOLDER } from '../src/cli/places';

/** What the build reads. */
const SOURCES = [
  ...['src', 'step-definitions', 'package.json', 'tsconfig.json'],
  ...['build', 'bundle', 'compile-library', 'make-documentation', 'write-declarations'].map(
    (name) => `scripts/${name}.mjs`,
  ),
];

const inPackage = (name: string): string => path.join(PACKAGE_FOLDER, name);
const DIST = inPackage('dist');

/** When a file, or the newest one in a folder and below it, was written; 0 where there is none. */
function newest(name: string): number {
  const found = fs.statSync(name, { throwIfNoEntry: false });
  if (!found?.isDirectory()) return found?.mtimeMs ?? 0;
  return Math.max(0, ...fs.readdirSync(name).map((each) => newest(path.join(name, each))));
}

const isBuilt = (): boolean => newest(DIST) > Math.max(...SOURCES.map(inPackage).map(newest));

/** Builds, unless all is built. */
export function build(): void {
  if (!isBuilt())
    execFileSync(process.execPath, [inPackage('scripts/build.mjs')], { cwd: PACKAGE_FOLDER, stdio: 'inherit' });
}

let isChecked = false;

/** The path of a built file. Throws where the sources are newer. */
export function builtFile(...names: string[]): string {
  isChecked ||= isBuilt();
  if (!isChecked) throw new Error('The sources are newer than what is built: npm run build');
  return path.join(DIST, ...names);
}
