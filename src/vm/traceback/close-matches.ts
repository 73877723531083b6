// The words most like a given one (difflib.get_close_matches).

/** At most `count` of the words whose likeness is at least `cutoff`, the best first. */
export function closeMatches(word: string, words: readonly string[], count: number, cutoff: number): string[] {
  const scored: [number, string][] = [];
  for (const candidate of words) {
    const score = ratio(candidate, word);
    if (score >= cutoff) scored.push([score, candidate]);
  }
  scored.sort(([a, x], [b, y]) => (a !== b ? b - a : x < y ? 1 : -1));
  return scored.slice(0, count).map(([, candidate]) => candidate);
}

/** Twice the matching characters over all characters (SequenceMatcher.ratio). */
function ratio(a: string, b: string): number {
  const total = a.length + b.length;
  return total === 0 ? 1 : (2 * matchingCharacters(a, 0, a.length, b, 0, b.length)) / total;
}

/** The longest common block, and those on either side of it. */
function matchingCharacters(a: string, aStart: number, aEnd: number, b: string, bStart: number, bEnd: number): number {
  let best = 0;
  let bestA = aStart;
  let bestB = bStart;
  for (let i = aStart; i < aEnd; i++) {
    for (let j = bStart; j < bEnd; j++) {
      let size = 0;
      while (i + size < aEnd && j + size < bEnd && a[i + size] === b[j + size]) size++;
      if (size > best) [best, bestA, bestB] = [size, i, j];
    }
  }
  if (best === 0) return 0;
  return (
    best +
    matchingCharacters(a, aStart, bestA, b, bStart, bestB) +
    matchingCharacters(a, bestA + best, aEnd, b, bestB + best, bEnd)
  );
}
