// Runs a program under observation.

import { Interpreter, type InterpreterOptions, type RunOutcome } from '../interpreter';
import { ObservedThread } from './observed-thread';
import { Trace, type TraceOptions } from './trace';
import { TRACE_FORMAT, type TraceEvent } from './trace-events';
import { Tracer } from './tracer';

export const DEFAULT_TRACE_OPTIONS: TraceOptions = {
  library: false,
  functions: [],
  adaptive: false,
  reprLimit: 60,
  maxEvents: Infinity,
};

/** An interpreter whose thread tells a trace of all that it does. */
export function observedInterpreter(trace: Trace, options: InterpreterOptions): Interpreter {
  return new Interpreter({
    ...options,
    makeThread: (...parts) => new ObservedThread((thread) => new Tracer(trace, () => thread.frame), trace.watch, parts),
  });
}

export interface TracedProgram {
  source: string | Uint8Array;
  filename: string;
  interpreter: Omit<InterpreterOptions, 'stdout' | 'stderr' | 'makeThread'>;
}

/** Runs a program and hands over the events of its run; its output is among them. */
export function traceProgram(
  program: TracedProgram,
  options: Partial<TraceOptions>,
  write: (event: TraceEvent) => void,
): RunOutcome {
  const trace = new Trace({ ...DEFAULT_TRACE_OPTIONS, ...options }, write);
  const { source, filename } = program;
  write({ event: 'start', format: TRACE_FORMAT, python: '3.14.2', file: filename });
  const stream = (name: 'stdout' | 'stderr') => ({
    write: (text: string) => write({ event: 'output', stream: name, text }),
  });
  const interpreter = observedInterpreter(trace, {
    ...program.interpreter,
    stdout: stream('stdout'),
    stderr: stream('stderr'),
  });
  const stopCounting = trace.countAllocations();
  try {
    const outcome = interpreter.run(source, { filename });
    const { exception } = outcome;
    const late = interpreter.close();
    const stopped = outcome.stopped ?? late.stopped;
    const fault = outcome.fault ?? late.fault;
    const exitCode = late.exitCode === 0 ? outcome.exitCode : late.exitCode;
    write({
      event: 'end',
      exitCode,
      ...(trace.watch.on ? { instructions: trace.instructions } : {}),
      ...(exception === undefined ? {} : { exception: lastLine(exception.type, exception.message) }),
      ...(stopped === undefined ? {} : { stopped }),
      ...(fault === undefined ? {} : { fault: fault.message }),
    });
    return { ...outcome, stopped, fault, exitCode };
  } finally {
    stopCounting();
  }
}

const lastLine = (type: string, message: string): string => (message === '' ? type : `${type}: ${message}`);
