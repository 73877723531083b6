// The files that a change has touched, as git knows them.

import { execFileSync } from 'node:child_process';
import { PACKAGE_FOLDER } from '../../src/cli/places';

const git = (...words: string[]): string[] =>
  execFileSync('git', words, { cwd: PACKAGE_FOLDER, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
    .split('\0')
    .filter((line) => line !== '');

/**
 * Paths, from the top of the project, of the files that differ from a commit, and of new ones that git does not ignore; files that are gone
 * are none. Throws an error when git knows no such commit, or there is no repository.
 */
export function changedFiles(since = 'HEAD'): string[] {
  try {
    const changed = git('diff', '--name-only', '--relative', '--diff-filter=d', '-z', since, '--');
    return [...new Set([...changed, ...git('ls-files', '--others', '--exclude-standard', '-z')])].sort();
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string };
    throw new Error(`git cannot tell what has changed since ${since}: ${(stderr ?? message).trim()}`);
  }
}
