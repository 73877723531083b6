// repr() of what can be a constant of a code object, without an interpreter.

import { PyBytes } from '../objects/bytes/bytes';
import { PyCode } from '../objects/functions/code';
import { PyComplex } from '../objects/numbers/complex';
import { PyFloat } from '../objects/numbers/float';
import { floatRepr } from '../objects/numbers/float-digits';
import { PyFrozenSet } from '../objects/containers/frozenset';
import { addressOf } from '../objects/identity';
import type { Value } from '../objects/object';
import { PySlice } from '../objects/containers/slice';
import { bytesRepr, strRepr } from '../objects/text/str-repr';
import { PyTuple } from '../objects/containers/tuple';

/** repr() of a constant. */
export function constantRepr(value: Value): string {
  switch (typeof value) {
    case 'string':
      return strRepr(value);
    case 'number':
    case 'bigint':
      return String(value);
    case 'boolean':
      return value ? 'True' : 'False';
  }
  if (value === null) return 'None';
  if (value instanceof PyFloat) return floatRepr(value.value);
  if (value instanceof PyComplex) return complexRepr(value);
  if (value instanceof PyBytes) return bytesRepr(value.bytes);
  if (value instanceof PyTuple) {
    return value.items.length === 1 ? `(${constantRepr(value.items[0]!)},)` : `(${listOf(value.items)})`;
  }
  if (value instanceof PyFrozenSet) return `frozenset({${listOf([...value.keys()])}})`;
  if (value instanceof PySlice) return `slice(${listOf([value.start, value.stop, value.step])})`;
  if (value instanceof PyCode) {
    const { co_name, co_filename, co_firstlineno } = value;
    return `<code object ${co_name} at ${addressOf(value)}, file "${co_filename}", line ${co_firstlineno}>`;
  }
  return 'Ellipsis';
}

function listOf(values: readonly Value[]): string {
  return values.map(constantRepr).join(', ');
}

function complexRepr({ real, imag }: PyComplex): string {
  const part = (value: number): string => floatRepr(value).replace(/\.0$/, '');
  const imaginary = part(imag);
  if (real === 0 && !Object.is(real, -0)) return `${imaginary}j`;
  return `(${part(real)}${/^-/.test(imaginary) ? '' : '+'}${imaginary}j)`;
}
