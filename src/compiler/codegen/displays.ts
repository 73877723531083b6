// Tuples, lists, sets and dicts, and unpacking into targets.

import { Op } from '../../bytecode/opcodes';
import type { Dict, ExprNode, List, Located, Set, Tuple } from '../../syntax/ast';
import type { Compiler } from './compiler';
import { loadName } from './names';
import { INTRINSIC_LIST_TO_TUPLE, STACK_USE_GUIDELINE } from './operands';

/**
 * Builds a sequence of elements, some of which may be starred; `pushed` elements are on the stack already, and an
 * `injected` name is loaded as last element (starunpack_helper_impl).
 */
export function buildSequence(
  c: Compiler,
  loc: Located,
  elements: readonly ExprNode[],
  pushed: number,
  build: number,
  add: number,
  extend: number,
  isTuple: boolean,
  injected?: string,
): void {
  const count = elements.length + pushed + (injected === undefined ? 0 : 1);
  const isBig = count > STACK_USE_GUIDELINE;
  if (!isBig && elements.every((element) => element.node !== 'Starred')) {
    c.expressions(elements);
    if (injected !== undefined) loadName(c, injected, loc);
    c.op(isTuple ? Op.BUILD_TUPLE : build, loc, count);
    return;
  }
  let isBuilt = isBig;
  if (isBig) c.op(build, loc, pushed);
  for (const [i, element] of elements.entries()) {
    if (element.node === 'Starred') {
      if (!isBuilt) c.op(build, loc, i + pushed);
      isBuilt = true;
      c.expression(element.value);
      c.op(extend, loc, 1);
    } else {
      c.expression(element);
      if (isBuilt) c.op(add, loc, 1);
    }
  }
  if (injected !== undefined) {
    loadName(c, injected, loc);
    c.op(add, loc, 1);
  }
  if (isTuple) c.op(Op.CALL_INTRINSIC_1, loc, INTRINSIC_LIST_TO_TUPLE);
}

/** Builds a tuple, or unpacks into its elements where it is a target (codegen_tuple). */
export function visitTuple(c: Compiler, node: Tuple): void {
  if (node.ctx === 'Store') unpackInto(c, node, node.elts);
  else if (node.ctx === 'Del') c.expressions(node.elts);
  else buildSequence(c, node, node.elts, 0, Op.BUILD_LIST, Op.LIST_APPEND, Op.LIST_EXTEND, true);
}

/** Builds a list, or unpacks into its elements where it is a target (codegen_list). */
export function visitList(c: Compiler, node: List): void {
  if (node.ctx === 'Store') unpackInto(c, node, node.elts);
  else if (node.ctx === 'Del') c.expressions(node.elts);
  else buildSequence(c, node, node.elts, 0, Op.BUILD_LIST, Op.LIST_APPEND, Op.LIST_EXTEND, false);
}

/** Builds a set (codegen_set). */
export function visitSet(c: Compiler, node: Set): void {
  buildSequence(c, node, node.elts, 0, Op.BUILD_SET, Op.SET_ADD, Op.SET_UPDATE, false);
}

/** Positions of one `*target` in UNPACK_EX: the count before it in the low byte, the count after it above. */
export function unpackExOperand(before: number, after: number): number | undefined {
  return before >= 1 << 8 || after >= 0x7fffffff >> 8 ? undefined : before + (after << 8);
}

function unpackInto(c: Compiler, loc: Located, targets: readonly ExprNode[]): void {
  let seenStar = false;
  for (const [i, target] of targets.entries()) {
    if (target.node !== 'Starred') continue;
    if (seenStar) c.fail('multiple starred expressions in assignment', loc);
    seenStar = true;
    const operand = unpackExOperand(i, targets.length - i - 1);
    if (operand === undefined) c.fail('too many expressions in star-unpacking assignment', loc);
    c.op(Op.UNPACK_EX, loc, operand);
  }
  if (!seenStar) c.op(Op.UNPACK_SEQUENCE, loc, targets.length);
  for (const target of targets) c.expression(target.node === 'Starred' ? target.value : target);
}

/** codegen_dict: runs of items between `**` unpackings are built apart and joined. */
export function visitDict(c: Compiler, node: Dict): void {
  let haveDict = false;
  let start = 0;
  const flush = (end: number): void => {
    subdict(c, node, start, end);
    if (haveDict) c.op(Op.DICT_UPDATE, node, 1);
    haveDict = true;
  };
  for (const [i, value] of node.values.entries()) {
    if (node.keys[i] === null) {
      if (i > start) flush(i);
      if (!haveDict) {
        c.op(Op.BUILD_MAP, node, 0);
        haveDict = true;
      }
      c.expression(value);
      c.op(Op.DICT_UPDATE, node, 1);
      start = i + 1;
    } else if ((i - start) * 2 > STACK_USE_GUIDELINE) {
      flush(i + 1);
      start = i + 1;
    }
  }
  if (node.values.length > start) flush(node.values.length);
  if (!haveDict) c.op(Op.BUILD_MAP, node, 0);
}

function subdict(c: Compiler, node: Dict, begin: number, end: number): void {
  const count = end - begin;
  const isBig = count * 2 > STACK_USE_GUIDELINE;
  if (isBig) c.op(Op.BUILD_MAP, node, 0);
  for (let i = begin; i < end; i++) {
    c.expression(node.keys[i]!);
    c.expression(node.values[i]!);
    if (isBig) c.op(Op.MAP_ADD, node, 1);
  }
  if (!isBig) c.op(Op.BUILD_MAP, node, count);
}
