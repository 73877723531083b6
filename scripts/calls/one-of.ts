// Choosing one of many texts.

import fc from 'fast-check';

/** The lines of a text, without the space around them. */
export const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** One of some texts, each as often as the others; those in `often` so many times. */
export const oneOf = (texts: readonly string[], often: Readonly<Record<string, number>> = {}): fc.Arbitrary<string> =>
  fc.oneof(...texts.map((text) => ({ weight: often[text] ?? 1, arbitrary: fc.constant(text) })));
