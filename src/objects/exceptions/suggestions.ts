// "Did you mean": the name nearest to a misspelt one, with CPython's costs and limits (Python/suggestions.c).

const MAX_CANDIDATES = 750;
const MAX_LENGTH = 40;
const MOVE_COST = 2;
const CASE_COST = 1;

/** The best candidate for `name`, or undefined when none is near enough (_Py_CalculateSuggestions). */
export function suggestion(name: string, candidates: readonly string[]): string | undefined {
  if (candidates.length >= MAX_CANDIDATES) return undefined;
  const nameSize = byteLength(name);
  let best: string | undefined;
  let bestDistance = Number.MAX_SAFE_INTEGER;
  for (const candidate of candidates) {
    if (candidate === name) continue;
    const itemSize = byteLength(candidate);
    const maxDistance = Math.min(Math.floor(((nameSize + itemSize + 3) * MOVE_COST) / 6), bestDistance - 1);
    const distance = levenshtein(bytes(name), bytes(candidate), maxDistance);
    if (distance > maxDistance) continue;
    if (best === undefined || distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

const encoder = new TextEncoder();
const encoded = new Map<string, Uint8Array>();

function bytes(text: string): Uint8Array {
  let result = encoded.get(text);
  if (result === undefined) {
    result = encoder.encode(text);
    if (encoded.size > 2048) encoded.clear();
    encoded.set(text, result);
  }
  return result;
}

const byteLength = (text: string): number => bytes(text).length;

function substitutionCost(a: number, b: number): number {
  if ((a & 31) !== (b & 31)) return MOVE_COST;
  if (a === b) return 0;
  return lower(a) === lower(b) ? CASE_COST : MOVE_COST;
}

const lower = (byte: number): number => (byte >= 65 && byte <= 90 ? byte + 32 : byte);

/** The edit distance of two byte strings, or more than `maxCost` as soon as that is certain. */
function levenshtein(a: Uint8Array, b: Uint8Array, maxCost: number): number {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let aEnd = a.length;
  let bEnd = b.length;
  while (aEnd > start && bEnd > start && a[aEnd - 1] === b[bEnd - 1]) {
    aEnd--;
    bEnd--;
  }
  let shorter = a.subarray(start, aEnd);
  let longer = b.subarray(start, bEnd);
  if (shorter.length === 0 || longer.length === 0) return (shorter.length + longer.length) * MOVE_COST;
  if (shorter.length > MAX_LENGTH || longer.length > MAX_LENGTH) return maxCost + 1;
  if (longer.length < shorter.length) [shorter, longer] = [longer, shorter];
  if ((longer.length - shorter.length) * MOVE_COST > maxCost) return maxCost + 1;
  const row = new Array<number>(shorter.length);
  for (let index = 0; index < row.length; index++) row[index] = (index + 1) * MOVE_COST;
  let result = 0;
  for (let longIndex = 0; longIndex < longer.length; longIndex++) {
    const code = longer[longIndex]!;
    let distance = longIndex * MOVE_COST;
    result = distance;
    let minimum = Number.MAX_SAFE_INTEGER;
    for (let index = 0; index < shorter.length; index++) {
      const substitute = distance + substitutionCost(code, shorter[index]!);
      distance = row[index]!;
      const insertDelete = Math.min(result, distance) + MOVE_COST;
      result = Math.min(insertDelete, substitute);
      row[index] = result;
      if (result < minimum) minimum = result;
    }
    if (minimum > maxCost) return maxCost + 1;
  }
  return result;
}
