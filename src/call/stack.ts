// Moving values on and off a frame's stack. Entry `slots[i]` counts as a holder of its value when `owned[i]` is set.

import type { Frame } from '../objects/frames/frame';
import { hold, type Value } from '../objects/object';
import type { Thread } from '../objects/thread';

/** Puts a value that the entry takes hold of into a free entry. */
export function put(frame: Frame, index: number, value: Value | undefined): void {
  if (typeof value === 'object' && value !== null) value.refs++;
  frame.slots[index] = value;
  frame.owned[index] = 1;
}

/** Empties an entry and lets go of its value. */
export function dropEntry(thread: Thread, frame: Frame, index: number): void {
  const value = frame.slots[index];
  if (typeof value !== 'object' || value === null) return;
  frame.slots[index] = undefined;
  if (frame.owned[index] && --value.refs === 0) thread.deallocate(value);
}

/** Empties entries from the top of the stack down to `from` (inclusive), last first. */
export function dropEntries(thread: Thread, frame: Frame, from: number, sp: number): void {
  for (let index = sp - 1; index >= from; index--) dropEntry(thread, frame, index);
}

/** Replaces the top entry by a result. */
export function replaceTop(thread: Thread, frame: Frame, sp: number, result: Value): void {
  const { slots, owned } = frame;
  const value = slots[sp - 1];
  const wasOwned = owned[sp - 1];
  put(frame, sp - 1, result);
  if (typeof value === 'object' && value !== null && wasOwned && --value.refs === 0) thread.deallocate(value);
}

/** Replaces the two top entries by a result. The left one goes first. */
export function replaceTwo(thread: Thread, frame: Frame, sp: number, result: Value): void {
  const { slots, owned } = frame;
  const left = slots[sp - 2];
  const leftOwned = owned[sp - 2];
  put(frame, sp - 2, result);
  if (typeof left === 'object' && left !== null && leftOwned && --left.refs === 0) thread.deallocate(left);
  dropEntry(thread, frame, sp - 1);
}

/** Replaces all entries from `from` on by a result. */
export function replaceEntries(thread: Thread, frame: Frame, from: number, sp: number, result: Value): void {
  hold(result);
  dropEntries(thread, frame, from, sp);
  frame.slots[from] = result;
  frame.owned[from] = 1;
}

/** Takes the value out of an entry together with a count of it: borrowed values are held first (PyStackRef_AsPyObjectSteal). */
export function steal(frame: Frame, index: number): Value {
  const value = frame.slots[index]!;
  if (frame.owned[index]) frame.owned[index] = 0;
  else hold(value);
  return value;
}

/** The values of entries `from` to `to` with a count of each, as an array that owns them. */
export function stealEntries(frame: Frame, from: number, to: number): Value[] {
  const values: Value[] = new Array(to - from);
  for (let index = from; index < to; index++) values[index - from] = steal(frame, index);
  return values;
}

/** callable, self | NULL, args... : where the arguments begin, self included. */
export const firstArgument = ({ slots }: Frame, base: number): number =>
  slots[base + 1] === undefined ? base + 2 : base + 1;
