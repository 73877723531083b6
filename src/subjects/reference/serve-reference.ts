// The reference interpreter as an adapter: like every other subject it runs in a process of its own, where whoever checks it can end it.

import { type Answer, interpreterFailed, type Reply, serve } from '../adapters/serve';
import type { Run } from '../protocol/messages';
import { PROBE_RUNNER } from '../probe-script';
import type { ActionOutcome, Outcome, Program } from '../subject';
import { InProcessReference } from './in-process';
import { runProgram } from './run-program';

/** What is done around each program; the default is nothing. */
export type Around = (run: Run, answer: () => Promise<Answer>) => Promise<Answer>;

/** Speaks the protocol on the standard streams of this process. */
export function serveReference(around: Around = (_run, answer) => answer()): void {
  const { title, pythonVersion, cpythonLike } = new InProcessReference();
  const [name = '', version = ''] = title.split(' ');
  serve({ name, version, pythonVersion, cpythonLike }, (run, reply) => around(run, () => answer(run, reply)));
}

async function answer(run: Run, reply: Reply): Promise<Answer> {
  const program: Program = { source: run.program, modules: new Map(Object.entries(run.modules)), probes: run.probes };
  // What is seen from outside of the program is no part of what it prints.
  const isWatched = run.probes.some(({ kind }) => kind === 'stack');
  try {
    const outcome = runProgram(program, callOf(run), run.limits, isWatched ? undefined : reply.output);
    if (isWatched) tellSteps(outcome, reply);
    const { stopped, wrongCounts } = outcome;
    return { reason: stopped?.kind ?? 'finished', message: stopped?.message, wrongCounts };
  } catch (error) {
    return interpreterFailed(error);
  }
}

/** The script without the definitions that each interpreter is given first. */
function callOf({ script }: Run): string {
  if (!script.startsWith(PROBE_RUNNER)) throw new Error('the script was made by another version of callspec');
  return script.slice(PROBE_RUNNER.length);
}

function tellSteps({ main, probes }: Outcome, reply: Reply): void {
  for (const action of [main, ...probes]) {
    const { stdout, ...step }: ActionOutcome = action;
    reply.output(stdout);
    reply.step(step);
  }
}
