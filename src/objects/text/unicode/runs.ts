// Reads the run lengths that the generated tables are written in.

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ!#$%&*+-/:;<=>?@^_|~';
const RUN = /([0-9a-z]*)(\(?)([^0-9a-z(])/g;

export interface Runs {
  values: (string | number)[];
  runs: string;
}

/** For each code point the index of its value; for tables of at most 256 values. */
export function expandRuns({ runs }: Runs): Uint8Array {
  const table = new Uint8Array(0x110000);
  let code = 0;
  for (const [, length, second, letter] of runs.matchAll(RUN)) {
    const index = LETTERS.indexOf(letter!) + (second === '' ? 0 : LETTERS.length);
    const end = code + (length === '' ? 1 : Number.parseInt(length!, 36));
    if (index !== 0) table.fill(index, code, end);
    code = end;
  }
  return table;
}

/** "code:value code:value", codes in base 36. */
export function expandPairs(text: string): Map<number, string> {
  const pairs = new Map<number, string>();
  for (const pair of text.split(' ')) {
    const colon = pair.indexOf(':');
    if (colon > 0) pairs.set(Number.parseInt(pair.slice(0, colon), 36), pair.slice(colon + 1));
  }
  return pairs;
}

/** A function that makes its value at the first call. */
export function lazily<T>(make: () => T): () => T {
  let value: T | undefined;
  return () => {
    if (value === undefined) value = make();
    return value;
  };
}
