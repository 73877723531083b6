// Methods of str that format and encode.

import { formatStr } from './format-text';
import { method, type NativeDefinition, rawMethod } from '../native';
import { argString, argText, positionalArgs } from '../native-arguments';
import type { Value } from '../object';
import { encodeText } from '../protocols/codecs';
import { getItem } from '../protocols/subscript';
import { formatText } from './str-format';
import { lengthOf } from './text-indexing';
import { indexOfKeyword } from '../containers/keyword-names';
import { PyTuple } from '../containers/tuple';
import { strValue } from '../type-of';

const textOf = (self: Value): string => strValue(self)!;

/** Bytes that CPython's compact representation takes on the modelled build. */
function sizeOf(text: string): number {
  const length = lengthOf(text);
  if (/^[\0-\x7f]*$/.test(text)) return 21 + length;
  if (/^[\0-\xff]*$/.test(text)) return 29 + length;
  if (length === text.length) return 30 + 2 * length;
  return 32 + 4 * length;
}

export const strFormatMethods: NativeDefinition[] = [
  method(
    "encode($self, /, encoding='utf-8', errors='strict')",
    (thread, self: Value, encoding: Value | undefined, errors: Value | undefined) =>
      encodeText(
        thread,
        textOf(self),
        encoding === undefined ? undefined : argText(thread, 'encode', 'encoding', encoding),
        errors === undefined ? undefined : argText(thread, 'encode', 'errors', errors),
      ),
  ),
  rawMethod(
    'format',
    'varargs_keywords',
    (thread, self: Value, args, kwnames) => {
      const positional = positionalArgs(args, kwnames);
      return formatText(thread, textOf(self), {
        args: positional,
        named: (name) => {
          const index = kwnames === undefined ? -1 : indexOfKeyword(thread, kwnames, name);
          return index < 0 ? undefined : args[positional.length + index];
        },
      });
    },
    {
      textSignature: '($self, /, *args, **kwargs)',
    },
  ),
  method('format_map($self, mapping, /)', (thread, self: Value, mapping: Value) =>
    formatText(thread, textOf(self), { args: undefined, named: (name) => getItem(thread, mapping, name) }),
  ),
  method('__format__($self, format_spec, /)', (thread, self: Value, spec: Value) =>
    formatStr(thread, self, argString(thread, '__format__', 0, spec)),
  ),
  method('__sizeof__($self, /)', (_thread, self: Value) => sizeOf(textOf(self))),
  method('__getnewargs__($self, /)', (_thread, self: Value) => new PyTuple([textOf(self)])),
];
