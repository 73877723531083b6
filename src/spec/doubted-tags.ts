// Tags that take an example away from a subject are held to their word: the example runs there all the same, and must not pass.

import { setAside } from './applicability';
import type { SubjectDescription } from './run-record';
import type { Example } from './specification';
import { NOT_ON, VERSIONS } from './tags';
import type { Verdict } from './verdicts';

/** So many times an example is run before its passing is held against its tag. */
export const RUNS_OF_DOUBTED = 20;

/** An example that a tag takes away from this subject. */
export interface Doubted {
  tags: string[];
  /** What becomes of it if the tag is right. */
  aside: Verdict;
}

/**
 * The examples that only the versions of their tags take away from this subject: what lacks a capability as well could show nothing.
 */
export function doubtedVersions(
  examples: readonly Example[],
  aside: ReadonlyMap<Example, Verdict>,
  subject: SubjectDescription,
): Map<Example, Doubted> {
  const doubted = new Map<Example, Doubted>();
  for (const example of examples) {
    const verdict = aside.get(example);
    const tags = example.tags.filter((tag) => tag.startsWith(VERSIONS));
    if (verdict === undefined || tags.length === 0) continue;
    const others = { ...example, tags: example.tags.filter((tag) => !tags.includes(tag)) };
    if (setAside(others, subject) === undefined) doubted.set(example, { tags, aside: verdict });
  }
  return doubted;
}

/**
 * The examples that say by a tag of their own that this very subject cannot show them. A capability that it lacks is the proof, unless
 * all are to run.
 */
export function doubtedSubject(
  examples: readonly Example[],
  aside: ReadonlyMap<Example, Verdict>,
  subject: SubjectDescription,
  all: boolean,
): Map<Example, Doubted> {
  const tag = `${NOT_ON}${subject.name}`;
  const isUnproved = ({ tags, ...rest }: Example) =>
    setAside({ ...rest, tags: tags.filter((other) => other !== tag) }, subject) === undefined;
  const own = examples.filter((example) => example.tags.includes(tag) && (all || isUnproved(example)));
  return new Map(own.map((example) => [example, { tags: [tag], aside: aside.get(example)! }]));
}

/** The verdict of an example that ran to see whether its tag is right. */
export function judgeTag({ tags, aside }: Doubted, verdict: Verdict, { title }: SubjectDescription): Verdict {
  const { milliseconds } = verdict;
  if (verdict.status !== 'passed') return { ...aside, milliseconds };
  const reason = `it passes on ${title}, so ${tags.join(' ')} is wrong: let the tag say less, or the example more`;
  return { ...verdict, status: 'unexpected-pass', reason, message: reason };
}
