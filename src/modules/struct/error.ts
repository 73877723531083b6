// struct.error.

import { PyDict } from '../../objects/containers/dict';
import { ExceptionType } from '../../objects/exceptions/exceptions';
import { callHeld } from '../../objects/protocols/calls';
import { raise } from '../../objects/raise';
import type { PyRaise, Thread } from '../../objects/thread';
import { PyTuple } from '../../objects/containers/tuple';
import type { PyType } from '../../objects/type';
import { typeType } from '../../objects/types/type-type';
import { holdForever, stateOf } from '../define-module';

/** The class, one for each interpreter (PyErr_NewException). */
export function structErrorType(thread: Thread): PyType {
  return stateOf(thread, '_struct.error', () => {
    const namespace = PyDict.fresh();
    namespace.initStr('__module__', 'struct');
    return holdForever(
      thread,
      callHeld(thread, typeType, ['error', new PyTuple([ExceptionType]), namespace]) as PyType,
    );
  });
}

export const structError = (thread: Thread, message: string): PyRaise => raise(structErrorType(thread), message);
