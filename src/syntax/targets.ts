// Expressions as targets: what may be assigned to, looped over or deleted.

import type * as ast from './ast';

/**
 * Turns an expression into a target by setting its context, and that of its parts. False where the grammar has no such
 * target. `starred` tells whether a `*name` may stand there.
 */
export function becomeTarget(node: ast.ExprNode, ctx: 'Store' | 'Del', starred: boolean): boolean {
  switch (node.node) {
    case 'Name':
    case 'Attribute':
    case 'Subscript':
      node.ctx = ctx;
      return true;
    case 'Tuple':
    case 'List':
      for (const item of node.elts) if (!becomeTarget(item, ctx, ctx === 'Store')) return false;
      node.ctx = ctx;
      return true;
    case 'Starred':
      if (!starred || !becomeTarget(node.value, ctx, false)) return false;
      node.ctx = ctx;
      return true;
    default:
      return false;
  }
}

/** Turns an expression into the one target of an annotation or augmented assignment. */
export function becomeSingleTarget(node: ast.ExprNode): boolean {
  if (node.node !== 'Name' && node.node !== 'Attribute' && node.node !== 'Subscript') return false;
  node.ctx = 'Store';
  return true;
}

/** Expressions that cannot stand where they were found, found by kind (_PyPegen_get_invalid_target). */
export function invalidTarget(node: ast.ExprNode, kind: 'star' | 'del' | 'for'): ast.ExprNode | null {
  switch (node.node) {
    case 'List':
    case 'Tuple':
      for (const item of node.elts) {
        const invalid = invalidTarget(item, kind);
        if (invalid !== null) return invalid;
      }
      return null;
    case 'Starred':
      return kind === 'del' ? node : invalidTarget(node.value, kind);
    case 'Compare':
      if (kind !== 'for') return node;
      return node.ops[0] === 'In' ? invalidTarget(node.left, kind) : null;
    case 'Name':
    case 'Subscript':
    case 'Attribute':
      return null;
    default:
      return node;
  }
}

/** How an error message calls an expression (_PyPegen_get_expr_name). */
export function expressionName(node: ast.ExprNode): string {
  if (node.node !== 'Constant') return EXPRESSION_NAMES[node.node];
  const { value } = node;
  if (value === null) return 'None';
  if (value === true) return 'True';
  if (value === false) return 'False';
  if (typeof value === 'object' && value.type.name === 'ellipsis') return 'ellipsis';
  return 'literal';
}

const EXPRESSION_NAMES: Readonly<Record<Exclude<ast.ExprNode['node'], 'Constant'>, string>> = {
  Attribute: 'attribute',
  Subscript: 'subscript',
  Starred: 'starred',
  Name: 'name',
  List: 'list',
  Tuple: 'tuple',
  Lambda: 'lambda',
  Call: 'function call',
  BoolOp: 'expression',
  BinOp: 'expression',
  UnaryOp: 'expression',
  GeneratorExp: 'generator expression',
  Yield: 'yield expression',
  YieldFrom: 'yield expression',
  Await: 'await expression',
  ListComp: 'list comprehension',
  SetComp: 'set comprehension',
  DictComp: 'dict comprehension',
  Dict: 'dict literal',
  Set: 'set display',
  JoinedStr: 'f-string expression',
  FormattedValue: 'f-string expression',
  TemplateStr: 't-string expression',
  Interpolation: 't-string expression',
  Compare: 'comparison',
  IfExp: 'conditional expression',
  NamedExpr: 'named expression',
  Slice: 'slice',
};
