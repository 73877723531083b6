// Around each example: no reference may be left miscounted, whatever the example was about.

import assert from 'node:assert';
import { After } from '@cucumber/cucumber';
import type { SpecWorld } from './world';

After(async function (this: SpecWorld) {
  const { wrongCounts } = await this.run();
  assert.deepStrictEqual(wrongCounts, [], 'the recount walk found wrong reference counts');
});
