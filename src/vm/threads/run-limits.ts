// What a run may use up: steps, time and memory, shared by all threads of an interpreter.

import type { Clock } from '../../objects/clock';
import type { Limits } from '../../objects/interpreter-state';
import type { Budget } from '../../objects/memory/budget';
import { MemoryRoom } from '../../objects/memory/room';
import { memoryError } from '../../objects/raise';
import { forgetTexts } from '../../objects/text/text-indexing';
import { Stopped } from '../../objects/thread';

/** Work of native code between two looks at the limits. */
const SLICE = 1024;
/** One of so many looks at the limits is a look at the memory too. */
const LOOKS_AT_MEMORY = 32;
/** Bytes that are handed out between two looks at the memory. */
const LARGE = 1 << 20;

export class RunLimits implements Budget {
  /** Instructions left before the run is stopped. */
  stepsLeft: number;
  private deadline = Infinity;
  /** Looks at the limits so far. */
  private looks = 0;
  /** What has ended the run: nothing else of it runs any more. */
  private ended: Error | undefined = undefined;
  /** What native code has done by itself since the last look. */
  private done = 0;
  /** The same, of what counts no steps. */
  private paced = 0;
  /** Bytes handed out since the last look at the memory. */
  private given = 0;
  private readonly room: MemoryRoom;

  constructor(
    private readonly limits: Limits,
    private readonly clock: Clock,
    private readonly signal: { readonly aborted: boolean } | undefined,
  ) {
    this.stepsLeft = limits.steps;
    this.room = new MemoryRoom(limits.memory);
  }

  /** Starts the clocks of a run: step budget and time limit. */
  start(): void {
    const { steps, milliseconds } = this.limits;
    this.ended = undefined;
    this.stepsLeft = steps;
    forgetTexts();
    this.room.start();
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
    if ((++this.looks & (LOOKS_AT_MEMORY - 1)) === 0 && !this.room.fits(0, 0)) {
      throw new Stopped(`stopped with ${Math.round(this.room.inUse / 1024 / 1024)} MiB of memory in use`);
    }
  }

  work(units: number): void {
    this.done += units;
    if (this.done < SLICE) return;
    const { done } = this;
    this.done = 0;
    this.spend(Math.floor(done));
  }

  pace(units: number): void {
    this.paced += units;
    if (this.paced < SLICE) return;
    this.paced = 0;
    this.spend(0);
  }

  reserve(bytes: number): void {
    this.given += bytes;
    if (this.given >= LARGE) this.take(bytes, 0);
  }

  reserveBuffer(bytes: number): void {
    this.given += bytes;
    if (this.given >= LARGE) this.take(0, bytes);
  }

  private take(heapBytes: number, bufferBytes: number): void {
    this.given = 0;
    if (!this.room.fits(heapBytes, bufferBytes)) throw memoryError();
  }
}
