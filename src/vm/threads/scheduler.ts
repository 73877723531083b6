// The GIL: which thread runs, when it has to let go, and what happens when none can go on.
//
// A loop on the JavaScript stack is a level. Any loop can run the frames of any thread, since frames are on the heap; only the return from
// the frame with which a level was entered belongs to that level, because native code waits for it below. Such a thread is bound to its
// level until the loop there is the innermost one again.

import type { Clock } from '../../objects/clock';
import type { PyBaseException } from '../../objects/exceptions/exceptions';
import { type Frame, ROOT_LEVEL } from '../../objects/frames/frame';
import { unhold, type Value } from '../../objects/object';
import { PyRaise, Stopped } from '../../objects/thread';
import type { VmThread } from '../thread-implementation';
import type { RunLimits } from './run-limits';
import { SWITCH, type Wait } from './switch';
import { SwitchPoints } from './switch-points';
import { begin, end } from './thread-life';

/** Instructions between two looks at the limits. */
const SLICE = 1024;
/** How many instructions a second of the switch interval stands for: switching depends on the program alone, not on the machine. */
const STEPS_PER_SECOND = 20_000_000;
/** A thread that has waited for a lock longer than this gets it handed over (TIME_TO_BE_FAIR_NS: one millisecond). */
const FAIR_STEPS = STEPS_PER_SECOND / 1000;

export class Scheduler {
  /** All threads that have not ended, the main thread first. */
  readonly threads: VmThread[] = [];
  private running: VmThread | undefined = undefined;
  /** Those that do not run, in the order in which they stopped. */
  private queue: VmThread[] = [];
  private lastId = 0;
  private lastLevel = 0;
  /** Only the main thread still runs. */
  private finalizing = false;
  /** Numbers of signals that the main thread has not handled yet. */
  private readonly signals: number[] = [];

  /** Instructions that a loop takes at once. */
  private slice = SLICE;
  /** What is left of a slice whose loop has ended before it was used up: the next loop goes on with it. */
  private rest: number | undefined = undefined;
  /** Instructions run so far, roughly. */
  clock = 0;
  /** `sys.getswitchinterval()` in steps. */
  private interval = 0.005 * STEPS_PER_SECOND;
  private countdown = this.interval;
  /** Somebody has been waiting for the GIL since the interval began. */
  private noticed = false;
  /** The running thread lets go at the next possible place. */
  private due = false;
  private readonly points = new SwitchPoints();

  constructor(
    readonly limits: RunLimits,
    private readonly time: Clock,
  ) {}

  /** The thread that has the GIL. */
  get current(): VmThread {
    return this.running!;
  }

  get main(): VmThread {
    return this.threads[0]!;
  }

  /** A number for a loop that native code enters. */
  newLevel(): number {
    return ++this.lastLevel;
  }

  setInterval(seconds: number): void {
    this.interval = Math.max(1, seconds * STEPS_PER_SECOND);
    this.countdown = this.interval;
    this.tune();
  }

  // Threads

  /** Takes in a thread: the first is the main thread and runs, others wait for their turn. Gives its identity. */
  add(thread: VmThread): number {
    this.threads.push(thread);
    if (this.running === undefined) this.running = thread;
    else {
      this.queue.push(thread);
      this.countdown = this.interval;
      this.noticed = false;
      this.tune();
    }
    return ++this.lastId;
  }

  remove(thread: VmThread): void {
    this.threads.splice(this.threads.indexOf(thread), 1);
    this.tune();
  }

  /** Forgets all threads but the main one, after a run that was ended from outside. */
  reset(): void {
    const { main } = this;
    this.threads.length = 1;
    this.queue = [];
    this.running = main;
    this.signals.length = 0;
    this.tune();
  }

  /** From now on no other thread gets the GIL (_PyInterpreterState_SetFinalizing). */
  finalize(): void {
    this.finalizing = true;
  }

  get isFinalizing(): boolean {
    return this.finalizing;
  }

  private tune(): void {
    const alone = this.threads.length === 1 && this.signals.length === 0;
    if (alone) this.due = false;
    this.slice = alone ? SLICE : this.due ? 0 : Math.min(SLICE, Math.max(1, this.countdown));
  }

  // Slices

  /** Instructions for a loop that begins or goes on; 0 if it is to poll at once. */
  takeSlice(): number {
    const { slice, rest } = this;
    if (rest === undefined) return slice;
    this.rest = undefined;
    return Math.min(slice, rest);
  }

  /** Takes back what a loop has not used, less what loops above it have used beside. */
  returnSlice(unused: number): void {
    const { rest } = this;
    this.rest = rest === undefined ? unused : Math.max(0, rest + unused - this.slice);
  }

  // Switching

  /** Called when a loop has used up its slice: gives its new budget, or throws SWITCH when another thread is to go on. */
  poll(thread: VmThread, frame: Frame, ip: number): number {
    const { limits } = this;
    limits.spend(0);
    this.clock += this.slice;
    if (this.threads.length === 1 && this.signals.length === 0) return thread.takeBudget() - 1;
    if (!this.due && this.isDue(thread)) {
      this.due = true;
      this.points.restart();
    }
    this.tune();
    if (!this.due) return thread.takeBudget() - 1;
    if (this.points.isPoint(frame, ip)) return this.letGo(thread);
    limits.stepsLeft--;
    thread.takeBudget();
    return 0;
  }

  private isDue(thread: VmThread): boolean {
    if (thread === this.main && this.signals.length > 0) return true;
    this.countdown -= this.slice;
    if (this.countdown > 0) return false;
    this.countdown = this.interval;
    const wanted = this.isWanted(0);
    const due = wanted && this.noticed;
    this.noticed = wanted;
    return due;
  }

  private letGo(thread: VmThread): number {
    this.due = false;
    this.tune();
    if (thread === this.main && this.signals.length > 0) {
      this.handleSignals(thread);
      return thread.takeBudget() - 1;
    }
    this.enqueue(thread);
    throw SWITCH;
  }

  /** Could another thread run? */
  isWanted(level: number): boolean {
    return this.queue.some((thread) => this.canRun(thread, level));
  }

  /** The running thread waits for its turn, or for what is in its `turn`. */
  enqueue(thread: VmThread): void {
    this.queue.push(thread);
  }

  private canRun(thread: VmThread, level: number): boolean {
    const { boundTo, wait } = thread.turn;
    if (this.finalizing && thread !== this.main) return false;
    if (boundTo !== 0 && boundTo !== level) return false;
    return wait === undefined || this.isOver(thread, wait);
  }

  private isOver(thread: VmThread, wait: Wait): boolean {
    return wait.ready() || wait.deadline <= this.time.now() || (thread === this.main && this.signals.length > 0);
  }

  /** The thread that goes on in the loop of a level, after the running one has been put aside or has ended. */
  next(level: number): VmThread {
    for (;;) {
      const index = this.queue.findIndex((thread) => this.canRun(thread, level));
      if (index < 0) this.idle(level);
      else {
        const [thread] = this.queue.splice(index, 1) as [VmThread];
        if (this.activate(thread)) return thread;
      }
    }
  }

  /** Hands the GIL to a thread; false if it was over as soon as it began. */
  private activate(thread: VmThread): boolean {
    const { turn } = thread;
    this.running = thread;
    turn.resumed = turn.wait;
    turn.wait = undefined;
    turn.boundTo = 0;
    this.due = false;
    this.countdown = this.interval;
    this.noticed = this.isWanted(0);
    this.tune();
    if (thread === this.main && this.signals.length > 0) this.slice = 0;
    return turn.begun || begin(thread);
  }

  /** Waits until somebody can run. */
  private idle(level: number): void {
    let deadline = Infinity;
    let isBuried = false;
    for (const thread of this.queue) {
      if (this.finalizing && thread !== this.main) continue;
      const { boundTo, wait } = thread.turn;
      if (boundTo === 0 || boundTo === level) deadline = Math.min(deadline, wait!.deadline);
      else if (wait === undefined || wait.ready() || wait.deadline !== Infinity) isBuried = true;
    }
    if (deadline === Infinity) throw deadlock(this.threads.length, isBuried);
    this.time.wait(Math.min(deadline - this.time.now(), this.limits.millisecondsLeft() + 1));
    this.limits.checkDeadline();
  }

  /** Ends a frame that was entered in another level than the one that runs it: its thread ends, or waits for that level. */
  finish(thread: VmThread, level: number, value: Value, raised: PyBaseException | undefined): void {
    if (level === ROOT_LEVEL) {
      end(thread, value, raised);
      return;
    }
    thread.turn.outcome = { value, raised };
    thread.turn.boundTo = level;
    this.enqueue(thread);
  }

  /** What the native code below a loop gets. */
  takeOutcome(thread: VmThread): Value {
    const { value, raised } = thread.turn.outcome!;
    thread.turn.outcome = undefined;
    if (raised !== undefined) throw new PyRaise(unhold(raised), true);
    return unhold(value);
  }

  /** Native code waits that cannot leave the JavaScript stack: the others run on top of it. */
  waitBelow(thread: VmThread, wait: Wait): void {
    const level = this.newLevel();
    thread.turn.wait = wait;
    thread.turn.boundTo = level;
    thread.turn.outcome = { value: null, raised: undefined };
    this.enqueue(thread);
    const next = this.next(level);
    if (next === thread) this.takeOutcome(thread);
    else next.runFor(level);
    thread.turn.resumed = undefined;
  }

  // Locks and signals

  /** A thread that has waited for an object so long that it would be unfair to let another one have it. */
  starving(object: unknown): VmThread | undefined {
    return this.queue.find(
      ({ turn: { wait, boundTo } }) =>
        boundTo === 0 && wait?.object === object && this.clock - wait!.since > FAIR_STEPS,
    );
  }

  /** The main thread is to handle a signal as soon as it runs. */
  signal(number: number): void {
    this.signals.push(number);
    this.tune();
  }

  /** Calls the handlers of signals that have come in, if this is the main thread (PyErr_CheckSignals). */
  handleSignals(thread: VmThread): void {
    if (thread !== this.main) return;
    for (let number = this.signals.shift(); number !== undefined; number = this.signals.shift()) {
      this.tune();
      thread.services.handleSignal(thread, number);
    }
  }
}

function deadlock(count: number, isBuried: boolean): Stopped {
  if (count === 1) return new Stopped('stopped: the only thread waits for something that nobody can do');
  if (isBuried) {
    return new Stopped(
      'stopped: a thread can only go on when native code of another thread has returned, which waits itself',
    );
  }
  return new Stopped('stopped: every thread waits for another one');
}
