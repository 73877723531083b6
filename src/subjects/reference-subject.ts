// The reference interpreter as a subject: each program gets an interpreter of its own, and its references are recounted afterwards.

import { version } from '../../package.json';
import { Interpreter } from '../interpreter';
import { describeDiscrepancy, recount } from '../objects/recount';
import { registerSource } from '../modules/source-lines';
import { PROGRAM_FILE, probeScript, readReport } from './probe-script';
import type { Outcome, Program, RunLimits, Subject } from './subject';

export class ReferenceSubject implements Subject {
  readonly name = 'reference';
  readonly title = `callspec ${version}`;
  readonly pythonVersion = '3.14.2';

  async run(program: Program, limits: RunLimits): Promise<Outcome> {
    let output = '';
    let errors = '';
    const interpreter = new Interpreter({
      stdout: { write: (text) => (output += text) },
      stderr: { write: (text) => (errors += text) },
      limits,
    });
    registerSource(interpreter.thread, PROGRAM_FILE, program.source);
    const { stopped, exception } = interpreter.run(probeScript(program), { filename: '<probe>' });
    const failure = exception === undefined ? stopped : `the probe failed: ${exception.traceback}`;
    const wrongCounts = stopped === undefined ? recount(interpreter.thread).map(describeDiscrepancy) : [];
    interpreter.close();
    return { ...readReport(output), stopped: failure, wrongCounts };
  }
}
