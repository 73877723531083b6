// Instructions of f-strings and t-strings.

import { optional } from '../../bytecode/stack-entries';
import type { Value } from '../../objects/object';
import { ascii, formatObject, reprObject, strObject } from '../../objects/protocols/text';
import { buildInterpolation, buildTemplate } from '../../objects/text/template';
import { replaceEntries, replaceTop } from '../../call/stack';
import { instruction } from './definition';

export const CONVERT_VALUE = instruction({
  summary: 'Replaces a value by its str, repr or ascii.',
  operand: 'conversion',
  before: ['value'],
  after: ['text'],
  may: 'runs Python',
  run(thread, frame, sp, conversion) {
    const value = frame.slots[sp - 1]!;
    let text: Value;
    if (conversion === 1) text = strObject(thread, value);
    else text = conversion === 2 ? reprObject(thread, value) : ascii(thread, value);
    replaceTop(thread, frame, sp, text);
  },
});

export const FORMAT_SIMPLE = instruction({
  summary: 'Formats the value with an empty format specification.',
  operand: 'none',
  before: ['value'],
  after: ['text'],
  may: 'runs Python',
  run(thread, frame, sp) {
    const value = frame.slots[sp - 1]!;
    if (typeof value !== 'string') replaceTop(thread, frame, sp, formatObject(thread, value, ''));
  },
});

export const FORMAT_WITH_SPEC = instruction({
  summary: 'Formats the value with the specification on top.',
  operand: 'none',
  before: ['value', 'specification'],
  after: ['text'],
  may: 'runs Python',
  run(thread, frame, sp) {
    const { slots } = frame;
    replaceEntries(thread, frame, sp - 2, sp, formatObject(thread, slots[sp - 2]!, slots[sp - 1]!));
  },
});

export const BUILD_INTERPOLATION = instruction({
  summary: 'Makes an interpolation from value, source text and, if bit 0 is set, a format specification.',
  operand: 'bits',
  before: ['value', 'source', optional('specification')],
  after: ['interpolation'],
  may: 'releases',
  run(thread, frame, sp, oparg) {
    const { slots } = frame;
    const hasSpec = (oparg & 1) !== 0;
    const from = sp - 2 - Number(hasSpec);
    const conversion = [null, 's', 'r', 'a'][oparg >> 2]!;
    const specification = hasSpec ? slots[sp - 1]! : '';
    replaceEntries(
      thread,
      frame,
      from,
      sp,
      buildInterpolation(slots[from]!, slots[from + 1]!, conversion, specification),
    );
  },
});

export const BUILD_TEMPLATE = instruction({
  summary: 'Makes a template string from a tuple of strings and a tuple of interpolations.',
  operand: 'none',
  before: ['strings', 'interpolations'],
  after: ['template'],
  may: 'releases',
  run(thread, frame, sp) {
    const { slots } = frame;
    replaceEntries(thread, frame, sp - 2, sp, buildTemplate(slots[sp - 2]!, slots[sp - 1]!));
  },
});
