// What passes between native code, the loop and the scheduler when the running frame is to change: waits, marks and levels.

import type { PyBaseException } from '../../objects/exceptions/exceptions';
import type { Value } from '../../objects/object';

/**
 * Thrown to the innermost loop, never further; no Python code sees them. SUSPEND comes out of a native function that the loop itself has called:
 * the instruction runs again, from its beginning, when the thread goes on. SWITCH says that the running thread has already left its place.
 * ENTER says that the native function's work goes on in a frame of its own, which waits in `thread.entering`.
 */
export const SUSPEND = { mark: 'suspend' } as const;
export const SWITCH = { mark: 'switch' } as const;
export const ENTER = { mark: 'enter' } as const;

/** What a thread waits for. */
export interface Wait {
  /** The lock, queue or handle; null for a sleep. Only compared. */
  readonly object: unknown;
  /** May the thread go on? Asked whenever somebody is to run. */
  ready(): boolean;
  /** On the interpreter's clock, in milliseconds; Infinity to wait for ever. */
  readonly deadline: number;
  /** When the wait began, in steps of the scheduler. */
  readonly since: number;
}

/** How the native code below a level is gone on with: its call of the loop has this result. */
export interface Outcome {
  /** Held. */
  value: Value;
  /** Held; raised in place of a result. */
  raised: PyBaseException | undefined;
}
