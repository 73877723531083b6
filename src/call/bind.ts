// Argument binding: from the values of a call to the parameters of a function, in CPython's phases and order (initialize_locals in ceval.c).

import { PyDict } from '../objects/containers/dict';
import type { Frame } from '../objects/frames/frame';
import type { PyFunction } from '../objects/functions/function';
import { hold, isObject, release, type Value } from '../objects/object';
import { richCompareBool } from '../objects/protocols/compare';
import type { Thread } from '../objects/thread';
import { EMPTY_TUPLE, PyTuple } from '../objects/containers/tuple';
import { strValue } from '../objects/type-of';
import {
  keywordsMustBeStrings,
  missingArguments,
  multipleValues,
  passedPositionalOnly,
  tooManyPositional,
  unexpectedKeyword,
} from './binding-errors';
import { CodeFlag } from '../objects/functions/code-flags';

/** The arguments of a call on their way to the parameters; positional values, then one for each keyword name. */
interface Arguments {
  source: readonly (Value | undefined)[];
  owned: Uint8Array;
  from: number;
  /** Number of positional values. */
  positional: number;
  /** How many values have gone to a slot, a tuple or a dict, or were let go of. */
  consumed: number;
}

/**
 * Binds a call's arguments to the empty local slots of `frame`. `count` is the number of positional values; those of keywords follow them.
 * All owned arguments are taken over, also when it throws.
 */
export function bindArguments(
  thread: Thread,
  func: PyFunction,
  frame: Frame,
  source: readonly (Value | undefined)[],
  owned: Uint8Array,
  from: number,
  count: number,
  kwnames: PyTuple | undefined,
): void {
  const args: Arguments = { source, owned, from, positional: count, consumed: 0 };
  try {
    const extraKeywords = makeKeywordDict(frame);
    placePositional(frame, args);
    collectOrDropExcess(thread, frame, args);
    if (kwnames !== undefined) placeKeywords(thread, func, frame, args, kwnames, extraKeywords);
    checkTooMany(func, frame, args);
    fillDefaults(thread, func, frame, args);
    fillKeywordDefaults(thread, func, frame);
  } catch (error) {
    const end = count + (kwnames === undefined ? 0 : kwnames.items.length);
    for (let index = args.consumed; index < end; index++) {
      if (owned[from + index]) release(thread, source[from + index]);
    }
    throw error;
  }
}

/** Parameters that may be named: positional and keyword-only ones. */
const namedCount = ({ code }: Frame): number => code.co_argcount + code.co_kwonlyargcount;

/** The slot of `**kwargs` gets its dict before anything can fail. */
function makeKeywordDict(frame: Frame): PyDict | undefined {
  const { co_flags } = frame.code;
  if (!(co_flags & CodeFlag.VARKEYWORDS)) return undefined;
  const slot = namedCount(frame) + (co_flags & CodeFlag.VARARGS ? 1 : 0);
  const dict = PyDict.fresh();
  frame.slots[slot] = hold(dict);
  frame.owned[slot] = 1;
  return dict;
}

function placePositional(frame: Frame, args: Arguments): void {
  const count = Math.min(args.positional, frame.code.co_argcount);
  const { slots, owned } = frame;
  for (let slot = 0; slot < count; slot++) {
    slots[slot] = args.source[args.from + slot];
    owned[slot] = args.owned[args.from + slot]!;
  }
  args.consumed = count;
}

/** Further positional values go to `*args`; without it they are let go of here, and the error comes after the keywords. */
function collectOrDropExcess(thread: Thread, frame: Frame, args: Arguments): void {
  const { positional, from, source, owned } = args;
  const first = args.consumed;
  if (frame.code.co_flags & CodeFlag.VARARGS) {
    const slot = namedCount(frame);
    frame.owned[slot] = 1;
    frame.slots[slot] = hold(first < positional ? packExcess(args, first) : EMPTY_TUPLE);
    args.consumed = positional;
    return;
  }
  for (let index = first; index < positional; index++) {
    args.consumed = index + 1;
    if (owned[from + index]) release(thread, source[from + index]);
  }
}

function packExcess({ source, owned, from, positional }: Arguments, first: number): PyTuple {
  const items: Value[] = [];
  for (let index = from + first; index < from + positional; index++) {
    const value = source[index]!;
    items.push(owned[index] ? value : hold(value));
  }
  return PyTuple.adopt(items);
}

function placeKeywords(
  thread: Thread,
  func: PyFunction,
  frame: Frame,
  args: Arguments,
  kwnames: PyTuple,
  extraKeywords: PyDict | undefined,
): void {
  const names = kwnames.items;
  const { slots } = frame;
  for (let index = 0; index < names.length; index++) {
    const keyword = names[index]!;
    if (strValue(keyword) === undefined) throw keywordsMustBeStrings(func);
    const at = args.from + args.positional + index;
    const slot = findParameter(thread, frame, keyword);
    if (slot >= 0) {
      if (slots[slot] !== undefined) throw multipleValues(thread, func, keyword);
      slots[slot] = args.source[at];
      frame.owned[slot] = args.owned[at]!;
      args.consumed++;
      continue;
    }
    if (extraKeywords === undefined) {
      throw passedPositionalOnly(thread, func, names) ?? unexpectedKeyword(thread, func, keyword);
    }
    const value = args.source[at]!;
    extraKeywords.set(thread, keyword, value);
    args.consumed++;
    if (args.owned[at]) release(thread, value);
  }
}

/** The slot of the parameter with this name, -1 if there is none that may be given by name. */
function findParameter(thread: Thread, frame: Frame, keyword: Value): number {
  const { localsplusnames, co_posonlyargcount } = frame.code;
  const end = namedCount(frame);
  if (!isObject(keyword)) {
    for (let slot = co_posonlyargcount; slot < end; slot++) if (localsplusnames[slot] === keyword) return slot;
    return -1;
  }
  for (let slot = co_posonlyargcount; slot < end; slot++) {
    if (richCompareBool(thread, keyword, localsplusnames[slot]!, '==')) return slot;
  }
  return -1;
}

function checkTooMany(func: PyFunction, frame: Frame, { positional }: Arguments): void {
  const { co_argcount, co_flags } = frame.code;
  if (positional > co_argcount && !(co_flags & CodeFlag.VARARGS)) throw tooManyPositional(func, frame, positional);
}

/** Positional parameters still empty get their defaults, which belong to the last ones. */
function fillDefaults(_thread: Thread, func: PyFunction, frame: Frame, { positional }: Arguments): void {
  const { co_argcount } = frame.code;
  if (positional >= co_argcount) return;
  const { slots, owned } = frame;
  const defaults = func.defaults === undefined ? [] : func.defaults.items;
  const firstDefault = co_argcount - defaults.length;
  for (let slot = positional; slot < firstDefault; slot++) {
    if (slots[slot] === undefined) throw missingArguments(func, frame, 'positional', 0, firstDefault);
  }
  for (let slot = Math.max(firstDefault, Math.min(positional, co_argcount), 0); slot < co_argcount; slot++) {
    if (slots[slot] !== undefined) continue;
    slots[slot] = hold(defaults[slot - firstDefault]!);
    owned[slot] = 1;
  }
}

/** Keyword-only parameters still empty look into the live `__kwdefaults__`. */
function fillKeywordDefaults(thread: Thread, func: PyFunction, frame: Frame): void {
  const { co_argcount, co_kwonlyargcount, localsplusnames } = frame.code;
  if (co_kwonlyargcount === 0) return;
  const { slots, owned } = frame;
  const end = co_argcount + co_kwonlyargcount;
  let missing = false;
  for (let slot = co_argcount; slot < end; slot++) {
    if (slots[slot] !== undefined) continue;
    const value = func.kwdefaults?.get(thread, localsplusnames[slot]!);
    if (value === undefined) missing = true;
    else {
      slots[slot] = hold(value);
      owned[slot] = 1;
    }
  }
  if (missing) throw missingArguments(func, frame, 'keyword-only', co_argcount, end);
}
