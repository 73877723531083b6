// A small sample of what `npm run fuzz` tries (`npm run test:all` has it try for half an hour), and that it finds what it is for.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { randomOf } from '../scripts/fuzz/cases';
import { finding, TARGETS } from '../scripts/fuzz/run-cases';

const SEED = 20_261;
const COUNTS: Record<string, number> = { 'code-objects': 15, sources: 10 };

for (const [target, start] of Object.entries(TARGETS)) {
  test(`${COUNTS[target]} cases of ${target} give outcomes`, () => {
    const makeCase = start();
    for (let index = 0; index < COUNTS[target]!; index++) {
      const { source } = makeCase(randomOf(SEED, index));
      assert.equal(finding(target, source), undefined, `--target ${target} --seed ${SEED} --only ${index}\n${source}`);
    }
  });

  test(`a case of ${target} follows from its seed and number`, () => {
    const [one, same] = [start(), start()].map((makeCase) => makeCase(randomOf(SEED, 7)).source);
    assert.equal(one, same);
    assert.notEqual(one, start()(randomOf(SEED, 8)).source);
  });
}

test('a fault that a program causes is a finding, as long as it is no crafted code object', () => {
  const source = 'def f(): pass\nf.__code__ = f.__code__.replace(co_code=bytes([128, 0, 0, 0]))\nf()';
  assert.match(finding('sources', source)!, /^fault of the interpreter: instruction CACHE cannot run/);
  assert.equal(finding('code-objects', source), undefined);
});

test('an interpreter that is no longer sound is a finding', () => {
  assert.match(finding('sources', 'import builtins\nbuiltins.sorted = None')!, /^afterwards a sound program gives /);
});

for (const [what, source] of [
  ['names', 'def print(*values): pass\nlen = sorted = None'],
  ['standard output', 'import sys\nsys.stdout = None'],
  ['a trace function', 'import sys\nsys.settrace(lambda *args: 1 / 0)\nsys.setprofile(print)'],
  [
    'a callback',
    "import sys\nsys.monitoring.use_tool_id(2, 'tool')\nsys.monitoring.set_events(2, 4)\nsys.monitoring.register_callback(2, 4, print)",
  ],
  [
    'an audit hook',
    "import sys\ndef hook(event, args):\n    if event == 'compile': raise ValueError\nsys.addaudithook(hook)",
  ],
] as const) {
  test(`${what} that a program leaves behind: no finding`, () => {
    assert.equal(finding('sources', source), undefined);
  });
}
