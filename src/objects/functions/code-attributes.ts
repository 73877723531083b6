// The attributes and methods of code objects.

import { cacheUnits } from '../../bytecode/inline-caches';
import { readInstructions } from '../../bytecode/instruction-reader';
import { decodeLineTable } from '../../bytecode/line-table';
import { Op } from '../../bytecode/opcodes';
import { PyBytes } from '../bytes/bytes';
import type { PyCode } from './code';
import { newBranchIterator, newLineIterator, newPositionsIterator } from './code-iterators';
import { replaceCode } from './code-construction';
import type { GetSet, Member } from '../define-type';
import { shownOpcode, TRAP } from './executable';
import { DeprecationWarningType } from '../exceptions/exceptions';
import { method, type NativeDefinition, rawMethod } from '../native';
import { argInt } from '../native-arguments';
import type { PyObject, Value } from '../object';
import { indexError } from '../raise';
import type { Thread } from '../thread';
import { PyTuple } from '../containers/tuple';

const codeOf = (self: Value): PyCode => self as PyCode;

function member(name: string, get: (code: PyCode) => Value): Member<PyCode> {
  return { name, get: (self: PyObject) => get(codeOf(self)) };
}

function computed(name: string, get: (code: PyCode, thread: Thread) => Value): GetSet<PyCode> {
  return { name, get: (thread, self) => get(codeOf(self), thread) };
}

const names = (code: PyCode, field: 'co_names' | 'co_varnames' | 'co_cellvars' | 'co_freevars'): Value =>
  code.shown(field, () => PyTuple.of([...code[field]]));

const bytes = (code: PyCode, field: 'co_code' | 'co_linetable' | 'co_exceptiontable'): Value =>
  code.shown(field, () => new PyBytes(code[field]));

export const codeMembers: Member<PyCode>[] = [
  member('co_argcount', (code) => code.co_argcount),
  member('co_posonlyargcount', (code) => code.co_posonlyargcount),
  member('co_kwonlyargcount', (code) => code.co_kwonlyargcount),
  member('co_stacksize', (code) => code.co_stacksize),
  member('co_flags', (code) => code.co_flags),
  member('co_nlocals', (code) => code.co_nlocals),
  member('co_consts', (code) => code.constants),
  member('co_names', (code) => names(code, 'co_names')),
  member('co_filename', (code) => code.co_filename),
  member('co_name', (code) => code.co_name),
  member('co_qualname', (code) => code.co_qualname),
  member('co_firstlineno', (code) => code.co_firstlineno),
  member('co_linetable', (code) => bytes(code, 'co_linetable')),
  member('co_exceptiontable', (code) => bytes(code, 'co_exceptiontable')),
];

export const codeGetset: GetSet<PyCode>[] = [
  computed('co_lnotab', (code, thread) => {
    thread.warn(DeprecationWarningType, 'co_lnotab is deprecated, use co_lines instead.', 1);
    return new PyBytes(oldLineTable(code));
  }),
  computed('_co_code_adaptive', (code) => new PyBytes(adaptiveCode(code))),
  computed('co_varnames', (code) => names(code, 'co_varnames')),
  computed('co_cellvars', (code) => names(code, 'co_cellvars')),
  computed('co_freevars', (code) => names(code, 'co_freevars')),
  computed('co_code', (code) => bytes(code, 'co_code')),
];

/** The instructions as they stand in memory: specialised ones, instrumented ones, and inline caches. */
function adaptiveCode(code: PyCode): Uint8Array {
  const { words, resting } = code.executable;
  const result = code.co_code.slice();
  for (const { offset, endOffset, opcode } of readInstructions(code.co_code)) {
    const index = offset >> 1;
    const word = words[index]!;
    const isHidden = (word & 0xff) === TRAP && opcode !== Op.RESUME && resting !== undefined;
    result[offset] = shownOpcode(isHidden ? resting[index]! : word, opcode);
    if (endOffset === offset + 2) continue;
    cacheUnits(opcode, words, index).forEach((unit, nth) => {
      result[offset + 2 + 2 * nth] = unit & 0xff;
      result[offset + 3 + 2 * nth] = unit >> 8;
    });
  }
  return result;
}

/** The line table of Python before 3.10: pairs of distances in bytes and in lines (decode_linetable). */
function oldLineTable(code: PyCode): Uint8Array {
  const table: number[] = [];
  let offset = 0;
  let line = code.co_firstlineno;
  for (const { start, lineno } of decodeLineTable(code.co_linetable, code.co_firstlineno)) {
    if (lineno === null || lineno === line) continue;
    let byteDelta = start - offset;
    let lineDelta = lineno - line;
    for (; byteDelta > 255; byteDelta -= 255) table.push(255, 0);
    for (; lineDelta > 127; lineDelta -= 127, byteDelta = 0) table.push(byteDelta, 127);
    for (; lineDelta < -128; lineDelta += 128, byteDelta = 0) table.push(byteDelta, 0x80);
    table.push(byteDelta, lineDelta & 0xff);
    offset = start;
    line = lineno;
  }
  return Uint8Array.from(table);
}

/** Bytes of a code object without its instructions, and to which multiple its size is rounded, in the modelled build. */
const HEADER_SIZE = 128;
const ALIGNMENT = 4;

const replace = (thread: Thread, self: PyCode, args: Value[], kwnames: PyTuple | undefined): Value =>
  replaceCode(thread, self, args, kwnames);

export const codeMethods: NativeDefinition[] = [
  method(
    '__sizeof__($self, /)',
    (_thread, self: PyCode) => HEADER_SIZE + ALIGNMENT * Math.ceil(self.co_code.length / ALIGNMENT),
  ),
  method('co_lines($self, /)', (_thread, self: PyCode) => newLineIterator(self)),
  method('co_branches($self, /)', (_thread, self: PyCode) => newBranchIterator(self)),
  method('co_positions($self, /)', (_thread, self: PyCode) => newPositionsIterator(self)),
  rawMethod('replace', 'fastcall_keywords', replace, { textSignature: '($self, /, **changes)' }),
  method('_varname_from_oparg($self, /, oparg)', (thread, self: PyCode, oparg: Value) => {
    const name = self.localsplusnames[argInt(thread, oparg)];
    if (name === undefined) throw indexError('tuple index out of range');
    return name;
  }),
  rawMethod('__replace__', 'fastcall_keywords', replace, {
    textSignature: '($self, /, **changes)',
  }),
];
