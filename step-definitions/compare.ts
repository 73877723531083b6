// How steps compare: the two texts are attached, so that a report can show them side by side; or what the step would say instead.

import { AssertionError } from 'node:assert';
import { ANSWER_MEDIA_TYPE, type Answer } from '../src/spec/accept/answer';
import { DIFFERENCE_MEDIA_TYPE } from '../src/spec/run-examples';
import { type Compared, differInTextAlone, valuesAgree } from '../src/spec/exception-texts';
import type { ActionOutcome } from '../src/subjects/subject';
import type { SpecWorld } from './world';

/** What else is known of two texts: what they are made of, where exceptions may be among it; and what the step would say of what came. */
interface Comparison {
  parts?: readonly Compared[];
  answer?: Answer | undefined;
}

/** Fails the step when the texts differ. Where answers are collected, it gives the one that it has instead. */
export function assertSame(
  world: SpecWorld,
  actual: string,
  expected: string,
  { parts = [], answer }: Comparison = {},
): void {
  if (actual === expected) return;
  if (world.parameters.collectsAnswers && answer !== undefined) {
    world.attach(JSON.stringify(answer), ANSWER_MEDIA_TYPE);
    return;
  }
  const textAlone = differInTextAlone(parts) || undefined;
  const difference = { expected, actual, textAlone, valuesAgree: (textAlone && valuesAgree(parts)) || undefined };
  world.attach(JSON.stringify(difference), DIFFERENCE_MEDIA_TYPE);
  throw new AssertionError({ actual, expected, operator: 'strictEqual' });
}

/** Fails the step with the traceback when an action raised; `what` says what that means. */
export function assertNothingRaised({ exception }: ActionOutcome, what: string): void {
  if (exception === undefined) return;
  throw new AssertionError({ message: `${what}\n${exception.traceback}` });
}

/** Memory addresses differ from run to run. */
export function withoutAddresses(text: string): string {
  return text.replace(/0x[0-9a-f]{4,}/g, '0x...');
}
