// What a thread that does not run needs in order to go on.

import type { PyDict } from '../../objects/containers/dict';
import type { PyTuple } from '../../objects/containers/tuple';
import type { Thread } from '../../objects/thread';
import type { Value, Visit } from '../../objects/object';
import type { Outcome, Wait } from './switch';

/** The call with which a thread starts. All of it is held until the thread ends. */
export interface ThreadStart {
  readonly callable: Value;
  readonly args: PyTuple;
  readonly keywords: PyDict | undefined;
  /** Tells that the thread has ended. */
  ended(thread: Thread): void;
}

export class Turn {
  /** Undefined if the thread only waits for the GIL. */
  wait: Wait | undefined = undefined;
  /** What the instruction has waited for that now runs again. */
  resumed: Wait | undefined = undefined;
  /** The level whose loop alone can go on with the thread, because native code of the thread lies below it; 0 for any. */
  boundTo = 0;
  /** What that loop gives to the native code below it. */
  outcome: Outcome | undefined = undefined;
  start: ThreadStart | undefined = undefined;
  /** The thread has made its first frame. */
  begun = true;

  traverse(visit: Visit): void {
    const { start, outcome } = this;
    visit(outcome?.value);
    visit(outcome?.raised);
    visit(start?.callable);
    visit(start?.args);
    visit(start?.keywords);
  }
}
