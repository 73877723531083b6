// "invalid syntax. Did you mean 'while'?": a misspelt keyword near a syntax error (_find_keyword_typos of Lib/traceback.py).

import type { PyFieldsException } from '../../objects/exceptions/exceptions';
import { suggestion } from '../../objects/exceptions/suggestions';
import type { Thread } from '../../objects/thread';
import { PyTuple } from '../../objects/containers/tuple';
import { intValue, strValue } from '../../objects/type-of';
import { parse, SyntaxFailure } from '../../syntax/parse';
import type { VmThread } from '../thread-implementation';
import { closeMatches } from './close-matches';

/** Where a SyntaxError is and what it says. */
export interface Place {
  message: string;
  lineno: number | undefined;
  endLineno: number | undefined;
  offset: number | undefined;
  endOffset: number | undefined;
  text: string | undefined;
}

/** keyword.kwlist. */
const KEYWORDS = [
  ...['False', 'None', 'True', 'and', 'as', 'assert', 'async', 'await', 'break', 'class', 'continue', 'def', 'del'],
  ...['elif', 'else', 'except', 'finally', 'for', 'from', 'global', 'if', 'import', 'in', 'is', 'lambda', 'nonlocal'],
  ...['not', 'or', 'pass', 'raise', 'return', 'try', 'while', 'with', 'yield'],
];

const MAX_CODE_LENGTH = 1024;
const MAX_TOKENS = 10;
const MAX_MATCHES = 3;

/** The place of a name that would make the program correct if it were a keyword, with the message that says so. */
export function keywordTypo(thread: Thread, exc: PyFieldsException, place: Place): Place | undefined {
  if (place.message !== 'invalid syntax' && !place.message.includes('Perhaps you forgot a comma')) return undefined;
  const metadata = exc.field('_metadata');
  if (!(metadata instanceof PyTuple)) return undefined;
  const first = Number(intValue(metadata.items[0] ?? null) ?? 0);
  const source = metadata.items[2] ?? null;
  let end = place.lineno ?? 0;
  let lines: string[] | undefined;
  let fromFile = false;
  let start = first;
  if (source === null || strValue(source) === undefined) {
    const filename = exc.field('filename');
    const name = filename === null ? undefined : strValue(filename);
    lines = name === undefined ? undefined : (thread as VmThread).services.sourceLines(thread, name);
    if (lines === undefined) [start, end] = [0, 1];
    else fromFile = true;
    lines ??= place.text!.split(/\r\n|\r|\n/);
  } else lines = strValue(source)!.split(/\r\n|\r|\n/);
  const code = dedent(lines.slice(start > 0 ? start - 1 : 0, end));
  if (code.join('\n').length > MAX_CODE_LENGTH) return undefined;
  return search(code, start, end, fromFile);
}

function search(code: string[], start: number, end: number, fromFile: boolean): Place | undefined {
  let left = MAX_TOKENS;
  for (const name of namesIn(code)) {
    const lastLine = start === 0 ? end : end + 1;
    if (fromFile && name.line + start !== lastLine) continue;
    if (KEYWORDS.includes(name.text)) continue;
    if (--left < 0) return undefined;
    const near = suggestion(name.text, KEYWORDS);
    const matches = [...(near === undefined ? [] : [near]), ...closeMatches(name.text, KEYWORDS, MAX_MATCHES, 0.5)];
    for (const match of matches.slice(0, MAX_MATCHES)) {
      if (match === name.text || !isProgram(replaced(code, name, match))) continue;
      return {
        text: `${code[name.line - 1]!}\n`,
        offset: name.column + 1,
        endOffset: name.column + name.text.length + 1,
        lineno: name.line,
        endLineno: name.line,
        message: `invalid syntax. Did you mean '${match}'?`,
      };
    }
  }
  return undefined;
}

interface NameToken {
  text: string;
  /** Counts from 1. */
  line: number;
  column: number;
}

/** The names in a text, outside strings and comments. */
function* namesIn(code: readonly string[]): Generator<NameToken> {
  for (const [index, line] of code.entries()) {
    const pattern = /#.*|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[\p{ID_Start}_][\p{ID_Continue}]*|\d[\w.]*/gu;
    for (const match of line.matchAll(pattern)) {
      if (/^[\p{ID_Start}_]/u.test(match[0])) yield { text: match[0], line: index + 1, column: match.index };
    }
  }
}

function replaced(code: readonly string[], name: NameToken, keyword: string): string {
  return code
    .map((line, index) =>
      index === name.line - 1
        ? line.slice(0, name.column) + keyword + line.slice(name.column + name.text.length)
        : line,
    )
    .join('\n');
}

/** Does it parse, or could it with more lines to come? */
function isProgram(source: string): boolean {
  for (const text of [source, `${source}\n`]) {
    try {
      parse(text, '<input>', 'exec');
      return true;
    } catch (error) {
      if (!(error instanceof SyntaxFailure)) throw error;
      if (isIncomplete(error)) return true;
    }
  }
  return false;
}

/** Errors that further lines could mend (codeop). */
const isIncomplete = ({ type, msg }: SyntaxFailure): boolean =>
  type === '_IncompleteInputError' ||
  msg.startsWith('expected an indented block') ||
  msg === 'unexpected EOF while parsing' ||
  msg.endsWith('was never closed');

function dedent(lines: readonly string[]): string[] {
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.match(/^[ \t]*/)![0].length);
  const width = indents.length === 0 ? 0 : Math.min(...indents);
  return lines.map((line) => (line.trim() === '' ? '' : line.slice(width)));
}
