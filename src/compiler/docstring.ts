// Docstrings: which statement is one, and how its indentation is removed.

import type { Constant, Expr, StmtNode } from '../syntax/ast';

/** The expression statement that is the docstring of a body (_PyAST_GetDocString). */
export function docstringOf(body: readonly StmtNode[]): (Expr & { value: Constant & { value: string } }) | undefined {
  const first = body[0];
  if (first?.node !== 'Expr' || first.value.node !== 'Constant' || typeof first.value.value !== 'string')
    return undefined;
  return first as Expr & { value: Constant & { value: string } };
}

/** Tabs become spaces up to columns of eight, counted from the last line break (str.expandtabs). */
function expandTabs(text: string): string {
  if (!text.includes('\t')) return text;
  let result = '';
  let column = 0;
  for (const char of text) {
    if (char === '\t') {
      const spaces = 8 - (column % 8);
      result += ' '.repeat(spaces);
      column += spaces;
    } else {
      result += char;
      column = char === '\n' || char === '\r' ? 0 : column + 1;
    }
  }
  return result;
}

/** Removes the common indentation of all lines but the first, and that of the first; keeps all lines (_PyCompile_CleanDoc). */
export function cleanDocstring(docstring: string): string {
  const [first, ...rest] = expandTabs(docstring).split('\n');
  let margin = Number.POSITIVE_INFINITY;
  for (const line of rest) {
    const indent = line.length - line.replace(/^ +/, '').length;
    const isBlank = indent === line.length;
    if (!isBlank) margin = Math.min(margin, indent);
  }
  if (margin === Number.POSITIVE_INFINITY) margin = 0;
  const cleaned = rest.map((line) => {
    let start = 0;
    while (start < margin && line[start] === ' ') start++;
    return line.slice(start);
  });
  return [first!.replace(/^ +/, ''), ...cleaned].join('\n');
}
