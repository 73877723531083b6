// Which examples a subject is asked at all, and why not where it is not.

import semver from 'semver';
import { CAPABILITIES, importOf } from '../subjects/capabilities';
import { knownCapabilities } from '../subjects/kept-capabilities';
import type { RunLimits, Subject } from '../subjects/subject';
import type { SubjectDescription } from './run-record';
import type { Example, Step } from './specification';
import { COMPLETE_SUBJECTS, CPYTHON_ONLY, NEEDS, NOT_ON, VERSIONS } from './tags';
import type { Status, Verdict } from './verdicts';

/** The capabilities that an example needs: those of its tags, and the imports that its programs begin with. */
export function capabilitiesOf({ tags, steps }: Pick<Example, 'tags' | 'steps'>): string[] {
  return [...taggedNeeds(tags), ...importedModules(steps).map((name) => importOf(name).name)];
}

const taggedNeeds = (tags: readonly string[]): string[] =>
  tags.filter((tag) => tag.startsWith(NEEDS)).map((tag) => tag.slice(NEEDS.length));

/** Modules of the library that a program imports on lines of its own; not those that the example brings along. */
function importedModules(steps: readonly Step[]): string[] {
  const own = new Set(steps.flatMap(({ text }) => /^the module "(.*)"$/.exec(text)?.[1] ?? []));
  const names = new Set<string>();
  for (const { text, docString } of steps) {
    if (docString === undefined || !(text === 'the program' || text.startsWith('the module'))) continue;
    for (const [, list, from] of docString.content.matchAll(/^(?:import ([\w., ]+)|from ([\w.]+) import)/gm)) {
      for (const part of (list ?? from)!.split(',')) names.add(part.trim().split(' ')[0]!);
    }
  }
  return [...names].filter((name) => name !== 'sys' && name !== '__main__' && !own.has(name));
}

/** Asks the subject what it is and for the capabilities that the examples need. */
export async function describeSubject(
  subject: Subject,
  examples: readonly Example[],
  limits: RunLimits,
): Promise<SubjectDescription> {
  const tagged = new Set(examples.flatMap(({ tags }) => taggedNeeds(tags)));
  const imported = [...new Set(examples.flatMap(({ steps }) => importedModules(steps)))].sort();
  const needed = [...CAPABILITIES.filter(({ name }) => tagged.has(name)), ...imported.map(importOf)];
  const capabilities = await knownCapabilities(subject, needed, limits);
  const { name, title, pythonVersion, cpythonLike } = subject;
  return { name, title, pythonVersion, cpythonLike, capabilities };
}

/** Why an example says nothing about a subject; undefined where it does. */
export function setAside(
  example: Example,
  subject: SubjectDescription,
): { status: Status & ('unobservable' | 'not-applicable'); reason: string } | undefined {
  if (example.tags.includes(`${NOT_ON}${subject.name}`)) {
    return { status: 'unobservable', reason: `the tag ${NOT_ON}${subject.name} says that it cannot show this` };
  }
  if (example.tags.includes(CPYTHON_ONLY) && !subject.cpythonLike) {
    return { status: 'not-applicable', reason: 'a detail of CPython, which this subject does not claim to be' };
  }
  for (const range of example.tags.filter((tag) => tag.startsWith(VERSIONS)).map((tag) => tag.slice(VERSIONS.length))) {
    if (!semver.satisfies(subject.pythonVersion, range)) {
      return { status: 'not-applicable', reason: `about Python ${range}, and this is ${subject.pythonVersion}` };
    }
  }
  for (const name of capabilitiesOf(example)) {
    const able = subject.capabilities[name];
    if (able !== true) return { status: 'unobservable', reason: able ?? `the capability ${name} was not probed` };
  }
  return undefined;
}

/** The verdicts of the examples that the subject is not asked. Of one that must show everything, each but those of its own tag is a failure. */
export function verdictsAside(examples: readonly Example[], subject: SubjectDescription): Map<Example, Verdict> {
  const aside = new Map<Example, Verdict>();
  for (const example of examples) {
    const reason = setAside(example, subject);
    if (reason === undefined) continue;
    const mustRun = subject.name in COMPLETE_SUBJECTS && !example.tags.includes(`${NOT_ON}${subject.name}`);
    const message = `${subject.name} shows everything that has no tag ${NOT_ON}${subject.name}; this did not run: ${reason.reason}`;
    aside.set(example, { example, milliseconds: 0, ...(mustRun ? { status: 'failed', message } : reason) });
  }
  return aside;
}

/** The capabilities that a subject claims and has not: every one, for a subject that shows everything, except those that it is known to lack. */
export function brokenClaims({ name, capabilities }: SubjectDescription): string[] {
  const excepted = COMPLETE_SUBJECTS[name];
  if (excepted === undefined) return [];
  return Object.entries(capabilities).flatMap(([capability, able]) =>
    able === true || excepted.includes(capability)
      ? []
      : [`${name} must have the capability ${capability}, and its probe fails: it ${able}`],
  );
}
