// How steps compare: the two texts are attached, so that a report can show them side by side.

import { AssertionError } from 'node:assert';
import { DIFFERENCE_MEDIA_TYPE } from '../src/spec/run-examples';
import { type Compared, differInTextAlone, valuesAgree } from '../src/spec/exception-texts';
import type { ActionOutcome } from '../src/subjects/subject';
import type { SpecWorld } from './world';

/** Fails the step when the texts differ; `parts` are what they are made of, where exceptions may be among it. */
export function assertSame(world: SpecWorld, actual: string, expected: string, parts: readonly Compared[] = []): void {
  if (actual === expected) return;
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
