// Step definitions of somebody's own, held against the examples before anything runs.

import fs from 'node:fs';
import path from 'node:path';
import { cucumberApi } from './cucumber-api';
import { offerCucumber, readTypeScript } from './own-steps-loading';
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

/** How Cucumber loads the step definitions at a place. Throws an Error that says what TypeScript needs. */
export function loadingOf(place: string): { require: string[]; import: string[] } {
  const files = stepFiles(place);
  if (files[0] !== place) offerCucumber();
  if (files.some((file) => file.endsWith('.ts'))) readTypeScript(place);
  return {
    require: files.filter((file) => !file.endsWith('.mjs')),
    import: files.filter((file) => file.endsWith('.mjs')),
  };
}

type Api = typeof import('@cucumber/cucumber/api');

/** Step definitions of somebody's own, by folder. */
const loaded = new Map<string, Awaited<ReturnType<Api['loadSupport']>>>();

/**
 * Loads the step definitions at a place. Ours register themselves anew for each run. Those of a folder are loaded once: what they import, ours
 * among it, would not register itself a second time. Throws what loading them throws.
 */
export async function loadSteps(
  place: string,
  configuration: Parameters<Api['loadSupport']>[0],
  environment: Parameters<Api['loadSupport']>[1],
): ReturnType<Api['loadSupport']> {
  const { loadSupport } = cucumberApi();
  if (fs.statSync(place).isDirectory()) {
    const library = loaded.get(place) ?? (await loadSupport(configuration, environment));
    loaded.set(place, library);
    return library;
  }
  const ours = place.endsWith('.ts') ? path.dirname(place) + path.sep : place;
  for (const file of Object.keys(require.cache)) if (file.startsWith(ours)) delete require.cache[file];
  return loadSupport(configuration, environment);
}

/**
 * Steps of the examples that have no definition at a place, or several: "file: …". Throws whatever loading the definitions throws.
 */
export async function unknownSteps(
  { folder }: Specification,
  examples: readonly Example[],
  place: string,
): Promise<string[]> {
  const { loadConfiguration } = cucumberApi();
  const environment = { cwd: path.dirname(folder), stdout: process.stderr, stderr: process.stderr, env: {} };
  const provided = { paths: [folder], ...loadingOf(place), format: [], publish: false };
  const { runConfiguration } = await loadConfiguration({ file: false, provided }, environment);
  const { stepDefinitions } = (await loadSteps(place, runConfiguration, environment)) as unknown as {
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
