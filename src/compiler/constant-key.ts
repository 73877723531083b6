// When two constants are one: CPython's _PyCode_ConstantKey, as text that is equal for equal constants of equal type.

import { PyBytes } from '../objects/bytes/bytes';
import { PyCode } from '../objects/functions/code';
import { PyComplex } from '../objects/numbers/complex';
import { PyFloat } from '../objects/numbers/float';
import { PyFrozenSet } from '../objects/containers/frozenset';
import type { PyObject, Value } from '../objects/object';
import { Ellipsis } from '../objects/singletons';
import { PySlice } from '../objects/containers/slice';
import { PyTuple } from '../objects/containers/tuple';

const codeKeys = new WeakMap<PyCode, string>();
const identities = new WeakMap<object, number>();
let identityCount = 0;

/** 1 and True, 1 and 1.0, 0.0 and -0.0 differ; equal tuples, code objects and so on do not. NaNs are only equal to themselves. */
export function constantKey(value: Value): string {
  switch (typeof value) {
    case 'string':
      return `s${value}`;
    case 'number':
    case 'bigint':
      return `i${value}`;
    case 'boolean':
      return value ? 'T' : 'F';
  }
  if (value === null) return 'N';
  if (value === Ellipsis) return '.';
  if (value instanceof PyTuple) return `(${keysOf(value.items)})`;
  if (value instanceof PyFloat) return Number.isNaN(value.value) ? identityKey(value) : `f${floatKey(value.value)}`;
  if (value instanceof PyCode) return codeKey(value);
  if (value instanceof PyBytes) return `b${bytesKey(value.bytes)}`;
  if (value instanceof PyComplex) {
    if (Number.isNaN(value.real) || Number.isNaN(value.imag)) return identityKey(value);
    return `c${floatKey(value.real)},${floatKey(value.imag)}`;
  }
  if (value instanceof PyFrozenSet) return `{${[...value.keys()].map(constantKey).map(quoteKey).sort().join('')}}`;
  if (value instanceof PySlice) return `[${keysOf([value.start, value.stop, value.step])}]`;
  return identityKey(value);
}

/** Lengths make the text of a sequence of keys unambiguous. */
function quoteKey(key: string): string {
  return `${key.length}:${key}`;
}

function keysOf(values: readonly Value[]): string {
  return values.map((value) => quoteKey(constantKey(value))).join('');
}

function floatKey(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

function bytesKey(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += 4096) {
    text += String.fromCharCode(...bytes.subarray(start, start + 4096));
  }
  return text;
}

function identityKey(value: PyObject): string {
  let identity = identities.get(value);
  if (identity === undefined) {
    identity = identityCount++;
    identities.set(value, identity);
  }
  return `@${identity}`;
}

/** What code_richcompare looks at. */
function codeKey(code: PyCode): string {
  let key = codeKeys.get(code);
  if (key === undefined) {
    const numbers = [
      code.co_argcount,
      code.co_posonlyargcount,
      code.co_kwonlyargcount,
      code.co_flags,
      code.co_firstlineno,
    ];
    key =
      'C' +
      [
        code.co_name,
        numbers.join(),
        bytesKey(code.co_code),
        bytesKey(code.co_linetable),
        bytesKey(code.co_exceptiontable),
        keysOf(code.co_names),
        keysOf(code.localsplusnames),
        keysOf(code.co_consts),
      ]
        .map(quoteKey)
        .join('');
    codeKeys.set(code, key);
  }
  return key;
}
