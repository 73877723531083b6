// Exceptions that cannot propagate, on their way to sys.unraisablehook.

import type { PyBaseException } from '../../objects/exceptions/exceptions';
import { frameObject } from '../../objects/frames/frame';
import { drop, hold, release, type Value } from '../../objects/object';
import { repr, str } from '../../objects/protocols/text';
import { PyRaise, type Thread } from '../../objects/thread';
import { PyTraceback } from '../../objects/frames/traceback';
import { formatException } from '../../vm/traceback-text';
import { defineStructSequence, PyStructSequence } from '../struct-sequence';
import { audit } from './audit';
import { attempt, tryWriteStderr } from './write-stderr';

export const unraisableHookArgsType = defineStructSequence({
  name: 'UnraisableHookArgs',
  module: 'builtins',
  fields: ['exc_type', 'exc_value', 'exc_traceback', 'err_msg', 'object'],
});

/** What sys.unraisablehook does unless a program replaced it (write_unraisable_exc): whatever fails meanwhile is let go of. */
export function writeUnraisable(
  thread: Thread,
  exc: PyBaseException | null,
  message: Value,
  object: Value = null,
): void {
  attempt(thread, () =>
    tryWriteStderr(thread, headOf(thread, message, object) + (exc === null ? '' : textOf(thread, exc))),
  );
}

/** "message: object", or what there is of both. */
function headOf(thread: Thread, message: Value, object: Value): string {
  if (object !== null)
    return `${message === null ? 'Exception ignored in' : str(thread, message)}: ${reprOf(thread, object)}\n`;
  return message === null ? '' : `${str(thread, message)}:\n`;
}

function reprOf(thread: Thread, object: Value): string {
  let text = '<object repr() failed>';
  attempt(thread, () => {
    text = repr(thread, object);
  });
  return text;
}

/** The traceback, and after it at least the name of the type. */
function textOf(thread: Thread, exc: PyBaseException): string {
  let text = `${exc.type.qualname}\n`;
  attempt(thread, () => {
    text = formatException(thread, exc);
  });
  return text;
}

/**
 * Hands an exception that cannot propagate to sys.unraisablehook (PyErr_FormatUnraisable). The caller keeps the exception. No message
 * where making it has failed.
 */
export function reportUnraisable(thread: Thread, exc: PyBaseException, message: string | null): void {
  const { frame } = thread;
  if (exc.traceback === null && frame !== null)
    exc.setTraceback(thread, new PyTraceback(undefined, frameObject(frame), frame.ip * 2));
  const args = hold(
    new PyStructSequence([exc.type, exc, exc.traceback ?? null, message, null], unraisableHookArgsType),
  );
  const hook = hold(thread.interp.sysDict.getStr('unraisablehook') ?? null);
  let failure: [message: string, object: Value] = ['Exception ignored in audit hook', null];
  try {
    audit(thread, 'sys.unraisablehook', [hook, args]);
    failure = ['Exception ignored in sys.unraisablehook', hook];
    if (hook === null) writeUnraisable(thread, exc, message);
    else drop(thread, thread.call(hook, [args]));
  } catch (error) {
    if (!(error instanceof PyRaise)) throw error;
    writeUnraisable(thread, error.exc, ...failure);
    drop(thread, error.exc);
  } finally {
    release(thread, hook);
    release(thread, args);
  }
}
