// The slots through which classes written in Python are called and make their instances. What they do belongs to calls, so that
// src/call/callables.ts enters it, before types are made ready.

import { InternalError } from '../thread';
import type { TypeSlots } from '../type';

/** For `__call__`, `__init__` and `__new__`. */
export const callSlots: Pick<Required<TypeSlots>, 'tp_call' | 'tp_init' | 'tp_new'> = {
  tp_call: notEntered,
  tp_init: notEntered,
  tp_new: notEntered,
};

function notEntered(): never {
  throw new InternalError('types were made ready before src/call/ has said how they are called');
}
