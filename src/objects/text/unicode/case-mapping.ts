// Upper, lower, title and folded case of characters and of texts, with the mappings to several characters and the final sigma.

import { type Budget, reserveItems } from '../../memory/budget';
import { mapInParts, TextWriter } from '../text-writer';
import { FOLD, LOWER, TITLE, UNCASED_FOR_SRE, UPPER } from './character-tables';
import { isCased, isCaseIgnorable, isLower, isTitle, isUpper } from './properties';
import { lazily } from './runs';

/** Code point to text, for characters that change. */
type Mapping = Map<number, string>;

function expandMapping({ runs, special }: { runs: string; special: string }): Mapping {
  const mapping: Mapping = new Map();
  for (const run of runs.split(' ')) {
    const [start, count, step, delta] = run.split(',').map((text) => Number.parseInt(text, 36)) as [
      number,
      number,
      number,
      number,
    ];
    for (let index = 0; index < count; index++) {
      const code = start + index * step;
      mapping.set(code, String.fromCodePoint(code + delta));
    }
  }
  for (const pair of special.split(' ')) {
    if (pair === '') continue;
    const [source, target] = pair.split(':') as [string, string];
    const codes = target.split(',').map((code) => Number.parseInt(code, 36));
    mapping.set(Number.parseInt(source, 36), String.fromCodePoint(...codes));
  }
  return mapping;
}

const lowerMapping = lazily(() => expandMapping(LOWER));
const upperMapping = lazily(() => expandMapping(UPPER));
const titleMapping = lazily(() => expandMapping(TITLE));
const foldMapping = lazily(() => expandMapping(FOLD));

const SIGMA = 0x3a3;
const ASCII = /^[\0-\x7f]*$/;

/** Code points; unpaired surrogates are characters of their own. */
function codesOf(text: string, budget: Budget): number[] {
  reserveItems(budget, 2 * text.length);
  const codes: number[] = [];
  for (const character of text) codes.push(character.codePointAt(0)!);
  return codes;
}

function mapText(text: string, mapping: Mapping, budget: Budget): string {
  const result = new TextWriter(budget);
  for (const character of text) result.write(mapping.get(character.codePointAt(0)!) ?? character);
  return result.text;
}

/** The codes one after the other, each made a text that depends on its neighbours too. */
function mapCodes(codes: number[], budget: Budget, map: (code: number, index: number) => string): string {
  const result = new TextWriter(budget);
  for (let index = 0; index < codes.length; index++) result.write(map(codes[index]!, index));
  return result.text;
}

const upperAscii = (text: string): string => text.toUpperCase();
const lowerAscii = (text: string): string => text.toLowerCase();

/** The lower case of the sigma at `index`: final or not (handle_capital_sigma). */
function lowerSigma(codes: number[], index: number): string {
  let before = index - 1;
  while (before >= 0 && isCaseIgnorable(codes[before]!)) before--;
  if (before < 0 || !isCased(codes[before]!)) return 'σ';
  let after = index + 1;
  while (after < codes.length && isCaseIgnorable(codes[after]!)) after++;
  return after === codes.length || !isCased(codes[after]!) ? 'ς' : 'σ';
}

function lowerAt(codes: number[], index: number): string {
  const code = codes[index]!;
  if (code === SIGMA) return lowerSigma(codes, index);
  return lowerMapping().get(code) ?? String.fromCodePoint(code);
}

const titleOf = (code: number): string => titleMapping().get(code) ?? String.fromCodePoint(code);

/** str.upper. */
export function upperText(text: string, budget: Budget): string {
  return ASCII.test(text) ? mapInParts(text, budget, upperAscii) : mapText(text, upperMapping(), budget);
}

/** str.lower. */
export function lowerText(text: string, budget: Budget): string {
  if (ASCII.test(text)) return mapInParts(text, budget, lowerAscii);
  if (!text.includes('Σ')) return mapText(text, lowerMapping(), budget);
  const codes = codesOf(text, budget);
  return mapCodes(codes, budget, (_, index) => lowerAt(codes, index));
}

/** str.casefold. */
export function foldText(text: string, budget: Budget): string {
  return ASCII.test(text) ? mapInParts(text, budget, lowerAscii) : mapText(text, foldMapping(), budget);
}

/** str.swapcase. */
export function swapText(text: string, budget: Budget): string {
  const codes = codesOf(text, budget);
  return mapCodes(codes, budget, (code, index) => {
    if (isUpper(code)) return lowerAt(codes, index);
    return (isLower(code) ? upperMapping().get(code) : undefined) ?? String.fromCodePoint(code);
  });
}

/** str.capitalize. */
export function capitalizeText(text: string, budget: Budget): string {
  const codes = codesOf(text, budget);
  return mapCodes(codes, budget, (code, index) => (index === 0 ? titleOf(code) : lowerAt(codes, index)));
}

/** str.title. */
export function titleText(text: string, budget: Budget): string {
  const codes = codesOf(text, budget);
  let previousIsCased = false;
  return mapCodes(codes, budget, (code, index) => {
    const mapped = previousIsCased ? lowerAt(codes, index) : titleOf(code);
    previousIsCased = hasCase(code);
    return mapped;
  });
}

const hasCase = (code: number): boolean => isLower(code) || isUpper(code) || isTitle(code) || isCased(code);

/** The one lower-case character that regular expressions compare with (_PyUnicode_ToLowercase). */
export function simpleLower(code: number): number {
  if (code < 128) return code >= 65 && code <= 90 ? code + 32 : code;
  if (code === 0x130) return 0x69;
  const lower = lowerMapping().get(code);
  return lower === undefined ? code : lower.codePointAt(0)!;
}

const uncased = lazily(() => new Set(UNCASED_FOR_SRE.split(' ').map((text) => Number.parseInt(text, 36))));

/** Has the character another case as one character (sre_unicode_iscased)? */
export function hasSimpleCase(code: number): boolean {
  return (lowerMapping().has(code) || upperMapping().has(code)) && !uncased().has(code);
}

/** The one upper-case character of a character; itself where the mapping has several (_PyUnicode_ToUppercase). */
export function simpleUpper(code: number): number {
  if (code < 128) return code >= 97 && code <= 122 ? code - 32 : code;
  const upper = upperMapping().get(code);
  if (upper === undefined) return code;
  const first = upper.codePointAt(0)!;
  return upper.length === (first > 0xffff ? 2 : 1) ? first : code;
}
