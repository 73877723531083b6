// Exceptions that cannot propagate, on their way to sys.unraisablehook.

import type { PyBaseException } from '../../objects/exceptions/exceptions';
import { frameObject } from '../../objects/frames/frame';
import { drop, hold, release, type Value } from '../../objects/object';
import { str } from '../../objects/protocols/text';
import { PyRaise, type Thread } from '../../objects/thread';
import { PyTraceback } from '../../objects/frames/traceback';
import { formatException } from '../../vm/traceback-text';
import { defineStructSequence, PyStructSequence } from '../struct-sequence';
import { audit } from './audit';
import { writeStderr } from './write-stderr';

export const unraisableHookArgsType = defineStructSequence({
  name: 'UnraisableHookArgs',
  module: 'builtins',
  doc: 'UnraisableHookArgs\n\nType used to pass arguments to sys.unraisablehook.',
  fields: ['exc_type', 'exc_value', 'exc_traceback', 'err_msg', 'object'],
});

/** What sys.unraisablehook does unless a program replaced it (write_unraisable_exc). */
export function writeUnraisable(thread: Thread, exc: PyBaseException | null, message: Value): void {
  const head = message === null ? 'Exception ignored in:\n' : `${str(thread, message)}:\n`;
  writeStderr(thread, head + (exc === null ? '' : formatException(thread, exc)));
}

/** Hands an exception that cannot propagate to sys.unraisablehook (PyErr_FormatUnraisable). The caller keeps the exception. */
export function reportUnraisable(thread: Thread, exc: PyBaseException, message: string): void {
  const { frame } = thread;
  if (exc.traceback === null && frame !== null)
    exc.setTraceback(thread, new PyTraceback(undefined, frameObject(frame), frame.ip * 2));
  const args = hold(
    new PyStructSequence([exc.type, exc, exc.traceback ?? null, message, null], unraisableHookArgsType),
  );
  try {
    const hook = thread.interp.sysDict.getStr('unraisablehook') ?? null;
    audit(thread, 'sys.unraisablehook', [hook, args]);
    if (hook === null) writeUnraisable(thread, exc, message);
    else drop(thread, thread.call(hook, [args]));
  } catch (error) {
    if (!(error instanceof PyRaise)) throw error;
    writeUnraisable(thread, error.exc, 'Exception ignored in sys.unraisablehook');
    drop(thread, error.exc);
  } finally {
    release(thread, args);
  }
}
