// The quoted strings in the text of a step: what it names, apart from the words around it.

/** A piece of a step's text: words, or what stood in quotes. */
export type Piece = { kind: 'words' | 'quoted'; text: string };

/** As Cucumber reads {string}: either quote, the other one and escaped ones inside. */
const QUOTED = /"([^"\\]*(?:\\.[^"\\]*)*)"|'([^'\\]*(?:\\.[^'\\]*)*)'/g;

/** Splits the text of a step; words keep no blanks around them, and empty words are left out. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(QUOTED)) {
    pushWords(pieces, text.slice(end, match.index));
    pieces.push({ kind: 'quoted', text: (match[1] ?? match[2]!).replace(/\\(["'])/g, '$1') });
    end = match.index + match[0].length;
  }
  pushWords(pieces, text.slice(end));
  return pieces;
}

/** The shape of a step: its words, with "…" for each quoted string; and these strings. */
export function shapeOf(text: string): { shape: string; quoted: string[] } {
  const pieces = piecesOf(text);
  return {
    shape: pieces.map((piece) => (piece.kind === 'words' ? piece.text : '…')).join(' '),
    quoted: pieces.flatMap((piece) => (piece.kind === 'quoted' ? [piece.text] : [])),
  };
}

function pushWords(pieces: Piece[], text: string): void {
  if (text.trim() !== '') pieces.push({ kind: 'words', text: text.trim() });
}
