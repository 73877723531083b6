// Running a program in a thread of its own, so that it can be stopped however busy it is.

import { isMainThread, type MessagePort, parentPort, Worker, workerData } from 'node:worker_threads';
import { type Ending, Interpreter, type UncaughtException } from './interpreter';
import type { Limits, OutputStream } from './objects/interpreter-state';

export interface RunApartOptions {
  /** Name of the text in tracebacks. */
  filename?: string;
  /** What the program prints: handed over while it runs. */
  stdout?: OutputStream;
  stderr?: OutputStream;
  /** What the program may read from standard input; nothing if left out. */
  input?: string;
  /** sys.argv. */
  argv?: readonly string[];
  /** Modules that the program may import, by their source text. */
  modules?: ReadonlyMap<string, string>;
  limits?: Partial<Limits>;
  /** Ends the run when it is aborted. */
  signal?: AbortSignal;
}

/** How the program ended, its exit functions and the release of its modules included. */
export interface ApartOutcome extends Ending {
  exception: UncaughtException | undefined;
}

/** What goes into the thread. */
interface Order {
  callspec: 'run-apart';
  source: string | Uint8Array;
  options: Pick<RunApartOptions, 'filename' | 'input' | 'argv' | 'modules' | 'limits'>;
  /** Not 0 once the run is to end. */
  abort: SharedArrayBuffer;
}

type Message = { stream: 'stdout' | 'stderr'; text: string } | { started: true } | { outcome: ApartOutcome };

/** The interpreter ends by itself at its limits, mostly; after so long it is ended. */
const GRACE_MILLISECONDS = 500;
/** The promise waits no longer for a thread that does not end. */
const PATIENCE_MILLISECONDS = 1500;
/** JavaScript stack of the thread: native code nests as deep as Python's recursion limit allows. */
const STACK_MEGABYTES = 8;

const isOrder = (data: unknown): data is Order =>
  typeof data === 'object' && data !== null && (data as Partial<Order>).callspec === 'run-apart';

/**
 * Runs a program like `Interpreter.run` and `close`, in a worker thread with an interpreter of its own. It is stopped by its limits and
 * by `signal`: the interpreter looks at both as it goes; if it does not within half a second, being inside one long operation, its
 * thread is terminated. That ends every operation but a few of JavaScript which look at nothing as they work: copying, filling,
 * searching or changing the case of a text or buffer of hundreds of megabytes. They come to their end in the background: the promise
 * is fulfilled two seconds after the limit or the signal, whatever happens, and never rejected for what a program does.
 */
export function runApart(source: string | Uint8Array, options: RunApartOptions = {}): Promise<ApartOutcome> {
  return new Promise((resolve, reject) => new ApartRun(source, options, resolve, reject).start());
}

class ApartRun {
  private readonly abort = new SharedArrayBuffer(4);
  private worker: Worker | undefined;
  private timer: NodeJS.Timeout | undefined;
  private reason = 'stopped by the caller';
  private isOver = false;
  private readonly onAbort = () => this.stop(this.reason);

  constructor(
    private readonly source: string | Uint8Array,
    private readonly options: RunApartOptions,
    private readonly resolve: (outcome: ApartOutcome) => void,
    private readonly reject: (error: unknown) => void,
  ) {}

  start(): void {
    const { argv, filename, input, limits, modules, signal } = this.options;
    if (signal?.aborted) {
      this.end(stopped(this.reason));
      return;
    }
    const order: Order = {
      callspec: 'run-apart',
      source: this.source,
      options: { argv, filename, input, limits, modules },
      abort: this.abort,
    };
    const worker = new Worker(__filename, { workerData: order, resourceLimits: { stackSizeMb: STACK_MEGABYTES } });
    this.worker = worker;
    signal?.addEventListener('abort', this.onAbort, { once: true });
    worker.on('message', (message: Message) => this.receive(message));
    worker.once('error', (error: NodeJS.ErrnoException) => this.fail(error));
    worker.once('exit', () => this.end(stopped(this.reason)));
  }

  private receive(message: Message): void {
    if (this.isOver) return;
    if ('outcome' in message) this.end(message.outcome);
    else if ('started' in message) this.watchTime();
    else this.print(message.stream, message.text);
  }

  /** Hands over what was printed; what a stream throws ends the run and goes to the caller. */
  private print(stream: 'stdout' | 'stderr', text: string): void {
    try {
      this.options[stream]?.write(text);
    } catch (error) {
      this.finish(() => this.reject(error));
    }
  }

  private watchTime(): void {
    const { milliseconds = Infinity } = this.options.limits ?? {};
    if (milliseconds === Infinity) return;
    this.timer = setTimeout(() => this.stop(`stopped after ${milliseconds} ms`), milliseconds);
  }

  /** Asks the interpreter to end, then terminates its thread, then waits no longer. */
  private stop(reason: string): void {
    this.reason = reason;
    Atomics.store(new Int32Array(this.abort), 0, 1);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      void this.worker!.terminate();
      this.timer = setTimeout(() => this.end(stopped(reason)), PATIENCE_MILLISECONDS - GRACE_MILLISECONDS);
    }, GRACE_MILLISECONDS);
  }

  private fail(error: NodeJS.ErrnoException): void {
    const isOutOfMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    this.end(stopped(isOutOfMemory ? 'stopped: the thread is out of memory' : `stopped: ${error.message}`));
  }

  private end(outcome: ApartOutcome): void {
    // The thread only knows that it was to end.
    if (outcome.stopped === 'stopped by the caller') outcome.stopped = this.reason;
    this.finish(() => this.resolve(outcome));
  }

  private finish(settle: () => void): void {
    if (this.isOver) return;
    this.isOver = true;
    clearTimeout(this.timer);
    this.options.signal?.removeEventListener('abort', this.onAbort);
    this.worker?.unref();
    void this.worker?.terminate();
    settle();
  }
}

const stopped = (reason: string): ApartOutcome => ({
  exception: undefined,
  stopped: reason,
  fault: undefined,
  exitCode: 1,
});

/** The lines of a text, one at each call. */
function lineReader(text: string): () => string | undefined {
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  return () => lines.shift();
}

/** The work of the thread. */
function serve({ source, options, abort }: Order, port: MessagePort): void {
  const flag = new Int32Array(abort);
  const stream = (name: 'stdout' | 'stderr'): OutputStream => ({
    write: (text) => port.postMessage({ stream: name, text } satisfies Message),
  });
  const interpreter = new Interpreter({
    stdout: stream('stdout'),
    stderr: stream('stderr'),
    readLine: lineReader(options.input ?? ''),
    argv: options.argv,
    modules: options.modules,
    limits: options.limits,
    signal: {
      get aborted() {
        return Atomics.load(flag, 0) !== 0;
      },
    },
  });
  port.postMessage({ started: true } satisfies Message);
  const { exception, ...ending } = interpreter.run(source, { filename: options.filename });
  const late = interpreter.close();
  const outcome: ApartOutcome = {
    exception,
    stopped: ending.stopped ?? late.stopped,
    fault: ending.fault ?? late.fault,
    exitCode: late.exitCode === 0 ? ending.exitCode : late.exitCode,
  };
  port.postMessage({ outcome } satisfies Message);
}

if (!isMainThread && isOrder(workerData)) serve(workerData, parentPort!);
