// The thread: its current frame, calls from native code into the loop, recursion and limits.

import { clearFrame, newFrame } from '../call/python-frame';
import { needsStringKeywords, spreadKeywords } from '../call/unpack';
import { CodeFlag } from '../objects/code';
import type { PyDict } from '../objects/dict';
import { newException, type PyBaseException, RecursionErrorType, RuntimeWarningType } from '../objects/exceptions';
import type { Frame } from '../objects/frame';
import type { PyFrame } from '../objects/frame';
import { functionType, PyFunction } from '../objects/function';
import { FrameState, type PyGenerator, releaseHandled } from '../objects/generator';
import type { InterpreterState } from '../objects/interpreter-state';
import { drop, hold, type PyObject, release, unhold, type Value } from '../objects/object';
import { repr, str } from '../objects/protocols/text';
import { typeError } from '../objects/raise';
import { type ExceptionState, PyRaise, Stopped, Thread } from '../objects/thread';
import type { PyTuple } from '../objects/tuple';
import { PyType, TypeFlag, type TypeSlots } from '../objects/type';
import { typeOf } from '../objects/type-of';
import { Trashcan } from './deallocate';
import { evaluate } from './evaluate';
import { Event } from './events/event-numbers';
import { ExceptionEvents } from './events/exception-events';
import { jumpToLine } from './events/jump-to-line';
import { LegacyTracing } from './events/legacy-tracing';
import { Monitoring } from './events/monitoring';
import { Trap } from './events/trap';
import { chainContext } from './exception-state';
import { showUncaught } from './uncaught';
import { put } from './stack';

/** What a thread needs of native modules, which are made on top of it. */
export interface ThreadServices {
  /** Hands an exception to `sys.unraisablehook`. */
  reportUnraisable(thread: Thread, exc: PyBaseException, message: string): void;
  /** Issues a warning through the `warnings` machinery; `source` is the object that it is about. */
  warn(thread: Thread, category: PyObject, message: string, stackLevel: number, source?: PyObject): void;
  /** The lines of a source file, or undefined when nobody knows it. */
  sourceLines(thread: Thread, filename: string): string[] | undefined;
  writeStderr(thread: Thread, text: string): void;
  /** Tells audit hooks of an event without arguments. */
  audit(thread: Thread, event: string): void;
}

/** Instructions between two looks at the limits. */
const SLICE = 1024;

export class VmThread extends Thread {
  frame: Frame | null = null;
  excInfo: ExceptionState = { exc: null, previous: null };
  returned: Value = null;
  readonly asyncGeneratorHooks: { firstiter: Value; finalizer: Value } = { firstiter: null, finalizer: null };
  /** Frames that may still be entered before the recursion limit. */
  recursionRemaining: number;
  recursionLimit: number;
  /** Instructions left before the run is stopped. */
  private stepsLeft: number;
  private deadline = Infinity;
  private nativeDepth = 0;
  /** Calls of native functions by native code, which may go on without any instruction. */
  private nativeCalls = 0;
  private readonly trashcan = new Trashcan();
  /** Who listens to which events. */
  readonly monitoring: Monitoring;
  /** sys.settrace and sys.setprofile. */
  readonly tracing: LegacyTracing;
  /** Tells of exceptions. */
  readonly exceptionEvents: ExceptionEvents;
  /** The same while anybody listens to exceptions. */
  observer: ExceptionEvents | undefined = undefined;
  private readonly trap: Trap;

  constructor(
    readonly interp: InterpreterState,
    /** How many levels native code may call itself before it is a RecursionError. */
    private readonly nativeLimit: number,
    readonly services: ThreadServices,
  ) {
    super();
    this.recursionLimit = interp.limits.recursion;
    this.recursionRemaining = this.recursionLimit;
    this.stepsLeft = interp.limits.steps;
    this.monitoring = new Monitoring(this);
    this.tracing = new LegacyTracing(this, this.monitoring);
    this.exceptionEvents = new ExceptionEvents(this, this.monitoring);
    this.trap = new Trap(this, this.monitoring, this.tracing, this.exceptionEvents);
  }

  /** Starts the clocks of a run: step budget and wall-clock limit. */
  startLimits(): void {
    this.stepsLeft = this.interp.limits.steps;
    const { milliseconds } = this.interp.limits;
    this.deadline = milliseconds === Infinity ? Infinity : Date.now() + milliseconds;
  }

  /** Wall-clock time that the run may still take. */
  millisecondsLeft(): number {
    return Math.max(0, this.deadline - Date.now());
  }

  /** Ends a run that took too long; for native code that waits. */
  checkDeadline(): void {
    if (this.deadline !== Infinity && Date.now() > this.deadline) {
      throw new Stopped(`stopped after ${this.interp.limits.milliseconds} ms`);
    }
  }

  /** Counts the steps of long native work against the limits of the run. */
  spend(steps: number): void {
    this.stepsLeft -= steps;
    this.checkLimits();
    return this.takeBudget() - 1;
  }

  /** Runs an observed instruction: gives the loop's new budget, and in the frame where to go on. */
  observe(frame: Frame, ip: number, budget: number): number {
    this.returnBudget(budget);
    return this.trap.run(frame, ip);
  }

  get watchesUnwind(): boolean {
    return this.monitoring.global[Event.PY_UNWIND] !== 0;
  }

  traceOpcodes(object: PyObject, enable: boolean): void {
    this.tracing.traceOpcodes(object as PyFrame, enable);
  }

  jumpToLine(object: PyObject, line: number): void {
    jumpToLine(this, object as PyFrame, line);
  }

  // Objects and reports

  deallocate(object: PyObject): void {
    this.trashcan.deallocate(this, object);
  }

  unraisable(exc: PyBaseException, message: string, object: Value): void {
    hold(exc);
    try {
      const text = object === null ? message : `${message} ${safeRepr(this, object)}`;
      this.services.reportUnraisable(this, exc, text);
    } finally {
      release(this, exc);
    }
  }

  warn(category: PyObject, message: string, stackLevel = 1): void {
    this.services.warn(this, category, message, stackLevel);
  }

  warnUnawaited(coroutine: PyObject): void {
    const name = str(this, (coroutine as PyGenerator).qualname);
    this.warnFinalizing(`coroutine '${name}' was never awaited`, 'coroutine', coroutine);
  }

  warnUnawaitedMethod(generator: PyObject, method: string): void {
    const name = repr(this, (generator as PyGenerator).qualname);
    const text = `coroutine method '${method}' of ${name} was never awaited`;
    this.warnFinalizing(text, 'async generator', generator);
  }

  private warnFinalizing(text: string, kind: string, object: PyObject): void {
    try {
      this.services.warn(this, RuntimeWarningType, text, 1, object);
    } catch (error) {
      if (!(error instanceof PyRaise)) throw error;
      this.unraisable(error.exc, `Exception ignored while finalizing ${kind}`, object);
    }
  }
}

function safeRepr(thread: Thread, object: Value): string {
  try {
    return repr(thread, object);
  } catch (error) {
    if (!(error instanceof PyRaise)) throw error;
    drop(thread, error.exc);
    return '<object repr() failed>';
  }
}

const recursionError = (where: string): PyRaise =>
  new PyRaise(newException(RecursionErrorType, `maximum recursion depth exceeded${where}`));

let owned = new Uint8Array(16).fill(1);

/** Flags for arguments that all are counted. */
function allOwned(count: number): Uint8Array {
  if (count > owned.length) owned = new Uint8Array(2 * count).fill(1);
  return owned;
}
