// How answers are written in a feature: quotes, cells and texts with what Gherkin and Cucumber want escaped.

import type { Answer } from './answer';

/** The text of a step, its expression filled. */
export function stepText({ step, filled }: Extract<Answer, { step: string }>): string {
  let index = 0;
  return step.replace(/\{(\w+)\}/g, (_, type: string) =>
    type === 'string' ? quoted(filled[index++]!) : filled[index++]!,
  );
}

/** In the quotes that the text does not have itself, as far as there are such. */
function quoted(text: string): string {
  const quote = text.includes('"') ? "'" : '"';
  return `${quote}${text.replaceAll(quote, `\\${quote}`)}${quote}`;
}

/** A text below a step, with the quotes around it; `opening` may name its language. */
export function blockLines(content: string, opening: string, delimiter: string): string[] {
  const indent = /^\s*/.exec(opening)![0];
  const escaped = content.replaceAll(delimiter, [...delimiter].map((mark) => `\\${mark}`).join(''));
  const lines = escaped.split('\n').map((line) => (line === '' ? '' : indent + line));
  return [opening, ...lines, indent + delimiter];
}

/** A cell as it is written, without the blanks around it. A backslash stands for itself where nothing follows that makes it an escape. */
const cellText = (value: string): string =>
  value
    .replace(/\\(?=[\\n|\n])/g, '\\\\')
    .replaceAll('|', '\\|')
    .replaceAll('\n', '\\n');

/** The cells of a row as they are written. */
const cellsOf = (line: string): string[] =>
  [
    ...line
      .trim()
      .slice(1)
      .matchAll(/((?:\\.|[^|\\])*)\|/g),
  ].map(([, cell]) => cell!.trim());

/** A row without blanks that only align. */
export const rowText = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** The rows of a table with other values, as they are written: a cell that says the same stays as it is in `lines`. */
export function rowsWith(
  lines: readonly string[],
  before: readonly (readonly string[])[],
  now: readonly (readonly string[])[],
): string[][] {
  const written = lines.map(cellsOf);
  return now.map((row, index) =>
    row.map((value, column) => (before[index]?.[column] === value ? written[index]![column]! : cellText(value))),
  );
}

/** The lines of a table with its columns aligned. */
export function tableLines(rows: readonly (readonly string[])[], indent: string): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) => indent + rowText(row.map((cell, column) => cell.padEnd(widths[column]!))));
}
