// Builds the nodes of the syntax tree from their parts and the tokens or nodes where they start and end.

import type { Value } from '../objects/object';
import type * as ast from './ast';

export interface Start {
  lineno: number;
  col_offset: number;
}
export interface End {
  end_lineno: number;
  end_col_offset: number;
}

/** The place from one token or node to another. */
export function place(start: Start, end: End): ast.Located {
  return {
    lineno: start.lineno,
    col_offset: start.col_offset,
    end_lineno: end.end_lineno,
    end_col_offset: end.end_col_offset,
  };
}

/** A name, with what is done to it (_PyAST_Name). */
export function name(id: string, ctx: ast.ExprContext, s: Start, e: End): ast.Name {
  const { lineno, col_offset } = s;
  return { node: 'Name', id, ctx, lineno, col_offset, end_lineno: e.end_lineno, end_col_offset: e.end_col_offset };
}

/** A constant; `kind` is 'u' for texts with that prefix (_PyAST_Constant). */
export function constant(value: Value, kind: string | null, s: Start, e: End): ast.Constant {
  const { lineno, col_offset } = s;
  return {
    node: 'Constant',
    value,
    kind,
    lineno,
    col_offset,
    end_lineno: e.end_lineno,
    end_col_offset: e.end_col_offset,
  };
}

/** An attribute that is read; whoever makes it a target changes its context (_PyAST_Attribute). */
export function attribute(value: ast.ExprNode, attr: string, s: Start, e: End): ast.Attribute {
  const { lineno, col_offset } = s;
  const { end_lineno, end_col_offset } = e;
  return { node: 'Attribute', value, attr, ctx: 'Load', lineno, col_offset, end_lineno, end_col_offset };
}

/** A subscript that is read; whoever makes it a target changes its context (_PyAST_Subscript). */
export function subscript(value: ast.ExprNode, slice: ast.ExprNode, s: Start, e: End): ast.Subscript {
  const { lineno, col_offset } = s;
  const { end_lineno, end_col_offset } = e;
  return { node: 'Subscript', value, slice, ctx: 'Load', lineno, col_offset, end_lineno, end_col_offset };
}

/** A call: starred arguments stand among `args`, `**` among `keywords` (_PyAST_Call). */
export function call(func: ast.ExprNode, args: ast.ExprNode[], keywords: ast.Keyword[], s: Start, e: End): ast.Call {
  const { lineno, col_offset } = s;
  const { end_lineno, end_col_offset } = e;
  return { node: 'Call', func, args, keywords, lineno, col_offset, end_lineno, end_col_offset };
}

/** An argument by keyword; without a name it is `**value` (_PyAST_keyword). */
export function keyword(arg: string | null, value: ast.ExprNode, s: Start, e: End): ast.Keyword {
  return { node: 'keyword', arg, value, ...place(s, e) };
}

/** A binary operator (_PyAST_BinOp). */
export function binOp(left: ast.ExprNode, op: ast.Operator, right: ast.ExprNode, s: Start, e: End): ast.BinOp {
  const { lineno, col_offset } = s;
  const { end_lineno, end_col_offset } = e;
  return { node: 'BinOp', left, op, right, lineno, col_offset, end_lineno, end_col_offset };
}

/** `and` or `or` between two values or more (_PyAST_BoolOp). */
export function boolOp(op: ast.BoolOperator, values: ast.ExprNode[], s: Start, e: End): ast.BoolOp {
  return { node: 'BoolOp', op, values, ...place(s, e) };
}

/** An operator before its operand (_PyAST_UnaryOp). */
export function unaryOp(op: ast.UnaryOperator, operand: ast.ExprNode, s: Start, e: End): ast.UnaryOp {
  return { node: 'UnaryOp', op, operand, ...place(s, e) };
}

/** A chain of comparisons, one operator for each of the comparators (_PyAST_Compare). */
export function compare(
  left: ast.ExprNode,
  ops: ast.CmpOperator[],
  comparators: ast.ExprNode[],
  s: Start,
  e: End,
): ast.Compare {
  return { node: 'Compare', left, ops, comparators, ...place(s, e) };
}

/** A tuple, or targets in a row (_PyAST_Tuple). */
export function tuple(elts: ast.ExprNode[], ctx: ast.ExprContext, s: Start, e: End): ast.Tuple {
  const { lineno, col_offset } = s;
  return { node: 'Tuple', elts, ctx, lineno, col_offset, end_lineno: e.end_lineno, end_col_offset: e.end_col_offset };
}

/** A list, or targets in brackets (_PyAST_List). */
export function list(elts: ast.ExprNode[], ctx: ast.ExprContext, s: Start, e: End): ast.List {
  return { node: 'List', elts, ctx, ...place(s, e) };
}

/** A set display (_PyAST_Set). */
export function set(elts: ast.ExprNode[], s: Start, e: End): ast.Set {
  return { node: 'Set', elts, ...place(s, e) };
}

/** A dict display; the key of `**value` is null (_PyAST_Dict). */
export function dict(keys: (ast.ExprNode | null)[], values: ast.ExprNode[], s: Start, e: End): ast.Dict {
  return { node: 'Dict', keys, values, ...place(s, e) };
}

/** `*value`, in a display, in a call or among targets (_PyAST_Starred). */
export function starred(value: ast.ExprNode, ctx: ast.ExprContext, s: Start, e: End): ast.Starred {
  return { node: 'Starred', value, ctx, ...place(s, e) };
}

/** `target := value` (_PyAST_NamedExpr). */
export function namedExpr(target: ast.ExprNode, value: ast.ExprNode, s: Start, e: End): ast.NamedExpr {
  return { node: 'NamedExpr', target, value, ...place(s, e) };
}

/** `body if test else orelse` (_PyAST_IfExp). */
export function ifExp(test: ast.ExprNode, body: ast.ExprNode, orelse: ast.ExprNode, s: Start, e: End): ast.IfExp {
  return { node: 'IfExp', test, body, orelse, ...place(s, e) };
}

/** A lambda (_PyAST_Lambda). */
export function lambda(args: ast.Arguments, body: ast.ExprNode, s: Start, e: End): ast.Lambda {
  return { node: 'Lambda', args, body, ...place(s, e) };
}

/** `await value` (_PyAST_Await). */
export function awaitExpr(value: ast.ExprNode, s: Start, e: End): ast.Await {
  return { node: 'Await', value, ...place(s, e) };
}

/** `yield`, perhaps with a value (_PyAST_Yield). */
export function yieldExpr(value: ast.ExprNode | null, s: Start, e: End): ast.Yield {
  return { node: 'Yield', value, ...place(s, e) };
}

/** `yield from value` (_PyAST_YieldFrom). */
export function yieldFrom(value: ast.ExprNode, s: Start, e: End): ast.YieldFrom {
  return { node: 'YieldFrom', value, ...place(s, e) };
}

/** The bounds of a slice; what is left out is null (_PyAST_Slice). */
export function slice(
  lower: ast.ExprNode | null,
  upper: ast.ExprNode | null,
  step: ast.ExprNode | null,
  s: Start,
  e: End,
): ast.Slice {
  return { node: 'Slice', lower, upper, step, ...place(s, e) };
}

/** A list comprehension (_PyAST_ListComp). */
export function listComp(elt: ast.ExprNode, generators: ast.Comprehension[], s: Start, e: End): ast.ListComp {
  return { node: 'ListComp', elt, generators, ...place(s, e) };
}

/** A set comprehension (_PyAST_SetComp). */
export function setComp(elt: ast.ExprNode, generators: ast.Comprehension[], s: Start, e: End): ast.SetComp {
  return { node: 'SetComp', elt, generators, ...place(s, e) };
}

/** A generator expression (_PyAST_GeneratorExp). */
export function generatorExp(elt: ast.ExprNode, generators: ast.Comprehension[], s: Start, e: End): ast.GeneratorExp {
  return { node: 'GeneratorExp', elt, generators, ...place(s, e) };
}

/** A dict comprehension (_PyAST_DictComp). */
export function dictComp(
  key: ast.ExprNode,
  value: ast.ExprNode,
  generators: ast.Comprehension[],
  s: Start,
  e: End,
): ast.DictComp {
  return { node: 'DictComp', key, value, generators, ...place(s, e) };
}

/** A parameter without a type comment (_PyAST_arg). */
export function arg(arg: string, annotation: ast.ExprNode | null, s: Start, e: End): ast.Arg {
  return { node: 'arg', arg, annotation, type_comment: null, ...place(s, e) };
}

/** The parameters of a function that takes none. */
export function noArguments(): ast.Arguments {
  return {
    node: 'arguments',
    posonlyargs: [],
    args: [],
    vararg: null,
    kwonlyargs: [],
    kw_defaults: [],
    kwarg: null,
    defaults: [],
  };
}
