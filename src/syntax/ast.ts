// The syntax tree of Python 3.14: the node classes of CPython's `ast` module (Parser/Python.asdl), field for field. The field `node` names the class.

import type { Value } from '../objects/object';

/** Where a node stands. Lines count from 1; columns count UTF-8 bytes from 0, as in CPython. */
export interface Located {
  lineno: number;
  col_offset: number;
  end_lineno: number;
  end_col_offset: number;
}

export type ModNode = Expression | FunctionType | Interactive | Module;
export interface Expression {
  node: 'Expression';
  body: ExprNode;
}
export interface FunctionType {
  node: 'FunctionType';
  argtypes: ExprNode[];
  returns: ExprNode;
}
export interface Interactive {
  node: 'Interactive';
  body: StmtNode[];
}
export interface Module {
  node: 'Module';
  body: StmtNode[];
  type_ignores: TypeIgnoreNode[];
}
export type StmtNode =
  | AnnAssign
  | Assert
  | Assign
  | AsyncFor
  | AsyncFunctionDef
  | AsyncWith
  | AugAssign
  | Break
  | ClassDef
  | Continue
  | Delete
  | Expr
  | For
  | FunctionDef
  | Global
  | If
  | Import
  | ImportFrom
  | Match
  | Nonlocal
  | Pass
  | Raise
  | Return
  | Try
  | TryStar
  | TypeAlias
  | While
  | With;
export interface AnnAssign extends Located {
  node: 'AnnAssign';
  target: ExprNode;
  annotation: ExprNode;
  value: ExprNode | null;
  simple: number;
}
export interface Assert extends Located {
  node: 'Assert';
  test: ExprNode;
  msg: ExprNode | null;
}
export interface Assign extends Located {
  node: 'Assign';
  targets: ExprNode[];
  value: ExprNode;
  type_comment: string | null;
}
export interface AsyncFor extends Located {
  node: 'AsyncFor';
  target: ExprNode;
  iter: ExprNode;
  body: StmtNode[];
  orelse: StmtNode[];
  type_comment: string | null;
}
export interface AsyncFunctionDef extends Located {
  node: 'AsyncFunctionDef';
  name: string;
  args: Arguments;
  body: StmtNode[];
  decorator_list: ExprNode[];
  returns: ExprNode | null;
  type_comment: string | null;
  type_params: TypeParamNode[];
}
export interface AsyncWith extends Located {
  node: 'AsyncWith';
  items: WithItem[];
  body: StmtNode[];
  type_comment: string | null;
}
export interface AugAssign extends Located {
  node: 'AugAssign';
  target: ExprNode;
  op: Operator;
  value: ExprNode;
}
export interface Break extends Located {
  node: 'Break';
}
export interface ClassDef extends Located {
  node: 'ClassDef';
  name: string;
  bases: ExprNode[];
  keywords: Keyword[];
  body: StmtNode[];
  decorator_list: ExprNode[];
  type_params: TypeParamNode[];
}
export interface Continue extends Located {
  node: 'Continue';
}
export interface Delete extends Located {
  node: 'Delete';
  targets: ExprNode[];
}
export interface Expr extends Located {
  node: 'Expr';
  value: ExprNode;
}
export interface For extends Located {
  node: 'For';
  target: ExprNode;
  iter: ExprNode;
  body: StmtNode[];
  orelse: StmtNode[];
  type_comment: string | null;
}
export interface FunctionDef extends Located {
  node: 'FunctionDef';
  name: string;
  args: Arguments;
  body: StmtNode[];
  decorator_list: ExprNode[];
  returns: ExprNode | null;
  type_comment: string | null;
  type_params: TypeParamNode[];
}
export interface Global extends Located {
  node: 'Global';
  names: string[];
}
export interface If extends Located {
  node: 'If';
  test: ExprNode;
  body: StmtNode[];
  orelse: StmtNode[];
}
export interface Import extends Located {
  node: 'Import';
  names: Alias[];
}
export interface ImportFrom extends Located {
  node: 'ImportFrom';
  module: string | null;
  names: Alias[];
  level: number | null;
}
export interface Match extends Located {
  node: 'Match';
  subject: ExprNode;
  cases: MatchCase[];
}
export interface Nonlocal extends Located {
  node: 'Nonlocal';
  names: string[];
}
export interface Pass extends Located {
  node: 'Pass';
}
export interface Raise extends Located {
  node: 'Raise';
  exc: ExprNode | null;
  cause: ExprNode | null;
}
export interface Return extends Located {
  node: 'Return';
  value: ExprNode | null;
}
export interface Try extends Located {
  node: 'Try';
  body: StmtNode[];
  handlers: ExceptHandlerNode[];
  orelse: StmtNode[];
  finalbody: StmtNode[];
}
export interface TryStar extends Located {
  node: 'TryStar';
  body: StmtNode[];
  handlers: ExceptHandlerNode[];
  orelse: StmtNode[];
  finalbody: StmtNode[];
}
export interface TypeAlias extends Located {
  node: 'TypeAlias';
  name: ExprNode;
  type_params: TypeParamNode[];
  value: ExprNode;
}
export interface While extends Located {
  node: 'While';
  test: ExprNode;
  body: StmtNode[];
  orelse: StmtNode[];
}
export interface With extends Located {
  node: 'With';
  items: WithItem[];
  body: StmtNode[];
  type_comment: string | null;
}
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
export type ExceptHandlerNode = ExceptHandler;
export interface ExceptHandler extends Located {
  node: 'ExceptHandler';
  type: ExprNode | null;
  name: string | null;
  body: StmtNode[];
}
export type PatternNode =
  | MatchAs
  | MatchClass
  | MatchMapping
  | MatchOr
  | MatchSequence
  | MatchSingleton
  | MatchStar
  | MatchValue;
export interface MatchAs extends Located {
  node: 'MatchAs';
  pattern: PatternNode | null;
  name: string | null;
}
export interface MatchClass extends Located {
  node: 'MatchClass';
  cls: ExprNode;
  patterns: PatternNode[];
  kwd_attrs: string[];
  kwd_patterns: PatternNode[];
}
export interface MatchMapping extends Located {
  node: 'MatchMapping';
  keys: ExprNode[];
  patterns: PatternNode[];
  rest: string | null;
}
export interface MatchOr extends Located {
  node: 'MatchOr';
  patterns: PatternNode[];
}
export interface MatchSequence extends Located {
  node: 'MatchSequence';
  patterns: PatternNode[];
}
export interface MatchSingleton extends Located {
  node: 'MatchSingleton';
  value: Value;
}
export interface MatchStar extends Located {
  node: 'MatchStar';
  name: string | null;
}
export interface MatchValue extends Located {
  node: 'MatchValue';
  value: ExprNode;
}
export type TypeParamNode = ParamSpec | TypeVar | TypeVarTuple;
export interface ParamSpec extends Located {
  node: 'ParamSpec';
  name: string;
  default_value: ExprNode | null;
}
export interface TypeVar extends Located {
  node: 'TypeVar';
  name: string;
  bound: ExprNode | null;
  default_value: ExprNode | null;
}
export interface TypeVarTuple extends Located {
  node: 'TypeVarTuple';
  name: string;
  default_value: ExprNode | null;
}
export type TypeIgnoreNode = TypeIgnore;
export interface TypeIgnore {
  node: 'TypeIgnore';
  lineno: number;
  tag: string;
}
export interface Comprehension {
  node: 'comprehension';
  target: ExprNode;
  iter: ExprNode;
  ifs: ExprNode[];
  is_async: number;
}
export interface Arguments {
  node: 'arguments';
  posonlyargs: Arg[];
  args: Arg[];
  vararg: Arg | null;
  kwonlyargs: Arg[];
  kw_defaults: (ExprNode | null)[];
  kwarg: Arg | null;
  defaults: ExprNode[];
}
export interface Arg extends Located {
  node: 'arg';
  arg: string;
  annotation: ExprNode | null;
  type_comment: string | null;
}
export interface Keyword extends Located {
  node: 'keyword';
  arg: string | null;
  value: ExprNode;
}
export interface Alias extends Located {
  node: 'alias';
  name: string;
  asname: string | null;
}
export interface WithItem {
  node: 'withitem';
  context_expr: ExprNode;
  optional_vars: ExprNode | null;
}
export interface MatchCase {
  node: 'match_case';
  pattern: PatternNode;
  guard: ExprNode | null;
  body: StmtNode[];
}
