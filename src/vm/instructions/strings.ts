// Instructions of f-strings and t-strings.

import type { Frame } from '../../objects/frames/frame';
import type { Value } from '../../objects/object';
import { ascii, formatObject, reprObject, strObject } from '../../objects/protocols/text';
import { buildInterpolation, buildTemplate } from '../../objects/text/template';
import type { Thread } from '../../objects/thread';
import { replaceEntries, replaceTop } from '../../call/stack';

/** value -- text: str, repr or ascii. */
export function convertValue(thread: Thread, frame: Frame, sp: number, conversion: number): void {
  const value = frame.slots[sp - 1]!;
  let text: Value;
  if (conversion === 1) text = strObject(thread, value);
  else text = conversion === 2 ? reprObject(thread, value) : ascii(thread, value);
  replaceTop(thread, frame, sp, text);
}

/** value -- text, with an empty format specification. */
export function formatSimple(thread: Thread, frame: Frame, sp: number): void {
  const value = frame.slots[sp - 1]!;
  if (typeof value !== 'string') replaceTop(thread, frame, sp, formatObject(thread, value, ''));
}

/** value, specification -- text */
export function formatWithSpec(thread: Thread, frame: Frame, sp: number): void {
  const { slots } = frame;
  replaceEntries(thread, frame, sp - 2, sp, formatObject(thread, slots[sp - 2]!, slots[sp - 1]!));
}

/** value, source text[, specification] -- interpolation */
export function makeInterpolation(thread: Thread, frame: Frame, sp: number, oparg: number): void {
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
}

/** strings, interpolations -- template */
export function makeTemplate(thread: Thread, frame: Frame, sp: number): void {
  const { slots } = frame;
  replaceEntries(thread, frame, sp - 2, sp, buildTemplate(slots[sp - 2]!, slots[sp - 1]!));
}
