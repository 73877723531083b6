// Exceptions whose constructor does something with its arguments: they are made by calling their type.

import type { PyBaseException } from '../objects/exceptions/exceptions';
import type { Value } from '../objects/object';
import { PyRaise, type Thread } from '../objects/thread';
import type { PyType } from '../objects/type';

/** `raise type(*args)` for types with an `__init__` of their own: SystemExit, SyntaxError, OSError. */
export function raiseCalled(thread: Thread, type: PyType, ...args: Value[]): PyRaise {
  return new PyRaise(thread.call(type, args) as PyBaseException);
}
