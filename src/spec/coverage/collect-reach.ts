// Measures which functions each rule reaches: V8 counts calls while the examples run, and the counts are read after each example.

import { type Profiler, Session } from 'node:inspector';
import path from 'node:path';
import { type RunOptions, runExamples } from '../run-examples';
import { useSubject } from '../../subjects';
import type { Subject } from '../../subjects/subject';
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

/** A function of the built library, and whether loading the library calls it. */
export interface LoadedFunction extends SourceFunction {
  calledAtLoad: boolean;
}

/** The functions that there are in the measured folders, found by loading the built library. Throws StaleBundle. */
export function functionsOfLibrary(library: string, project: string): LoadedFunction[] {
  const bundle = new Bundle(library, project, MEASURED_FOLDERS);
  const counts = new CallCounts();
  const found = new Map<string, LoadedFunction>();
  counts.start();
  try {
    require(library);
    for (const coverage of counts.take(library)) {
      const located = bundle.locate(coverage);
      if (located === undefined) continue;
      const calledAtLoad = (found.get(keyOf(located))?.calledAtLoad ?? false) || coverage.ranges[0]!.count > 0;
      found.set(keyOf(located), { ...located, calledAtLoad });
    }
  } finally {
    counts.stop();
  }
  return [...found.values()];
}

/**
 * Runs the examples in this process, on the interpreter of the built file, and folds the calls of each to its rule. Throws StaleBundle, and
 * HarnessError where the steps cannot be run.
 */
export async function collectReach(
  specification: Specification,
  examples: readonly Example[],
  project: string,
  library: string,
  interpreter: string,
  options: Omit<RunOptions, 'subject'>,
): Promise<Reach> {
  const there = functionsOfLibrary(library, project);
  const bundle = new Bundle(interpreter, project, MEASURED_FOLDERS);
  const reached = new Map(there.map((found) => [keyOf(found), { ...found, rules: new Set<string>() }]));
  const counts = new CallCounts();
  let isFirst = true;
  const fold = (rule: string) => {
    for (const coverage of counts.take(bundle.file)) {
      const found = bundle.locate(coverage);
      if (found === undefined || coverage.ranges[0]!.count === 0) continue;
      const entry = reached.get(keyOf(found));
      if (entry !== undefined && !(isFirst && entry.calledAtLoad)) entry.rules.add(rule);
    }
    isFirst = false;
  };
  counts.start();
  try {
    const { InProcessReference } = require(interpreter) as { InProcessReference: new () => Subject };
    const subject = new InProcessReference();
    useSubject(subject);
    await runExamples(specification, examples, {
      ...options,
      subject,
      onVerdict: (verdict) => {
        fold(verdict.example.rule.id);
        options.onVerdict(verdict);
      },
    });
  } finally {
    counts.stop();
  }
  const functions = [...reached.values()].map(({ file, name, line, rules }) => ({ file, name, line, rules }));
  functions.sort((a, b) => a.file.localeCompare(b.file, 'en') || a.line - b.line);
  return { rules: [...new Set(examples.map(({ rule }) => rule.id))], functions };
}

function keyOf({ file, name }: SourceFunction): string {
  return `${file} ${name}`;
}
