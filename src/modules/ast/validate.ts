// What a syntax tree must satisfy beyond the types of its fields (Python/ast.c, _PyAST_Validate).

import { typeError, valueError } from '../../objects/raise';
import type {
  Arguments,
  Comprehension,
  ExprNode,
  ModNode,
  PatternNode,
  StmtNode,
  TypeParamNode,
} from '../../syntax/ast';

type Context = 'Load' | 'Store' | 'Del';

/** Throws ValueError or TypeError where the tree cannot be compiled. */
export function validateTree(tree: ModNode): void {
  switch (tree.node) {
    case 'Module':
    case 'Interactive':
      return statements(tree.body);
    case 'Expression':
      return expression(tree.body, 'Load');
    case 'FunctionType':
      expressions(tree.argtypes, 'Load', false);
      return expression(tree.returns, 'Load');
  }
}

interface Positioned {
  lineno: number;
  col_offset: number;
  end_lineno: number;
  end_col_offset: number;
}

function position({ lineno, col_offset, end_lineno, end_col_offset }: Positioned): void {
  if (lineno > end_lineno) throw valueError(`AST node line range (${lineno}, ${end_lineno}) is not valid`);
  if ((lineno < 0 && end_lineno !== lineno) || (col_offset < 0 && col_offset !== end_col_offset)) {
    throw valueError(
      `AST node column range (${col_offset}, ${end_col_offset}) for line range (${lineno}, ${end_lineno}) is not valid`,
    );
  }
  if (lineno === end_lineno && col_offset > end_col_offset) {
    throw valueError(`line ${lineno}, column ${col_offset}-${end_col_offset} is not a valid range`);
  }
}

function name(text: string): void {
  if (['None', 'True', 'False'].includes(text)) throw valueError(`identifier field can't represent '${text}' constant`);
}

function nonEmpty(list: readonly unknown[], what: string, owner: string): void {
  if (list.length === 0) throw valueError(`empty ${what} on ${owner}`);
}

function expressions(list: readonly (ExprNode | null)[], context: Context, nullAllowed: boolean): void {
  for (const item of list) {
    if (item !== null) expression(item, context);
    else if (!nullAllowed) throw valueError('None disallowed in expression list');
  }
}

function statements(list: readonly (StmtNode | null)[]): void {
  for (const item of list) {
    if (item === null) throw valueError('None disallowed in statement list');
    statement(item);
  }
}

function body(list: readonly StmtNode[], owner: string): void {
  nonEmpty(list, 'body', owner);
  statements(list);
}

function targets(list: readonly ExprNode[], context: Context, owner: string): void {
  nonEmpty(list, 'targets', owner);
  expressions(list, context, false);
}

function parameters(args: Arguments): void {
  const all = [...args.posonlyargs, ...args.args, ...args.kwonlyargs, args.vararg, args.kwarg];
  for (const arg of all) {
    if (arg === null) continue;
    position(arg);
    if (arg.annotation !== null) expression(arg.annotation, 'Load');
  }
  if (args.defaults.length > args.posonlyargs.length + args.args.length) {
    throw valueError('more positional defaults than args on arguments');
  }
  if (args.kw_defaults.length !== args.kwonlyargs.length) {
    throw valueError('length of kwonlyargs is not the same as kw_defaults on arguments');
  }
  expressions(args.defaults, 'Load', false);
  expressions(args.kw_defaults, 'Load', true);
}

function comprehensions(generators: readonly Comprehension[]): void {
  if (generators.length === 0) throw valueError('comprehension with no generators');
  for (const { target, iter, ifs } of generators) {
    expression(target, 'Store');
    expression(iter, 'Load');
    expressions(ifs, 'Load', false);
  }
}

function expression(node: ExprNode, context: Context): void {
  position(node);
  const own = 'ctx' in node ? (node.ctx as Context) : undefined;
  if (own !== undefined && own !== context) {
    throw valueError(`expression must have ${context} context but has ${own} instead`);
  }
  if (own === undefined && context !== 'Load') {
    throw valueError(`expression which can't be assigned to in ${context} context`);
  }
  switch (node.node) {
    case 'BoolOp':
      if (node.values.length < 2) throw valueError('BoolOp with less than 2 values');
      return expressions(node.values, 'Load', false);
    case 'BinOp':
      expression(node.left, 'Load');
      return expression(node.right, 'Load');
    case 'UnaryOp':
      return expression(node.operand, 'Load');
    case 'Lambda':
      parameters(node.args);
      return expression(node.body, 'Load');
    case 'IfExp':
      expression(node.test, 'Load');
      expression(node.body, 'Load');
      return expression(node.orelse, 'Load');
    case 'Dict':
      if (node.keys.length !== node.values.length) {
        throw valueError("Dict doesn't have the same number of keys as values");
      }
      expressions(node.keys, 'Load', true);
      return expressions(node.values, 'Load', false);
    case 'Set':
      return expressions(node.elts, 'Load', false);
    case 'ListComp':
    case 'SetComp':
    case 'GeneratorExp':
      comprehensions(node.generators);
      return expression(node.elt, 'Load');
    case 'DictComp':
      comprehensions(node.generators);
      expression(node.key, 'Load');
      return expression(node.value, 'Load');
    case 'Yield':
      if (node.value !== null) expression(node.value, 'Load');
      return;
    case 'YieldFrom':
    case 'Await':
      return expression(node.value, 'Load');
    case 'Compare':
      if (node.comparators.length === 0) throw valueError('Compare with no comparators');
      if (node.comparators.length !== node.ops.length) {
        throw valueError('Compare has a different number of comparators and operands');
      }
      expressions(node.comparators, 'Load', false);
      return expression(node.left, 'Load');
    case 'Call':
      expression(node.func, 'Load');
      expressions(node.args, 'Load', false);
      for (const { value } of node.keywords) expression(value, 'Load');
      return;
    case 'JoinedStr':
    case 'TemplateStr':
      return expressions(node.values, 'Load', false);
    case 'FormattedValue':
    case 'Interpolation':
      expression(node.value, 'Load');
      if (node.format_spec !== null) expression(node.format_spec, 'Load');
      return;
    case 'Attribute':
      return expression(node.value, 'Load');
    case 'Subscript':
      expression(node.slice, 'Load');
      return expression(node.value, 'Load');
    case 'Starred':
      return expression(node.value, context);
    case 'Slice':
      for (const part of [node.lower, node.upper, node.step]) if (part !== null) expression(part, 'Load');
      return;
    case 'List':
    case 'Tuple':
      return expressions(node.elts, context, false);
    case 'NamedExpr':
      if (node.target.node !== 'Name') throw typeError('NamedExpr target must be a Name');
      return expression(node.value, 'Load');
    case 'Name':
      return name(node.id);
    case 'Constant':
      return;
  }
}

function typeParams(params: readonly TypeParamNode[]): void {
  for (const param of params) {
    position(param);
    name(param.name);
    if (param.node === 'TypeVar' && param.bound !== null) expression(param.bound, 'Load');
    if (param.default_value !== null) expression(param.default_value, 'Load');
  }
}

function pattern(node: PatternNode, starAllowed: boolean): void {
  position(node);
  switch (node.node) {
    case 'MatchValue':
      return expression(node.value, 'Load');
    case 'MatchSingleton':
      if (node.value !== null && typeof node.value !== 'boolean') {
        throw valueError('MatchSingleton can only contain True, False and None');
      }
      return;
    case 'MatchSequence':
      for (const item of node.patterns) pattern(item, true);
      return;
    case 'MatchMapping':
      if (node.keys.length !== node.patterns.length) {
        throw valueError("MatchMapping doesn't have the same number of keys as patterns");
      }
      if (node.rest !== null) capture(node.rest);
      expressions(node.keys, 'Load', false);
      for (const item of node.patterns) pattern(item, false);
      return;
    case 'MatchClass':
      if (node.kwd_attrs.length !== node.kwd_patterns.length) {
        throw valueError("MatchClass doesn't have the same number of keyword attributes as patterns");
      }
      expression(node.cls, 'Load');
      node.kwd_attrs.forEach(name);
      for (const item of [...node.patterns, ...node.kwd_patterns]) pattern(item, false);
      return;
    case 'MatchStar':
      if (!starAllowed) throw valueError("can't use MatchStar here");
      if (node.name !== null) capture(node.name);
      return;
    case 'MatchAs':
      if (node.name !== null) capture(node.name);
      if (node.pattern === null) return;
      if (node.name === null) throw valueError('MatchAs must specify a target name if a pattern is given');
      return pattern(node.pattern, false);
    case 'MatchOr':
      if (node.patterns.length < 2) throw valueError('MatchOr requires at least 2 patterns');
      for (const item of node.patterns) pattern(item, false);
  }
}

function capture(text: string): void {
  if (text === '_') throw valueError("can't capture name '_' in patterns");
  name(text);
}

function statement(node: StmtNode): void {
  position(node);
  switch (node.node) {
    case 'FunctionDef':
    case 'AsyncFunctionDef':
      body(node.body, node.node);
      typeParams(node.type_params);
      parameters(node.args);
      expressions(node.decorator_list, 'Load', false);
      if (node.returns !== null) expression(node.returns, 'Load');
      return;
    case 'ClassDef':
      body(node.body, 'ClassDef');
      typeParams(node.type_params);
      expressions(node.bases, 'Load', false);
      for (const { value } of node.keywords) expression(value, 'Load');
      return expressions(node.decorator_list, 'Load', false);
    case 'Return':
      if (node.value !== null) expression(node.value, 'Load');
      return;
    case 'Delete':
      return targets(node.targets, 'Del', 'Delete');
    case 'Assign':
      targets(node.targets, 'Store', 'Assign');
      return expression(node.value, 'Load');
    case 'AugAssign':
      expression(node.target, 'Store');
      return expression(node.value, 'Load');
    case 'AnnAssign':
      if (node.target.node !== 'Name' && node.simple) throw typeError('AnnAssign with simple non-Name target');
      expression(node.target, 'Store');
      if (node.value !== null) expression(node.value, 'Load');
      return expression(node.annotation, 'Load');
    case 'TypeAlias':
      if (node.name.node !== 'Name') throw typeError('TypeAlias with non-Name name');
      expression(node.name, 'Store');
      typeParams(node.type_params);
      return expression(node.value, 'Load');
    case 'For':
    case 'AsyncFor':
      expression(node.target, 'Store');
      expression(node.iter, 'Load');
      body(node.body, node.node);
      return statements(node.orelse);
    case 'While':
    case 'If':
      expression(node.test, 'Load');
      body(node.body, node.node);
      return statements(node.orelse);
    case 'With':
    case 'AsyncWith':
      nonEmpty(node.items, 'items', node.node);
      for (const { context_expr, optional_vars } of node.items) {
        expression(context_expr, 'Load');
        if (optional_vars !== null) expression(optional_vars, 'Store');
      }
      return body(node.body, node.node);
    case 'Match':
      expression(node.subject, 'Load');
      nonEmpty(node.cases, 'cases', 'Match');
      for (const item of node.cases) {
        pattern(item.pattern, false);
        if (item.guard !== null) expression(item.guard, 'Load');
        body(item.body, 'match_case');
      }
      return;
    case 'Raise':
      if (node.exc === null) {
        if (node.cause !== null) throw valueError('Raise with cause but no exception');
        return;
      }
      expression(node.exc, 'Load');
      if (node.cause !== null) expression(node.cause, 'Load');
      return;
    case 'Try':
    case 'TryStar':
      body(node.body, node.node);
      if (node.handlers.length === 0 && node.finalbody.length === 0) {
        throw valueError(`${node.node} has neither handlers nor finalbody`);
      }
      if (node.handlers.length === 0 && node.orelse.length > 0) {
        throw valueError(`${node.node} has orelse but no except handlers`);
      }
      for (const handler of node.handlers) {
        position(handler);
        if (handler.type !== null) expression(handler.type, 'Load');
        body(handler.body, 'ExceptHandler');
      }
      statements(node.finalbody);
      return statements(node.orelse);
    case 'Assert':
      expression(node.test, 'Load');
      if (node.msg !== null) expression(node.msg, 'Load');
      return;
    case 'Import':
      return nonEmpty(node.names, 'names', 'Import');
    case 'ImportFrom':
      if (node.level !== null && node.level < 0) throw valueError('Negative ImportFrom level');
      return nonEmpty(node.names, 'names', 'ImportFrom');
    case 'Global':
      return nonEmpty(node.names, 'names', 'Global');
    case 'Nonlocal':
      return nonEmpty(node.names, 'names', 'Nonlocal');
    case 'Expr':
      return expression(node.value, 'Load');
    case 'Pass':
    case 'Break':
    case 'Continue':
      return;
  }
}
