// A part of a whole: both numbers, and a percentage that never says more than is true.

export interface Share {
  count: number;
  of: number;
  /** Rounded down to a tenth, so that 100 means all; null where there is nothing to count. */
  percent: number | null;
}

/** The share of `count` in `of`. */
export function share(count: number, of: number): Share {
  return { count, of, percent: of === 0 ? null : Math.floor((1000 * count) / of) / 10 };
}

/** The shares of the parts, taken together. */
export function sumShares(shares: readonly Share[]): Share {
  return share(
    shares.reduce((sum, { count }) => sum + count, 0),
    shares.reduce((sum, { of }) => sum + of, 0),
  );
}

/** "12 of 13, 92.3 %". */
export function describeShare({ count, of, percent }: Share): string {
  return percent === null ? `${count} of ${of}` : `${count} of ${of}, ${describePercent(percent)}`;
}

/** "92.3 %", "100 %". */
export function describePercent(percent: number): string {
  return `${percent} %`;
}
