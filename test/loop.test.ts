// The numbers that the dispatch switch uses are those of the instruction set, and every instruction is done in one place: by an arm of
// the switch or through the tables.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { Op, SpecializedOp } from '../src/bytecode/opcodes';
import { GENERAL_INSTRUCTIONS, STACK_INSTRUCTIONS } from '../src/vm/instructions/table';

const source = fs.readFileSync(path.join(__dirname, '..', 'src', 'vm', 'evaluate.ts'), 'utf8');
const declared = new Map(
  [...source.matchAll(/^ {2}([A-Z_0-9]+) = (\d+),$/gm)].map(([, name, number]) => [name!, Number(number)]),
);
const numbers: Record<string, number> = { ...Op, ...SpecializedOp };
const casesOf = (text: string): string[] => [...text.matchAll(/case Op\.([A-Z_0-9]+):/g)].map(([, name]) => name!);
/** Cases without work of their own: what they name is done through the tables. */
const EMPTY_ARM = /(?:case Op\.[A-Z_0-9]+:\s+)+break;/g;
const dispatched = new Set(casesOf(source.replaceAll(EMPTY_ARM, '')));

/**
 * Instructions that only exist inside the compiler, that are never run, or that CPython's own machinery puts in place (its JIT is not in
 * this build).
 */
const isInternal = (name: string, number: number): boolean =>
  number > 255 ||
  name.startsWith('INSTRUMENTED_') ||
  ['CACHE', 'RESERVED', 'ENTER_EXECUTOR', 'INTERPRETER_EXIT', 'EXIT_INIT_CHECK', 'JUMP_BACKWARD_JIT'].includes(name);

test('the switch uses the numbers of the instruction set', () => {
  for (const [name, number] of declared) assert.equal(number, numbers[name], name);
});

// Otherwise each instruction is compared with one case after the other (V8's switch_table_spread_threshold, 3).
test('the switch is dense enough for a jump table', () => {
  const cases = [...new Set(casesOf(source))].map((name) => declared.get(name)!);
  const spread = Math.max(...cases) - Math.min(...cases);
  assert(spread < 3 * cases.length, `${cases.length} cases from ${Math.min(...cases)} to ${Math.max(...cases)}`);
});

test('every instruction is done in one place', () => {
  const places = (name: string, number: number): number =>
    [dispatched.has(name), STACK_INSTRUCTIONS[number], GENERAL_INSTRUCTIONS[number]].filter(Boolean).length;
  const wrong = Object.entries(numbers)
    .filter(([name, number]) => !isInternal(name, number) && places(name, number) !== 1)
    .map(([name, number]) => `${name}: ${places(name, number)}`);
  assert.deepEqual(wrong, []);
});
