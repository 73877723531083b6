// A code object as plain data, so that those of two implementations can be compared field by field.

import { PyBytes } from '../../src/objects/bytes/bytes';
import { PyCode } from '../../src/objects/functions/code';
import { PyComplex } from '../../src/objects/numbers/complex';
import { PyFloat } from '../../src/objects/numbers/float';
import { PyFrozenSet } from '../../src/objects/containers/frozenset';
import type { Value } from '../../src/objects/object';
import { Ellipsis } from '../../src/objects/singletons';
import { PySlice } from '../../src/objects/containers/slice';
import { PyTuple } from '../../src/objects/containers/tuple';

export interface CodeSnapshot {
  name: string;
  qualname: string;
  filename: string;
  firstlineno: number;
  argcount: number;
  posonlyargcount: number;
  kwonlyargcount: number;
  nlocals: number;
  stacksize: number;
  flags: number;
  /** Bytes as hexadecimal text. */
  code: string;
  linetable: string;
  exceptiontable: string;
  /** One text for each constant, with its type; code objects as `<code>`. */
  consts: string[];
  names: string[];
  varnames: string[];
  cellvars: string[];
  freevars: string[];
  /** Name and kind of each fast-local slot. */
  locals: string[];
  /** The code objects among the constants. */
  nested: CodeSnapshot[];
}

/** What compiling a source gives: a code object, or the SyntaxError as text. */
export type Compiled = { code: CodeSnapshot } | { error: string };

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** Takes the snapshot of one of our code objects. */
export function snapshot(code: PyCode): CodeSnapshot {
  return {
    name: code.co_name,
    qualname: code.co_qualname,
    filename: code.co_filename,
    firstlineno: code.co_firstlineno,
    argcount: code.co_argcount,
    posonlyargcount: code.co_posonlyargcount,
    kwonlyargcount: code.co_kwonlyargcount,
    nlocals: code.co_nlocals,
    stacksize: code.co_stacksize,
    flags: code.co_flags,
    code: hex(code.co_code),
    linetable: hex(code.co_linetable),
    exceptiontable: hex(code.co_exceptiontable),
    consts: code.co_consts.map(describe),
    names: code.co_names,
    varnames: code.co_varnames,
    cellvars: code.co_cellvars,
    freevars: code.co_freevars,
    locals: code.localsplusnames.map((name, slot) => `${name} ${code.localspluskinds[slot]}`),
    nested: code.co_consts.filter((constant) => constant instanceof PyCode).map(snapshot),
  };
}

/** A constant as text: type and value, floats by their bits. The oracle's program writes the same. */
export function describe(value: Value): string {
  switch (typeof value) {
    case 'string':
      return `str ${JSON.stringify(value).replace(/[\u007f-\uffff]/g, escapeUnit)}`;
    case 'number':
    case 'bigint':
      return `int ${value}`;
    case 'boolean':
      return value ? 'True' : 'False';
  }
  if (value === null) return 'None';
  if (value === Ellipsis) return 'Ellipsis';
  if (value instanceof PyFloat) return `float ${floatBits(value.value)}`;
  if (value instanceof PyComplex) return `complex ${floatBits(value.real)} ${floatBits(value.imag)}`;
  if (value instanceof PyBytes) return `bytes ${hex(value.bytes)}`;
  if (value instanceof PyTuple) return `tuple(${value.items.map(describe).join(', ')})`;
  if (value instanceof PyFrozenSet) return `frozenset(${[...value.keys()].map(describe).sort().join(', ')})`;
  if (value instanceof PySlice) return `slice(${[value.start, value.stop, value.step].map(describe).join(', ')})`;
  if (value instanceof PyCode) return '<code>';
  throw new Error(`${value.type.name} cannot be a constant`);
}

const escapeUnit = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

function floatBits(value: number): string {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  return hex(new Uint8Array(view.buffer));
}

/** Number of code objects in a snapshot, itself included. */
export function countCodeObjects(code: CodeSnapshot): number {
  return code.nested.reduce((sum, nested) => sum + countCodeObjects(nested), 1);
}
