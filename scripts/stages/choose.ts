// Which stages a run takes: those that are named, or those that a change concerns.

import { existsSync } from 'node:fs';
import { suggestion } from '../../src/words/near';
import { type Stage, unitTest, unitTestsAfterChange } from './stages';

/** The stages of these words, in the order of all, with those whose results they need. Throws an error for a word that names none. */
export function chooseNamed(
  all: readonly Stage[],
  words: readonly string[],
  isThere: (file: string) => boolean = existsSync,
): Stage[] {
  const chosen = new Set<Stage>();
  const tests = new Set<string>();
  for (const word of words) {
    const found = all.filter(({ id }) => id === word || id.startsWith(`${word}-`));
    const file = word.endsWith('.test.ts') ? word : `test/${word}.test.ts`;
    if (found.length > 0) for (const stage of found) add(stage);
    else if (isThere(file)) tests.add(file);
    else {
      const near = suggestion(
        word,
        all.map(({ id }) => id),
      );
      throw new Error(`There is no stage and no test file "${word}".${near} npm test -- --list shows all.`);
    }
  }
  return [...[...tests].map(unitTest), ...all.filter((stage) => chosen.has(stage))];

  function add(stage: Stage): void {
    chosen.add(stage);
    for (const name of stage.after ?? []) add(all.find((other) => other.name === name)!);
  }
}

/** The stages that a change of these files concerns, each with no more than it has to run. */
export function chooseChanged(all: readonly Stage[], files: readonly string[]): Stage[] {
  const chosen = all.flatMap((stage) => {
    const command = stage.afterChange?.(files);
    return command === undefined ? [] : [{ ...stage, command }];
  });
  const names = new Set(chosen.map(({ name }) => name));
  // What needs the results of a whole run takes the newest that are kept, where none is part of this one.
  const alone = chosen.map(({ after, ...stage }) => ({ ...stage, after: after?.filter((name) => names.has(name)) }));
  return [...alone.filter(isLong), ...unitTestsAfterChange(files), ...alone.filter((stage) => !isLong(stage))];
}

/** What a change is told by: it begins first. */
const isLong = ({ id }: Stage): boolean => id === 'pyodide' || id === 'reference';
