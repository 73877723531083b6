// What is reported because nobody is there to catch it: exceptions that cannot propagate, and coroutines that were never awaited.

import { type PyBaseException, RuntimeWarningType } from '../objects/exceptions/exceptions';
import type { PyGenerator } from '../objects/frames/generator';
import { drop, hold, type PyObject, release, type Value } from '../objects/object';
import { repr } from '../objects/protocols/text';
import { PyRaise } from '../objects/thread';
import type { VmThread } from './thread-implementation';

/** Hands an exception to `sys.unraisablehook` and lets go of it (PyErr_FormatUnraisable). */
export function reportUnraisable(thread: VmThread, exc: PyBaseException, message: string, object: Value): void {
  hold(exc);
  try {
    const text = object === null ? message : messageAbout(thread, message, object);
    thread.services.reportUnraisable(thread, exc, text);
  } finally {
    release(thread, exc);
  }
}

/** Null where the object's repr fails. */
function messageAbout(thread: VmThread, message: string, object: Value): string | null {
  try {
    return `${message} ${repr(thread, object)}`;
  } catch (error) {
    if (!(error instanceof PyRaise)) throw error;
    drop(thread, error.exc);
    return null;
  }
}

/** _PyErr_WarnUnawaitedCoroutine. */
export function warnUnawaited(thread: VmThread, coroutine: PyObject): void {
  reportFinalizing(thread, 'coroutine', coroutine, () => thread.services.warnUnawaited(thread, coroutine));
}

/** _PyErr_WarnUnawaitedAgenMethod. */
export function warnUnawaitedMethod(thread: VmThread, generator: PyGenerator, method: string): void {
  const name = repr(thread, generator.qualname);
  const text = `coroutine method '${method}' of ${name} was never awaited`;
  const warn = () => thread.services.warn(thread, RuntimeWarningType, text, 1, generator);
  reportFinalizing(thread, 'async generator', generator, warn);
}

function reportFinalizing(thread: VmThread, kind: string, object: PyObject, warn: () => void): void {
  try {
    warn();
  } catch (error) {
    if (!(error instanceof PyRaise)) throw error;
    reportUnraisable(thread, error.exc, `Exception ignored while finalizing ${kind}`, object);
  }
}
