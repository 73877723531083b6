// str.format: markup, field names and the objects they stand for.

import type { Budget } from '../memory/budget';
import { hold, release, type Value } from '../object';
import { getAttr } from '../protocols/attributes';
import { getItem, sequenceItem } from '../protocols/subscript';
import { ascii, format, repr, str } from '../protocols/text';
import { indexError, keyError, valueError } from '../raise';
import type { Thread } from '../thread';
import { decimalValue } from './unicode/properties';
import { isSequence } from '../protocols/is-sequence';

/** A piece of a format string: literal text, and the field behind it if there is one. */
export interface Markup {
  literal: string;
  field: { name: string; conversion: string; spec: string; nested: boolean } | undefined;
}

/** Reads a format string piece by piece; the errors of later pieces come when they are reached (MarkupIterator_next). */
export function* readMarkup(text: string, budget: Budget): Generator<Markup> {
  const end = text.length;
  let position = 0;

  const readField = (): NonNullable<Markup['field']> => {
    const start = position;
    let character = '';
    while (position < end) {
      character = text[position++]!;
      if (character === '{') throw valueError("unexpected '{' in field name");
      if (character === '[') {
        while (position < end && text[position] !== ']') position++;
        continue;
      }
      if (character === '}' || character === ':' || character === '!') break;
    }
    const name = text.slice(start, position - 1);
    let conversion = '';
    if (character === '!') {
      if (position >= end) throw valueError('end of string while looking for conversion specifier');
      conversion = String.fromCodePoint(text.codePointAt(position)!);
      position += conversion.length;
      if (position < end) {
        character = text[position++]!;
        if (character === '}') return { name, conversion, spec: '', nested: false };
        if (character !== ':') throw valueError("expected ':' after conversion specifier");
      }
    } else if (character !== ':') {
      if (character !== '}') throw valueError("expected '}' before end of string");
      return { name, conversion, spec: '', nested: false };
    }
    const specStart = position;
    let nested = false;
    let depth = 1;
    while (position < end) {
      character = text[position++]!;
      if (character === '{') {
        nested = true;
        depth++;
      } else if (character === '}' && --depth === 0) {
        return { name, conversion, spec: text.slice(specStart, position - 1), nested };
      }
    }
    throw valueError("unmatched '{' in format spec");
  };

  while (position < end) {
    budget.work(1);
    const start = position;
    let character = '';
    let markup = false;
    while (position < end && !markup) {
      character = text[position++]!;
      markup = character === '{' || character === '}';
    }
    if (!markup) {
      yield { literal: text.slice(start, position), field: undefined };
      return;
    }
    const doubled = text[position] === character;
    if (character === '}' && !doubled) throw valueError("Single '}' encountered in format string");
    if (position >= end) throw valueError("Single '{' encountered in format string");
    if (doubled) {
      yield { literal: text.slice(start, position++), field: undefined };
      continue;
    }
    const literal = text.slice(start, position - 1);
    yield { literal, field: readField() };
  }
}

/** The number that a text consists of; -1 if it is something else (get_integer). */
function integerOf(text: string): number {
  let value = text === '' ? -1 : 0;
  for (const character of text) {
    const digit = decimalValue(character.codePointAt(0)!);
    if (digit < 0) return -1;
    if (value > (0x7fff_ffff - digit) / 10) throw valueError('Too many decimal digits in format string');
    value = value * 10 + digit;
  }
  return value;
}

/** A step from an object to a part of it. */
export interface FieldStep {
  isAttribute: boolean;
  name: string;
  /** The index where the name is a number; -1 otherwise. */
  index: number;
}

/** Splits "a.b[c]" into "a" and ".b[c]". */
export function splitFieldName(name: string): { first: string; index: number; rest: string } {
  const at = name.search(/[.[]/);
  const first = at < 0 ? name : name.slice(0, at);
  return { first, index: integerOf(first), rest: at < 0 ? '' : name.slice(at) };
}

/** Reads ".b[c]" step by step (FieldNameIterator_next). */
export function* readSteps(rest: string): Generator<FieldStep> {
  let position = 0;
  while (position < rest.length) {
    const mark = rest[position++];
    let name: string;
    if (mark === '.') {
      const length = rest.slice(position).search(/[.[]/);
      name = length < 0 ? rest.slice(position) : rest.slice(position, position + length);
      position += name.length;
    } else if (mark === '[') {
      const close = rest.indexOf(']', position);
      if (close < 0) throw valueError("Missing ']' in format string");
      name = rest.slice(position, close);
      position = close + 1;
    } else throw valueError("Only '.' or '[' may follow ']' in format field specifier");
    const index = mark === '[' ? integerOf(name) : -1;
    if (name === '') throw valueError('Empty attribute in format string');
    yield { isAttribute: mark === '.', name, index };
  }
}

/** Where fields find their objects. */
export interface FieldSource {
  /** undefined for format_map. */
  args: Value[] | undefined;
  /** The value of a name; undefined if there is none. */
  named(name: string): Value | undefined;
}

interface Numbering {
  state: 'unknown' | 'automatic' | 'manual';
  next: number;
}

function numbered(numbering: Numbering, first: string, index: number): number {
  const isEmpty = first === '';
  if (!isEmpty && index < 0) return -1;
  if (numbering.state === 'unknown') numbering.state = isEmpty ? 'automatic' : 'manual';
  else if (numbering.state === 'manual' && isEmpty)
    throw valueError('cannot switch from manual field specification to automatic field numbering');
  else if (numbering.state === 'automatic' && !isEmpty)
    throw valueError('cannot switch from automatic field numbering to manual field specification');
  return isEmpty ? numbering.next++ : index;
}

/** The object of a field, held (get_field_object). */
function fieldObject(thread: Thread, name: string, source: FieldSource, numbering: Numbering): Value {
  const split = splitFieldName(name);
  const index = numbered(numbering, split.first, split.index);
  let object: Value;
  if (index < 0) {
    const found = source.named(split.first);
    if (found === undefined) throw keyError(split.first);
    object = hold(found);
  } else {
    if (source.args === undefined) throw valueError('Format string contains positional fields');
    const found = source.args[index];
    if (found === undefined) throw indexError(`Replacement index ${index} out of range for positional args tuple`);
    object = hold(found);
  }
  try {
    for (const step of readSteps(split.rest)) {
      let next: Value;
      if (step.isAttribute) next = getAttr(thread, object, step.name);
      else if (step.index < 0) next = getItem(thread, object, step.name);
      else if (isSequence(object)) next = sequenceItem(thread, object, step.index);
      else next = getItem(thread, object, step.index);
      const old = object;
      object = hold(next);
      release(thread, old);
    }
    return object;
  } catch (error) {
    release(thread, object);
    throw error;
  }
}

function convert(thread: Thread, object: Value, conversion: string): Value {
  switch (conversion) {
    case 'r':
      return repr(thread, object);
    case 's':
      return str(thread, object);
    case 'a':
      return ascii(thread, object);
  }
  const code = conversion.codePointAt(0)!;
  throw valueError(
    code > 32 && code < 127
      ? `Unknown conversion specifier ${conversion}`
      : `Unknown conversion specifier \\x${code.toString(16)}`,
  );
}

function build(thread: Thread, text: string, source: FieldSource, depth: number, numbering: Numbering): string {
  if (depth <= 0) throw valueError('Max string recursion exceeded');
  let result = '';
  for (const { literal, field } of readMarkup(text, thread.budget)) {
    result += literal;
    if (field === undefined) continue;
    let object = fieldObject(thread, field.name, source, numbering);
    try {
      if (field.conversion !== '') {
        const converted = convert(thread, object, field.conversion);
        release(thread, object);
        object = converted;
      }
      const spec = field.nested ? build(thread, field.spec, source, depth - 1, numbering) : field.spec;
      result += format(thread, object, spec);
    } finally {
      release(thread, object);
    }
  }
  return result;
}

/** text.format(*args, **kwargs) (do_string_format). */
export function formatText(thread: Thread, text: string, source: FieldSource): string {
  return build(thread, text, source, 2, { state: 'unknown', next: 0 });
}
