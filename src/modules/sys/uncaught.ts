// What happens with an exception that nobody caught: sys.last_exc, sys.excepthook and the exit status (PyErr_PrintEx).

import { type PyBaseException, RuntimeErrorType, SystemExitType } from '../../objects/exceptions/exceptions';
import { drop, hold, release, type Value } from '../../objects/object';
import { getAttr } from '../../objects/protocols/attributes';
import { str } from '../../objects/protocols/text';
import { PyRaise, type Thread } from '../../objects/thread';
import { isSubtype } from '../../objects/type';
import { intValue } from '../../objects/type-of';
import { writeText } from '../_io/text-io';
import { audit } from './audit';
import { writeUnraisable } from './unraisable';
import { attempt, displayException, writeStderr } from './write-stderr';

/** Exit status of a program that an exception has ended. */
const FAILED = 1;

/** Shows an uncaught exception as `python` does, or does what SystemExit asks for. Gives the exit status; never raises. */
export function printUncaught(thread: Thread, exc: PyBaseException): number {
  return exitStatus(thread, exc) ?? show(thread, exc) ?? FAILED;
}

/** Is it SystemExit? Then what it asks for: a number, 0 for None, else 1 with the value on standard error. */
export const isExit = (exc: PyBaseException): boolean => isSubtype(exc.type, SystemExitType);

function exitStatus(thread: Thread, exc: PyBaseException): number | undefined {
  if (!isExit(exc)) return undefined;
  let code: Value = hold(exc);
  attempt(thread, () => {
    const found = hold(getAttr(thread, exc, 'code'));
    release(thread, code);
    code = found;
  });
  try {
    if (code === null) return 0;
    const number = intValue(code);
    // What does not fit in 64 bits counts as -1.
    if (number !== undefined)
      return Number(BigInt.asIntN(64, BigInt(number)) === BigInt(number) ? BigInt.asUintN(8, BigInt(number)) : 255n);
    writeValue(thread, code);
    return FAILED;
  } finally {
    release(thread, code);
  }
}

/** str() of a value and a line end. */
function writeValue(thread: Thread, value: Value): void {
  const stderr = hold(thread.interp.sysDict.getStr('stderr') ?? null);
  attempt(thread, () => {
    if (stderr === null) thread.interp.stderr.write(str(thread, value));
    else writeText(thread, stderr, str(thread, value));
  });
  release(thread, stderr);
  writeStderr(thread, '\n');
}

/** Hands the exception to sys.excepthook; the exit status if that exits. */
function show(thread: Thread, exc: PyBaseException): number | undefined {
  const { sysDict } = thread.interp;
  const traceback: Value = exc.traceback;
  sysDict.setStr(thread, 'last_exc', exc);
  sysDict.setStr(thread, 'last_type', exc.type);
  sysDict.setStr(thread, 'last_value', exc);
  sysDict.setStr(thread, 'last_traceback', traceback);
  const hook = hold(sysDict.getStr('excepthook'));
  try {
    if (!tellAuditHooks(thread, hook ?? null, exc)) return undefined;
    if (hook === undefined) {
      writeStderr(thread, 'sys.excepthook is missing\n');
      displayException(thread, exc);
      return undefined;
    }
    drop(thread, thread.call(hook, [exc.type, exc, traceback]));
  } catch (error) {
    if (!(error instanceof PyRaise)) throw error;
    return showFailure(thread, hold(error.exc), exc);
  } finally {
    release(thread, hook);
  }
  return undefined;
}

/** False if an audit hook forbids to show the exception, by a RuntimeError; other exceptions of it are only reported. */
function tellAuditHooks(thread: Thread, hook: Value, exc: PyBaseException): boolean {
  try {
    audit(thread, 'sys.excepthook', [hook, exc.type, exc, exc.traceback]);
    return true;
  } catch (error) {
    if (!(error instanceof PyRaise)) throw error;
    if (isSubtype(error.exc.type, RuntimeErrorType)) {
      drop(thread, error.exc);
      return false;
    }
    writeUnraisable(thread, error.exc, 'Exception ignored in audit hook');
    drop(thread, error.exc);
    return true;
  }
}

/** sys.excepthook has raised `failure`, which is held and let go of here. */
function showFailure(thread: Thread, failure: PyBaseException, original: PyBaseException): number | undefined {
  const status = exitStatus(thread, failure);
  if (status === undefined) {
    writeStderr(thread, 'Error in sys.excepthook:\n');
    displayException(thread, failure);
    writeStderr(thread, '\nOriginal exception was:\n');
    displayException(thread, original);
  }
  release(thread, failure);
  return status;
}
