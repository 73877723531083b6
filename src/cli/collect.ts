// Measures which functions of the interpreter each rule reaches, and says when that was too long ago.

import path from 'node:path';
import { StaleBundle } from '../spec/coverage/bundle-functions';
import { collectReach, functionsOfInterpreter } from '../spec/coverage/collect-reach';
import {
  type FunctionName,
  mergeReach,
  REACH_FILE,
  type Reach,
  readReach,
  staleReach,
  summarizeReach,
  writeReach,
} from '../spec/coverage/reach';
import { describeShare } from '../spec/coverage/share';
import { HarnessError } from '../spec/run-examples';
import { select, UnknownSelector } from '../spec/selection';
import { type Example, examplesOf, type Specification } from '../spec/specification';
import { countsAs } from '../spec/verdicts';
import { Progress } from '../reporting/terminal';
import { orUsage, ruleIds, specification } from './coverage-sources';
import { CommandError, ExitCode } from './exit-codes';
import { PACKAGE_FOLDER } from './places';
import { complain } from './say';

/** The measurement of the package's own interpreter. */
export const REACH_PATH = path.join(PACKAGE_FOLDER, REACH_FILE);

const STEPS = path.join(PACKAGE_FOLDER, 'dist', 'step-definitions.js');
const INTERPRETER = path.join(PACKAGE_FOLDER, 'dist', 'reference.js');

/** Far more than any example needs, also while calls are counted. */
const LIMITS = { steps: 50_000_000, milliseconds: 120_000 };

/**
 * Runs examples on the reference interpreter, in this process, and writes what their rules reach: of all rules, of those that the words
 * select, or, for "new", of those that have not been measured yet.
 */
export async function collect(words: readonly string[] = []): Promise<void> {
  const features = specification();
  const before = words.length > 0 ? orUsage(() => readReach(REACH_PATH)) : undefined;
  const examples = choose(features, words, before);
  if (examples.length === 0) {
    console.log(`${REACH_FILE}: no rule is new`);
    return;
  }
  const progress = new Progress(process.stderr, examples.length);
  const failed: string[] = [];
  const options = {
    limits: LIMITS,
    support: STEPS,
    onVerdict: (verdict: Parameters<Progress['accept']>[0]) => {
      progress.accept(verdict);
      if (countsAs(verdict.status) === 'failed') failed.push(`${verdict.example.rule.id} "${verdict.example.title}"`);
    },
  };
  try {
    const measured = await collectReach(features, examples, PACKAGE_FOLDER, INTERPRETER, options);
    const reach = mergeReach(before, measured, ruleIds(features));
    progress.end();
    writeReach(REACH_PATH, reach);
    console.log(
      `${REACH_FILE}: ${describeShare(summarizeReach(reach, reach.rules).functions)} of the functions are reached`,
    );
  } catch (error) {
    if (error instanceof StaleBundle) {
      throw new CommandError(`${error.message}. Build it again with: npm run build`, ExitCode.USAGE);
    }
    if (error instanceof HarnessError) throw new CommandError(error.message, ExitCode.SUBJECT_UNUSABLE);
    throw error;
  }
  for (const name of failed) complain(`failed while it was measured: ${name}`);
}

/** The examples to run: always all of a rule. */
function choose(features: Specification, words: readonly string[], before: Reach | undefined): Example[] {
  const all = examplesOf(features);
  if (words.length === 0) return all;
  const known = new Set(before?.rules);
  const rules = new Set(
    words.flatMap((word) =>
      word === 'new'
        ? ruleIds(features).filter((rule) => !known.has(rule))
        : orUsage(() => select(features, [word]), [UnknownSelector]).map(({ rule }) => rule.id),
    ),
  );
  return all.filter(({ rule }) => rules.has(rule.id));
}

/** What has changed in the features or in the interpreter since reach was measured; nothing where it never was. */
export function reachProblems(): string[] {
  const reach = orUsage(() => readReach(REACH_PATH));
  if (reach === undefined) return [];
  return staleReach(reach, ruleIds(specification()), functionsNow() ?? reach.functions).map(
    (change) => `${REACH_FILE}: ${change}`,
  );
}

/** The functions of the built interpreter; undefined, which is said, where it is not that of the sources. */
function functionsNow(): FunctionName[] | undefined {
  try {
    return functionsOfInterpreter(INTERPRETER, PACKAGE_FOLDER);
  } catch (error) {
    if (!(error instanceof StaleBundle)) throw error;
    console.error(`callspec: the functions of ${REACH_FILE} were not compared: ${error.message} (npm run build)`);
    return undefined;
  }
}
