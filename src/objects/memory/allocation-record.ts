// The objects that a run has made, for the recount: those that have ended are forgotten now and then, so that the host can take them.

import { allocations, isObject, type PyObject } from '../object';

/** Objects beyond this number are not recorded: their unreachable cycles are unknown to the recount. */
const MAXIMUM = 2_000_000;

/** Objects are looked through when there are this many, then when there are twice as many as were left. */
const FIRST_LIMIT = 4000;

/** The newest objects may be on their way to their first holder. */
const NEWEST = 1000;

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
    const newest = this.recorded.length - NEWEST;
    this.recorded = this.recorded.filter(
      (object, index) => object.refs > 0 || index >= newest || holdsAnything(object),
    );
    this.limit = Math.max(FIRST_LIMIT, 2 * this.recorded.length);
  }
}

/** What has ended holds nothing; what native code made and forgot may hold something. */
function holdsAnything(object: PyObject): boolean {
  let holds = false;
  object.traverse((value) => {
    if (isObject(value) && value !== object.type) holds = true;
  });
  return holds;
}
