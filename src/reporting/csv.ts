// Tables for other tools: CSV as RFC 4180 has it.

import { visible } from './printable';

/** A value of a cell; what is missing is an empty one. */
export type CellValue = string | number | boolean | null | undefined | readonly string[];

/** The rows under their heads, with commas between cells and CRLF after each row. Several texts in a cell stand on lines of their own. */
export function csvOf(heads: readonly string[], rows: readonly Readonly<Record<string, CellValue>>[]): string {
  const lines = [heads, ...rows.map((row) => heads.map((head) => textOf(row[head])))];
  return lines.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');
}

function textOf(value: CellValue): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? value.join('\n') : String(value);
}

function quoted(value: string): string {
  const text = visible(value);
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}
