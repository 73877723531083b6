// The embedding API: an interpreter of its own for each program, and what a run of it came to.

import { type Clock, hostClock } from './objects/clock';
import type { PyCode } from './objects/functions/code';
import { PyDict } from './objects/containers/dict';
import { type PyBaseException, type PySystemExit, SystemExitType } from './objects/exceptions/exceptions';
import type { InterpreterState, Limits, OutputStream } from './objects/interpreter-state';
import type { PyModule } from './objects/module';
import { drop, hold, release, type Value } from './objects/object';
import { str } from './objects/protocols/text';
import { readyTypes } from './objects/types/ready-types';
import { staticSubclasses } from './objects/types/static-subclasses';
import { PyRaise, Stopped, type Thread } from './objects/thread';
import { isSubtype } from './objects/type';
import { typeType } from './objects/types/type-type';
import { callClass } from './call/class-call';
import { evalCode } from './vm/evaluate-code';
import { nativeLimit } from './vm/native-stack';
import { rememberedBuiltins } from './vm/common-constants';
import { formatException } from './vm/traceback-text';
import { VmThread } from './vm/thread-implementation';
import { initializeModules, threadServices } from './modules/initialize';
import { compileSource } from './modules/compile-source';
import type { ExtensionModule } from './modules/extension/extension-module';
import { finalizeModules } from './modules/finalize';
import { sharedCode } from './modules/shared-code';
import { registerSource } from './modules/source-lines';

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

export interface RunOutcome {
  /** Of an expression: its value, held until the interpreter is closed. */
  value: Value | undefined;
  exception: UncaughtException | undefined;
  /** Why the run ended early: "stopped after 1000000 steps". */
  stopped: string | undefined;
  /** The exit status: 0, 1 after an exception, or what SystemExit says. */
  exitCode: number;
}

const DEFAULT_LIMITS: Limits = { steps: Infinity, milliseconds: Infinity, memory: Infinity, recursion: 1000 };

/** One Python interpreter. Programs run in its `__main__`, one after the other. */
export class Interpreter {
  readonly thread: VmThread;
  readonly main: PyModule;

  constructor(options: InterpreterOptions = {}) {
    typeType.tp.tp_call ??= callClass;
    readyTypes();
    const state: InterpreterState = {
      modules: hold(new PyDict()),
      builtins: undefined as unknown as PyDict,
      sysDict: undefined as unknown as PyDict,
      stdout: options.stdout ?? { write: () => undefined },
      stderr: options.stderr ?? { write: () => undefined },
      readLine: options.readLine ?? (() => undefined),
      limits: { ...DEFAULT_LIMITS, ...options.limits },
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

  /** Compiles and runs a text, or bytes in the encoding that they declare, in `__main__`. Uncaught exceptions are reported in the outcome and on standard error. */
  run(source: string | Uint8Array, options: RunOptions = {}): RunOutcome {
    const { filename = '<string>', mode = 'exec', keepCode = false } = options;
    const { thread } = this;
    registerSource(thread, filename, source);
    thread.startLimits();
    const outcome: RunOutcome = { value: undefined, exception: undefined, stopped: undefined, exitCode: 0 };
    try {
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
    if (error instanceof Stopped) {
      thread.reset();
      outcome.stopped = error.message;
      outcome.exitCode = 1;
      return;
    }
    if (!(error instanceof PyRaise)) {
      thread.reset();
      throw error;
    }
    const exc = hold(error.exc);
    if (isSubtype(exc.type, SystemExitType)) outcome.exitCode = exitStatus(thread, exc as PySystemExit);
    else {
      outcome.exitCode = 1;
      outcome.exception = describe(thread, exc);
      thread.showUncaught(exc);
    }
    release(thread, exc);
  }

  /**
   * Ends the interpreter: waits for threads that are no daemons, then exit functions, then modules and what they hold, with their
   * `__del__`. Gives the reason if that was ended early, by the limits of the last run.
   */
  close(): string | undefined {
    try {
      finalizeModules(this.thread);
      return undefined;
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
      this.thread.reset();
      return error.message;
    }
  }
}

/** What SystemExit asks for: a number, 0 for None, else 1 with the message on standard error. */
function exitStatus(thread: Thread, exc: PySystemExit): number {
  const code = exc.field('code');
  if (code === null) return 0;
  if (typeof code === 'number') return code & 0xff;
  if (typeof code === 'boolean') return Number(code);
  thread.interp.stderr.write(`${str(thread, code)}\n`);
  return 1;
}

function describe(thread: Thread, exc: PyBaseException): UncaughtException {
  let message: string;
  try {
    message = str(thread, exc);
  } catch (error) {
    if (!(error instanceof PyRaise)) throw error;
    drop(thread, error.exc);
    message = '<exception str() failed>';
  }
  return { type: exc.type.name, message, traceback: formatException(thread, exc) };
}
