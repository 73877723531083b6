// Bodies of modules and classes: docstring, statements, annotations.

import { Op } from '../../bytecode/opcodes';
import type { Located, StmtNode } from '../../syntax/ast';
import { cleanDocstring, docstringOf } from '../docstring';
import { NO_LOCATION } from '../instruction-sequence';
import { processDeferredAnnotations } from './annotations';
import type { Compiler } from './compiler';
import { storeName } from './names';

/** codegen_body. A string at the interactive prompt is no docstring. */
export function body(c: Compiler, loc: Located, statements: readonly StmtNode[], isInteractive = false): void {
  if (c.futureAnnotations && c.scope.annotationsUsed) c.op(Op.SETUP_ANNOTATIONS, loc);
  if (statements.length === 0) return;
  const docstring = !isInteractive && c.scope.hasDocstring ? docstringOf(statements) : undefined;
  if (docstring !== undefined) {
    c.loadConst(cleanDocstring(docstring.value.value), docstring.value);
    storeName(c, '__doc__', NO_LOCATION);
  }
  for (let i = docstring === undefined ? 0 : 1; i < statements.length; i++) c.statement(statements[i]!);
  if (!c.futureAnnotations) processDeferredAnnotations(c, loc);
}

/** The body of a module (_PyCodegen_Module). */
export function moduleBody(c: Compiler, statements: readonly StmtNode[], isInteractive: boolean): void {
  const loc = statements[0] ?? { lineno: 1, end_lineno: 1, col_offset: 0, end_col_offset: 0 };
  if (c.scope.hasConditionalAnnotations) {
    c.op(Op.BUILD_SET, loc, 0);
    c.op(Op.STORE_NAME, loc, c.unit.names.add('__conditional_annotations__'));
  }
  body(c, loc, statements, isInteractive);
}
