// The instruction set, the tables of code objects and the disassembler against CPython itself (the pyodide package).

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import type { PyodideAPI } from 'pyodide';
import { loadOracle } from '../src/subjects/pyodide/load-oracle';
import { disassemble, type DisassemblyOptions } from '../src/bytecode/disassembler';
import { decodeExceptionTable, encodeExceptionTable } from '../src/bytecode/exception-table';
import { INSTRUCTIONS, stackEffect } from '../src/bytecode/instruction-table';
import { decodeLineTable, LineTableWriter, linesOf } from '../src/bytecode/line-table';
import { OPCODE_NAMES } from '../src/bytecode/opcodes';

const FOLDER = join(__dirname, 'bytecode');

/** A code object of CPython, with what its own methods and the `dis` module say of it. */
interface OracleCode {
  name: string;
  co_code: string;
  co_linetable: string;
  co_exceptiontable: string;
  co_firstlineno: number;
  co_names: string[];
  localsplusnames: string[];
  consts: string[];
  lines: [number, number, number | null][];
  positions: (number | null)[][];
  listings: string[];
}

const OPTIONS: readonly DisassemblyOptions[] = [
  {},
  { showCaches: true },
  { showOffsets: true, lasti: 10 },
  { showPositions: true },
  { showCaches: true, showOffsets: true, showPositions: true },
];

const PROGRAM = `
import dis, io, json, types
from _opcode import stack_effect
from opcode import opmap

def listing(code, **options):
    with io.StringIO() as file:
        dis.disassemble(code, options.pop('lasti', -1), file=file, **options)
        return file.getvalue()

def describe(code):
    slots = code.co_nlocals + len(code.co_freevars) + len(set(code.co_cellvars) - set(code.co_varnames))
    return dict(
        name=code.co_qualname, co_code=code.co_code.hex(), co_linetable=code.co_linetable.hex(),
        co_exceptiontable=code.co_exceptiontable.hex(), co_firstlineno=code.co_firstlineno, co_names=code.co_names,
        localsplusnames=[code._varname_from_oparg(slot) for slot in range(slots)],
        consts=[repr(constant) for constant in code.co_consts],
        lines=list(code.co_lines()), positions=list(code.co_positions()),
        listings=[listing(code), listing(code, show_caches=True), listing(code, show_offsets=True, lasti=10),
                  listing(code, show_positions=True),
                  listing(code, show_caches=True, show_offsets=True, show_positions=True)])

def walk(code):
    yield describe(code)
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from walk(constant)

def codes(source, filename):
    import warnings
    with warnings.catch_warnings(action='ignore'):
        return json.dumps(list(walk(compile(source, filename, 'exec', dont_inherit=True))))

def effects():
    return json.dumps([[name, opcode, oparg, jump, stack_effect(opcode, oparg, jump=jump)]
                       for name, opcode in opmap.items()
                       for oparg in [*range(12), 255, 256, 259, 513, 1000] for jump in (False, True)])
`;

let python: PyodideAPI;
const codes: OracleCode[] = [];

before(async () => {
  ({ pyodide: python } = await loadOracle());
  python.runPython(PROGRAM);
  const codesOf = python.globals.get('codes') as (source: string, filename: string) => string;
  for (const file of readdirSync(FOLDER)) {
    codes.push(...(JSON.parse(codesOf(readFileSync(join(FOLDER, file), 'utf8'), file)) as OracleCode[]));
  }
});

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));
const hex = (table: Uint8Array): string => Buffer.from(table).toString('hex');

test('stack effects are those of dis.stack_effect', () => {
  const effects = JSON.parse(python.runPython('effects()')) as [string, number, number, boolean, number][];
  for (const [name, opcode, oparg, jump, effect] of effects) {
    assert.equal(OPCODE_NAMES[opcode], name);
    assert.equal(stackEffect(opcode, oparg, jump), effect, `${name} ${oparg}, jump ${jump}`);
  }
  assert.ok(INSTRUCTIONS.every((info) => info === undefined || info.summary.endsWith('.')));
});

test('line tables are read as co_positions and co_lines read them, and written back byte for byte', () => {
  for (const { name, co_linetable, co_firstlineno, lines, positions } of codes) {
    const table = bytes(co_linetable);
    const ranges = [...decodeLineTable(table, co_firstlineno)];
    const units = ranges.flatMap(({ start, end, lineno, end_lineno, col_offset, end_col_offset }) =>
      Array.from({ length: (end - start) / 2 }, () => [lineno, end_lineno, col_offset, end_col_offset]),
    );
    assert.deepEqual(units, positions, name);
    assert.deepEqual([...linesOf({ co_linetable: table, co_firstlineno })], lines, name);
    const writer = new LineTableWriter(co_firstlineno);
    for (const { start, end, lineno, end_lineno, col_offset, end_col_offset } of ranges) {
      const known = (number: number | null): number => number ?? -1;
      writer.add(
        {
          lineno: known(lineno),
          end_lineno: known(end_lineno),
          col_offset: known(col_offset),
          end_col_offset: known(end_col_offset),
        },
        (end - start) / 2,
      );
    }
    assert.equal(hex(writer.finish()), co_linetable, name);
  }
});

test('exception tables are written back byte for byte', () => {
  const tables = codes.map(({ co_exceptiontable }) => co_exceptiontable).filter((table) => table !== '');
  assert.ok(tables.length > 10);
  for (const table of tables) assert.equal(hex(encodeExceptionTable(decodeExceptionTable(bytes(table)))), table);
  const far = [{ start: 2 ** 20, end: 2 ** 21 + 2, target: 2 ** 26, depth: 70, lasti: true }];
  assert.deepEqual(decodeExceptionTable(encodeExceptionTable(far)), far);
});

test('listings are those of the dis module', () => {
  for (const code of codes) {
    const ours = {
      co_code: bytes(code.co_code),
      co_consts: code.consts,
      co_names: code.co_names,
      localsplusnames: code.localsplusnames,
      co_firstlineno: code.co_firstlineno,
      co_linetable: bytes(code.co_linetable),
      co_exceptiontable: bytes(code.co_exceptiontable),
    };
    OPTIONS.forEach((options, index) => {
      const lines = disassemble(ours, (constant) => constant, options);
      assert.equal(lines.join('\n') + '\n', code.listings[index], `${code.name} ${JSON.stringify(options)}`);
    });
  }
});
