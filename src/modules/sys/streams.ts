// sys.stdin, sys.stdout and sys.stderr.

import type { Value } from '../../objects/object';
import type { Thread } from '../../objects/thread';
import { standardTextStream } from '../_io/text-io';

/** The three standard streams by name. */
export function standardStreams(thread: Thread): [name: string, stream: Value][] {
  return [
    ['stdin', standardTextStream(thread, 0, '<stdin>', 'r', 'strict')],
    ['stdout', standardTextStream(thread, 1, '<stdout>', 'w', 'strict')],
    ['stderr', standardTextStream(thread, 2, '<stderr>', 'w', 'backslashreplace')],
  ];
}
