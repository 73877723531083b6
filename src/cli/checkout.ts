// The commit of the checkout that the package runs from, for the records of runs.

import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { PACKAGE_FOLDER } from './places';

/** Short hash of the commit, with "-dirty" where the tree has changes; null outside a checkout. */
export function checkoutCommit(): string | null {
  if (!fs.existsSync(path.join(PACKAGE_FOLDER, '.git'))) return null;
  const words = ['describe', '--always', '--dirty', '--exclude=*'];
  const { status, stdout } = spawnSync('git', words, { cwd: PACKAGE_FOLDER, encoding: 'utf8' });
  return status === 0 ? stdout.trim() : null;
}
