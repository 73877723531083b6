// The thread: its current frame, calls from native code into the loop, recursion and limits.

import { frameOfArguments } from '../call/argument-frames';
import { CallingThread } from '../call/protocol';
import { requireStrings } from '../objects/containers/keyword-names';
import { CodeFlag } from '../objects/functions/code';
import { type PyBaseException, RuntimeWarningType } from '../objects/exceptions/exceptions';
import type { Frame, PyFrame } from '../objects/frames/frame';
import { PyMethod } from '../objects/functions/bound-method';
import { PyFunction } from '../objects/functions/function';
import type { PyGenerator } from '../objects/frames/generator';
import type { InterpreterState } from '../objects/interpreter-state';
import { drop, hold, type PyObject, release, type Value, type Visit } from '../objects/object';
import { repr } from '../objects/protocols/text';
import { PyRaise, type Thread } from '../objects/thread';
import type { PyTuple } from '../objects/containers/tuple';
import { Trashcan } from './deallocate';
import { evaluate } from './evaluate';
import { Event } from './events/event-numbers';
import { ExceptionEvents, type ExceptionObserver } from './events/exception-events';
import { jumpToLine } from './events/jump-to-line';
import { LegacyTracing } from './events/legacy-tracing';
import { Monitoring } from './events/monitoring';
import { Trap } from './events/trap';
import { RunLimits } from './threads/run-limits';
import { Scheduler } from './threads/scheduler';
import { ENTER, SUSPEND } from './threads/switch';
import { type ThreadStart, Turn } from './threads/turn';

/** What a thread needs of native modules, which are made on top of it. */
export interface ThreadServices {
  /** Hands an exception to `sys.unraisablehook`. */
  reportUnraisable(thread: Thread, exc: PyBaseException, message: string | null): void;
  /** Issues a warning through the `warnings` machinery; `source` is the object that it is about. */
  warn(thread: Thread, category: PyObject, message: string, stackLevel: number, source?: PyObject): void;
  /** Warns of a coroutine that was never awaited; raises what goes wrong meanwhile. */
  warnUnawaited(thread: Thread, coroutine: PyObject): void;
  /** The lines of a source file, or undefined when nobody knows it. */
  sourceLines(thread: Thread, filename: string): string[] | undefined;
  writeStderr(thread: Thread, text: string): void;
  /** Tells audit hooks of an event without arguments. */
  audit(thread: Thread, event: string): void;
  /** Calls the handler of a signal. */
  handleSignal(thread: Thread, signal: number): void;
  /** Lets go of the data that native modules keep for a thread that has ended. */
  forgetThread(thread: Thread): void;
}

export class VmThread extends CallingThread {
  readonly asyncGeneratorHooks: { firstiter: Value; finalizer: Value } = { firstiter: null, finalizer: null };
  /** What the run may use up; shared by all threads. */
  readonly limits: RunLimits;
  readonly budget: RunLimits;
  readonly scheduler: Scheduler;
  /** `threading.get_ident()`. */
  readonly id: number;
  readonly turn = new Turn();
  context: PyObject | undefined = undefined;
  /** `sys.gettrace()`; held. */
  trace: Value = null;
  /** `sys.getprofile()`; held. */
  profile: Value = null;
  /** The exception that was shown last on sys.stderr, not held, and what was shown of it. */
  lastShown: { readonly exc: PyBaseException; readonly message: string; readonly traceback: string } | undefined =
    undefined;
  /** How many callbacks for events are running: nothing is told meanwhile. */
  tracing = 0;
  /** The frame whose current instruction is a call of native code that may suspend the thread, and how deep that code runs. */
  private suspendable: Frame | null = null;
  private suspendableDepth = 0;
  /** Somebody wants to see each frame end: `popFrame` has to be asked. */
  readonly observed: boolean = false;
  /** How many frames a new coroutine remembers as its origin (sys.set_coroutine_origin_tracking_depth). */
  coroutineOriginDepth = 0;
  private readonly trashcan = new Trashcan();
  /** Who listens to which events. */
  readonly monitoring: Monitoring;
  /** sys.settrace and sys.setprofile. */
  readonly legacyTracing: LegacyTracing;
  /** Tells of exceptions. */
  readonly exceptionEvents: ExceptionEvents;
  /** The same while anybody listens to exceptions. */
  observer: ExceptionObserver | undefined = undefined;
  private readonly trap: Trap;
  /** Where the handler of an exception is looked for that a callback has raised in place of an instruction; -1 if none has. */
  failedAt = -1;

  constructor(
    readonly interp: InterpreterState,
    nativeLimit: number,
    readonly services: ThreadServices,
    /** The thread that starts this one; none for the main thread. */
    creator?: VmThread,
  ) {
    super(creator?.recursionLimit ?? interp.limits.recursion, nativeLimit);
    this.limits = creator?.limits ?? new RunLimits(interp.limits, interp.clock, interp.signal);
    this.budget = this.limits;
    this.scheduler = creator?.scheduler ?? new Scheduler(this.limits, interp.clock);
    this.id = this.scheduler.add(this);
    const { scheduler } = this;
    this.monitoring = creator?.monitoring ?? new Monitoring(interp, scheduler);
    this.legacyTracing = creator?.legacyTracing ?? new LegacyTracing(scheduler, this.monitoring);
    this.exceptionEvents = creator?.exceptionEvents ?? new ExceptionEvents(scheduler, this.monitoring);
    this.trap = creator?.trap ?? new Trap(scheduler, this.monitoring, this.legacyTracing, this.exceptionEvents);
    this.observer = creator?.observer;
  }

  /** Makes a thread that calls something as soon as it gets the GIL. What `start` has is held from now on. */
  startThread(start: ThreadStart): VmThread {
    const thread = this.makeThread(this.interp, this.nativeLimit, this.services, this);
    thread.turn.start = start;
    thread.turn.begun = false;
    hold(start.callable);
    hold(start.args);
    hold(start.keywords);
    return thread;
  }

  /** Makes a thread of the same kind. */
  protected makeThread(...parts: ConstructorParameters<typeof VmThread>): VmThread {
    return new VmThread(...parts);
  }

  get threads(): readonly VmThread[] {
    return this.scheduler.threads;
  }

  traverse(visit: Visit): void {
    this.turn.traverse(visit);
    visit(this.trace);
    visit(this.profile);
    visit(this.context);
    visit(this.asyncGeneratorHooks.firstiter);
    visit(this.asyncGeneratorHooks.finalizer);
  }

  /** Lets go of what a thread has of its own, at its end (PyThreadState_Clear). */
  clear(): void {
    const { trace, profile, context, asyncGeneratorHooks } = this;
    this.services.forgetThread(this);
    const { firstiter, finalizer } = asyncGeneratorHooks;
    asyncGeneratorHooks.firstiter = asyncGeneratorHooks.finalizer = null;
    if (trace !== null) this.legacyTracing.setTrace(null);
    if (profile !== null) this.legacyTracing.setProfile(null);
    this.context = undefined;
    release(this, firstiter);
    release(this, finalizer);
    release(this, context);
  }

  /** Starts the clocks of a run: step budget and wall-clock limit. */
  startLimits(): void {
    this.limits.start();
  }

  /** Counts the steps of long native work against the limits of the run. */
  spend(steps: number): void {
    this.limits.spend(steps);
  }

  countWork(): void {
    this.limits.work(1);
  }

  // Waiting

  /**
   * Waits until `ready()`, or until the time is over: then false. Other threads run meanwhile. Called before anything has been done: a native
   * function that the loop has called is called a second time when it may go on.
   */
  waitFor(object: unknown, ready: () => boolean, milliseconds = Infinity): boolean {
    const { turn, scheduler } = this;
    const { resumed } = turn;
    turn.resumed = undefined;
    const deadline = resumed?.deadline ?? this.interp.clock.now() + milliseconds;
    const since = resumed?.since ?? scheduler.clock;
    for (;;) {
      scheduler.handleSignals(this);
      if (ready()) return true;
      if (this.interp.clock.now() >= deadline) return false;
      const wait = { object, ready, deadline, since };
      if (this.canSuspend) {
        turn.wait = wait;
        throw SUSPEND;
      }
      scheduler.waitBelow(this, wait);
    }
  }

  /** Lets another thread run before long native work, if one wants to (Py_BEGIN_ALLOW_THREADS). */
  releaseGil(): void {
    const { turn, scheduler } = this;
    if (turn.resumed !== undefined) turn.resumed = undefined;
    else if (scheduler.isWanted(0)) {
      const wait = { object: null, ready: () => true, deadline: Infinity, since: scheduler.clock };
      if (this.canSuspend) {
        turn.wait = wait;
        throw SUSPEND;
      }
      scheduler.waitBelow(this, wait);
    }
  }

  /** Does this instruction run for the second time, after a wait? */
  get isResuming(): boolean {
    return this.turn.resumed !== undefined;
  }

  /** Has the loop itself called the native function that runs, so that it can be called again later? */
  get canSuspend(): boolean {
    return this.suspendable !== null && this.suspendable === this.frame && this.suspendableDepth === this.nativeDepth;
  }

  /** Calls from the loop native code that may suspend the thread. */
  callSuspendable(call: () => Value): Value {
    this.suspendable = this.frame;
    this.suspendableDepth = this.nativeDepth + 1;
    try {
      return call();
    } finally {
      this.suspendable = null;
    }
  }

  /**
   * Puts the frame of a Python function in place of the native function that runs, which the loop has called: nothing of it stays on the
   * JavaScript stack. `leaving` runs when that frame ends. Throws ENTER.
   */
  enterInPlace(callable: Value, args: Value[], kwnames: PyTuple | undefined, leaving?: () => void): never {
    const func = (callable instanceof PyMethod ? callable.func : callable) as PyFunction;
    const values = callable instanceof PyMethod ? [callable.self, ...args] : args;
    const frame = frameOfArguments(this, func, values, kwnames, undefined);
    frame.isInit = false;
    this.pushFrame(frame);
    frame.leaving = leaving;
    frame.ip = 0;
    throw ENTER;
  }

  callInPlace(callable: Value, args: Value[], kwnames?: PyTuple): Value {
    if (this.canSuspend && isEnterable(callable)) {
      requireStrings(kwnames);
      this.enterInPlace(callable, args, kwnames);
    }
    return this.call(callable, args, kwnames);
  }

  /** Goes on with this thread in a loop of its own, until native code that waits at that level can go on. */
  runFor(level: number): void {
    const frame = this.frame!;
    evaluate(this, frame, frame.ip, undefined, level);
  }

  protected runLoop(frame: Frame, ip: number, thrown: PyBaseException | undefined): Value {
    frame.isEntry = true;
    frame.level = this.scheduler.newLevel();
    return evaluate(this, frame, ip, thrown);
  }

  /** Forgets frames and handled exceptions after a run that was ended from outside. */
  reset(): void {
    this.scheduler.reset();
    Object.assign(this.turn, new Turn());
    this.frame = null;
    this.excInfo = { exc: null, previous: null };
    this.recursionRemaining = this.recursionLimit;
    this.nativeDepth = 0;
  }

  // Limits

  /** A loop takes instructions out of the budget of the run, a slice at a time. */
  takeBudget(): number {
    this.rearm();
    const { limits, scheduler } = this;
    const slice = Math.min(scheduler.takeSlice(), limits.stepsLeft);
    limits.stepsLeft -= slice;
    return slice;
  }

  /** Puts back the observed word in whose place a general instruction has begun. */
  protected rearm(): void {
    if (this.trap.isStepping) this.trap.rearm();
  }

  /** What a loop has not used. */
  returnBudget(budget: number): void {
    const unused = Math.max(0, budget);
    this.limits.stepsLeft += unused;
    this.scheduler.returnSlice(unused);
  }

  /** Called when a loop has used up its slice; throws SWITCH when another thread is to go on. */
  poll(frame: Frame, ip: number): number {
    return this.scheduler.poll(this, frame, ip);
  }

  /** Runs an observed instruction: gives the loop's new budget, and in the frame where to go on. */
  observe(frame: Frame, ip: number, budget: number): number {
    this.returnBudget(budget);
    return this.trap.run(frame, ip);
  }

  /** Somebody listens to exceptions, or nobody does any more. */
  watchExceptions(wanted: boolean): void {
    this.observer = wanted ? this.exceptionEvents : undefined;
  }

  get watchesUnwind(): boolean {
    return this.monitoring.global[Event.PY_UNWIND] !== 0;
  }

  traceOpcodes(object: PyObject, enable: boolean): void {
    this.legacyTracing.traceOpcodes(object as PyFrame, enable);
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
      const text = object === null ? message : this.messageAbout(message, object);
      this.services.reportUnraisable(this, exc, text);
    } finally {
      release(this, exc);
    }
  }

  /** Null where the object's repr fails. */
  private messageAbout(message: string, object: Value): string | null {
    try {
      return `${message} ${repr(this, object)}`;
    } catch (error) {
      if (!(error instanceof PyRaise)) throw error;
      drop(this, error.exc);
      return null;
    }
  }

  warn(category: PyObject, message: string, stackLevel = 1): void {
    this.services.warn(this, category, message, stackLevel);
  }

  warnUnawaited(coroutine: PyObject): void {
    this.reportFinalizing('coroutine', coroutine, () => this.services.warnUnawaited(this, coroutine));
  }

  warnUnawaitedMethod(generator: PyObject, method: string): void {
    const name = repr(this, (generator as PyGenerator).qualname);
    const text = `coroutine method '${method}' of ${name} was never awaited`;
    const warn = () => this.services.warn(this, RuntimeWarningType, text, 1, generator);
    this.reportFinalizing('async generator', generator, warn);
  }

  private reportFinalizing(kind: string, object: PyObject, warn: () => void): void {
    try {
      warn();
    } catch (error) {
      if (!(error instanceof PyRaise)) throw error;
      this.unraisable(error.exc, `Exception ignored while finalizing ${kind}`, object);
    }
  }
}

/** Can the loop run a callable in place of the native function that was to call it? */
export function isEnterable(callable: Value): boolean {
  const func = callable instanceof PyMethod ? callable.func : callable;
  return func instanceof PyFunction && (func.code.co_flags & SUSPENDED) === 0;
}

/** The call only makes a generator, coroutine or asynchronous generator. */
const SUSPENDED = CodeFlag.GENERATOR | CodeFlag.COROUTINE | CodeFlag.ASYNC_GENERATOR;
