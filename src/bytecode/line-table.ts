// co_linetable: where in the source each instruction comes from (PEP 626 and 657; CPython's InternalDocs/code_objects.md).

import { ByteBuffer } from './byte-buffer';

/** A place in the source as it is written to a table; negative numbers are what it does not tell. */
export interface Location {
  lineno: number;
  end_lineno: number;
  col_offset: number;
  end_col_offset: number;
}

/** A place in the source; null is what the table does not tell. Columns count UTF-8 bytes from 0. */
export interface Position {
  lineno: number | null;
  end_lineno: number | null;
  col_offset: number | null;
  end_col_offset: number | null;
}

/** A run of instructions with one place; positions count bytes. */
export interface PositionRange extends Position {
  start: number;
  end: number;
}

/** What the code in the first byte of an entry means (PY_CODE_LOCATION_INFO_*); up to 9 it is a short form. */
const SHORT_FORMS = 10;
const ONE_LINE = 10;
const NO_COLUMNS = 13;
const LONG = 14;
const NONE = 15;
/** 16-bit units that one entry can cover. */
const MAX_ENTRY_LENGTH = 8;

/** Writes a line table entry by entry. */
export class LineTableWriter {
  private readonly buffer = new ByteBuffer();
  private line: number;

  constructor(firstLine: number) {
    this.line = firstLine;
  }

  /** The next `size` 16-bit units come from `loc`. */
  add(loc: Location, size: number): void {
    let rest = size;
    for (; rest > MAX_ENTRY_LENGTH; rest -= MAX_ENTRY_LENGTH) this.addEntry(loc, MAX_ENTRY_LENGTH);
    if (rest > 0) this.addEntry(loc, rest);
  }

  finish(): Uint8Array {
    return this.buffer.finish();
  }

  private addEntry(loc: Location, length: number): void {
    const { lineno, end_lineno, col_offset, end_col_offset } = loc;
    if (lineno < 0) {
      this.start(NONE, length);
      return;
    }
    const lineDelta = lineno - this.line;
    if (col_offset < 0 || end_col_offset < 0) {
      if (end_lineno === lineno || end_lineno === -1) {
        this.start(NO_COLUMNS, length);
        this.writeSigned(lineDelta);
        this.line = lineno;
        return;
      }
    } else if (end_lineno === lineno && this.addOneLineEntry(loc, lineDelta, length)) return;
    this.start(LONG, length);
    this.writeSigned(lineDelta);
    this.writeUnsigned(end_lineno - lineno);
    this.writeUnsigned(col_offset + 1);
    this.writeUnsigned(end_col_offset + 1);
    this.line = lineno;
  }

  /** The compact forms, where the numbers are small enough. */
  private addOneLineEntry(
    { lineno, col_offset, end_col_offset }: Location,
    lineDelta: number,
    length: number,
  ): boolean {
    const width = end_col_offset - col_offset;
    if (lineDelta === 0 && col_offset < 80 && width >= 0 && width < 16) {
      this.start(col_offset >> 3, length);
      this.buffer.push(((col_offset & 7) << 4) | width);
      return true;
    }
    if (lineDelta < 0 || lineDelta > 2 || col_offset >= 128 || end_col_offset >= 128) return false;
    this.start(ONE_LINE + lineDelta, length);
    this.buffer.push(col_offset);
    this.buffer.push(end_col_offset);
    this.line = lineno;
    return true;
  }

  private start(code: number, length: number): void {
    this.buffer.push(0x80 | (code << 3) | (length - 1));
  }

  /** Six bits a byte, the least significant first. */
  private writeUnsigned(value: number): void {
    let rest = value;
    for (; rest >= 64; rest >>>= 6) this.buffer.push(0x40 | (rest & 0x3f));
    this.buffer.push(rest);
  }

  private writeSigned(value: number): void {
    this.writeUnsigned(value < 0 ? (-value << 1) | 1 : value << 1);
  }
}

/** Reads a line table: one range an entry, as `co_positions` walks it. */
export function* decodeLineTable(table: Uint8Array, firstLine: number): Generator<PositionRange> {
  let at = 0;
  const readUnsigned = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 6) {
      const byte = table[at++]!;
      value |= (byte & 0x3f) << shift;
      if ((byte & 0x40) === 0) return value;
    }
  };
  const readSigned = (): number => {
    const value = readUnsigned();
    return value & 1 ? -(value >>> 1) : value >>> 1;
  };
  let line = firstLine;
  let end = 0;
  while (at < table.length) {
    const first = table[at++]!;
    const code = (first >> 3) & 15;
    const start = end;
    end = start + 2 * ((first & 7) + 1);
    if (code === NONE) {
      yield { start, end, lineno: null, end_lineno: null, col_offset: null, end_col_offset: null };
    } else if (code === NO_COLUMNS) {
      line += readSigned();
      yield { start, end, lineno: line, end_lineno: line, col_offset: null, end_col_offset: null };
    } else if (code === LONG) {
      line += readSigned();
      const end_lineno = line + readUnsigned();
      const column = readUnsigned();
      const endColumn = readUnsigned();
      yield {
        start,
        end,
        lineno: line,
        end_lineno,
        col_offset: column === 0 ? null : column - 1,
        end_col_offset: endColumn === 0 ? null : endColumn - 1,
      };
    } else if (code < SHORT_FORMS) {
      const second = table[at++]!;
      const col_offset = (code << 3) | (second >> 4);
      yield { start, end, lineno: line, end_lineno: line, col_offset, end_col_offset: col_offset + (second & 15) };
    } else {
      line += code - ONE_LINE;
      const col_offset = table[at++]!;
      const end_col_offset = table[at++]!;
      yield { start, end, lineno: line, end_lineno: line, col_offset, end_col_offset };
    }
  }
}

/** What a line table is read from. */
interface HasLineTable {
  readonly co_linetable: Uint8Array;
  readonly co_firstlineno: number;
}

const NOWHERE: Position = { lineno: null, end_lineno: null, col_offset: null, end_col_offset: null };

/** The place of the instruction that begins at 16-bit unit `index` (f_lasti / 2). */
export function positionsOf(code: HasLineTable, index: number): Position {
  for (const range of decodeLineTable(code.co_linetable, code.co_firstlineno)) {
    if (2 * index < range.end) return range;
  }
  return NOWHERE;
}

/** The line of the instruction that begins at 16-bit unit `index`, or null (PyCode_Addr2Line). */
export function lineOf(code: HasLineTable, index: number): number | null {
  return index < 0 ? code.co_firstlineno : positionsOf(code, index).lineno;
}

/** Runs of instructions of one line, as `co_lines()` gives them: start and end in bytes, and the line or null. */
export function* linesOf(code: HasLineTable): Generator<[start: number, end: number, line: number | null]> {
  let current: [number, number, number | null] | undefined;
  for (const { start, end, lineno } of decodeLineTable(code.co_linetable, code.co_firstlineno)) {
    if (current !== undefined && current[2] === lineno) {
      current[1] = end;
      continue;
    }
    if (current !== undefined) yield current;
    current = [start, end, lineno];
  }
  if (current !== undefined) yield current;
}
