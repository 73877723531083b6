// The pass over the tree before the symbol table (CPython's ast_preprocess.c): docstrings, `__debug__`, `%` formatting, constant
// patterns, and the warnings of PEP 765. It changes the tree.

import type { ExprNode, Located, MatchCase, ModNode, Name, PatternNode, StmtNode } from '../syntax/ast';
import { docstringOf } from './docstring';
import { formatToJoinedStr } from './preprocess-format';
import { foldPatternConstant } from './preprocess-patterns';

export interface PreprocessOptions {
  optimize: number;
  futureAnnotations: boolean;
  warn: (msg: string, loc: Located) => void;
}

/** What a jump statement would leave: a finally body, a function, or a loop. */
type Context = 'finally' | 'function' | 'loop';

/** Prepares a tree for the compiler, in place (_PyAST_Preprocess). */
export function preprocess(tree: ModNode, options: PreprocessOptions): void {
  new Preprocessor(options).module(tree);
}

class Preprocessor {
  private readonly contexts: Context[] = [];

  constructor(private readonly options: PreprocessOptions) {}

  module(tree: ModNode): void {
    switch (tree.node) {
      case 'Module':
        this.body(tree.body);
        break;
      case 'Interactive':
        this.statements(tree.body);
        break;
      case 'Expression':
        tree.body = this.expression(tree.body);
    }
  }

  /** A body that may begin with a docstring. What only looks like one after preprocessing must not become one. */
  private body(body: StmtNode[]): void {
    let docstring = docstringOf(body);
    if (docstring !== undefined && this.options.optimize >= 2) {
      const { lineno, col_offset } = docstring;
      if (body.length > 1) body.shift();
      else body[0] = { node: 'Pass', lineno, col_offset, end_lineno: lineno, end_col_offset: col_offset + 4 };
      docstring = undefined;
    }
    this.statements(body);
    if (docstring !== undefined) return;
    const text = docstringOf(body);
    if (text !== undefined)
      (text as { value: ExprNode }).value = { ...located(text), node: 'JoinedStr', values: [text.value] };
  }

  private within(context: Context, visit: () => void): void {
    this.contexts.push(context);
    visit();
    this.contexts.pop();
  }

  private statements(statements: readonly StmtNode[]): void {
    for (const statement of statements) this.statement(statement);
  }

  private statement(node: StmtNode): void {
    switch (node.node) {
      case 'FunctionDef':
      case 'AsyncFunctionDef':
        this.typeParams(node.type_params);
        this.parameters(node.args);
        this.within('function', () => this.body(node.body));
        this.list(node.decorator_list);
        if (!this.options.futureAnnotations) node.returns = this.optional(node.returns);
        return;
      case 'ClassDef':
        this.typeParams(node.type_params);
        this.list(node.bases);
        for (const keyword of node.keywords) keyword.value = this.expression(keyword.value);
        this.body(node.body);
        this.list(node.decorator_list);
        break;
      case 'Return':
        this.warnInFinally('return', node);
        node.value = this.optional(node.value);
        return;
      case 'Delete':
        this.list(node.targets);
        break;
      case 'Assign':
        this.list(node.targets);
        node.value = this.expression(node.value);
        return;
      case 'AugAssign':
        node.target = this.expression(node.target);
        node.value = this.expression(node.value);
        return;
      case 'AnnAssign':
        node.target = this.expression(node.target);
        if (!this.options.futureAnnotations) node.annotation = this.expression(node.annotation);
        node.value = this.optional(node.value);
        return;
      case 'TypeAlias':
        this.typeParams(node.type_params);
        node.value = this.expression(node.value);
        return;
      case 'For':
      case 'AsyncFor':
        node.target = this.expression(node.target);
        node.iter = this.expression(node.iter);
        this.within('loop', () => this.statements(node.body));
        this.statements(node.orelse);
        break;
      case 'While':
        node.test = this.expression(node.test);
        this.within('loop', () => this.statements(node.body));
        this.statements(node.orelse);
        break;
      case 'If':
        this.ifChain(node);
        break;
      case 'With':
      case 'AsyncWith':
        for (const item of node.items) {
          item.context_expr = this.expression(item.context_expr);
          item.optional_vars = this.optional(item.optional_vars);
        }
        this.statements(node.body);
        break;
      case 'Raise':
        node.exc = this.optional(node.exc);
        node.cause = this.optional(node.cause);
        return;
      case 'Try':
      case 'TryStar':
        this.statements(node.body);
        for (const handler of node.handlers) {
          handler.type = this.optional(handler.type);
          this.statements(handler.body);
        }
        this.statements(node.orelse);
        this.within('finally', () => this.statements(node.finalbody));
        break;
      case 'Assert':
        node.test = this.expression(node.test);
        node.msg = this.optional(node.msg);
        return;
      case 'Expr':
        node.value = this.expression(node.value);
        return;
      case 'Match':
        node.subject = this.expression(node.subject);
        for (const matchCase of node.cases) this.matchCase(matchCase);
        return;
      case 'Break':
        this.warnInFinally('break', node);
        break;
      case 'Continue':
        this.warnInFinally('continue', node);
    }
  }

  /** PEP 765: leaving a finally body drops the exception. Only the innermost context counts. */
  private warnInFinally(keyword: string, node: StmtNode): void {
    if (this.contexts[this.contexts.length - 1] === 'finally') {
      this.options.warn(`'${keyword}' in a 'finally' block`, node);
    }
  }

  private ifChain(node: Extract<StmtNode, { node: 'If' }>): void {
    let branch = node;
    for (;;) {
      branch.test = this.expression(branch.test);
      this.statements(branch.body);
      const [next] = branch.orelse;
      if (branch.orelse.length !== 1 || next?.node !== 'If') {
        this.statements(branch.orelse);
        return;
      }
      branch = next;
    }
  }

  private matchCase(node: MatchCase): void {
    this.pattern(node.pattern);
    node.guard = this.optional(node.guard);
    this.statements(node.body);
  }

  private pattern(node: PatternNode): void {
    const all = (patterns: readonly PatternNode[]) => {
      for (const pattern of patterns) this.pattern(pattern);
    };
    switch (node.node) {
      case 'MatchValue':
        node.value = foldPatternConstant(node.value);
        return;
      case 'MatchSequence':
      case 'MatchOr':
        all(node.patterns);
        break;
      case 'MatchMapping':
        node.keys = node.keys.map(foldPatternConstant);
        all(node.patterns);
        break;
      case 'MatchClass':
        node.cls = this.expression(node.cls);
        all(node.patterns);
        all(node.kwd_patterns);
        break;
      case 'MatchAs':
        if (node.pattern !== null) this.pattern(node.pattern);
    }
  }

  private typeParams(params: Extract<StmtNode, { node: 'TypeAlias' }>['type_params']): void {
    for (const param of params) {
      if (param.node === 'TypeVar') param.bound = this.optional(param.bound);
      param.default_value = this.optional(param.default_value);
    }
  }

  private parameters(args: Extract<ExprNode, { node: 'Lambda' }>['args']): void {
    const all = [...args.posonlyargs, ...args.args, args.vararg, ...args.kwonlyargs, args.kwarg];
    if (!this.options.futureAnnotations) {
      for (const arg of all) if (arg !== null) arg.annotation = this.optional(arg.annotation);
    }
    this.list(args.kw_defaults);
    this.list(args.defaults);
  }

  private list(nodes: (ExprNode | null)[]): void {
    for (let i = 0; i < nodes.length; i++) {
      const node = nodes[i];
      if (node !== null && node !== undefined) nodes[i] = this.expression(node);
    }
  }

  private optional(node: ExprNode | null): ExprNode | null {
    return node === null ? null : this.expression(node);
  }

  /** Returns the expression that takes the place of the given one. */
  private expression(node: ExprNode): ExprNode {
    switch (node.node) {
      case 'Name':
        return this.name(node);
      case 'Constant':
        return node;
      case 'BinOp':
        return this.binary(node);
      case 'UnaryOp': {
        let inner = node;
        while (inner.operand.node === 'UnaryOp') inner = inner.operand;
        inner.operand = this.expression(inner.operand);
        return node;
      }
      case 'BoolOp':
      case 'JoinedStr':
      case 'TemplateStr':
        this.list(node.values);
        return node;
      case 'NamedExpr':
      case 'Await':
      case 'YieldFrom':
      case 'Starred':
      case 'Attribute':
        node.value = this.expression(node.value);
        return node;
      case 'Yield':
        node.value = this.optional(node.value);
        return node;
      case 'FormattedValue':
      case 'Interpolation':
        node.value = this.expression(node.value);
        node.format_spec = this.optional(node.format_spec);
        return node;
      case 'Lambda':
        this.parameters(node.args);
        node.body = this.expression(node.body);
        return node;
      case 'IfExp':
        node.test = this.expression(node.test);
        node.body = this.expression(node.body);
        node.orelse = this.expression(node.orelse);
        return node;
      case 'Dict':
        this.list(node.keys);
        this.list(node.values);
        return node;
      case 'Set':
      case 'List':
      case 'Tuple':
        this.list(node.elts);
        return node;
      case 'ListComp':
      case 'SetComp':
      case 'GeneratorExp':
        node.elt = this.expression(node.elt);
        return this.generators(node);
      case 'DictComp':
        node.key = this.expression(node.key);
        node.value = this.expression(node.value);
        return this.generators(node);
      case 'Compare':
        node.left = this.expression(node.left);
        this.list(node.comparators);
        return node;
      case 'Call':
        node.func = this.expression(node.func);
        this.list(node.args);
        for (const keyword of node.keywords) keyword.value = this.expression(keyword.value);
        return node;
      case 'Subscript':
        node.value = this.expression(node.value);
        node.slice = this.expression(node.slice);
        return node;
      case 'Slice':
        node.lower = this.optional(node.lower);
        node.upper = this.optional(node.upper);
        node.step = this.optional(node.step);
        return node;
    }
  }

  private generators<Node extends Extract<ExprNode, { generators: unknown }>>(node: Node): Node {
    for (const generator of node.generators) {
      generator.target = this.expression(generator.target);
      generator.iter = this.expression(generator.iter);
      this.list(generator.ifs);
    }
    return node;
  }

  /** A chain of operators needs no recursion. */
  private binary(node: Extract<ExprNode, { node: 'BinOp' }>): ExprNode {
    const chain = [node];
    while (chain[chain.length - 1]!.left.node === 'BinOp') {
      chain.push(chain[chain.length - 1]!.left as typeof node);
    }
    let result = this.expression(chain[chain.length - 1]!.left);
    for (const outer of chain.reverse()) {
      outer.left = result;
      outer.right = this.expression(outer.right);
      result = formatToJoinedStr(outer) ?? outer;
    }
    return result;
  }

  private name(node: Name): ExprNode {
    if (node.ctx !== 'Load' || node.id !== '__debug__') return node;
    return { ...located(node), node: 'Constant', value: this.options.optimize === 0, kind: null };
  }
}

function located({ lineno, col_offset, end_lineno, end_col_offset }: Located): Located {
  return { lineno, col_offset, end_lineno, end_col_offset };
}
