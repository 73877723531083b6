// File operations that fail, as Python's OSError.

import type { PyBaseException } from '../objects/exceptions/exceptions';
import * as exceptions from '../objects/exceptions/exceptions';
import type { Value } from '../objects/object';
import { PyRaise, type Thread } from '../objects/thread';
import { ERROR_MESSAGES } from './errno-table';
import { FileFailure } from './file-system';

/** OSError (or the subclass that fits the number), perhaps with the file names of the operation. */
export function osError(thread: Thread, errno: number, filename?: Value, filename2?: Value): PyRaise {
  const args: Value[] = [errno, ERROR_MESSAGES.get(errno) ?? `Unknown error ${errno}`];
  if (filename !== undefined) args.push(filename);
  if (filename2 !== undefined) args.push(null, filename2);
  return new PyRaise(thread.call(exceptions.OSErrorType, args) as PyBaseException);
}

/** Runs a file operation; a failure becomes OSError, with `filename` where the operation had a path. */
export function orOsError<T>(thread: Thread, operation: () => T, filename?: Value, filename2?: Value): T {
  try {
    return operation();
  } catch (error) {
    if (!(error instanceof FileFailure)) throw error;
    throw osError(thread, error.errno, filename, filename2);
  }
}
