// What a subject was built from, as a digest: verdicts hold for that only.

import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { PROBE_RUNNER } from './probe-script';
import type { Subject } from './subject';

/**
 * The digest of a subject: what it says of itself, the probes, and the files that it consists of. `ours` are those of the reference
 * interpreter and of the adapters here; of other programs, the files that the name mentions are looked at.
 */
export function buildOf({ name, title, pythonVersion }: Subject, ours: readonly string[]): string {
  const hash = createHash('sha256').update(JSON.stringify([name, title, pythonVersion, PROBE_RUNNER]));
  const mentioned = name.split(/[\s:]+/).filter((word) => word.includes(path.sep) || path.extname(word) !== '');
  for (const file of [...ours, ...mentioned].sort()) {
    const found = fs.statSync(file, { throwIfNoEntry: false });
    if (found?.isFile()) hash.update(file).update(fs.readFileSync(file));
  }
  return hash.digest('hex').slice(0, 16);
}
