// The result of npm run test:all as a page to commit: what ran on which commit, and what came.

import { cpus } from 'node:os';
import { sumOf } from './run-all';
import type { Result } from './run-stage';

export interface RunOfAll {
  /** The commit whose tree was tested, and whether it was changed. */
  commit: string;
  changed: boolean;
  /** "2026-12-01". */
  date: string;
  results: readonly Result[];
}

/** The page. */
export function renderReport({ commit, changed, date, results }: RunOfAll): string {
  const rows = results.map(
    ({ stage, passed, failed, skipped, seconds }) =>
      `| ${stage.name} | ${passed} | ${failed} | ${skipped} | ${Math.round(seconds)} |`,
  );
  const { passed, failed, skipped } = sumOf(results);
  return [
    '# The last run of everything',
    `Written by \`npm run test:all\` on ${date}: commit \`${commit}\`${changed ? ', with changes that are not committed' : ''}, Node ${process.versions.node}, ${cpus().length} cores.`,
    ['| stage | passed | failed | skipped | seconds |', '| --- | ---: | ---: | ---: | ---: |', ...rows].join('\n'),
    `${passed} passed, ${failed} failed, ${skipped} skipped`,
    '',
  ]
    .join('\n\n')
    .trimEnd()
    .concat('\n');
}
