// What an example expects of compiled code: whole listings, as `dis` prints them.

import { type DataTable, Then } from '@cucumber/cucumber';
import { assertNothingRaised, assertSame, withoutAddresses } from './compare';
import type { SpecWorld } from './world';

Then('the bytecode of {string} is', async function (this: SpecWorld, expression: string, expected: string) {
  this.addProbe({ kind: 'disassemble', source: expression });
  await assertListing(this, expected);
});

Then('{string} compiles to', async function (this: SpecWorld, source: string, expected: string) {
  this.addProbe({ kind: 'disassemble-source', source });
  await assertListing(this, expected);
});

/** Rows of an instruction and the entries of the stack before it, from the bottom up, in the order in which they ran. */
Then(
  'in {string} the stack before each instruction of {string} is',
  async function (this: SpecWorld, expression: string, name: string, table: DataTable) {
    this.addProbe({ kind: 'stack', source: expression, function: name });
    const outcome = await this.latest();
    assertNothingRaised(outcome, 'observing raised');
    const actual = outcome.value ?? '';
    const expected = table.rows().map(([instruction, stack]) => `${instruction} -> ${stack}`);
    const rows = actual.split('\n').map((line) => line.split(/ -> (.*)/).slice(0, 2));
    assertSame(this, actual, expected.join('\n'), { answer: { rows } });
  },
);

/** Compares a listing without the blank lines between source lines, and with addresses replaced. */
async function assertListing(world: SpecWorld, expected: string): Promise<void> {
  const outcome = await world.latest();
  assertNothingRaised(outcome, 'disassembling raised');
  const lines = (outcome.value ?? '').split('\n').filter((line) => line.trim() !== '');
  const listing = withoutAddresses(lines.join('\n'));
  assertSame(world, listing, expected, { answer: { block: listing } });
}
