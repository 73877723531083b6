// Equality and hashes of code objects: equal in everything that running them shows, file and qualified name apart (code_richcompare).

import { PyBytes } from '../bytes/bytes';
import { PyCode } from './code';
import { PyComplex } from '../numbers/complex';
import { PyFloat } from '../numbers/float';
import type { Value } from '../object';
import { hashBytes, hashString } from '../protocols/hashing';
import { PyAnySet } from '../containers/set';
import { PySlice } from '../containers/slice';
import { PyTuple } from '../containers/tuple';

/** Do two code objects do the same, from the same lines? */
export function sameCode(a: PyCode, b: PyCode): boolean {
  return (
    a === b ||
    (a.co_name === b.co_name &&
      a.co_argcount === b.co_argcount &&
      a.co_posonlyargcount === b.co_posonlyargcount &&
      a.co_kwonlyargcount === b.co_kwonlyargcount &&
      a.co_flags === b.co_flags &&
      a.co_firstlineno === b.co_firstlineno &&
      sameBytes(a.co_code, b.co_code) &&
      sameAll(a.co_consts, b.co_consts, sameConstant) &&
      sameAll(a.co_names, b.co_names, Object.is) &&
      sameAll(a.localsplusnames, b.localsplusnames, Object.is) &&
      sameBytes(a.co_linetable, b.co_linetable) &&
      sameBytes(a.co_exceptiontable, b.co_exceptiontable))
  );
}

function sameAll<T>(a: readonly T[], b: readonly T[], same: (a: T, b: T) => boolean): boolean {
  return a.length === b.length && a.every((item, index) => same(item, b[index]!));
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

/** Equal in type and value, all the way down: 1, True and 1.0 differ, and so do 0.0 and -0.0. */
function sameConstant(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (a instanceof PyFloat && b instanceof PyFloat) return sameFloat(a.value, b.value);
  if (a instanceof PyComplex && b instanceof PyComplex) return sameFloat(a.real, b.real) && sameFloat(a.imag, b.imag);
  if (a instanceof PyBytes && b instanceof PyBytes) return sameBytes(a.bytes, b.bytes);
  if (a instanceof PyTuple && b instanceof PyTuple) return sameAll(a.items, b.items, sameConstant);
  if (a instanceof PyCode && b instanceof PyCode) return sameCode(a, b);
  if (a instanceof PySlice && b instanceof PySlice) {
    return sameConstant(a.start, b.start) && sameConstant(a.stop, b.stop) && sameConstant(a.step, b.step);
  }
  if (!(a instanceof PyAnySet && b instanceof PyAnySet) || a.used !== b.used) return false;
  const others = [...b.keys()];
  return [...a.keys()].every((item) => others.some((other) => sameConstant(item, other)));
}

/** A NaN equals only itself as an object. */
function sameFloat(a: number, b: number): boolean {
  return !Number.isNaN(a) && Object.is(a, b);
}

/** The hash of a code object (code_hash). */
export function hashOfCode(code: PyCode): number {
  const { co_name, co_argcount, co_posonlyargcount, co_kwonlyargcount, co_flags, co_firstlineno } = code;
  let hash = hashString(co_name);
  const mix = (value: number): void => {
    hash = Math.imul(hash ^ value, 1000003);
  };
  for (const number of [co_argcount, co_posonlyargcount, co_kwonlyargcount, co_flags, co_firstlineno]) mix(number);
  for (const name of [...code.co_names, ...code.localsplusnames]) mix(hashString(name));
  for (const bytes of [code.co_code, code.co_linetable, code.co_exceptiontable]) mix(hashBytes(bytes));
  return hash === -1 ? -2 : hash;
}
