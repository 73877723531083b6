// SyntaxError: where it is, and the text of the line.

import { PySyntaxError } from './base-exception';
import type { TypeDefinition } from '../define-type';
import { field } from './exception-attributes';
import { initException } from './exception-methods';
import { hold, type Value } from '../object';
import { PyTuple } from '../containers/tuple';
import { collect, releaseAll } from '../protocols/iteration';
import { str } from '../protocols/text';
import { typeError } from '../raise';
import type { Thread } from '../thread';
import type { PyType } from '../type';

const DETAILS = ['filename', 'lineno', 'offset', 'text', 'end_lineno', 'end_offset', '_metadata'];

/** SyntaxError_init: `SyntaxError(msg, (filename, lineno, offset, text[, end_lineno, end_offset[, metadata]]))`. */
function initSyntaxError(thread: Thread, exc: PySyntaxError, args: Value[], kwnames: PyTuple | undefined): void {
  initException(thread, exc, args, kwnames);
  if (args.length >= 1) exc.setField(thread, 'msg', args[0]);
  if (args.length !== 2) return;
  const details = collect(thread, args[1]!);
  try {
    const { length } = details;
    if (length < 4 || length > 7)
      throw typeError(`function takes at ${length < 4 ? 'least 4' : 'most 7'} arguments (${length} given)`);
    for (const [index, name] of DETAILS.entries()) exc.setField(thread, name, details[index]);
    if (length === 5) throw typeError('end_offset must be provided when end_lineno is provided');
  } finally {
    releaseAll(thread, details);
  }
}

/** SyntaxError_str: the message with the file's last component and the line. */
function strSyntaxError(thread: Thread, exc: PySyntaxError): Value {
  const filename = exc.field('filename');
  const line = exc.field('lineno');
  const message = str(thread, exc.field('msg'));
  const file = typeof filename === 'string' ? filename.slice(filename.lastIndexOf('/') + 1) : undefined;
  const hasLine = typeof line === 'number' || typeof line === 'bigint';
  if (file !== undefined && hasLine) return `${message} (${file}, line ${line})`;
  if (file !== undefined) return `${message} (${file})`;
  return hasLine ? `${message} (line ${line})` : message;
}

export const spec: TypeDefinition<PySyntaxError> = {
  tp: { tp_init: initSyntaxError, tp_str: strSyntaxError },
  members: [
    field('msg'),
    field('filename'),
    field('lineno'),
    field('offset'),
    field('text'),
    field('end_lineno'),
    field('end_offset'),
    field('print_file_and_line'),
    field('_metadata'),
  ],
};

/** Where a syntax error is. Columns count from 1, as they are shown. */
export interface SyntaxLocation {
  filename: Value;
  lineno: number;
  offset: Value;
  text: Value;
  end_lineno?: Value;
  end_offset?: Value;
}

/** A SyntaxError (or IndentationError, TabError) at a place of a source text. */
export function newSyntaxError(type: PyType, message: string, location?: SyntaxLocation): PySyntaxError {
  if (location === undefined) return new PySyntaxError(type, new PyTuple([message]));
  const { filename, lineno, offset, text, end_lineno, end_offset } = location;
  const details: Value[] = [filename, lineno, offset, text];
  if (end_lineno !== undefined) details.push(end_lineno, end_offset ?? null);
  const exc = new PySyntaxError(type, new PyTuple([message, new PyTuple(details)]));
  for (const [index, name] of DETAILS.entries())
    if (details[index] !== undefined) exc.fields[name] = hold(details[index]);
  return exc;
}
