// What an example expects of values, output, exceptions and order.

import { type DataTable, Then } from '@cucumber/cucumber';
import type { Compared } from '../src/spec/exception-texts';
import type { ActionOutcome, Probe } from '../src/subjects/subject';
import { assertNothingRaised, assertSame, withoutAddresses } from './compare';
import type { SpecWorld } from './world';

Then('it gives {string}', async function (this: SpecWorld, expected: string) {
  assertGives(this, await this.latest(), expected);
});

Then('it prints {string}', async function (this: SpecWorld, expected: string) {
  assertSame(this, printed(await this.latest()), expected);
});

Then('it prints', async function (this: SpecWorld, expected: string) {
  assertSame(this, printed(await this.latest()), expected);
});

Then('it raises {word} {string}', async function (this: SpecWorld, type: string, message: string) {
  assertGives(this, await this.latest(), `${type}: ${message}`);
});

Then('it raises {word}', async function (this: SpecWorld, type: string) {
  assertSame(this, (await this.latest()).exception?.type ?? 'no exception', type);
});

Then('it warns {string}', async function (this: SpecWorld, expected: string) {
  assertSame(this, (await this.latest()).warnings.join('\n'), expected);
});

Then('the traceback is', async function (this: SpecWorld, expected: string) {
  const { exception } = await this.latest();
  assertSame(this, withoutAddresses(exception?.traceback.trimEnd() ?? 'no exception'), expected);
});

Then('the events are {string}', async function (this: SpecWorld, expected: string) {
  const { before, events } = await latestAndEvents(this);
  assertNothingRaised(before, 'it raised');
  assertSame(this, events, expected);
});

Then(
  'it raises {word} {string} after the events {string}',
  async function (this: SpecWorld, type: string, message: string, events: string) {
    const { before, events: actual } = await latestAndEvents(this);
    assertSame(this, actual, events);
    assertGives(this, before, `${type}: ${message}`);
  },
);

/** What the latest step of the program did, and the list `log` after it. */
async function latestAndEvents(world: SpecWorld): Promise<{ before: ActionOutcome; events: string }> {
  world.addProbe({ kind: 'evaluate', source: "', '.join(map(str, log))" });
  const [before, events] = await world.latestOf(2);
  return { before: before!, events: unquoted(events!) };
}

/** Rows of an expression and what it gives: a repr, or "Type: message" for an exception. Evaluated in order in one program. */
Then('each expression gives', async function (this: SpecWorld, table: DataTable) {
  await assertEach(this, table, 'evaluate', gives);
});

/** Rows of an expression and the type of the exception that it raises, whatever that says. */
Then('each expression raises', async function (this: SpecWorld, table: DataTable) {
  await assertEach(this, table, 'evaluate', (outcome) => outcome.exception?.type ?? gives(outcome));
});

/** Rows of a program text and what compiling it gives: "compiles", a warning or a SyntaxError. */
Then('compiling each gives', async function (this: SpecWorld, table: DataTable) {
  await assertEach(this, table, 'compile', (outcome) =>
    outcome.exception !== undefined ? gives(outcome) : (outcome.warnings[0] ?? 'compiles'),
  );
});

async function assertEach(
  world: SpecWorld,
  table: DataTable,
  kind: Exclude<Probe['kind'], 'stack'>,
  describe: (outcome: ActionOutcome) => string,
): Promise<void> {
  const rows = table.rows() as [source: string, expected: string][];
  for (const [source] of rows) world.addProbe({ kind, source });
  const outcomes = await world.latestOf(rows.length);
  const parts = rows.map(([, expected], index) => compared(outcomes[index]!, describe(outcomes[index]!), expected));
  const told = (which: 'actual' | 'expected') =>
    parts.map((part, index) => `${rows[index]![0]} -> ${part[which]}`).join('\n');
  assertSame(world, told('actual'), told('expected'), parts);
}

function assertGives(world: SpecWorld, outcome: ActionOutcome, expected: string): void {
  assertSame(world, gives(outcome), expected, [compared(outcome, gives(outcome), expected)]);
}

const compared = ({ exception }: ActionOutcome, actual: string, expected: string): Compared => ({
  expected,
  actual,
  raised: exception?.type,
});

/** The one-line result of an action: a repr or an exception. */
function gives({ value, exception }: ActionOutcome): string {
  if (exception === undefined) return withoutAddresses(value ?? 'nothing');
  return withoutAddresses(exception.message === '' ? exception.type : `${exception.type}: ${exception.message}`);
}

function printed(outcome: ActionOutcome): string {
  assertNothingRaised(outcome, 'it raised');
  return withoutAddresses(outcome.stdout.replace(/\n$/, ''));
}

/** The text of an evaluated str, without the quotes of its repr. */
function unquoted(outcome: ActionOutcome): string {
  return gives(outcome).replace(/^['"]|['"]$/g, '');
}
