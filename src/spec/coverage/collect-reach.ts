// Measures which functions each rule reaches: V8 counts calls while the examples run, and the counts are read after each example.

import { type Profiler, Session } from 'node:inspector';
import path from 'node:path';
import { type RunOptions, runExamples } from '../run-examples';
import type { Example, Specification } from '../specification';
import { Bundle, type SourceFunction } from './bundle-functions';
import { MEASURED_FOLDERS, type Reach } from './reach';

/** Counts calls of functions in this process. */
class CallCounts {
  private readonly session = new Session();

  start(): void {
    this.session.connect();
    this.session.post('Profiler.enable');
    this.session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  }

  /** The functions of a file that were called since the last time; at the first time, those too that were not. */
  take(file: string): Profiler.FunctionCoverage[] {
    let scripts: Profiler.ScriptCoverage[] = [];
    this.session.post('Profiler.takePreciseCoverage', (error, { result }) => {
      if (error !== null) throw error;
      scripts = result;
    });
    return scripts.find(({ url }) => url.endsWith(file.split(path.sep).join('/')))?.functions ?? [];
  }

  stop(): void {
    this.session.post('Profiler.stopPreciseCoverage');
    this.session.disconnect();
  }
}

/**
 * Runs the examples in this process with a built file of steps and folds the calls of each to its rule. Throws StaleBundle, and
 * HarnessError where the steps cannot be run.
 */
export async function collectReach(
  specification: Specification,
  examples: readonly Example[],
  project: string,
  options: RunOptions,
): Promise<Reach> {
  const bundle = new Bundle(options.support, project, MEASURED_FOLDERS);
  const counts = new CallCounts();
  const reached = new Map<string, { function: SourceFunction; rules: Set<string> }>();
  const fold = (rule: string | undefined) => {
    for (const coverage of counts.take(bundle.file)) {
      const found = bundle.locate(coverage);
      if (found === undefined) continue;
      const key = `${found.file} ${found.name}`;
      const entry = reached.get(key) ?? { function: found, rules: new Set() };
      reached.set(key, entry);
      if (rule !== undefined && coverage.ranges[0]!.count > 0) entry.rules.add(rule);
    }
  };
  counts.start();
  try {
    // What the first example sets up for all that follow is not of its rule.
    const first = examples.slice(0, 1);
    await runExamples(specification, first, { ...options, onVerdict: () => {} });
    fold(undefined);
    await runExamples(specification, examples, {
      ...options,
      onVerdict: (verdict) => {
        fold(verdict.example.rule.id);
        options.onVerdict(verdict);
      },
    });
  } finally {
    counts.stop();
  }
  const functions = [...reached.values()].map(({ function: found, rules }) => ({ ...found, rules }));
  functions.sort((a, b) => a.file.localeCompare(b.file, 'en') || a.line - b.line);
  return { rules: [...new Set(examples.map(({ rule }) => rule.id))], functions };
}

/** The functions that there are in the measured folders, found by loading the built library without running anything. */
export function functionsOfLibrary(file: string, project: string): SourceFunction[] {
  const bundle = new Bundle(file, project, MEASURED_FOLDERS);
  const counts = new CallCounts();
  counts.start();
  try {
    require(file);
    const found = new Map<string, SourceFunction>();
    for (const coverage of counts.take(file)) {
      const located = bundle.locate(coverage);
      if (located !== undefined) found.set(`${located.file} ${located.name}`, located);
    }
    return [...found.values()];
  } finally {
    counts.stop();
  }
}
