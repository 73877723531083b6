// Blocks of plain text: some enumerate, line by line; others are one drawing.

export interface Line {
  text: string;
  /** Counted from the block's first line. */
  offset: number;
}

/**
 * The lines of a block that enumerates; undefined for a drawing.
 *
 * A block enumerates when it has two or more lines and every line that stands deeper than the one before it belongs to a head: a line
 * that ends in a colon. Each line is then a statement of its own, the heads included. Where lines are indented below something
 * that is no head, the indentation is the message (a frame inside a frame, what an instruction leads to), and the block is one unit.
 */
export function enumeratedLines(block: string): Line[] | undefined {
  const lines = block
    .split('\n')
    .map((text, offset) => ({ text: text.trimEnd(), offset }))
    .filter(({ text }) => text !== '');
  if (lines.length < 2) return undefined;
  for (let index = 1; index < lines.length; index++) {
    const { text } = lines[index]!;
    const above = lines[index - 1]!.text;
    if (indentation(text) > indentation(above) && !above.endsWith(':')) return undefined;
  }
  return lines.map(({ text, offset }) => ({ text: text.trim(), offset }));
}

function indentation(text: string): number {
  return text.length - text.trimStart().length;
}
