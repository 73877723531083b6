// What stands within statements and expressions: handlers, patterns, parameters, arguments and other parts.

import type { Value } from '../../objects/object';
import type { ExprNode } from './expressions';
import type { StmtNode } from './statements';
import type { Located } from './located';

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
