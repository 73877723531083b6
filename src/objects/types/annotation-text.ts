// A type as the text that an annotation would have (annotationlib's type_repr, in C).

import type { Value } from '../object';
import { typeParameterRepr } from '../typing/type-parameters';
import { PyTuple } from '../containers/tuple';
import type { Thread } from '../thread';

/** The text of a constant annotation; a tuple of types in parentheses. */
export function annotationText(thread: Thread, value: Value): string {
  if (!(value instanceof PyTuple)) return typeParameterRepr(thread, value);
  const items = value.items.map((item) => typeParameterRepr(thread, item));
  return `(${items.join(', ')}${items.length === 1 ? ',' : ''})`;
}
