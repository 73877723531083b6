// Annotations: the `__annotate__` functions that evaluate them on demand (PEP 649), or their text under the future import.

import { Op } from '../../bytecode/opcodes';
import type { AnnAssign, Arg, Arguments, ExprNode, Located, Name } from '../../syntax/ast';
import type { Scope } from '../symbol-table/scope';
import { unparse } from '../unparse/expression';
import { invalidTarget } from './assignments';
import { makeClosure } from './closures';
import type { Compiler } from './compiler';
import { storeName } from './names';
import { CONSTANT_NOTIMPLEMENTEDERROR, MAKE_FUNCTION_ANNOTATE } from './operands';
import type { UnitType } from './unit';

/** annotationlib.Format.VALUE_WITH_FAKE_GLOBALS: higher formats are left to annotationlib. */
const VALUE_WITH_FAKE_GLOBALS = 2;

/** Starts a function with the parameter `.format`; it refuses the formats that it cannot give (codegen_setup_annotations_scope). */
export function enterAnnotationUnit(c: Compiler, loc: Located, scope: Scope, name: string): void {
  c.enterUnit(name, 'annotations', scope, loc.lineno, undefined, { posonlyargcount: 1 });
  c.op(Op.LOAD_FAST, loc, 0);
  c.loadConst(VALUE_WITH_FAKE_GLOBALS, loc);
  c.compare('Gt', loc);
  const body = c.newLabel();
  c.jump(Op.POP_JUMP_IF_FALSE, body, loc);
  c.op(Op.LOAD_COMMON_CONSTANT, loc, CONSTANT_NOTIMPLEMENTEDERROR);
  c.op(Op.RAISE_VARARGS, loc, 1);
  c.useLabel(body);
}

/** Ends an `__annotate__` function, whose parameter is shown as `format`, and pushes it (codegen_leave_annotations_scope). */
function leaveAnnotationUnit(c: Compiler, loc: Located): void {
  c.op(Op.RETURN_VALUE, loc);
  const code = c.finishUnit();
  code.localsplusnames[0] = 'format';
  code.co_varnames[0] = 'format';
  c.exitUnit();
  makeClosure(c, loc, code, 0);
}

/** Pushes the `__annotate__` of a function if it has annotations; returns the flag for it (codegen_function_annotations). */
export function functionAnnotations(c: Compiler, loc: Located, args: Arguments, returns: ExprNode | null): number {
  const scope = c.symbols.scopeFor(args);
  if (!scope.annotationsUsed) return 0;
  enterAnnotationUnit(c, loc, scope, scope.name);
  let count = 0;
  const visit = (name: string, annotation: ExprNode | null): void => {
    if (annotation === null) return;
    c.loadConst(c.maybeMangle(name), loc);
    if (c.futureAnnotations) loadAnnotationText(c, annotation);
    else if (annotation.node === 'Starred') {
      c.expression(annotation.value);
      c.op(Op.UNPACK_SEQUENCE, loc, 1);
    } else c.expression(annotation);
    count++;
  };
  const visitAll = (list: readonly (Arg | null)[]): void => {
    for (const arg of list) if (arg !== null) visit(arg.arg, arg.annotation);
  };
  visitAll(args.args);
  visitAll(args.posonlyargs);
  visitAll([args.vararg]);
  visitAll(args.kwonlyargs);
  visitAll([args.kwarg]);
  visit('return', returns);
  c.op(Op.BUILD_MAP, loc, count);
  leaveAnnotationUnit(c, loc);
  return MAKE_FUNCTION_ANNOTATE;
}

function loadAnnotationText(c: Compiler, annotation: ExprNode): void {
  c.loadConst(unparse(annotation), annotation);
}

/** Generates the `__annotate__` of a module or class body that has annotated names (codegen_process_deferred_annotations). */
export function processDeferredAnnotations(c: Compiler, loc: Located): void {
  const { unit, scope } = c;
  if (unit.deferredAnnotations.length === 0) return;
  const isModule = unit.type === 'module';
  if (isModule) c.startAnnotations();
  const block = scope.annotationBlock!;
  enterAnnotationUnit(c, loc, block, block.name);
  c.op(Op.BUILD_MAP, loc, 0);
  for (const { node, index } of unit.deferredAnnotations) deferredAnnotation(c, loc, node, index, unit.type);
  leaveAnnotationUnit(c, loc);
  storeName(c, scope.type === 'class' ? '__annotate_func__' : '__annotate__', loc);
  if (isModule) c.endAnnotations();
}

function deferredAnnotation(c: Compiler, loc: Located, node: AnnAssign, index: number, outer: UnitType): void {
  const name = c.mangle((node.target as Name).id);
  const notSet = c.newLabel();
  if (index !== -1) {
    c.loadConst(index, node);
    if (outer === 'class') c.op(Op.LOAD_DEREF, node, c.unit.freevars.add('__conditional_annotations__'));
    else c.nameOp(Op.LOAD_GLOBAL, '__conditional_annotations__', node);
    c.op(Op.CONTAINS_OP, node, 0);
    c.jump(Op.POP_JUMP_IF_FALSE, notSet, node);
  }
  c.expression(node.annotation);
  c.op(Op.COPY, node, 2);
  c.loadConst(name, node);
  c.op(Op.STORE_SUBSCR, loc);
  c.useLabel(notSet);
}

/** An annotated assignment: the value first, then the annotation is kept for later (codegen_annassign). */
export function visitAnnAssign(c: Compiler, node: AnnAssign): void {
  const { target, value } = node;
  if (value !== null) {
    c.expression(value);
    c.expression(target);
  }
  const isModuleOrClass = c.unit.type === 'module' || c.unit.type === 'class';
  switch (target.node) {
    case 'Name':
      if (node.simple && isModuleOrClass) recordAnnotation(c, node, target);
      break;
    case 'Attribute':
      if (value === null) evaluateAndDrop(c, target.value);
      break;
    case 'Subscript':
      if (value === null) {
        evaluateAndDrop(c, target.value);
        evaluateSubscript(c, target.slice);
      }
      break;
    default:
      throw invalidTarget(target, 'annotated');
  }
}

function recordAnnotation(c: Compiler, node: AnnAssign, target: Name): void {
  const { unit } = c;
  if (c.futureAnnotations) {
    loadAnnotationText(c, node.annotation);
    c.nameOp(Op.LOAD_NAME, '__annotations__', node);
    c.loadConst(c.maybeMangle(target.id), node);
    c.op(Op.STORE_SUBSCR, node);
    return;
  }
  const isConditional = unit.type === 'module' || unit.inConditionalBlock > 0;
  const index = isConditional ? unit.nextConditionalAnnotation++ : -1;
  unit.deferredAnnotations.push({ node, index });
  if (!isConditional) return;
  const name = '__conditional_annotations__';
  if (unit.type === 'class') c.op(Op.LOAD_DEREF, node, unit.cellvars.add(name));
  else c.nameOp(Op.LOAD_NAME, name, node);
  c.loadConst(index, node);
  c.op(Op.SET_ADD, node, 1);
  c.op(Op.POP_TOP, node);
}

/** The target of an annotation without value is evaluated all the same. */
function evaluateAndDrop(c: Compiler, node: ExprNode): void {
  c.expression(node);
  c.op(Op.POP_TOP, node);
}

function evaluateSubscript(c: Compiler, node: ExprNode): void {
  if (node.node === 'Slice') {
    for (const part of [node.lower, node.upper, node.step]) if (part !== null) evaluateAndDrop(c, part);
  } else if (node.node === 'Tuple') for (const element of node.elts) evaluateSubscript(c, element);
  else evaluateAndDrop(c, node);
}
