// Programs with mistakes: compiled, and run as far as they go.

import { mutate } from '../syntax-comparison/mutations';
import { type MakeCase, pick, programs } from './cases';

/** Whole programs, or some lines of them so that more of the text counts. */
export function sourceCases(): MakeCase {
  const all = programs();
  return (random) => {
    const program = pick(all, random);
    const text = random() < 0.5 ? program : excerpt(program, random);
    return { source: mutate(text, random) };
  };
}

/** Some lines, from one that is not indented on. */
function excerpt(program: string, random: () => number): string {
  const lines = program.split('\n');
  let start = Math.floor(random() * lines.length);
  while (start > 0 && /^\s|^$/.test(lines[start]!)) start--;
  return `${lines.slice(start, start + 1 + Math.floor(random() * 30)).join('\n')}\n`;
}
