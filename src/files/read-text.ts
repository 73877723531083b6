// Reading a file as text.

import fs from 'node:fs';
import { aboutFile } from './file-problem';

/** The text of a file. Throws FileProblem. */
export function readText(file: string): string {
  return aboutFile(file, 'read', () => fs.readFileSync(file, 'utf8'));
}

/** Whether there is something at a path. Throws FileProblem where the system does not say. */
export function isThere(file: string): boolean {
  return aboutFile(file, 'read', () => fs.statSync(file, { throwIfNoEntry: false }) !== undefined);
}

/** The names in a folder, sorted; none where the folder is missing. Throws FileProblem. */
export function namesIn(folder: string): string[] {
  return isThere(folder) ? aboutFile(folder, 'read', () => fs.readdirSync(folder).sort()) : [];
}
