// Instructions that make functions.

import type { PyCode } from '../../objects/functions/code';
import type { PyDict } from '../../objects/containers/dict';
import { PyFunction } from '../../objects/functions/function';
import { release } from '../../objects/object';
import { systemError } from '../../objects/raise';
import type { PyTuple } from '../../objects/containers/tuple';
import { replaceTop, steal } from '../../call/stack';
import { instruction } from './definition';

export const MAKE_FUNCTION = instruction({
  summary: 'Makes a function from a code object.',
  operand: 'none',
  before: ['code'],
  after: ['function'],
  may: 'releases',
  run(thread, frame, sp) {
    const func = new PyFunction(frame.slots[sp - 1] as PyCode, frame.globals, frame.builtins);
    replaceTop(thread, frame, sp, func);
  },
});

export const SET_FUNCTION_ATTRIBUTE = instruction({
  summary: 'Gives a new function its defaults, annotations or closure.',
  operand: 'flags',
  before: ['attribute', 'function'],
  after: ['complete function'],
  may: 'raises',
  run(thread, frame, sp, which) {
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
  },
});
