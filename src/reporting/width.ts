// How wide a terminal is, and how wide texts are in it.

import { stripVTControlCharacters } from 'node:util';

/** Columns where nobody says how many there are. */
const USUAL_WIDTH = 80;

/** The columns of a terminal: its own, those of COLUMNS where the stream is none, or 80. */
export function widthOf(stream: NodeJS.WritableStream & { columns?: number } = process.stdout): number {
  const said = Number(process.env.COLUMNS);
  const columns = stream.columns ?? said;
  return Number.isInteger(columns) && columns > 0 ? columns : USUAL_WIDTH;
}

/** Characters that take two columns. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/gu;

/** The columns that the longest line of a text takes. */
export function columnsOf(text: string): number {
  const lines = stripVTControlCharacters(text).split('\n');
  return Math.max(...lines.map((line) => [...line].length + (line.match(WIDE)?.length ?? 0)));
}

/** A text in lines of at most so many columns, broken between words where that can be. */
export function wrapped(text: string, width: number): string[] {
  return text.split('\n').flatMap((line) => {
    const lines: string[] = [];
    let current = '';
    for (const word of line.split(/(?<=\S)(?= )/)) {
      if (current !== '' && columnsOf(current + word) > width) {
        lines.push(current);
        current = word.trimStart();
      } else current += word;
      const pieces = brokenAnywhere(current, width);
      current = pieces.pop()!;
      lines.push(...pieces);
    }
    return [...lines, current];
  });
}

/** A text in lines of at most so many columns, broken wherever that is. */
export function brokenAnywhere(text: string, width: number): string[] {
  return text.split('\n').flatMap((line) => {
    const lines = [''];
    for (const character of line) {
      const last = lines.length - 1;
      if (lines[last] !== '' && columnsOf(lines[last]! + character) > width) lines.push(character);
      else lines[last] += character;
    }
    return lines;
  });
}

/** A text cut to so many columns, with "…" for what is missing. */
export function shortened(text: string, width: number): string {
  return [...text].length <= width ? text : `${[...text].slice(0, width - 1).join('')}…`;
}
