// Expressions of the syntax tree, and the operators and contexts in them.

import type { Value } from '../../objects/object';
import type { Arguments, Comprehension, Keyword } from './parts';
import type { Located } from './located';

export type ExprNode =
  | Attribute
  | Await
  | BinOp
  | BoolOp
  | Call
  | Compare
  | Constant
  | Dict
  | DictComp
  | FormattedValue
  | GeneratorExp
  | IfExp
  | Interpolation
  | JoinedStr
  | Lambda
  | List
  | ListComp
  | Name
  | NamedExpr
  | Set
  | SetComp
  | Slice
  | Starred
  | Subscript
  | TemplateStr
  | Tuple
  | UnaryOp
  | Yield
  | YieldFrom;
export interface Attribute extends Located {
  node: 'Attribute';
  value: ExprNode;
  attr: string;
  ctx: ExprContext;
}
export interface Await extends Located {
  node: 'Await';
  value: ExprNode;
}
export interface BinOp extends Located {
  node: 'BinOp';
  left: ExprNode;
  op: Operator;
  right: ExprNode;
}
export interface BoolOp extends Located {
  node: 'BoolOp';
  op: BoolOperator;
  values: ExprNode[];
}
export interface Call extends Located {
  node: 'Call';
  func: ExprNode;
  args: ExprNode[];
  keywords: Keyword[];
}
export interface Compare extends Located {
  node: 'Compare';
  left: ExprNode;
  ops: CmpOperator[];
  comparators: ExprNode[];
}
export interface Constant extends Located {
  node: 'Constant';
  value: Value;
  kind: string | null;
}
export interface Dict extends Located {
  node: 'Dict';
  keys: (ExprNode | null)[];
  values: ExprNode[];
}
export interface DictComp extends Located {
  node: 'DictComp';
  key: ExprNode;
  value: ExprNode;
  generators: Comprehension[];
}
export interface FormattedValue extends Located {
  node: 'FormattedValue';
  value: ExprNode;
  conversion: number;
  format_spec: ExprNode | null;
}
export interface GeneratorExp extends Located {
  node: 'GeneratorExp';
  elt: ExprNode;
  generators: Comprehension[];
}
export interface IfExp extends Located {
  node: 'IfExp';
  test: ExprNode;
  body: ExprNode;
  orelse: ExprNode;
}
export interface Interpolation extends Located {
  node: 'Interpolation';
  value: ExprNode;
  str: Value;
  conversion: number;
  format_spec: ExprNode | null;
}
export interface JoinedStr extends Located {
  node: 'JoinedStr';
  values: ExprNode[];
}
export interface Lambda extends Located {
  node: 'Lambda';
  args: Arguments;
  body: ExprNode;
}
export interface List extends Located {
  node: 'List';
  elts: ExprNode[];
  ctx: ExprContext;
}
export interface ListComp extends Located {
  node: 'ListComp';
  elt: ExprNode;
  generators: Comprehension[];
}
export interface Name extends Located {
  node: 'Name';
  id: string;
  ctx: ExprContext;
}
export interface NamedExpr extends Located {
  node: 'NamedExpr';
  target: ExprNode;
  value: ExprNode;
}
export interface Set extends Located {
  node: 'Set';
  elts: ExprNode[];
}
export interface SetComp extends Located {
  node: 'SetComp';
  elt: ExprNode;
  generators: Comprehension[];
}
export interface Slice extends Located {
  node: 'Slice';
  lower: ExprNode | null;
  upper: ExprNode | null;
  step: ExprNode | null;
}
export interface Starred extends Located {
  node: 'Starred';
  value: ExprNode;
  ctx: ExprContext;
}
export interface Subscript extends Located {
  node: 'Subscript';
  value: ExprNode;
  slice: ExprNode;
  ctx: ExprContext;
}
export interface TemplateStr extends Located {
  node: 'TemplateStr';
  values: ExprNode[];
}
export interface Tuple extends Located {
  node: 'Tuple';
  elts: ExprNode[];
  ctx: ExprContext;
}
export interface UnaryOp extends Located {
  node: 'UnaryOp';
  op: UnaryOperator;
  operand: ExprNode;
}
export interface Yield extends Located {
  node: 'Yield';
  value: ExprNode | null;
}
export interface YieldFrom extends Located {
  node: 'YieldFrom';
  value: ExprNode;
}
export type ExprContext = 'Del' | 'Load' | 'Store';
export type BoolOperator = 'And' | 'Or';
export type Operator =
  | 'Add'
  | 'BitAnd'
  | 'BitOr'
  | 'BitXor'
  | 'Div'
  | 'FloorDiv'
  | 'LShift'
  | 'MatMult'
  | 'Mod'
  | 'Mult'
  | 'Pow'
  | 'RShift'
  | 'Sub';
export type UnaryOperator = 'Invert' | 'Not' | 'UAdd' | 'USub';
export type CmpOperator = 'Eq' | 'Gt' | 'GtE' | 'In' | 'Is' | 'IsNot' | 'Lt' | 'LtE' | 'NotEq' | 'NotIn';
