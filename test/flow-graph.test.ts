// The optimiser against CPython's own (`_testinternalcapi.optimize_cfg`), instruction by instruction: what each one does to
// borrowed references; and the counts of constants. Whole programs are compared by scripts/compare-bytecode.ts.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { loadOracle } from '../src/subjects/pyodide/load-oracle';
import {
  INSTRUCTIONS,
  type InstructionInfo,
  MAX_REAL_OPCODE,
  numPopped,
  numPushed,
} from '../src/bytecode/instruction-table';
import { Op, OPCODE_NAMES } from '../src/bytecode/opcodes';
import { constantRepr } from '../src/cli/constant-repr';
import { compile } from '../src/compiler/compile';
import { ConstantCache } from '../src/compiler/constant-cache';
import { optimizeCodeUnit } from '../src/compiler/flow-graph';
import { borrowLoads } from '../src/compiler/flow-graph/borrowed-loads';
import { buildGraph, linearize } from '../src/compiler/flow-graph/graph-building';
import { calculateStackDepth } from '../src/compiler/flow-graph/stack-depth';
import { InstructionSequence } from '../src/compiler/instruction-sequence';
import { IMMORTAL, isObject, type PyObject } from '../src/objects/object';
import { readyCallables } from '../src/call/callables';

/** Instruction, operand and line. */
type Row = [opcode: number, oparg: number, line: number];

const CONSTANTS = ['x', null];

const PROGRAM = `
import json
from _testinternalcapi import new_instruction_sequence, optimize_cfg

def optimize(rows, locals):
    sequence = new_instruction_sequence()
    for opcode, oparg, line in json.loads(rows):
        sequence.addop(opcode, oparg, line, line, 0, 1)
    instructions = optimize_cfg(sequence, ['x', None], locals).get_instructions()
    return json.dumps([[opcode, oparg or 0, line] for opcode, oparg, line, *_ in instructions])
optimize
`;

let optimizeThere: (rows: string, locals: number) => string;

before(async () => {
  const { pyodide: python } = await loadOracle();
  optimizeThere = python.runPython(PROGRAM) as typeof optimizeThere;
});

function optimizeHere(rows: readonly Row[], locals: number): Row[] {
  const sequence = new InstructionSequence();
  rows.forEach(([opcode, oparg, line], index) => {
    sequence.add(opcode, oparg, { lineno: line, end_lineno: line, col_offset: 0, end_col_offset: 1 });
    sequence.labels.push(index);
  });
  const entry = buildGraph(sequence);
  optimizeCodeUnit(entry, CONSTANTS, new ConstantCache(), locals, 0);
  calculateStackDepth(entry);
  borrowLoads(entry);
  return linearize(entry).map(({ opcode, oparg, loc }) => [opcode, oparg, loc.lineno]);
}

/** What happens to the entries that an instruction leaves: the block ends, their locals die, or they are stored. */
const ENDINGS: readonly ((rows: Row[], height: number, locals: number, line: number) => void)[] = [
  (rows, height, _locals, line) => {
    rows.push([Op.LOAD_NAME, 0, line], [Op.POP_JUMP_IF_FALSE, rows.length + 2, line]);
    for (let count = 0; count < height; count++) rows.push([Op.POP_TOP, 0, line]);
  },
  (rows, height, locals, line) => {
    for (let local = 0; local < locals; local++) rows.push([Op.DELETE_FAST, local, line]);
    for (let count = 0; count < height; count++) rows.push([Op.POP_TOP, 0, line]);
  },
  (rows, height, _locals, line) => {
    for (let count = 0; count < height; count++) {
      rows.push([count % 2 === 0 ? Op.STORE_FAST : Op.STORE_NAME, count % 2 === 0 ? count % 3 : 0, line + count]);
    }
  },
];

/** Binds locals, loads one for each entry that the instruction takes and one below, runs it and ends as told. */
function program(opcode: number, oparg: number, ending: number): { rows: Row[]; locals: number } {
  const pops = numPopped(opcode, oparg);
  const locals = pops + 2;
  const rows: Row[] = [[Op.RESUME, 0, 1]];
  for (let local = 0; local < locals; local++) rows.push([Op.LOAD_CONST, 0, 1], [Op.STORE_FAST, local, 1]);
  for (let local = 1; local < locals; local++) rows.push([Op.LOAD_FAST, local, local + 1]);
  const line = locals + 2;
  rows.push([opcode, oparg, line]);
  if (opcode === Op.RETURN_VALUE || opcode === Op.RAISE_VARARGS || opcode === Op.RERAISE) return { rows, locals };
  ENDINGS[ending]!(rows, 1 + numPushed(opcode, oparg), locals, line);
  rows.push([Op.LOAD_CONST, 1, line], [Op.RETURN_VALUE, 0, line]);
  return { rows, locals };
}

const NEVER_GENERATED: ReadonlySet<number> = new Set([
  Op.CACHE,
  Op.RESERVED,
  Op.EXTENDED_ARG,
  Op.INTERPRETER_EXIT,
  Op.ENTER_EXECUTOR,
]);

function isProbed(info: InstructionInfo | undefined, opcode: number): info is InstructionInfo {
  if (info === undefined || info.opcode !== opcode || opcode > MAX_REAL_OPCODE || NEVER_GENERATED.has(opcode))
    return false;
  return !info.hasJump && !info.hasHandler && !info.name.startsWith('INSTRUMENTED_');
}

test('each instruction lets its operands be borrowed as in CPython', () => {
  const show = (rows: readonly Row[]): string[] =>
    rows.map(([opcode, oparg, line]) => `${OPCODE_NAMES[opcode]} ${oparg} @${line}`);
  let probes = 0;
  INSTRUCTIONS.forEach((info, opcode) => {
    if (!isProbed(info, opcode)) return;
    const opargs =
      info.operand === 'none'
        ? [0]
        : info.hasConst
          ? [0, 1]
          : info.operand === 'depth'
            ? [1, 2, 3, 5]
            : [0, 1, 2, 3, 5];
    for (const oparg of opargs) {
      for (let ending = 0; ending < ENDINGS.length; ending++) {
        const { rows, locals } = program(opcode, oparg, ending);
        const expected = JSON.parse(optimizeThere(JSON.stringify(rows), locals)) as Row[];
        assert.deepEqual(show(optimizeHere(rows, locals)), show(expected), `${info.name} ${oparg}, ending ${ending}`);
        probes++;
      }
    }
  });
  assert.ok(probes > 500, `${probes} probes`);
});

test('every constant is held once by each object that it is part of', () => {
  readyCallables();
  const folder = join(__dirname, 'bytecode');
  for (const file of readdirSync(folder)) {
    const root = compile(readFileSync(join(folder, file)), file, 'exec');
    const holders = new Map<PyObject, number>();
    const walk = (object: PyObject): void =>
      object.traverse((part) => {
        if (!isObject(part) || part.refs >= IMMORTAL) return;
        const known = holders.get(part) ?? 0;
        holders.set(part, known + 1);
        if (known === 0) walk(part);
      });
    walk(root);
    assert.ok(holders.size > 10);
    assert.equal(root.refs, 0);
    for (const [object, count] of holders) assert.equal(object.refs, count, `${file}: ${constantRepr(object)}`);
  }
});
