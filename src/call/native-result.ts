// What becomes of a native function that breaks its contract: neither a result nor an exception, or both (_Py_CheckFunctionResult).

import type { BrokenResult } from '../objects/native';
import { drop, hold, release, type Value } from '../objects/object';
import { repr } from '../objects/protocols/text';
import { systemError } from '../objects/raise';
import type { PyRaise, Thread } from '../objects/thread';
import { chainContext } from '../objects/exceptions/exception-context';

/** The SystemError at the call of `callable`; an exception that was set becomes its cause (_Py_CheckFunctionResult). */
export function brokenResult(thread: Thread, callable: Value, { exc, result }: BrokenResult): PyRaise {
  release(thread, result);
  if (exc === undefined) return noResult(thread, callable);
  hold(exc);
  chainContext(thread, exc);
  const fault = systemError(`${repr(thread, callable)} returned a result with an exception set`);
  fault.exc.setCause(thread, exc);
  fault.exc.setContext(thread, exc);
  exc.refs--;
  drop(thread, exc);
  return fault;
}

/** A native function that gives nothing at all is a SystemError. */
export function checked(thread: Thread, callable: Value, result: Value | undefined): Value {
  if (result === undefined) throw noResult(thread, callable);
  return result;
}

const noResult = (thread: Thread, callable: Value): PyRaise =>
  systemError(`${repr(thread, callable)} returned NULL without setting an exception`);
