// One build of the interpreter with all mutants in it. Which of them is active, an environment variable says when it starts.

import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { REFERENCE_FLAGS } from '../subjects/reference/node-flags';
import { type Instrumented, NoInstrumenter } from './instrument';

/** The environment variable that names the mutant that is active as the interpreter loads. */
export const ACTIVE = 'CALLSPEC_MUTANT';
/** The environment variable that names the file for what the last program has reached. */
export const REACH = 'CALLSPEC_MUTATION_REACH';

/**
 * In front of everything. `stryMutAct_9fa48` asks whether a mutant is active, `stryCov_9fa48` says that places of mutants were passed. Compared as
 * numbers, since code asks very often.
 */
const SWITCHES = `
var stryActive_9fa48 = Number(process.env.${ACTIVE} ?? -1);
var stryCounts_9fa48 = process.env.${REACH} === undefined ? undefined : new Map();
globalThis.callspecActivate = (mutant) => { stryActive_9fa48 = Number(mutant ?? -1); };
globalThis.callspecTellReach = () => {
  if (stryCounts_9fa48 === undefined) return;
  require('node:fs').writeFileSync(process.env.${REACH}, JSON.stringify([...stryCounts_9fa48]));
  stryCounts_9fa48.clear();
};
function stryMutAct_9fa48(id) { return id === stryActive_9fa48; }
function stryCov_9fa48() {
  if (stryCounts_9fa48 === undefined) return;
  for (let index = 0; index < arguments.length; index++) {
    const id = arguments[index];
    stryCounts_9fa48.set(id, (stryCounts_9fa48.get(id) ?? 0) + 1);
  }
}
`;

/** Stryker names mutants by strings; all else of its switches stays. */
const withNumbers = (code: string): string =>
  code.replace(
    /\b(stry(?:MutAct|Cov)_9fa48)\(((?:"\d+"(?:, )?)+)\)/g,
    (_, name: string, ids: string) => `${name}(${ids.replaceAll('"', '')})`,
  );

/** What is used of esbuild. */
interface Esbuild {
  build(options: object): Promise<object>;
}

/** Builds the adapter of the mutated interpreter in a folder; returns the file that starts it. Throws NoInstrumenter. */
export async function buildMutants(project: string, { sources }: Instrumented, folder: string): Promise<string> {
  const { build } = esbuild();
  const settings = {
    absWorkingDir: project,
    bundle: true,
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'silent',
  };
  const launch = path.join(folder, 'launch.js');
  await build({ ...settings, entryPoints: ['src/mutation/launch.ts'], outfile: launch });
  await build({
    ...settings,
    entryPoints: ['src/mutation/mutated-adapter.ts'],
    outfile: path.join(folder, 'mutants.js'),
    banner: { js: SWITCHES },
    plugins: [inPlaceOf(project, sources)],
  });
  execFileSync(process.execPath, [...REFERENCE_FLAGS, launch, 'cache'], { stdio: ['ignore', 'inherit', 'inherit'] });
  return launch;
}

/** Gives esbuild the changed sources. */
function inPlaceOf(project: string, sources: Readonly<Record<string, string>>): object {
  type OnLoad = (filter: object, load: (file: { path: string }) => object | undefined) => void;
  return {
    name: 'mutants',
    setup({ onLoad }: { onLoad: OnLoad }) {
      onLoad({ filter: /\.ts$/ }, ({ path: file }) => {
        const text = sources[path.relative(project, file).split(path.sep).join('/')];
        return text === undefined ? undefined : { contents: withNumbers(text), loader: 'ts' };
      });
    },
  };
}

function esbuild(): Esbuild {
  try {
    return createRequire(__filename)('esbuild') as Esbuild;
  } catch (error) {
    throw new NoInstrumenter(
      `Mutants are built in a clone of the repository, after npm ci: ${(error as Error).message.split('\n')[0]}`,
    );
  }
}
