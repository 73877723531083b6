// What co_lines(), co_positions() and co_branches() of a code object iterate over.

import { CACHES } from '../../bytecode/instruction-table';
import { decodeLineTable, linesOf } from '../../bytecode/line-table';
import { Op } from '../../bytecode/opcodes';
import type { PyCode } from './code';
import { defineType } from '../define-type';
import { hold, type Value } from '../object';
import { PyTuple } from '../containers/tuple';
import { type PyType, TypeFlag } from '../type';
import { PyHolder } from '../holder';

/** Walks over a table of a code object. */
export class PyCodeIterator extends PyHolder {
  /** Held. */
  code: PyCode | undefined;

  static {
    PyCodeIterator.holds({ code: undefined });
  }

  constructor(
    code: PyCode,
    private readonly entries: Iterator<Value[]>,
    type: PyType,
  ) {
    super(type);
    this.code = hold(code);
  }

  next(): Value | undefined {
    const { done, value } = this.entries.next();
    return done ? undefined : new PyTuple(value);
  }
}

function iteratorType(name: string): PyType {
  return defineType({
    name,
    instanceClass: PyCodeIterator,
    flags: TypeFlag.BASETYPE,
    tp: { tp_iter: (_thread, self) => self, tp_iternext: (_thread, self) => self.next() },
  });
}

export const lineIteratorType = iteratorType('line_iterator');
export const positionsIteratorType = iteratorType('positions_iterator');

/** Start, end and line of each run of instructions of one line. */
export function newLineIterator(code: PyCode): PyCodeIterator {
  return new PyCodeIterator(code, linesOf(code), lineIteratorType);
}

/** Line, end line, column and end column of each code unit. */
export function newPositionsIterator(code: PyCode): PyCodeIterator {
  return new PyCodeIterator(code, positionsByUnit(code), positionsIteratorType);
}

function* positionsByUnit(code: PyCode): Generator<Value[]> {
  for (const range of decodeLineTable(code.co_linetable, code.co_firstlineno)) {
    const { lineno, end_lineno, col_offset, end_col_offset } = range;
    for (let offset = range.start; offset < range.end; offset += 2) {
      yield [lineno, end_lineno, col_offset, end_col_offset];
    }
  }
}

/** Offset of each branch, of the way on which it is not taken, and of the way on which it is. */
export function newBranchIterator(code: PyCode): PyCodeIterator {
  return new PyCodeIterator(code, branches(code.co_code), lineIteratorType);
}

function* branches(code: Uint8Array): Generator<Value[]> {
  let extended = 0;
  for (let offset = 0; offset < code.length; ) {
    const opcode = code[offset]!;
    const oparg = (extended << 8) | code[offset + 1]!;
    const next = offset + 2 + 2 * CACHES[opcode]!;
    extended = opcode === Op.EXTENDED_ARG ? oparg : 0;
    switch (opcode) {
      case Op.POP_JUMP_IF_FALSE:
      case Op.POP_JUMP_IF_TRUE:
      case Op.POP_JUMP_IF_NONE:
      case Op.POP_JUMP_IF_NOT_NONE:
        // The other way begins behind NOT_TAKEN.
        yield [offset, next + 2, next + 2 * oparg];
        break;
      case Op.FOR_ITER:
        // The end of the loop begins behind END_FOR and POP_ITER.
        yield [offset, next, next + 2 * oparg + 4];
        break;
      case Op.END_ASYNC_FOR: {
        const source = next - 2 * oparg;
        yield [source, source + 4, next];
        break;
      }
    }
    offset = next;
  }
}
