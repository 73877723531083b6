// What verdicts rest on besides the texts of the examples: the files of the subject and of the steps.

import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { buildOf } from '../subjects/build';
import type { Subject } from '../subjects/subject';
import { PACKAGE_FOLDER } from './places';

const FROM_SOURCES = __filename.endsWith('.ts');
/** Folders of the sources that no subject is built from. */
const NO_SUBJECT = ['cli', 'reporting', 'spec'];

/** The digest of a subject's build and of the step definitions in a folder or file. */
export function basisOf(subject: Subject, steps: string): string {
  const hash = createHash('sha256').update(buildOf(subject, sourcesOf(subject.name)));
  for (const file of filesBelow(steps)) hash.update(fs.readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}

function sourcesOf(name: string): string[] {
  if (!FROM_SOURCES) return [];
  const folder = name === 'reference' ? 'src' : path.join('src', 'subjects');
  return filesBelow(path.join(PACKAGE_FOLDER, folder)).filter(
    (file) => !NO_SUBJECT.includes(path.relative(path.join(PACKAGE_FOLDER, 'src'), file).split(path.sep)[0]!),
  );
}

function filesBelow(place: string): string[] {
  const found = fs.statSync(place, { throwIfNoEntry: false });
  if (found === undefined) return [];
  if (found.isFile()) return [place];
  return fs
    .readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}
