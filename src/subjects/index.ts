// The subjects by name.

import { PyodideSubject } from './pyodide-subject';
import { ReferenceSubject } from './reference-subject';
import type { Subject } from './subject';
import { SubjectUnavailable } from './subject';

const openers: Record<string, () => Promise<Subject>> = {
  reference: async () => new ReferenceSubject(),
  pyodide: () => PyodideSubject.load(),
};

export const SUBJECT_NAMES: readonly string[] = Object.keys(openers);

const opened = new Map<string, Promise<Subject>>();

/** The subject of that name, opened once a process. Throws SubjectUnavailable for an unknown name or one that does not start. */
export function openSubject(name: string): Promise<Subject> {
  const open = openers[name];
  if (open === undefined) {
    throw new SubjectUnavailable(`There is no subject "${name}". Choose one of: ${SUBJECT_NAMES.join(', ')}`);
  }
  let subject = opened.get(name);
  if (subject === undefined) {
    subject = open();
    opened.set(name, subject);
  }
  return subject;
}
