// The names by which sections, rules and examples are linked to. They stay while id and title stay.

import type { Example, Rule } from '../../spec/specification';

/** "31.4/left-to-right/the-title-of-it" for each example of a rule. */
export function exampleAnchors(rule: Rule): Map<Example, string> {
  const taken = new Set<string>();
  return new Map(
    rule.examples.map((example) => {
      const words = slug(example.title);
      let name = words;
      for (let number = 2; taken.has(name); number++) name = `${words}-${number}`;
      taken.add(name);
      return [example, `${rule.id}/${name}`];
    }),
  );
}

/** Words of a title joined by hyphens. */
export function slug(title: string): string {
  return (
    title
      .toLowerCase()
      .match(/[\p{L}\p{N}_]+/gu)
      ?.join('-') ?? 'example'
  );
}
