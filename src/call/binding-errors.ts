// The texts of binding errors, each in one place. Functions are named by `__qualname__`.

import type { Frame } from '../objects/frames/frame';
import type { PyFunction } from '../objects/functions/function';
import type { Value } from '../objects/object';
import { richCompareBool } from '../objects/protocols/compare';
import { str } from '../objects/protocols/text';
import { typeError } from '../objects/raise';
import { suggestion } from '../objects/exceptions/suggestions';
import type { PyRaise, Thread } from '../objects/thread';
import { strValue } from '../objects/type-of';

const nameOf = (func: PyFunction): string => strValue(func.qualname)!;

const plural = (count: number): string => (count === 1 ? '' : 's');

/** A keyword that is not a string, from `**mapping`. */
export function keywordsMustBeStrings(func: PyFunction): PyRaise {
  return typeError(`${nameOf(func)}() keywords must be strings`);
}

/** A parameter given by position and by name, or twice by name. */
export function multipleValues(thread: Thread, func: PyFunction, keyword: Value): PyRaise {
  return typeError(`${nameOf(func)}() got multiple values for argument '${str(thread, keyword)}'`);
}

/** A keyword that names no parameter; a near one is suggested. */
export function unexpectedKeyword(thread: Thread, func: PyFunction, keyword: Value): PyRaise {
  const { localsplusnames, co_posonlyargcount, co_argcount, co_kwonlyargcount } = func.code;
  const candidates = localsplusnames.slice(co_posonlyargcount, co_argcount + co_kwonlyargcount);
  const near = suggestion(strValue(keyword)!, candidates);
  const hint = near === undefined ? '' : `. Did you mean '${near}'?`;
  return typeError(`${nameOf(func)}() got an unexpected keyword argument '${str(thread, keyword)}'${hint}`);
}

/** Positional-only parameters given by name, all of them, in the order of the parameters (positional_only_passed_as_keyword). */
export function passedPositionalOnly(thread: Thread, func: PyFunction, names: readonly Value[]): PyRaise | undefined {
  const { localsplusnames, co_posonlyargcount } = func.code;
  const found: string[] = [];
  for (const parameter of localsplusnames.slice(0, co_posonlyargcount)) {
    for (const name of names) if (richCompareBool(thread, parameter, name, '==')) found.push(strValue(name)!);
  }
  if (found.length === 0) return undefined;
  return typeError(
    `${nameOf(func)}() got some positional-only arguments passed as keyword arguments: '${found.join(', ')}'`,
  );
}

/** More positional arguments than parameters (too_many_positional). */
export function tooManyPositional(func: PyFunction, frame: Frame, given: number): PyRaise {
  const { co_argcount, co_kwonlyargcount } = func.code;
  let keywordOnly = 0;
  for (let slot = co_argcount; slot < co_argcount + co_kwonlyargcount; slot++) {
    if (frame.slots[slot] !== undefined) keywordOnly++;
  }
  const defaults = func.defaults?.items.length ?? 0;
  const expected = defaults > 0 ? `from ${co_argcount - defaults} to ${co_argcount}` : `${co_argcount}`;
  const many = defaults > 0 || co_argcount !== 1;
  const mixed =
    keywordOnly > 0
      ? ` positional argument${plural(given)} (and ${keywordOnly} keyword-only argument${plural(keywordOnly)})`
      : '';
  const verb = given === 1 && keywordOnly === 0 ? 'was' : 'were';
  return typeError(
    `${nameOf(func)}() takes ${expected} positional argument${many ? 's' : ''} but ${given}${mixed} ${verb} given`,
  );
}

/** Parameters among the slots from `start` to `end` that no argument and no default has filled (missing_arguments). */
export function missingArguments(
  func: PyFunction,
  frame: Frame,
  kind: 'positional' | 'keyword-only',
  start: number,
  end: number,
): PyRaise {
  const names: string[] = [];
  for (let slot = start; slot < end; slot++) {
    if (frame.slots[slot] === undefined) names.push(`'${func.code.localsplusnames[slot]}'`);
  }
  const count = names.length;
  return typeError(`${nameOf(func)}() missing ${count} required ${kind} argument${plural(count)}: ${enumerate(names)}`);
}

/** `'a'`, `'a' and 'b'`, `'a', 'b', and 'c'`. */
function enumerate(names: string[]): string {
  if (names.length === 1) return names[0]!;
  if (names.length === 2) return names.join(' and ');
  return `${names.slice(0, -1).join(', ')}, and ${names.at(-1)}`;
}
