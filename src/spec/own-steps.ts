// Step definitions of somebody's own, held against the examples before anything runs.

import { cucumberApi } from './cucumber-api';
import fs from 'node:fs';
import Module from 'node:module';
import path from 'node:path';
import type { Example, Specification } from './specification';

const LOADABLE = /\.(?:[cm]?js|ts)$/;

/** The files of step definitions at a place: the file, or all that a folder holds. */
export function stepFiles(place: string): string[] {
  if (!fs.statSync(place).isDirectory()) return [place];
  return fs
    .readdirSync(place, { recursive: true })
    .map(String)
    .filter((name) => LOADABLE.test(name) && !name.endsWith('.d.ts') && !name.split(path.sep).includes('node_modules'))
    .sort()
    .map((name) => path.join(place, name));
}

/** How Cucumber loads the step definitions at a place. */
export function loadingOf(place: string): { require: string[]; import: string[]; requireModule: string[] } {
  const files = stepFiles(place);
  if (files[0] !== place) offerCucumber();
  return {
    require: files.filter((file) => !file.endsWith('.mjs')),
    import: files.filter((file) => file.endsWith('.mjs')),
    requireModule: files.some((file) => file.endsWith('.ts')) ? ['ts-node/register/transpile-only'] : [],
  };
}

/**
 * Steps of the examples that have no definition at a place, or several: "file: …". Throws whatever loading the definitions throws.
 */
export async function unknownSteps(
  { folder }: Specification,
  examples: readonly Example[],
  place: string,
): Promise<string[]> {
  const { loadConfiguration, loadSupport } = cucumberApi();
  const environment = { cwd: path.dirname(folder), stdout: process.stderr, stderr: process.stderr, env: {} };
  const provided = { paths: [folder], ...loadingOf(place), format: [], publish: false };
  const { runConfiguration } = await loadConfiguration({ file: false, provided }, environment);
  const { stepDefinitions } = (await loadSupport(runConfiguration, environment)) as unknown as {
    stepDefinitions: readonly { matchesStepName(text: string): boolean }[];
  };
  const problems = examples.flatMap(({ file, line, title, steps }) =>
    steps.flatMap(({ keyword, text }) => {
      const count = stepDefinitions.filter((definition) => definition.matchesStepName(text)).length;
      if (count === 1) return [];
      const what = count === 0 ? 'has no step definition' : `has ${count} step definitions`;
      return [`${file}:${line}: "${keyword} ${text}" in the example "${title}" ${what}`];
    }),
  );
  return [...new Set(problems)];
}

/** Lets step definitions that have no Cucumber of their own find this one. */
function offerCucumber(): void {
  const own = path.dirname(path.dirname(path.dirname(require.resolve('@cucumber/cucumber/package.json'))));
  const places = (process.env.NODE_PATH ?? '').split(path.delimiter).filter((place) => place !== '');
  if (places.includes(own)) return;
  process.env.NODE_PATH = [...places, own].join(path.delimiter);
  (Module as unknown as { _initPaths(): void })._initPaths();
}
