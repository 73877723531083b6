// The reporter markdown: the counts, the table by section and what failed.

import { countsAs, summarize, type Verdict } from '../../spec/verdicts';
import { codeBlock, codeSpan, inline } from '../markdown-text';
import { closingLine } from '../terminal';
import { explain, type FinishedRun, type Reporter } from './reporter';

export const markdownReporter: Reporter = {
  name: 'markdown',
  description: 'the table by section and what failed, for people',
  render: (run) => renderMarkdown(run),
};

/** The report; of the failures only as many as fit into so many characters, and it says what was left out. */
export function renderMarkdown(run: FinishedRun, atMost = Number.POSITIVE_INFINITY): string {
  const { record, specification, verdicts, problems, featuresFolder } = run;
  const { title, pythonVersion } = record.subject;
  const parts = [`## ${inline(title)} (Python ${inline(pythonVersion)})`, `${closingLine(record.verdicts)}.`];
  if (run.kept !== undefined) {
    parts.push(`Kept from earlier runs, not run again: ${closingLine(run.kept.values())}.`);
  }
  if (problems.length > 0) parts.push(problems.map((problem) => `- ${inline(problem)}`).join('\n'));
  const rows = summarize(specification, verdicts).map(
    ({ section, rules, rulesVerified, examples, examplesPassed, examplesSkipped }) =>
      `| ${section.id} | ${inline(section.title)} | ${rulesVerified} of ${rules} | ${examplesPassed} of ${examples} | ${examplesSkipped} |`,
  );
  parts.push(
    [
      '| section | title | rules verified | examples passed | skipped |',
      '| --- | --- | ---: | ---: | ---: |',
      ...rows,
    ].join('\n'),
  );
  const failures = [...verdicts.values()].filter(({ status }) => countsAs(status) === 'failed');
  const texts = [...verdicts.values()].filter(({ status }) => status === 'text');
  if (failures.length + texts.length > 0)
    parts.push(texts.length > 0 ? '### Failures, and other texts' : '### Failures');
  let length = parts.join('\n\n').length;
  let shown = 0;
  for (const failure of [...failures, ...texts]) {
    const text = describeFailure(failure, featuresFolder);
    length += text.length + 2;
    if (length > atMost) break;
    parts.push(text);
    shown++;
  }
  if (shown < failures.length + texts.length)
    parts.push(`${failures.length + texts.length - shown} more do not fit here.`);
  return `${parts.join('\n\n')}\n`;
}

function describeFailure(verdict: Verdict, featuresFolder: string): string {
  const { example, status } = verdict;
  const place = `${featuresFolder}/${example.file}:${example.line}`;
  return `**${example.rule.id}** ${inline(example.title)}: ${status}, ${codeSpan(place)}\n\n${codeBlock('text', explain(verdict))}`;
}
