// Writing to sys.stderr as a program may have replaced it. None of this ever fails: where sys.stderr does, the embedder's stream gets the text.

import type { PyBaseException } from '../../objects/exceptions/exceptions';
import { addressOf } from '../../objects/identity';
import { drop, hold, release, type Value } from '../../objects/object';
import { callMethod } from '../../objects/protocols/attributes';
import { repr } from '../../objects/protocols/text';
import { PyRaise, type Thread } from '../../objects/thread';
import type { VmThread } from '../../vm/thread-implementation';
import { describeException } from '../../vm/traceback-text';
import { writeText } from '../_io/text-io';

/** Does something of which a Python exception is let go of; false if there was one. */
export function attempt(thread: Thread, action: () => void): boolean {
  try {
    action();
    return true;
  } catch (error) {
    if (!(error instanceof PyRaise)) throw error;
    drop(thread, error.exc);
    return false;
  }
}

/** sys.stderr as it is now: undefined where it is missing, null where a program took it away. */
const standardError = (thread: Thread): Value | undefined => thread.interp.sysDict.getStr('stderr');

/** Writes to a stream and flushes it; false if writing has failed. */
function write(thread: Thread, stream: Value, text: string): boolean {
  hold(stream);
  try {
    if (!attempt(thread, () => writeText(thread, stream, text))) return false;
    attempt(thread, () => drop(thread, callMethod(thread, stream, 'flush', [])));
    return true;
  } finally {
    release(thread, stream);
  }
}

/** Writes a text to sys.stderr, or to the embedder's stream where that fails (PySys_WriteStderr). */
export function writeStderr(thread: Thread, text: string): void {
  const stderr = standardError(thread);
  if (stderr === undefined || stderr === null || !write(thread, stderr, text)) thread.interp.stderr.write(text);
}

/** Writes a text to sys.stderr; nothing where that cannot be (write_unraisable_exc). */
export function tryWriteStderr(thread: Thread, text: string): void {
  const stderr = standardError(thread);
  if (stderr !== undefined && stderr !== null) write(thread, stderr, text);
}

/** Shows an exception on sys.stderr; where that fails, what is left of it on the embedder's stream (PyErr_DisplayException). */
export function displayException(thread: Thread, exc: PyBaseException): void {
  const stderr = standardError(thread);
  if (stderr === null) return;
  let text = '';
  const isShown =
    stderr !== undefined &&
    attempt(thread, () => {
      const description = describeException(thread, exc);
      (thread as VmThread).lastShown = { exc, ...description };
      text = description.traceback;
    }) &&
    write(thread, stderr, text);
  if (!isShown) thread.interp.stderr.write(`${dump(thread, exc)}lost sys.stderr\n`);
}

/** _PyObject_Dump. */
function dump(thread: Thread, exc: PyBaseException): string {
  let text = '';
  attempt(thread, () => {
    text = repr(thread, exc);
  });
  return (
    `object address  : ${addressOf(exc)}\nobject refcount : ${exc.refs}\nobject type     : ${addressOf(exc.type)}\n` +
    `object type name: ${exc.type.tpName}\nobject repr     : ${text}\n`
  );
}
