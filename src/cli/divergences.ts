// callspec divergences: where a Python departs from CPython, as a document with programs.

import path from 'node:path';
import { checkWritable, writeWhole } from '../files/write-whole';
import { renderDivergences } from '../reporting/divergences';
import { matrixOf } from '../reporting/matrix';
import { coverageOf } from '../spec/coverage/coverage';
import { showDivergences } from '../spec/divergences';
import { currentVerdicts } from '../spec/run-record';
import { openSubject } from '../subjects';
import { type Subject, SubjectUnavailable, UnknownSubject } from '../subjects/subject';
import { relative, runs, specification } from './coverage-sources';
import { CommandError, ExitCode } from './exit-codes';
import { say } from './say';

export interface DivergencesOptions {
  /** The document; standard output if not given. */
  out?: string;
  results: string;
  /** Make the programs smaller. */
  minimize: boolean;
  /** Seconds for making programs smaller, all together. */
  budget: number;
  /** Runs for making one program smaller. */
  runs: number;
  timeout: number;
  steps: number;
}

/** CPython 3.14: what it prints is how it is. */
const ORACLE = 'pyodide';

/** Writes the document. Returns the exit code; throws CommandError for what cannot be read, run or written. */
export async function divergences(name: string, options: DivergencesOptions): Promise<number> {
  if (options.out !== undefined) checkWritable(options.out);
  const features = specification();
  const subject = await open(name);
  const records = runs(options.results, [name]);
  const verdicts = currentVerdicts(records[0]!, features);
  const matrix = matrixOf(features, records, coverageOf(features, { runs: records }));
  const { stale } = matrix.subjects[0]!;
  if (stale > 0) {
    console.error(
      `${stale} examples were changed after the run and are left out; run it again: callspec check --subject ${name}`,
    );
  }
  const oracle = await open(ORACLE);
  const limits = { steps: options.steps, milliseconds: options.timeout * 1000 };
  const until = Date.now() + options.budget * 1000;
  try {
    const found = await showDivergences(features, verdicts, {
      oracle,
      subject,
      limits,
      minimize: options.minimize ? { runs: options.runs, until } : undefined,
      onRule: ({ id }) => process.stderr.isTTY && console.error(id),
    });
    const document = renderDivergences(name, matrix, found, oracle);
    const all = found.flatMap((rule) => rule.divergences);
    const shown = all.filter(({ program }) => program !== undefined).length;
    write(document, options.out);
    console.error(`${found.length} rules, ${all.length} differences, ${shown} of them shown by a program of their own`);
    if (options.minimize && Date.now() >= until) {
      console.error(`The time for making programs smaller was over after ${options.budget} s; --budget gives more`);
    }
  } finally {
    await Promise.all([subject.close?.(), oracle.close?.()]);
  }
  return ExitCode.FINE;
}

function write(document: string, out: string | undefined): void {
  if (out === undefined) {
    say(document.trimEnd());
    return;
  }
  writeWhole(out, document);
  console.error(`written: ${relative(path.resolve(out))}`);
}

async function open(name: string): Promise<Subject> {
  try {
    return await openSubject(name);
  } catch (error) {
    if (error instanceof UnknownSubject) throw new CommandError(error.message, ExitCode.USAGE);
    if (error instanceof SubjectUnavailable) throw new CommandError(error.message, ExitCode.SUBJECT_UNUSABLE);
    throw error;
  }
}
