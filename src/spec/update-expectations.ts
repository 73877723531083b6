// A file of expectations brought up to a run: what failed unexpectedly is written, what no longer fails is removed. Reasons are for people to give.

import { type Document, isMap, isScalar, isSeq, parseDocument, Scalar, type YAMLMap, type YAMLSeq } from 'yaml';
import { isAbout, judges, NO_REASON, subjectsOf, type Expectation } from './expectations';
import { type Example, examplesOf, type Specification } from './specification';
import { countsAs, type Verdict } from './verdicts';

export interface ExpectationsUpdate {
  text: string;
  added: number;
  removed: number;
  /** Entries that expected another failure. */
  changed: number;
}

/** What a run said of a subject. */
export interface JudgedSubject {
  name: string;
  /** As the examples came to their end, before anything was expected of them. */
  verdicts: ReadonlyMap<Example, Verdict>;
}

/**
 * The text of the file after some subjects were checked. Entries about examples that did not run stay; comments and order too. A reason is
 * kept while its failure is the same, and is NO_REASON otherwise, which no run accepts.
 */
export function updateExpectations(
  text: string,
  specification: Specification,
  subjects: readonly JudgedSubject[],
  today: string,
): ExpectationsUpdate {
  const document = parseDocument(text);
  const list = listOf(document);
  const counts = { added: 0, removed: 0, changed: 0 };
  for (const { name, verdicts } of subjects) {
    const told = new Set<Example>();
    for (const node of [...list.items]) {
      if (!isMap(node)) continue;
      const entry = node.toJS(document) as Expectation;
      if (!subjectsOf(entry).includes(name)) continue;
      const about = [...verdicts].filter(([{ rule, title }]) => rule.id === entry.rule && isAbout(entry, title));
      const failing = about.filter(([, { status }]) => countsAs(status) === 'failed');
      const expired = entry.expires !== undefined && entry.expires < today;
      if (namesNothing(entry, specification) || (about.length > 0 && (failing.length === 0 || expired))) {
        dropSubject(list, node, name);
        counts.removed++;
        continue;
      }
      for (const [example, verdict] of failing) {
        if (judges(entry, verdict)) told.add(example);
        else if (failing.length === 1 && subjectsOf(entry).length === 1) {
          node.set('failure', signatureOf(verdict));
          node.set('reason', document.createNode(`${NO_REASON} (before: ${entry.reason})`));
          told.add(example);
          counts.changed++;
        }
      }
    }
    for (const [example, verdict] of verdicts) {
      if (countsAs(verdict.status) !== 'failed' || told.has(example)) continue;
      list.add(document.createNode(entryOf(example, name, verdict)));
      counts.added++;
    }
  }
  return {
    ...counts,
    text:
      list.items.length === 0 ? emptied(document) : document.toString({ lineWidth: 0, flowCollectionPadding: false }),
  };
}

function listOf(document: Document): YAMLSeq {
  if (!isSeq(document.contents)) {
    const before = document.contents?.commentBefore ?? document.commentBefore;
    document.contents = document.createNode([]);
    document.commentBefore = before;
  }
  const list = document.contents as unknown as YAMLSeq;
  list.flow = false;
  return list;
}

/** The comments of a file without entries. */
function emptied(document: Document): string {
  document.contents = null;
  const text = document.toString();
  return text.trim() === 'null' ? '' : text.replace(/null\s*$/, '');
}

function namesNothing({ rule, example }: Expectation, specification: Specification): boolean {
  const ofRule = examplesOf(specification).filter((one) => one.rule.id === rule);
  return ofRule.length === 0 || (example !== undefined && !ofRule.some(({ title }) => title === example));
}

function dropSubject(list: YAMLSeq, node: YAMLMap, name: string): void {
  const subject = node.get('subject', true) as unknown;
  if (isSeq(subject) && subject.items.length > 1) {
    subject.items = subject.items.filter((item) => (isScalar(item) ? item.value : item) !== name);
    return;
  }
  list.items = list.items.filter((item) => item !== node);
}

function entryOf({ rule, title }: Example, subject: string, verdict: Verdict) {
  return { rule: rule.id, example: title, subject, failure: signatureOf(verdict), reason: NO_REASON };
}

/** A line of what came that tells the failure from others. */
function signatureOf({ status, difference, message = '' }: Verdict): Scalar {
  const scalar = new Scalar(lineOf());
  scalar.type = 'QUOTE_DOUBLE';
  return scalar;

  function lineOf(): string {
    if (status !== 'failed') return status;
    const expected = difference?.expected.split('\n') ?? [];
    const line = difference?.actual.split('\n').find((text, index) => text.trim() !== '' && text !== expected[index]);
    const found = line ?? (difference === undefined ? message.trim().split('\n').pop()! : '');
    if (found.trim() === '') return status;
    return /^\/.*\/$/s.test(found) ? found.slice(1) : found;
  }
}
