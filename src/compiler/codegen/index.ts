// Code generation: which function handles which node of the tree (CPython's codegen.c).

import type { ModNode } from '../../syntax/ast';
import { visitAnnAssign } from './annotations';
import { visitAssign, visitAugAssign, visitDelete } from './assignments';
import { visitAttribute } from './attributes';
import { moduleBody } from './bodies';
import { visitCall } from './calls';
import { visitClassDef } from './classes';
import type { Compiler, ExpressionHandlers, StatementHandlers } from './compiler';
import { visitComprehension } from './comprehensions';
import { visitBoolOp, visitCompare, visitIfExp } from './conditions';
import { visitDict, visitList, visitSet, visitTuple } from './displays';
import { visitFunctionDef, visitLambda } from './functions';
import { visitImport, visitImportFrom } from './imports';
import { visitAsyncFor, visitBreak, visitContinue, visitFor, visitWhile } from './loops';
import { visitMatch } from './match';
import { visitBinOp, visitConstant, visitName, visitNamedExpr, visitStarred, visitUnaryOp } from './operators';
import {
  conditional,
  visitAssert,
  visitDeclaration,
  visitExpr,
  visitIf,
  visitPass,
  visitRaise,
  visitReturn,
} from './statements';
import { visitFormattedValue, visitInterpolation, visitJoinedStr, visitTemplateStr } from './strings';
import { visitSlice, visitSubscript } from './subscripts';
import { visitTry } from './try';
import { visitTryStar } from './try-star';
import { visitTypeAlias } from './type-parameters';
import { visitWith } from './with';
import { visitAwait, visitYield, visitYieldFrom } from './yields';

export const expressionHandlers: ExpressionHandlers = {
  Attribute: visitAttribute,
  Await: visitAwait,
  BinOp: visitBinOp,
  BoolOp: visitBoolOp,
  Call: visitCall,
  Compare: visitCompare,
  Constant: visitConstant,
  Dict: visitDict,
  DictComp: visitComprehension,
  FormattedValue: visitFormattedValue,
  GeneratorExp: visitComprehension,
  IfExp: visitIfExp,
  Interpolation: visitInterpolation,
  JoinedStr: visitJoinedStr,
  Lambda: visitLambda,
  List: visitList,
  ListComp: visitComprehension,
  Name: visitName,
  NamedExpr: visitNamedExpr,
  Set: visitSet,
  SetComp: visitComprehension,
  Slice: visitSlice,
  Starred: visitStarred,
  Subscript: visitSubscript,
  TemplateStr: visitTemplateStr,
  Tuple: visitTuple,
  UnaryOp: visitUnaryOp,
  Yield: visitYield,
  YieldFrom: visitYieldFrom,
};

export const statementHandlers: StatementHandlers = {
  AnnAssign: visitAnnAssign,
  Assert: visitAssert,
  Assign: visitAssign,
  AsyncFor: conditional(visitAsyncFor),
  AsyncFunctionDef: visitFunctionDef,
  AsyncWith: conditional(visitWith),
  AugAssign: visitAugAssign,
  Break: visitBreak,
  ClassDef: visitClassDef,
  Continue: visitContinue,
  Delete: visitDelete,
  Expr: visitExpr,
  For: conditional(visitFor),
  FunctionDef: visitFunctionDef,
  Global: visitDeclaration,
  If: conditional(visitIf),
  Import: visitImport,
  ImportFrom: visitImportFrom,
  Match: conditional(visitMatch),
  Nonlocal: visitDeclaration,
  Pass: visitPass,
  Raise: visitRaise,
  Return: visitReturn,
  Try: conditional(visitTry),
  TryStar: conditional(visitTryStar),
  TypeAlias: visitTypeAlias,
  While: conditional(visitWhile),
  With: conditional(visitWith),
};

/** Generates the code of a whole module, interactive statement or expression into the compiler's first unit. */
export function generate(c: Compiler, tree: ModNode): void {
  c.enterUnit('<module>', 'module', c.symbols.top, 1);
  switch (tree.node) {
    case 'Module':
      moduleBody(c, tree.body, false);
      break;
    case 'Interactive':
      moduleBody(c, tree.body, true);
      break;
    case 'Expression':
      c.expression(tree.body);
      break;
    case 'FunctionType':
      throw new Error('module kind FunctionType should not be possible');
  }
}
