// Runs one program on an interpreter of its own in this process, and recounts its references afterwards.

import type { Fault, RunOutcome } from '../../interpreter';
import { JumpingClock } from '../../objects/clock';
import { AllocationRecord } from '../../objects/memory/allocation-record';
import { describeDiscrepancy, recount } from '../../objects/memory/recount';
import { Stopped } from '../../objects/thread';
import { registerSource } from '../../modules/source-lines';
import { megabytes } from '../process/program-process';
import { PROBE_RUNNER, PROGRAM_FILE, readReport } from '../probe-script';
import {
  DEFAULT_MEMORY_BYTES,
  DEFAULT_OUTPUT_BYTES,
  type Outcome,
  type Program,
  type RunLimits,
  type Stop,
} from '../subject';
import { StackLayouts } from './stack-layouts';

/**
 * Runs a program in an interpreter that no other program has touched. `call` is what `probeCall` makes of it, `onOutput` hears of
 * all that is printed as it is printed. The limits end what the interpreter itself can end; whoever needs more ends the process.
 */
export function runProgram(
  program: Program,
  call: string,
  limits: RunLimits,
  onOutput: (text: string) => void = () => undefined,
): Outcome {
  const allocated = new AllocationRecord();
  return allocated.during(() => runRecorded(program, call, limits, onOutput, allocated));
}

function runRecorded(
  program: Program,
  call: string,
  limits: RunLimits,
  onOutput: (text: string) => void,
  allocated: AllocationRecord,
): Outcome {
  let output = '';
  const { outputBytes = DEFAULT_OUTPUT_BYTES } = limits;
  const layouts = new StackLayouts(program);
  const interpreter = layouts.makeInterpreter({
    stdout: {
      write: (text) => {
        const taken = text.slice(0, outputBytes - output.length);
        output += taken;
        onOutput(taken);
        if (text.length > taken.length) throw new Stopped(`stopped after ${megabytes(outputBytes)} of output`);
        layouts.wrote(text);
      },
    },
    clock: new JumpingClock(),
    limits: {
      steps: limits.steps,
      milliseconds: limits.milliseconds,
      memory: limits.memoryBytes ?? DEFAULT_MEMORY_BYTES,
    },
  });
  const { thread } = interpreter;
  registerSource(thread, PROGRAM_FILE, program.source);
  const prepared = interpreter.run(PROBE_RUNNER, { filename: '<probe>', keepCode: true });
  const { stopped, exception, fault } =
    prepared.exitCode === 0 ? interpreter.run(call, { filename: '<probe>' }) : notBegun(prepared);
  const isWhole = stopped === undefined && fault === undefined;
  const wrongCounts = isWhole ? recount(thread, allocated.objects).map(describeDiscrepancy) : [];
  if (isWhole && thread.frame !== null) {
    wrongCounts.push(`the frame of ${thread.frame.code.co_qualname} is left over`);
  }
  const late = interpreter.close();
  const { main, probes, warm } = readReport(output);
  return layouts.answer({
    main,
    probes,
    warm,
    stopped: stopOf(stopped ?? late.stopped, exception?.traceback, fault ?? late.fault),
    wrongCounts,
  });
}

/** What loads before each program has used up the limits already. */
const notBegun = (outcome: RunOutcome): RunOutcome => ({
  ...outcome,
  stopped: outcome.stopped === undefined ? undefined : `${outcome.stopped}, before the program began`,
});

function stopOf(limit: string | undefined, traceback: string | undefined, fault: Fault | undefined): Stop | undefined {
  if (fault !== undefined) return { kind: 'crashed', message: fault.message };
  if (traceback !== undefined) return { kind: 'crashed', message: `the probe failed: ${traceback}` };
  return limit === undefined ? undefined : { kind: 'timed-out', message: limit };
}
