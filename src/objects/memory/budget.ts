// What long work and large allocations of native code ask for: the time, the steps and the memory that the run may still use up.
// It runs no Python code, so functions that get no thread may have it.

export interface Budget {
  /** Counts work, a unit of which takes about as long as an instruction. Ends the run at its limits. */
  work(units: number): void;
  /** The same for work that is not done again in the same process, as compiling a module: it counts no steps, only time. */
  pace(units: number): void;
  /** Asks for bytes of JavaScript's heap, for strings, arrays and integers, before they are taken: MemoryError where they do not fit. */
  reserve(bytes: number): void;
  /** The same for bytes that lie outside of the heap, in an ArrayBuffer. */
  reserveBuffer(bytes: number): void;
}

/** Bytes that are read, written or compared in the time of an instruction. */
const BYTES_PER_UNIT = 64;
/** Smaller things are not counted: whoever makes them runs instructions, which are. */
const SMALL = 4096;
/** What an item takes in an array. */
const ITEM_BYTES = 8;
/** The longest string of the engine. */
const LONGEST_TEXT = 0x1fff_ffe8;

/** Counts the time to go through so many bytes, characters or items once. */
export function pass(budget: Budget, length: number): void {
  if (length >= SMALL) budget.work(length / BYTES_PER_UNIT);
}

/** Asks for a string of so many characters. */
export function reserveText(budget: Budget, length: number): void {
  if (length < SMALL) return;
  budget.reserve(length > LONGEST_TEXT ? Infinity : length);
  budget.work(length / BYTES_PER_UNIT);
}

/** Asks for an array of so many items. */
export function reserveItems(budget: Budget, count: number): void {
  if (count < SMALL / ITEM_BYTES) return;
  budget.reserve(count > MOST_ITEMS ? Infinity : count * ITEM_BYTES);
  budget.work((count * ITEM_BYTES) / BYTES_PER_UNIT);
}

/** Asks for a buffer of so many bytes. */
export function reserveBytes(budget: Budget, count: number): void {
  if (count < SMALL) return;
  budget.reserveBuffer(count);
  budget.work(count / BYTES_PER_UNIT);
}

/** Asks for an integer of so many bits. */
export function reserveInt(budget: Budget, bits: number): void {
  if (bits < SMALL * 8) return;
  budget.reserve(bits > MOST_BITS ? Infinity : bits / 8);
  budget.work(bits / 8 / BYTES_PER_UNIT);
}

/** Items that one array may have: larger ones end the process. */
export const MOST_ITEMS = 112_000_000;
/** Bits that an integer may have: the engine cannot hold longer ones (CPython's limit lies where the memory ends). */
export const MOST_BITS = 0x3fff_ff00;

/** For work that is known to be small. */
export const UNLIMITED: Budget = {
  work: () => undefined,
  pace: () => undefined,
  reserve: () => undefined,
  reserveBuffer: () => undefined,
};
