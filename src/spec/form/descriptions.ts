// Lines that Gherkin takes for a description although they were meant as a step, a title, a table or a text.

import { distance } from 'fastest-levenshtein';
import { formsOf, nearestForm, usageOf } from './step-forms';

const STEP_KEYWORDS = ['Given', 'When', 'Then', 'And', 'But'] as const;
const TITLE_KEYWORDS = ['Feature', 'Rule', 'Background', 'Example', 'Scenario'] as const;

/** English words that prose begins with, near to a keyword as they are. */
const PROSE = new Set(['the', 'them', 'they', 'than', 'an', 'any', 'ad', 'end', 'bit', 'give', 'gives']);

/** A step may be this far from the form that it was meant to have; prose is farther from all of them. */
const NEAR = 0.34;

/** Where a description stands. Between the title of an example and its first step a step is expected, so that there less is taken for prose. */
export type DescribedNode = 'feature' | 'rule' | 'background' | 'example';

/** What a line of a description was meant to be; undefined for prose. */
export function misreadLine(line: string, place: DescribedNode): string | undefined {
  const text = line.trim();
  if (text === '') return undefined;
  if (/^("""|```)/.test(text)) return `a text in quotes stands in the description of the ${place}, below no step`;
  if (text.startsWith('|')) return `a table stands in the description of the ${place}, below no step`;
  return misspelledTitle(text) ?? misreadStep(text, place);
}

function misspelledTitle(text: string): string | undefined {
  const word = /^(\p{L}+(?: \p{L}+)?)\s*:/u.exec(text)?.[1];
  const keyword = word === undefined ? undefined : near(word, TITLE_KEYWORDS, 2);
  if (keyword === undefined) return undefined;
  return `"${text}" is read as a description; did you mean "${keyword}:"?`;
}

function misreadStep(text: string, place: DescribedNode): string | undefined {
  const [first = '', ...others] = text.split(/\s+/);
  const rest = others.join(' ');
  const told = (what: string) => `"${text}" is read as a description, not as a step: ${what}`;
  if (formsOf(text).length > 0) return told(`it has no keyword; did you mean "${usageOf(formsOf(text)[0]!)}"?`);
  const glued = gluedKeyword(text);
  if (glued !== undefined && isStepLike(glued.rest)) return told(`a blank is missing after "${glued.keyword}"`);
  const keyword = first === '*' ? 'Then' : near(first, STEP_KEYWORDS, 2);
  if (keyword !== undefined && isStepLike(rest)) {
    const { form } = nearestForm(rest);
    return told(
      first === keyword
        ? `steps stand below "Example:" or "Background:"; did you mean "${usageOf(form)}" there?`
        : `did you mean "${usageOf(form)}"?`,
    );
  }
  if (place === 'feature' || place === 'rule' || PROSE.has(first.toLowerCase())) return undefined;
  if (glued !== undefined && /^(given|when|then)/i.test(first) && !/^(whenever|thence)/i.test(first)) {
    return told(`a blank is missing after "${glued.keyword}"`);
  }
  const closer = near(first, STEP_KEYWORDS, first.length > 3 ? 2 : 1);
  return closer === undefined ? undefined : told(`"${first}" is no keyword; did you mean "${closer}"?`);
}

const isStepLike = (text: string): boolean =>
  text !== '' && (formsOf(text).length > 0 || nearestForm(text).distance <= NEAR);

function gluedKeyword(text: string): { keyword: string; rest: string } | undefined {
  const [, keyword, rest] = /^(given|when|then|and|but)(\S.*)$/i.exec(text) ?? [];
  return keyword === undefined ? undefined : { keyword, rest: rest! };
}

/** The keyword that a word was meant to be, in whatever case it is written. */
function near<Word extends string>(word: string, keywords: readonly Word[], most: number): Word | undefined {
  const lower = word.toLowerCase();
  const ranked = keywords.map((keyword) => ({ keyword, far: distance(lower, keyword.toLowerCase()) }));
  const best = ranked.reduce((nearest, one) => (one.far < nearest.far ? one : nearest));
  const isSwapped = best.far === 2 && lettersOf(lower) === lettersOf(best.keyword.toLowerCase());
  return isSwapped || best.far <= Math.min(most, Math.ceil(best.keyword.length / 2) - 1) ? best.keyword : undefined;
}

const lettersOf = (word: string): string => [...word].sort().join('');
