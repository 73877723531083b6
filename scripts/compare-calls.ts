// Makes random pairs of signature and call and compares outcome and error text on the reference interpreter and on CPython 3.14.
// npm run compare:calls -- [--count N] [--seed N]

import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { openSubject } from '../src/subjects';
import { arbitraryPair, type Pair } from './calls/arbitrary-call';

const BATCH = 500;

const DEFINITIONS = `
def attempt(signature, call):
    namespace = {}
    try:
        exec('def f(' + signature + '):\\n    return locals()', namespace)
        return repr(eval('f(' + call + ')', namespace))
    except Exception as error:
        return type(error).__name__ + ': ' + str(error)
`;

/** One line of outcome for each pair. */
async function outcomes(subjectName: string, pairs: readonly Pair[]): Promise<string[]> {
  const subject = await openSubject(subjectName);
  const cases = pairs.map(
    ({ signature, call }) => `print(attempt(${JSON.stringify(signature)}, ${JSON.stringify(call)}))`,
  );
  const { main, stopped } = await subject.run(
    { source: `${DEFINITIONS}\n${cases.join('\n')}\n`, modules: new Map(), probes: [] },
    { steps: Number.POSITIVE_INFINITY, milliseconds: 120_000 },
  );
  if (stopped !== undefined || main.exception !== undefined) {
    throw new Error(`${subjectName}: ${stopped?.message ?? main.exception!.traceback}`);
  }
  return main.stdout.trimEnd().split('\n');
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { count: { type: 'string', default: '3000' }, seed: { type: 'string' } } });
  const count = Number(values.count);
  const seed = Number(values.seed ?? Date.now() % 2 ** 31);
  if (!Number.isInteger(count) || count <= 0 || !Number.isInteger(seed)) {
    console.error('--count and --seed take whole numbers');
    process.exit(2);
  }
  console.log(`${count} random calls, seed ${seed}`);
  const pairs = fc.sample(arbitraryPair, { numRuns: count, seed });
  let failed = 0;
  for (let start = 0; start < pairs.length; start += BATCH) {
    const batch = pairs.slice(start, start + BATCH);
    const expected = await outcomes('pyodide', batch);
    const actual = await outcomes('reference', batch);
    batch.forEach(({ signature, call }, index) => {
      if (actual[index] === expected[index]) return;
      if (++failed <= 10) {
        console.log(`def f(${signature})\nf(${call})\n  CPython:   ${expected[index]}\n  reference: ${actual[index]}`);
      }
    });
  }
  console.log(`${count - failed} passed, ${failed} failed, 0 skipped`);
  process.exit(failed > 0 ? 1 : 0);
}

void main();
