// Format strings of struct: which items they describe, and where in memory these lie.

/** An item, or several of one kind next to each other. */
export interface Field {
  readonly code: string;
  readonly offset: number;
  /** Bytes of one item; of the whole for 's' and 'p'. */
  readonly size: number;
  /** How many items; 1 for 's' and 'p'. */
  readonly count: number;
}

export interface Layout {
  readonly fields: readonly Field[];
  readonly size: number;
  /** Values that pack takes and unpack gives. */
  readonly values: number;
  readonly little: boolean;
  /** Native sizes and alignment ('@' or nothing). */
  readonly native: boolean;
}

/** Size and alignment of each native code (the modelled build has 32-bit longs and pointers). */
const NATIVE: Record<string, [size: number, alignment: number]> = {
  x: [1, 1],
  b: [1, 1],
  B: [1, 1],
  c: [1, 1],
  s: [1, 1],
  p: [1, 1],
  '?': [1, 1],
  h: [2, 2],
  H: [2, 2],
  e: [2, 2],
  i: [4, 4],
  I: [4, 4],
  l: [4, 4],
  L: [4, 4],
  n: [4, 4],
  N: [4, 4],
  P: [4, 4],
  f: [4, 4],
  q: [8, 8],
  Q: [8, 8],
  d: [8, 8],
  F: [8, 4],
  D: [16, 8],
};
const NATIVE_ONLY = 'nNP';
const SSIZE_MAX = 2147483647;

/** What is wrong with a format; the module makes a struct.error of it. */
export class BadFormat extends Error {}

/** Reads a format (prepare_s). */
export function parseFormat(format: string): Layout {
  if (format.includes('\0')) throw new BadFormat('embedded null character');
  let position = 0;
  let native = true;
  let little = true;
  const mark = format[0];
  if (mark !== undefined && '@=<>!'.includes(mark)) {
    native = mark === '@';
    little = mark !== '>' && mark !== '!';
    position = 1;
  }
  const fields: Field[] = [];
  let size = 0;
  let values = 0;
  const tooLong = () => new BadFormat('total struct size too long');
  while (position < format.length) {
    let code = format[position++]!;
    if (/[ \t\n\v\f\r]/.test(code)) continue;
    let count = 1;
    if (code >= '0' && code <= '9') {
      count = 0;
      while (code >= '0' && code <= '9') {
        count = count * 10 + Number(code);
        if (count > SSIZE_MAX) throw tooLong();
        const next = format[position++];
        if (next === undefined) throw new BadFormat('repeat count given without format specifier');
        code = next;
      }
    }
    const entry = NATIVE[code];
    if (entry === undefined || (!native && NATIVE_ONLY.includes(code)))
      throw new BadFormat('bad char in struct format');
    const [itemSize, alignment] = entry;
    if (native) size = Math.ceil(size / alignment) * alignment;
    const isString = code === 's' || code === 'p';
    if (isString) {
      fields.push({ code, offset: size, size: count, count: 1 });
      values++;
    } else if (code !== 'x' && count > 0) {
      fields.push({ code, offset: size, size: itemSize, count });
      values += count;
    }
    size += count * itemSize;
    if (size > SSIZE_MAX) throw tooLong();
  }
  return { fields, size, values, little, native };
}
