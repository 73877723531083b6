// Callable instances: a class written in Python is called through its `__call__`.

import type { PyTuple } from '../objects/containers/tuple';
import { hold, release, unhold, type Value } from '../objects/object';
import { callHeld } from '../objects/protocols/calls';
import { attributeError } from '../objects/raise';
import type { Thread } from '../objects/thread';
import { TypeFlag } from '../objects/type';
import { typeOf } from '../objects/type-of';
import { typeLookup } from '../objects/types/type-lookup';

/** The `tp_call` of such a class: `__call__` of the type, never of the instance (slot_tp_call). */
export function callInstance(thread: Thread, self: Value, args: Value[], kwnames: PyTuple | undefined): Value {
  const type = typeOf(self);
  const found = typeLookup(type, '__call__');
  if (found === undefined)
    throw attributeError(`'${type.tpName}' object has no attribute '__call__'`, self, '__call__');
  const foundType = typeOf(found);
  if (foundType.flags & TypeFlag.METHOD_DESCRIPTOR) {
    hold(found);
    let result: Value;
    try {
      result = hold(thread.callInPlace(found, [self, ...args], kwnames));
    } catch (error) {
      release(thread, found);
      throw error;
    }
    release(thread, found);
    return unhold(result);
  }
  const get = foundType.tp.tp_descr_get;
  return callHeld(thread, get === undefined ? found : get(thread, found, self, type), args, kwnames);
}
