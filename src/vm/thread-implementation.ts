// The thread: what the parts of the machine ask of it. It joins the protocol of calls with the loop, the scheduler, limits and events.

import { CallingThread } from '../call/protocol';
import type { PyTuple } from '../objects/containers/tuple';
import { requireStrings } from '../objects/containers/keyword-names';
import type { PyBaseException } from '../objects/exceptions/exceptions';
import type { Frame, PyFrame } from '../objects/frames/frame';
import type { PyGenerator } from '../objects/frames/generator';
import type { InterpreterState } from '../objects/interpreter-state';
import { hold, type PyObject, release, type Value, type Visit } from '../objects/object';
import { Trashcan } from './deallocate';
import { evaluate } from './evaluate';
import { Event } from './events/event-numbers';
import { ExceptionEvents, type ExceptionObserver } from './events/exception-events';
import { jumpToLine } from './events/jump-to-line';
import { LegacyTracing } from './events/legacy-tracing';
import { Monitoring } from './events/monitoring';
import { Trap } from './events/trap';
import { reportUnraisable, warnUnawaited, warnUnawaitedMethod } from './reports';
import type { ThreadServices } from './thread-services';
import { enterInPlace, isEnterable } from './threads/in-place';
import { RunLimits } from './threads/run-limits';
import { Scheduler } from './threads/scheduler';
import { type ThreadStart, Turn } from './threads/turn';
import { releaseGil, waitFor } from './threads/waiting';

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
  /** What an instruction that ends or suspends its frame hands to the caller; owned. */
  passed: Value = null;
  /** The exception that an instruction has raised without throwing it; held. */
  raised: PyBaseException | undefined = undefined;

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

  waitFor(object: unknown, ready: () => boolean, milliseconds = Infinity): boolean {
    return waitFor(this, object, ready, milliseconds);
  }

  releaseGil(): void {
    releaseGil(this);
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

  callInPlace(callable: Value, args: Value[], kwnames?: PyTuple): Value {
    if (this.canSuspend && isEnterable(callable)) {
      requireStrings(kwnames);
      enterInPlace(this, callable, args, kwnames);
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
    reportUnraisable(this, exc, message, object);
  }

  warn(category: PyObject, message: string, stackLevel = 1): void {
    this.services.warn(this, category, message, stackLevel);
  }

  warnUnawaited(coroutine: PyObject): void {
    warnUnawaited(this, coroutine);
  }

  warnUnawaitedMethod(generator: PyObject, method: string): void {
    warnUnawaitedMethod(this, generator as PyGenerator, method);
  }
}
