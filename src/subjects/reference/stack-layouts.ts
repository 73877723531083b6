// Answers the stack probes of the reference interpreter from a trace of its run.

import { Interpreter, type InterpreterOptions } from '../../interpreter';
import { stackLayout } from '../../observation/stack-layout';
import { Trace } from '../../observation/trace';
import type { TraceEvent } from '../../observation/trace-events';
import { DEFAULT_TRACE_OPTIONS, observedInterpreter } from '../../observation/trace-program';
import { STEP_MARK } from '../probe-script';
import type { Outcome, Program } from '../subject';

/** Collects what the functions asked for do, step by step of the program. */
export class StackLayouts {
  private readonly functions: readonly string[];
  /** Events by step: the program's own text first, then its probes. */
  private readonly steps: TraceEvent[][] = [[]];

  constructor(private readonly program: Program) {
    this.functions = program.probes.flatMap((probe) => (probe.kind === 'stack' ? [probe.function] : []));
  }

  /** An interpreter that is observed, if there is a probe that needs it. */
  makeInterpreter(options: InterpreterOptions): Interpreter {
    const { functions } = this;
    if (functions.length === 0) return new Interpreter(options);
    const trace = new Trace({ ...DEFAULT_TRACE_OPTIONS, functions }, (event) => {
      this.steps[this.steps.length - 1]!.push(event);
    });
    return observedInterpreter(trace, options);
  }

  /** Hears of all output: the report of a step ends it. */
  wrote(text: string): void {
    if (text.includes(STEP_MARK)) this.steps.push([]);
  }

  /** The outcome with the trace's answers. Where the program has answered otherwise with `dis`, both are given. */
  answer(outcome: Outcome): Outcome {
    if (this.functions.length === 0) return outcome;
    const probes = outcome.probes.map((action, index) => {
      const probe = this.program.probes[index]!;
      if (probe.kind !== 'stack' || action.value === undefined) return action;
      const events = (this.steps[index + 1] ?? []).filter((event) =>
        isOf(event, probe.function, this.framesOf(index + 1)),
      );
      const value = stackLayout(events).join('\n');
      return value === action.value ? action : { ...action, value: `${value}\nbut by dis:\n${action.value}` };
    });
    return { ...outcome, probes };
  }

  /** Functions of the frames of a step. */
  private framesOf(step: number): Map<number, string> {
    const frames = new Map<number, string>();
    for (const event of this.steps[step] ?? []) if (event.event === 'push') frames.set(event.frame, event.function);
    return frames;
  }
}

/** Does an event belong to a frame of that function? */
function isOf(event: TraceEvent, name: string, functions: ReadonlyMap<number, string>): boolean {
  if (!('frame' in event)) return false;
  const qualname = functions.get(event.frame);
  return qualname === name || qualname?.split('.').pop() === name;
}
