// What follows an instruction that is not simply followed by the next.

/** The guard of a specialised form has failed: the general form has to run. */
export const GUARD_FAILED = 1;

/** The jump is taken. */
export const JUMP = 2;

/** The same frame goes on at its `ip`, with the stack as it was. */
export const MOVED = 3;

/** The same instruction runs in another form, which stands there now, as if it had been that one at once. */
export const REPLACED = 4;

/** A new frame, the thread's current one, runs; its result becomes the result of this instruction. */
export const ENTERED = 5;

/** The same for `__init__`: its None is nobody's result. */
export const ENTERED_INIT = 6;

/** A suspended frame runs on: what it yields becomes the result of this instruction, and where it returns, the jump is taken. */
export const RESUMED = 7;

/** The frame has ended with the value, owned, in `thread.passed`. */
export const LEFT = 8;

/** The frame waits to be resumed behind this instruction; what it yields, owned, is in `thread.passed`. */
export const SUSPENDED = 9;

/** The frame waits in the generator, owned, in `thread.passed`, which is the result of the call. */
export const DETACHED = 10;

/** The exception, held, in `thread.raised` is on its way. */
export const RAISED = 11;

/** The same for one that was on its way before: the instruction does not become part of its traceback. */
export const RERAISED = 12;

export type Outcome =
  | typeof GUARD_FAILED
  | typeof JUMP
  | typeof MOVED
  | typeof REPLACED
  | typeof ENTERED
  | typeof ENTERED_INIT
  | typeof RESUMED
  | typeof LEFT
  | typeof SUSPENDED
  | typeof DETACHED
  | typeof RAISED
  | typeof RERAISED;
