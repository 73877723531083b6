// What a thread needs of native modules, which are made on top of it.

import type { PyBaseException } from '../objects/exceptions/exceptions';
import type { PyObject } from '../objects/object';
import type { Thread } from '../objects/thread';

/** Given by whoever makes the interpreter. */
export interface ThreadServices {
  /** Hands an exception to `sys.unraisablehook`. */
  reportUnraisable(thread: Thread, exc: PyBaseException, message: string | null): void;
  /** Issues a warning through the `warnings` machinery; `source` is the object that it is about. */
  warn(thread: Thread, category: PyObject, message: string, stackLevel: number, source?: PyObject): void;
  /** Warns of a coroutine that was never awaited; raises what goes wrong meanwhile. */
  warnUnawaited(thread: Thread, coroutine: PyObject): void;
  /** The lines of a source file, or undefined when nobody knows it. */
  sourceLines(thread: Thread, filename: string): string[] | undefined;
  writeStderr(thread: Thread, text: string): void;
  /** Tells audit hooks of an event without arguments. */
  audit(thread: Thread, event: string): void;
  /** Calls the handler of a signal. */
  handleSignal(thread: Thread, signal: number): void;
  /** Lets go of the data that native modules keep for a thread that has ended. */
  forgetThread(thread: Thread): void;
}
