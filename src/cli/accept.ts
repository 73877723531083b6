// callspec check --accept: what the oracle answers, written into the examples that expect something else.

import path from 'node:path';
import { readText } from '../files/read-text';
import { writeWhole } from '../files/write-whole';
import { renderAccepted } from '../reporting/accepted';
import { visibleLine } from '../reporting/printable';
import { Progress } from '../reporting/terminal';
import { acceptAnswers, type PlacedAnswer } from '../spec/accept/accept-answers';
import { type CheckResult, checkSubject } from '../spec/check-subject';
import { HarnessError } from '../spec/run-examples';
import type { Example, Specification } from '../spec/specification';
import { NOT_ON, ORACLE } from '../spec/tags';
import { countsAs, type Verdict } from '../spec/verdicts';
import { SubjectUnavailable } from '../subjects/subject';
import { counted } from '../words/near';
import { checkoutCommit } from './checkout';
import { type CheckOptions, jobsFor, limitsOf } from './check-options';
import { CommandError, ExitCode } from './exit-codes';
import { SUPPORT_FILE } from './places';
import { featuresAsSeen } from './report-run';
import { say } from './say';

/** Asks the oracle, writes its answers and says what has changed. Returns the exit code. Throws CommandError, FileProblem. */
export async function accept(
  specification: Specification,
  examples: readonly Example[],
  support: string,
  options: CheckOptions,
  interrupt: AbortSignal,
): Promise<number> {
  const aside = `${NOT_ON}${ORACLE}`;
  const asked = examples.filter(({ tags }) => !tags.includes(aside));
  const files = [...new Set(asked.map(({ file }) => file))];
  const read = (file: string) => readText(path.join(specification.folder, file));
  const texts = new Map(files.map((file) => [file, read(file)]));
  const { answers, verdicts, title } = await ask(specification, asked, support, options, interrupt);
  const folder = featuresAsSeen(specification);
  const left: string[] = [];
  const leave = (file: string, line: number, message: string) => left.push(`${folder}/${file}:${line}: ${message}`);
  for (const [{ file, line }, verdict] of failedOf(verdicts)) leave(file, line, whyFailed(verdict));
  let count = 0;
  for (const file of files) {
    const placed = asked.filter((example) => example.file === file).flatMap((example) => answers.get(example) ?? []);
    const before = texts.get(file)!;
    const accepted = acceptAnswers(before, placed, support !== SUPPORT_FILE);
    for (const { line, message } of accepted.left) leave(file, line, message);
    if (accepted.changes.length === 0) continue;
    if (read(file) !== before) {
      leave(file, 1, 'the feature was changed while the oracle was asked; nothing of it is written');
      continue;
    }
    writeWhole(path.join(specification.folder, file), accepted.text);
    say(renderAccepted(`${folder}/${file}`, accepted.changes));
    count += accepted.changes.length;
  }
  for (const line of left) say(`left as it is: ${visibleLine(line)}`);
  const others = examples.length - asked.length;
  if (others > 0) say(`not asked: ${counted(others, 'example')} with the tag ${aside}`);
  const what =
    count === 0 ? 'nothing differs that can be written' : `${counted(count, 'place')} as it answers; look at each`;
  say(`${title} was asked ${counted(asked.length, 'example')}: ${what}`);
  return left.length > 0 ? ExitCode.FAILURES : ExitCode.FINE;
}

/** What the oracle says to the examples: the answers of those that can take all of theirs. */
async function ask(
  specification: Specification,
  examples: readonly Example[],
  support: string,
  options: CheckOptions,
  signal: AbortSignal,
): Promise<{ answers: Map<Example, PlacedAnswer[]>; verdicts: CheckResult['verdicts']; title: string }> {
  const answers = new Map<Example, PlacedAnswer[]>();
  let progress: Progress | undefined;
  let title = ORACLE;
  const result = await checkSubject({
    specification,
    examples,
    subject: ORACLE,
    limits: limitsOf(options),
    support,
    jobs: jobsFor(options, examples.length),
    commit: checkoutCommit(),
    onStart: (subject, count) => {
      title = `${subject.title} (Python ${subject.pythonVersion})`;
      if (!options.quiet) progress = new Progress(process.stderr, count);
    },
    onVerdict: (verdict) => progress?.accept(verdict),
    onAnswer: (example, index, answer) => {
      const own = answers.get(example) ?? [];
      answers.set(example, [...own.filter((other) => other.index !== index), { line: example.line, index, answer }]);
    },
    signal,
  }).catch((error: unknown) => {
    if (!(error instanceof HarnessError || error instanceof SubjectUnavailable)) throw error;
    throw new CommandError(error.message, signal.aborted ? ExitCode.INTERRUPTED : ExitCode.SUBJECT_UNUSABLE);
  });
  progress?.end();
  if (result.record.incomplete === 'interrupted') {
    throw new CommandError('the run was interrupted, and no feature is changed', ExitCode.INTERRUPTED);
  }
  const { verdicts } = result;
  for (const [example] of failedOf(verdicts)) answers.delete(example);
  return { answers, verdicts, title };
}

/** Why an example can take no answer: what came at a step that has no form for it, or what ended the example. */
function whyFailed({ step, difference, message = '' }: Verdict): string {
  const lines = (difference?.actual ?? message).trim().split('\n');
  const what = lines.length > 1 ? `${lines[0]} … ${lines.at(-1)}` : lines[0];
  return step === undefined ? what! : `at "${step}": ${what}`;
}

const failedOf = (verdicts: ReadonlyMap<Example, Verdict>): [Example, Verdict][] =>
  [...verdicts].filter(([, { status }]) => countsAs(status) === 'failed');
