// How steps compare: the two texts are attached, so that a report can show them side by side.

import { AssertionError } from 'node:assert';
import { DIFFERENCE_MEDIA_TYPE } from '../src/spec/run-examples';
import type { ActionOutcome } from '../src/subjects/subject';
import type { SpecWorld } from './world';

/** Fails the step when the texts differ. */
export function assertSame(world: SpecWorld, actual: string, expected: string): void {
  if (actual === expected) return;
  world.attach(JSON.stringify({ expected, actual }), DIFFERENCE_MEDIA_TYPE);
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
