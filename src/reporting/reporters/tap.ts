// The reporter tap: the Test Anything Protocol, version 14.

import { countsAs } from '../../spec/verdicts';
import { jsonText, visibleLine } from '../printable';
import type { FinishedRun, Reporter } from './reporter';

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
    else if (status === 'text') {
      const at = `${featuresFolder}/${example.file}:${example.line}`;
      const { expected, actual } = difference ?? {};
      lines.push(
        `not ok ${name} # TODO ${escaped(reason ?? status)}`,
        ...yamlBlock({ status, at, step, expected, actual }),
      );
    } else if (countsAs(status) === 'skipped') lines.push(`ok ${name} # SKIP ${escaped(reason ?? status)}`);
    else if (status === 'passed') lines.push(`ok ${name}`);
    else {
      const at = `${featuresFolder}/${example.file}:${example.line}`;
      lines.push(
        `not ok ${name}`,
        ...yamlBlock({ status, at, step, message, reason, expected: difference?.expected, actual: difference?.actual }),
      );
    }
  }
  for (const problem of problems) lines.push(`not ok ${++number} - ${escaped(problem)}`);
  return `${lines.join('\n')}\n`;
}

/** The details of a test. Strings as JSON has them are YAML too, and stay on their line whatever is in them. */
function yamlBlock(details: Record<string, string | undefined>): string[] {
  const lines = Object.entries(details).flatMap(([key, text]) =>
    text === undefined ? [] : [`  ${key}: ${jsonText(text).replaceAll('##', '#\\u0023')}`],
  );
  return ['  ---', ...lines, '  ...'];
}

function escaped(text: string): string {
  return visibleLine(text.replace(/[\t\n]+/g, ' ')).replace(/[\\#]/g, '\\$&');
}
