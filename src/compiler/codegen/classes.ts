// Class statements: a function that fills the namespace, given to __build_class__ with the bases and keywords.

import { Op } from '../../bytecode/opcodes';
import { PyTuple } from '../../objects/containers/tuple';
import type { ClassDef, Located } from '../../syntax/ast';
import { NO_LOCATION } from '../instruction-sequence';
import { body } from './bodies';
import { callWith } from './calls';
import { makeClosure } from './closures';
import type { Compiler } from './compiler';
import { applyDecorators } from './functions';
import { loadName, storeName } from './names';
import { INTRINSIC_SUBSCRIPT_GENERIC } from './operands';
import { pushTypeParameters } from './type-parameters';
import { sortByCodePoints } from './unit';

/** codegen_class. */
export function visitClassDef(c: Compiler, node: ClassDef): void {
  c.expressions(node.decorator_list);
  const firstlineno = (node.decorator_list[0] ?? node).lineno;
  if (node.type_params.length > 0) genericClass(c, node, firstlineno);
  else {
    classBody(c, node, firstlineno);
    callWith(c, node, 2, node.bases, node.keywords);
  }
  applyDecorators(c, node.decorator_list);
  storeName(c, node.name, node);
}

/** The type parameters live in a function around the class statement; `Generic[...]` joins the bases. */
function genericClass(c: Compiler, node: ClassDef, firstlineno: number): void {
  const scope = c.symbols.scopeFor(node.type_params);
  c.enterUnit(`<generic parameters of ${node.name}>`, 'annotations', scope, firstlineno, node.name);
  pushTypeParameters(c, node.type_params);
  storeName(c, '.type_params', node);
  classBody(c, node, firstlineno);
  loadName(c, '.type_params', node);
  c.op(Op.CALL_INTRINSIC_1, node, INTRINSIC_SUBSCRIPT_GENERIC);
  storeName(c, '.generic_base', node);
  callWith(c, node, 2, node.bases, node.keywords, '.generic_base');
  const code = c.finishUnit(false);
  c.exitUnit();
  makeClosure(c, node, code, 0);
  c.op(Op.PUSH_NULL, node);
  c.op(Op.CALL, node, 0);
}

/** Pushes __build_class__, the function of the class body and the name (codegen_class_body). */
function classBody(c: Compiler, node: ClassDef, firstlineno: number): void {
  const scope = c.symbols.scopeFor(node);
  c.enterUnit(node.name, 'class', scope, firstlineno, node.name);
  const loc: Located = { lineno: firstlineno, end_lineno: firstlineno, col_offset: 0, end_col_offset: 0 };
  loadName(c, '__name__', loc);
  storeName(c, '__module__', loc);
  c.loadConst(c.unit.qualname, loc);
  storeName(c, '__qualname__', loc);
  c.loadConst(firstlineno, loc);
  storeName(c, '__firstlineno__', loc);
  if (node.type_params.length > 0) {
    loadName(c, '.type_params', loc);
    storeName(c, '__type_params__', loc);
  }
  if (scope.needsClassdict) {
    c.op(Op.LOAD_LOCALS, loc);
    c.op(Op.STORE_DEREF, loc, c.unit.cellvars.add('__classdict__'));
  }
  if (scope.hasConditionalAnnotations) {
    c.op(Op.BUILD_SET, loc, 0);
    c.op(Op.STORE_DEREF, loc, c.unit.cellvars.add('__conditional_annotations__'));
  }
  body(c, loc, node.body);
  c.loadConst(new PyTuple(sortByCodePoints([...c.unit.staticAttributes])), NO_LOCATION);
  storeName(c, '__static_attributes__', NO_LOCATION);
  if (scope.needsClassdict) {
    c.op(Op.LOAD_CLOSURE, NO_LOCATION, c.unit.cellvars.add('__classdict__'));
    storeName(c, '__classdictcell__', NO_LOCATION);
  }
  if (scope.needsClassClosure) {
    c.op(Op.LOAD_CLOSURE, NO_LOCATION, c.unit.cellvars.add('__class__'));
    c.op(Op.COPY, NO_LOCATION, 1);
    storeName(c, '__classcell__', NO_LOCATION);
  } else c.loadConst(null, NO_LOCATION);
  c.op(Op.RETURN_VALUE, NO_LOCATION);
  const code = c.finishUnit();
  c.exitUnit();
  // From here on at the class statement itself, not at its decorators.
  c.op(Op.LOAD_BUILD_CLASS, node);
  c.op(Op.PUSH_NULL, node);
  makeClosure(c, node, code, 0);
  c.loadConst(node.name, node);
}
