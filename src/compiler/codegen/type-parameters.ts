// Type parameters (PEP 695, PEP 696) and the type statement: everything about them is evaluated lazily.

import { Op } from '../../bytecode/opcodes';
import { PyTuple } from '../../objects/containers/tuple';
import type { ExprNode, Name, TypeAlias, TypeParamNode } from '../../syntax/ast';
import type { Scope } from '../symbol-table/scope';
import { enterAnnotationUnit } from './annotations';
import { makeClosure } from './closures';
import type { Compiler } from './compiler';
import { storeName } from './names';
import {
  INTRINSIC_PARAMSPEC,
  INTRINSIC_SET_TYPEPARAM_DEFAULT,
  INTRINSIC_TYPEALIAS,
  INTRINSIC_TYPEVAR,
  INTRINSIC_TYPEVAR_WITH_BOUND,
  INTRINSIC_TYPEVAR_WITH_CONSTRAINTS,
  INTRINSIC_TYPEVARTUPLE,
  MAKE_FUNCTION_DEFAULTS,
} from './operands';

/** Makes the type parameters, stores each under its name and pushes a tuple of them (codegen_type_params). */
export function pushTypeParameters(c: Compiler, params: readonly TypeParamNode[]): void {
  let seenDefault = false;
  for (const param of params) {
    c.loadConst(param.name, param);
    switch (param.node) {
      case 'TypeVar':
        if (param.bound !== null) {
          pushEvaluator(c, param.bound, param.name, c.symbols.scopeFor(param), false);
          const isTuple = param.bound.node === 'Tuple';
          c.op(Op.CALL_INTRINSIC_2, param, isTuple ? INTRINSIC_TYPEVAR_WITH_CONSTRAINTS : INTRINSIC_TYPEVAR_WITH_BOUND);
        } else c.op(Op.CALL_INTRINSIC_1, param, INTRINSIC_TYPEVAR);
        break;
      case 'TypeVarTuple':
        c.op(Op.CALL_INTRINSIC_1, param, INTRINSIC_TYPEVARTUPLE);
        break;
      case 'ParamSpec':
        c.op(Op.CALL_INTRINSIC_1, param, INTRINSIC_PARAMSPEC);
        break;
    }
    if (param.default_value !== null) {
      seenDefault = true;
      const isTypeVar = param.node === 'TypeVar';
      const scope = isTypeVar ? c.symbols.scopeForDefault(param) : c.symbols.scopeFor(param);
      pushEvaluator(c, param.default_value, param.name, scope, param.node === 'TypeVarTuple');
      c.op(Op.CALL_INTRINSIC_2, param, INTRINSIC_SET_TYPEPARAM_DEFAULT);
    } else if (seenDefault) {
      c.fail(`non-default type parameter '${param.name}' follows default type parameter`, param);
    }
    c.op(Op.COPY, param, 1);
    storeName(c, param.name, param);
  }
  c.op(Op.BUILD_TUPLE, params[0]!, params.length);
}

/** Pushes a function that evaluates a bound or default; its parameter `.format` defaults to VALUE. */
function pushEvaluator(c: Compiler, value: ExprNode, name: string, scope: Scope, allowStarred: boolean): void {
  c.loadConst(new PyTuple([1]), value);
  enterAnnotationUnit(c, value, scope, name);
  if (allowStarred && value.node === 'Starred') {
    c.expression(value.value);
    c.op(Op.UNPACK_SEQUENCE, value, 1);
  } else c.expression(value);
  c.op(Op.RETURN_VALUE, value);
  const code = c.finishUnit();
  c.exitUnit();
  makeClosure(c, value, code, MAKE_FUNCTION_DEFAULTS);
}

/** The type statement (codegen_typealias). */
export function visitTypeAlias(c: Compiler, node: TypeAlias): void {
  const name = (node.name as Name).id;
  const isGeneric = node.type_params.length > 0;
  if (isGeneric) {
    const scope = c.symbols.scopeFor(node.type_params);
    c.enterUnit(`<generic parameters of ${name}>`, 'annotations', scope, node.lineno);
    c.loadConst(name, node);
    pushTypeParameters(c, node.type_params);
  } else {
    c.loadConst(name, node);
    c.loadConst(null, node);
  }
  aliasBody(c, node, name);
  if (isGeneric) {
    const code = c.finishUnit(false);
    c.exitUnit();
    makeClosure(c, node, code, 0);
    c.op(Op.PUSH_NULL, node);
    c.op(Op.CALL, node, 0);
  }
  storeName(c, name, node);
}

function aliasBody(c: Compiler, node: TypeAlias, name: string): void {
  c.loadConst(new PyTuple([1]), node);
  enterAnnotationUnit(c, node, c.symbols.scopeFor(node), name);
  c.expression(node.value);
  c.op(Op.RETURN_VALUE, node);
  const code = c.finishUnit(false);
  c.exitUnit();
  makeClosure(c, node, code, MAKE_FUNCTION_DEFAULTS);
  c.op(Op.BUILD_TUPLE, node, 3);
  c.op(Op.CALL_INTRINSIC_1, node, INTRINSIC_TYPEALIAS);
}
