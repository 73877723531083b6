// Measures which functions of the interpreter each rule reaches, and says when that was too long ago.

import path from 'node:path';
import { type SourceFunction, StaleBundle } from '../spec/coverage/bundle-functions';
import { collectReach, functionsOfLibrary } from '../spec/coverage/collect-reach';
import { REACH_FILE, readReach, staleReach, summarizeReach, writeReach } from '../spec/coverage/reach';
import { describeShare } from '../spec/coverage/share';
import { HarnessError } from '../spec/run-examples';
import { examplesOf } from '../spec/specification';
import { countsAs } from '../spec/verdicts';
import { Progress } from '../reporting/terminal';
import { orUsage, ruleIds, specification } from './coverage-sources';
import { CommandError, ExitCode } from './exit-codes';
import { PACKAGE_FOLDER } from './places';

/** The measurement of the package's own interpreter. */
export const REACH_PATH = path.join(PACKAGE_FOLDER, REACH_FILE);

const LIBRARY = path.join(PACKAGE_FOLDER, 'dist', 'index.js');
const STEPS = path.join(PACKAGE_FOLDER, 'dist', 'step-definitions.js');

/** Far more than any example needs, also while calls are counted. */
const LIMITS = { steps: 50_000_000, milliseconds: 120_000 };

/** Runs all examples on the reference interpreter, in this process, and writes what each rule reaches. */
export async function collect(): Promise<void> {
  const features = specification();
  const examples = examplesOf(features);
  const progress = new Progress(process.stderr, examples.length);
  const failed: string[] = [];
  const options = {
    subject: 'reference',
    ...LIMITS,
    support: STEPS,
    onVerdict: (verdict: Parameters<Progress['accept']>[0]) => {
      progress.accept(verdict);
      if (countsAs(verdict.status) === 'failed') failed.push(`${verdict.example.rule.id} "${verdict.example.title}"`);
    },
  };
  try {
    const reach = await collectReach(features, examples, PACKAGE_FOLDER, LIBRARY, options);
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
  for (const name of failed) console.error(`callspec: failed while it was measured: ${name}`);
}

/** What has changed in the features or in the interpreter since reach was measured; nothing where it never was. */
export function reachProblems(): string[] {
  const reach = orUsage(() => readReach(REACH_PATH));
  if (reach === undefined) return [];
  return staleReach(reach, ruleIds(specification()), functionsNow() ?? reach.functions).map(
    (change) => `${REACH_FILE}: ${change}`,
  );
}

/** The functions of the built library; undefined, which is said, where it is not that of the sources. */
function functionsNow(): SourceFunction[] | undefined {
  try {
    return functionsOfLibrary(LIBRARY, PACKAGE_FOLDER);
  } catch (error) {
    if (!(error instanceof StaleBundle)) throw error;
    console.error(`callspec: the functions of ${REACH_FILE} were not compared: ${error.message} (npm run build)`);
    return undefined;
  }
}
