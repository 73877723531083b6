// Failures that are known: a file says which examples fail on which subject, and how. What departs from it fails the run.

import Ajv from 'ajv';
import { LineCounter, parseDocument, type YAMLSeq } from 'yaml';
import schema from '../../spec/schemas/expectations.schema.json';
import { isThere, readText } from '../files/read-text';
import { faultsOf } from './schema-words';
import { type Example, examplesOf, type Specification } from './specification';
import { countsAs, type Verdict } from './verdicts';

export interface Expectation {
  rule: string;
  /** Title of one example; all examples of the rule without it. */
  example?: string;
  /** Names of subjects, as on the command line. */
  subject: string | string[];
  /** Text that the failure contains, or a regular expression between slashes. */
  failure: string;
  reason: string;
  issue?: string;
  /** The last day on which it holds, as 2026-12-31. */
  expires?: string;
}

/** An entry and where it stands: "expectations.yaml:12". */
export interface PlacedExpectation extends Expectation {
  place: string;
}

/** Stands for a reason that somebody has still to give. */
export const NO_REASON = 'TODO';

/** The file cannot be read; each problem with file and line. */
export class ExpectationsError extends Error {
  constructor(readonly problems: string[]) {
    super(problems.join('\n'));
  }
}

/**
 * Reads a file of expectations. Throws ExpectationsError for what is malformed, names no rule or example or has no reason yet, and
 * FileProblem. To be updated, a file need only have its form, and may be missing.
 */
export function readExpectations(
  file: string,
  specification: Specification,
  { toUpdate = false }: { toUpdate?: boolean } = {},
): PlacedExpectation[] {
  if (toUpdate && !isThere(file)) return [];
  const text = readText(file);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  if (document.errors.length > 0) {
    throw new ExpectationsError(
      document.errors.map(({ message, pos }) => `${file}:${lines.linePos(pos[0]).line}: ${message.split('\n')[0]}`),
    );
  }
  const value = valueOf(document, file) ?? [];
  const items = (document.contents as YAMLSeq | null)?.items ?? [];
  const placeOf = (index: number) => {
    const { range } = (items[index] ?? {}) as { range?: [number, number, number] };
    return `${file}:${range === undefined ? 1 : lines.linePos(range[0]).line}`;
  };
  const validate = new Ajv({ allowUnionTypes: true, allErrors: true }).compile(schema);
  const valid: boolean = validate(value);
  if (!valid) {
    throw new ExpectationsError(
      faultsOf(validate.errors, value).map(({ path, message }) => {
        const [, index = '0', inner = ''] = /^(?:\[(\d+)\])?\.?(.*)$/.exec(path) ?? [];
        return `${placeOf(Number(index))}: ${inner === '' ? '' : `${inner}: `}${message}`;
      }),
    );
  }
  const entries = (value as Expectation[]).map((entry, index) => ({ ...entry, place: placeOf(index) }));
  if (toUpdate) return entries;
  const problems = entries.flatMap((entry) => [...namesNothing(entry, specification), ...lacksReason(entry)]);
  if (problems.length > 0) throw new ExpectationsError(problems);
  return entries;
}

function valueOf(document: ReturnType<typeof parseDocument>, file: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    // Aliases that name nothing, or that unfold to more than any file of expectations needs.
    throw new ExpectationsError([`${file} cannot be read: ${(error as Error).message}`]);
  }
}

function lacksReason({ place, rule, reason }: PlacedExpectation): string[] {
  if (!new RegExp(`^${NO_REASON}\\b`).test(reason)) return [];
  return [`${place}: the failure of ${rule} still needs a reason in place of "${reason}"`];
}

function namesNothing(entry: PlacedExpectation, specification: Specification): string[] {
  const ofRule = examplesOf(specification).filter(({ rule }) => rule.id === entry.rule);
  if (ofRule.length === 0) return [`${entry.place}: there is no rule ${entry.rule}`];
  if (entry.example !== undefined && !ofRule.some(({ title }) => title === entry.example)) {
    return [`${entry.place}: the rule ${entry.rule} has no example "${entry.example}"`];
  }
  if (/^\/.*\/$/s.test(entry.failure)) {
    try {
      new RegExp(entry.failure.slice(1, -1));
    } catch (error) {
      return [`${entry.place}: ${(error as Error).message}`];
    }
  }
  return [];
}

/**
 * Judges verdicts by what was expected: failures that came as expected become expected-failure, examples that passed all the same
 * unexpected-pass; another failure stays one and says so. Returns the new verdicts, and entries that expire or match nothing.
 */
export function applyExpectations(
  verdicts: ReadonlyMap<Example, Verdict>,
  entries: readonly PlacedExpectation[],
  subject: string,
  today: string,
): { verdicts: Map<Example, Verdict>; problems: string[] } {
  const result = new Map(verdicts);
  const problems: string[] = [];
  for (const entry of entries) {
    if (!subjectsOf(entry).includes(subject)) continue;
    const found = [...result].filter(([{ rule, title }]) => rule.id === entry.rule && isAbout(entry, title));
    if (found.length === 0) continue;
    if (entry.expires !== undefined && entry.expires < today) {
      problems.push(`${entry.place}: what was expected of ${entry.rule} has expired on ${entry.expires}`);
      continue;
    }
    const failed = found.filter(([, { status }]) => countsAs(status) === 'failed' || status === 'text');
    for (const [example, verdict] of failed) result.set(example, judgeFailure(entry, verdict));
    const passed = found.filter(([, { status }]) => status === 'passed');
    if (failed.length > 0) continue;
    for (const [example, verdict] of passed) {
      const reason = `${entry.place} expects a failure: ${entry.reason}`;
      result.set(example, { ...verdict, status: 'unexpected-pass', reason, message: `it passes, but ${reason}` });
    }
    if (passed.length === 0)
      problems.push(`${entry.place}: ${entry.rule} does not run on ${subject}, so nothing fails`);
  }
  return { verdicts: result, problems };
}

export const subjectsOf = ({ subject }: Expectation): string[] => (Array.isArray(subject) ? subject : [subject]);

export const isAbout = ({ example }: Expectation, title: string): boolean => example === undefined || example === title;

/** Whether a failure is the one that an entry expects. */
export function judges({ failure }: Expectation, { status, message = '', difference }: Verdict): boolean {
  return matches(failure, [status, message, difference?.actual ?? ''].join('\n'));
}

function judgeFailure(entry: PlacedExpectation, verdict: Verdict): Verdict {
  const { status } = verdict;
  if (status === 'expected-failure' || status === 'unexpected-pass') return verdict;
  if (judges(entry, verdict)) {
    const reason = `${entry.reason}${entry.issue === undefined ? '' : ` (${entry.issue})`}`;
    return { ...verdict, status: 'expected-failure', reason };
  }
  return { ...verdict, reason: `${entry.place} expects another failure: ${entry.failure}` };
}

function matches(signature: string, text: string): boolean {
  const pattern = /^\/(.*)\/$/s.exec(signature)?.[1];
  return pattern === undefined ? text.includes(signature) : new RegExp(pattern).test(text);
}
