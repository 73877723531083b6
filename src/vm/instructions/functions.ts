// Instructions that make functions and generators.

import type { PyCode } from '../../objects/functions/code';
import type { PyDict } from '../../objects/containers/dict';
import type { Frame } from '../../objects/frames/frame';
import { PyFunction } from '../../objects/functions/function';
import { release } from '../../objects/object';
import { systemError } from '../../objects/raise';
import type { Thread } from '../../objects/thread';
import type { PyTuple } from '../../objects/containers/tuple';
import { replaceTop, steal } from '../../call/stack';

/** code -- function */
export function makeFunction(thread: Thread, frame: Frame, sp: number): void {
  const func = new PyFunction(frame.slots[sp - 1] as PyCode, frame.globals, frame.builtins);
  replaceTop(thread, frame, sp, func);
}

/** attribute, function -- function: sets what the operand says, taking over the attribute. */
export function setFunctionAttribute(thread: Thread, frame: Frame, sp: number, which: number): void {
  const func = frame.slots[sp - 1] as PyFunction;
  const value = steal(frame, sp - 2);
  switch (which) {
    case 1:
      func.defaults = value as PyTuple;
      break;
    case 2:
      func.kwdefaults = value as PyDict;
      break;
    case 4:
      func.annotations = value as PyTuple;
      break;
    case 8:
      func.closure = value as PyTuple;
      break;
    case 16:
      func.annotate = value;
      break;
    default:
      release(thread, value);
      throw systemError('unexpected function attribute');
  }
  const { slots, owned } = frame;
  slots[sp - 2] = slots[sp - 1];
  owned[sp - 2] = owned[sp - 1]!;
  owned[sp - 1] = 0;
}
