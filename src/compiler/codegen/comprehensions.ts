// Comprehensions and generator expressions.

import { Op } from '../../bytecode/opcodes';
import type { Comprehension, DictComp, ExprNode, GeneratorExp, ListComp, Located, SetComp } from '../../syntax/ast';
import { NO_LOCATION } from '../instruction-sequence';
import { makeClosure } from './closures';
import type { Compiler } from './compiler';
import { jumpIf } from './conditions';
import { enterInlined, exitInlined } from './inlined-comprehensions';
import { awaitTop, wrapInStopIterationHandler, yieldFrom, yieldTop } from './yields';

type ComprehensionNode = ListComp | SetComp | DictComp | GeneratorExp;

const NAMES: Readonly<Record<ComprehensionNode['node'], string>> = {
  ListComp: '<listcomp>',
  SetComp: '<setcomp>',
  DictComp: '<dictcomp>',
  GeneratorExp: '<genexpr>',
};

const BUILD: Readonly<Record<ComprehensionNode['node'], number | null>> = {
  ListComp: Op.BUILD_LIST,
  SetComp: Op.BUILD_SET,
  DictComp: Op.BUILD_MAP,
  GeneratorExp: null,
};

/** codegen_comprehension: in the frame around it where possible, else in a function of its own. */
export function visitComprehension(c: Compiler, node: ComprehensionNode): void {
  const scope = c.symbols.scopeFor(node);
  const outermost = node.generators[0]!;
  const build = BUILD[node.node];
  if (scope.compInlined) {
    pushIterator(c, outermost);
    const inlined = enterInlined(c, node, scope);
    if (build !== null) {
      c.op(build, node, 0);
      c.op(Op.SWAP, node, 2);
    }
    loop(c, node, 0, 0, true);
    exitInlined(c, node, inlined);
    return;
  }
  c.enterUnit(NAMES[node.node], 'comprehension', scope, node.lineno, undefined, { argcount: 1 });
  if (build !== null) c.op(build, node, 0);
  loop(c, node, 0, 0, false);
  if (build !== null) c.op(Op.RETURN_VALUE, node);
  else wrapInStopIterationHandler(c);
  const code = c.finishUnit();
  c.exitUnit();
  makeClosure(c, node, code, 0);
  pushIterator(c, outermost);
  c.op(Op.CALL, node, 0);
  if (scope.coroutine && build !== null) awaitTop(c, node, 0);
}

function pushIterator(c: Compiler, generator: Comprehension): void {
  c.expression(generator.iter);
  c.op(generator.is_async ? Op.GET_AITER : Op.GET_ITER, generator.iter);
}

/** One `for` with its `if`s and what is inside: another `for` or the element. `depth` counts iterators above the result. */
function loop(c: Compiler, node: ComprehensionNode, index: number, depth: number, iteratorOnStack: boolean): void {
  const generator = node.generators[index]!;
  if (generator.is_async) asyncLoop(c, node, generator, index, depth, iteratorOnStack);
  else syncLoop(c, node, generator, index, depth, iteratorOnStack);
}

function syncLoop(
  c: Compiler,
  node: ComprehensionNode,
  generator: Comprehension,
  index: number,
  depth: number,
  iteratorOnStack: boolean,
): void {
  const start = c.newLabel();
  const ifCleanup = c.newLabel();
  const anchor = c.newLabel();
  // `for y in [f(x)]` is an assignment, not a loop.
  const single = index === 0 ? undefined : singleElement(generator.iter);
  if (single !== undefined) c.expression(single);
  else {
    if (!iteratorOnStack) {
      if (index === 0) c.op(Op.LOAD_FAST, node, 0);
      else pushIterator(c, generator);
    }
    depth++;
    c.useLabel(start);
    c.jump(Op.FOR_ITER, anchor, generator.iter);
  }
  c.expression(generator.target);
  for (const test of generator.ifs) jumpIf(c, node, test, ifCleanup, false);
  const loc = inside(c, node, index, depth);
  c.useLabel(ifCleanup);
  if (single !== undefined) return;
  c.jump(Op.JUMP, start, loc);
  c.useLabel(anchor);
  c.op(Op.END_FOR, NO_LOCATION);
  c.op(Op.POP_ITER, NO_LOCATION);
}

function singleElement(iterable: ExprNode): ExprNode | undefined {
  if (iterable.node !== 'List' && iterable.node !== 'Tuple') return undefined;
  const [element, ...more] = iterable.elts;
  return more.length === 0 && element?.node !== 'Starred' ? element : undefined;
}

function asyncLoop(
  c: Compiler,
  node: ComprehensionNode,
  generator: Comprehension,
  index: number,
  depth: number,
  iteratorOnStack: boolean,
): void {
  const start = c.newLabel();
  const send = c.newLabel();
  const except = c.newLabel();
  const ifCleanup = c.newLabel();
  if (!iteratorOnStack) {
    if (index === 0) c.op(Op.LOAD_FAST, node, 0);
    else pushIterator(c, generator);
  }
  c.useLabel(start);
  c.pushBlock({ type: 'async comprehension generator', block: start, exit: null, loc: node });
  c.jump(Op.SETUP_FINALLY, except, node);
  c.op(Op.GET_ANEXT, node);
  c.loadConst(null, node);
  c.useLabel(send);
  yieldFrom(c, node, true);
  c.op(Op.POP_BLOCK, node);
  c.expression(generator.target);
  for (const test of generator.ifs) jumpIf(c, node, test, ifCleanup, false);
  const loc = inside(c, node, index, depth + 1);
  c.useLabel(ifCleanup);
  c.jump(Op.JUMP, start, loc);
  c.popBlock();
  c.useLabel(except);
  c.jump(Op.END_ASYNC_FOR, send, node);
}

/** The inside of a loop; returns where the jump back belongs to. */
function inside(c: Compiler, node: ComprehensionNode, index: number, depth: number): Located {
  const isInnermost = index + 1 === node.generators.length;
  if (!isInnermost) {
    loop(c, node, index + 1, depth, false);
    return node.node === 'DictComp' ? node.key : node.elt;
  }
  if (node.node === 'DictComp') {
    const { key, value } = node;
    c.expression(key);
    c.expression(value);
    const loc: Located = { ...extent(key), end_lineno: value.end_lineno, end_col_offset: value.end_col_offset };
    c.op(Op.MAP_ADD, loc, depth + 1);
    return loc;
  }
  c.expression(node.elt);
  if (node.node === 'GeneratorExp') {
    yieldTop(c, node.elt);
    c.op(Op.POP_TOP, node.elt);
  } else c.op(node.node === 'ListComp' ? Op.LIST_APPEND : Op.SET_ADD, node.elt, depth + 1);
  return node.elt;
}

function extent({ lineno, end_lineno, col_offset, end_col_offset }: Located): Located {
  return { lineno, end_lineno, col_offset, end_col_offset };
}
