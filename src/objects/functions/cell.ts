// cell: a variable shared by closures.

import { checkPositional, noKeywords } from '../native-arguments';
import { defineType } from '../define-type';
import { addressOf } from '../identity';
import { hold, PyObject, release, type Value, type Visit } from '../object';
import { richCompare } from '../protocols/compare';
import { valueError } from '../raise';
import { NotImplemented } from '../singletons';
import type { Thread } from '../thread';
import { typeOf } from '../type-of';
import { type CompareOp, type PyType, TypeFlag } from '../type';

export class PyCell extends PyObject {
  /** Held; undefined when the variable is unbound. */
  value: Value | undefined;

  constructor(value: Value | undefined) {
    super(cellType);
    this.value = hold(value);
  }

  /** Binds or unbinds the variable and releases the old value (PyCell_Set). */
  set(thread: Thread, value: Value | undefined): void {
    const old = this.value;
    this.value = hold(value);
    release(thread, old);
  }

  override traverse(visit: Visit): void {
    super.traverse(visit);
    visit(this.value);
  }

  override clear(thread: Thread): void {
    this.set(thread, undefined);
    super.clear(thread);
  }
}

function cellRepr(_thread: Thread, self: Value): Value {
  const { value } = self as PyCell;
  const at = addressOf(self);
  if (value === undefined) return `<cell at ${at}: empty>`;
  return `<cell at ${at}: ${typeOf(value).tpName} object at ${addressOf(value)}>`;
}

/** An empty cell is less than any other. */
function compareCells(thread: Thread, left: Value, right: Value, op: CompareOp): Value {
  if (!(left instanceof PyCell) || !(right instanceof PyCell)) return NotImplemented;
  const { value: a } = left;
  const { value: b } = right;
  if (a !== undefined && b !== undefined) return richCompare(thread, a, b, op);
  const difference = Number(b === undefined) - Number(a === undefined);
  switch (op) {
    case '<':
      return difference < 0;
    case '<=':
      return difference <= 0;
    case '==':
      return difference === 0;
    case '!=':
      return difference !== 0;
    case '>':
      return difference > 0;
    case '>=':
      return difference >= 0;
  }
}

export const cellType: PyType = defineType({
  name: 'cell',
  instanceClass: PyCell,
  flags: TypeFlag.HAVE_GC,
  textSignature: '([contents])',
  tp: {
    tp_repr: cellRepr,
    tp_richcompare: compareCells,
    tp_new(_thread, _type, args, kwnames) {
      noKeywords('cell', kwnames);
      checkPositional('cell', args.length, 0, 1);
      return new PyCell(args[0]);
    },
  },
  getset: [
    {
      name: 'cell_contents',
      get(_thread, self) {
        const { value } = self;
        if (value === undefined) throw valueError('Cell is empty');
        return value;
      },
      set: (thread, self, value) => self.set(thread, value),
    },
  ],
});
