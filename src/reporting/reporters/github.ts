// The reporter github: annotations on the lines of the features, and a summary of the step.

import fs from 'node:fs';
import { aboutFile } from '../../files/file-problem';
import { countsAs, outcomesOf } from '../../spec/verdicts';
import { visible } from '../printable';
import { renderMarkdown } from './markdown';
import { explain, type FinishedRun, type Reporter } from './reporter';

/** GitHub shows no more errors than this of one step. */
const ANNOTATIONS = 10;
/** GitHub refuses summaries of more than 1 MiB. */
const SUMMARY_CHARACTERS = 250_000;

export const githubReporter: Reporter = {
  name: 'github',
  description: 'annotations and the step summary of GitHub Actions; on by itself there',
  render: renderGithub,
};

function renderGithub(run: FinishedRun): string {
  const { verdicts, problems, featuresFolder } = run;
  const summary = process.env.GITHUB_STEP_SUMMARY;
  if (summary) {
    const text = `${renderMarkdown(run, SUMMARY_CHARACTERS)}\n`;
    aboutFile(summary, 'written', () => fs.appendFileSync(summary, text));
  }
  const failures = [...verdicts.values()].filter(({ status }) => countsAs(status) === 'failed');
  const commands = failures.slice(0, ANNOTATIONS).map((verdict) => {
    const { rule, title, file, line } = verdict.example;
    const place = `file=${property(`${featuresFolder}/${file}`)},line=${line}`;
    return `::error ${place},title=${property(`${rule.id} ${title}`)}::${data(explain(verdict) || verdict.status)}`;
  });
  const { text } = outcomesOf(verdicts.values());
  if (text > 0)
    commands.push(
      `::notice::${text} examples raise the right exception with another text; they are in the summary of this step`,
    );
  commands.push(...problems.map((problem) => `::error title=expectations::${data(problem)}`));
  if (failures.length > ANNOTATIONS) {
    commands.push(`::notice::${failures.length - ANNOTATIONS} more failures are in the summary of this step`);
  }
  return commands.map((command) => `${command}\n`).join('');
}

const data = (text: string): string => visible(text).replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');

const property = (text: string): string => data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
