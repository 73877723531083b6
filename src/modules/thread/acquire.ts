// What acquiring a lock of any kind has in common: arguments, waiting, and handing over.

import { parseKeywords } from '../../objects/native-arguments';
import { PyObject, type Value } from '../../objects/object';
import { isTrue } from '../../objects/protocols/compare';
import { toIndex } from '../../objects/protocols/numbers';
import { overflowError, typeError, valueError } from '../../objects/raise';
import { PyRaise, type Thread } from '../../objects/thread';
import type { PyTuple } from '../../objects/containers/tuple';
import { floatValue, typeOf } from '../../objects/type-of';
import type { VmThread } from '../../vm/thread-implementation';

/** Seconds that a wait may last at most (`_thread.TIMEOUT_MAX`). */
export const TIMEOUT_MAX = 9223372036;

/** A time in seconds, which has to fit into 64 bits of nanoseconds (_PyTime_FromSecondsObject). */
export function secondsOf(thread: Thread, value: Value): number {
  const float = floatValue(value);
  if (float === undefined && typeOf(value).tp.nb_index === undefined) {
    throw typeError(`'${typeOf(value).tpName}' object cannot be interpreted as an integer or float`);
  }
  const seconds = float ?? Number(toIndex(thread, value));
  if (Number.isNaN(seconds)) throw valueError('Invalid value NaN (not a number)');
  if (Math.abs(seconds) > 9.3e9) throw overflowError('timestamp out of range for platform time_t');
  return seconds;
}

/** The arguments of acquire() (lock_acquire_parse_args): how long it may wait, in milliseconds. */
export function acquireTimeout(thread: Thread, args: Value[], kwnames: PyTuple | undefined): number {
  const [blocking = true, timeout = -1] = parseKeywords(
    thread,
    'acquire',
    'blocking=True, timeout=-1',
    args,
    kwnames,
    'by text',
  ) as [Value?, Value?];
  const blocks = isTrue(thread, blocking);
  const seconds = secondsOf(thread, timeout);
  if (!blocks && seconds !== -1) throw valueError("can't specify a timeout for a non-blocking call");
  if (seconds < 0 && seconds !== -1) throw valueError('timeout value must be a non-negative number');
  if (seconds > TIMEOUT_MAX) throw overflowError('timeout value is too large');
  if (!blocks) return 0;
  return seconds === -1 ? Infinity : seconds * 1000;
}

/** Something that one thread at a time can have. */
export abstract class Lockable extends PyObject {
  locked = false;
  /** Who gets it next, though it has not run since the lock was released for it. */
  private heir: Thread | undefined = undefined;

  /** Waits for the lock and takes it; false when the time is over. */
  take(thread: Thread, milliseconds: number): boolean {
    try {
      if (!thread.waitFor(this, () => !this.locked || this.heir === thread, milliseconds)) return false;
    } catch (error) {
      if (error instanceof PyRaise && this.heir === thread) this.giveBack(thread);
      throw error;
    }
    this.heir = undefined;
    this.locked = true;
    return true;
  }

  /** Lets go of the lock; whoever has waited for too long gets it (_PyMutex_Unlock). */
  giveBack(thread: Thread): void {
    this.heir = (thread as VmThread).scheduler.starving(this);
    this.locked = this.heir !== undefined;
  }

  /** Unlocks without a look at anybody. */
  reinitialize(): void {
    this.heir = undefined;
    this.locked = false;
  }
}
