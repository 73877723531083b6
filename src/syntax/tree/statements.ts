// Modules and statements of the syntax tree.

import type { ExprNode, Operator } from './expressions';
import type {
  Alias,
  Arguments,
  ExceptHandlerNode,
  Keyword,
  MatchCase,
  TypeIgnoreNode,
  TypeParamNode,
  WithItem,
} from './parts';
import type { Located } from './located';

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
