// Text of others in Markdown: nothing in it is taken for markup, HTML, a link or a mention.

import { visible, visibleLine } from './printable';

/** A text in the flow of a paragraph or in a cell of a table. Code spans in it stay code; all else means what it says. */
export function inline(text: string): string {
  return split(visibleLine(text))
    .map(({ code, text: part }) => (code ? part.replaceAll('|', '\\|') : escaped(part)))
    .join('');
}

/** A text as code in the flow of a paragraph or in a cell of a table. */
export function codeSpan(text: string): string {
  const line = visibleLine(text).replaceAll('|', '\\|');
  const ticks = '`'.repeat(longestRun(line) + 1);
  return ticks.length === 1 ? `\`${line}\`` : `${ticks} ${line} ${ticks}`;
}

/** A block of code, with a fence that does not occur inside. */
export function codeBlock(language: string, text: string): string {
  const shown = visible(text).replace(/\n$/, '');
  const fence = '`'.repeat(Math.max(3, longestRun(shown) + 1));
  return `${fence}${language}\n${shown}\n${fence}`;
}

/** A table; its cells are texts of others. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(inline).join(' | ')} |`;
  return [line(head), `|${head.map(() => ' --- |').join('')}`, ...rows.map(line)].join('\n');
}

function escaped(text: string): string {
  return (
    text
      .replace(/[\\*_<>[\]`|~&]/g, '\\$&')
      // Mentions, issues and addresses would become links by themselves.
      .replace(/@(?=\w)|#(?=\d)/g, '$&<!-- -->')
      .replace(/:(?=\/\/)/g, '&#58;')
  );
}

/** The parts of a text: a run of backticks up to the next run of the same length is code. */
function split(text: string): { code: boolean; text: string }[] {
  const parts: { code: boolean; text: string }[] = [];
  const runs = [...text.matchAll(/`+/g)].map(({ 0: { length }, index }) => ({ length, index }));
  let from = 0;
  for (const run of runs) {
    if (run.index < from) continue;
    const end = runs.find(({ length, index }) => index > run.index && length === run.length);
    if (end === undefined) continue;
    const after = end.index + end.length;
    parts.push({ code: false, text: text.slice(from, run.index) }, { code: true, text: text.slice(run.index, after) });
    from = after;
  }
  return [...parts, { code: false, text: text.slice(from) }];
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}
