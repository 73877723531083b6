// callspec check: runs the features on a subject.

import path from 'node:path';
import { version } from '../../package.json';
import { describeSubject, verdictsAside } from '../spec/applicability';
import { HarnessError, runExamples } from '../spec/run-examples';
import { RUN_FORMAT, recordVerdict, type RunRecord, type SubjectDescription } from '../spec/run-record';
import { keepRun, RunFormatError } from '../spec/run-store';
import { select, UnknownSelector } from '../spec/selection';
import { type Example, readSpecification, type Specification, SpecificationError } from '../spec/specification';
import { countsAs, summarize, type Verdict } from '../spec/verdicts';
import { openSubject } from '../subjects';
import { type RunLimits, SubjectUnavailable, UnknownSubject } from '../subjects/subject';
import { closingLine, Progress, renderFailure, renderSummary } from '../reporting/terminal';
import { checkoutCommit } from './checkout';
import { CommandError, ExitCode } from './exit-codes';
import { FEATURES_FOLDER, SUPPORT_FILE } from './places';

export interface CheckOptions {
  subject: string;
  tags: string;
  steps: number;
  timeout: number;
  /** Only say what would run. */
  list?: boolean;
  /** Folder for the record of the run. */
  results: string;
}

/** Runs what is selected and reports it. Returns the exit code; throws CommandError for what cannot be run. */
export async function check(selectors: string[], options: CheckOptions): Promise<number> {
  const specification = read();
  const examples = choose(specification, selectors, options.tags);
  if (options.list) {
    for (const { rule, title } of examples) console.log(`${rule.id}  ${title}`);
    console.log(`${examples.length} examples`);
    return ExitCode.FINE;
  }
  const date = new Date();
  const limits = { steps: options.steps, milliseconds: options.timeout * 1000 };
  const subject = await open(options.subject);
  console.log(`${subject.title} (Python ${subject.pythonVersion}): ${examples.length} examples`);
  const description = await describeSubject(subject, examples, limits);
  const verdicts = await run(specification, examples, description, limits);
  await subject.close?.();

  const failures = [...verdicts.values()].filter(({ status }) => countsAs(status) === 'failed');
  const folder = path.relative(process.cwd(), FEATURES_FOLDER) || '.';
  for (const failure of failures) console.log(`\n${renderFailure(failure, folder)}`);
  console.log(`\n${renderSummary(summarize(specification, verdicts))}\n`);
  keep(options.results, {
    format: RUN_FORMAT,
    subject: description,
    date: date.toISOString(),
    callspec: version,
    commit: checkoutCommit(),
    node: process.versions.node,
    milliseconds: Date.now() - date.getTime(),
    shard: { index: 1, count: 1 },
    selected: examples.length,
    verdicts: [...verdicts.values()].map(recordVerdict),
  });
  console.log(closingLine(verdicts.values()));
  if (verdicts.size !== examples.length) {
    throw new CommandError(`only ${verdicts.size} of ${examples.length} examples ran`, ExitCode.SUBJECT_UNUSABLE);
  }
  return failures.length > 0 ? ExitCode.FAILURES : ExitCode.FINE;
}

/** The verdicts of all examples, in their order: those set aside have theirs without running. */
async function run(
  specification: Specification,
  examples: readonly Example[],
  subject: SubjectDescription,
  limits: RunLimits,
): Promise<Map<Example, Verdict>> {
  const progress = new Progress(process.stderr, examples.length);
  const aside = verdictsAside(examples, subject);
  for (const verdict of aside.values()) progress.accept(verdict);
  const toRun = examples.filter((example) => !aside.has(example));
  const ran = await runExamples(specification, toRun, {
    subject: subject.name,
    ...limits,
    support: SUPPORT_FILE,
    onVerdict: (verdict) => progress.accept(verdict),
  }).catch((error: unknown) => {
    if (error instanceof HarnessError) throw new CommandError(error.message, ExitCode.SUBJECT_UNUSABLE);
    throw error;
  });
  progress.end();
  return new Map(
    examples.flatMap((example) => {
      const verdict = aside.get(example) ?? ran.get(example);
      return verdict === undefined ? [] : [[example, verdict]];
    }),
  );
}

function keep(folder: string, record: RunRecord): void {
  try {
    keepRun(folder, record);
  } catch (error) {
    if (error instanceof RunFormatError) throw new CommandError(error.message, ExitCode.USAGE);
    throw new CommandError(`The run cannot be kept in ${folder}: ${(error as Error).message}`, ExitCode.USAGE);
  }
}

function read(): Specification {
  try {
    return readSpecification(FEATURES_FOLDER);
  } catch (error) {
    if (error instanceof SpecificationError) throw new CommandError(error.message, ExitCode.USAGE);
    throw error;
  }
}

function choose(specification: Specification, selectors: string[], tags: string): Example[] {
  try {
    const examples = select(specification, selectors, tags);
    if (examples.length > 0) return examples;
  } catch (error) {
    if (error instanceof UnknownSelector) throw new CommandError(error.message, ExitCode.USAGE);
    throw error;
  }
  throw new CommandError(`Nothing is selected: no example has the tags "${tags}".`, ExitCode.NOTHING_SELECTED);
}

async function open(name: string): ReturnType<typeof openSubject> {
  try {
    return await openSubject(name);
  } catch (error) {
    if (error instanceof UnknownSubject) throw new CommandError(error.message, ExitCode.USAGE);
    if (error instanceof SubjectUnavailable) throw new CommandError(error.message, ExitCode.SUBJECT_UNUSABLE);
    throw error;
  }
}
