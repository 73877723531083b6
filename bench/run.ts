// Times each kind of call on each Python in one run: ns per call, ratios to callspec, and their geometric means.

import Table from 'cli-table3';
import { CALL_KINDS, type CallKind } from './calls';
import { openPythons, type TimedPython } from './pythons';

/** Each measurement lasts at least this long. */
const MINIMUM_SECONDS = 0.15;
const REPEATS = 5;

/** Finds a count that lasts long enough, then reports the best of several runs as seconds and count. */
const TIMER = `
import time

def measure():
    n = 1
    while True:
        start = time.time()
        bench(n)
        elapsed = time.time() - start
        if elapsed >= ${MINIMUM_SECONDS}:
            break
        n = n * 4 if elapsed < ${MINIMUM_SECONDS / 8} else n * 2
    best = elapsed
    for _ in range(${REPEATS - 1}):
        start = time.time()
        bench(n)
        elapsed = time.time() - start
        if elapsed < best:
            best = elapsed
    print(best, n)

measure()
`;

/** Nanoseconds per call; NaN where the Python cannot run the program. */
async function time(python: TimedPython, kind: CallKind): Promise<number> {
  try {
    const output = await python.run(kind.program + TIMER);
    const [seconds, count] = output.trim().split(/\s+/).map(Number);
    return (seconds! * 1e9) / (count! * (kind.perTurn ?? 1));
  } catch (error) {
    console.error(`${python.name}, ${kind.name}: ${String(error)}`);
    return Number.NaN;
  }
}

const geometricMean = (values: number[]): number => {
  const known = values.filter((value) => !Number.isNaN(value));
  return Math.exp(known.reduce((sum, value) => sum + Math.log(value), 0) / known.length);
};

async function main(): Promise<void> {
  const pythons = await openPythons();
  const wanted = process.argv.slice(2);
  const kinds = CALL_KINDS.filter(({ name }) => wanted.length === 0 || wanted.some((word) => name.includes(word)));
  if (kinds.length === 0) {
    console.error(
      `No kind of call is named like ${wanted.join(', ')}. There are: ${CALL_KINDS.map(({ name }) => name).join(', ')}`,
    );
    process.exit(5);
  }
  const others = pythons.slice(1).map(({ name }) => name);
  const table = new Table({
    head: ['ns per call', ...pythons.map(({ name }) => name), ...others.map((name) => `callspec / ${name}`)],
    style: { head: [], border: [] },
  });
  const rows: number[][] = [];
  for (const kind of kinds) {
    const row: number[] = [];
    for (const python of pythons) row.push(await time(python, kind));
    rows.push(row);
    table.push([kind.name, ...row.map((ns) => ns.toFixed(0)), ...row.slice(1).map((ns) => (row[0]! / ns).toFixed(2))]);
  }
  const means = pythons.map((_, index) => geometricMean(rows.map((row) => row[index]!)));
  const ratios = others.map((_, index) => geometricMean(rows.map((row) => row[0]! / row[index + 1]!)));
  table.push(['geometric mean', ...means.map((ns) => ns.toFixed(0)), ...ratios.map((ratio) => ratio.toFixed(2))]);
  console.log(table.toString());
}

void main();
