// What an example expects of values, output, exceptions and order.

import { type DataTable, Then } from '@cucumber/cucumber';
import type { Answer } from '../src/spec/accept/answer';
import type { Compared } from '../src/spec/exception-texts';
import type { ActionOutcome, Probe } from '../src/subjects/subject';
import { assertNothingRaised, assertSame, withoutAddresses } from './compare';
import type { SpecWorld } from './world';

Then('it gives {string}', async function (this: SpecWorld, expected: string) {
  assertGives(this, await this.latest(), expected);
});

Then('it prints {string}', async function (this: SpecWorld, expected: string) {
  const output = printed(await this.latest());
  assertSame(this, output, expected, { answer: { step: 'it prints {string}', filled: [output] } });
});

Then('it prints', async function (this: SpecWorld, expected: string) {
  const output = printed(await this.latest());
  assertSame(this, output, expected, { answer: { block: output } });
});

Then('it raises {word} {string}', async function (this: SpecWorld, type: string, message: string) {
  assertGives(this, await this.latest(), `${type}: ${message}`);
});

Then('it raises {word}', async function (this: SpecWorld, type: string) {
  const outcome = await this.latest();
  const raised = outcome.exception?.type;
  const answer = raised === undefined ? answerOf(outcome) : { step: 'it raises {word}', filled: [raised] };
  assertSame(this, raised ?? 'no exception', type, { answer });
});

Then('it warns {string}', async function (this: SpecWorld, expected: string) {
  const warnings = (await this.latest()).warnings.join('\n');
  assertSame(this, warnings, expected, { answer: { step: 'it warns {string}', filled: [warnings] } });
});

Then('the traceback is', async function (this: SpecWorld, expected: string) {
  const { exception } = await this.latest();
  const block = exception && withoutAddresses(exception.traceback.trimEnd());
  assertSame(this, block ?? 'no exception', expected, { answer: block === undefined ? undefined : { block } });
});

Then('the events are {string}', async function (this: SpecWorld, expected: string) {
  const { before, events } = await latestAndEvents(this);
  assertNothingRaised(before, 'it raised');
  assertSame(this, events, expected, { answer: { step: 'the events are {string}', filled: [events] } });
});

Then(
  'it raises {word} {string} after the events {string}',
  async function (this: SpecWorld, type: string, message: string, events: string) {
    const { before, events: actual } = await latestAndEvents(this);
    const raised = before.exception;
    const answer = raised && {
      step: 'it raises {word} {string} after the events {string}',
      filled: [raised.type, messageOf(raised), actual],
    };
    assertSame(this, actual, events, { answer });
    assertGives(this, before, `${type}: ${message}`, answer);
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
  await assertEach(this, table, 'evaluate', ({ exception }) => exception?.type);
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
  answerTo: (outcome: ActionOutcome) => string | undefined,
): Promise<void> {
  const rows = table.rows() as [source: string, expected: string][];
  for (const [source] of rows) world.addProbe({ kind, source });
  const outcomes = await world.latestOf(rows.length);
  const answers = outcomes.map(answerTo);
  const parts = rows.map(([, expected], index) =>
    compared(outcomes[index]!, answers[index] ?? gives(outcomes[index]!), expected),
  );
  const told = (which: 'actual' | 'expected') =>
    parts.map((part, index) => `${rows[index]![0]} -> ${part[which]}`).join('\n');
  const answer = answers.includes(undefined)
    ? undefined
    : { rows: rows.map(([source], index) => [source, answers[index]!]) };
  assertSame(world, told('actual'), told('expected'), { parts, answer });
}

function assertGives(world: SpecWorld, outcome: ActionOutcome, expected: string, answer = answerOf(outcome)): void {
  assertSame(world, gives(outcome), expected, { parts: [compared(outcome, gives(outcome), expected)], answer });
}

/** How a feature says what came of an action; undefined for an action without value. */
function answerOf({ value, exception }: ActionOutcome): Answer | undefined {
  if (exception === undefined) {
    return value === undefined ? undefined : { step: 'it gives {string}', filled: [withoutAddresses(value)] };
  }
  const { type, message } = exception;
  if (message === '') return { step: 'it raises {word}', filled: [type] };
  return { step: 'it raises {word} {string}', filled: [type, messageOf(exception)] };
}

const compared = ({ exception }: ActionOutcome, actual: string, expected: string): Compared => ({
  expected,
  actual,
  raised: exception?.type,
});

/** The one-line result of an action: a repr or an exception. */
function gives({ value, exception }: ActionOutcome): string {
  if (exception === undefined) return withoutAddresses(value ?? 'nothing');
  return exception.message === '' ? exception.type : `${exception.type}: ${messageOf(exception)}`;
}

const messageOf = ({ message }: { message: string }): string => withoutAddresses(message);

function printed(outcome: ActionOutcome): string {
  assertNothingRaised(outcome, 'it raised');
  return withoutAddresses(outcome.stdout.replace(/\n$/, ''));
}

/** The text of an evaluated str, without the quotes of its repr. */
function unquoted(outcome: ActionOutcome): string {
  return gives(outcome).replace(/^['"]|['"]$/g, '');
}
