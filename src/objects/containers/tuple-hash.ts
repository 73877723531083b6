// The hash of tuples: the 32-bit variant of xxHash that CPython uses.

const PRIME_1 = 2654435761;
const PRIME_2 = 2246822519;
const PRIME_5 = 374761393;

/** Combines the hashes of items; `lengthTerm` is what the number of items adds. */
export function hashLanes(lanes: number[], lengthTerm: number): number {
  let hash = PRIME_5 | 0;
  for (const lane of lanes) {
    hash = (hash + Math.imul(lane, PRIME_2)) | 0;
    hash = (hash << 13) | (hash >>> 19);
    hash = Math.imul(hash, PRIME_1);
  }
  hash = (hash + lengthTerm) | 0;
  return hash === -1 ? 1546275796 : hash;
}

/** The hash of a tuple with items of these hashes (tuple_hash). */
export function hashOfTuple(lanes: number[]): number {
  return hashLanes(lanes, lanes.length ^ (PRIME_5 ^ 3527539));
}
