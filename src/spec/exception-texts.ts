// Exceptions of the right type with another text. The language fixes the types, CPython the texts: who does not claim to be CPython has not failed.

import { CPYTHON_ONLY } from './tags';
import type { Example, Rule } from './specification';
import type { Verdict } from './verdicts';

/** What came of one action beside what was expected of it: both as "Type: text" where they are exceptions. */
export interface Compared {
  expected: string;
  actual: string;
  /** The type of the exception that came. */
  raised?: string;
}

const isSame = ({ expected, actual }: Compared): boolean => expected === actual;

/** Whether all that differs is the text of exceptions of the right type. */
export function differInTextAlone(compared: readonly Compared[]): boolean {
  const different = compared.filter((one) => !isSame(one));
  return (
    different.length > 0 &&
    different.every(
      ({ expected, raised }) => raised !== undefined && (expected === raised || expected.startsWith(`${raised}: `)),
    )
  );
}

/** Whether something that does not raise gives what was expected. */
export const valuesAgree = (compared: readonly Compared[]): boolean =>
  compared.some((one) => one.raised === undefined && isSame(one));

/** An expected exception, as rows of a table have it. */
const EXCEPTION = /^\w*(?:Error|Exception|Exit|Interrupt|StopIteration|StopAsyncIteration|Warning)(?:: |$)/;

/** Whether an example expects something that is no exception. */
export function expectsValues({ steps }: Pick<Example, 'steps'>): boolean {
  return steps.some(({ keyword, text, table }) => {
    if (table !== undefined)
      return table.slice(1).some((row) => !EXCEPTION.test(row[1] ?? '') && text !== 'each expression raises');
    if (/^it (?:gives|prints)\b|^the events are /.test(text))
      return keyword !== 'Given' && !/^it gives ["']\w*Error: /.test(text);
    return false;
  });
}

/**
 * Turns failures that differ in text alone into the verdict "text", at rules that bind any Python. It takes an example of the rule, or a row
 * of its tables, which does not raise, and passes: who raises always the same has understood nothing.
 */
export function judgeTexts(verdicts: ReadonlyMap<Example, Verdict>): Map<Example, Verdict> {
  const shown = new Map<Rule, boolean>();
  const isShown = (rule: Rule) => {
    let known = shown.get(rule);
    if (known === undefined) {
      known = rule.examples.some((one) => {
        const verdict = verdicts.get(one);
        return verdict?.difference?.valuesAgree === true || (verdict?.status === 'passed' && expectsValues(one));
      });
      shown.set(rule, known);
    }
    return known;
  };
  const judged = new Map<Example, Verdict>();
  for (const [example, verdict] of verdicts) {
    const { rule, tags } = example;
    const isText =
      verdict.status === 'failed' &&
      verdict.difference?.textAlone === true &&
      rule.level === 'language' &&
      !tags.includes(CPYTHON_ONLY) &&
      isShown(rule);
    const reason = 'the exception is of the right type and has another text';
    judged.set(example, isText ? { ...verdict, status: 'text', reason } : verdict);
  }
  return judged;
}
