// The database of unicodedata in its two versions: the current one, and 3.2.0 as its differences from it.

import {
  OLD_BIDIRECTIONAL,
  OLD_CATEGORY,
  OLD_COMBINING,
  OLD_DECIMAL,
  OLD_DECOMPOSITION,
  OLD_EAST_ASIAN_WIDTH,
  OLD_MIRRORED,
  OLD_NUMERIC,
} from '../../objects/text/unicode/database-3-2-0';
import { characterNamed, nameOf, sequenceNamed } from '../../objects/text/unicode/names';
import * as current from '../../objects/text/unicode/normalization';
import { category, decimalValue, digitValue, numericValue } from '../../objects/text/unicode/properties';
import { expandPairs, expandRuns, lazily, type Runs } from '../../objects/text/unicode/runs';

/** What both versions answer. */
export interface Database {
  readonly version: string;
  decimal(code: number): number | undefined;
  digit(code: number): number | undefined;
  numeric(code: number): number | undefined;
  category(code: number): string;
  bidirectional(code: number): string;
  combining(code: number): number;
  mirrored(code: number): number;
  eastAsianWidth(code: number): string;
  decomposition(code: number): string;
  name(code: number): string | undefined;
  /** The text of a name; names of sequences count in the current version. */
  lookup(name: string): string | undefined;
  normalize(form: current.NormalForm, text: string): string;
}

const known = (value: number): number | undefined => (value < 0 ? undefined : value);

export const currentDatabase: Database = {
  version: '16.0.0',
  decimal: (code) => known(decimalValue(code)),
  digit: (code) => known(digitValue(code)),
  numeric: numericValue,
  category,
  bidirectional: current.bidirectional,
  combining: current.combining,
  mirrored: current.mirrored,
  eastAsianWidth: current.eastAsianWidth,
  decomposition: current.decomposition,
  name: nameOf,
  lookup: (name) => {
    const code = characterNamed(name);
    return code === undefined ? sequenceNamed(name) : String.fromCodePoint(code);
  },
  normalize: (form, text) => current.normalizeText(form, text),
};

/** A property with the changes of the old version put over the current one. */
function changed<T extends string | number>(runs: Runs, now: (code: number) => T): (code: number) => T {
  const table = lazily(() => expandRuns(runs));
  return (code) => {
    const value = runs.values[table()[code]!]!;
    return value === '=' ? now(code) : (value as T);
  };
}

const oldCategory = changed(OLD_CATEGORY, category);
const isUnassigned = (code: number): boolean => oldCategory(code) === 'Cn';
const oldDecimals = lazily(() => expandPairs(OLD_DECIMAL));
const oldNumerics = lazily(() => expandPairs(OLD_NUMERIC));
const corrections = lazily(() => {
  const map = new Map<number, number>();
  for (const [code, target] of expandPairs(OLD_DECOMPOSITION)) map.set(code, Number.parseInt(target, 36));
  return map;
});

function changedNumber(
  changes: Map<number, string>,
  code: number,
  now: (code: number) => number | undefined,
): number | undefined {
  if (isUnassigned(code)) return undefined;
  const text = changes.get(code);
  if (text === undefined) return now(code);
  return text === '' ? undefined : Number(text);
}

export const oldDatabase: Database = {
  version: '3.2.0',
  decimal: (code) => changedNumber(oldDecimals(), code, currentDatabase.decimal),
  digit: currentDatabase.digit,
  numeric: (code) => changedNumber(oldNumerics(), code, numericValue),
  category: oldCategory,
  bidirectional: changed(OLD_BIDIRECTIONAL, current.bidirectional),
  combining: changed(OLD_COMBINING, current.combining),
  mirrored: changed(OLD_MIRRORED, current.mirrored),
  eastAsianWidth: changed(OLD_EAST_ASIAN_WIDTH, current.eastAsianWidth),
  decomposition: (code) => (isUnassigned(code) ? '' : current.decomposition(code)),
  name: (code) => (isUnassigned(code) ? undefined : nameOf(code)),
  lookup: (name) => {
    const code = characterNamed(name);
    if (code === undefined || isUnassigned(code)) return undefined;
    return nameOf(code) === name.toUpperCase() ? String.fromCodePoint(code) : undefined;
  },
  normalize: (form, text) => current.normalizeText(form, text, corrections(), isUnassigned),
};
