// Makes random calls and compares result, error text and side effects on the reference interpreter and on CPython 3.14.
// npm run compare:calls -- [--count N] [--seed N] [--kind NAME] [--case N] [--shown N]

import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { openSubject } from '../src/subjects';
import { InProcessReference } from '../src/subjects/reference/in-process';
import { arbitraryCall, KIND_NAMES, type Kind } from './calls/arbitrary-call';
import { outcomes } from './calls/outcomes';

const BATCH = 500;
/** So many differences are shown. */
const SHOWN = 10;

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      count: { type: 'string', default: '3000' },
      seed: { type: 'string' },
      kind: { type: 'string' },
      case: { type: 'string' },
      shown: { type: 'string', default: `${SHOWN}` },
    },
  });
  const only = values.case === undefined ? undefined : Number(values.case);
  const count = only ?? Number(values.count);
  const seed = Number(values.seed ?? Date.now() % 2 ** 31);
  if (!Number.isInteger(count) || count <= 0 || !Number.isInteger(seed))
    fail('--count, --seed and --case take whole numbers');
  if (values.kind !== undefined && !KIND_NAMES.includes(values.kind as Kind))
    fail(`--kind is one of ${KIND_NAMES.join(', ')}`);
  return { count, seed, kind: values.kind as Kind | undefined, only, shown: Number(values.shown) };
}

async function main(): Promise<void> {
  const { count, seed, kind, only, shown } = readOptions();
  console.log(only === undefined ? `${count} random calls, seed ${seed}` : `call ${only} of seed ${seed}`);
  const sampled = fc.sample(arbitraryCall(kind), { numRuns: count, seed });
  const first = only === undefined ? 0 : only - 1;
  let failed = 0;
  const oracle = await openSubject('pyodide');
  const reference = new InProcessReference();
  for (let start = first; start < sampled.length; start += BATCH) {
    const batch = sampled.slice(start, start + BATCH);
    const [expected, actual] = await Promise.all([outcomes(oracle, batch), outcomes(reference, batch)]);
    batch.forEach(({ setup, call }, index) => {
      if (only !== undefined) console.log(`${setup}\n${call}\n  CPython: ${expected[index]}`);
      if (actual[index] === expected[index]) return;
      if (++failed > shown) return;
      const again = `--seed ${seed}${kind === undefined ? '' : ` --kind ${kind}`} --case ${start + index + 1}`;
      console.log(
        `\n${setup}\n${call}\n  CPython:   ${expected[index]}\n  reference: ${actual[index]}\n  again: npm run compare:calls -- ${again}`,
      );
    });
  }
  const total = sampled.length - first;
  console.log(`${total - failed} passed, ${failed} failed, 0 skipped`);
  process.exit(failed > 0 ? 1 : 0);
}

void main();
