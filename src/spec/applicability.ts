// Which examples a subject is asked at all, and why not where it is not.

import semver from 'semver';
import type { SubjectDescription } from './run-record';
import type { Example } from './specification';
import type { Status } from './verdicts';

/** Tags that choose: @needs:threads names a capability, @py:>=3.13 a range of versions. */
const NEEDS = '@needs:';
const VERSIONS = '@py:';

/** The capabilities that an example needs. */
export function capabilitiesOf({ tags }: Pick<Example, 'tags'>): string[] {
  return tags.filter((tag) => tag.startsWith(NEEDS)).map((tag) => tag.slice(NEEDS.length));
}

/** Why an example says nothing about a subject; undefined where it does. */
export function setAside(
  example: Example,
  subject: SubjectDescription,
): { status: Status & ('unobservable' | 'not-applicable'); reason: string } | undefined {
  if (example.rule.level === 'cpython' && !subject.cpythonLike) {
    return { status: 'not-applicable', reason: 'a detail of CPython, which this subject does not claim to be' };
  }
  const range = example.tags.find((tag) => tag.startsWith(VERSIONS))?.slice(VERSIONS.length);
  if (range !== undefined && !semver.satisfies(subject.pythonVersion, range)) {
    return { status: 'not-applicable', reason: `about Python ${range}, and this is ${subject.pythonVersion}` };
  }
  for (const name of capabilitiesOf(example)) {
    const able = subject.capabilities[name];
    if (able !== true) return { status: 'unobservable', reason: able ?? `the capability ${name} was not probed` };
  }
  return undefined;
}
