// Methods of str that look for parts: find, count, replace, startswith and their kin.

import type { Budget } from '../memory/budget';
import { searchBounds, searchMethod } from '../bytes/byte-methods';
import { method, type NativeDefinition } from '../native';
import { argString } from '../native-arguments';
import type { Value } from '../object';
import { typeError, valueError } from '../raise';
import { ssizeArgument } from '../containers/sequence-arguments';
import { countText, findLastText, findText, replaceText } from './str-search';
import { characterIndexOf, lengthOf, substring } from './text-indexing';
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
  const index = characterIndexOf(text);
  if (index === undefined) return find(budget, text, part, start, stop);
  const at = find(budget, text, part, index.unitOf(start), index.unitOf(stop));
  return at < 0 ? -1 : lengthOf(text.slice(0, at));
}

function searcher(name: string, find: typeof findText, mustFind: boolean): NativeDefinition {
  return searchMethod(name, 'sub', (thread, self: Value, sub, start, end) => {
    const part = argString(thread, name, 1, sub);
    const text = textOf(self);
    const at = findBetween(thread.budget, text, part, searchBounds(thread, lengthOf(text), start, end), find);
    if (at < 0 && mustFind) throw valueError('substring not found');
    return at;
  });
}

function tailMethod(name: 'startswith' | 'endswith', what: string): NativeDefinition {
  return searchMethod(name, what, (thread, self: Value, part: Value, start: Optional, end: Optional) => {
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
  });
}

function matchesTail(thread: Thread, name: 'startswith' | 'endswith', text: string, part: string): boolean {
  if (name === 'startswith') return text.startsWith(part) && findText(thread.budget, text, part, 0, part.length) === 0;
  const at = text.length - part.length;
  return text.endsWith(part) && findText(thread.budget, text, part, at, text.length) === at;
}

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
  ),
  searchMethod('count', 'sub', (thread, self: Value, sub, start, end) => {
    const part = argString(thread, 'count', 1, sub);
    const text = textOf(self);
    const [from, to] = searchBounds(thread, lengthOf(text), start, end);
    if (from > to) return 0;
    if (part === '') return to - from + 1;
    const range = substring(text, from, to);
    return countText(thread.budget, range, part, 0, range.length);
  }),
  searcher('find', findText, false),
  searcher('index', findText, true),
  searcher('rfind', findLastText, false),
  searcher('rindex', findLastText, true),
  tailMethod('startswith', 'prefix'),
  tailMethod('endswith', 'suffix'),
  method('removeprefix($self, prefix, /)', (thread, self: Value, prefix: Value) => {
    const part = argString(thread, 'removeprefix', 0, prefix);
    const text = textOf(self);
    return matchesTail(thread, 'startswith', text, part) ? text.slice(part.length) : text;
  }),
  method('removesuffix($self, suffix, /)', (thread, self: Value, suffix: Value) => {
    const part = argString(thread, 'removesuffix', 0, suffix);
    const text = textOf(self);
    return matchesTail(thread, 'endswith', text, part) ? text.slice(0, text.length - part.length) : text;
  }),
];
