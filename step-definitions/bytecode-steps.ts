// What an example expects of compiled code: whole listings, as `dis` prints them.

import assert from 'node:assert';
import { Then } from '@cucumber/cucumber';
import { assertSame } from './compare';
import type { SpecWorld } from './world';

Then('the bytecode of {string} is', async function (this: SpecWorld, expression: string, expected: string) {
  this.addProbe({ kind: 'disassemble', source: expression });
  assertSame(this, await latestListing(this), expected);
});

Then('{string} compiles to', async function (this: SpecWorld, source: string, expected: string) {
  this.addProbe({ kind: 'disassemble-source', source });
  assertSame(this, await latestListing(this), expected);
});

/** A listing without the blank lines between source lines, and with addresses replaced. */
async function latestListing(world: SpecWorld): Promise<string> {
  const { value, exception } = await world.latest();
  assert.strictEqual(exception, undefined, `disassembling raised\n${exception?.traceback}`);
  return (value ?? '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .join('\n')
    .replace(/0x[0-9a-f]{4,}/g, '0x...');
}
