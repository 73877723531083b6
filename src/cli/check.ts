// callspec check: runs the features on a subject.

import path from 'node:path';
import { HarnessError, runExamples } from '../spec/run-examples';
import { select, UnknownSelector } from '../spec/selection';
import { type Example, readSpecification, type Specification, SpecificationError } from '../spec/specification';
import { summarize } from '../spec/verdicts';
import { openSubject, SUBJECT_NAMES } from '../subjects';
import { SubjectUnavailable } from '../subjects/subject';
import { closingLine, Progress, renderFailure, renderSummary } from '../reporting/terminal';
import { CommandError, ExitCode } from './exit-codes';
import { FEATURES_FOLDER, SUPPORT_FILE } from './places';

export interface CheckOptions {
  subject: string;
  tags: string;
  steps: number;
  timeout: number;
  /** Only say what would run. */
  list?: boolean;
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
  const subject = await open(options.subject);
  console.log(`${subject.title} (Python ${subject.pythonVersion}): ${examples.length} examples`);
  const progress = new Progress(process.stderr, examples.length);
  const verdicts = await runExamples(specification, examples, {
    subject: options.subject,
    steps: options.steps,
    milliseconds: options.timeout * 1000,
    support: SUPPORT_FILE,
    onVerdict: (verdict) => progress.accept(verdict),
  }).catch((error: unknown) => {
    if (error instanceof HarnessError) throw new CommandError(error.message, ExitCode.SUBJECT_UNUSABLE);
    throw error;
  });
  progress.end();
  const failures = [...verdicts.values()].filter(({ status }) => status === 'failed');
  const folder = path.relative(process.cwd(), FEATURES_FOLDER) || '.';
  for (const failure of failures) console.log(`\n${renderFailure(failure, folder)}`);
  console.log(`\n${renderSummary(summarize(specification, verdicts))}\n`);
  console.log(closingLine(verdicts.values()));
  if (verdicts.size !== examples.length) {
    throw new CommandError(`only ${verdicts.size} of ${examples.length} examples ran`, ExitCode.SUBJECT_UNUSABLE);
  }
  return failures.length > 0 ? ExitCode.FAILURES : ExitCode.FINE;
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
  if (!SUBJECT_NAMES.includes(name)) {
    throw new CommandError(`There is no subject "${name}". Choose one of: ${SUBJECT_NAMES.join(', ')}`, ExitCode.USAGE);
  }
  try {
    return await openSubject(name);
  } catch (error) {
    if (error instanceof SubjectUnavailable) throw new CommandError(error.message, ExitCode.SUBJECT_UNUSABLE);
    throw error;
  }
}
