// Where the fields of inline caches lie.

/** Fields of an inline cache by name, as distances in words from the instruction, and `next`, where the next instruction stands. */
export type CacheLayout<Field extends string = string> = Readonly<Record<Field | 'next', number>>;

/** Lays fields out behind an instruction, in the order of their names, with as many words as they take in CPython. */
export function cacheLayout<Field extends string>(sizes: Readonly<Record<Field, number>>): CacheLayout<Field> {
  const layout: Record<string, number> = {};
  let next = 1;
  for (const [name, size] of Object.entries<number>(sizes)) {
    layout[name] = next;
    next += size;
  }
  return { ...layout, next } as CacheLayout<Field>;
}
