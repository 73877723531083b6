// One stage: its command runs, and what it prints is counted.

import { spawn } from 'node:child_process';
import type { Stage } from './stages';

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

export interface Result extends Counts {
  stage: Stage;
  seconds: number;
  output: string;
  /** It said how much it has checked, so that others can use its results. */
  complete: boolean;
}

/** Runs the command of a stage and waits for its end. */
export function runStage(stage: Stage): Promise<Result> {
  const start = Date.now();
  return new Promise((resolve) => {
    const child = spawn(stage.command, { shell: true, env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined } });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (chunk) => {
        output += chunk;
      });
    }
    child.on('close', (code) => {
      const counts = countsOf(stage, output, code ?? 1);
      resolve({ stage, ...counts, seconds: (Date.now() - start) / 1000, output });
    });
  });
}

/** A stage that cannot say anything, since what it needs is missing. */
export function skip(stage: Stage, why: string): Result {
  return { stage, passed: 0, failed: 0, skipped: 1, seconds: 0, output: why, complete: false };
}

const CLOSING = /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?(?:, \d+ with another text)?$/gm;

/** Reads the closing line or the summary of node's own tests; a failing command never counts as passed. */
export function countsOf({ counts }: Stage, output: string, code: number): Counts & { complete: boolean } {
  if (!counts) return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0, complete: code === 0 };
  const closing = [...output.matchAll(CLOSING)].pop();
  const ofNode = ['pass', 'fail', 'skipped'].map((word) => numberAfter(word, output));
  const found = closing?.slice(1, 4) ?? ofNode;
  if (found[0] === undefined) return { passed: 0, failed: 1, skipped: 0, complete: false };
  const [passed, failed, skipped] = found.map((text) => Number(text ?? 0)) as [number, number, number];
  return { passed, failed: code === 0 ? failed : Math.max(failed, 1), skipped, complete: true };
}

/** "ℹ pass 12" of the last summary. */
const numberAfter = (word: string, output: string): string | undefined =>
  [...output.matchAll(new RegExp(`^(?:#|ℹ) ${word} (\\d+)$`, 'gm'))].pop()?.[1];
