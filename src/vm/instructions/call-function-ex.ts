// CALL_FUNCTION_EX: the arguments come from an iterable and a mapping.

import { frameOfContainers } from '../../call/argument-frames';
import { callSpread } from '../../call/entries';
import { checked } from '../../call/native-result';
import { positionalTuple } from '../../call/unpacking';
import type { PyDict } from '../../objects/containers/dict';
import type { Frame } from '../../objects/frames/frame';
import { PyFunction } from '../../objects/functions/function';
import { release } from '../../objects/object';
import { dropEntries, dropEntry, put, replaceEntries } from '../../call/stack';
import { pushBound } from './callee';
import { instruction } from './definition';
import { ENTERED } from './outcome';

export const CALL_FUNCTION_EX = instruction({
  summary: 'Calls with positional arguments from an iterable and keywords from a mapping or NULL.',
  operand: 'none',
  before: ['callable', 'null', 'args', 'kwargs'],
  after: ['result'],
  may: 'runs Python',
  frame: 'enters',
  waits: true,
  event: 'CALL',
  run(thread, frame, sp) {
    const { slots, owned } = frame;
    const base = sp - 4;
    const callable = slots[base]!;
    const tuple = positionalTuple(thread, callable, slots[sp - 2]!);
    if (tuple !== slots[sp - 2]) {
      const iterable = slots[sp - 2];
      const wasOwned = owned[sp - 2];
      put(frame, sp - 2, tuple);
      if (wasOwned) release(thread, iterable);
    }
    const keywords = slots[sp - 1] as PyDict | undefined;
    if (!(callable instanceof PyFunction)) {
      const value = callSpread(thread, callable, tuple, keywords);
      replaceEntries(thread, frame, base, sp, checked(thread, callable, value));
      return;
    }
    const hasKeywords = keywords !== undefined && keywords.size > 0;
    let callee: Frame;
    try {
      callee = frameOfContainers(thread, callable, tuple, hasKeywords ? keywords : undefined);
    } catch (error) {
      dropEntry(thread, frame, sp - 2);
      dropEntry(thread, frame, sp - 1);
      throw error;
    }
    dropEntries(thread, frame, base, sp);
    pushBound(thread, callee, false);
    return ENTERED;
  },
});
