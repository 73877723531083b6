// Assignment, augmented assignment and deletion.

import { Op } from '../../bytecode/opcodes';
import type { Assign, AugAssign, Delete, ExprNode } from '../../syntax/ast';
import { SyntaxFailure } from '../../syntax/syntax-failure';
import { attributeLocation } from './attributes';
import type { Compiler } from './compiler';
import { loadName, storeName } from './names';
import { isTwoPartSlice, pushSliceBounds } from './subscripts';

/** Each target takes the value from the left on; all but the last take a copy (codegen_visit_stmt). */
export function visitAssign(c: Compiler, node: Assign): void {
  c.expression(node.value);
  const last = node.targets.length - 1;
  for (const [i, target] of node.targets.entries()) {
    if (i < last) c.op(Op.COPY, node, 1);
    c.expression(target);
  }
}

/** Deletes targets from the left on (codegen_visit_stmt). */
export function visitDelete(c: Compiler, node: Delete): void {
  c.expressions(node.targets);
}

/** codegen_augassign: the parts of the target are evaluated once. */
export function visitAugAssign(c: Compiler, node: AugAssign): void {
  const { target } = node;
  const operate = (): void => {
    c.expression(node.value);
    c.inplace(node.op, node);
  };
  switch (target.node) {
    case 'Name':
      loadName(c, target.id, target);
      operate();
      storeName(c, target.id, target);
      break;
    case 'Attribute': {
      const loc = attributeLocation(target, target);
      c.expression(target.value);
      c.op(Op.COPY, target, 1);
      c.loadAttr(target.attr, loc);
      operate();
      c.op(Op.SWAP, loc, 2);
      c.nameOp(Op.STORE_ATTR, target.attr, loc);
      return;
    }
    case 'Subscript':
      c.expression(target.value);
      if (isTwoPartSlice(target.slice)) {
        pushSliceBounds(c, target.slice);
        for (let i = 0; i < 3; i++) c.op(Op.COPY, target, 3);
        c.op(Op.BINARY_SLICE, target);
        operate();
        for (const depth of [4, 3, 2]) c.op(Op.SWAP, target, depth);
        c.op(Op.STORE_SLICE, target);
        return;
      }
      c.expression(target.slice);
      c.op(Op.COPY, target, 2);
      c.op(Op.COPY, target, 2);
      c.subscript(target);
      operate();
      c.op(Op.SWAP, target, 3);
      c.op(Op.SWAP, target, 2);
      c.op(Op.STORE_SUBSCR, target);
      break;
    default:
      throw invalidTarget(target, 'augmented');
  }
}

/** Where CPython's grammar has them among the kinds of expressions. */
const KINDS: Readonly<Record<string, number>> = { Starred: 25, List: 27, Tuple: 28 };

/** The failure for a target that only a tree made by hand has. */
export function invalidTarget({ node }: ExprNode, assignment: 'augmented' | 'annotated'): SyntaxFailure {
  return new SyntaxFailure('SystemError', `invalid node type (${KINDS[node]}) for ${assignment} assignment`, '');
}
