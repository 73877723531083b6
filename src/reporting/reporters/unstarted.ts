// Reports of a run that did not begin because its subject did not start: valid documents of each kind, which say so.

import type { RunRecord } from '../../spec/run-record';
import { closingLine } from '../terminal';
import { codeBlock, inline } from '../markdown-text';
import { jsonText, printable, visible, visibleLine } from '../printable';
import junit from 'junit-report-builder';

/** The record of a run without examples: who was to be checked, and why nothing ran. */
export type UnstartedRecord = RunRecord & { incomplete: 'not-started'; problem: string };

/** The report of the reporter with this name; undefined for one that has nothing to say without a run. */
export function renderUnstarted(reporter: string, record: UnstartedRecord): string | undefined {
  return RENDERERS[reporter]?.(record);
}

const RENDERERS: Readonly<Record<string, (record: UnstartedRecord) => string>> = {
  terminal: ({ subject, problem }) => printable(`${subject.name} did not start: ${problem}\n${closingLine([])}\n`),
  junit: ({ subject, problem, date }) => {
    const builder = junit.newBuilder();
    const suite = builder.testSuite().name(visibleLine(subject.name)).timestamp(date);
    suite
      .testCase()
      .className('subject')
      .name('The subject starts')
      .error(visibleLine(problem), 'not-started', visible(problem));
    return builder.build();
  },
  json: (record) => {
    const counts = { passed: 0, failed: 0, skipped: 0, rules: {}, sections: [] };
    return `${jsonText({ ...record, summary: { ...counts, problems: [record.problem] } }, 1)}\n`;
  },
  blob: (record) => `${jsonText(record)}\n`,
  markdown: ({ subject, problem }) =>
    `## ${inline(subject.name)}\n\nIt did not start, so nothing was checked.\n\n${codeBlock('text', problem)}\n`,
  tap: ({ problem }) => `TAP version 14\nBail out! ${visibleLine(problem.replace(/\s+/g, ' '))}\n`,
  github: ({ subject, problem }) => {
    const text = `${subject.name} did not start: ${problem}`;
    return `::error title=callspec::${visible(text).replace(/%/g, '%25').replace(/\n/g, '%0A')}\n`;
  },
  ndjson: ({ problem, date }) => {
    const milliseconds = Date.parse(date);
    const timestamp = { seconds: Math.floor(milliseconds / 1000), nanos: (milliseconds % 1000) * 1e6 };
    return [{ testRunStarted: { timestamp } }, { testRunFinished: { message: problem, success: false, timestamp } }]
      .map((message) => `${jsonText(message)}\n`)
      .join('');
  },
  html: ({ subject, problem }) => {
    const [name, why] = [subject.name, problem].map((text) =>
      visible(text).replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`),
    );
    return `<!DOCTYPE html>\n<html lang="en">\n<head><meta charset="utf-8"><title>${name} did not start</title></head>\n<body><h1>${name} did not start</h1>\n<pre>${why}</pre></body>\n</html>\n`;
  },
};
