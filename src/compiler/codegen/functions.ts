// Functions and lambdas: decorators, defaults, closures, bodies.

import { Op } from '../../bytecode/opcodes';
import type { PyCode } from '../../objects/functions/code';
import type { Arg, Arguments, AsyncFunctionDef, ExprNode, FunctionDef, Lambda, Located } from '../../syntax/ast';
import { cleanDocstring, docstringOf } from '../docstring';
import { NO_LOCATION } from '../instruction-sequence';
import { functionAnnotations } from './annotations';
import { makeClosure } from './closures';
import type { Compiler } from './compiler';
import { storeName } from './names';
import { INTRINSIC_SET_FUNCTION_TYPE_PARAMS, MAKE_FUNCTION_DEFAULTS, MAKE_FUNCTION_KWDEFAULTS } from './operands';
import { pushTypeParameters } from './type-parameters';
import type { ArgumentCounts } from './unit';
import { wrapInStopIterationHandler } from './yields';

/** A def or async def statement (codegen_function). */
export function visitFunctionDef(c: Compiler, node: FunctionDef | AsyncFunctionDef): void {
  c.expressions(node.decorator_list);
  const firstlineno = (node.decorator_list[0] ?? node).lineno;
  const flags = pushDefaults(c, node, node.args);
  if (node.type_params.length > 0) genericFunction(c, node, flags, firstlineno);
  else functionWithAnnotations(c, node, flags, firstlineno);
  applyDecorators(c, node.decorator_list);
  storeName(c, node.name, node);
}

/** The type parameters of a function live in a function around it, which gets the defaults as arguments. */
function genericFunction(c: Compiler, node: FunctionDef | AsyncFunctionDef, flags: number, firstlineno: number): void {
  const argcount = (flags & MAKE_FUNCTION_DEFAULTS ? 1 : 0) + (flags & MAKE_FUNCTION_KWDEFAULTS ? 1 : 0);
  if (argcount === 2) c.op(Op.SWAP, node, 2);
  const scope = c.symbols.scopeFor(node.type_params);
  c.enterUnit(`<generic parameters of ${node.name}>`, 'annotations', scope, firstlineno, undefined, { argcount });
  pushTypeParameters(c, node.type_params);
  for (let i = 0; i < argcount; i++) c.op(Op.LOAD_FAST, node, i);
  functionWithAnnotations(c, node, flags, firstlineno);
  c.op(Op.SWAP, node, 2);
  c.op(Op.CALL_INTRINSIC_2, node, INTRINSIC_SET_FUNCTION_TYPE_PARAMS);
  const code = c.finishUnit(false);
  c.exitUnit();
  makeClosure(c, node, code, 0);
  if (argcount > 0) {
    c.op(Op.SWAP, node, argcount + 1);
    c.op(Op.CALL, node, argcount - 1);
  } else {
    c.op(Op.PUSH_NULL, node);
    c.op(Op.CALL, node, 0);
  }
}

function functionWithAnnotations(
  c: Compiler,
  node: FunctionDef | AsyncFunctionDef,
  flags: number,
  firstlineno: number,
): void {
  functionBody(c, node, flags | functionAnnotations(c, node, node.args, node.returns), firstlineno);
}

/** codegen_function_body. */
function functionBody(c: Compiler, node: FunctionDef | AsyncFunctionDef, flags: number, firstlineno: number): void {
  const type = node.node === 'AsyncFunctionDef' ? 'async function' : 'function';
  const scope = c.symbols.scopeFor(node);
  c.enterUnit(node.name, type, scope, firstlineno, undefined, countArguments(node.args));
  const docstring = scope.hasDocstring ? docstringOf(node.body) : undefined;
  // The docstring is the first constant; nothing loads it.
  if (docstring !== undefined) c.addConst(cleanDocstring(docstring.value.value));
  const start = c.newLabel();
  c.useLabel(start);
  const isGenerator = scope.coroutine || scope.generator;
  if (isGenerator) c.pushBlock({ type: 'stop iteration', block: start, exit: null, loc: NO_LOCATION });
  for (let i = docstring === undefined ? 0 : 1; i < node.body.length; i++) c.statement(node.body[i]!);
  if (isGenerator) {
    wrapInStopIterationHandler(c);
    c.popBlock();
  }
  const code = c.finishUnit();
  c.exitUnit();
  makeClosure(c, node, code, flags);
}

/** A function whose body is one expression; defaults are evaluated where it stands (codegen_lambda). */
export function visitLambda(c: Compiler, node: Lambda): void {
  const flags = pushDefaults(c, node, node.args);
  const scope = c.symbols.scopeFor(node);
  c.enterUnit('<lambda>', 'lambda', scope, node.lineno, undefined, countArguments(node.args));
  c.expression(node.body);
  let code: PyCode;
  if (scope.generator) code = c.finishUnit(false);
  else {
    c.op(Op.RETURN_VALUE, node.body);
    code = c.finishUnit();
  }
  c.exitUnit();
  makeClosure(c, node, code, flags);
}

function countArguments(args: Arguments): ArgumentCounts {
  return {
    argcount: args.args.length,
    posonlyargcount: args.posonlyargs.length,
    kwonlyargcount: args.kwonlyargs.length,
  };
}

/** Pushes the tuple and dict of default values that there are; returns which as flags (codegen_default_arguments). */
function pushDefaults(c: Compiler, loc: Located, args: Arguments): number {
  let flags = 0;
  if (args.defaults.length > 0) {
    c.expressions(args.defaults);
    c.op(Op.BUILD_TUPLE, loc, args.defaults.length);
    flags |= MAKE_FUNCTION_DEFAULTS;
  }
  if (pushKeywordDefaults(c, loc, args.kwonlyargs, args.kw_defaults)) flags |= MAKE_FUNCTION_KWDEFAULTS;
  return flags;
}

function pushKeywordDefaults(
  c: Compiler,
  loc: Located,
  args: readonly Arg[],
  defaults: readonly (ExprNode | null)[],
): boolean {
  let count = 0;
  for (const [i, arg] of args.entries()) {
    const value = defaults[i];
    if (value === null || value === undefined) continue;
    c.loadConst(c.maybeMangle(arg.arg), loc);
    c.expression(value);
    count++;
  }
  if (count > 0) c.op(Op.BUILD_MAP, loc, count);
  return count > 0;
}

/** Calls the decorators on the stack, innermost first, each at its own position. */
export function applyDecorators(c: Compiler, decorators: readonly ExprNode[]): void {
  for (let i = decorators.length - 1; i >= 0; i--) c.op(Op.CALL, decorators[i]!, 0);
}
