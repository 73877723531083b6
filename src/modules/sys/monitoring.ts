// sys.monitoring.

import { PyModule } from '../../objects/module';
import type { Value } from '../../objects/object';
import type { Thread } from '../../objects/thread';
import { newNamespace } from '../../objects/namespace';

/** Event numbers of PEP 669. */
export const MONITORING_EVENTS = {
  PY_START: 1 << 0,
  PY_RESUME: 1 << 1,
  PY_RETURN: 1 << 2,
  PY_YIELD: 1 << 3,
  CALL: 1 << 4,
  LINE: 1 << 5,
  INSTRUCTION: 1 << 6,
  JUMP: 1 << 7,
  BRANCH_LEFT: 1 << 8,
  BRANCH_RIGHT: 1 << 9,
  STOP_ITERATION: 1 << 10,
  RAISE: 1 << 11,
  EXCEPTION_HANDLED: 1 << 12,
  PY_UNWIND: 1 << 13,
  PY_THROW: 1 << 14,
  RERAISE: 1 << 15,
  C_RETURN: 1 << 16,
  C_RAISE: 1 << 17,
  BRANCH: 1 << 18,
  NO_EVENTS: 0,
} as const;

/** The namespace `sys.monitoring`. */
export function monitoringNamespace(thread: Thread): Value {
  const module = new PyModule('sys.monitoring', null);
  module.dict!.initStr('events', newNamespace(thread, MONITORING_EVENTS));
  return module;
}
