// The objects that a run has made, for the recount: those that have ended are forgotten now and then, so that the host can take them.

import { allocations, ENDED, type PyObject } from '../object';

/** Objects beyond this number are not recorded: their unreachable cycles are unknown to the recount. */
const MAXIMUM = 2_000_000;

/** Objects are looked through when there are this many, then when there are twice as many as were left. */
const FIRST_LIMIT = 4000;

export class AllocationRecord {
  private recorded: PyObject[] = [];
  private limit = FIRST_LIMIT;

  /** Runs something and records the objects that it makes. */
  during<T>(action: () => T): T {
    allocations.record = (object) => {
      if (this.recorded.length >= this.limit) this.forgetEnded();
      if (this.recorded.length < MAXIMUM) this.recorded.push(object);
    };
    try {
      return action();
    } finally {
      allocations.record = undefined;
    }
  }

  /** All that have not ended, and some that have. */
  get objects(): readonly PyObject[] {
    return this.recorded;
  }

  private forgetEnded(): void {
    this.recorded = this.recorded.filter(({ place }) => place !== ENDED);
    this.limit = Math.max(FIRST_LIMIT, 2 * this.recorded.length);
  }
}
