// The names of characters: unicodedata.name, unicodedata.lookup and the escape \N{…}.

import { NAMES } from './name-table';
import { unpack } from './normalization';
import { lazily } from './runs';
import { category } from './properties';
import { ALIASES, SEQUENCES } from './name-aliases';

const names = lazily(() => {
  const byCode = new Map<number, string>();
  const byName = new Map<string, number>();
  let code = 0;
  for (const line of unpack(NAMES).split('\n')) {
    const start = line.search(/[^0-9a-z]/);
    if (start > 0) code += Number.parseInt(line.slice(0, start), 36);
    const name = line.slice(start);
    byCode.set(code, name);
    byName.set(name, code);
    code++;
  }
  return { byCode, byName };
});

const L_NAMES = 'G GG N D DD R M B BB S SS  J JJ C K T P H'.split(' ');
const V_NAMES = 'A AE YA YAE EO E YEO YE O WA WAE OE YO U WEO WE WI YU EU YI I'.split(' ');
const T_NAMES = ' G GG GS N NJ NH D L LG LM LB LS LT LP LH M B BS S SS NG J C K T P H'.split(' ');
const HANGUL = 'HANGUL SYLLABLE ';
const UNIFIED = 'CJK UNIFIED IDEOGRAPH-';
const COMPATIBILITY = 'CJK COMPATIBILITY IDEOGRAPH-';

function isUnified(code: number): boolean {
  return (
    (code >= 0x3400 && code <= 0x4dbf) ||
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0x20000 && code <= 0x323af && category(code) === 'Lo' && !(code >= 0x2f800 && code <= 0x2fa1f))
  );
}

function isCompatibility(code: number): boolean {
  return ((code >= 0xf900 && code <= 0xfaff) || (code >= 0x2f800 && code <= 0x2fa1f)) && category(code) === 'Lo';
}

/** The name of a character; undefined if it has none. */
export function nameOf(code: number): string | undefined {
  if (code >= 0xac00 && code <= 0xd7a3) {
    const syllable = code - 0xac00;
    return (
      HANGUL +
      L_NAMES[Math.floor(syllable / 588)]! +
      V_NAMES[Math.floor((syllable % 588) / 28)]! +
      T_NAMES[syllable % 28]!
    );
  }
  if (isUnified(code)) return UNIFIED + code.toString(16).toUpperCase();
  const name = names().byCode.get(code);
  if (name !== undefined) return name;
  return isCompatibility(code) ? COMPATIBILITY + code.toString(16).toUpperCase() : undefined;
}

/** The longest of these names that the text starts with at `start`. */
function longest(list: string[], text: string, start: number): number {
  let best = -1;
  list.forEach((name, index) => {
    if (text.startsWith(name, start) && (best < 0 || name.length > list[best]!.length)) best = index;
  });
  return best;
}

function hangulNamed(name: string): number | undefined {
  const l = longest(L_NAMES, name, HANGUL.length);
  let position = HANGUL.length + L_NAMES[l]!.length;
  const v = longest(V_NAMES, name, position);
  if (v < 0) return undefined;
  position += V_NAMES[v]!.length;
  const t = longest(T_NAMES, name, position);
  if (position + T_NAMES[t]!.length !== name.length) return undefined;
  return 0xac00 + (l * 21 + v) * 28 + t;
}

function ideographNamed(name: string, prefix: string, accepts: (code: number) => boolean): number | undefined {
  const hex = name.slice(prefix.length);
  if (!/^[0-9A-F]{4,5}$/.test(hex)) return undefined;
  const code = Number.parseInt(hex, 16);
  return accepts(code) && nameOf(code) === name ? code : undefined;
}

const aliases = lazily(() => {
  const map = new Map<string, number>();
  for (const line of ALIASES.split('|')) {
    const colon = line.indexOf(':');
    map.set(line.slice(colon + 1), Number.parseInt(line.slice(0, colon), 16));
  }
  for (let number = 1; number <= 256; number++) map.set(`VS${number}`, (number <= 16 ? 0xfdff : 0xe00ef) + number);
  return map;
});

/** The character of a name or alias, upper or lower case; undefined if there is none. */
export function characterNamed(name: string): number | undefined {
  if (name.startsWith(HANGUL)) return hangulNamed(name);
  if (name.startsWith(UNIFIED)) return ideographNamed(name, UNIFIED, isUnified);
  const upper = name.replace(/[a-z]/g, (letter) => letter.toUpperCase());
  if (upper.startsWith(COMPATIBILITY)) return ideographNamed(upper, COMPATIBILITY, isCompatibility);
  return names().byName.get(upper) ?? aliases().get(upper);
}

const sequences = lazily(() => {
  const map = new Map<string, string>();
  for (const line of SEQUENCES.split('|')) {
    const colon = line.indexOf(':');
    const codes = line
      .slice(0, colon)
      .split(' ')
      .map((code) => Number.parseInt(code, 16));
    map.set(line.slice(colon + 1), String.fromCodePoint(...codes));
  }
  return map;
});

/** The text of a named sequence, which unicodedata.lookup knows besides characters. */
export function sequenceNamed(name: string): string | undefined {
  return sequences().get(name.replace(/[a-z]/g, (letter) => letter.toUpperCase()));
}
