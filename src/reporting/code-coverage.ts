// The coverage of the interpreter's code under the features alone, for reports/: apart from the coverage of the specification, which it says
// nothing about.

import type { CodeCounts, CodeCoverage } from '../spec/coverage/code-coverage';
import { describeShare } from '../spec/coverage/share';
import type { RunRecord } from '../spec/run-record';

/** Where it is kept, below the project. */
export const CODE_COVERAGE_PAGE = 'reports/code-coverage.md';

/** The page: lines, branches and functions of each folder, and the run that they were counted in. */
export function codeCoverageMarkdown(
  { total, folders }: CodeCoverage,
  run: Pick<RunRecord, 'commit' | 'node' | 'verdicts'>,
): string {
  const row = (name: string, { lines, branches, functions }: CodeCounts) =>
    `| ${[name, ...[lines, branches, functions].map(describeShare)].join(' | ')} |`;
  const passed = run.verdicts.filter(({ status }) => status === 'passed').length;
  return [
    '# Coverage of the interpreter by the features',
    '',
    `What of the interpreter's code runs when the features are checked, and nothing else, as c8 counts it: commit ${run.commit ?? 'unknown'},`,
    `Node.js ${run.node}, ${passed} of ${run.verdicts.length} examples passed. Programs, recorded outputs and random calls, which \`npm test\` holds against CPython, are not in it.`,
    'Which rules are verified stands in [spec-coverage.md](spec-coverage.md).',
    '',
    '| code | lines | branches | functions |',
    '| ---- | ----- | -------- | --------- |',
    ...folders.map(({ folder, ...counts }) => row(`\`${folder}\``, counts)),
    row('all', total),
    '',
    'Written by `npm run coverage` and `callspec coverage --write`. The figures are those of that commit; nothing fails when they have changed.',
    '',
  ].join('\n');
}
