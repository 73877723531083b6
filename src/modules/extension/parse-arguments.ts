// PyArg_ParseTuple and PyArg_ParseTupleAndKeywords: arguments taken apart by a format, with CPython's checks in CPython's order.

import { missingArgument, takes, takesNone } from '../../call/native/arity-texts';
import type { PyDict } from '../../objects/containers/dict';
import { DeprecationWarningType } from '../../objects/exceptions/exceptions';
import { hold, release, type Value } from '../../objects/object';
import { collect } from '../../objects/protocols/iteration';
import { length } from '../../objects/protocols/subscript';
import { systemError, typeError } from '../../objects/raise';
import { PyByteArray } from '../../objects/bytes/bytearray';
import { PyBytes } from '../../objects/bytes/bytes';
import { suggestion } from '../../objects/exceptions/suggestions';
import { InternalError, type PyRaise } from '../../objects/thread';
import { PyTuple } from '../../objects/containers/tuple';
import { strValue, typeOf } from '../../objects/type-of';
import { Mismatch } from './argument-error';
import { convertSimple, type ParseState } from './convert-argument';
import { isSequence } from '../../objects/protocols/is-sequence';

const isLetter = (char: string): boolean => /[A-Za-z]/.test(char);
const isEnd = (char: string): boolean => char === '' || char === ':' || char === ';';

/** What stands behind the units: the name of the function after `:`, or a text of its own after `;`. */
interface Naming {
  /** "fn()", or "function". */
  subject: string;
  name: string | undefined;
  message: string | undefined;
}

function namingOf(format: string): Naming {
  const colon = format.indexOf(':');
  const semicolon = colon < 0 ? format.indexOf(';') : -1;
  const name = colon < 0 ? undefined : format.slice(colon + 1).slice(0, 200);
  const message = semicolon < 0 ? undefined : format.slice(semicolon + 1);
  return { subject: name === undefined ? 'function' : `${name}()`, name, message };
}

/** Parses positional arguments into the results of the state (vgetargs1). */
export function parsePositional(state: ParseState, args: readonly Value[]): void {
  const { format } = state;
  const naming = namingOf(format);
  const [min, max] = countUnits(format);
  const given = args.length;
  if (given < min || given > max) {
    if (naming.message !== undefined) throw typeError(naming.message);
    const wanted = given < min ? min : max;
    const bound = min === max ? 'exactly' : given < min ? 'at least' : 'at most';
    throw typeError(takes(naming.subject, bound, wanted, given));
  }
  for (let index = 0; index < given; index++) {
    state.accept('|');
    convertNamed(state, args[index]!, index, naming);
  }
  const { char } = state;
  if (!isEnd(char) && !isLetter(char) && char !== '(' && char !== '|')
    throw systemError(`bad format string: ${format.slice(0, 200)}`);
  while (!isEnd(state.char)) {
    if (!state.accept('|')) skipItem(state);
  }
}

/** Parses one object by a format of one unit (PyArg_Parse). */
export function parseSingle(state: ParseState, value: Value): void {
  convertNamed(state, value, -1, namingOf(state.format));
}

/** The least and the greatest number of arguments. */
function countUnits(format: string): [min: number, max: number] {
  let min = -1;
  let max = 0;
  let level = 0;
  for (const char of format) {
    if (isEnd(char)) break;
    if (char === '(') {
      if (level++ === 0) max++;
    } else if (char === ')') {
      if (level-- === 0) throw new InternalError("excess ')' in getargs format");
    } else if (level > 0) continue;
    else if (char === '|') min = max;
    else if (isLetter(char) && char !== 'e') max++;
  }
  if (level !== 0) throw new InternalError("missing ')' in getargs format");
  return [min < 0 ? max : min, max];
}

/** Converts an argument; what is wrong with it is told with the name of the function and its number (seterror). */
function convertNamed(state: ParseState, value: Value, index: number, naming: Naming): void {
  try {
    convertItem(state, value);
  } catch (error) {
    throw error instanceof Mismatch ? described(error, index, naming) : error;
  }
}

function described(mismatch: Mismatch, index: number, { name, message }: Naming): PyRaise {
  const raise = mismatch.isFormatError ? systemError : typeError;
  if (message !== undefined) return raise(message);
  const which = index < 0 ? 'argument' : `argument ${index + 1}`;
  const items = mismatch.items.map((item) => `, item ${item}`).join('');
  return raise(`${name === undefined ? '' : `${name}() `}${which}${items} ${mismatch.text.slice(0, 256)}`);
}

function convertItem(state: ParseState, value: Value): void {
  if (!state.accept('(')) convertSimple(state, value);
  else {
    convertTuple(state, value);
    state.position++;
  }
}

/** Units inside parentheses take the items of a tuple (converttuple). */
function convertTuple(state: ParseState, value: Value): void {
  const { thread } = state;
  const { count, borrows } = nestedUnits(state);
  const isTuple = value instanceof PyTuple;
  const refused =
    !isTuple &&
    (!isSequence(value) || strValue(value) !== undefined || value instanceof PyBytes || value instanceof PyByteArray);
  if (refused) {
    const given = value === null ? 'None' : typeOf(value).tpName.slice(0, 50);
    throw new Mismatch(`must be ${count}-item tuple, not ${given}`);
  }
  const given = isTuple ? value.items.length : length(thread, value);
  if (given !== count) throw new Mismatch(`must be ${isTuple ? 'tuple' : 'sequence'} of length ${count}, not ${given}`);
  if (!isTuple && borrows) {
    const text = `argument must be ${count}-item tuple, not ${typeOf(value).tpName}`;
    thread.warn(DeprecationWarningType, text);
  }
  const tuple = hold(isTuple ? value : PyTuple.adopt(collect(thread, value)));
  try {
    tuple.items.slice(0, count).forEach((item, index) => {
      try {
        convertItem(state, item);
      } catch (error) {
        if (error instanceof Mismatch) error.items.unshift(index);
        throw error;
      }
    });
  } finally {
    release(thread, tuple);
  }
}

/** How many arguments the units in parentheses take, and whether the caller borrows any of them. */
function nestedUnits({ format, position }: ParseState): { count: number; borrows: boolean } {
  let count = 0;
  let level = 0;
  let borrows = false;
  for (let index = position; index < format.length; index++) {
    const char = format[index]!;
    if (char === '(') {
      if (level++ === 0) count++;
    } else if (char === ')') {
      if (level-- === 0) break;
    } else if (isEnd(char)) break;
    else if (isLetter(char) && char !== 'e') {
      if (level === 0) count++;
      const next = format.charAt(index + 1);
      if ('szySYU'.includes(char) ? next !== '*' : char === 'O' && next !== '&') borrows = true;
    }
  }
  return { count, borrows };
}

/** Passes over a unit whose argument is missing; its results are undefined (skipitem). */
function skipItem(state: ParseState): void {
  const unit = state.char;
  state.position++;
  if (unit === '(') {
    while (state.char !== ')' && !isEnd(state.char)) skipItem(state);
    state.position++;
    return;
  }
  if (unit === 'e') {
    state.extra();
    if (!state.accept('s') && !state.accept('t')) throw formatFault(state, unit);
    state.accept('#');
  } else if (unit === 'O') {
    if (state.accept('!') || state.accept('&')) state.extra();
  } else if (unit === 's' || unit === 'z' || unit === 'y') {
    if (!state.accept('*')) state.accept('#');
  } else if (unit === 'w') {
    if (!state.accept('*')) throw formatFault(state, unit);
  } else if (!'bBhHiIlkLKncCpfdDSYU'.includes(unit)) throw formatFault(state, unit);
  state.results.push(undefined);
}

const formatFault = (state: ParseState, unit: string): PyRaise =>
  systemError(`impossible<bad format char>: '${unit}${state.format.slice(state.position)}'`);

/** Parses positional and keyword arguments into the results of the state; an empty name stands for a parameter without one (vgetargskeywords). */
export function parseWithKeywords(
  state: ParseState,
  args: readonly Value[],
  keywords: PyDict | undefined,
  names: readonly string[],
): void {
  const naming = namingOf(state.format);
  const { subject } = naming;
  const total = names.length;
  const firstNamed = names.findIndex((name) => name !== '');
  const unnamed = firstNamed < 0 ? total : firstNamed;
  if (names.slice(unnamed).includes('')) throw systemError('Empty keyword parameter name');
  const given = args.length;
  let left = keywords?.size ?? 0;
  if (given + left > total) {
    throw typeError(takes(subject, 'at most', total, given + left, given === 0 ? 'keyword ' : ''));
  }
  let min = Infinity;
  let max = Infinity;
  let skipping = false;
  let index = 0;
  for (; index < total; index++) {
    if (state.char === '|') {
      if (min !== Infinity) throw systemError('Invalid format string (| specified twice)');
      min = index;
      state.position++;
      if (max !== Infinity) throw systemError('Invalid format string ($ before |)');
    }
    if (state.char === '$') {
      if (max !== Infinity) throw systemError('Invalid format string ($ specified twice)');
      max = index;
      state.position++;
      if (max < unnamed) throw systemError('Empty parameter name after $');
      if (skipping) break;
      if (max < given) throw tooManyPositional(subject, min, max, given);
    }
    if (isEnd(state.char)) throw systemError(`More keyword list entries (${total}) than format specifiers (${index})`);
    if (!skipping) {
      let value: Value | undefined;
      if (index < given) value = args[index];
      else if (left > 0 && index >= unnamed) {
        value = keywords!.getStr(names[index]!);
        if (value !== undefined) left--;
      }
      if (value !== undefined) {
        convertNamed(state, value, index, naming);
        continue;
      }
      if (index < min) {
        if (index < unnamed) skipping = true;
        else throw typeError(missingArgument(subject, names[index]!, index + 1));
      }
      if (left === 0 && !skipping) return skipRest(state);
    }
    skipItem(state);
  }
  if (skipping) {
    const least = Math.min(unnamed, min);
    const bound = least < index ? 'at least' : 'exactly';
    throw typeError(takes(subject, bound, least, given, 'positional '));
  }
  if (!isEnd(state.char) && state.char !== '|' && state.char !== '$') {
    const rest = state.format.slice(state.position);
    throw systemError(`more argument specifiers than keyword list entries (remaining format:'${rest}')`);
  }
  if (left > 0) throw unusedKeyword(naming, keywords!, names, unnamed, given);
}

function tooManyPositional(subject: string, min: number, max: number, given: number): PyRaise {
  if (max === 0) return typeError(takesNone(subject, 'positional '));
  const bound = min === Infinity ? 'exactly' : 'at most';
  return typeError(takes(subject, bound, max, given, 'positional '));
}

/** All arguments are used up: the results of the units left are undefined. A faulty rest of the format goes unnoticed. */
function skipRest(state: ParseState): void {
  while (!isEnd(state.char) && 'bBhHiIlkLKncCpfdDSYUOszywe(|$'.includes(state.char)) {
    if (!state.accept('|') && !state.accept('$')) skipItem(state);
  }
}

/** A keyword that no parameter took: given by position too, or unknown. */
function unusedKeyword(
  { subject, name }: Naming,
  keywords: PyDict,
  names: readonly string[],
  unnamed: number,
  given: number,
): PyRaise {
  for (let index = unnamed; index < given; index++) {
    if (keywords.getStr(names[index]!) !== undefined)
      return typeError(`argument for ${subject} given by name ('${names[index]!}') and position (${index + 1})`);
  }
  const known = names.slice(unnamed);
  const callee = name === undefined ? 'this function' : subject;
  for (const [key] of keywords.entries()) {
    const text = strValue(key);
    if (text === undefined) return typeError('keywords must be strings');
    if (known.includes(text)) continue;
    const near = suggestion(text, known);
    const hint = near === undefined ? '' : `. Did you mean '${near}'?`;
    return typeError(`${callee} got an unexpected keyword argument '${text}'${hint}`);
  }
  return typeError(`invalid keyword argument for ${callee}`);
}
