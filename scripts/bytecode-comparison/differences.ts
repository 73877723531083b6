// Compares two snapshots field by field and shows where they part, side by side.

import { diffArrays } from 'diff';
import { decodeExceptionTable } from '../../src/bytecode/exception-table';
import { jumpTarget, readInstructions } from '../../src/bytecode/instruction-reader';
import { INSTRUCTIONS } from '../../src/bytecode/instruction-table';
import { positionsOf } from '../../src/bytecode/line-table';
import { type CodeSnapshot, countCodeObjects } from './snapshot';

/** One code object that differs, with the fields in which it does. */
export interface Difference {
  ours: CodeSnapshot | undefined;
  theirs: CodeSnapshot | undefined;
  fields: string[];
}

/** The result of comparing a code object and all those within it. */
export interface Comparison {
  total: number;
  identical: number;
  differences: Difference[];
}

/** Compares two code objects and, pairwise, the code objects among their constants. */
export function compareCode(ours: CodeSnapshot, theirs: CodeSnapshot): Comparison {
  const keys = (Object.keys(theirs) as (keyof CodeSnapshot)[]).filter((key) => key !== 'nested');
  const fields = keys.filter((key) => JSON.stringify(ours[key]) !== JSON.stringify(theirs[key]));
  const result: Comparison = { total: 1, identical: fields.length === 0 ? 1 : 0, differences: [] };
  if (fields.length > 0) result.differences.push({ ours, theirs, fields });
  const length = Math.max(ours.nested.length, theirs.nested.length);
  for (let index = 0; index < length; index++) {
    const nested = compareNested(ours.nested[index], theirs.nested[index]);
    result.total += nested.total;
    result.identical += nested.identical;
    result.differences.push(...nested.differences);
  }
  return result;
}

function compareNested(ours: CodeSnapshot | undefined, theirs: CodeSnapshot | undefined): Comparison {
  if (ours !== undefined && theirs !== undefined) return compareCode(ours, theirs);
  const fields = [ours === undefined ? 'missing' : 'superfluous'];
  return { total: countCodeObjects((ours ?? theirs)!), identical: 0, differences: [{ ours, theirs, fields }] };
}

const COLUMN = 78;
const CONTEXT = 3;
const MAX_ROWS = 30;

/** The difference as text: fields that are short by value, instructions side by side. */
export function render({ ours, theirs, fields }: Difference): string {
  const lines = [`${(theirs ?? ours)!.qualname}, line ${(theirs ?? ours)!.firstlineno}: ${fields.join(', ')}`];
  if (ours === undefined || theirs === undefined) return lines[0]!;
  for (const field of fields as (keyof CodeSnapshot)[]) {
    if (field === 'code' || field === 'linetable' || field === 'exceptiontable') continue;
    lines.push(
      `  ${field}`,
      `    CPython ${JSON.stringify(theirs[field])}`,
      `    ours    ${JSON.stringify(ours[field])}`,
    );
  }
  const left = listing(theirs);
  const right = listing(ours);
  if (left.join('\n') !== right.join('\n'))
    lines.push(`  ${'CPython'.padEnd(COLUMN)}   ours`, ...sideBySide(left, right));
  return lines.join('\n');
}

/** Lines that differ with some context, `|` between the columns where they do. */
function sideBySide(left: string[], right: string[]): string[] {
  const rows: { left: string; right: string; differs: boolean }[] = [];
  let pending: string[] = [];
  const flush = (): void => {
    for (const line of pending) rows.push({ left: line, right: '', differs: true });
    pending = [];
  };
  for (const { value, added, removed } of diffArrays(left, right)) {
    if (removed) pending.push(...value);
    else if (added) for (const line of value) rows.push({ left: pending.shift() ?? '', right: line, differs: true });
    else {
      flush();
      for (const line of value) rows.push({ left: line, right: line, differs: false });
    }
    if (added) flush();
  }
  flush();
  const isNear = rows.map((_, index) =>
    rows.slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1).some((row) => row.differs),
  );
  const lines = rows.flatMap((row, index) => {
    if (!isNear[index]) return isNear[index - 1] ? ['    …'] : [];
    return [`  ${row.left.slice(0, COLUMN).padEnd(COLUMN)} ${row.differs ? '|' : ' '} ${row.right.slice(0, COLUMN)}`];
  });
  return lines.length > MAX_ROWS ? [...lines.slice(0, MAX_ROWS), '    …'] : lines;
}

/** Instructions with positions, and the exception table, one a line. */
function listing(code: CodeSnapshot): string[] {
  const bytes = Buffer.from(code.code, 'hex');
  const table = { co_linetable: Buffer.from(code.linetable, 'hex'), co_firstlineno: code.firstlineno };
  const lines: string[] = [];
  for (const instruction of readInstructions(bytes)) {
    const { offset, opcode, name, oparg } = instruction;
    const info = INSTRUCTIONS[opcode];
    let meaning = '';
    if (info?.hasJump) meaning = ` (to ${jumpTarget(instruction)})`;
    else if (info?.hasConst) meaning = ` (${code.consts[oparg]})`;
    else if (info?.hasName) meaning = ` (${code.names[nameIndex(name, oparg)]})`;
    else if (info?.operand === 'local' || info?.operand === 'free') meaning = ` (${code.locals[oparg]?.split(' ')[0]})`;
    const { lineno, end_lineno, col_offset, end_col_offset } = positionsOf(table, offset / 2);
    const place = lineno === null ? '-' : `${lineno}:${col_offset ?? '-'}-${end_lineno}:${end_col_offset ?? '-'}`;
    lines.push(`${String(offset).padStart(5)} ${name} ${oparg}${meaning} @${place}`);
  }
  for (const { start, end, target, depth, lasti } of decodeExceptionTable(Buffer.from(code.exceptiontable, 'hex'))) {
    lines.push(`      ${start} to ${end} -> ${target} [${depth}]${lasti ? ' lasti' : ''}`);
  }
  return lines;
}

function nameIndex(name: string, oparg: number): number {
  if (name === 'LOAD_SUPER_ATTR') return oparg >> 2;
  return name === 'LOAD_ATTR' || name === 'LOAD_GLOBAL' ? oparg >> 1 : oparg;
}
