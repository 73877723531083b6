// ImportError and its subclasses, with the name and the path that they carry.

import * as exceptions from '../../objects/exceptions/exceptions';
import type { Value } from '../../objects/object';
import { setAttr } from '../../objects/protocols/attributes';
import { raise } from '../../objects/raise';
import type { PyRaise, Thread } from '../../objects/thread';
import type { PyType } from '../../objects/type';

/** An ImportError (or subclass) with `name` and perhaps `path`, ready to be thrown. */
export function importError(
  thread: Thread,
  message: string,
  name: Value = null,
  path: Value = null,
  type: PyType = exceptions.ImportErrorType,
): PyRaise {
  const error = raise(type, message);
  if (name !== null) setAttr(thread, error.exc, 'name', name);
  if (path !== null) setAttr(thread, error.exc, 'path', path);
  return error;
}

/** ModuleNotFoundError. */
export const moduleNotFound = (thread: Thread, message: string, name: string): PyRaise =>
  importError(thread, message, name, null, exceptions.ModuleNotFoundErrorType);
