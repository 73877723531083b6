// What a run may use up: steps and time, shared by all threads of an interpreter.

import type { Clock } from '../../objects/clock';
import type { Limits } from '../../objects/interpreter-state';
import { bytesInUse, isBeyond } from '../../objects/memory/room';
import { Stopped } from '../../objects/thread';

/** One of so many looks at the limits is a look at the memory too. */
const LOOKS_AT_MEMORY = 32;

export class RunLimits {
  /** Instructions left before the run is stopped. */
  stepsLeft: number;
  private deadline = Infinity;
  /** Looks at the limits so far. */
  private looks = 0;
  /** What has ended the run: nothing else of it runs any more. */
  private ended: Error | undefined = undefined;

  constructor(
    private readonly limits: Limits,
    private readonly clock: Clock,
    private readonly signal: { readonly aborted: boolean } | undefined,
  ) {
    this.stepsLeft = limits.steps;
  }

  /** Starts the clocks of a run: step budget and time limit. */
  start(): void {
    const { steps, milliseconds } = this.limits;
    this.ended = undefined;
    this.stepsLeft = steps;
    this.deadline = milliseconds === Infinity ? Infinity : this.clock.now() + milliseconds;
  }

  /** Ends the run: its next look at the limits throws the same. */
  end(reason: Error): void {
    this.ended ??= reason;
    this.stepsLeft = 0;
  }

  /** Throws what has ended the run. */
  checkEnd(): void {
    if (this.ended !== undefined) throw this.ended;
  }

  /** Time that the run may still take. */
  millisecondsLeft(): number {
    return Math.max(0, this.deadline - this.clock.now());
  }

  /** Ends a run that took too long; for native code that waits. */
  checkDeadline(): void {
    this.checkEnd();
    if (this.signal?.aborted) throw new Stopped('stopped by the caller');
    if (this.deadline !== Infinity && this.clock.now() > this.deadline) {
      throw new Stopped(`stopped after ${this.limits.milliseconds} ms`);
    }
  }

  /** Counts the steps of long native work against the limits of the run. */
  spend(steps: number): void {
    this.checkEnd();
    this.stepsLeft -= steps;
    if (this.stepsLeft <= 0) throw new Stopped(`stopped after ${this.limits.steps} steps`);
    this.checkDeadline();
    if ((++this.looks & (LOOKS_AT_MEMORY - 1)) === 0 && isBeyond(this.limits.memory)) {
      throw new Stopped(`stopped with ${Math.round(bytesInUse() / 1024 / 1024)} MiB of memory in use`);
    }
  }
}
