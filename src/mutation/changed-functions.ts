// Which functions a change has touched, for campaigns over a change.

import { execFileSync } from 'node:child_process';

/** git knows no such commit, or this is no clone. */
export class NoSuchCommit extends Error {}

/** Lines of sources that differ from a commit, by file. Throws NoSuchCommit. */
export function changedLines(project: string, since: string): Map<string, Set<number>> {
  let diff: string;
  try {
    const words = ['diff', '--unified=0', '--no-color', '--no-ext-diff', '--relative', since, '--', 'src'];
    diff = execFileSync('git', words, { cwd: project, encoding: 'utf8', maxBuffer: 1 << 28, stdio: 'pipe' });
  } catch (error) {
    const { stderr } = error as { stderr?: string };
    throw new NoSuchCommit(`git cannot tell what has changed since ${since}: ${(stderr ?? '').trim()}`);
  }
  const changed = new Map<string, Set<number>>();
  let lines = new Set<number>();
  for (const line of diff.split('\n')) {
    const [, file] = /^\+\+\+ b\/(.*)$/.exec(line) ?? [];
    if (file !== undefined) {
      lines = new Set();
      changed.set(file, lines);
    }
    const [, start, count = '1'] = /^@@ [^+]*\+(\d+)(?:,(\d+))? @@/.exec(line) ?? [];
    // Where lines are only gone, the line before stands for them.
    if (start !== undefined) for (let at = 0; at < Math.max(1, Number(count)); at++) lines.add(Number(start) + at);
  }
  return changed;
}
