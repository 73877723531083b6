// The reporter tap: the Test Anything Protocol, version 14.

import { stringify } from 'yaml';
import { countsAs } from '../../spec/verdicts';
import { type FinishedRun, indented, type Reporter } from './reporter';

export const tapReporter: Reporter = {
  name: 'tap',
  description: 'the Test Anything Protocol, version 14',
  render: renderTap,
};

function renderTap({ verdicts, problems, featuresFolder }: FinishedRun): string {
  const lines = ['TAP version 14', `1..${verdicts.size + problems.length}`];
  let number = 0;
  for (const { example, status, reason, message, step, difference } of verdicts.values()) {
    const name = `${++number} - ${escaped(`${example.rule.id} ${example.title}`)}`;
    if (status === 'expected-failure') lines.push(`not ok ${name} # TODO ${escaped(reason ?? '')}`);
    else if (countsAs(status) === 'skipped') lines.push(`ok ${name} # SKIP ${escaped(reason ?? status)}`);
    else if (status === 'passed') lines.push(`ok ${name}`);
    else {
      const at = `${featuresFolder}/${example.file}:${example.line}`;
      const details = stringify({ status, at, step, message, reason, ...difference }, { lineWidth: 0 });
      lines.push(`not ok ${name}`, indented(`---\n${details}...`, '  '));
    }
  }
  for (const problem of problems) lines.push(`not ok ${++number} - ${escaped(problem)}`);
  return `${lines.join('\n')}\n`;
}

function escaped(text: string): string {
  return text.replace(/[\\#]/g, '\\$&').replace(/\s+/g, ' ');
}
