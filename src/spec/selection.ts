// What the words of a command line select from the specification.

import { selectFromFeatures } from './selection/feature-lines';
import { withLists } from './selection/lists';
import { isPattern, patternOf } from './selection/pattern';
import { compileTags, unknownTags } from './selection/tag-expression';
import { UnknownSelector, unknownSelector } from './selection/unknown-selector';
import { type Example, examplesOf, type Specification } from './specification';

export { isFeature } from './selection/feature-lines';
export { UnknownSelector };

/** What else examples are chosen by; each narrows the choice. */
export interface Narrowing {
  /** A tag expression. */
  tags?: string;
  /** Texts of which one stands in the title of the example or in the sentence of its rule; case does not count. */
  names?: readonly string[];
}

/**
 * The examples that any of the selectors names and that the rest admits, in the order of the specification; all, without selectors.
 * A selector is a section ("31.4"), a rule ("31.4/left-to-right"), both with wild cards too ("31.6/check-*"), a feature file, with lines of
 * rules or examples if wanted ("31-04*.feature:57:82"), or a file with a list of selectors ("@list.txt").
 * Throws UnknownSelector, with a name that is near if there is one, for a word that names nothing or a malformed expression.
 */
export function select(
  specification: Specification,
  selectors: readonly string[],
  narrowing: Narrowing = {},
): Example[] {
  const { tags = '', names = [] } = narrowing;
  const all = examplesOf(specification);
  const chosen = selectors.length === 0 ? new Set(all) : chosenBy(specification, all, selectors);
  const admits = compileTags(tags);
  const texts = names.map((name) => name.toLowerCase());
  const isNamed = ({ title, rule }: Example) =>
    texts.length === 0 || texts.some((text) => `${title}\n${rule.sentence}`.toLowerCase().includes(text));
  const found = all.filter((example) => chosen.has(example) && admits(example.tags) && isNamed(example));
  // A misspelt tag behind "not" would select too much.
  const [unknown] = found.length === 0 ? [] : unknownTags(tags, tagsOf(all));
  if (unknown !== undefined) throw new UnknownSelector(`The tag expression "${tags}" says nothing: ${unknown}`);
  return found;
}

/** Why nothing is selected though every word names something: the tags or names that no example has. */
export function whyNothing(specification: Specification, { tags = '', names = [] }: Narrowing): string {
  const [unknown] = unknownTags(tags, tagsOf(examplesOf(specification)));
  const parts = [
    ...(tags === '' ? [] : [unknown ?? `no example has the tags "${tags}"`]),
    ...(names.length === 0
      ? []
      : [`no title of a rule or example has ${names.map((name) => `"${name}"`).join(' or ')} in it`]),
  ];
  return `Nothing is selected: ${parts.join(', or ')}${/[?]$/.test(parts[parts.length - 1] ?? '') ? '' : '.'}`;
}

const tagsOf = (examples: readonly Example[]): Set<string> => new Set(examples.flatMap(({ tags }) => tags));

function chosenBy(specification: Specification, all: readonly Example[], selectors: readonly string[]): Set<Example> {
  const chosen = new Set<Example>();
  for (const { word, place } of withLists(selectors)) {
    try {
      for (const example of selectOne(specification, all, word)) chosen.add(example);
    } catch (error) {
      if (place === undefined || !(error instanceof UnknownSelector)) throw error;
      throw new UnknownSelector(`${place}: ${error.message}`);
    }
  }
  return chosen;
}

function selectOne(specification: Specification, all: readonly Example[], word: string): Example[] {
  const fits = isPattern(word) ? patternOf(word) : (name: string) => name === word;
  const isOf = (example: Example) =>
    fits(example.rule.id) || fits(example.rule.id.slice(0, example.rule.id.indexOf('/')));
  const named = all.filter(isOf);
  const found = named.length > 0 ? named : selectFromFeatures(specification.folder, all, word);
  if (found === undefined) throw unknownSelector(specification, word);
  return found;
}
