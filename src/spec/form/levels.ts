// What the level of a rule asks of its examples: a rule for any Python is shown by what any Python must show.

import { CAPABILITIES } from '../../subjects/capabilities';
import type { Rule } from '../specification';
import { CPYTHON_ONLY, NEEDS } from '../tags';

const DETAILS = new Set(CAPABILITIES.filter(({ detail }) => detail).map(({ name }) => `${NEEDS}${name}`));

/** Examples of a rule for any Python that only CPython has to pass and that do not say so, and a rule that has no other. */
export function levelProblems({ id, level, file, line, examples }: Rule): string[] {
  if (level !== 'language') return [];
  const common = examples.filter(({ tags }) => !tags.includes(CPYTHON_ONLY));
  if (examples.length > 0 && common.length === 0) {
    return [`${file}:${line}: each example of ${id} is about ${CPYTHON_ONLY} alone, and so is the rule`];
  }
  return common.flatMap(({ tags, line: at }) =>
    tags
      .filter((tag) => DETAILS.has(tag))
      .map(
        (tag) =>
          `${file}:${at}: ${tag} is left to the implementation, so the example needs ${CPYTHON_ONLY}, or the rule`,
      ),
  );
}
