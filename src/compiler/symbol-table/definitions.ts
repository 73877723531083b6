// Functions, classes, type aliases and type parameters in the symbol table.

import type {
  AsyncFunctionDef,
  ClassDef,
  ExprNode,
  FunctionDef,
  Located,
  Name,
  StmtNode,
  TypeAlias,
  TypeParamNode,
} from '../../syntax/ast';
import { docstringOf } from '../docstring';
import { visitSignatureAnnotations } from './annotations';
import type { SymbolTableBuilder } from './builder';
import { visitParameters } from './parameters';
import { DEF_LOCAL, DEF_PARAM, DEF_TYPE_PARAM, USE } from './symbol-flags';

/** A function statement: defaults and decorators outside, type parameters around, annotations beside it. */
export function visitFunction(st: SymbolTableBuilder, node: FunctionDef | AsyncFunctionDef): void {
  const { args, type_params } = node;
  st.addDef(node.name, DEF_LOCAL, node);
  st.expressions(args.defaults);
  st.expressions(args.kw_defaults);
  st.expressions(node.decorator_list);
  if (type_params.length > 0) {
    enterTypeParameters(st, node.name, type_params, node, node);
    // Declared even when there are no defaults; only then is it also a parameter.
    st.addDef('.defaults', DEF_PARAM, node);
    if (args.kw_defaults.some((value) => value !== null)) st.addDef('.kwdefaults', DEF_PARAM, node);
    visitTypeParameters(st, type_params);
  }
  const scope = st.newScope(node.name, 'function', node, node);
  scope.hasDocstring = docstringOf(node.body) !== undefined;
  visitSignatureAnnotations(st, node, args, node.returns);
  st.enterScope(scope);
  if (node.node === 'AsyncFunctionDef') scope.coroutine = true;
  visitParameters(st, args);
  st.statements(node.body);
  st.exit();
  if (type_params.length > 0) st.exit();
}

/** A class statement; its bases see the type parameters, its body mangles private names. */
export function visitClass(st: SymbolTableBuilder, node: ClassDef): void {
  const outerPrivate = st.private;
  const isGeneric = node.type_params.length > 0;
  st.addDef(node.name, DEF_LOCAL, node);
  st.expressions(node.decorator_list);
  if (isGeneric) {
    enterTypeParameters(st, node.name, node.type_params, node, node);
    st.private = node.name;
    st.current.mangledNames = new Set();
    visitTypeParameters(st, node.type_params);
  }
  st.expressions(node.bases);
  for (const keyword of node.keywords) if (keyword.arg !== null) st.checkName(keyword.arg, keyword, 'Store');
  for (const keyword of node.keywords) st.expression(keyword.value);
  const scope = st.enter(node.name, 'class', node, node);
  st.private = node.name;
  if (isGeneric) {
    st.addDef('__type_params__', DEF_LOCAL, node);
    st.addDef('.type_params', USE, node);
  }
  scope.hasDocstring = docstringOf(node.body) !== undefined;
  st.statements(node.body);
  st.exit();
  if (isGeneric) st.exit();
  st.private = outerPrivate;
}

/** A `type` statement; the value has a scope of its own, since it is evaluated lazily. */
export function visitTypeAlias(st: SymbolTableBuilder, node: TypeAlias): void {
  st.expression(node.name);
  const name = (node.name as Name).id;
  const isInClass = st.current.type === 'class';
  const isGeneric = node.type_params.length > 0;
  if (isGeneric) {
    enterTypeParameters(st, name, node.type_params, node, node);
    visitTypeParameters(st, node.type_params);
  }
  const scope = st.enter(name, 'type alias', node, node);
  scope.canSeeClassScope = isInClass;
  if (isInClass) st.addDef('__classdict__', USE, node.value);
  st.expression(node.value);
  st.exit();
  if (isGeneric) st.exit();
}

function enterTypeParameters(
  st: SymbolTableBuilder,
  name: string,
  key: readonly TypeParamNode[],
  statement: StmtNode,
  loc: Located,
): void {
  const isInClass = st.current.type === 'class';
  const scope = st.enter(name, 'type parameters', key, loc);
  if (isInClass) {
    scope.canSeeClassScope = true;
    st.addDef('__classdict__', USE, loc);
  }
  if (statement.node === 'ClassDef') {
    for (const implicit of ['.type_params', '.generic_base']) {
      st.addDef(implicit, DEF_LOCAL, loc);
      st.addDef(implicit, USE, loc);
    }
  }
}

function visitTypeParameters(st: SymbolTableBuilder, typeParams: readonly TypeParamNode[]): void {
  for (const param of typeParams) {
    st.addDef(param.name, DEF_TYPE_PARAM | DEF_LOCAL, param);
    if (param.node === 'TypeVar') {
      const info = param.bound?.node === 'Tuple' ? 'a TypeVar constraint' : 'a TypeVar bound';
      visitBoundOrDefault(st, param.bound, param, info);
      visitBoundOrDefault(st, param.default_value, param, 'a TypeVar default', st.defaultBlocks);
    } else visitBoundOrDefault(st, param.default_value, param, `a ${param.node} default`);
  }
}

function visitBoundOrDefault(
  st: SymbolTableBuilder,
  value: ExprNode | null,
  param: TypeParamNode,
  scopeInfo: string,
  table = st.blocks,
): void {
  if (param.name === '__classdict__') {
    st.fail(`reserved name '${param.name}' cannot be used for type parameter`, param);
  }
  if (value === null) return;
  const isInClass = st.current.canSeeClassScope;
  const scope = st.enter(param.name, 'type variable', param, value, table);
  scope.canSeeClassScope = isInClass;
  if (isInClass) st.addDef('__classdict__', USE, value);
  scope.scopeInfo = scopeInfo;
  st.expression(value);
  st.exit();
}
