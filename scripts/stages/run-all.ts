// Several stages at a time; one that needs the results of others waits for them, whatever becomes of the rest.

import { runStage, type Result, skip } from './run-stage';
import type { Stage } from './stages';

/** Runs all stages, at most `jobs` at a time. `report` hears of each as it ends; all results in the order of the stages. */
export async function runAll(
  stages: readonly Stage[],
  jobs: number,
  report: (result: Result) => void,
  run: (stage: Stage) => Promise<Result> = runStage,
): Promise<Result[]> {
  const names = new Set(stages.map(({ name }) => name));
  for (const { name, after = [] } of stages) {
    const unknown = after.find((other) => !names.has(other));
    if (unknown !== undefined) throw new Error(`The stage "${name}" comes after "${unknown}", which is no stage`);
  }
  const results = new Map<string, Result>();
  const waiting = [...stages];
  const running = new Set<Promise<void>>();
  const end = (result: Result) => {
    results.set(result.stage.name, result);
    report(result);
  };
  while (waiting.length > 0 || running.size > 0) {
    const ready = waiting.findIndex(({ after = [] }) => after.every((name) => results.has(name)));
    if (ready < 0 || running.size >= jobs) {
      if (running.size === 0)
        throw new Error(`Stages wait for each other: ${waiting.map(({ name }) => name).join(', ')}`);
      await Promise.race(running);
      continue;
    }
    const [stage] = waiting.splice(ready, 1) as [Stage];
    const lacking = (stage.after ?? []).filter((name) => !results.get(name)!.complete);
    if (lacking.length > 0) {
      end(skip(stage, `it needs what did not come to its end: ${lacking.join(', ')}`));
      continue;
    }
    const job = run(stage).then((result) => {
      running.delete(job);
      end(result);
    });
    running.add(job);
  }
  return stages.map(({ name }) => results.get(name)!);
}

/** The counts of all stages together. */
export function sumOf(results: readonly Result[]): { passed: number; failed: number; skipped: number } {
  const sum = (pick: (result: Result) => number) => results.reduce((total, result) => total + pick(result), 0);
  return { passed: sum((one) => one.passed), failed: sum((one) => one.failed), skipped: sum((one) => one.skipped) };
}
