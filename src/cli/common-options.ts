// Options that several commands take, each in one place.

import { type Command, InvalidArgumentError, Option } from 'commander';
import { DEFAULT_RESULTS } from './places';

/** One example may take this long; far more than any needs. */
export const DEFAULT_TIMEOUT_SECONDS = 20;
export const DEFAULT_STEPS = 50_000_000;

export function positive(text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new InvalidArgumentError('It must be a number greater than 0.');
  return value;
}

export function natural(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('It must be 1, 2, 3 …');
  return value;
}

/** For options that may be given several times. */
export const append = (text: string, before: string[] = []): string[] => [...before, text];

/** For options that may be given several times, or with several words between commas. */
export function collect(text: string, before: string[] = []): string[] {
  return [...before, ...text.split(',')];
}

/** Where the records of runs are. */
export const results = (): Option =>
  new Option('--results <folder>', 'where the records of runs are kept').default(DEFAULT_RESULTS);

/** For commands that read the records of some subjects. */
export const subjects = (): Option =>
  new Option('--subject <names>', 'only these Pythons; repeatable').argParser(append);

/** For commands that make a run and report it. */
export const withReports = (command: Command): Command =>
  command
    .option('--reporter <name[=path]>', 'how to report, and where; repeatable', append, [])
    .option('--quiet', 'print only what failed and the closing line')
    .option('--features <folder>', 'features of your own')
    .option('--expectations <file>', 'failures that are known, in YAML')
    .addOption(results());

/** For commands that run a program as python does. */
export const withProgram = (command: Command): Command =>
  command
    .argument('[file]', 'the program, or - for standard input')
    .argument('[args...]', 'what the program finds in sys.argv')
    .option('-c <code>', 'run this text')
    .option('--steps <count>', 'stop after so many instructions', positive)
    .option('--timeout <seconds>', 'stop after so much time', positive)
    .passThroughOptions();
