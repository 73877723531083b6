// The warning about a coroutine that nobody awaited, worded by the `warnings` module of the program where it can be had.

import { RuntimeWarningType } from '../../objects/exceptions/exceptions';
import type { PyGenerator } from '../../objects/frames/generator';
import { drop, hold, type PyObject, release, type Value } from '../../objects/object';
import { lookupAttr } from '../../objects/protocols/attributes';
import { str } from '../../objects/protocols/text';
import { PyRaise, type Thread } from '../../objects/thread';
import { importModule } from '../import/import-module';
import { warn } from './warn';

/** Warns; what goes wrong meanwhile is raised (_PyErr_WarnUnawaitedCoroutine). */
export function warnUnawaited(thread: Thread, coroutine: PyObject): void {
  const implementation = wordedBy(thread);
  if (implementation === undefined) {
    const name = str(thread, (coroutine as PyGenerator).qualname);
    warn(thread, `coroutine '${name}' was never awaited`, RuntimeWarningType, 1, coroutine);
    return;
  }
  try {
    drop(thread, thread.call(implementation, [coroutine]));
  } finally {
    release(thread, implementation);
  }
}

/** `warnings._warn_unawaited_coroutine`, held; undefined where the module has none or cannot be imported any more. */
function wordedBy(thread: Thread): Value | undefined {
  if (thread.interp.moduleState.get('finalizing') === true) return undefined;
  try {
    const warnings = hold(importModule(thread, 'warnings'));
    const found = lookupAttr(thread, warnings, '_warn_unawaited_coroutine');
    if (found !== undefined) hold(found);
    release(thread, warnings);
    return found;
  } catch (error) {
    if (!(error instanceof PyRaise)) throw error;
    drop(thread, error.exc);
    return undefined;
  }
}
