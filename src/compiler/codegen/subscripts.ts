// Subscripts and slices.

import { Op } from '../../bytecode/opcodes';
import type { Value } from '../../objects/object';
import { PySlice } from '../../objects/containers/slice';
import type { ExprNode, Slice, Subscript } from '../../syntax/ast';
import { checkIndex, checkSubscripter } from './checks';
import type { Compiler } from './compiler';

/** codegen_subscript. */
export function visitSubscript(c: Compiler, node: Subscript): void {
  const { ctx, slice } = node;
  if (ctx === 'Load') {
    checkSubscripter(c, node.value);
    checkIndex(c, node.value, slice);
  }
  c.expression(node.value);
  if (isTwoPartSlice(slice) && ctx !== 'Del') {
    pushSliceBounds(c, slice);
    c.op(ctx === 'Load' ? Op.BINARY_SLICE : Op.STORE_SLICE, node);
    return;
  }
  c.expression(slice);
  if (ctx === 'Load') c.subscript(node);
  else c.op(ctx === 'Store' ? Op.STORE_SUBSCR : Op.DELETE_SUBSCR, node);
}

function isConstantSlice(node: Slice): boolean {
  return [node.lower, node.upper, node.step].every((part) => part === null || part.node === 'Constant');
}

/** `x[a:b]` has instructions of its own, unless the whole slice is a constant. */
export function isTwoPartSlice(node: ExprNode): node is Slice {
  return node.node === 'Slice' && node.step === null && !isConstantSlice(node);
}

/** Pushes start and stop (codegen_slice_two_parts). */
export function pushSliceBounds(c: Compiler, node: Slice): void {
  for (const part of [node.lower, node.upper]) {
    if (part !== null) c.expression(part);
    else c.loadConst(null, node);
  }
}

/** A slice of constants is a constant itself (codegen_slice). */
export function visitSlice(c: Compiler, node: Slice): void {
  if (isConstantSlice(node)) {
    const value = (part: ExprNode | null): Value => (part?.node === 'Constant' ? part.value : null);
    c.loadConst(new PySlice(value(node.lower), value(node.upper), value(node.step)), node);
    return;
  }
  pushSliceBounds(c, node);
  if (node.step !== null) c.expression(node.step);
  c.op(Op.BUILD_SLICE, node, node.step === null ? 2 : 3);
}
