// `raise`, and which exceptions a handler matches.

import { PyBaseException } from '../objects/exceptions/exceptions';
import { chainContext, handledException } from '../objects/exceptions/exception-context';
import { isExceptionClass } from '../objects/exceptions/exception-values';
import { hold, release, type Value } from '../objects/object';
import { runtimeError, typeError } from '../objects/raise';
import type { Thread } from '../objects/thread';
import { type PyType, isSubtype } from '../objects/type';
import { typeOf } from '../objects/type-of';
import { repr } from '../objects/protocols/text';

/** `Class()` for a class in `raise Class` or `from Class`; must be an exception. Held. */
function instantiate(thread: Thread, cls: PyType): PyBaseException {
  const exc = hold(thread.call(cls, []));
  if (exc instanceof PyBaseException) return exc;
  const text = `calling ${repr(thread, cls)} should have returned an instance of BaseException, not ${repr(thread, typeOf(exc))}`;
  release(thread, exc);
  throw typeError(text);
}

/** `raise exc from cause` (do_raise). The exception is held by the caller, its context is set. */
export function makeRaised(thread: Thread, exc: Value, cause: Value | undefined): PyBaseException {
  let raised: PyBaseException;
  if (isExceptionClass(exc)) raised = instantiate(thread, exc);
  else if (exc instanceof PyBaseException) raised = hold(exc);
  else throw typeError('exceptions must derive from BaseException');
  if (cause !== undefined) {
    try {
      setCause(thread, raised, cause);
    } catch (error) {
      release(thread, raised);
      throw error;
    }
  }
  chainContext(thread, raised);
  return raised;
}

function setCause(thread: Thread, raised: PyBaseException, cause: Value): void {
  if (isExceptionClass(cause)) {
    const instance = instantiate(thread, cause);
    raised.setCause(thread, instance);
    release(thread, instance);
  } else if (cause instanceof PyBaseException) raised.setCause(thread, cause);
  else if (cause === null) raised.setCause(thread, null);
  else throw typeError('exception causes must derive from BaseException');
}

/** The exception that a bare `raise` raises again. */
export function activeException(thread: Thread): PyBaseException {
  const exc = handledException(thread);
  if (exc === null) throw runtimeError('No active exception to reraise');
  return exc;
}

/** Does an exception match a class or tuple of classes (PyErr_GivenExceptionMatches)? */
export function exceptionMatches(exc: PyBaseException, type: Value): boolean {
  if (typeof type === 'object' && type !== null && 'items' in type) {
    return (type as unknown as { items: Value[] }).items.some((item) => exceptionMatches(exc, item));
  }
  return isExceptionClass(type) && isSubtype(exc.type, type);
}
