// The reference interpreter in this process, for what must see its code run: nothing ends a program here but the interpreter itself.

import { version } from '../../../package.json';
import { probeCall } from '../probe-script';
import type { Outcome, Program, RunLimits, Subject } from '../subject';
import { runProgram } from './run-program';

export class InProcessReference implements Subject {
  readonly name = 'reference';
  readonly title = `callspec ${version}`;
  readonly pythonVersion = '3.14.2';
  readonly cpythonLike = true;

  async run(program: Program, limits: RunLimits): Promise<Outcome> {
    return runProgram(program, probeCall(program), limits);
  }
}
