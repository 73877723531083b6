// Records of runs that never happened, for tests of the reports that are made from records.

import { capabilitiesOf } from '../src/spec/applicability';
import { RUN_FORMAT, recordVerdict, type RunRecord, type SubjectDescription } from '../src/spec/run-record';
import { type Example, examplesOf, type Specification } from '../src/spec/specification';
import type { Verdict } from '../src/spec/verdicts';

export const REFERENCE: SubjectDescription = {
  name: 'reference',
  title: 'callspec 0.1.0',
  pythonVersion: '3.14.2',
  cpythonLike: true,
  capabilities: {},
};

export const ORACLE: SubjectDescription = { ...REFERENCE, name: 'pyodide', title: 'Pyodide 314.0.7' };

export const OTHER: SubjectDescription = {
  name: 'other',
  title: 'Other Python 1.0',
  pythonVersion: '3.9.0',
  cpythonLike: false,
  capabilities: {},
};

/** A record with the verdicts that `judge` gives; examples without one have not run. */
export function inventRun(
  specification: Specification,
  subject: SubjectDescription,
  judge: (example: Example, index: number) => Partial<Verdict> | undefined,
): RunRecord {
  const examples = examplesOf(specification);
  const verdicts = examples.flatMap((example, index): Verdict[] => {
    const verdict = judge(example, index);
    return verdict === undefined ? [] : [{ example, status: 'passed', milliseconds: 1, ...verdict }];
  });
  return {
    format: RUN_FORMAT,
    subject,
    date: '2026-01-02T03:04:05.000Z',
    callspec: '0.1.0',
    commit: 'abc1234',
    node: '20.19.0',
    milliseconds: 1000,
    shard: { index: 1, count: 1 },
    selected: examples.length,
    verdicts: verdicts.map(recordVerdict),
  };
}

/** A Python with failures of every kind: it judges by what an example asks and by turns. */
export function judgeAsOther(example: Example, index: number): Partial<Verdict> | undefined {
  if (example.rule.level === 'cpython') return { status: 'not-applicable', reason: 'a detail of CPython' };
  if (capabilitiesOf(example).length > 0) return { status: 'unobservable', reason: 'cannot show bytecode' };
  const table = example.steps.find(({ text, table }) => text === 'each expression gives' && table !== undefined)?.table;
  if (table !== undefined && index % 3 === 0) {
    const rows = table.slice(1);
    const told = (results: string[]) => rows.map(([source], row) => `${source} -> ${results[row]}`).join('\n');
    const expected = rows.map(([, result]) => result!);
    const actual = expected.map((result, row) =>
      row === 0 ? `AttributeError: module 'sys' has no attribute 'x'` : result,
    );
    return {
      status: 'failed',
      step: 'each expression gives',
      message: 'differs',
      difference: { expected: told(expected), actual: told(actual) },
    };
  }
  if (index % 11 === 0)
    return { status: 'timed-out', step: 'it runs', message: 'the run ended early: stopped after 20 s' };
  if (index % 13 === 0) return { status: 'crashed', step: 'it runs', message: 'the run ended early: signal SIGSEGV' };
  if (index % 17 === 0) return undefined;
  return { status: 'passed' };
}
