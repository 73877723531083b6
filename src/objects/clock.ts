// The time of an interpreter: that of the host, or one that does not wait.

export interface Clock {
  /** Milliseconds since some moment; it never goes back. */
  now(): number;
  /** Milliseconds since 1970 in UTC. */
  realTime(): number;
  /** Returns when so many milliseconds have passed; asked while no thread can run. */
  wait(milliseconds: number): void;
}

const sleeper = new Int32Array(new SharedArrayBuffer(4));

export const hostClock: Clock = {
  now: () => Number(process.hrtime.bigint()) / 1e6,
  realTime: () => Date.now(),
  wait(milliseconds) {
    if (milliseconds > 0) Atomics.wait(sleeper, 0, 0, Math.min(milliseconds, 0x7fff_ffff));
  },
};

/** While no thread can run, this clock jumps to the moment when one can: to the program it is as if it had slept. */
export class JumpingClock implements Clock {
  private jumped = 0;

  now(): number {
    return hostClock.now() + this.jumped;
  }

  realTime(): number {
    return hostClock.realTime() + this.jumped;
  }

  wait(milliseconds: number): void {
    this.jumped += Math.max(0, milliseconds);
  }
}
