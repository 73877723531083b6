// Methods of str that take apart and put together: split, partition, strip, join.

import { type Budget, pass, reserveText } from '../memory/budget';
import { PyList } from '../containers/list';
import { method, type NativeDefinition } from '../native';
import { release, type Value } from '../object';
import { isTrue } from '../protocols/compare';
import { collect } from '../protocols/iteration';
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
  doc: string,
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
    doc,
  );
}

function partition(name: string, fromRight: boolean, doc: string): NativeDefinition {
  return method(
    `${name}($self, sep, /)`,
    (thread, self: Value, separator: Value) => {
      const mark = strValue(separator);
      if (mark === undefined) throw typeError(`must be str, not ${typeOf(separator).tpName}`);
      if (mark === '') throw valueError('empty separator');
      const text = textOf(self);
      const at = (fromRight ? findLastText : findText)(thread.budget, text, mark, 0, text.length);
      if (at < 0) return new PyTuple(fromRight ? ['', '', self] : [self, '', '']);
      return new PyTuple([text.slice(0, at), separator, text.slice(at + mark.length)]);
    },
    doc,
  );
}

function strip(name: string, left: boolean, right: boolean, doc: string): NativeDefinition {
  return method(
    `${name}($self, chars=None, /)`,
    (thread, self: Value, characters: Optional) => {
      const text = textOf(self);
      if (characters === undefined || characters === null)
        return stripText(text, undefined, left, right, thread.budget);
      const set = strValue(characters);
      if (set === undefined) throw typeError(`${name} arg must be None or str`);
      return stripText(text, set, left, right, thread.budget);
    },
    doc,
  );
}

/** separator.join(iterable) (PyUnicode_Join). */
export function joinTexts(thread: Thread, separator: string, iterable: Value): string {
  const { tp } = typeOf(iterable);
  if (tp.tp_iter === undefined && tp.sq_item === undefined) throw typeError('can only join an iterable');
  const items = collect(thread, iterable);
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

const SPLIT = `
  sep
    The separator used to split the string.

    When set to None (the default value), will split on any whitespace
    character (including \\n \\r \\t \\f and spaces) and will discard
    empty strings from the result.
  maxsplit
    Maximum number of splits.
    -1 (the default value) means no limit.
`;
const STRIP = (which: string): string => `Return a copy of the string with ${which} whitespace removed.

If chars is given and not None, remove characters in chars instead.`;

export const strSplitMethods: NativeDefinition[] = [
  splitter(
    'split',
    splitAtWhitespace,
    splitText,
    `Return a list of the substrings in the string, using sep as the separator string.
${SPLIT}
Splitting starts at the front of the string and works to the end.

Note, str.split() is mainly useful for data that has been intentionally
delimited.  With natural text that includes punctuation, consider using
the regular expression module.`,
  ),
  splitter(
    'rsplit',
    splitAtWhitespaceFromRight,
    splitTextFromRight,
    `Return a list of the substrings in the string, using sep as the separator string.
${SPLIT}
Splitting starts at the end of the string and works to the front.`,
  ),
  method(
    'join($self, iterable, /)',
    (thread, self: Value, iterable: Value) => joinTexts(thread, textOf(self), iterable),
    `Concatenate any number of strings.

The string whose method is called is inserted in between each given string.
The result is returned as a new string.

Example: '.'.join(['ab', 'pq', 'rs']) -> 'ab.pq.rs'`,
  ),
  partition(
    'partition',
    false,
    `Partition the string into three parts using the given separator.

This will search for the separator in the string.  If the separator is found,
returns a 3-tuple containing the part before the separator, the separator
itself, and the part after it.

If the separator is not found, returns a 3-tuple containing the original string
and two empty strings.`,
  ),
  partition(
    'rpartition',
    true,
    `Partition the string into three parts using the given separator.

This will search for the separator in the string, starting at the end. If
the separator is found, returns a 3-tuple containing the part before the
separator, the separator itself, and the part after it.

If the separator is not found, returns a 3-tuple containing two empty strings
and the original string.`,
  ),
  strip('lstrip', true, false, STRIP('leading')),
  strip('rstrip', false, true, STRIP('trailing')),
  strip('strip', true, true, STRIP('leading and trailing')),
  method(
    'splitlines($self, /, keepends=False)',
    (thread, self: Value, keepEnds: Optional) =>
      new PyList(splitLines(textOf(self), keepEnds !== undefined && isTrue(thread, keepEnds), thread.budget)),
    `Return a list of the lines in the string, breaking at line boundaries.

Line breaks are not included in the resulting list unless keepends is given and
true.`,
  ),
];
