// The lines of a traceback: where each frame was, the source there, and carets below the part that failed (StackSummary of Lib/traceback.py).

import { positionsOf } from '../../bytecode/line-table';
import type { Thread } from '../../objects/thread';
import type { PyTraceback } from '../../objects/frames/traceback';
import type { VmThread } from '../thread-implementation';
import { type Anchors, anchorsOf, isWholeStatementCall } from './caret-anchors';
import { characterOffset, displayWidth } from './display-width';

/** More repetitions of a line than this are only counted. */
const RECURSIVE_CUTOFF = 3;

/** A frame of a traceback, with columns as UTF-8 byte offsets. */
export interface StackEntry {
  filename: string;
  lineno: number | undefined;
  name: string;
  endLineno: number | undefined;
  column: number | undefined;
  endColumn: number | undefined;
  lines: string[] | undefined;
}

/** The entries of a traceback, the frame that raised last. */
export function stackEntries(thread: Thread, traceback: PyTraceback | null | undefined): StackEntry[] {
  const entries: StackEntry[] = [];
  const { services } = thread as VmThread;
  for (let entry: PyTraceback | null | undefined = traceback; entry; entry = entry.next) {
    const { code } = entry.frame.frame;
    const position = positionsOf(code, entry.lasti >> 1);
    const lineno = entry.lineno ?? undefined;
    const hasPosition = position.lineno !== null;
    entries.push({
      filename: code.co_filename,
      lineno: hasPosition ? (position.lineno ?? undefined) : lineno,
      name: code.co_name,
      endLineno: (hasPosition ? position.end_lineno : lineno) ?? undefined,
      column: position.col_offset ?? undefined,
      endColumn: position.end_col_offset ?? undefined,
      lines: services.sourceLines(thread, code.co_filename),
    });
  }
  return entries;
}

/** The text of each entry; repetitions are folded. */
export function formatStack(entries: readonly StackEntry[]): string[] {
  const result: string[] = [];
  let last: StackEntry | undefined;
  let count = 0;
  const fold = (): void => {
    if (count <= RECURSIVE_CUTOFF) return;
    const more = count - RECURSIVE_CUTOFF;
    result.push(`  [Previous line repeated ${more} more time${more > 1 ? 's' : ''}]\n`);
  };
  for (const entry of entries) {
    const repeated =
      last !== undefined &&
      last.filename === entry.filename &&
      last.lineno === entry.lineno &&
      entry.lineno !== undefined &&
      last.name === entry.name;
    if (!repeated) {
      fold();
      last = entry;
      count = 0;
    }
    count++;
    if (count <= RECURSIVE_CUTOFF) result.push(formatEntry(entry));
  }
  fold();
  return result;
}

function formatEntry(entry: StackEntry): string {
  const head = `  File "${entry.filename}", line ${entry.lineno ?? 'None'}, in ${entry.name}\n`;
  return head + sourceText(entry);
}

/** The source of an entry with its carets, indented; empty when it is not known. */
function sourceText(entry: StackEntry): string {
  const { lineno, lines: file } = entry;
  if (lineno === undefined || file === undefined) return '';
  const endLineno = entry.endLineno ?? lineno;
  const original: string[] = [];
  for (let line = lineno; line <= endLineno; line++) original.push((file[line - 1] ?? '').replace(/\s+$/u, ''));
  const dedented = dedent(original);
  if (dedented.every((line) => line.trim() === '')) return '';
  if (entry.column === undefined || entry.endColumn === undefined) return `    ${original[0]!.trim()}\n`;
  return caretText(entry, original, dedented);
}

/** Removes the indentation that all lines share (textwrap.dedent). */
function dedent(lines: readonly string[]): string[] {
  let margin: string | undefined;
  for (const line of lines) {
    if (line.trim() === '') continue;
    const indent = line.match(/^[ \t]*/)![0];
    if (margin === undefined) margin = indent;
    else {
      let shared = 0;
      while (shared < margin.length && shared < indent.length && margin[shared] === indent[shared]) shared++;
      margin = margin.slice(0, shared);
    }
  }
  const width = margin?.length ?? 0;
  return lines.map((line) => (line.trim() === '' ? '' : line.slice(width)));
}

function caretText(entry: StackEntry, original: string[], lines: string[]): string {
  const dedentWidth = chars(original[0]!).length - chars(lines[0]!).length;
  const last = lines.length - 1;
  const start = Math.max(0, characterOffset(original[0]!, entry.column!) - dedentWidth);
  const end = Math.max(0, characterOffset(original[last]!, entry.endColumn!) - dedentWidth);
  const text = chars(lines.join('\n'));
  const segment = text.slice(start, text.length - (chars(lines[last]!).length - end)).join('');
  const anchors = anchorsOf(segment);
  const shown = shouldShowCarets(start, end, lines, anchors);
  const carets = new CaretLines(lines, start, end, anchors, shown);
  return indentAll(dedent(carets.render()));
}

const chars = (text: string): string[] => [...text];

const indentAll = (lines: readonly string[]): string => lines.map((line) => `    ${line}\n`).join('');

/** Carets are left out below a whole line, and below a plain call that is returned or assigned to a name. */
function shouldShowCarets(start: number, end: number, lines: string[], anchors: Anchors | undefined): boolean {
  const verdict = isWholeStatementCall(lines, start, end);
  if (verdict === true) return false;
  if (anchors !== undefined) return true;
  const before = chars(lines[0]!).slice(0, start).join('');
  const after = chars(lines.at(-1)!).slice(end).join('');
  return before.trim() !== '' || after.trim() !== '';
}

/** The source lines that matter, each with its carets. */
class CaretLines {
  private readonly result: string[] = [];
  private readonly startWidth: number;
  private readonly endWidth: number;
  private readonly leftEnd: number = 0;
  private readonly rightStart: number = 0;

  constructor(
    private readonly lines: string[],
    start: number,
    end: number,
    private readonly anchors: Anchors | undefined,
    private readonly shown: boolean,
  ) {
    this.startWidth = displayWidth(lines[0]!, start);
    this.endWidth = displayWidth(lines.at(-1)!, end);
    if (anchors === undefined) return;
    const left = anchors.leftEndOffset + (anchors.leftEndLine === 0 ? start : 0);
    const right = anchors.rightStartOffset + (anchors.rightStartLine === 0 ? start : 0);
    this.leftEnd = displayWidth(lines[anchors.leftEndLine]!, left);
    this.rightStart = displayWidth(lines[anchors.rightStartLine]!, right);
  }

  render(): string[] {
    let previous: number | undefined;
    for (const line of this.significantLines()) {
      if (previous !== undefined) {
        const skipped = line - previous - 1;
        if (skipped === 1) this.output(line - 1);
        else if (skipped > 1) this.result.push(`...<${skipped} lines>...`);
      }
      this.output(line);
      previous = line;
    }
    return this.result;
  }

  /** First and last line, and those around the anchors. */
  private significantLines(): number[] {
    const significant = new Set([0, this.lines.length - 1]);
    if (this.anchors !== undefined) {
      for (const center of [this.anchors.leftEndLine, this.anchors.rightStartLine]) {
        for (let line = center - 1; line <= center + 1; line++) significant.add(line);
      }
    }
    return [...significant].filter((line) => line >= 0 && line < this.lines.length).sort((a, b) => a - b);
  }

  private output(line: number): void {
    const text = this.lines[line]!;
    this.result.push(text);
    if (!this.shown) return;
    const spaces = chars(text).length - chars(text.trimStart()).length;
    const width = line === this.lines.length - 1 ? this.endWidth : displayWidth(text);
    let carets = '';
    for (let column = 0; column < width; column++) {
      if (column < spaces || (line === 0 && column < this.startWidth)) carets += ' ';
      else carets += this.isBetweenAnchors(line, column) ? '^' : this.anchors === undefined ? '^' : '~';
    }
    this.result.push(carets);
  }

  private isBetweenAnchors(line: number, column: number): boolean {
    if (this.anchors === undefined) return false;
    const { leftEndLine, rightStartLine } = this.anchors;
    const afterLeft = line > leftEndLine || (line === leftEndLine && column >= this.leftEnd);
    const beforeRight = line < rightStartLine || (line === rightStartLine && column < this.rightStart);
    return afterLeft && beforeRight;
  }
}
