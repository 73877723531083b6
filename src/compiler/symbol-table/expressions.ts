// The symbol table pass over expressions.

import type {
  Await,
  DictComp,
  ExprNode,
  GeneratorExp,
  Lambda,
  ListComp,
  Name,
  NamedExpr,
  SetComp,
} from '../../syntax/ast';
import { PyCF_ALLOW_TOP_LEVEL_AWAIT } from '../code-flags';
import type { SymbolTableBuilder } from './builder';
import { visitParameters } from './parameters';
import { DEF_COMP_ITER, DEF_GLOBAL, DEF_LOCAL, DEF_NONLOCAL, DEF_PARAM, USE } from './symbol-flags';

type ComprehensionNode = ListComp | SetComp | DictComp | GeneratorExp;

/** Collects the names of an expression (symtable_visit_expr). Long chains of operators and calls need no recursion. */
export function visitExpression(st: SymbolTableBuilder, node: ExprNode): void {
  const spine: ExprNode[] = [];
  let base = node;
  for (;;) {
    switch (base.node) {
      case 'BinOp':
        spine.push(base);
        base = base.left;
        continue;
      case 'Call':
        spine.push(base);
        base = base.func;
        continue;
      case 'Subscript':
        spine.push(base);
        base = base.value;
        continue;
      case 'UnaryOp':
        base = base.operand;
        continue;
      case 'Attribute':
        st.checkName(base.attr, base, base.ctx);
        base = base.value;
        continue;
    }
    break;
  }
  visitBase(st, base);
  for (let i = spine.length - 1; i >= 0; i--) {
    const outer = spine[i]!;
    if (outer.node === 'BinOp') visitExpression(st, outer.right);
    else if (outer.node === 'Subscript') visitExpression(st, outer.slice);
    else if (outer.node === 'Call') {
      st.expressions(outer.args);
      for (const keyword of outer.keywords) if (keyword.arg !== null) st.checkName(keyword.arg, keyword, 'Store');
      for (const keyword of outer.keywords) visitExpression(st, keyword.value);
    }
  }
}

function visitBase(st: SymbolTableBuilder, node: ExprNode): void {
  switch (node.node) {
    case 'Name':
      visitName(st, node);
      break;
    case 'Constant':
      return;
    case 'NamedExpr':
      raiseIfAnnotation(st, 'named expression', node);
      visitNamedExpression(st, node);
      break;
    case 'BoolOp':
      st.expressions(node.values);
      break;
    case 'Lambda':
      visitLambda(st, node);
      break;
    case 'IfExp':
      st.expression(node.test);
      st.expression(node.body);
      st.expression(node.orelse);
      break;
    case 'Dict':
      st.expressions(node.keys);
      st.expressions(node.values);
      break;
    case 'Set':
    case 'List':
    case 'Tuple':
      st.expressions(node.elts);
      break;
    case 'ListComp':
      visitComprehension(st, node, 'listcomp');
      break;
    case 'SetComp':
      visitComprehension(st, node, 'setcomp');
      break;
    case 'DictComp':
      visitComprehension(st, node, 'dictcomp');
      break;
    case 'GeneratorExp':
      visitComprehension(st, node, 'genexpr');
      break;
    case 'Yield':
    case 'YieldFrom':
      raiseIfAnnotation(st, 'yield expression', node);
      st.optional(node.value);
      st.current.generator = true;
      if (st.current.comprehension !== null) raiseYieldInComprehension(st, node);
      return;
    case 'Await':
      visitAwait(st, node);
      break;
    case 'Compare':
      st.expression(node.left);
      st.expressions(node.comparators);
      break;
    case 'FormattedValue':
    case 'Interpolation':
      st.expression(node.value);
      st.optional(node.format_spec);
      break;
    case 'JoinedStr':
    case 'TemplateStr':
      st.expressions(node.values);
      break;
    case 'Starred':
      st.expression(node.value);
      break;
    case 'Slice':
      st.optional(node.lower);
      st.optional(node.upper);
      st.optional(node.step);
      break;
    case 'BinOp':
    case 'UnaryOp':
    case 'Call':
    case 'Attribute':
    case 'Subscript':
      visitExpression(st, node);
  }
}

function visitName(st: SymbolTableBuilder, node: Name): void {
  if (st.current.inUnevaluatedAnnotation) return;
  st.addDef(node.id, node.ctx === 'Load' ? USE : DEF_LOCAL, node, node.ctx);
  // super() without arguments needs the cell of the class.
  if (node.ctx === 'Load' && node.id === 'super' && st.current.isFunctionLike) st.addDef('__class__', USE, node);
}

function visitLambda(st: SymbolTableBuilder, node: Lambda): void {
  st.expressions(node.args.defaults);
  st.expressions(node.args.kw_defaults);
  st.enter('lambda', 'function', node, node);
  visitParameters(st, node.args);
  st.expression(node.body);
  st.exit();
}

/** Is `await` at module level allowed, as in an asynchronous console? */
export function allowsTopLevelAwait(st: SymbolTableBuilder): boolean {
  return (st.future.features & PyCF_ALLOW_TOP_LEVEL_AWAIT) !== 0 && st.current.type === 'module';
}

function isAsyncFunction(st: SymbolTableBuilder): boolean {
  return st.current.type === 'function' && st.current.coroutine;
}

function visitAwait(st: SymbolTableBuilder, node: Await): void {
  raiseIfAnnotation(st, 'await expression', node);
  if (!allowsTopLevelAwait(st)) {
    if (!st.current.isFunctionLike) st.fail("'await' outside function", node);
    if (!isAsyncFunction(st) && st.current.comprehension === null) st.fail("'await' outside async function", node);
  }
  st.expression(node.value);
  st.current.coroutine = true;
}

/** symtable_handle_comprehension. The outermost iterable belongs to the enclosing scope. */
function visitComprehension(st: SymbolTableBuilder, node: ComprehensionNode, name: string): void {
  const isGenerator = node.node === 'GeneratorExp';
  const [outermost, ...rest] = node.generators;
  st.current.compIterExpr++;
  st.expression(outermost!.iter);
  st.current.compIterExpr--;

  const scope = st.enter(name, 'function', node, node);
  scope.comprehension =
    node.node === 'ListComp'
      ? 'list'
      : node.node === 'SetComp'
        ? 'set'
        : node.node === 'DictComp'
          ? 'dict'
          : 'generator';
  if (outermost!.is_async) scope.coroutine = true;
  st.addDef('.0', DEF_PARAM, scope.loc);
  scope.compIterTarget = true;
  st.expression(outermost!.target);
  scope.compIterTarget = false;
  st.expressions(outermost!.ifs);
  for (const generator of rest) {
    scope.compIterTarget = true;
    st.expression(generator.target);
    scope.compIterTarget = false;
    scope.compIterExpr++;
    st.expression(generator.iter);
    scope.compIterExpr--;
    st.expressions(generator.ifs);
    if (generator.is_async) scope.coroutine = true;
  }
  if (node.node === 'DictComp') {
    st.expression(node.value);
    st.expression(node.key);
  } else st.expression(node.elt);
  scope.generator = isGenerator;
  const isAsync = scope.coroutine && !isGenerator;
  st.exit();

  if (!isAsync) return;
  if (!isAsyncFunction(st) && st.current.comprehension === null && !allowsTopLevelAwait(st)) {
    st.fail('asynchronous comprehension outside of an asynchronous function', node);
  }
  st.current.coroutine = true;
}

function visitNamedExpression(st: SymbolTableBuilder, node: NamedExpr): void {
  if (st.current.compIterExpr > 0) {
    st.fail('assignment expression cannot be used in a comprehension iterable expression', node);
  }
  if (st.current.comprehension !== null) extendNamedExpressionScope(st, node.target as Name);
  st.expression(node.value);
  st.expression(node.target);
}

/** `:=` in a comprehension binds in the nearest scope that is none (symtable_extend_namedexpr_scope). */
function extendNamedExpressionScope(st: SymbolTableBuilder, target: Name): void {
  for (let i = st.stack.length - 1; i >= 0; i--) {
    const scope = st.stack[i]!;
    if (scope.comprehension !== null) {
      const symbol = st.lookup(target.id, scope);
      if (symbol & DEF_COMP_ITER && symbol & DEF_LOCAL) {
        st.fail(`assignment expression cannot rebind comprehension iteration variable '${target.id}'`, target);
      }
      continue;
    }
    switch (scope.type) {
      case 'function': {
        const isGlobal = st.lookup(target.id, scope) & DEF_GLOBAL;
        st.addDef(target.id, isGlobal ? DEF_GLOBAL : DEF_NONLOCAL, target);
        st.recordDirective(target.id, target);
        st.addDefTo(scope, target.id, DEF_LOCAL, target);
        return;
      }
      case 'module':
        st.addDef(target.id, DEF_GLOBAL, target);
        st.recordDirective(target.id, target);
        st.addDefTo(scope, target.id, DEF_GLOBAL, target);
        return;
      case 'class':
        st.fail('assignment expression within a comprehension cannot be used in a class body', target);
        return;
      case 'type parameters':
        st.fail(
          'assignment expression within a comprehension cannot be used within the definition of a generic',
          target,
        );
        return;
      case 'type alias':
        st.fail('assignment expression within a comprehension cannot be used in a type alias', target);
        return;
      case 'type variable':
        st.fail('assignment expression within a comprehension cannot be used in a TypeVar bound', target);
        return;
    }
  }
}

/** Annotations and type parameters are evaluated later, if at all: nothing in them may act on the scope around. */
function raiseIfAnnotation(st: SymbolTableBuilder, what: string, node: ExprNode): void {
  switch (st.current.type) {
    case 'annotation':
      st.fail(`${what} cannot be used within an annotation`, node);
      break;
    case 'type variable':
      st.fail(`${what} cannot be used within ${st.current.scopeInfo}`, node);
      break;
    case 'type alias':
      st.fail(`${what} cannot be used within a type alias`, node);
      break;
    case 'type parameters':
      st.fail(`${what} cannot be used within the definition of a generic`, node);
  }
}

function raiseYieldInComprehension(st: SymbolTableBuilder, node: ExprNode): never {
  const type = st.current.comprehension;
  return st.fail(`'yield' inside ${type === 'generator' ? 'generator expression' : `${type} comprehension`}`, node);
}
