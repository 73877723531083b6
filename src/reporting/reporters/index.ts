// The reporters by name, and how they are asked for: NAME or NAME=PATH.

import path from 'node:path';
import { suggestion } from '../../words/near';
import { githubReporter } from './github';
import { blobReporter, jsonReporter } from './json';
import { junitReporter } from './junit';
import { markdownReporter } from './markdown';
import type { Reporter } from './reporter';
import { tapReporter } from './tap';
import { terminalReporter } from './terminal';

export const REPORTERS: readonly Reporter[] = [
  terminalReporter,
  junitReporter,
  jsonReporter,
  { name: 'ndjson', description: 'the messages of Cucumber', cucumber: 'message' },
  { name: 'html', description: "Cucumber's page", cucumber: 'html' },
  markdownReporter,
  tapReporter,
  githubReporter,
  blobReporter,
];

/** A reporter and where its report goes; standard output without a path. */
export interface Destination {
  reporter: Reporter;
  path?: string;
}

/** The reporters cannot be used as they were asked for. */
export class ReporterError extends Error {}

/**
 * What the words of a command line ask for. The terminal has standard output unless another reporter wants it, and GitHub Actions
 * gets its annotations. Throws ReporterError for an unknown name, or two reports for one place.
 */
export function parseReporters(
  words: readonly string[],
  shard: { index: number; count: number },
  { github }: { github: boolean },
): Destination[] {
  const destinations = words.map((word): Destination => {
    const [, name = '', file] = /^([^=]*)(?:=(.*))?$/s.exec(word) ?? [];
    const reporter = REPORTERS.find((one) => one.name === name);
    const names = REPORTERS.map((one) => one.name);
    if (reporter === undefined) {
      throw new ReporterError(
        `There is no reporter "${name}".${suggestion(name, names)} There are: ${names.join(', ')}`,
      );
    }
    if (file === '') throw new ReporterError(`"${word}" lacks the path: ${name}=PATH`);
    return { reporter, path: file ?? reporter.defaultPath?.(shard) };
  });
  if (github && !destinations.some(({ reporter }) => reporter === githubReporter)) {
    destinations.push({ reporter: githubReporter });
  }
  const onOutput = destinations.filter((one) => one.path === undefined && one.reporter !== githubReporter);
  if (onOutput.length > 1) {
    const names = onOutput.map(({ reporter }) => reporter.name);
    throw new ReporterError(`Only one report can go to standard output, not ${names.join(' and ')}: add =PATH`);
  }
  if (onOutput.length === 0) destinations.unshift({ reporter: terminalReporter });
  const seen = new Set<string>();
  for (const { path: file } of destinations) {
    if (file === undefined) continue;
    if (seen.has(path.resolve(file))) throw new ReporterError(`Two reports cannot go to one file: ${file}`);
    seen.add(path.resolve(file));
  }
  return destinations;
}
