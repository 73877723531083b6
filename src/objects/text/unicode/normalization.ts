// Decompositions, normal forms and the properties that only unicodedata shows.

import { inflateSync, strFromU8 } from 'fflate';
import {
  BIDIRECTIONAL,
  COMBINING,
  COMPOSITION_EXCLUSIONS,
  DECOMPOSITION,
  EAST_ASIAN_WIDTH,
  MIRRORED,
} from './database-tables';
import { expandRuns, lazily, type Runs } from './runs';

const property = (runs: Runs): ((code: number) => string | number) => {
  const table = lazily(() => expandRuns(runs));
  return (code) => runs.values[table()[code]!]!;
};

export const bidirectional = property(BIDIRECTIONAL) as (code: number) => string;
export const combining = property(COMBINING) as (code: number) => number;
export const eastAsianWidth = property(EAST_ASIAN_WIDTH) as (code: number) => string;
export const mirrored = property(MIRRORED) as (code: number) => number;

/** base64 of deflated UTF-8. */
export function unpack(text: string): string {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < bytes.length; index++) bytes[index] = binary.charCodeAt(index);
  return strFromU8(inflateSync(bytes));
}

const decompositions = lazily(() => {
  const map = new Map<number, string>();
  for (const line of unpack(DECOMPOSITION).split('\n')) {
    const space = line.indexOf(' ');
    map.set(Number.parseInt(line.slice(0, space), 36), line.slice(space + 1));
  }
  return map;
});

/** The decomposition as the database writes it: "<compat> 0020 0308"; '' if there is none. */
export function decomposition(code: number): string {
  return decompositions().get(code) ?? '';
}

const S_BASE = 0xac00;
const L_BASE = 0x1100;
const V_BASE = 0x1161;
const T_BASE = 0x11a7;
const L_COUNT = 19;
const V_COUNT = 21;
const T_COUNT = 28;
const S_COUNT = L_COUNT * V_COUNT * T_COUNT;

/** Overrides single canonical decompositions: version 3.2.0 had five that were corrected later. */
export type Corrections = ReadonlyMap<number, number>;

/** How an older version of the database differs: corrected decompositions, and characters that it does not know. */
interface Older {
  readonly corrections: Corrections;
  isUnassigned(code: number): boolean;
}

function decompose(code: number, compatible: boolean, into: number[], older: Older | undefined): void {
  const syllable = code - S_BASE;
  if (syllable >= 0 && syllable < S_COUNT) {
    into.push(L_BASE + Math.floor(syllable / (V_COUNT * T_COUNT)));
    into.push(V_BASE + Math.floor((syllable % (V_COUNT * T_COUNT)) / T_COUNT));
    if (syllable % T_COUNT !== 0) into.push(T_BASE + (syllable % T_COUNT));
    return;
  }
  const corrected = older?.corrections.get(code);
  if (corrected !== undefined || older?.isUnassigned(code)) {
    into.push(corrected ?? code);
    return;
  }
  const text = code < 0xa0 ? '' : decomposition(code);
  if (text === '' || (text.startsWith('<') && !compatible)) into.push(code);
  else {
    for (const part of text.split(' ')) {
      if (!part.startsWith('<')) decompose(Number.parseInt(part, 16), compatible, into, older);
    }
  }
}

/** Puts runs of combining characters in the order of their classes, stably. */
function reorder(codes: number[]): void {
  let start = 0;
  while (start < codes.length) {
    if (combining(codes[start]!) === 0) {
      start++;
      continue;
    }
    let end = start + 1;
    while (end < codes.length && combining(codes[end]!) !== 0) end++;
    const run = codes.slice(start, end).sort((a, b) => combining(a) - combining(b));
    for (let index = 0; index < run.length; index++) codes[start + index] = run[index]!;
    start = end;
  }
}

const compositions = lazily(() => {
  const excluded = new Set(COMPOSITION_EXCLUSIONS.split(' ').map((text) => Number.parseInt(text, 36)));
  const map = new Map<string, number>();
  for (const [code, text] of decompositions()) {
    if (text.startsWith('<') || excluded.has(code)) continue;
    const parts = text.split(' ').map((part) => Number.parseInt(part, 16));
    if (parts.length === 2) map.set(parts.join(), code);
  }
  return map;
});

function composePair(first: number, second: number): number | undefined {
  const l = first - L_BASE;
  const v = second - V_BASE;
  if (l >= 0 && l < L_COUNT && v >= 0 && v < V_COUNT) return S_BASE + (l * V_COUNT + v) * T_COUNT;
  const s = first - S_BASE;
  const t = second - T_BASE;
  if (s >= 0 && s < S_COUNT && s % T_COUNT === 0 && t > 0 && t < T_COUNT) return first + t;
  return compositions().get(`${first},${second}`);
}

function compose(codes: number[]): number[] {
  const result: number[] = [];
  let starter = -1;
  let lastClass = -1;
  for (const code of codes) {
    const cls = combining(code);
    if (starter >= 0 && (lastClass < cls || lastClass === -1)) {
      const composed = composePair(result[starter]!, code);
      if (composed !== undefined) {
        result[starter] = composed;
        continue;
      }
    }
    if (cls === 0) {
      starter = result.length;
      lastClass = -1;
    } else lastClass = cls;
    result.push(code);
  }
  return result;
}

export type NormalForm = 'NFC' | 'NFD' | 'NFKC' | 'NFKD';

/** unicodedata.normalize, also as an older version of the database has it. */
export function normalizeText(
  form: NormalForm,
  text: string,
  corrections?: Corrections,
  isUnassigned: (code: number) => boolean = () => false,
): string {
  if (/^[\0-\x7f]*$/.test(text)) return text;
  let codes: number[] = [];
  const older = corrections === undefined ? undefined : { corrections, isUnassigned };
  for (const character of text) decompose(character.codePointAt(0)!, form.length === 4, codes, older);
  reorder(codes);
  if (form.endsWith('C')) codes = compose(codes);
  let result = '';
  for (const code of codes) result += String.fromCodePoint(code);
  return result;
}
