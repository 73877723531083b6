// io.UnsupportedOperation: both an OSError and a ValueError, so it is a class of its own in each interpreter.

import type { PyBaseException } from '../../objects/exceptions/exceptions';
import * as exceptions from '../../objects/exceptions/exceptions';
import { PyDict } from '../../objects/containers/dict';
import { hold, type Value } from '../../objects/object';
import { PyRaise, type Thread } from '../../objects/thread';
import { PyTuple } from '../../objects/containers/tuple';
import { typeType } from '../../objects/types/type-type';
import { stateOf } from '../define-module';

/** The class in this interpreter. */
export function unsupportedOperation(thread: Thread): Value {
  return stateOf(thread, 'io.UnsupportedOperation', () => {
    const namespace = new PyDict();
    namespace.initStr('__module__', 'io');
    const bases = new PyTuple([exceptions.OSErrorType, exceptions.ValueErrorType]);
    const cls = hold(thread.call(typeType, ['UnsupportedOperation', bases, namespace]));
    thread.interp.roots.add(cls);
    return cls;
  });
}

/** An operation that this kind of file cannot do. */
export function unsupported(thread: Thread, message: string): PyRaise {
  return new PyRaise(thread.call(unsupportedOperation(thread), [message]) as PyBaseException);
}
