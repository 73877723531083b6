// Programs with small mistakes, the same for the same seed: pieces taken out, put in, swapped or cut.

const LEXEMES =
  /"""|'''|\n[ \t]*|[ \t]+|[rbuftRBUFT]{0,2}"[^"\n]*"|[rbuftRBUFT]{0,2}'[^'\n]*'|\w+|\*\*=|\/\/=|<<=|>>=|\.\.\.|[-+*/%@&|^<>=!:]=|\*\*|\/\/|<<|>>|->|./gsu;

const PIECES = [
  ...['if', 'else', 'elif', 'for', 'while', 'in', 'not', 'is', 'and', 'or', 'lambda', 'def', 'class', 'return'],
  ...['yield', 'from', 'import', 'as', 'with', 'try', 'except', 'finally', 'raise', 'assert', 'del', 'global', 'pass'],
  ...['nonlocal', 'break', 'continue', 'async', 'await', 'None', 'True', 'match', 'case', 'type', '_', 'print', 'exec'],
  ...['x', 'y', 'é', '1', '1.5', '2j', '0777', '1a', '0x', '1_', '"s"', "b's'", 'f"{x}"', 't"{x}"', 'r"\\d"', '"\\d"'],
  ...['(', ')', '[', ']', '{', '}', ',', ':', ';', '.', '...', '=', '==', '!=', '<>', ':=', '->', '+', '-', '*', '**'],
  ...['/', '//', '%', '@', '&', '|', '^', '~', '<', '>', '<<', '>>', '+=', '**=', '!', '?', '$', '`', '"', "'", '"""'],
  ...['f"{', '}"', "f'", '{{', '}}', ':>', '!r', '\\', '€', '\u00a0', '\x0c', '\t', ' ', '\n', '\n  ', '\\\n', '#c'],
];

/** A generator of numbers below one (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

/** The program with one to three mistakes. */
export function mutate(source: string, random: () => number): string {
  const pieces: string[] = [...(source.match(LEXEMES) ?? [])];
  const below = (n: number) => Math.floor(random() * n);
  const piece = () => PIECES[below(PIECES.length)]!;
  for (let times = 1 + below(3); times > 0; times--) {
    if (pieces.length === 0) pieces.push('x');
    const i = below(pieces.length);
    switch (below(6)) {
      case 0:
        pieces.splice(i, 1);
        break;
      case 1:
        pieces.splice(i, 0, piece());
        break;
      case 2:
        pieces[i] = piece();
        break;
      case 3:
        pieces.splice(i, 0, pieces[below(pieces.length)]!);
        break;
      case 4: {
        const j = below(pieces.length);
        [pieces[i], pieces[j]] = [pieces[j]!, pieces[i]!];
        break;
      }
      default:
        pieces.length = i;
    }
  }
  return pieces.join('');
}
