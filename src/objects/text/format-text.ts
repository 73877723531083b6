// format() of str.

import { padText, parseFormatSpec, unknownFormatCode } from './format-spec';
import type { Value } from '../object';
import { str } from '../protocols/text';
import { valueError } from '../raise';
import { lengthOf, substring } from './text-indexing';
import type { Thread } from '../thread';
import { strValue, typeOf } from '../type-of';

/** str.__format__ (_PyUnicode_FormatAdvancedWriter). */
export function formatStr(thread: Thread, self: Value, specText: string): string {
  if (specText === '') return typeof self === 'string' ? self : str(thread, self);
  const typeName = typeOf(self).tpName;
  const spec = parseFormatSpec(specText, typeName, 's', '<');
  if (spec.type !== 's') throw unknownFormatCode(spec.type, typeName);
  if (spec.sign !== '')
    throw valueError(`${spec.sign === ' ' ? 'Space' : 'Sign'} not allowed in string format specifier`);
  if (spec.noNegativeZero) throw valueError('Negative zero coercion (z) not allowed in string format specifier');
  if (spec.alternate) throw valueError('Alternate form (#) not allowed in string format specifier');
  if (spec.align === '=') throw valueError("'=' alignment not allowed in string format specifier");
  const text = strValue(self)!;
  const cut = spec.precision >= 0 && spec.precision < lengthOf(text) ? substring(text, 0, spec.precision) : text;
  return padText(cut, spec, thread.budget);
}
