// Looking for the CPython of a version: among the commands on PATH, then among the versions that pyenv has installed.

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { SubjectUnavailable } from '../subject';
import { isProgram } from './find-program';

/** A command that may be the CPython of a version; only asking it tells. */
export interface Candidate {
  file: string;
  /** What its place says: "3.13" of python3.13, "3.13.0" of a folder of pyenv, "3" of python3. */
  claim: string;
}

/** A version of Python as it is asked for: "3", "3.13" or "3.13.0". */
export const isVersion = (text: string): boolean => /^\d+(\.\d+){0,2}$/.test(text);

/** Whether a version is of the release asked for: 3.13.0 is of 3.13, 3.1 is not. */
export const isOf = (version: string, wanted: string): boolean => `${version}.`.startsWith(`${wanted}.`);

/** The newest first: of each release the commands on PATH that are named after it, then those of pyenv; at last plain python3 and python. */
export function cpythonCandidates(environment: NodeJS.ProcessEnv = process.env): Candidate[] {
  const onPath = commandsOnPath(environment.PATH ?? '');
  const named = onPath.filter(({ claim }) => claim.includes('.'));
  const plain = onPath.filter(({ claim }) => !claim.includes('.'));
  const known = [...named, ...pyenvVersions(environment).sort((a, b) => compareVersions(b.claim, a.claim))];
  return [...known.sort((a, b) => compareVersions(releaseOf(b.claim), releaseOf(a.claim))), ...plain];
}

/**
 * The first candidate of the version that `ask` confirms. What its place denies is not asked. Throws SubjectUnavailable with what was
 * found instead.
 */
export async function findCpython(
  wanted: string,
  ask: (file: string) => Promise<string | undefined>,
  candidates: readonly Candidate[] = cpythonCandidates(),
): Promise<string> {
  const asked = new Map<string, string | undefined>();
  for (const { file, claim } of candidates) {
    if (!isOf(claim, wanted) && !isOf(wanted, claim)) continue;
    const version = await ask(file);
    asked.set(file, version);
    if (version !== undefined && isOf(version, wanted)) return file;
  }
  throw new SubjectUnavailable(await nothingFound(wanted, candidates, async (file) => asked.get(file) ?? ask(file)));
}

async function nothingFound(
  wanted: string,
  candidates: readonly Candidate[],
  ask: (file: string) => Promise<string | undefined>,
): Promise<string> {
  const versions = await Promise.all(candidates.map(async ({ file }) => ({ file, version: await ask(file) })));
  const lines = new Map<string, string>();
  for (const { file, version } of versions.sort((a, b) => compareVersions(b.version ?? '', a.version ?? ''))) {
    if (version !== undefined && !lines.has(version)) lines.set(version, `  ${version}  ${file}`);
  }
  const found = lines.size === 0 ? 'No CPython was found' : `Found were:\n${[...lines.values()].join('\n')}`;
  return (
    `There is no CPython ${wanted}: looked for python3.N, python3 and python on PATH, and for the versions of pyenv.\n${found}\n` +
    `Install it, with pyenv install ${wanted} for instance, or give its path: --subject cpython:PATH`
  );
}

function commandsOnPath(text: string): Candidate[] {
  const folders = [...new Set(text.split(path.delimiter).filter((folder) => folder !== ''))];
  return folders.flatMap((folder) =>
    namesIn(folder).flatMap((name) => {
      const claim = /^python(\d*(?:\.\d+)?)(?:\.exe)?$/.exec(name)?.[1];
      const file = path.join(folder, name);
      return claim !== undefined && isProgram(file) ? [{ file, claim: claim || '3' }] : [];
    }),
  );
}

/** pyenv keeps each version in a folder of its name; those with other names are other implementations, or environments. */
function pyenvVersions({ PYENV_ROOT, HOME }: NodeJS.ProcessEnv): Candidate[] {
  const roots = [PYENV_ROOT ?? '', path.join(HOME ?? os.homedir(), '.pyenv')].filter((root) => root !== '');
  return [...new Set(roots)].flatMap((root) => {
    const versions = path.join(root, 'versions');
    return namesIn(versions).flatMap((name) => {
      const file = path.join(versions, name, 'bin', 'python3');
      return isVersion(name) && isProgram(file) ? [{ file, claim: name }] : [];
    });
  });
}

/** What is in a folder; nothing where there is no such folder, or none that may be read. */
function namesIn(folder: string): string[] {
  try {
    return fs.readdirSync(folder).sort();
  } catch {
    return [];
  }
}

/** "3.13" of "3.13.0". */
const releaseOf = (version: string): string => version.split('.').slice(0, 2).join('.');

function compareVersions(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
