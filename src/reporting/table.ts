// Tables for a terminal: no lines, no wider than it. What does not fit is wrapped, or goes below in a table of its own.

import { stripVTControlCharacters } from 'node:util';
import Table from 'cli-table3';
import pico from 'picocolors';
import { brokenAnywhere, columnsOf, widthOf, wrapped } from './width';

export interface TableColumn {
  head: string;
  align?: 'left' | 'right';
  /** Its texts may be wrapped, down to so many columns. */
  atLeast?: number;
}

export interface TableOptions {
  /** The columns to keep within; the terminal's if left out. */
  width?: number;
  /** So many columns from the left on stand in each part of a table that is too wide. */
  repeated?: number;
  /** A cell may be broken anywhere, not only between words. */
  breakWords?: boolean;
}

/** Table borders that read well in logs. */
export const PLAIN_BORDERS = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
};

/** Blank columns between two cells. */
const GAP = 2;

/** A table in which each row has a cell for each column. */
export function renderTable(
  columns: readonly TableColumn[],
  rows: readonly string[][],
  options: TableOptions = {},
): string {
  const { width = widthOf(), repeated = 1, breakWords = false } = options;
  const natural = columns.map(({ head }, index) =>
    Math.max(...[head, ...rows.map((row) => row[index]!)].map(columnsOf)),
  );
  return parts(columns, natural, width, repeated)
    .map((part) => renderPart(part, columns, rows, natural, width, breakWords))
    .join('\n\n');
}

const total = (widths: readonly number[]): number =>
  widths.reduce((sum, width) => sum + width, 0) + GAP * (widths.length - 1);

/** The columns of each part, by their places. */
function parts(
  columns: readonly TableColumn[],
  natural: readonly number[],
  width: number,
  repeated: number,
): number[][] {
  const least = natural.map((columnWidth, index) => Math.min(columnWidth, columns[index]!.atLeast ?? columnWidth));
  const left = columns.map((_, index) => index).slice(0, repeated);
  const found: number[][] = [[...left]];
  for (let index = repeated; index < columns.length; index++) {
    const last = found[found.length - 1]!;
    const fits = total([...last, index].map((place) => least[place]!)) <= width;
    if (fits || last.length === repeated) last.push(index);
    else found.push([...left, index]);
  }
  return found;
}

function renderPart(
  part: readonly number[],
  columns: readonly TableColumn[],
  rows: readonly string[][],
  natural: readonly number[],
  width: number,
  breakWords: boolean,
): string {
  const widths = part.map((index) => natural[index]!);
  for (let over = total(widths) - width; over > 0; ) {
    // The widest of those that may become narrower gives a column.
    const narrower = part
      .map((index, place) => ({ place, room: widths[place]! - (columns[index]!.atLeast ?? Number.POSITIVE_INFINITY) }))
      .filter(({ room }) => room > 0)
      .sort((a, b) => widths[b.place]! - widths[a.place]!)[0];
    if (narrower === undefined) break;
    widths[narrower.place]!--;
    over--;
  }
  const table = new Table({
    head: part.map((index) => (columns[index]!.head === '' ? '' : pico.bold(columns[index]!.head))),
    colAligns: part.map((index) => columns[index]!.align ?? 'left'),
    colWidths: widths,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
    chars: PLAIN_BORDERS,
  });
  const fit = breakWords ? brokenAnywhere : wrapped;
  for (const row of rows) table.push(part.map((index, place) => fitted(row[index]!, widths[place]!, fit)));
  return table.toString().replace(/[^\S\n]+$/gm, '');
}

/** Codes that colour a whole text, before it and behind it. */
const COLOURED = /^((?:\u001b\[\d+m)*)([^\u001b]*)((?:\u001b\[\d+m)*)$/;

/** A cell in lines of at most so many columns, each of them in the colour of the cell. */
function fitted(cell: string, width: number, fit: (text: string, width: number) => string[]): string {
  if (columnsOf(cell) <= width) return cell;
  const [, start = '', text, end = ''] = COLOURED.exec(cell) ?? [];
  return fit(text ?? stripVTControlCharacters(cell), width)
    .map((line) => `${start}${line}${end}`)
    .join('\n');
}
