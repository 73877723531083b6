// Around each example: it must give the same warm as cold, and no reference may be left miscounted, whatever it was about.

import assert, { AssertionError } from 'node:assert';
import path from 'node:path';
import { After, AfterAll, Before } from '@cucumber/cucumber';
import { DIFFERENCE_MEDIA_TYPE } from '../src/spec/run-examples';
import { openSubject } from '../src/subjects';
import type { SpecWorld } from './world';

Before(function (this: SpecWorld, { pickle }) {
  const place = `${path.basename(pickle.uri)}:${pickle.location?.line}`;
  this.begin(
    place,
    pickle.tags.map(({ name }) => name),
  );
});

After(async function (this: SpecWorld) {
  const { wrongCounts } = await this.run();
  assert.deepStrictEqual(wrongCounts, [], 'references are counted wrongly, or a frame is left over');
});

After(async function (this: SpecWorld) {
  const failure = await this.unseenFailure();
  if (failure === undefined) return;
  const { source, traceback } = failure;
  throw new AssertionError({ message: `"${source}" raised, and no step looks at that:\n${traceback}` });
});

After(async function (this: SpecWorld) {
  const difference = await this.warmDifference();
  if (difference === undefined) return;
  const { action, cold, warm } = difference;
  this.attach(JSON.stringify({ expected: `cold: ${cold}`, actual: `warm: ${warm}` }), DIFFERENCE_MEDIA_TYPE);
  throw new AssertionError({ message: `${action} gives something else when it is warm`, actual: warm, expected: cold });
});

AfterAll(async function () {
  const subject = await openSubject(String(this.parameters.subject));
  await subject.close?.();
});
