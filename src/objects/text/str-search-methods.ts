// Methods of str that look for parts: find, count, replace, startswith and their kin.

import type { Budget } from '../memory/budget';
import { searchBounds, searchMethod } from '../bytes/byte-methods';
import { method, type NativeDefinition } from '../native';
import { argString } from '../native-arguments';
import type { Value } from '../object';
import { typeError, valueError } from '../raise';
import { ssizeArgument } from '../containers/sequence-arguments';
import { countText, findLastText, findText, replaceText } from './str-search';
import { charactersOf, lengthOf, substring } from './text-indexing';
import type { Thread } from '../thread';
import { PyTuple } from '../containers/tuple';
import { strValue, typeOf } from '../type-of';

type Optional = Value | undefined;
const textOf = (self: Value): string => strValue(self)!;

/** Runs a search between character positions; results are character positions too. */
function findBetween(
  budget: Budget,
  text: string,
  part: string,
  [start, stop]: [number, number],
  find: (budget: Budget, text: string, part: string, start: number, stop: number) => number,
): number {
  if (start > stop) return -1;
  if (charactersOf(text) === undefined) return find(budget, text, part, start, stop);
  const from = substring(text, 0, start).length;
  const at = find(budget, text, part, from, from + substring(text, start, stop).length);
  return at < 0 ? -1 : lengthOf(text.slice(0, at));
}

function searcher(name: string, find: typeof findText, mustFind: boolean, doc: string): NativeDefinition {
  return searchMethod(
    name,
    'sub',
    (thread, self: Value, sub, start, end) => {
      const part = argString(thread, name, 1, sub);
      const text = textOf(self);
      const at = findBetween(thread.budget, text, part, searchBounds(thread, lengthOf(text), start, end), find);
      if (at < 0 && mustFind) throw valueError('substring not found');
      return at;
    },
    doc,
  );
}

function tailMethod(name: 'startswith' | 'endswith', what: string, doc: string): NativeDefinition {
  return searchMethod(
    name,
    what,
    (thread, self: Value, part: Value, start: Optional, end: Optional) => {
      const whole = textOf(self);
      const [from, to] = searchBounds(thread, lengthOf(whole), start, end);
      const parts = part instanceof PyTuple ? part.items : [part];
      for (const item of parts) {
        const text = strValue(item);
        if (text === undefined) {
          throw typeError(
            part instanceof PyTuple
              ? `tuple for ${name} must only contain str, not ${typeOf(item).tpName}`
              : `${name} first arg must be str or a tuple of str, not ${typeOf(item).tpName}`,
          );
        }
        if (from <= to && matchesTail(thread, name, substring(whole, from, to), text)) return true;
      }
      return false;
    },
    doc,
  );
}

function matchesTail(thread: Thread, name: 'startswith' | 'endswith', text: string, part: string): boolean {
  if (name === 'startswith') return text.startsWith(part) && findText(thread.budget, text, part, 0, part.length) === 0;
  const at = text.length - part.length;
  return text.endsWith(part) && findText(thread.budget, text, part, at, text.length) === at;
}

const BOUNDS = `  start
    Optional start position. Default: start of the string.
  end
    Optional stop position. Default: end of the string.`;
const FIND = (which: string): string =>
  `Return the ${which} index in S where substring sub is found, such that sub is contained within S[start:end].

Optional arguments start and end are interpreted as in slice notation.`;

export const strSearchMethods: NativeDefinition[] = [
  method(
    'replace($self, old, new, /, count=-1)',
    (thread, self: Value, old: Value, replacement: Value, count: Optional) => {
      const from = argString(thread, 'replace', 1, old);
      const to = argString(thread, 'replace', 2, replacement);
      const limit = count === undefined ? -1 : ssizeArgument(thread, count);
      const text = textOf(self);
      if (from === to) return text;
      return replaceText(text, from, to, limit < 0 ? Infinity : limit, thread.budget);
    },
    `Return a copy with all occurrences of substring old replaced by new.

  count
    Maximum number of occurrences to replace.
    -1 (the default value) means replace all occurrences.

If the optional argument count is given, only the first count occurrences are
replaced.`,
  ),
  searchMethod(
    'count',
    'sub',
    (thread, self: Value, sub, start, end) => {
      const part = argString(thread, 'count', 1, sub);
      const text = textOf(self);
      const [from, to] = searchBounds(thread, lengthOf(text), start, end);
      if (from > to) return 0;
      if (part === '') return to - from + 1;
      const range = substring(text, from, to);
      return countText(thread.budget, range, part, 0, range.length);
    },
    `Return the number of non-overlapping occurrences of substring sub in string S[start:end].

Optional arguments start and end are interpreted as in slice notation.`,
  ),
  searcher('find', findText, false, `${FIND('lowest')}\nReturn -1 on failure.`),
  searcher('index', findText, true, `${FIND('lowest')}\nRaises ValueError when the substring is not found.`),
  searcher('rfind', findLastText, false, `${FIND('highest')}\nReturn -1 on failure.`),
  searcher('rindex', findLastText, true, `${FIND('highest')}\nRaises ValueError when the substring is not found.`),
  tailMethod(
    'startswith',
    'prefix',
    `Return True if the string starts with the specified prefix, False otherwise.\n\n  prefix\n    A string or a tuple of strings to try.\n${BOUNDS}`,
  ),
  tailMethod(
    'endswith',
    'suffix',
    `Return True if the string ends with the specified suffix, False otherwise.\n\n  suffix\n    A string or a tuple of strings to try.\n${BOUNDS}`,
  ),
  method(
    'removeprefix($self, prefix, /)',
    (thread, self: Value, prefix: Value) => {
      const part = argString(thread, 'removeprefix', 0, prefix);
      const text = textOf(self);
      return matchesTail(thread, 'startswith', text, part) ? text.slice(part.length) : text;
    },
    'Return a str with the given prefix string removed if present.\n\nIf the string starts with the prefix string, return string[len(prefix):].\nOtherwise, return a copy of the original string.',
  ),
  method(
    'removesuffix($self, suffix, /)',
    (thread, self: Value, suffix: Value) => {
      const part = argString(thread, 'removesuffix', 0, suffix);
      const text = textOf(self);
      return matchesTail(thread, 'endswith', text, part) ? text.slice(0, text.length - part.length) : text;
    },
    'Return a str with the given suffix string removed if present.\n\nIf the string ends with the suffix string and that suffix is not empty,\nreturn string[:-len(suffix)]. Otherwise, return a copy of the original\nstring.',
  ),
];
