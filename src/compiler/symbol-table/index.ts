// The symbol table of a module: all its scopes, and the scope of every name in them.

import type { Located, ModNode } from '../../syntax/ast';
import { docstringOf } from '../docstring';
import type { FutureFeatures } from '../future';
import type { ErrorContext } from '../syntax-errors';
import { analyzeScopes } from './analyze';
import { SymbolTableBuilder } from './builder';
import { visitExpression } from './expressions';
import type { Scope } from './scope';
import { visitStatement } from './statements';

const START: Located = { lineno: 0, col_offset: 0, end_lineno: 0, end_col_offset: 0 };

export class SymbolTable {
  constructor(
    readonly top: Scope,
    private readonly blocks: ReadonlyMap<object, Scope>,
    private readonly defaultBlocks: ReadonlyMap<object, Scope>,
  ) {}

  /** The scope that a node opens. Annotation scopes have the parameter list as key, type parameters their list. */
  scopeFor(key: object): Scope {
    const scope = this.blocks.get(key);
    if (scope === undefined) throw new Error('unknown symbol table entry');
    return scope;
  }

  /** The scope of a TypeVar's default. */
  scopeForDefault(key: object): Scope {
    const scope = this.defaultBlocks.get(key);
    if (scope === undefined) throw new Error('unknown symbol table entry');
    return scope;
  }
}

/** Builds and analyses the symbol table (_PySymtable_Build). */
export function buildSymbolTable(tree: ModNode, future: FutureFeatures, errors: ErrorContext): SymbolTable {
  const builder = new SymbolTableBuilder(errors, future, { statement: visitStatement, expression: visitExpression });
  const top = builder.enter('top', 'module', tree, START);
  switch (tree.node) {
    case 'Module':
      top.hasDocstring = docstringOf(tree.body) !== undefined;
      builder.statements(tree.body);
      break;
    case 'Interactive':
      builder.statements(tree.body);
      break;
    case 'Expression':
      builder.expression(tree.body);
      break;
    case 'FunctionType':
      throw new Error('this compiler does not handle FunctionTypes');
  }
  builder.exit();
  analyzeScopes(top, errors);
  return new SymbolTable(top, builder.blocks, builder.defaultBlocks);
}
