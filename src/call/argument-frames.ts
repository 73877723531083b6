// The frame of a call of a Python function, from the arguments in each of the forms in which they arrive.

import type { PyDict } from '../objects/containers/dict';
import { fromDictionary, requireStrings } from '../objects/containers/keyword-names';
import type { PyTuple } from '../objects/containers/tuple';
import type { Frame } from '../objects/frames/frame';
import type { PyFunction } from '../objects/functions/function';
import { hold, release, type Value } from '../objects/object';
import type { Thread } from '../objects/thread';
import { newFrame } from './frame-creation';
import { firstArgument } from './stack';

/** Of a call with an array, as native code makes it; the arguments are borrowed. `locals` stands for another namespace than the globals. */
export function frameOfArguments(
  thread: Thread,
  func: PyFunction,
  args: Value[],
  kwnames: PyTuple | undefined,
  locals: Value | undefined,
): Frame {
  const count = args.length - (kwnames === undefined ? 0 : kwnames.items.length);
  for (const arg of args) hold(arg);
  hold(func);
  const frame = newFrame(thread, func, true, args, allOwned(args.length), 0, count, kwnames);
  if (locals !== undefined && locals !== null) {
    release(thread, frame.locals);
    frame.locals = hold(locals);
  }
  return frame;
}

/** Of a call with a tuple and a dict (_PyEvalFramePushAndInit_Ex). */
export function frameOfContainers(
  thread: Thread,
  func: PyFunction,
  args: PyTuple,
  keywords: PyDict | undefined,
): Frame {
  if (keywords === undefined) return frameOfArguments(thread, func, args.items, undefined, undefined);
  const { args: values, kwnames } = fromDictionary(args.items, keywords);
  hold(kwnames);
  try {
    requireStrings(kwnames);
    return frameOfArguments(thread, func, values, kwnames, undefined);
  } finally {
    release(thread, kwnames);
  }
}

/**
 * Of a call with the entries of the caller's stack from `from` on. Those from `first` on give up their counts, whether it succeeds or throws.
 */
export function frameOfEntries(
  thread: Thread,
  caller: Frame,
  func: PyFunction,
  functionOwned: boolean,
  from: number,
  first: number,
  sp: number,
): Frame {
  const { slots, owned } = caller;
  try {
    return newFrame(thread, func, functionOwned, slots, owned, from, sp - from, undefined);
  } finally {
    for (let index = first; index < sp; index++) owned[index] = 0;
  }
}

/**
 * callable, self | NULL, args..., names -- : of a call with keywords. Takes over the counts of all entries from `base` to `top`, where the
 * names are.
 */
export function frameOfKeywordEntries(thread: Thread, caller: Frame, base: number, top: number): Frame {
  const { slots, owned } = caller;
  const func = slots[base] as PyFunction;
  const kwnames = slots[top] as PyTuple;
  const from = firstArgument(caller, base);
  const count = top - from - kwnames.items.length;
  const namesOwned = owned[top]!;
  const functionOwned = owned[base] !== 0;
  try {
    return newFrame(thread, func, functionOwned, slots, owned, from, count, kwnames);
  } finally {
    for (let index = base; index <= top; index++) owned[index] = 0;
    if (namesOwned) release(thread, kwnames);
  }
}

let owned = new Uint8Array(16).fill(1);

/** Flags for arguments that all are counted. */
function allOwned(count: number): Uint8Array {
  if (count > owned.length) owned = new Uint8Array(2 * count).fill(1);
  return owned;
}
