// SyntaxWarnings about code that cannot be meant: literals that are called, subscripted or compared by identity.

import { PyTuple } from '../../objects/containers/tuple';
import { PyBytes } from '../../objects/bytes/bytes';
import type { Value } from '../../objects/object';
import { Ellipsis } from '../../objects/singletons';
import { typeOf } from '../../objects/type-of';
import type { Compare, ExprNode } from '../../syntax/ast';
import type { Compiler } from './compiler';

/** The name of the type that an expression certainly has, if any (infer_type). */
function inferType(node: ExprNode): string | undefined {
  switch (node.node) {
    case 'Tuple':
      return 'tuple';
    case 'List':
    case 'ListComp':
      return 'list';
    case 'Dict':
    case 'DictComp':
      return 'dict';
    case 'Set':
    case 'SetComp':
      return 'set';
    case 'GeneratorExp':
      return 'generator';
    case 'Lambda':
      return 'function';
    case 'TemplateStr':
    case 'Interpolation':
      return 'string.templatelib.Template';
    case 'JoinedStr':
    case 'FormattedValue':
      return 'str';
    case 'Constant':
      return typeOf(node.value).name;
    default:
      return undefined;
  }
}

/** May the expression be compared by identity? Constants other than named singletons may not (check_is_arg). */
function isIdentityOperand(node: ExprNode): boolean {
  if (node.node === 'Tuple') return !node.elts.every((element) => element.node === 'Constant');
  if (node.node !== 'Constant') return true;
  const { value } = node;
  return value === null || typeof value === 'boolean' || value === Ellipsis;
}

/** `x is 1` (codegen_check_compare). */
export function checkCompare(c: Compiler, node: Compare): void {
  let left = node.left;
  for (const [i, op] of node.ops.entries()) {
    const right = node.comparators[i]!;
    if (op === 'Is' || op === 'IsNot') {
      const literal = isIdentityOperand(left) ? (isIdentityOperand(right) ? undefined : right) : left;
      if (literal !== undefined) {
        const [written, meant] = op === 'Is' ? ['is', '=='] : ['is not', '!='];
        c.warn(`"${written}" with '${inferType(literal)}' literal. Did you mean "${meant}"?`, node);
        return;
      }
    }
    left = right;
  }
}

const NOT_CALLABLE = new Set<ExprNode['node']>([
  'Constant',
  'Tuple',
  'List',
  'ListComp',
  'Dict',
  'DictComp',
  'Set',
  'SetComp',
  'GeneratorExp',
  'JoinedStr',
  'TemplateStr',
  'FormattedValue',
  'Interpolation',
]);

/** `1(2)` (check_caller). */
export function checkCaller(c: Compiler, node: ExprNode): void {
  if (!NOT_CALLABLE.has(node.node)) return;
  c.warn(`'${inferType(node)}' object is not callable; perhaps you missed a comma?`, node);
}

function isSubscriptableConstant(value: Value): boolean {
  return typeof value === 'string' || value instanceof PyBytes || value instanceof PyTuple;
}

const NOT_SUBSCRIPTABLE = new Set<ExprNode['node']>([
  'Set',
  'SetComp',
  'GeneratorExp',
  'Lambda',
  'TemplateStr',
  'Interpolation',
]);

/** `1[2]` (check_subscripter). */
export function checkSubscripter(c: Compiler, node: ExprNode): void {
  if (node.node === 'Constant') {
    if (isSubscriptableConstant(node.value)) return;
  } else if (!NOT_SUBSCRIPTABLE.has(node.node)) return;
  c.warn(`'${inferType(node)}' object is not subscriptable; perhaps you missed a comma?`, node);
}

const INTEGER_INDEXED = new Set<ExprNode['node']>(['Tuple', 'List', 'ListComp', 'JoinedStr', 'FormattedValue']);

/** `[1]['x']` (check_index). */
export function checkIndex(c: Compiler, node: ExprNode, index: ExprNode): void {
  const indexType = inferType(index);
  if (indexType === undefined || indexType === 'int' || indexType === 'bool' || indexType === 'slice') return;
  if (node.node === 'Constant' ? !isSubscriptableConstant(node.value) : !INTEGER_INDEXED.has(node.node)) return;
  c.warn(`${inferType(node)} indices must be integers or slices, not ${indexType}; perhaps you missed a comma?`, node);
}
