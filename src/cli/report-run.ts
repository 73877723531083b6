// What check and merge do with a finished run: keep its record, write the reports, and say how it ended.

import fs from 'node:fs';
import path from 'node:path';
import { namesIn } from '../files/read-text';
import { FileProblem } from '../files/file-problem';
import { checkWritable, writeWhole } from '../files/write-whole';
import { type Destination, parseReporters, ReporterError } from '../reporting/reporters';
import type { FinishedRun } from '../reporting/reporters/reporter';
import { renderTerminal, terminalReporter } from '../reporting/reporters/terminal';
import { renderUnstarted, type UnstartedRecord } from '../reporting/reporters/unstarted';
import { ExpectationsError, type PlacedExpectation, readExpectations } from '../spec/expectations';
import { keepRun } from '../spec/run-store';
import { isFeatureName, type Specification, readSpecification, SpecificationError } from '../spec/specification';
import { outcomesOf } from '../spec/verdicts';
import { CommandError, ExitCode } from './exit-codes';
import { DEFAULT_RESULTS, FEATURES_FOLDER } from './places';
import { complain } from './say';

export interface ReportOptions {
  reporter: string[];
  quiet?: boolean;
  /** Folder for the record of the run. */
  results: string;
  expectations?: string;
  /** A folder of features other than those of the chapter. */
  features?: string;
}

/** The features of the chapter. Throws CommandError. */
export function readFeatures({ features }: Pick<ReportOptions, 'features'>, ownSteps = false): Specification {
  if (features !== undefined && namesInFolder(features).length === 0) {
    throw new CommandError(`There is no feature (*.feature) in the folder ${features}`, ExitCode.USAGE);
  }
  try {
    return readSpecification(path.resolve(features ?? FEATURES_FOLDER), { ownSteps });
  } catch (error) {
    if (!(error instanceof SpecificationError)) throw error;
    const problems = error.problems.map((problem) => (features === undefined ? problem : path.join(features, problem)));
    throw new CommandError(problems.join('\n'), ExitCode.USAGE);
  }
}

function namesInFolder(folder: string): string[] {
  const found = fs.statSync(folder, { throwIfNoEntry: false });
  if (!found?.isDirectory()) {
    throw new CommandError(`--features takes a folder of features; ${folder} is none`, ExitCode.USAGE);
  }
  return namesIn(folder).filter(isFeatureName);
}

/** Where the records of runs are kept: those of other features apart from those of the chapter. */
export const resultsOf = ({ results, features }: Pick<ReportOptions, 'results' | 'features'>): string =>
  features === undefined || results !== DEFAULT_RESULTS
    ? results
    : path.join(DEFAULT_RESULTS, path.basename(path.resolve(features)));

/** The expected failures that the options name. Throws CommandError. */
export function expectationsOf(
  options: ReportOptions,
  specification: Specification,
  toUpdate = false,
): PlacedExpectation[] {
  try {
    return options.expectations === undefined
      ? []
      : readExpectations(options.expectations, specification, { toUpdate });
  } catch (error) {
    if (error instanceof ExpectationsError) throw new CommandError(error.message, ExitCode.USAGE);
    throw error;
  }
}

/** The reports that the options ask for, their places made ready. `subject` takes the place of {subject} in paths. Throws CommandError. */
export function destinationsOf(
  options: ReportOptions,
  shard: { index: number; count: number },
  subject: string,
): Destination[] {
  const words = options.reporter.map((word) => word.replaceAll('{subject}', subject.replace(/[^\w.-]+/g, '_')));
  try {
    const destinations = parseReporters(words, shard, { github: process.env.GITHUB_ACTIONS === 'true' });
    for (const { path: file } of destinations) if (file !== undefined) checkWritable(file);
    return destinations;
  } catch (error) {
    if (error instanceof ReporterError) throw new CommandError(error.message, ExitCode.USAGE);
    throw error;
  }
}

/** The path of the features as users see it. */
export const featuresAsSeen = ({ folder }: Specification): string => path.relative(process.cwd(), folder) || '.';

/**
 * Keeps the record and writes the reports, as far as they can be written. `publish` puts in place what was
 * written while examples ran. Throws CommandError that names each file that could not be written.
 */
export function finish(
  run: FinishedRun,
  destinations: readonly Destination[],
  options: ReportOptions,
  publish: () => string[] = () => [],
): void {
  const problems: string[] = [];
  const attempt = (work: () => void) => {
    try {
      work();
    } catch (error) {
      if (!(error instanceof FileProblem)) throw error;
      // A reader that has gone has seen what it wanted.
      if (error.code !== 'EPIPE') problems.push(error.message);
    }
  };
  if (run.record.shard.count === 1) {
    attempt(() => {
      const aside = keepRun(options.results, run.record);
      if (aside !== undefined) complain(aside);
    });
  }
  for (const { reporter, path: file } of destinations) {
    const { render } = reporter;
    if (render === undefined) continue;
    attempt(() => {
      const text = reporter === terminalReporter ? renderTerminal(run, options.quiet ?? false) : render(run);
      if (file === undefined) process.stdout.write(text);
      else writeWhole(file, text);
    });
  }
  attempt(() => problems.push(...publish()));
  if (problems.length > 0) throw new CommandError(problems.join('\ncallspec: '), ExitCode.USAGE);
}

/** Reports, in each place that was asked for, that the subject did not start; says what cannot be written. */
export function reportUnstarted(record: UnstartedRecord, destinations: readonly Destination[]): void {
  for (const { reporter, path: file } of destinations) {
    const text = renderUnstarted(reporter.name, record);
    // On a terminal the error says it.
    if (text === undefined || (file === undefined && reporter === terminalReporter)) continue;
    try {
      if (file === undefined) process.stdout.write(text);
      else writeWhole(file, text);
    } catch (error) {
      if (!(error instanceof FileProblem)) throw error;
      complain(error.message);
    }
  }
}

/** The exit code of a run that came to its end. */
export function exitCodeOf({ record, problems }: Pick<FinishedRun, 'record' | 'problems'>): number {
  if (record.incomplete === 'interrupted') return ExitCode.INTERRUPTED;
  if ((record.kept?.failed ?? 0) > 0) return ExitCode.FAILURES;
  return outcomesOf(record.verdicts).failed > 0 || problems.length > 0 ? ExitCode.FAILURES : ExitCode.FINE;
}
