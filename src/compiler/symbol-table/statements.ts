// The symbol table pass over statements.

import type { Alias, AnnAssign, ExceptHandler, Global, ImportFrom, Nonlocal, StmtNode } from '../../syntax/ast';
import { visitAnnotation } from './annotations';
import type { SymbolTableBuilder } from './builder';
import { visitClass, visitFunction, visitTypeAlias } from './definitions';
import { allowsTopLevelAwait } from './expressions';
import { visitPattern } from './patterns';
import { DEF_ANNOT, DEF_GLOBAL, DEF_IMPORT, DEF_LOCAL, DEF_NONLOCAL, DEF_PARAM, USE } from './symbol-flags';

/** Collects the names of a statement (symtable_visit_stmt). */
export function visitStatement(st: SymbolTableBuilder, node: StmtNode): void {
  switch (node.node) {
    case 'FunctionDef':
    case 'AsyncFunctionDef':
      visitFunction(st, node);
      break;
    case 'ClassDef':
      visitClass(st, node);
      break;
    case 'TypeAlias':
      visitTypeAlias(st, node);
      break;
    case 'Return':
      st.optional(node.value);
      break;
    case 'Delete':
      st.expressions(node.targets);
      break;
    case 'Assign':
      st.expressions(node.targets);
      st.expression(node.value);
      break;
    case 'AnnAssign':
      visitAnnotatedAssignment(st, node);
      break;
    case 'AugAssign':
      st.expression(node.target);
      st.expression(node.value);
      break;
    case 'AsyncFor':
      requireCoroutine(st, node, "'async for' outside async function");
      visitLoop(st, node);
      break;
    case 'For':
      visitLoop(st, node);
      break;
    case 'While':
      st.expression(node.test);
      st.conditional(() => {
        st.statements(node.body);
        st.statements(node.orelse);
      });
      break;
    case 'If':
      visitIf(st, node);
      break;
    case 'Match':
      st.expression(node.subject);
      st.conditional(() => {
        for (const matchCase of node.cases) {
          visitPattern(st, matchCase.pattern);
          st.optional(matchCase.guard);
          st.statements(matchCase.body);
        }
      });
      break;
    case 'Raise':
      st.optional(node.exc);
      st.optional(node.cause);
      break;
    case 'Try':
    case 'TryStar':
      st.conditional(() => {
        st.statements(node.body);
        for (const handler of node.handlers) visitHandler(st, handler);
        st.statements(node.orelse);
        st.statements(node.finalbody);
      });
      break;
    case 'Assert':
      st.expression(node.test);
      st.optional(node.msg);
      break;
    case 'Import':
      for (const alias of node.names) visitAlias(st, alias);
      return;
    case 'ImportFrom':
      for (const alias of node.names) visitAlias(st, alias);
      checkFutureImport(st, node);
      break;
    case 'Global':
      declare(st, node, DEF_GLOBAL, 'global');
      break;
    case 'Nonlocal':
      declare(st, node, DEF_NONLOCAL, 'nonlocal');
      break;
    case 'Expr':
      st.expression(node.value);
      break;
    case 'Pass':
    case 'Break':
    case 'Continue':
      return;
    case 'AsyncWith':
      requireCoroutine(st, node, "'async with' outside async function");
      visitWith(st, node);
      break;
    case 'With':
      visitWith(st, node);
  }
}

function visitLoop(st: SymbolTableBuilder, node: Extract<StmtNode, { node: 'For' | 'AsyncFor' }>): void {
  st.expression(node.target);
  st.expression(node.iter);
  st.conditional(() => {
    st.statements(node.body);
    st.statements(node.orelse);
  });
}

/** A long chain of `elif` needs no recursion. */
function visitIf(st: SymbolTableBuilder, node: Extract<StmtNode, { node: 'If' }>): void {
  st.expression(node.test);
  st.conditional(() => {
    let branch = node;
    for (;;) {
      st.statements(branch.body);
      const next = branch.orelse[0];
      if (branch.orelse.length !== 1 || next?.node !== 'If') break;
      branch = next;
      st.expression(branch.test);
    }
    st.statements(branch.orelse);
  });
}

function visitWith(st: SymbolTableBuilder, node: Extract<StmtNode, { node: 'With' | 'AsyncWith' }>): void {
  st.conditional(() => {
    for (const item of node.items) {
      st.expression(item.context_expr);
      st.optional(item.optional_vars);
    }
    st.statements(node.body);
  });
}

function visitHandler(st: SymbolTableBuilder, handler: ExceptHandler): void {
  st.optional(handler.type);
  if (handler.name !== null) st.addDef(handler.name, DEF_LOCAL, handler);
  st.statements(handler.body);
}

function requireCoroutine(st: SymbolTableBuilder, node: StmtNode, msg: string): void {
  if (allowsTopLevelAwait(st)) st.current.coroutine = true;
  if (!st.current.coroutine) st.fail(msg, node);
}

function visitAnnotatedAssignment(st: SymbolTableBuilder, node: AnnAssign): void {
  st.current.annotationsUsed = true;
  const { target } = node;
  if (target.node === 'Name') {
    const symbol = st.lookup(target.id);
    if (symbol & (DEF_GLOBAL | DEF_NONLOCAL) && !st.isGlobalScope(st.current) && node.simple) {
      const kind = symbol & DEF_GLOBAL ? 'global' : 'nonlocal';
      st.fail(`annotated name '${target.id}' can't be ${kind}`, node);
    }
    if (node.simple) st.addDef(target.id, DEF_ANNOT | DEF_LOCAL, target);
    else if (node.value !== null) st.addDef(target.id, DEF_LOCAL, target);
  } else st.expression(target);
  visitAnnotation(st, node.annotation);
  st.optional(node.value);
}

/** `global` and `nonlocal` must precede every other mention of the name. */
function declare(st: SymbolTableBuilder, node: Global | Nonlocal, flag: number, kind: string): void {
  for (const name of node.names) {
    const symbol = st.lookup(name);
    if (symbol & DEF_PARAM) st.fail(`name '${name}' is parameter and ${kind}`, node);
    if (symbol & USE) st.fail(`name '${name}' is used prior to ${kind} declaration`, node);
    if (symbol & DEF_ANNOT) st.fail(`annotated name '${name}' can't be ${kind}`, node);
    if (symbol & DEF_LOCAL) st.fail(`name '${name}' is assigned to before ${kind} declaration`, node);
    st.addDef(name, flag, node);
    st.recordDirective(name, node);
  }
}

function visitAlias(st: SymbolTableBuilder, alias: Alias): void {
  const bound = alias.asname ?? alias.name;
  if (bound === '*') {
    if (st.current.type !== 'module') st.fail('import * only allowed at module level', alias);
    return;
  }
  st.addDef(bound.split('.', 1)[0]!, DEF_IMPORT, alias);
}

function checkFutureImport(st: SymbolTableBuilder, node: ImportFrom): void {
  if (node.module !== '__future__' || node.level !== 0) return;
  const last = st.future.location;
  if (node.lineno > last.lineno || (node.lineno === last.end_lineno && node.col_offset > last.end_col_offset)) {
    st.fail('from __future__ imports must occur at the beginning of the file', node);
  }
}
