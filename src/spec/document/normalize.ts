// What of a text counts when two copies are compared: its normalised form, the hash of that form, and a sketch that shows likeness.

import { createHash } from 'node:crypto';

/** Prose: composed characters, straight quotes, every run of white space one space. */
export function normalizeProse(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u2018\u2019\u201a\u201b\u2032]/g, "'")
    .replace(/[\u201c\u201d\u201e\u201f\u2033]/g, '"')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Code and drawings: composed characters, no blank space at line ends, no blank lines at either end; all else counts. */
export function normalizeCode(text: string): string {
  const lines = text.normalize('NFC').split(/\r\n?|\n/);
  return lines
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/^\n+|\n+$/g, '');
}

/** SHA-256 of a normalised text, in hexadecimal. */
export function fingerprint(normalized: string): string {
  return createHash('sha256').update(normalized).digest('hex');
}

/**
 * 64 bits in which texts that share most of their letters differ little (Charikar's similarity hash over groups of three letters).
 * It says whether a text with another fingerprint is the old one changed, though the old one is not at hand.
 */
export function sketch(normalized: string): string {
  const votes = new Int32Array(64);
  const letters = ` ${normalized.toLowerCase().replace(/\s+/g, ' ')} `;
  for (let start = 0; start + 3 <= letters.length; start++) {
    for (const half of [0, 1]) {
      const bits = mix(letters, start, start + 3, half);
      for (let bit = 0; bit < 32; bit++) votes[32 * half + bit]! += (bits >>> bit) & 1 ? 1 : -1;
    }
  }
  let bits = 0n;
  votes.forEach((vote, bit) => {
    if (vote > 0) bits |= 1n << BigInt(bit);
  });
  return bits.toString(16).padStart(16, '0');
}

/** 32 well-mixed bits of a piece of text: FNV-1a with the finish of MurmurHash 3. */
function mix(text: string, start: number, end: number, seed: number): number {
  let hash = 0x811c9dc5 ^ (seed * 0x9e3779b9);
  for (let index = start; index < end; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** In how many of the 64 bits two sketches differ: 0 for the same letters, about 32 for unrelated texts. */
export function sketchDistance(left: string, right: string): number {
  let difference = BigInt(`0x${left}`) ^ BigInt(`0x${right}`);
  let count = 0;
  for (; difference !== 0n; difference &= difference - 1n) count++;
  return count;
}
