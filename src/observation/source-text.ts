// The text of a program by the positions of its syntax tree, whose columns count UTF-8 bytes.

import type { Located } from '../syntax/ast';

export class SourceText {
  private readonly lines: Buffer[];

  constructor(source: string | Uint8Array) {
    const text = typeof source === 'string' ? source : Buffer.from(source).toString('utf8');
    this.lines = text
      .replace(/^\uFEFF/, '')
      .split(/\r\n|\r|\n/)
      .map((line) => Buffer.from(line));
  }

  /** What a node consists of, on one line. */
  of({ lineno, col_offset, end_lineno, end_col_offset }: Located): string {
    const parts: string[] = [];
    for (let line = lineno; line <= end_lineno; line++) {
      const bytes = this.lines[line - 1] ?? Buffer.alloc(0);
      const part = bytes.subarray(line === lineno ? col_offset : 0, line === end_lineno ? end_col_offset : undefined);
      parts.push(part.toString('utf8'));
    }
    return parts
      .map((part, index) => (index === 0 ? part : part.trim()))
      .join(' ')
      .trim();
  }

  /** Without the empty line behind the last line end. */
  get lineCount(): number {
    return this.lines.length - (this.lines[this.lines.length - 1]!.length === 0 ? 1 : 0);
  }
}
