// Which examples a tag expression admits, and what is said of one that names nothing.

import parseTagExpression from '@cucumber/tag-expressions';
import { nearest } from '../../words/near';
import { CPYTHON_ONLY, LEVELS, MARKS } from '../tags';
import { UnknownSelector } from './unknown-selector';

const USAGE = 'Tags are combined by "and", "or", "not" and parentheses, as in "@language and not (@31.2 or @concept)"';

/** The tags that mean something whether an example has them or not. */
const ALWAYS: readonly string[] = [...MARKS, ...LEVELS.map((level) => `@${level}`), CPYTHON_ONLY];

/** What tells whether an example's tags fit. Throws UnknownSelector for what is no expression. */
export function compileTags(expression: string): (tags: string[]) => boolean {
  for (const word of wordsOf(expression)) {
    const fault = faultOf(word, expression);
    if (fault !== undefined) throw unreadable(expression, fault);
  }
  try {
    const node = parseTagExpression(expression);
    return (tags) => node.evaluate(tags);
  } catch (error) {
    throw unreadable(expression, (error as Error).message.split('\n').pop()!);
  }
}

function unreadable(expression: string, fault: string): UnknownSelector {
  return new UnknownSelector(`The tag expression "${expression}" cannot be read: ${fault}. ${USAGE}`);
}

/** Tags of an expression that no example has: each with the one that it comes near to. */
export function unknownTags(expression: string, tags: Iterable<string>): string[] {
  const known = new Set([...tags, ...ALWAYS]);
  return wordsOf(expression).flatMap((word) => {
    if (known.has(word)) return [];
    const near = nearest(word, [...known]);
    return [`no example has the tag ${word}${near === undefined ? '' : `; did you mean ${near}?`}`];
  });
}

/** The tags of an expression. */
function wordsOf(expression: string): string[] {
  return expression.split(/[\s()]+/).filter((word) => !['', 'and', 'or', 'not'].includes(word));
}

function faultOf(word: string, expression: string): string | undefined {
  const tag = word.replace(/^[~!]+/, '');
  if (tag !== word) return `write "not ${tag.startsWith('@') ? tag : `@${tag}`}" for "${word}"`;
  const tags = word.split(/,(?=@|$)/);
  if (tags.length > 1) return `write "${tags.filter((part) => part !== '').join(' or ')}" for "${word}"`;
  const joined = /^(@.+?)(?:&&?|\|\|?)(@.+)$/.exec(word);
  if (joined !== null) return `write "${joined[1]} ${word.includes('|') ? 'or' : 'and'} ${joined[2]}" for "${word}"`;
  if (/^(?:and|or|not|&&?|\|\|?)$/i.test(word)) return `"${word}" is no tag`;
  return word.startsWith('@')
    ? undefined
    : `a tag begins with "@", as ${expression === word ? `@${word}` : `in @${word}`}`;
}
