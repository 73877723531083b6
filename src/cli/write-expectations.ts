// callspec check --update-expectations: the file of expectations brought up to the run.

import { isThere, readText } from '../files/read-text';
import { writeWhole } from '../files/write-whole';
import { type JudgedSubject, updateExpectations } from '../spec/update-expectations';
import type { Specification } from '../spec/specification';
import { counted } from '../words/near';

/** Writes the file and says what became of it. Returns whether entries lack a reason now. Throws FileProblem. */
export function writeExpectations(
  file: string,
  specification: Specification,
  subjects: readonly JudgedSubject[],
): boolean {
  const before = isThere(file) ? readText(file) : '';
  const today = new Date().toISOString().slice(0, 10);
  const { text, added, changed, removed } = updateExpectations(before, specification, subjects, today);
  if (added + changed + removed === 0) {
    console.log(`${file} is as the run has it`);
    return false;
  }
  writeWhole(file, text);
  const entries = [`${counted(added, 'entry')} added`, `${changed} changed`, `${removed} removed`];
  console.log(`${file}: ${entries.join(', ').replace('entrys', 'entries')}`);
  if (added + changed > 0) console.log('Give each TODO a reason: no run accepts the file before.');
  return added + changed > 0;
}
