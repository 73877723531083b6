// Makes a program smaller while it still shows what it is to show: statements are dropped as long as the difference stays.

import type { StmtNode } from '../syntax/ast';
import { parse, SyntaxFailure } from '../syntax/parse';

/** What an attempt may cost; `runs` is counted down. */
export interface Budget {
  runs: number;
  /** Milliseconds since the epoch. */
  until: number;
}

/** A piece of a program by its lines, from 0, the last one included, and what may stand there instead. */
interface Edit {
  first: number;
  last: number;
  replacement: string[];
}

/**
 * The smallest program found within the budget for which `shows` is still true. Statements go first that stand for the most
 * lines; a statement that is the only one of its block becomes `pass`; an `if`, `with`, `for` or `try` may leave only its body.
 */
export async function minimize(
  source: string,
  shows: (source: string) => Promise<boolean>,
  budget: Budget,
): Promise<string> {
  let smallest = source;
  for (let found = true; found; ) {
    found = false;
    // What was tried in vain is tried again only when everything else has been: by then it may be of no more use.
    const inVain = new Set<string>();
    for (;;) {
      const lines = smallest.split('\n');
      const keyOf = ({ first, last, replacement }: Edit) =>
        [...lines.slice(first, last + 1), '', ...replacement].join('\n');
      const edit = editsOf(smallest).find((each) => !inVain.has(keyOf(each)));
      if (edit === undefined) break;
      if (budget.runs <= 0 || Date.now() >= budget.until) return tidy(smallest);
      const smaller = apply(smallest, edit);
      budget.runs--;
      if (await shows(smaller)) {
        smallest = smaller;
        found = true;
      } else inVain.add(keyOf(edit));
    }
  }
  return tidy(smallest);
}

/** The program without the definitions and imports at its top level that nothing in it names; itself, where there are none. */
export function withoutUnused(source: string): string {
  const body = bodyOf(source);
  const lines = source.split('\n');
  const pieces = body.map((statement) => {
    const { first, last } = extentOf(statement);
    return { first, last, names: namesOf(statement), text: lines.slice(first, last + 1).join('\n') };
  });
  const kept = new Set(pieces.filter(({ names }) => names === undefined));
  for (let grown = true; grown; ) {
    grown = false;
    for (const piece of pieces) {
      if (kept.has(piece) || ![...kept].some(({ text }) => piece.names!.some((name) => mentions(text, name)))) continue;
      kept.add(piece);
      grown = true;
    }
  }
  const dropped = new Set<number>();
  for (const piece of pieces) {
    if (kept.has(piece) || !standsAlone(body[pieces.indexOf(piece)]!, lines)) continue;
    for (let line = piece.first; line <= piece.last; line++) dropped.add(line);
  }
  return dropped.size === 0 ? source : lines.filter((_, line) => !dropped.has(line)).join('\n');
}

/** What a definition or an import binds; undefined for a statement that does something else. */
function namesOf(statement: StmtNode): string[] | undefined {
  switch (statement.node) {
    case 'FunctionDef':
    case 'AsyncFunctionDef':
    case 'ClassDef':
      return statement.decorator_list.length > 0 ? undefined : [statement.name];
    case 'Import':
    case 'ImportFrom':
      return statement.names.map(({ name, asname }) => asname ?? name.split('.')[0]!);
    default:
      return undefined;
  }
}

function mentions(text: string, name: string): boolean {
  return new RegExp(`(?<![\\w])${name.replace(/[*]/g, '\\*')}(?![\\w])`, 'u').test(text);
}

/** The statements of a program; none for a text that is not Python. */
function bodyOf(source: string): StmtNode[] {
  try {
    const { tree } = parse(source, 'example.py', 'exec');
    return tree.node === 'Module' ? tree.body : [];
  } catch (error) {
    if (error instanceof SyntaxFailure) return [];
    throw error;
  }
}

/** The program without blank lines at its ends and with at most one between others. */
function tidy(source: string): string {
  return `${source.trim().replace(/\n(?:[ \t]*\n)+/g, '\n\n')}\n`;
}

function apply(source: string, { first, last, replacement }: Edit): string {
  const lines = source.split('\n');
  lines.splice(first, last - first + 1, ...replacement);
  return lines.join('\n');
}

/** Everything that could be tried on a program, the largest pieces first; nothing for a text that is not Python. */
export function editsOf(source: string): Edit[] {
  const lines = source.split('\n');
  const edits: Edit[] = [];
  collect(bodyOf(source), lines, true, edits);
  const size = ({ first, last, replacement }: Edit) => last - first + 1 - replacement.length;
  return edits
    .filter((edit) => size(edit) > 0 || edit.replacement.join() !== lines.slice(edit.first, edit.last + 1).join())
    .sort((a, b) => size(b) - size(a) || b.first - a.first);
}

function collect(block: readonly StmtNode[], lines: readonly string[], top: boolean, edits: Edit[]): void {
  for (const statement of block) {
    const { first, last } = extentOf(statement);
    if (standsAlone(statement, lines)) {
      if (top || block.length > 1) edits.push({ first, last, replacement: [] });
      else if (statement.node !== 'Pass') {
        edits.push({ first, last, replacement: [`${indentOf(lines[first]!)}pass`] });
      }
      const kept = unwrapped(statement, lines);
      if (kept !== undefined) edits.push({ first, last, replacement: kept });
    }
    for (const inner of blocksOf(statement)) collect(inner, lines, false, edits);
  }
}

/** Lines of a statement with its decorators. */
function extentOf(statement: StmtNode): { first: number; last: number } {
  const decorators = 'decorator_list' in statement ? statement.decorator_list : [];
  return { first: (decorators[0]?.lineno ?? statement.lineno) - 1, last: statement.end_lineno - 1 };
}

/** Whether nothing else is on the lines of a statement. */
function standsAlone(statement: StmtNode, lines: readonly string[]): boolean {
  const bytes = (line: number) => Buffer.from(lines[line - 1] ?? '');
  const before = bytes(statement.lineno).subarray(0, statement.col_offset).toString();
  const after = bytes(statement.end_lineno).subarray(statement.end_col_offset).toString();
  return before.trim() === '' && /^\s*(?:#.*)?$/.test(after);
}

function blocksOf(statement: StmtNode): StmtNode[][] {
  switch (statement.node) {
    case 'FunctionDef':
    case 'AsyncFunctionDef':
    case 'ClassDef':
    case 'With':
    case 'AsyncWith':
      return [statement.body];
    case 'If':
    case 'For':
    case 'AsyncFor':
    case 'While':
      return [statement.body, statement.orelse];
    case 'Try':
    case 'TryStar':
      return [statement.body, ...statement.handlers.map(({ body }) => body), statement.orelse, statement.finalbody];
    case 'Match':
      return statement.cases.map(({ body }) => body);
    default:
      return [];
  }
}

/** The body of a statement in its place. */
function unwrapped(statement: StmtNode, lines: readonly string[]): string[] | undefined {
  if (!['If', 'For', 'With', 'Try'].includes(statement.node)) return undefined;
  const [body = []] = blocksOf(statement);
  const [first, last] = [body[0], body[body.length - 1]];
  if (first === undefined || last === undefined || !standsAlone(first, lines)) return undefined;
  const { first: start } = extentOf(first);
  const kept = lines.slice(start, last.end_lineno);
  const [outer, inner] = [indentOf(lines[statement.lineno - 1]!), indentOf(lines[start]!)];
  // Lines inside a text in triple quotes may be indented less: such a body stays where it is.
  if (kept.some((line) => line.trim() !== '' && !line.startsWith(inner))) return undefined;
  return kept.map((line) => (line.trim() === '' ? '' : outer + line.slice(inner.length)));
}

function indentOf(line: string): string {
  return /^[ \t]*/.exec(line)![0];
}
