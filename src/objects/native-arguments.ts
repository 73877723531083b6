// How native functions receive their arguments: CPython's calling conventions, its parsers and their error texts.

import { expected, missingArgument, missingKeywordOnly, takes, takesNone } from '../call/native/arity-texts';
import { indexOfKeyword } from './containers/keyword-names';
import type { Value } from './object';
import { type NativeParameter, parseParameters } from '../call/native/convention';
import type { NativeDefinition } from './native';
import { overflowError, typeError, valueError } from './raise';
import { suggestion } from './exceptions/suggestions';
import { richCompareBool } from './protocols/compare';
import { toIndex } from './protocols/numbers';
import { str } from './protocols/text';
import type { PyRaise, Thread } from './thread';
import type { PyTuple } from './containers/tuple';
import { strValue, typeOf } from './type-of';

/** The error of a positional count outside [min, max] (_PyArg_CheckPositional); `max` may be Infinity. */
export function checkPositional(name: string, given: number, min: number, max: number): void {
  if (given < min) throw typeError(expected(name, min === max ? '' : 'at least ', min, given));
  if (given > max) throw typeError(expected(name, min === max ? '' : 'at most ', max, given));
}

/** The error of keywords given to something that takes none (_PyArg_NoKeywords). */
export function noKeywords(name: string, kwnames: PyTuple | undefined): void {
  if (kwnames !== undefined && kwnames.items.length > 0) throw typeError(takesNone(`${name}()`, 'keyword '));
}

/** The error of arguments given to something that takes none (_PyArg_NoPositional). */
export function noPositional(name: string, given: number): void {
  if (given > 0) throw typeError(takesNone(`${name}()`, 'positional '));
}

const parameterCache = new Map<string, NativeParameter[]>();

/** How an unknown keyword is told from a known one: by `==` (_PyArg_UnpackKeywords) or by its text (PyArg_ParseTupleAndKeywords). */
type Recognition = 'by equality' | 'by text';

/**
 * Binds arguments to parameters declared like `'iterable, key=None, /, *, reverse=False'` with the texts of
 * PyArg_ParseTupleAndKeywords and _PyArg_UnpackKeywords. Omitted optional ones are undefined; `*args` gets an array.
 */
export function parseKeywords(
  thread: Thread,
  functionName: string,
  spec: string | NativeParameter[],
  args: Value[],
  kwnames: PyTuple | undefined,
  recognition: Recognition = 'by equality',
): (Value | undefined | Value[])[] {
  let parameters: NativeParameter[] | undefined;
  if (typeof spec === 'string') {
    parameters = parameterCache.get(spec);
    if (parameters === undefined) {
      parameters = parseParameters(spec);
      parameterCache.set(spec, parameters);
    }
  } else parameters = spec;
  return unpackKeywords(thread, functionName, parameters, args, kwnames, recognition);
}

interface Shape {
  /** Parameters without `*args`. */
  named: NativeParameter[];
  /** How many of them may come by position. */
  maxPositional: number;
  minPositionalOnly: number;
  positionalOnly: number;
  required: number;
  variadic: boolean;
}

const shapes = new WeakMap<NativeParameter[], Shape>();

function shapeOf(parameters: NativeParameter[]): Shape {
  let shape = shapes.get(parameters);
  if (shape !== undefined) return shape;
  const named = parameters.filter(({ kind }) => kind !== 'var-positional');
  const positional = named.filter(({ kind }) => kind !== 'keyword-only');
  const positionalOnly = named.filter(({ kind }) => kind === 'positional-only');
  const lastRequired = named.findLastIndex(({ required, kind }) => required && kind !== 'keyword-only');
  const requiredKeywordOnly = named.findLastIndex(({ required, kind }) => required && kind === 'keyword-only');
  shape = {
    named,
    maxPositional: positional.length,
    minPositionalOnly: positionalOnly.filter(({ required }) => required).length,
    positionalOnly: positionalOnly.length,
    required: Math.max(lastRequired, requiredKeywordOnly) + 1,
    variadic: named.length !== parameters.length,
  };
  shapes.set(parameters, shape);
  return shape;
}

/** _PyArg_UnpackKeywords. */
function unpackKeywords(
  thread: Thread,
  functionName: string,
  parameters: NativeParameter[],
  args: Value[],
  kwnames: PyTuple | undefined,
  recognition: Recognition,
): (Value | undefined | Value[])[] {
  const shape = shapeOf(parameters);
  const { named, maxPositional, minPositionalOnly, required, variadic } = shape;
  const keywordCount = kwnames === undefined ? 0 : kwnames.items.length;
  const given = args.length - keywordCount;
  const limit = named.length;
  if (!variadic) {
    if (given + keywordCount > limit)
      throw typeError(
        takes(`${functionName}()`, 'at most', limit, given + keywordCount, given === 0 ? 'keyword ' : ''),
      );
    if (given > maxPositional) {
      if (maxPositional === 0) throw typeError(takesNone(`${functionName}()`, 'positional '));
      const bound = Math.min(required, maxPositional) < maxPositional ? 'at most' : 'exactly';
      throw typeError(takes(`${functionName}()`, bound, maxPositional, given, 'positional '));
    }
  }
  if (given < minPositionalOnly) {
    const bound = variadic || minPositionalOnly < maxPositional ? 'at least' : 'exactly';
    throw typeError(takes(`${functionName}()`, bound, minPositionalOnly, given, 'positional '));
  }
  const bound: (Value | undefined | Value[])[] = [];
  let position = 0;
  let used = 0;
  let seen = 0;
  for (const parameter of parameters) {
    if (parameter.kind === 'var-positional') {
      bound.push(args.slice(Math.min(position, given), given));
      continue;
    }
    seen++;
    if (parameter.kind !== 'keyword-only' && position < given) {
      bound.push(args[position++]);
      continue;
    }
    let value: Value | undefined;
    if (keywordCount > used && parameter.kind !== 'positional-only') {
      const index = indexOfKeyword(thread, kwnames!, parameter.name);
      if (index >= 0) {
        value = args[given + index];
        used++;
      }
    }
    if (value === undefined && parameter.required) {
      if (parameter.kind === 'keyword-only') throw typeError(missingKeywordOnly(`${functionName}()`, parameter.name));
      throw typeError(missingArgument(`${functionName}()`, parameter.name, seen));
    }
    bound.push(value);
  }
  if (used < keywordCount) throw keywordError(thread, functionName, shape, given, kwnames!, recognition);
  return bound;
}

/** Finds the keyword that was not used: given by position too, or unknown (error_unexpected_keyword_arg). */
function keywordError(
  thread: Thread,
  functionName: string,
  { named, positionalOnly, maxPositional }: Shape,
  given: number,
  kwnames: PyTuple,
  recognition: Recognition,
): PyRaise {
  for (let index = positionalOnly; index < Math.min(given, maxPositional); index++) {
    const { name } = named[index]!;
    if (indexOfKeyword(thread, kwnames, name) >= 0)
      return typeError(`argument for ${functionName}() given by name ('${name}') and position (${index + 1})`);
  }
  const known = named.slice(positionalOnly).map(({ name }) => name);
  for (const keyword of kwnames.items) {
    const text = strValue(keyword);
    if (text === undefined) return typeError('keywords must be strings');
    const isKnown =
      typeof keyword === 'string' || recognition === 'by text'
        ? known.includes(text)
        : known.some((name) => richCompareBool(thread, keyword, name, '=='));
    if (isKnown) continue;
    const near = suggestion(text, known);
    const hint = near === undefined ? '' : `. Did you mean '${near}'?`;
    return typeError(`${functionName}() got an unexpected keyword argument '${str(thread, keyword)}'${hint}`);
  }
  return typeError(`invalid keyword argument for ${functionName}()`);
}

/** Binds arguments to the declared parameters of a native function, according to its convention. */
export function bindNative(
  thread: Thread,
  definition: NativeDefinition,
  args: Value[],
  kwnames: PyTuple | undefined,
): (Value | undefined | Value[])[] {
  const parameters = definition.parameters!;
  if (definition.convention === 'fastcall_keywords') {
    return unpackKeywords(thread, definition.name, parameters, args, kwnames, 'by equality');
  }
  if (definition.convention !== 'fastcall') return args;
  const { named, minPositionalOnly, variadic } = shapeOf(parameters);
  checkPositional(definition.name, args.length, minPositionalOnly, variadic ? Infinity : named.length);
  if (!variadic) return args;
  return [...args.slice(0, named.length), args.slice(named.length)];
}

/** The text of a str argument, or TypeError: "replace() argument 1 must be str, not int" (_PyArg_BadArgument). */
export function argString(_thread: Thread, functionName: string, argument: number | string, value: Value): string {
  const text = strValue(value);
  if (text === undefined) throw badArgument(functionName, argument, 'str', value);
  return text;
}

/** "replace() argument 1 must be str, not int"; an argument given by name is quoted, the only one of a function (0) goes without. */
export function badArgument(functionName: string, argument: number | string, expected: string, value: Value) {
  const which = typeof argument === 'string' ? ` '${argument}'` : argument === 0 ? '' : ` ${argument}`;
  const given = value === null ? 'None' : typeOf(value).tpName;
  return typeError(`${functionName}() argument${which} must be ${expected}, not ${given}`);
}

/** An argument as C int (_PyLong_AsInt on an index). */
export function argInt(thread: Thread, value: Value): number {
  const index = toIndex(thread, value);
  if (index > 2147483647 || index < -2147483648) throw overflowError('Python int too large to convert to C int');
  return Number(index);
}

/** A str argument without null characters. */
export function argText(thread: Thread, functionName: string, argument: number | string, value: Value): string {
  const text = argString(thread, functionName, argument, value);
  if (text.includes('\0')) throw valueError('embedded null character');
  return text;
}

/** Keyword names and values as pairs. */
export function keywordPairs(args: Value[], kwnames: PyTuple | undefined): [name: Value, value: Value][] {
  if (kwnames === undefined) return [];
  const first = args.length - kwnames.items.length;
  return kwnames.items.map((name, index) => [name, args[first + index]!]);
}

/** The positional part of the arguments. */
export function positionalArgs(args: Value[], kwnames: PyTuple | undefined): Value[] {
  return kwnames === undefined ? args : args.slice(0, args.length - kwnames.items.length);
}
