// A word of the command line that selects nothing: what is said of it.

import path from 'node:path';
import { nearest } from '../../words/near';
import type { Specification } from '../specification';
import { FORMERLY } from '../tags';

/** A word names nothing in the specification. */
export class UnknownSelector extends Error {}

/** How things are selected. */
const WAYS =
  'Select a section (31.4), a rule (31.4/left-to-right), rules (31.6/check-*), a feature (31-04*.feature:57) or a list of these in a file (@list.txt)';

/** Why a word selects nothing, with a name that is near, or what is possible. */
export function unknownSelector({ sections }: Specification, word: string): UnknownSelector {
  const rules = sections.flatMap((section) => section.rules);
  const ids = sections.map(({ id }) => id);
  const possible = `${WAYS}${ids.length > 0 ? `; the sections are ${ids[0]} to ${ids[ids.length - 1]}` : ''}.`;
  const because = (fault: string, found: string | undefined, otherwise = possible) =>
    new UnknownSelector(`${fault} ${found === undefined ? otherwise : `Did you mean ${found}?`}`);
  if (word.trim() === '') return because('An empty word selects nothing.', undefined);

  const before = rules.find(({ examples }) => examples[0]?.tags.includes(`${FORMERLY}${word}`));
  if (before !== undefined) return new UnknownSelector(`The rule ${word} is now ${before.id}.`);
  const [, section, name] = /^(\d+\.\d+)(?:\/(.*))?$/.exec(word) ?? [];
  if (section !== undefined && !ids.includes(section)) {
    return because(`There is no section "${section}" in the specification.`, nearest(section, ids));
  }
  if (section !== undefined) {
    const here = rules.filter(({ id }) => id.startsWith(`${section}/`)).map(({ id }) => id);
    const elsewhere = rules.find(({ id }) => id.endsWith(`/${name}`))?.id;
    const names = here.map((id) => id.slice(section.length + 1));
    const near = nearest(name ?? '', names);
    return because(
      `There is no rule "${word}" in the specification.`,
      near === undefined ? elsewhere : `${section}/${near}`,
      `${section} has ${here.length} rules; callspec check ${section} --list names them.`,
    );
  }
  const files = sections.map(({ file }) => file);
  const [, feature = '', lines] = /^(.*\.feature)(:.*)$/s.exec(word) ?? [];
  if (lines !== undefined && files.includes(path.basename(feature))) {
    return new UnknownSelector(`"${lines}" are no lines of ${feature}: lines are numbers, as in ${feature}:12:40`);
  }
  return because(
    `There is no section, rule or feature "${word}" in the specification.`,
    otherName(word, ids, files, rules),
  );
}

/** What a word that is no id may stand for: the number of a section alone, the name of a rule alone, a feature that is near. */
function otherName(
  word: string,
  ids: readonly string[],
  files: readonly string[],
  rules: readonly { id: string }[],
): string | undefined {
  const section = ids.find((id) => id.endsWith(`.${word}`));
  if (section !== undefined) return section;
  const name = path.basename(word, '.feature').replace(/:[\d:]*$/, '');
  const plain = (file: string) => path.basename(file, '.feature');
  const title = (file: string) => plain(file).replace(/^\d+-\d+-/, '');
  const isOf = (found: string | undefined, nameOf: (file: string) => string) =>
    files.find((file) => nameOf(file) === found);
  const feature = isOf(nearest(name, files.map(plain)), plain) ?? isOf(nearest(name, files.map(title)), title);
  if (feature !== undefined || word.endsWith('.feature')) return feature;
  const nameOf = (id: string) => id.slice(id.indexOf('/') + 1);
  const rule = nearest(
    word,
    rules.map(({ id }) => nameOf(id)),
  );
  return rules.find(({ id }) => nameOf(id) === rule)?.id;
}
