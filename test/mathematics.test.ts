// The elementary functions against those of CPython's C library: nearly always the same float, never more than the next one.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadOracle } from '../src/subjects/pyodide/load-oracle';
import * as elementary from '../src/objects/numbers/mathematics/elementary';
import { pow } from '../src/objects/numbers/mathematics/pow';

/** Of a thousand results, so many may be the neighbour of CPython's. */
const TOLERATED = 3;
const SAMPLES = 2000;

const PROGRAM = `
import json, math, random
random.seed(31)
uniform = random.uniform
wide = lambda: math.exp(uniform(-300, 300))
near_one = lambda: 1 + uniform(-1e-5, 1e-5)
DOMAINS = dict(
    exp=lambda: uniform(-745, 709), log=lambda: random.choice([wide(), near_one()]), log2=wide, log10=wide,
    sin=lambda: uniform(-1e5, 1e5), cos=lambda: uniform(-1e5, 1e5), tan=lambda: uniform(-10, 10),
    asin=lambda: uniform(-1, 1), acos=lambda: uniform(-1, 1), atan=lambda: uniform(-9, 9),
    sinh=lambda: uniform(-9, 9), cosh=lambda: uniform(-30, 30), tanh=lambda: uniform(-2, 2),
    asinh=lambda: random.choice([wide(), uniform(-3, 3)]), acosh=lambda: 1 + wide(), atanh=lambda: uniform(-1, 1),
    log1p=lambda: uniform(-.99, 5), expm1=lambda: uniform(-3, 3), cbrt=wide)

def sample(count):
    rows = [[name, [x := domain()], getattr(math, name)(x)] for name, domain in DOMAINS.items() for _ in range(count)]
    for _ in range(count):
        x = random.choice([uniform(0, 10), float(random.randrange(1, 100)), near_one(), 10.0, wide()])
        y = random.choice([uniform(-1, 1), 1.5, -.5, 3.0, float(random.randrange(-40, 40)) / 2, 1 / 3])
        try:
            rows.append(['pow', [x, y], x ** y])
        except OverflowError:
            pass
        a, b = uniform(-9, 9), wide()
        rows += [['atan2', [a, b], math.atan2(a, b)], ['hypot', [a, b], abs(complex(a, b))]]
    return json.dumps(rows)
sample
`;

const FUNCTIONS: Readonly<Record<string, (...args: number[]) => number>> = { ...elementary, pow };

function isNeighbour(a: number, b: number): boolean {
  return Math.abs(a - b) <= Math.max(Math.abs(a) * 2 ** -52, Number.MIN_VALUE);
}

test('results are those of CPython', async () => {
  const { pyodide: python } = await loadOracle();
  const sample = python.runPython(PROGRAM) as (count: number) => string;
  const counts = new Map<string, { total: number; different: number }>();
  for (const [name, args, expected] of JSON.parse(sample(SAMPLES)) as [string, number[], number][]) {
    const result = FUNCTIONS[name]!(...args);
    const count = counts.get(name) ?? { total: 0, different: 0 };
    counts.set(name, count);
    count.total++;
    if (Object.is(result, expected)) continue;
    count.different++;
    assert.ok(isNeighbour(expected, result), `${name}(${args.join(', ')}): ${result}, CPython ${expected}`);
  }
  for (const [name, { total, different }] of counts) {
    assert.ok(different * 1000 <= total * TOLERATED, `${name}: ${different} of ${total} differ`);
  }
});
