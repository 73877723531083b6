// What an instruction takes from the value stack and what it leaves there, as named entries.

/** How many entries a name stands for: `times * ((oparg >> shift) & mask) + plus`. */
export interface Count {
  readonly times: number;
  readonly shift: number;
  readonly mask: number;
  readonly plus: number;
}

/**
 * What becomes of the count of the value that an entry has: the entry holds it (owned), somebody below holds it (borrowed), it is as its
 * source is (copied), the value is never counted (immediate), or there is none (null).
 */
export type Ownership = 'owned' | 'borrowed' | 'copied' | 'immediate' | 'null';

/** What a trace function that jumps sees in an entry; anything else is an object (CPython's mark_stacks). */
export type EntryKind = 'iterator' | 'exception' | 'null';

/** One entry of the stack, or several beside each other. */
export interface StackEntries {
  readonly name: string;
  readonly count: Count;
  readonly ownership: Ownership;
  readonly kind?: EntryKind;
}

/** An entry as a definition writes it: its name alone stands for one owned entry. */
export type EntryLike = string | StackEntries;

const ONE: Count = { times: 0, shift: 0, mask: 0, plus: 1 };
/** All bits of an operand. */
const ALL = -1;

const entry = (name: string, ownership: Ownership, count: Count = ONE, kind?: EntryKind): StackEntries =>
  kind === undefined ? { name, count, ownership } : { name, count, ownership, kind };

/** The entry in full. */
export const entryOf = (like: EntryLike): StackEntries => (typeof like === 'string' ? entry(like, 'owned') : like);

/** Not counted here: whoever is below holds the value. */
export const borrowed = (name: string): StackEntries => entry(name, 'borrowed');

/** Counted if the entry or local variable is from which it comes. */
export const copied = (name: string): StackEntries => entry(name, 'copied');

/** A bool or small int, which nobody counts. */
export const immediate = (name: string): StackEntries => entry(name, 'immediate');

/** No value. */
export const nothing = (name: string): StackEntries => entry(name, 'null', ONE, 'null');

/** One owned entry that a trace function takes for something special. */
export const special = (name: string, kind: EntryKind): StackEntries => entry(name, 'owned', ONE, kind);

/** As many as the operand says, times `times` and `plus` more. */
export const several = (name: string, times = 1, plus = 0): StackEntries =>
  entry(name, 'owned', { times, shift: 0, mask: ALL, plus });

/** As many as some bits of the operand say. */
export const bits = (name: string, mask: number, shift = 0): StackEntries =>
  entry(name, 'owned', { times: 1, shift, mask, plus: 0 });

/** There if bit 0 of the operand is set. */
export const optional = (name: string, ownership: Ownership = 'owned', kind?: EntryKind): StackEntries =>
  entry(name, ownership, { times: 1, shift: 0, mask: 1, plus: 0 }, kind);

/** The number of entries. */
export const countOf = ({ times, shift, mask, plus }: Count, oparg: number): number =>
  times * ((oparg >> shift) & mask) + plus;

/** The number of entries of all names together. */
export const totalOf = (entries: readonly StackEntries[], oparg: number): number =>
  entries.reduce((sum, { count }) => sum + countOf(count, oparg), 0);
