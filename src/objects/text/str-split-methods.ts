// Methods of str that take apart and put together: split, partition, strip, join.

import { type Budget, pass, reserveText } from '../memory/budget';
import { PyList } from '../containers/list';
import { method, type NativeDefinition } from '../native';
import { release, type Value } from '../object';
import { isTrue } from '../protocols/compare';
import { sequenceItems } from '../containers/list-extend';
import { typeError, valueError } from '../raise';
import { ssizeArgument } from '../containers/sequence-arguments';
import { splitAtWhitespace, splitAtWhitespaceFromRight, splitLines, stripText } from './str-operations';
import { findLastText, findText, splitText, splitTextFromRight } from './str-search';
import type { Thread } from '../thread';
import { PyTuple } from '../containers/tuple';
import { strValue, typeOf } from '../type-of';

type Optional = Value | undefined;
const textOf = (self: Value): string => strValue(self)!;

function splitter(
  name: string,
  atWhitespace: (text: string, limit: number, budget: Budget) => string[],
  atSeparator: (text: string, separator: string, limit: number, budget: Budget) => string[],
): NativeDefinition {
  return method(
    `${name}($self, /, sep=None, maxsplit=-1)`,
    (thread, self: Value, separator: Optional, maximum: Optional) => {
      const count = maximum === undefined ? -1 : ssizeArgument(thread, maximum);
      const limit = count < 0 ? 0x7fff_ffff : count;
      if (separator === undefined || separator === null)
        return new PyList(atWhitespace(textOf(self), limit, thread.budget));
      const mark = strValue(separator);
      if (mark === undefined) throw typeError(`must be str or None, not ${typeOf(separator).tpName}`);
      if (mark === '') throw valueError('empty separator');
      return new PyList(atSeparator(textOf(self), mark, limit, thread.budget));
    },
  );
}

function partition(name: string, fromRight: boolean): NativeDefinition {
  return method(`${name}($self, sep, /)`, (thread, self: Value, separator: Value) => {
    const mark = strValue(separator);
    if (mark === undefined) throw typeError(`must be str, not ${typeOf(separator).tpName}`);
    if (mark === '') throw valueError('empty separator');
    const text = textOf(self);
    const at = (fromRight ? findLastText : findText)(thread.budget, text, mark, 0, text.length);
    if (at < 0) return new PyTuple(fromRight ? ['', '', self] : [self, '', '']);
    return new PyTuple([text.slice(0, at), separator, text.slice(at + mark.length)]);
  });
}

function strip(name: string, left: boolean, right: boolean): NativeDefinition {
  return method(`${name}($self, chars=None, /)`, (thread, self: Value, characters: Optional) => {
    const text = textOf(self);
    if (characters === undefined || characters === null) return stripText(text, undefined, left, right, thread.budget);
    const set = strValue(characters);
    if (set === undefined) throw typeError(`${name} arg must be None or str`);
    return stripText(text, set, left, right, thread.budget);
  });
}

/** separator.join(iterable) (PyUnicode_Join). */
export function joinTexts(thread: Thread, separator: string, iterable: Value): string {
  const items = sequenceItems(thread, iterable, 'can only join an iterable');
  try {
    let length = Math.max(0, items.length - 1) * separator.length;
    const parts = items.map((item, index) => {
      const text = strValue(item);
      if (text === undefined)
        throw typeError(`sequence item ${index}: expected str instance, ${typeOf(item).tpName} found`);
      length += text.length;
      return text;
    });
    pass(thread.budget, 8 * parts.length);
    reserveText(thread.budget, length);
    return parts.join(separator);
  } finally {
    for (const item of items) release(thread, item);
  }
}

export const strSplitMethods: NativeDefinition[] = [
  splitter('split', splitAtWhitespace, splitText),
  splitter('rsplit', splitAtWhitespaceFromRight, splitTextFromRight),
  method('join($self, iterable, /)', (thread, self: Value, iterable: Value) =>
    joinTexts(thread, textOf(self), iterable),
  ),
  partition('partition', false),
  partition('rpartition', true),
  strip('lstrip', true, false),
  strip('rstrip', false, true),
  strip('strip', true, true),
  method(
    'splitlines($self, /, keepends=False)',
    (thread, self: Value, keepEnds: Optional) =>
      new PyList(splitLines(textOf(self), keepEnds !== undefined && isTrue(thread, keepEnds), thread.budget)),
  ),
];
