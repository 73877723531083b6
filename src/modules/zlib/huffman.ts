// The codes of a deflated block.

/** Codes by the bits that come next: the symbol and, in the lowest four bits, the code's length (0: no code). */
export interface HuffmanTable {
  readonly entries: Uint16Array;
  readonly mask: number;
}

const MAX_LENGTH = 15;

/** The table of a canonical code; undefined if the lengths make no code, or one with gaps that is not allowed. */
export function huffmanTable(lengths: ArrayLike<number>, allowsSingle: boolean): HuffmanTable | undefined {
  const counts = new Uint16Array(MAX_LENGTH + 1);
  for (let symbol = 0; symbol < lengths.length; symbol++) counts[lengths[symbol]!]!++;
  counts[0] = 0;
  let longest = MAX_LENGTH;
  while (longest > 0 && counts[longest] === 0) longest--;
  if (longest === 0) return { entries: new Uint16Array(2).fill(allowsSingle ? 0 : 1), mask: 1 };
  let left = 1;
  const next = new Uint16Array(MAX_LENGTH + 1);
  let code = 0;
  for (let length = 1; length <= MAX_LENGTH; length++) {
    left = left * 2 - counts[length]!;
    if (left < 0) return undefined;
    code = (code + counts[length - 1]!) << 1;
    next[length] = code;
  }
  if (left > 0 && (!allowsSingle || longest !== 1)) return undefined;
  const size = 1 << longest;
  const entries = new Uint16Array(size);
  for (let symbol = 0; symbol < lengths.length; symbol++) {
    const length = lengths[symbol]!;
    if (length === 0) continue;
    const start = reversed(next[length]!++, length);
    for (let index = start; index < size; index += 1 << length) entries[index] = (symbol << 4) | length;
  }
  return { entries, mask: size - 1 };
}

function reversed(code: number, length: number): number {
  let result = 0;
  for (let bit = 0; bit < length; bit++) result |= ((code >> bit) & 1) << (length - 1 - bit);
  return result;
}

const fixedLengths = Uint8Array.from({ length: 288 }, (_, symbol) => {
  if (symbol < 144) return 8;
  if (symbol < 256) return 9;
  return symbol < 280 ? 7 : 8;
});

export const FIXED_LITERALS = huffmanTable(fixedLengths, false)!;
export const FIXED_DISTANCES = huffmanTable(new Uint8Array(32).fill(5), false)!;
