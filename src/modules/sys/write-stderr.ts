// Writing to sys.stderr as a program may have replaced it.

import { drop, hold, release } from '../../objects/object';
import { callMethod } from '../../objects/protocols/attributes';
import type { Thread } from '../../objects/thread';
import { writeText } from '../_io/text-io';

/** Writes to sys.stderr as it is now; nothing where a program took it away. */
export function writeStderr(thread: Thread, text: string): void {
  const stderr = thread.interp.sysDict.getStr('stderr') ?? null;
  if (stderr === null) return;
  hold(stderr);
  try {
    writeText(thread, stderr, text);
    drop(thread, callMethod(thread, stderr, 'flush', []));
  } finally {
    release(thread, stderr);
  }
}
