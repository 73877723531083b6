// `from __future__` statements (CPython's future.c).

import type { ImportFrom, Located, ModNode } from '../syntax/ast';
import { CO_FUTURE_ANNOTATIONS, CO_FUTURE_BARRY_AS_BDFL } from './code-flags';
import { type ErrorContext, symbolErrorAt } from './syntax-errors';

export interface FutureFeatures {
  /** CO_FUTURE_ flags, joined with the flags of the compilation. */
  features: number;
  /** The last future statement; line -1 when there is none. */
  location: Located;
}

/** Features that every program has by now. */
const MANDATORY = new Set([
  'nested_scopes',
  'generators',
  'division',
  'absolute_import',
  'with_statement',
  'print_function',
  'unicode_literals',
  'generator_stop',
]);

/** The features a module asks for in its leading statements (_PyFuture_FromAST). */
export function futureFeatures(tree: ModNode, errors: ErrorContext): FutureFeatures {
  const future: FutureFeatures = {
    features: 0,
    location: { lineno: -1, col_offset: -1, end_lineno: -1, end_col_offset: -1 },
  };
  if (tree.node !== 'Module' && tree.node !== 'Interactive') return future;
  const { body } = tree;
  const first = body[0];
  const hasDocstring =
    first?.node === 'Expr' && first.value.node === 'Constant' && typeof first.value.value === 'string';
  for (const statement of hasDocstring ? body.slice(1) : body) {
    if (statement.node !== 'ImportFrom' || statement.level !== 0 || statement.module !== '__future__') break;
    checkFeatures(future, statement, errors);
    future.location = statement;
  }
  return future;
}

function checkFeatures(future: FutureFeatures, statement: ImportFrom, errors: ErrorContext): void {
  for (const alias of statement.names) {
    if (MANDATORY.has(alias.name)) continue;
    if (alias.name === 'barry_as_FLUFL') future.features |= CO_FUTURE_BARRY_AS_BDFL;
    else if (alias.name === 'annotations') future.features |= CO_FUTURE_ANNOTATIONS;
    else if (alias.name === 'braces') throw symbolErrorAt(errors, 'not a chance', alias);
    else throw symbolErrorAt(errors, `future feature ${alias.name} is not defined`, alias);
  }
}
