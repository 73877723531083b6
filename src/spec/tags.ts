// The tags of features, rules and examples: what each may say. A tag that nobody reads would be a typing error.

import semver from 'semver';
import { CAPABILITIES } from '../subjects/capabilities';
import { nearest } from '../words/near';

/** Whom a rule binds: any Python, CPython only, or a model that can be demonstrated. */
export const LEVELS = ['language', 'cpython', 'concept'] as const;
export type Level = (typeof LEVELS)[number];

/** Tags that choose: @needs:threads names a capability, @py:>=3.13 a range of versions. */
export const NEEDS = '@needs:';
export const VERSIONS = '@py:';

/**
 * Subjects that show everything, so that what they skip is a failure; with the capabilities that each lacks all the same. An example that
 * one of them cannot show says so by a tag: @not-on:pyodide.
 */
export const COMPLETE_SUBJECTS: Readonly<Record<string, readonly string[]>> = {
  reference: [],
  pyodide: ['threads', 'asyncio-run'],
};
export const NOT_ON = '@not-on:';

/** The subject that is CPython itself, of the version that is specified. */
export const ORACLE = 'pyodide';

/** Binds CPython only: the level of a rule, or a single example of another rule. */
export const CPYTHON_ONLY = '@cpython';

/** Marks that explain themselves in the text of the rule or example. */
export const MARKS = ['@erratum', '@outdated', '@once'] as const;

/** An earlier id of a rule, so that comparisons with older runs find it: @formerly:31.4/old-id. */
export const FORMERLY = '@formerly:';

export type TagPlace = 'feature' | 'rule' | 'example';

/** What is wrong with a tag at its place, with the nearest known tag; undefined for one that is known. */
export function tagProblem(tag: string, place: TagPlace): string | undefined {
  if (tag.startsWith(NEEDS)) {
    const name = tag.slice(NEEDS.length);
    const names = CAPABILITIES.map((capability) => capability.name);
    if (names.includes(name)) return undefined;
    return `there is no capability "${name}"${instead(NEEDS, nearest(name, names))}`;
  }
  if (tag.startsWith(VERSIONS)) {
    const range = tag.slice(VERSIONS.length);
    return semver.validRange(range) !== null ? undefined : `"${range}" is no range of versions, as >=3.13`;
  }
  if (tag.startsWith(NOT_ON)) {
    const name = tag.slice(NOT_ON.length);
    const names = Object.keys(COMPLETE_SUBJECTS);
    if (names.includes(name)) return undefined;
    return `"${name}" is no subject that shows everything else, as ${names.join(' and ')}; others are told by @needs: and @py:`;
  }
  if (place === 'feature' && /^@\d+\.\d+$/.test(tag)) return undefined;
  if (place === 'rule' && tag.startsWith('@rule:')) return undefined;
  if (place === 'rule' && tag.startsWith(FORMERLY)) {
    return /^\d+\.\d+\/[a-z0-9-]+$/.test(tag.slice(FORMERLY.length))
      ? undefined
      : `${tag} names no rule, as 31.4/old-id`;
  }
  const known: string[] = [...MARKS, ...(place === 'rule' ? LEVELS.map((level) => `@${level}`) : [])];
  // A detail of CPython that illustrates a rule for all.
  if (place === 'example') known.push(CPYTHON_ONLY);
  if (known.includes(tag)) return undefined;
  return `the tag ${tag} says nothing here${instead('', nearest(tag, [...known, NEEDS, VERSIONS, NOT_ON]))}`;
}

const instead = (prefix: string, near: string | undefined): string =>
  near === undefined ? '' : `; did you mean ${prefix}${near}?`;
