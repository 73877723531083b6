// What a step says instead of what it said: the answer of who was asked, in the form in which features have it.

/** Under this media type steps attach an answer. */
export const ANSWER_MEDIA_TYPE = 'application/x.callspec.answer+json';

/** The step itself, as its definition's expression filled with these; or the text below it; or the rows of its table below the heading. */
export type Answer = { step: string; filled: string[] } | { block: string } | { rows: string[][] };

/** Hears what a step would say; `index` counts the steps of the example, those of its backgrounds included. */
export type AnswerListener<Example> = (example: Example, index: number, answer: Answer) => void;
