// The listing of a code object as CPython's `dis` module prints it, line by line.

import { decodeExceptionTable, type ExceptionTableEntry } from './exception-table';
import { type DecodedInstruction, jumpTarget, readInstructions } from './instruction-reader';
import { GENERAL_FORM, INSTRUCTIONS } from './instruction-table';
import { decodeLineTable, linesOf, type Position } from './line-table';
import {
  BINARY_OPERATORS,
  CACHE_FORMAT,
  COMMON_CONSTANTS,
  COMPARE_OPERATORS,
  HAS_ARG,
  INTRINSICS_1,
  INTRINSICS_2,
  Op,
  OPCODE_NAMES,
  SPECIAL_METHODS,
} from './opcodes';

/** What a listing is made from: a code object, whatever its constants are. */
export interface Disassemblable<Constant> {
  readonly co_code: Uint8Array;
  readonly co_consts: readonly Constant[];
  readonly co_names: readonly string[];
  readonly localsplusnames: readonly string[];
  readonly co_firstlineno: number;
  readonly co_linetable: Uint8Array;
  readonly co_exceptiontable: Uint8Array;
}

export interface DisassemblyOptions {
  /** Show the inline caches (`dis -C`). */
  showCaches?: boolean;
  /** Show where each instruction stands (`dis -O`). */
  showOffsets?: boolean;
  /** Show whole positions instead of lines (`dis -P`). */
  showPositions?: boolean;
  /** Offset in bytes of the instruction to mark with an arrow, as `dis.distb` does. */
  lasti?: number;
  /** Instructions as they stand in memory, specialised ones included (`dis -S`); co_code if absent. */
  adaptiveCode?: Uint8Array;
}

const OPNAME_WIDTH = 20;
const OPARG_WIDTH = 5;
const NO_LINE = '  --';
const FUNCTION_ATTRIBUTES = ['defaults', 'kwdefaults', 'annotations', 'closure', 'annotate'];
const CONVERSIONS = ['', 'str', 'repr', 'ascii'];
const TAKES_ARGUMENT: ReadonlySet<number> = new Set(HAS_ARG);

/** The lines of `dis.dis(code, depth=0)`; `reprOf` gives the repr of a constant. */
export function disassemble<Constant>(
  code: Disassemblable<Constant>,
  reprOf: (constant: Constant) => string,
  options: DisassemblyOptions = {},
): string[] {
  return new Disassembly(code, reprOf, options).lines();
}

/** One instruction as a listing shows it. */
export interface ListedInstruction {
  /** Where it stands, in bytes; behind its EXTENDED_ARG. */
  readonly offset: number;
  /** Its line; null where it has none. */
  readonly line: number | null;
  /** `L1`, where something leads here. */
  readonly label: string | undefined;
  readonly opcode: number;
  readonly opname: string;
  /** The operand; null for an instruction without one. */
  readonly arg: number | null;
  /** What the operand stands for: `f + NULL`; empty if it needs no explanation. */
  readonly argrepr: string;
  /** Where a jump leads, in bytes. */
  readonly target: number | undefined;
}

/** The instructions of a listing one by one; `reprOf` gives the repr of a constant. */
export function listInstructions<Constant>(
  code: Disassemblable<Constant>,
  reprOf: (constant: Constant) => string,
): ListedInstruction[] {
  return new Disassembly(code, reprOf, {}).list();
}

class Disassembly<Constant> {
  private readonly instructions: DecodedInstruction[];
  private readonly entries: ExceptionTableEntry[];
  /** Offset to number, for everything that is jumped to or bounds an exception handler's range. */
  private readonly labels: ReadonlyMap<number, number>;
  private readonly lineStarts: ReadonlyMap<number, number | null>;
  private readonly positions: readonly Position[];
  private readonly placeWidth: number;
  private readonly labelWidth: number;
  private readonly offsetWidth: number;

  constructor(
    private readonly code: Disassemblable<Constant>,
    private readonly reprOf: (constant: Constant) => string,
    private readonly options: DisassemblyOptions,
  ) {
    this.instructions = [...readInstructions(code.co_code)];
    this.entries = decodeExceptionTable(code.co_exceptiontable);
    this.labels = findLabels(this.instructions, this.entries);
    this.lineStarts = findLineStarts(code);
    this.positions = options.showPositions ? positionsByUnit(code) : [];
    this.placeWidth = options.showPositions ? positionsWidth(this.positions) : lineWidth(this.lineStarts);
    this.labelWidth = 4 + String(this.labels.size).length;
    this.offsetWidth = options.showOffsets ? String(Math.max(code.co_code.length - 2, 9999)).length : 0;
  }

  lines(): string[] {
    const { showCaches = false } = this.options;
    const lines: string[] = [];
    for (const instruction of this.instructions) {
      this.addInstruction(lines, instruction);
      if (showCaches) this.addCaches(lines, instruction);
    }
    if (this.entries.length > 0) lines.push('ExceptionTable:');
    for (const { start, end, target, depth, lasti } of this.entries) {
      const [from, to, handler] = [start, end, target].map((offset) => this.labels.get(offset));
      lines.push(`  L${from} to L${to} -> L${handler} [${depth}]${lasti ? ' lasti' : ''}`);
    }
    return lines;
  }

  list(): ListedInstruction[] {
    const positions = positionsByUnit(this.code);
    return this.instructions.map((instruction) => {
      const { offset, oparg } = instruction;
      const opcode = GENERAL_FORM[instruction.opcode]!;
      const takesArgument = TAKES_ARGUMENT.has(opcode);
      const label = this.labels.get(offset);
      return {
        offset,
        line: positions[offset / 2]?.lineno ?? null,
        label: label === undefined ? undefined : `L${label}`,
        opcode,
        opname: OPCODE_NAMES[opcode]!,
        arg: takesArgument ? oparg : null,
        argrepr: takesArgument ? this.meaningOf(instruction, opcode) : '',
        target: INSTRUCTIONS[opcode]!.hasJump ? jumpTarget(instruction) : undefined,
      };
    });
  }

  private addInstruction(lines: string[], instruction: DecodedInstruction): void {
    const { offset, oparg, endOffset } = instruction;
    const general = GENERAL_FORM[instruction.opcode]!;
    const opcode = (this.options.adaptiveCode ?? this.code.co_code)[offset]!;
    const startsLine = this.lineStarts.has(offset);
    if (startsLine && offset > 0 && this.placeWidth > 0) lines.push('');
    const { lasti = -1 } = this.options;
    const isCurrent = offset <= lasti && lasti < endOffset;
    const argument = TAKES_ARGUMENT.has(general) ? oparg : null;
    const meaning = argument === null ? '' : this.meaningOf(instruction, general);
    lines.push(
      this.format(offset, OPCODE_NAMES[opcode]!, argument, meaning, startsLine, isCurrent, this.labels.get(offset)),
    );
  }

  private addCaches(lines: string[], { offset, opcode }: DecodedInstruction): void {
    const bytes = this.options.adaptiveCode ?? this.code.co_code;
    let at = offset;
    for (const [name, size] of Object.entries(CACHE_FORMAT[OPCODE_NAMES[GENERAL_FORM[opcode]!]!] ?? {})) {
      let value = 0n;
      for (let index = 2 * size - 1; index >= 0; index--) value = (value << 8n) | BigInt(bytes[at + 2 + index]!);
      for (let part = 0; part < size; part++) {
        at += 2;
        lines.push(this.format(at, 'CACHE', 0, part === 0 ? `${name}: ${value}` : '', false, false, undefined, offset));
      }
    }
  }

  /** One line of the listing. Caches show the position of their instruction. */
  private format(
    offset: number,
    name: string,
    argument: number | null,
    meaning: string,
    startsLine: boolean,
    isCurrent: boolean,
    label: number | undefined,
    placeOffset = offset,
  ): string {
    const fields: string[] = [];
    if (this.placeWidth > 0) fields.push(this.place(placeOffset, startsLine));
    fields.push((label === undefined ? '' : `L${label}:`).padStart(this.labelWidth));
    if (this.offsetWidth > 0) fields.push(`${String(offset).padStart(this.offsetWidth)}  `);
    fields.push(isCurrent ? '-->' : '   ', name.padEnd(OPNAME_WIDTH));
    if (argument !== null) {
      fields.push(String(argument).padStart(OPARG_WIDTH - Math.max(0, name.length - OPNAME_WIDTH)));
      if (meaning !== '') fields.push(`(${meaning})`);
    }
    return fields.join(' ').replace(/\s+$/, '');
  }

  private place(offset: number, startsLine: boolean): string {
    const width = this.placeWidth;
    if (this.options.showPositions) return describePosition(this.positions[offset / 2]).padEnd(width);
    if (!startsLine) return ' '.repeat(width);
    const line = this.lineStarts.get(offset);
    return (line === null ? NO_LINE : String(line)).padStart(width);
  }

  /** What the operand stands for (ArgResolver.get_argval_argrepr). */
  private meaningOf(instruction: DecodedInstruction, opcode: number): string {
    const { oparg } = instruction;
    const info = INSTRUCTIONS[opcode]!;
    if (info.hasConst) return this.reprOf(this.code.co_consts[oparg]!);
    if (info.hasName) return this.nameOf(opcode, oparg);
    if (info.hasJump) {
      const preposition = opcode === Op.END_ASYNC_FOR ? 'from' : 'to';
      return `${preposition} L${this.labels.get(jumpTarget(instruction))}`;
    }
    if (info.operand === 'local-pair') return `${this.localName(oparg >> 4)}, ${this.localName(oparg & 15)}`;
    if (info.hasLocal || info.hasFree) return this.localName(oparg);
    return describeOperand(opcode, oparg);
  }

  private nameOf(opcode: number, oparg: number): string {
    const name = (index: number): string => this.code.co_names[index]!;
    switch (opcode) {
      case Op.LOAD_GLOBAL:
        return name(oparg >> 1) + (oparg & 1 ? ' + NULL' : '');
      case Op.LOAD_ATTR:
        return name(oparg >> 1) + (oparg & 1 ? ' + NULL|self' : '');
      case Op.LOAD_SUPER_ATTR:
        return name(oparg >> 2) + (oparg & 1 ? ' + NULL|self' : '');
      default:
        return name(oparg);
    }
  }

  private localName(slot: number): string {
    return this.code.localsplusnames[slot]!;
  }
}

/** Operands that mean the same in all code objects. */
function describeOperand(opcode: number, oparg: number): string {
  switch (opcode) {
    case Op.COMPARE_OP: {
      const sign = COMPARE_OPERATORS[oparg >> 5]!;
      return oparg & 16 ? `bool(${sign})` : sign;
    }
    case Op.CONVERT_VALUE:
      return CONVERSIONS[oparg]!;
    case Op.SET_FUNCTION_ATTRIBUTE:
      return FUNCTION_ATTRIBUTES.filter((_, bit) => oparg & (1 << bit)).join(', ');
    case Op.BINARY_OP:
      return BINARY_OPERATORS[oparg]![1];
    case Op.CALL_INTRINSIC_1:
      return INTRINSICS_1[oparg]!;
    case Op.CALL_INTRINSIC_2:
      return INTRINSICS_2[oparg]!;
    case Op.LOAD_COMMON_CONSTANT: {
      const name = COMMON_CONSTANTS[oparg]!;
      return name === 'all' || name === 'any' ? `<built-in function ${name}>` : name;
    }
    case Op.LOAD_SPECIAL:
      return SPECIAL_METHODS[oparg]!;
    case Op.IS_OP:
      return oparg ? 'is not' : 'is';
    case Op.CONTAINS_OP:
      return oparg ? 'not in' : 'in';
    default:
      return '';
  }
}

function findLabels(
  instructions: readonly DecodedInstruction[],
  entries: readonly ExceptionTableEntry[],
): Map<number, number> {
  const offsets = new Set<number>();
  for (const instruction of instructions) {
    if (INSTRUCTIONS[GENERAL_FORM[instruction.opcode]!]!.hasJump) offsets.add(jumpTarget(instruction));
  }
  for (const { start, end, target } of entries) offsets.add(start).add(end).add(target);
  return new Map([...offsets].sort((a, b) => a - b).map((offset, index) => [offset, index + 1]));
}

/** Where lines begin: offset to line, null for code without one (`dis.findlinestarts`). */
function findLineStarts(code: Disassemblable<unknown>): Map<number, number | null> {
  const starts = new Map<number, number | null>();
  let last: number | null | undefined;
  for (const [start, , line] of linesOf(code)) {
    if (line === last) continue;
    last = line;
    starts.set(start, line);
  }
  return starts;
}

function lineWidth(starts: ReadonlyMap<number, number | null>): number {
  const lines = [...starts.values()];
  const max = lines.reduce<number>((highest, line) => (line ? Math.max(highest, line) : highest), -1);
  if (max === -1) return 0;
  const width = Math.max(3, String(max).length);
  return width < NO_LINE.length && lines.includes(null) ? NO_LINE.length : width;
}

function positionsByUnit(code: Disassemblable<unknown>): Position[] {
  const positions: Position[] = [];
  for (const range of decodeLineTable(code.co_linetable, code.co_firstlineno)) {
    for (let offset = range.start; offset < range.end; offset += 2) positions.push(range);
  }
  return positions;
}

const partsOf = ({ lineno, end_lineno, col_offset, end_col_offset }: Position): (number | null)[] => [
  lineno,
  col_offset,
  end_lineno,
  end_col_offset,
];

function positionsWidth(positions: readonly Position[]): number {
  let hasValue = false;
  let width = 0;
  for (const position of positions) {
    const parts = partsOf(position);
    hasValue ||= parts.some((part) => part !== null);
    width = Math.max(
      width,
      parts.reduce<number>((sum, part) => sum + (part === null ? 1 : String(part).length), 0),
    );
  }
  return hasValue ? 1 + Math.max(NO_LINE.length, 3 + width) : 0;
}

function describePosition(position: Position | undefined): string {
  if (position === undefined) return '';
  const parts = partsOf(position);
  if (parts.every((part) => part === null)) return NO_LINE;
  const [line, column, endLine, endColumn] = parts.map((part) => part ?? '?');
  return `${line}:${column}-${endLine}:${endColumn}`;
}
