// What the type variables leave to Python code in `typing`.

import { builtin } from '../functions/builtin-lookup';
import { hold, release, type Value } from '../object';
import { getAttr } from '../protocols/attributes';
import { callHeld } from '../protocols/calls';
import type { Thread } from '../thread';

/** An attribute of `typing`, which is imported if nobody has done so yet. */
export function typingAttribute(thread: Thread, name: string): Value {
  const typing = hold(
    thread.interp.modules.getStr('typing') ?? callHeld(thread, builtin(thread, '__import__'), ['typing']),
  );
  try {
    return getAttr(thread, typing, name);
  } finally {
    release(thread, typing);
  }
}

/** typing.name(*args) (call_typing_func_object). */
export function callTyping(thread: Thread, name: string, args: Value[]): Value {
  return callHeld(thread, typingAttribute(thread, name), args);
}

/** Is it a type, as far as typing is concerned (type_check)? None stays None. */
export function checkType(thread: Thread, value: Value, message: string): Value {
  return callTyping(thread, '_type_check', [value, message]);
}
