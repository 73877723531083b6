// Annotations in the symbol table: they live in `__annotate__` scopes of their own (PEP 649).

import type { Arg, Arguments, ExprNode, Located } from '../../syntax/ast';
import type { SymbolTableBuilder } from './builder';
import type { Scope } from './scope';
import { USE } from './symbol-flags';

/** The annotation of a variable (symtable_visit_annotation). All of a module or class share one scope. */
export function visitAnnotation(st: SymbolTableBuilder, annotation: ExprNode): void {
  const parent = st.current;
  // Annotations of local variables are never evaluated.
  const isUnevaluated = parent.type === 'function';
  // A module may be executed in part: all its annotations are conditional.
  const isConditional = parent.type === 'module' || (parent.type === 'class' && parent.inConditionalBlock);
  if (isConditional && !parent.hasConditionalAnnotations) {
    parent.hasConditionalAnnotations = true;
    st.addDef('__conditional_annotations__', USE, annotation);
  }
  if (parent.annotationBlock === null) {
    const scope = st.enter('__annotate__', 'annotation', {}, annotation);
    parent.annotationBlock = scope;
    if (parent.type === 'class' && !st.futureAnnotations) {
      scope.canSeeClassScope = true;
      st.addDef('__classdict__', USE, annotation);
    }
  } else st.enterScope(parent.annotationBlock, true);

  const scope = st.current;
  if (isUnevaluated) scope.inUnevaluatedAnnotation = true;
  st.expression(annotation);
  if (isUnevaluated) scope.inUnevaluatedAnnotation = false;
  st.exit();
}

/** Annotations of parameters and result, in a scope keyed by the parameter list (symtable_visit_annotations). */
export function visitSignatureAnnotations(
  st: SymbolTableBuilder,
  loc: Located,
  args: Arguments,
  returns: ExprNode | null,
): void {
  const isInClass = st.current.canSeeClassScope || st.current.type === 'class';
  const scope: Scope = st.enter('__annotate__', 'annotation', args, loc);
  if (isInClass) {
    scope.canSeeClassScope = true;
    st.addDef('__classdict__', USE, loc);
  }
  const visit = (annotation: ExprNode | null | undefined): void => {
    if (annotation === null || annotation === undefined) return;
    scope.annotationsUsed = true;
    st.expression(annotation);
  };
  const visitAll = (list: readonly Arg[]): void => {
    for (const arg of list) visit(arg.annotation);
  };
  visitAll(args.posonlyargs);
  visitAll(args.args);
  visit(args.vararg?.annotation);
  visit(args.kwarg?.annotation);
  visitAll(args.kwonlyargs);
  visit(returns);
  st.exit();
}
