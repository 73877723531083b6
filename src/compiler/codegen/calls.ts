// Calls: methods, keywords, unpacking, and the short cuts for all, any and tuple over generator expressions.

import { Op } from '../../bytecode/opcodes';
import { PyTuple } from '../../objects/containers/tuple';
import type { Attribute, Call, ExprNode, Keyword, Located } from '../../syntax/ast';
import { type Label, NO_LOCATION } from '../instruction-sequence';
import { DEF_IMPORT } from '../symbol-table/symbol-flags';
import { attributeLocation, canOptimizeSuper, loadSuperArguments, superAttribute } from './attributes';
import { checkCaller } from './checks';
import type { Compiler } from './compiler';
import { buildSequence } from './displays';
import { loadName } from './names';
import {
  CONSTANT_BUILTIN_ALL,
  CONSTANT_BUILTIN_ANY,
  CONSTANT_BUILTIN_TUPLE,
  INTRINSIC_LIST_TO_TUPLE,
  STACK_USE_GUIDELINE,
} from './operands';

/** codegen_call. */
export function visitCall(c: Compiler, node: Call): void {
  validateKeywords(c, node.keywords);
  const { func } = node;
  if (func.node === 'Attribute' && isMethodCall(c, node, func)) {
    callMethod(c, node, func);
    return;
  }
  const end = c.newLabel();
  checkCaller(c, func);
  c.expression(func);
  callOnGenerator(c, node, end);
  c.op(Op.PUSH_NULL, func);
  callWith(c, node, 0, node.args, node.keywords);
  c.useLabel(end);
}

function validateKeywords(c: Compiler, keywords: readonly Keyword[]): void {
  for (const [i, keyword] of keywords.entries()) {
    if (keyword.arg === null) continue;
    const repeated = keywords.slice(i + 1).find((other) => other.arg === keyword.arg);
    if (repeated !== undefined) c.fail(`keyword argument repeated: ${keyword.arg}`, repeated);
  }
}

function hasUnpacking(args: readonly ExprNode[], keywords: readonly Keyword[]): boolean {
  return args.some((arg) => arg.node === 'Starred') || keywords.some((keyword) => keyword.arg === null);
}

/** Can the attribute be called without making a bound method? Attributes of imported modules are no methods. */
function isMethodCall(c: Compiler, { args, keywords }: Call, method: Attribute): boolean {
  if (method.ctx !== 'Load') return false;
  if (method.value.node === 'Name' && c.symbols.top.symbol(method.value.id) & DEF_IMPORT) return false;
  const stackUse = args.length + keywords.length + (keywords.length > 0 ? 1 : 0);
  return stackUse < STACK_USE_GUIDELINE && !hasUnpacking(args, keywords);
}

/** maybe_optimize_method_call. */
function callMethod(c: Compiler, node: Call, method: Attribute): void {
  let loc: Located = method;
  if (canOptimizeSuper(c, method)) {
    loadSuperArguments(c, method.value as Call);
    superAttribute(c, method, true);
    loc = attributeLocation(method, method);
    c.op(Op.NOP, loc);
  } else {
    c.expression(method.value);
    loc = attributeLocation(method, method);
    c.loadMethod(method.attr, loc);
  }
  c.expressions(node.args);
  const callLoc = attributeLocation(node, method);
  if (node.keywords.length > 0) {
    for (const keyword of node.keywords) c.expression(keyword.value);
    loadKeywordNames(c, loc, node.keywords);
    c.op(Op.CALL_KW, callLoc, node.args.length + node.keywords.length);
  } else c.op(Op.CALL, callLoc, node.args.length);
}

/** The names of keyword arguments, last before CALL_KW. */
function loadKeywordNames(c: Compiler, loc: Located, keywords: readonly Keyword[]): void {
  c.loadConst(new PyTuple(keywords.map((keyword) => keyword.arg)), loc);
}

const GENERATOR_CONSUMERS: Readonly<Record<string, { constant: number; initial?: boolean }>> = {
  all: { constant: CONSTANT_BUILTIN_ALL, initial: true },
  any: { constant: CONSTANT_BUILTIN_ANY, initial: false },
  tuple: { constant: CONSTANT_BUILTIN_TUPLE },
};

/**
 * With the function on the stack: if it turns out to be the builtin all, any or tuple, runs the generator expression in
 * a loop here and jumps to `end` with the result (maybe_optimize_function_call).
 */
function callOnGenerator(c: Compiler, { func, args, keywords }: Call, end: Label): void {
  const [generator] = args;
  if (func.node !== 'Name' || args.length !== 1 || keywords.length > 0 || generator?.node !== 'GeneratorExp') return;
  const consumer = Object.hasOwn(GENERATOR_CONSUMERS, func.id) ? GENERATOR_CONSUMERS[func.id] : undefined;
  const skip = c.newLabel();
  if (consumer !== undefined) {
    const { constant, initial } = consumer;
    c.op(Op.COPY, func, 1);
    c.op(Op.LOAD_COMMON_CONSTANT, func, constant);
    c.compare('Is', func);
    c.jump(Op.POP_JUMP_IF_FALSE, skip, func);
    c.op(Op.POP_TOP, func);
    if (initial === undefined) c.op(Op.BUILD_LIST, func, 0);
    c.expression(generator);
    const loop = c.newLabel();
    const cleanup = c.newLabel();
    c.useLabel(loop);
    c.jump(Op.FOR_ITER, cleanup, func);
    if (initial === undefined) {
      c.op(Op.LIST_APPEND, func, 2);
      c.jump(Op.JUMP, loop, func);
    } else {
      c.op(Op.TO_BOOL, func);
      c.jump(initial ? Op.POP_JUMP_IF_TRUE : Op.POP_JUMP_IF_FALSE, loop, func);
    }
    c.op(Op.POP_ITER, NO_LOCATION);
    if (initial !== undefined) c.loadConst(!initial, func);
    c.jump(Op.JUMP, end, func);
    c.useLabel(cleanup);
    c.op(Op.END_FOR, NO_LOCATION);
    c.op(Op.POP_ITER, NO_LOCATION);
    if (initial === undefined) c.op(Op.CALL_INTRINSIC_1, func, INTRINSIC_LIST_TO_TUPLE);
    else c.loadConst(initial, func);
    c.jump(Op.JUMP, end, func);
  }
  c.useLabel(skip);
}

/**
 * Pushes the arguments and calls; `pushed` positional arguments are on the stack already, and a class passes the name
 * of its generic base (codegen_call_helper_impl).
 */
export function callWith(
  c: Compiler,
  loc: Located,
  pushed: number,
  args: readonly ExprNode[],
  keywords: readonly Keyword[],
  injected?: string,
): void {
  validateKeywords(c, keywords);
  if (args.length + keywords.length * 2 > STACK_USE_GUIDELINE || hasUnpacking(args, keywords)) {
    callUnpacked(c, loc, pushed, args, keywords, injected);
    return;
  }
  c.expressions(args);
  if (injected !== undefined) loadName(c, injected, loc);
  const positional = pushed + args.length + (injected === undefined ? 0 : 1);
  if (keywords.length > 0) {
    for (const keyword of keywords) c.expression(keyword.value);
    loadKeywordNames(c, loc, keywords);
    c.op(Op.CALL_KW, loc, positional + keywords.length);
  } else c.op(Op.CALL, loc, positional);
}

/** A call with `*` or `**`, or with very many arguments: they are collected in a tuple and a dict. */
function callUnpacked(
  c: Compiler,
  loc: Located,
  pushed: number,
  args: readonly ExprNode[],
  keywords: readonly Keyword[],
  injected: string | undefined,
): void {
  const [first] = args;
  if (pushed === 0 && args.length === 1 && first!.node === 'Starred') c.expression(first.value);
  else {
    buildSequence(c, loc, args, pushed, Op.BUILD_LIST, Op.LIST_APPEND, Op.LIST_EXTEND, true, injected);
  }
  if (keywords.length > 0) {
    let haveDict = false;
    let pending: Keyword[] = [];
    const flush = (): void => {
      if (pending.length === 0) return;
      keywordDict(c, loc, pending);
      if (haveDict) c.op(Op.DICT_MERGE, loc, 1);
      haveDict = true;
      pending = [];
    };
    for (const keyword of keywords) {
      if (keyword.arg !== null) {
        pending.push(keyword);
        continue;
      }
      flush();
      if (!haveDict) {
        c.op(Op.BUILD_MAP, loc, 0);
        haveDict = true;
      }
      c.expression(keyword.value);
      c.op(Op.DICT_MERGE, loc, 1);
    }
    flush();
  } else c.op(Op.PUSH_NULL, loc);
  c.op(Op.CALL_FUNCTION_EX, loc);
}

/** A dict of named keyword arguments (codegen_subkwargs). */
function keywordDict(c: Compiler, loc: Located, keywords: readonly Keyword[]): void {
  const isBig = keywords.length * 2 > STACK_USE_GUIDELINE;
  if (isBig) c.op(Op.BUILD_MAP, NO_LOCATION, 0);
  for (const keyword of keywords) {
    c.loadConst(keyword.arg, loc);
    c.expression(keyword.value);
    if (isBig) c.op(Op.MAP_ADD, NO_LOCATION, 1);
  }
  if (!isBig) c.op(Op.BUILD_MAP, loc, keywords.length);
}
