// What is generated is as the definitions of the instructions say, and each instruction is done in one place.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { test } from 'node:test';
import {
  CACHE_FORMAT,
  HAS_JUMP,
  INLINE_CACHE_ENTRIES,
  OPCODE_NAMES,
  Op,
  SPECIALIZATIONS,
  SpecializedOp,
} from '../src/bytecode/opcodes';
import type { Definition } from '../src/vm/instructions/definition';
import { INSTRUCTIONS } from '../src/vm/instructions/index';
import { BODIES, entriesOf, GENERAL_BODIES, NUMBERED, stackChange } from '../src/vm/instructions/table';

const root = path.join(__dirname, '..');
const numbers: Record<string, number> = { ...Op, ...SpecializedOp };
const definitions = Object.entries(INSTRUCTIONS) as [string, Definition][];

/** Instructions that never run: of the compiler, of observation, and of machinery that this build does not have. */
const isInternal = (name: string, number: number): boolean =>
  number > 255 ||
  name.startsWith('INSTRUMENTED_') ||
  ['CACHE', 'RESERVED', 'ENTER_EXECUTOR', 'INTERPRETER_EXIT', 'EXIT_INIT_CHECK', 'JUMP_BACKWARD_JIT'].includes(name);

test('what is generated is as the definitions say', () => {
  const script = ['-r', 'ts-node/register/transpile-only', 'scripts/generate-instructions.ts', '--check'];
  execFileSync(process.execPath, script, { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
});

test('every instruction is done in one place', () => {
  const places = (number: number): number => {
    const numbered = NUMBERED[number];
    const inLoop = (numbered?.form ?? numbered?.general)?.inLoop;
    return [inLoop, BODIES[number], GENERAL_BODIES[number]].filter(Boolean).length;
  };
  const wrong = Object.entries(numbers)
    .filter(([name, number]) => places(number) !== (isInternal(name, number) ? 0 : 1))
    .map(([name, number]) => `${name}: ${places(number)}`);
  assert.deepEqual(wrong, []);
});

test('specialised forms are defined beside the instruction that they belong to', () => {
  const forms: Readonly<Record<string, readonly string[]>> = SPECIALIZATIONS;
  for (const [name, { forms: own }] of definitions)
    for (const form of Object.keys(own ?? {})) assert(forms[name]?.includes(form), `${form} is no form of ${name}`);
});

test('instructions jump that are said to jump in CPython', () => {
  for (const [name, { jump }] of definitions) assert.equal(jump !== undefined, HAS_JUMP.includes(numbers[name]!), name);
});

test('inline caches are as long as they are in CPython, and named as there', () => {
  for (const [name, { cache }] of definitions) {
    assert.equal((cache?.next ?? 1) - 1, INLINE_CACHE_ENTRIES[name] ?? 0, name);
    const known = Object.keys(CACHE_FORMAT[name] ?? {});
    const named = Object.keys(cache ?? {}).filter((field) => !OURS.has(field));
    assert.deepEqual(new Set(known), new Set(name.startsWith('POP_JUMP') ? ['counter'] : named), name);
  }
});

/** Fields that `dis` does not show, or calls otherwise. */
const OURS: ReadonlySet<string> = new Set(['next', 'position', 'history']);

test('entries that do not move keep their names and numbers', () => {
  for (const numbered of NUMBERED) {
    if (numbered === undefined) continue;
    const [before, after] = entriesOf(numbered);
    for (const { name, count } of after) {
      const same = before.find((entry) => entry.name === name);
      if (same !== undefined) assert.deepEqual(count, same.count, `${numbered.name}: ${name}`);
    }
  }
});

// The loop adds `fixed + times * (operand & mask)`.
test('the effect of what is called through the tables is one number and one part of the operand', () => {
  for (const numbered of NUMBERED) {
    if (numbered === undefined) continue;
    if (BODIES[numbered.opcode] === undefined && GENERAL_BODIES[numbered.opcode] === undefined) continue;
    const { terms } = stackChange(numbered);
    assert(terms.length <= 1 && terms.every(({ shift }) => shift === 0), OPCODE_NAMES[numbered.opcode]);
  }
});

// Whoever is handed the thread may run Python.
test('bodies do no more than their definitions allow', () => {
  for (const { name, general, form } of NUMBERED.filter((numbered) => numbered !== undefined)) {
    const body = String(form?.run ?? general.run).replace(/^[^{]*\{/, '');
    if (general.may === 'moves') assert(!/\(thread\b/.test(body), `${name} hands on the thread`);
    if (general.may !== 'raises' && general.may !== 'runs Python') assert(!/\bthrow\b/.test(body), `${name} throws`);
  }
});
