// The numbers that the dispatch switch uses are those of the instruction set, and no instruction is missing.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { Op, SpecializedOp } from '../src/bytecode/opcodes';

const source = fs.readFileSync(path.join(__dirname, '..', 'src', 'vm', 'evaluate.ts'), 'utf8');
const declared = new Map(
  [...source.matchAll(/^ {2}([A-Z_0-9]+) = (\d+),$/gm)].map(([, name, number]) => [name!, Number(number)]),
);
const numbers: Record<string, number> = { ...Op, ...SpecializedOp };
const dispatched = new Set([...source.matchAll(/case Op\.([A-Z_0-9]+):/g)].map(([, name]) => name!));

/** Instructions that only exist inside the compiler, or that CPython's own machinery puts in place. */
const isInternal = (name: string, number: number): boolean =>
  number > 255 ||
  name.startsWith('INSTRUMENTED_') ||
  ['RESERVED', 'ENTER_EXECUTOR', 'INTERPRETER_EXIT', 'EXIT_INIT_CHECK'].includes(name);

test('the switch uses the numbers of the instruction set', () => {
  for (const [name, number] of declared) assert.equal(number, numbers[name], name);
});

test('the switch has an arm for every instruction', () => {
  const missing = Object.entries(Op).filter(([name, number]) => !isInternal(name, number) && !dispatched.has(name));
  assert.deepEqual(missing, []);
});
