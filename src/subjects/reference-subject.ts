// The reference interpreter as a subject: each program gets an interpreter of its own, and its references are recounted afterwards.

import type { Fault } from '../interpreter';
import { version } from '../../package.json';
import { JumpingClock } from '../objects/clock';
import { AllocationRecord } from '../objects/memory/allocation-record';
import { describeDiscrepancy, recount } from '../objects/memory/recount';
import { Stopped } from '../objects/thread';
import { registerSource } from '../modules/source-lines';
import { megabytes } from './process/program-process';
import { PROBE_RUNNER, PROGRAM_FILE, probeCall, readReport } from './probe-script';
import { StackLayouts } from './stack-layouts';
import {
  DEFAULT_MEMORY_BYTES,
  DEFAULT_OUTPUT_BYTES,
  type Outcome,
  type Program,
  type RunLimits,
  type Stop,
  type Subject,
} from './subject';

export class ReferenceSubject implements Subject {
  readonly name = 'reference';
  readonly title = `callspec ${version}`;
  readonly pythonVersion = '3.14.2';
  readonly cpythonLike = true;

  async run(program: Program, limits: RunLimits): Promise<Outcome> {
    const allocated = new AllocationRecord();
    return allocated.during(() => this.runRecorded(program, limits, allocated));
  }

  private runRecorded(program: Program, limits: RunLimits, allocated: AllocationRecord): Outcome {
    let output = '';
    const { outputBytes = DEFAULT_OUTPUT_BYTES } = limits;
    const layouts = new StackLayouts(program);
    const interpreter = layouts.makeInterpreter({
      stdout: {
        write: (text) => {
          const room = outputBytes - output.length;
          output += text.slice(0, room);
          if (text.length > room) throw new Stopped(`stopped after ${megabytes(outputBytes)} of output`);
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
    registerSource(interpreter.thread, PROGRAM_FILE, program.source);
    interpreter.run(PROBE_RUNNER, { filename: '<probe>', keepCode: true });
    const { stopped, exception, fault } = interpreter.run(probeCall(program), { filename: '<probe>' });
    const isWhole = stopped === undefined && fault === undefined;
    const wrongCounts = isWhole ? recount(interpreter.thread, allocated.objects).map(describeDiscrepancy) : [];
    const { frame } = interpreter.thread;
    if (isWhole && frame !== null) wrongCounts.push(`the frame of ${frame.code.co_qualname} is left over`);
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
}

function stopOf(limit: string | undefined, traceback: string | undefined, fault: Fault | undefined): Stop | undefined {
  if (fault !== undefined) return { kind: 'crashed', message: fault.message };
  if (traceback !== undefined) return { kind: 'crashed', message: `the probe failed: ${traceback}` };
  return limit === undefined ? undefined : { kind: 'timed-out', message: limit };
}
