// The embedding API: an interpreter of its own for each program, and what a run of it came to.

import { type Clock, hostClock } from './objects/clock';
import type { PyCode } from './objects/functions/code';
import { PyDict } from './objects/containers/dict';
import type { PyBaseException } from './objects/exceptions/exceptions';
import type { InterpreterState, Limits, OutputStream } from './objects/interpreter-state';
import type { PyModule } from './objects/module';
import { drop, hold, release, type Value } from './objects/object';
import { staticSubclasses } from './objects/types/static-subclasses';
import { EmbedderFailure, type FaultPlace, InterpreterFault, PyRaise, Stopped } from './objects/thread';
import { readyCallables } from './call/callables';
import { evalCode } from './vm/evaluate-code';
import { nativeLimit } from './vm/native-stack';
import { rememberedBuiltins } from './vm/common-constants';
import { asFault } from './vm/fault';
import { describeException } from './vm/traceback-text';
import { hostException } from './vm/unwind';
import { VmThread } from './vm/thread-implementation';
import { initializeModules, threadServices } from './modules/initialize';
import { compileSource } from './modules/compile-source';
import type { ExtensionModule } from './modules/extension/extension-module';
import { finalizeModules } from './modules/finalize';
import { sharedCode } from './modules/shared-code';
import { registerSource } from './modules/source-lines';
import { isExit, printUncaught } from './modules/sys/uncaught';

export type { Api } from './modules/extension/api';
export {
  type ExtensionModule,
  fastcall,
  fastcallKeywords,
  noargs,
  oneArgument,
  type Result,
  varargs,
  varargsKeywords,
} from './modules/extension/extension-module';
export { type Clock, hostClock, JumpingClock } from './objects/clock';
export type { Value } from './objects/object';
export type { FaultPlace } from './objects/thread';
export { PyDict } from './objects/containers/dict';
export { PyTuple } from './objects/containers/tuple';

/** What makes a thread. */
export type MakeThread = (...parts: ConstructorParameters<typeof VmThread>) => VmThread;

export interface InterpreterOptions {
  stdout?: OutputStream;
  stderr?: OutputStream;
  /** The next line of standard input with its line end, undefined at the end. */
  readLine?: () => string | undefined;
  /** sys.argv. */
  argv?: readonly string[];
  /** Modules that the program may import: name to source text, or to functions in TypeScript. */
  modules?: ReadonlyMap<string, string | ExtensionModule>;
  limits?: Partial<Limits>;
  /** Ends a run when it is aborted: looked at every thousand instructions or so. */
  signal?: { readonly aborted: boolean };
  /** What time it is, and how long a wait takes: by default as on the host. */
  clock?: Clock;
  /** Makes the thread that runs the programs: one that watches them (src/observation/), for instance. */
  makeThread?: MakeThread;
}

export interface RunOptions {
  /** Name of the text in tracebacks. */
  filename?: string;
  /** `exec` for a program, `eval` for one expression, `single` for interactive statements. */
  mode?: 'exec' | 'eval' | 'single';
  /** Many interpreters will run this text: its compiled form is kept for the life of the process. */
  keepCode?: boolean;
}

/** An exception that nobody caught. */
export interface UncaughtException {
  /** `__name__` of its class. */
  type: string;
  /** str(exc). */
  message: string;
  /** What `python` prints for it. */
  traceback: string;
}

/** How a program ended, or what was left of it. */
export interface Ending {
  /** Why it ended early: "stopped after 1000000 steps". */
  stopped: string | undefined;
  /** The interpreter itself has failed: with what, and where. */
  fault: Fault | undefined;
  /** The exit status: 0, 1 after an exception or an early end, 70 after a fault, or what SystemExit says. */
  exitCode: number;
}

export interface RunOutcome extends Ending {
  /** Of an expression: its value, held until the interpreter is closed. */
  value: Value | undefined;
  exception: UncaughtException | undefined;
}

/** A fault of the interpreter. */
export interface Fault {
  /** "fault of the interpreter: TypeError: x is not iterable, at CALL (offset 12) of f in shop.py:3" */
  message: string;
  /** Where it happened; undefined where no instruction ran. */
  place: FaultPlace | undefined;
}

/** Exit status after a fault of the interpreter. */
export const FAULT_STATUS = 70;
/** Exit status where what a program printed could not be flushed, as of `python`. */
const NOT_FLUSHED = 120;

const DEFAULT_LIMITS: Limits = { steps: Infinity, milliseconds: Infinity, memory: Infinity, recursion: 1000 };

/** One Python interpreter. Programs run in its `__main__`, one after the other. */
export class Interpreter {
  readonly thread: VmThread;
  readonly main: PyModule;

  constructor(options: InterpreterOptions = {}) {
    readyCallables();
    const state: InterpreterState = {
      modules: hold(new PyDict()),
      builtins: undefined as unknown as PyDict,
      sysDict: undefined as unknown as PyDict,
      stdout: guarded(options.stdout),
      stderr: guarded(options.stderr),
      readLine: () => embedded(() => options.readLine?.()),
      limits: { ...DEFAULT_LIMITS, ...options.limits },
      signal: options.signal,
      clock: options.clock ?? hostClock,
      subclasses: staticSubclasses(),
      finalizable: new Set(),
      moduleState: new Map(),
      roots: new Set(),
    };
    const makeThread = options.makeThread ?? ((...parts) => new VmThread(...parts));
    this.thread = makeThread(state, nativeLimit(), threadServices);
    this.main = initializeModules(this.thread, { argv: options.argv ?? [''], modules: options.modules ?? new Map() });
    rememberedBuiltins(this.thread);
  }

  /** The namespace in which programs run. */
  get globals(): PyDict {
    return this.main.dict!;
  }

  /**
   * Compiles and runs a text, or bytes in the encoding that they declare, in `__main__`. Uncaught exceptions are reported in the outcome
   * and on standard error. Throws only what a stream of the embedder has thrown.
   */
  run(source: string | Uint8Array, options: RunOptions = {}): RunOutcome {
    const { filename = '<string>', mode = 'exec', keepCode = false } = options;
    const { thread } = this;
    thread.startLimits();
    const outcome: RunOutcome = {
      value: undefined,
      exception: undefined,
      stopped: undefined,
      fault: undefined,
      exitCode: 0,
    };
    try {
      registerSource(thread, filename, source);
      const compile = () => compileSource(thread, source, filename, mode, {});
      const code = hold(keepCode ? sharedCode(`${filename}\n${source}`, compile) : compile());
      if (keepCode) code.cool();
      try {
        const value = this.evaluate(code);
        if (mode === 'eval') outcome.value = hold(value);
        else drop(thread, value);
      } finally {
        release(thread, code);
      }
    } catch (error) {
      this.recordFailure(error, outcome);
    }
    return outcome;
  }

  private evaluate(code: PyCode): Value {
    return evalCode(this.thread, code, this.globals, this.globals);
  }

  private recordFailure(error: unknown, outcome: RunOutcome): void {
    const { thread } = this;
    const raised = asPythonException(error);
    if (raised === undefined) {
      this.recordEnd(error, outcome);
      return;
    }
    const exc = hold(raised.exc);
    try {
      thread.lastShown = undefined;
      outcome.exitCode = 1;
      if (!isExit(exc)) outcome.exception = { type: exc.type.name, message: '', traceback: '' };
      outcome.exitCode = printUncaught(thread, exc);
    } catch (late) {
      this.recordEnd(late, outcome);
    }
    const { exception } = outcome;
    if (exception !== undefined) this.ending(outcome, () => Object.assign(exception, this.describe(exc)));
    this.ending(outcome, () => release(thread, exc));
  }

  /** What was shown of an exception, or would have been. */
  private describe(exc: PyBaseException): Pick<UncaughtException, 'message' | 'traceback'> {
    const { thread } = this;
    const { lastShown } = thread;
    thread.lastShown = undefined;
    if (lastShown?.exc === exc) return { message: lastShown.message, traceback: lastShown.traceback };
    try {
      return describeException(thread, exc);
    } catch (error) {
      const raised = asPythonException(error);
      if (raised === undefined) throw error;
      drop(thread, raised.exc);
      return { message: '<exception str() failed>', traceback: `${exc.type.qualname}: <exception str() failed>\n` };
    }
  }

  /** Notes why the program has ended early. Nothing of it runs any more. */
  private recordEnd(error: unknown, outcome: Ending): void {
    const { thread } = this;
    const { frame } = thread;
    thread.reset();
    if (error instanceof EmbedderFailure) throw error.cause;
    if (outcome.stopped !== undefined || outcome.fault !== undefined) return;
    const reason = error instanceof Stopped ? error : asFault(error, frame);
    thread.limits.end(reason);
    if (reason instanceof InterpreterFault) {
      outcome.fault = { message: reason.message, place: reason.place };
      outcome.exitCode = FAULT_STATUS;
    } else {
      outcome.stopped = reason.message;
      outcome.exitCode = 1;
    }
  }

  /** Does something after which the program has ended, whatever happens. */
  private ending(outcome: Ending, action: () => void): void {
    try {
      action();
    } catch (error) {
      this.recordEnd(error, outcome);
    }
  }

  /**
   * Ends the interpreter: waits for threads that are no daemons, then exit functions, then modules and what they hold, with their
   * `__del__`. Tells how that ended: all of it is within the limits of the last run, and its exit code counts where it is not 0. After a
   * run that was ended early, nothing of the program runs any more.
   */
  close(): Ending {
    const ending: Ending = { stopped: undefined, fault: undefined, exitCode: 0 };
    this.ending(ending, () => {
      this.thread.limits.checkEnd();
      if (!finalizeModules(this.thread)) ending.exitCode = NOT_FLUSHED;
    });
    return ending;
  }
}

/** The Python exception that an error is: JavaScript has its own for a stack or a memory that is used up. */
function asPythonException(error: unknown): PyRaise | undefined {
  if (error instanceof PyRaise) return error;
  return hostException(error);
}

/** A stream whose failures are told from those of the interpreter. */
const guarded = (stream: OutputStream | undefined): OutputStream => ({
  write: (text) => embedded(() => stream?.write(text)),
});

/** Does something of the embedder's. */
function embedded<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw error instanceof Stopped || error instanceof PyRaise ? error : new EmbedderFailure(error);
  }
}
