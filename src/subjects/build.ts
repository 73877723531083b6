// What a subject was built from, as a digest: what was found out about it holds for that only.

import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { PROBE_RUNNER } from './probe-script';
import type { Subject } from './subject';

/** The digest of files that a subject consists of, and of words that matter besides. Files that are missing are passed over. */
export function digestOfFiles(files: readonly string[], ...words: readonly string[]): string {
  const hash = createHash('sha256').update(JSON.stringify(words));
  for (const file of [...files].sort()) {
    if (fs.statSync(file, { throwIfNoEntry: false })?.isFile()) hash.update(file).update(fs.readFileSync(file));
  }
  return hash.digest('hex').slice(0, 16);
}

/**
 * The digest of a subject: what it says of itself, the probes, and its build. For one that cannot tell its build it is made of `sources`,
 * the files of an adapter here that runs unbuilt, and of the files that its name mentions.
 */
export function buildOf({ name, title, pythonVersion, build }: Subject, sources: readonly string[]): string {
  const words = [name, title, pythonVersion, PROBE_RUNNER, build ?? ''];
  const mentioned = name.split(/[\s:]+/).filter((word) => word.includes(path.sep) || path.extname(word) !== '');
  return digestOfFiles(build === undefined ? [...sources, ...mentioned] : [], ...words);
}
