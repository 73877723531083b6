// Parses expressions: operators by precedence, conditional expressions, lambdas, displays and comprehensions.

import { Ellipsis } from '../objects/singletons';
import type * as ast from './ast';
import * as build from './build';
import { DEEP_NESTING, identifierOf } from './cursor';
import { numberValue } from './number-literal';
import { Parameters } from './parse-parameters';
import { becomeTarget } from './targets';
import type { Token } from './token';

interface BinaryOperator {
  op: ast.Operator;
  precedence: number;
}

const BINARY: ReadonlyMap<string, BinaryOperator> = new Map([
  ['|', { op: 'BitOr', precedence: 1 }],
  ['^', { op: 'BitXor', precedence: 2 }],
  ['&', { op: 'BitAnd', precedence: 3 }],
  ['<<', { op: 'LShift', precedence: 4 }],
  ['>>', { op: 'RShift', precedence: 4 }],
  ['+', { op: 'Add', precedence: 5 }],
  ['-', { op: 'Sub', precedence: 5 }],
  ['*', { op: 'Mult', precedence: 6 }],
  ['/', { op: 'Div', precedence: 6 }],
  ['//', { op: 'FloorDiv', precedence: 6 }],
  ['%', { op: 'Mod', precedence: 6 }],
  ['@', { op: 'MatMult', precedence: 6 }],
]);

const COMPARISON: ReadonlyMap<string, ast.CmpOperator> = new Map([
  ['==', 'Eq'],
  ['!=', 'NotEq'],
  ['<', 'Lt'],
  ['<=', 'LtE'],
  ['>', 'Gt'],
  ['>=', 'GtE'],
  ['in', 'In'],
  ['is', 'Is'],
]);

const UNARY: ReadonlyMap<string, ast.UnaryOperator> = new Map([
  ['+', 'UAdd'],
  ['-', 'USub'],
  ['~', 'Invert'],
]);

/** May an expression start with a token of this type? */
export function startsExpression(type: string): boolean {
  return EXPRESSION_START.has(type);
}

const EXPRESSION_START: ReadonlySet<string> = new Set([
  ...['NAME', 'NUMBER', 'STRING', 'FSTRING_START', 'TSTRING_START', '(', '[', '{', '-', '+', '~', '...'],
  ...['not', 'await', 'lambda', 'None', 'True', 'False'],
]);

export abstract class Expressions extends Parameters {
  /** `from __future__ import barry_as_FLUFL`: inequality is spelled `<>`. */
  protected barry = false;

  /** One or more expressions, starred ones included; more than one make a tuple. */
  protected starExpressions(): ast.ExprNode {
    const start = this.token;
    const first = this.starExpression();
    if (!this.at(',')) return first;
    const elts = [first];
    while (this.accept(',')) {
      if (!this.at('*') && !startsExpression(this.token.type)) break;
      elts.push(this.starExpression());
    }
    return build.tuple(elts, 'Load', start, this.previous);
  }

  protected starExpression(): ast.ExprNode {
    return this.at('*') ? this.starredOperand() : this.expression();
  }

  /** `*` and an operand of bitwise operators. */
  private starredOperand(): ast.ExprNode {
    const start = this.expect('*');
    const value = this.binary(1);
    return build.starred(value, 'Load', start, this.previous);
  }

  /** One or more expressions without stars. */
  protected expressions(): ast.ExprNode {
    const start = this.token;
    const first = this.expression();
    if (!this.at(',')) return first;
    const elts = [first];
    while (this.accept(',')) {
      if (!startsExpression(this.token.type)) break;
      elts.push(this.expression());
    }
    return build.tuple(elts, 'Load', start, this.previous);
  }

  protected annotatedRhs(): ast.ExprNode {
    return this.at('yield') ? this.yieldExpression() : this.starExpressions();
  }

  protected starNamedExpression(): ast.ExprNode {
    return this.at('*') ? this.starredOperand() : this.namedExpression();
  }

  /** An expression or `name := expression`. */
  protected namedExpression(): ast.ExprNode {
    const start = this.token;
    if (start.type === 'NAME' && this.peek(1).type === ':=') {
      this.advance();
      const target = build.name(identifierOf(start), 'Store', start, start);
      this.advance();
      const value = this.expression();
      return build.namedExpr(target, value, start, this.previous);
    }
    const value = this.expression();
    if (this.at(':=')) this.mismatch();
    return value;
  }

  protected yieldExpression(): ast.ExprNode {
    const start = this.expect('yield');
    if (this.accept('from')) {
      const value = this.expression();
      return build.yieldFrom(value, start, this.previous);
    }
    const value = this.at('*') || startsExpression(this.token.type) ? this.starExpressions() : null;
    return build.yieldExpr(value, start, this.previous);
  }

  protected expression(): ast.ExprNode {
    if (++this.depth > DEEP_NESTING) this.deep = true;
    const value = this.at('lambda') ? this.lambda() : this.conditional();
    this.depth--;
    return value;
  }

  private conditional(): ast.ExprNode {
    const start = this.token;
    const body = this.disjunction();
    if (!this.at('if')) return body;
    const open: { start: Token; body: ast.ExprNode; test: ast.ExprNode }[] = [];
    let last = body;
    let lastStart = start;
    while (this.accept('if')) {
      const test = this.disjunction();
      this.expect('else');
      open.push({ start: lastStart, body: last, test });
      lastStart = this.token;
      if (this.at('lambda')) {
        last = this.lambda();
        break;
      }
      last = this.disjunction();
    }
    this.noteChain(open.length);
    for (let i = open.length - 1; i >= 0; i--) {
      const { start, body, test } = open[i]!;
      last = build.ifExp(test, body, last, start, this.previous);
    }
    return last;
  }

  /** A lambda; the bodies of lambdas that follow one another wait on a list. */
  private lambda(): ast.ExprNode {
    const open: { start: Token; args: ast.Arguments }[] = [];
    while (this.at('lambda')) {
      const start = this.advance();
      const args = this.at(':') ? build.noArguments() : this.parameters(true);
      this.expect(':');
      open.push({ start, args });
    }
    this.noteChain(open.length);
    let body = this.conditional();
    for (let i = open.length - 1; i >= 0; i--) {
      const { start, args } = open[i]!;
      body = build.lambda(args, body, start, this.previous);
    }
    return body;
  }

  protected disjunction(): ast.ExprNode {
    const start = this.token;
    const first = this.conjunction();
    if (!this.at('or')) return first;
    const values = [first];
    while (this.accept('or')) values.push(this.conjunction());
    return build.boolOp('Or', values, start, this.previous);
  }

  private conjunction(): ast.ExprNode {
    const start = this.token;
    const first = this.inversion();
    if (!this.at('and')) return first;
    const values = [first];
    while (this.accept('and')) values.push(this.inversion());
    return build.boolOp('And', values, start, this.previous);
  }

  private inversion(): ast.ExprNode {
    if (!this.at('not')) return this.comparison();
    const nots: Token[] = [];
    while (this.at('not')) nots.push(this.advance());
    this.noteChain(nots.length);
    let operand = this.comparison();
    for (let i = nots.length - 1; i >= 0; i--) operand = build.unaryOp('Not', operand, nots[i]!, this.previous);
    return operand;
  }

  private comparison(): ast.ExprNode {
    const start = this.token;
    const left = this.binary(1);
    let op = this.comparisonOperator();
    if (op === null) return left;
    const ops: ast.CmpOperator[] = [];
    const comparators: ast.ExprNode[] = [];
    while (op !== null) {
      ops.push(op);
      comparators.push(this.binary(1));
      op = this.comparisonOperator();
    }
    return build.compare(left, ops, comparators, start, this.previous);
  }

  private comparisonOperator(): ast.CmpOperator | null {
    const { token } = this;
    if (token.type === 'not') {
      if (this.peek(1).type !== 'in') return null;
      this.advance();
      this.advance();
      return 'NotIn';
    }
    const op = COMPARISON.get(token.type);
    if (op === undefined) return null;
    if (op === 'NotEq' && (this.source[token.start] === '<') !== this.barry) this.mismatch();
    this.advance();
    return op === 'Is' && this.accept('not') ? 'IsNot' : op;
  }

  /** Operators from `|` (precedence 1) to `*` (6), and what binds tighter. */
  protected binary(precedence: number): ast.ExprNode {
    const start = this.token;
    let left = this.factor();
    for (;;) {
      const operator = BINARY.get(this.token.type);
      if (operator === undefined || operator.precedence < precedence) return left;
      this.advance();
      const right = this.binary(operator.precedence + 1);
      left = build.binOp(left, operator.op, right, start, this.previous);
    }
  }

  /** Signs and powers: both bind to the right, so the open ones wait on a list. */
  private factor(): ast.ExprNode {
    const first = this.token;
    if (!UNARY.has(first.type)) {
      const base = this.awaitPrimary();
      if (!this.at('**')) return base;
      return this.powers(first, base);
    }
    return this.powers(first, null);
  }

  private powers(first: Token, firstBase: ast.ExprNode | null): ast.ExprNode {
    const open: { start: Token; sign: ast.UnaryOperator | null; base: ast.ExprNode | null }[] = [];
    let start = first;
    let base = firstBase;
    for (;;) {
      if (base === null) {
        for (let sign = UNARY.get(this.token.type); sign !== undefined; sign = UNARY.get(this.token.type)) {
          open.push({ start: this.advance(), sign, base: null });
        }
        start = this.token;
        base = this.awaitPrimary();
      }
      if (!this.accept('**')) break;
      open.push({ start, sign: null, base });
      base = null;
    }
    let result = base;
    this.noteChain(open.length);
    for (let i = open.length - 1; i >= 0; i--) {
      const { start, sign, base } = open[i]!;
      if (sign !== null) result = build.unaryOp(sign, result, start, this.previous);
      else result = build.binOp(base!, 'Pow', result, start, this.previous);
    }
    return result;
  }

  private awaitPrimary(): ast.ExprNode {
    if (!this.at('await')) return this.primary();
    const start = this.advance();
    const value = this.primary();
    return build.awaitExpr(value, start, this.previous);
  }

  /** An atom with its attributes, calls and subscripts. */
  protected primary(): ast.ExprNode {
    const start = this.token;
    let value = this.atom();
    for (;;) {
      switch (this.token.type) {
        case '.': {
          this.advance();
          const attr = this.identifier();
          value = build.attribute(value, attr, start, this.previous);
          break;
        }
        case '(': {
          const { args, keywords } = this.callArguments(true);
          value = build.call(value, args, keywords, start, this.previous);
          break;
        }
        case '[': {
          this.advance();
          const slice = this.slices();
          this.expect(']');
          value = build.subscript(value, slice, start, this.previous);
          break;
        }
        default:
          return value;
      }
    }
  }

  /** Arguments with their parentheses; a class definition takes no bare generator expression. */
  protected callArguments(generator: boolean): { args: ast.ExprNode[]; keywords: ast.Keyword[] } {
    const open = this.expect('(');
    const args: ast.ExprNode[] = [];
    const keywords: ast.Keyword[] = [];
    let unpacked = false;
    while (!this.at(')')) {
      const start = this.token;
      if (start.type === '*') {
        if (unpacked) this.mismatch();
        this.advance();
        const value = this.expression();
        args.push(build.starred(value, 'Load', start, this.previous));
      } else if (start.type === '**') {
        this.advance();
        unpacked = true;
        const value = this.expression();
        keywords.push(build.keyword(null, value, start, this.previous));
      } else if (start.type === 'NAME' && this.peek(1).type === '=') {
        const name = this.identifier();
        this.advance();
        const value = this.expression();
        keywords.push(build.keyword(name, value, start, this.previous));
      } else {
        if (keywords.length > 0) this.mismatch();
        const value = this.namedExpression();
        if (this.at('=')) this.mismatch();
        if (this.at('for') || this.at('async')) {
          if (!generator || args.length > 0) this.mismatch();
          const generators = this.forIfClauses();
          this.expect(')');
          args.push(build.generatorExp(value, generators, open, this.previous));
          return { args, keywords };
        }
        args.push(value);
      }
      if (!this.accept(',')) break;
    }
    this.expect(')');
    return { args, keywords };
  }

  private slices(): ast.ExprNode {
    const start = this.token;
    const first = this.sliceOrStarred();
    if (!this.at(',') && first.node !== 'Starred') return first;
    const elts = [first];
    while (this.accept(',')) {
      if (this.at(']')) break;
      elts.push(this.sliceOrStarred());
    }
    return build.tuple(elts, 'Load', start, this.previous);
  }

  private sliceOrStarred(): ast.ExprNode {
    const start = this.token;
    if (this.accept('*')) {
      const value = this.expression();
      return build.starred(value, 'Load', start, this.previous);
    }
    let lower: ast.ExprNode | null = null;
    if (!this.at(':')) {
      const named = this.token.type === 'NAME' && this.peek(1).type === ':=';
      lower = this.namedExpression();
      if (!this.at(':')) return lower;
      if (named) this.mismatch();
    }
    this.expect(':');
    const upper = startsExpression(this.token.type) ? this.expression() : null;
    const step = this.accept(':') && startsExpression(this.token.type) ? this.expression() : null;
    return build.slice(lower, upper, step, start, this.previous);
  }

  private atom(): ast.ExprNode {
    const { token } = this;
    switch (token.type) {
      case 'NAME':
        this.advance();
        return build.name(identifierOf(token), 'Load', token, token);
      case 'NUMBER': {
        this.advance();
        const number = numberValue(this.source.slice(token.start, token.end));
        if ('digits' in number) this.mismatch();
        return build.constant(number.value, null, token, token);
      }
      case 'STRING':
      case 'FSTRING_START':
      case 'TSTRING_START':
        return this.strings();
      case 'None':
        return build.constant(null, null, this.advance(), token);
      case 'True':
        return build.constant(true, null, this.advance(), token);
      case 'False':
        return build.constant(false, null, this.advance(), token);
      case '...':
        return build.constant(Ellipsis, null, this.advance(), token);
      case '(':
        return this.parenthesised();
      case '[':
        return this.listDisplay();
      case '{':
        return this.braces();
      default:
        return this.mismatch();
    }
  }

  /** A group, a tuple or a generator expression. */
  private parenthesised(): ast.ExprNode {
    const start = this.expect('(');
    if (this.accept(')')) return build.tuple([], 'Load', start, this.previous);
    if (this.at('yield')) {
      const value = this.yieldExpression();
      this.expect(')');
      return value;
    }
    const first = this.starNamedExpression();
    if (this.accept(')')) {
      if (first.node === 'Starred') this.mismatch();
      return first;
    }
    if (this.at(',')) {
      const elts = this.moreElements(first, ')');
      return build.tuple(elts, 'Load', start, this.previous);
    }
    const generators = this.comprehensionOf(first, ')');
    return build.generatorExp(first, generators, start, this.previous);
  }

  private listDisplay(): ast.ExprNode {
    const start = this.expect('[');
    if (this.accept(']')) return build.list([], 'Load', start, this.previous);
    const first = this.starNamedExpression();
    if (this.at(',') || this.at(']')) {
      const elts = this.moreElements(first, ']');
      return build.list(elts, 'Load', start, this.previous);
    }
    const generators = this.comprehensionOf(first, ']');
    return build.listComp(first, generators, start, this.previous);
  }

  /** The elements after the first, and the closing bracket. */
  private moreElements(first: ast.ExprNode, close: string): ast.ExprNode[] {
    const elts = [first];
    while (this.accept(',')) {
      if (this.at(close)) break;
      elts.push(this.starNamedExpression());
    }
    this.expect(close);
    return elts;
  }

  private comprehensionOf(element: ast.ExprNode, close: string): ast.Comprehension[] {
    if (element.node === 'Starred') this.mismatch();
    const generators = this.forIfClauses();
    this.expect(close);
    return generators;
  }

  /** A dict or set, as a display or a comprehension. */
  private braces(): ast.ExprNode {
    const start = this.expect('{');
    if (this.accept('}')) return build.dict([], [], start, this.previous);
    if (this.at('**')) return this.dictDisplay(start, [], []);
    // A key may be a named expression only in parentheses.
    const isParenthesized = this.at('(');
    const first = this.starNamedExpression();
    if (this.at(':') && (first.node !== 'NamedExpr' || isParenthesized) && first.node !== 'Starred') {
      this.advance();
      const value = this.expression();
      if (this.at('for') || this.at('async')) {
        const generators = this.comprehensionOf(first, '}');
        return build.dictComp(first, value, generators, start, this.previous);
      }
      if (!this.at('}')) this.expect(',');
      return this.dictDisplay(start, [first], [value]);
    }
    if (this.at(',') || this.at('}')) {
      const elts = this.moreElements(first, '}');
      return build.set(elts, start, this.previous);
    }
    const generators = this.comprehensionOf(first, '}');
    return build.setComp(first, generators, start, this.previous);
  }

  private dictDisplay(start: Token, keys: (ast.ExprNode | null)[], values: ast.ExprNode[]): ast.ExprNode {
    while (!this.at('}')) {
      if (this.accept('**')) {
        keys.push(null);
        values.push(this.binary(1));
      } else {
        keys.push(this.expression());
        this.expect(':');
        values.push(this.expression());
      }
      if (!this.accept(',')) break;
    }
    this.expect('}');
    return build.dict(keys, values, start, this.previous);
  }

  private forIfClauses(): ast.Comprehension[] {
    const clauses: ast.Comprehension[] = [];
    do {
      const is_async = this.accept('async') ? 1 : 0;
      this.expect('for');
      const target = this.starTargets();
      this.expect('in');
      const iter = this.disjunction();
      const ifs: ast.ExprNode[] = [];
      while (this.accept('if')) ifs.push(this.disjunction());
      clauses.push({ node: 'comprehension', target, iter, ifs, is_async });
    } while (this.at('for') || this.at('async'));
    return clauses;
  }

  /** The targets of a `for`, up to its `in`. */
  protected starTargets(): ast.ExprNode {
    const start = this.token;
    const first = this.starTarget();
    if (!this.at(',')) return first;
    const elts = [first];
    while (this.accept(',')) {
      if (this.at('in') || this.at('=')) break;
      elts.push(this.starTarget());
    }
    return build.tuple(elts, 'Store', start, this.previous);
  }

  protected starTarget(): ast.ExprNode {
    const start = this.token;
    const star = this.accept('*');
    const value = this.primary();
    const target = star ? build.starred(value, 'Load', start, this.previous) : value;
    if (!becomeTarget(target, 'Store', true)) this.mismatch();
    return target;
  }
}
