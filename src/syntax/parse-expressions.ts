// Parses expressions: operators by precedence, conditional expressions, lambdas, and lists of expressions.

import type * as ast from './ast';
import * as build from './build';
import { DEEP_NESTING, identifierOf } from './cursor';
import { Primaries, startsExpression } from './parse-primaries';
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

export abstract class Expressions extends Primaries {
  /** `from __future__ import barry_as_FLUFL`: inequality is spelled `<>`. */
  barry = false;

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
}
