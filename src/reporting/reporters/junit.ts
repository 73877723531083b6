// The reporter junit: a suite for each section, a case for each example, the rule's id as a property.

import junit from 'junit-report-builder';
import { countsAs, type Verdict } from '../../spec/verdicts';
import { visible } from '../printable';
import { explain, type FinishedRun, type Reporter } from './reporter';

export const junitReporter: Reporter = {
  name: 'junit',
  description: 'XML for CI servers: a suite for each section',
  render: renderJunit,
};

function renderJunit({ specification, verdicts, record, problems, featuresFolder }: FinishedRun): string {
  const builder = junit.newBuilder();
  for (const { id, title, rules } of specification.sections) {
    const found = rules.flatMap(({ examples }) => examples.flatMap((example) => verdicts.get(example) ?? []));
    if (found.length === 0) continue;
    const suite = builder
      .testSuite()
      .name(visible(`${id} ${title}`))
      .timestamp(record.date);
    suite.time(found.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / 1000);
    suite.property('subject', visible(record.subject.name)).property('python', visible(record.subject.pythonVersion));
    for (const verdict of found) addCase(suite.testCase(), verdict, featuresFolder);
  }
  if (problems.length > 0) {
    const suite = builder.testSuite().name('expectations');
    for (const problem of problems)
      suite.testCase().className('expectations').name(visible(problem)).failure(visible(problem));
  }
  return builder.build();
}

type Case = ReturnType<ReturnType<ReturnType<typeof junit.newBuilder>['testSuite']>['testCase']>;

function addCase(node: Case, verdict: Verdict, featuresFolder: string): void {
  const { example, status, milliseconds, message = '', reason } = verdict;
  const { rule, title, file, line } = example;
  node
    .className(rule.id)
    .name(visible(title))
    .time(milliseconds / 1000);
  node
    .file(`${featuresFolder}/${file}`)
    .property('rule', rule.id)
    .property('line', String(line))
    .property('status', status);
  if (reason !== undefined) node.property('reason', visible(reason));
  if (countsAs(status) === 'skipped') node.skipped();
  else if (status === 'text') node.standardOutput(inCdata(explain(verdict)));
  else if (status === 'crashed' || status === 'timed-out')
    node.error(visible(message), status, inCdata(explain(verdict)));
  else if (countsAs(status) === 'failed')
    node.failure(visible(message || status), status).stacktrace(inCdata(explain(verdict)));
}

/** The library of this report keeps only the first end of a CDATA section apart. */
const inCdata = (text: string): string => visible(text).replaceAll(']]>', ']]\\x3e');
