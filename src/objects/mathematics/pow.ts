// x ** y of floats.

/** C's pow for a finite x > 0 and a finite y. */
export function pow(x: number, y: number): number {
  return x ** y;
}
