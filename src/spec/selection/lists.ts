// Lists of selectors in files: one a line, "#" begins a comment.

import { FileProblem } from '../../files/file-problem';
import { readText } from '../../files/read-text';
import { UnknownSelector } from './unknown-selector';

/** A selector, and where it was read if not on the command line: "list.txt:3". */
export interface PlacedWord {
  word: string;
  place?: string;
}

/** The selectors with the lines of lists ("@list.txt") in their place. Throws UnknownSelector for a list that is not there, and FileProblem. */
export function withLists(words: readonly string[]): PlacedWord[] {
  return words.flatMap((word) => (word.startsWith('@') ? readList(word.slice(1)) : [{ word }]));
}

function readList(file: string): PlacedWord[] {
  const words = textOf(file)
    .split(/\r?\n/)
    .flatMap((line, index) => {
      const word = line.replace(/(?:^|\s)#.*$/, '').trim();
      return word === '' ? [] : [{ word, place: `${file}:${index + 1}` }];
    });
  const list = words.find(({ word }) => word.startsWith('@'));
  if (list !== undefined) throw new UnknownSelector(`${list.place}: ${list.word}: a list holds no other list`);
  if (words.length === 0) throw new UnknownSelector(`The list ${file} selects nothing: it has a selector a line`);
  return words;
}

function textOf(file: string): string {
  try {
    return readText(file);
  } catch (error) {
    if (!(error instanceof FileProblem) || error.code !== 'ENOENT') throw error;
    throw new UnknownSelector(
      `There is no list of selectors "${file}". (@FILE reads selectors from a file; tags are chosen with --tags "@${file}")`,
    );
  }
}
