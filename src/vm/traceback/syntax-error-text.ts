// The text of a SyntaxError: file and line, the source, carets below the place.

import { type PyBaseException, PyFieldsException, SyntaxErrorType } from '../../objects/exceptions/exceptions';
import type { Value } from '../../objects/object';
import { str } from '../../objects/protocols/text';
import type { Thread } from '../../objects/thread';
import { isSubtype } from '../../objects/type';
import { intValue, strValue } from '../../objects/type-of';
import { keywordTypo, type Place } from './keyword-typos';

export const isSyntaxError = (exc: PyBaseException): exc is PyFieldsException =>
  exc instanceof PyFieldsException && isSubtype(exc.type, SyntaxErrorType);

/** The lines of a SyntaxError, the message last. */
export function syntaxErrorLines(thread: Thread, exc: PyFieldsException, type: string): string[] {
  const filename = exc.field('filename');
  const line = exc.field('lineno');
  const lines: string[] = [];
  let suffix = '';
  if (line !== null) lines.push(`  File "${shown(thread, filename, '<string>')}", line ${str(thread, line)}\n`);
  else if (filename !== null) suffix = ` (${str(thread, filename)})`;
  const place: Place = {
    message: shown(thread, exc.field('msg'), '<no detail available>'),
    lineno: number(line),
    endLineno: number(exc.field('end_lineno')),
    offset: number(exc.field('offset')),
    endOffset: number(exc.field('end_offset')),
    text: textOf(exc.field('text')),
  };
  if (place.text !== undefined) {
    const better = keywordTypo(thread, exc, place) ?? place;
    lines.push(...sourceLines(better));
    place.message = better.message;
  }
  lines.push(`${type}: ${place.message}${suffix}\n`);
  return lines;
}

function shown(thread: Thread, value: Value, otherwise: string): string {
  if (value === null) return otherwise;
  const text = str(thread, value);
  return text === '' ? otherwise : text;
}

const number = (value: Value): number | undefined => {
  const found = value === null ? undefined : intValue(value);
  return found === undefined ? undefined : Number(found);
};

const textOf = (value: Value): string | undefined => (value === null ? undefined : strValue(value));

/** The source line without its indentation, and the carets. */
function sourceLines(place: Place): string[] {
  const text = place.text!;
  const trimmed = text.replace(/\n+$/, '');
  const stripped = trimmed.replace(/^[ \n\f]+/, '');
  const source = `    ${stripped}\n`;
  if (place.offset === undefined) return [source];
  const length = (part: string): number => [...part].length;
  const spaces = length(trimmed) - length(stripped);
  let { offset } = place;
  let end: number;
  if (place.lineno === place.endLineno) {
    end = place.endOffset !== undefined && place.endOffset !== 0 ? place.endOffset : offset;
  } else end = length(trimmed) + 1;
  if (text !== '' && offset > length(text)) offset = length(trimmed) + 1;
  if (text !== '' && end > length(text)) end = length(trimmed) + 1;
  if (offset >= end || end < 0) end = offset + 1;
  const column = offset - 1 - spaces;
  if (column < 0) return [source];
  const before = [...stripped].slice(0, column).map((character) => (/\s/u.test(character) ? character : ' '));
  return [source, `    ${before.join('')}${'^'.repeat(end - 1 - spaces - column)}\n`];
}
