// What becomes of the entries of a stack when an instruction runs, by their names: which stay, which move, which are new.

import type { StackEntries } from './stack-entries';
import { countOf } from './stack-entries';

interface HasEntries {
  readonly before: readonly StackEntries[];
  readonly after: readonly StackEntries[];
}

/** How many entries below those that an instruction takes away or moves it is said to find, and leaves where they are. */
export function entriesLeft({ before, after }: HasEntries, oparg: number): number {
  let left = 0;
  for (const [index, { name, count }] of before.entries()) {
    if (after[index]?.name !== name) break;
    left += countOf(count, oparg);
  }
  return left;
}

/**
 * The stack, from the bottom up, behind an instruction. `make` gives what stands for a new entry: the nth of those that the instruction makes,
 * the deepest first. The stack may be lower than the instruction says.
 */
export function stackBehind<T>(
  stack: readonly T[],
  { before, after }: HasEntries,
  oparg: number,
  make: (entry: StackEntries, nth: number) => T,
): T[] {
  const found = new Map<string, (T | undefined)[]>();
  let top = stack.length;
  for (const { name, count } of before.toReversed()) {
    const bottom = top - Math.max(0, countOf(count, oparg));
    found.set(
      name,
      Array.from({ length: top - bottom }, (_, index) => stack[bottom + index]),
    );
    top = bottom;
  }
  const behind = stack.slice(0, Math.max(0, top));
  let made = 0;
  for (const [index, entry] of after.entries()) {
    const own = found.get(entry.name);
    const stays = before[index]?.name === entry.name;
    if (own === undefined) {
      for (let rest = countOf(entry.count, oparg); rest > 0; rest--) behind.push(make(entry, made++));
    } else for (const value of own) if (value !== undefined || !stays) behind.push(value ?? make(entry, made++));
  }
  return behind;
}
