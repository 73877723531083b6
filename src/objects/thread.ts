// What native code may ask of the running thread. Whoever receives a Thread may run arbitrary Python code; whoever does not, cannot.

import type { PyBaseException } from './exceptions/exceptions';
import type { Frame } from './frames/frame';
import type { PyFunction } from './functions/function';
import type { InterpreterState } from './interpreter-state';
import type { Budget } from './memory/budget';
import type { PyObject, Value, Visit } from './object';
import type { PyTuple } from './containers/tuple';

/** An entry of the stack of handled exceptions (CPython's _PyErr_StackItem). */
export interface ExceptionState {
  /** The exception being handled, held; null if none. */
  exc: PyBaseException | null;
  previous: ExceptionState | null;
}

/** The part of a thread that objects see; `src/vm/` implements it. */
export abstract class Thread {
  abstract readonly interp: InterpreterState;
  /** The frame that runs, or null outside any Python code. */
  abstract frame: Frame | null;
  abstract excInfo: ExceptionState;
  /** `threading.get_ident()`. */
  abstract readonly id: number;
  /** All threads of the interpreter that have not ended, the main thread first. */
  abstract readonly threads: readonly Thread[];
  /** The current context of `contextvars`, made when first asked for; held. */
  abstract context: PyObject | undefined;
  /** Visits what the thread holds besides its frames. */
  abstract traverse(visit: Visit): void;

  /**
   * Waits until `ready()`, or until the time is over: then false. Other threads run meanwhile. Called before anything has been done: a
   * function declared with `suspends` is called a second time when it may go on. `object` says what is waited for.
   */
  abstract waitFor(object: unknown, ready: () => boolean, milliseconds?: number): boolean;
  /** Lets another thread run before long native work, if one wants to; likewise called before anything has been done. */
  abstract releaseGil(): void;

  /**
   * Calls any callable (PyObject_Call). `args` are positional values followed by one value for each name in `kwnames`.
   * Arguments are borrowed; the result is not owned. Throws PyRaise.
   */
  abstract call(callable: Value, args: Value[], kwnames?: PyTuple): Value;

  /** The same with keyword names that nobody checks, as extension modules may hand over (PyObject_Vectorcall). */
  abstract vectorcall(callable: Value, args: Value[], kwnames: PyTuple | undefined): Value;

  /**
   * The same for native code that gives nothing but the result of this call. While there are several threads, a Python function that is
   * called takes the place of the native code: then this throws what only the loop catches.
   */
  abstract callInPlace(callable: Value, args: Value[], kwnames?: PyTuple): Value;

  /** Calls a Python function; `locals` serves as the namespace of code that keeps its variables in one (class bodies). */
  abstract callFunction(
    func: PyFunction,
    args: Value[],
    kwnames: PyTuple | undefined,
    locals: Value | undefined,
  ): Value;

  /**
   * Runs or continues the suspended frame of a generator that may be resumed (generator-resume.ts checks that). Gives the yielded value;
   * undefined at the end of the frame, whose result is then in `returned`.
   */
  abstract resume(generator: PyObject, sent: Value, thrown?: PyBaseException): Value | undefined;

  /** What the frame run by the last `resume` returned; not owned. */
  abstract returned: Value;

  /** Releases everything a frame holds and gives it up: its end, or that of a generator that owns it (_PyFrame_ClearExceptCode). */
  abstract clearFrame(frame: Frame): void;

  /** Ends an object that nobody holds: `__del__`, weak references, contents (_Py_Dealloc). */
  abstract deallocate(object: PyObject): void;

  /** Counts one level of native recursion; throws RecursionError `maximum recursion depth exceeded${where}`. Pair with `leave` in `finally`. */
  abstract enter(where: string): void;
  abstract leave(): void;

  /** What the run may still use up: asked by long native work as it goes, and before large allocations. */
  abstract readonly budget: Budget;
  /** Counts a piece of work of native code that may go on for long without any instruction: it too ends at the limits of the run. */
  abstract countWork(): void;

  /** Reports an exception that cannot propagate to `sys.unraisablehook` (PyErr_FormatUnraisable) and lets go of it. */
  abstract unraisable(exc: PyBaseException, message: string, object: Value): void;

  /** "coroutine 'f' was never awaited" (_PyErr_WarnUnawaitedCoroutine). */
  abstract warnUnawaited(coroutine: PyObject): void;
  /** "coroutine method 'asend' of 'f' was never awaited" (_PyErr_WarnUnawaitedAgenMethod). */
  abstract warnUnawaitedMethod(generator: PyObject, method: string): void;
  /** `sys.set_asyncgen_hooks`; held. */
  abstract readonly asyncGeneratorHooks: { firstiter: Value; finalizer: Value };
  /** Somebody wants to hear of exceptions that leave frames. */
  abstract readonly watchesUnwind: boolean;
  /** Asks for opcode events of a frame's code, for its trace function, or ends them. */
  abstract traceOpcodes(frame: PyObject, enable: boolean): void;
  /** Sets `frame.f_lineno` from a trace function; raises ValueError elsewhere. */
  abstract jumpToLine(frame: PyObject, line: number): void;

  /** Issues a warning through the `warnings` machinery (PyErr_WarnEx); throws PyRaise when a filter turns it into an error. */
  abstract warn(category: PyObject, message: string, stackLevel?: number): void;
}

/**
 * A Python exception on its way through native code. Not an Error: making it captures no JavaScript stack.
 * The exception in it is not owned; whoever swallows it calls `drop(thread, error.exc)`.
 */
export class PyRaise {
  constructor(
    readonly exc: PyBaseException,
    /** The exception being handled is already its context: it comes out of Python code. */
    readonly chained = false,
  ) {}
}

/** A fault of the interpreter itself: never caught by Python code. */
export class InternalError extends Error {}

/** A feature of Python that callspec does not provide, named. Never caught by Python code. */
export class Unsupported extends Error {}

/** The run was ended from outside: step budget, wall clock or interrupt. Never caught by Python code. */
export class Stopped extends Error {}

/** Something of the embedder has failed, a stream for instance: its error goes back to the embedder as it is. */
export class EmbedderFailure extends Error {
  constructor(override readonly cause: unknown) {
    super('the embedder failed');
  }
}

/** Where the interpreter was when it failed. */
export interface FaultPlace {
  /** Qualified name of the function whose frame ran. */
  function: string;
  file: string;
  line: number | undefined;
  /** Name of the instruction, and its offset as `dis` shows it. */
  opname: string;
  offset: number;
}

/** The interpreter itself has failed. Never caught by Python code. */
export class InterpreterFault extends Error {
  constructor(
    /** What failed: "TypeError: value.items is not iterable". */
    readonly reason: string,
    /** Undefined where no instruction ran. */
    readonly place: FaultPlace | undefined,
    override readonly cause: unknown,
  ) {
    super(`fault of the interpreter: ${reason}${place === undefined ? '' : `, at ${placeText(place)}`}`);
  }
}

const placeText = ({ function: name, file, line, opname, offset }: FaultPlace): string =>
  `${opname} (offset ${offset}) of ${name} in ${file}${line === undefined ? '' : `:${line}`}`;
