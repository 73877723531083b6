// A paragraph's sentences. Intl.Segmenter finds the ends; what only looks like an end is hidden from it first.

export interface Sentence {
  text: string;
  /** Line of its first character, counted from the paragraph's first. */
  lineOffset: number;
}

/** Abbreviations that a sentence goes on after, in English prose. */
const ABBREVIATIONS =
  /\b(?:(?:e\.g|i\.e|cf|vs|viz|resp|approx|incl|figs?|eq|Mr|Mrs|Ms|Dr|Prof)\.(?=\s)|(?:no|nos|pp?|ch|sec|vol)\.(?=\s+\d))/giu;

/** And those that only a small letter after them shows to go on. */
const AMBIGUOUS = /\b(?:etc|al)\.(?=\s+\p{Ll})/gu;

/** Spans whose inside is no prose: code between backquotes, targets of links, addresses and tags. */
const OPAQUE = [/(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, /\]\([^)\s]*(?:\s+"[^"]*")?\)/g, /<[^<>\s][^<>]*>/g];

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** Splits a paragraph, given as in the source with its line ends, into sentences with the white space around them removed. */
export function splitSentences(paragraph: string): Sentence[] {
  const masked = mask(paragraph);
  const sentences: Sentence[] = [];
  let start = 0;
  for (const end of sentenceEnds(masked)) {
    push(sentences, paragraph, start, end);
    start = end;
  }
  push(sentences, paragraph, start, paragraph.length);
  return sentences;
}

/** The same length in UTF-16 units, with everything that is no plain prose turned into letters and line ends into spaces. */
function mask(paragraph: string): string {
  let masked = paragraph;
  for (const pattern of OPAQUE) masked = masked.replace(pattern, (span) => 'x'.repeat(span.length));
  // Full stops that end nothing become letters: those of an abbreviation, and those with a letter or digit behind them.
  for (const pattern of [ABBREVIATIONS, AMBIGUOUS]) masked = masked.replace(pattern, (span) => 'x'.repeat(span.length));
  masked = masked.replace(/\.(?=[\p{L}\p{N}_(])/gu, 'x');
  return masked.replace(/[\r\n\t]/g, ' ');
}

/** Where sentences end. To the segmenter a full stop before a small letter ends none; here it does, once abbreviations are out of the way. */
function* sentenceEnds(masked: string): Generator<number> {
  for (const { index, segment } of segmenter.segment(masked)) {
    for (const stop of segment.matchAll(/(?<=[\p{L}\p{N}`)\]])\.\s+(?=\p{Ll})/gu))
      yield index + stop.index + stop[0].length;
    if (endsSentence(segment)) yield index + segment.length;
  }
}

/** A boundary counts when a closing mark stands before it: the segmenter also breaks at separators that are none. */
function endsSentence(segment: string): boolean {
  return /[.!?\u2026]["'\u201d\u2019)\]*_]*$/u.test(segment.trimEnd());
}

function push(sentences: Sentence[], paragraph: string, start: number, end: number): void {
  const piece = paragraph.slice(start, end);
  const text = piece.trim();
  if (text === '') return;
  const before = paragraph.slice(0, start + piece.length - piece.trimStart().length);
  sentences.push({ text, lineOffset: before.split('\n').length - 1 });
}
