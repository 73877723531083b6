// Parses what binds tightest: names, literals, displays, comprehensions, calls and subscripts; and the targets made of them.

import { Ellipsis } from '../objects/singletons';
import type * as ast from './ast';
import * as build from './build';
import { identifierOf } from './cursor';
import { numberValue } from './number-literal';
import { Parameters } from './parse-parameters';
import { becomeTarget } from './targets';
import type { Token } from './token';

/** May an expression start with a token of this type? */
export function startsExpression(type: string): boolean {
  return EXPRESSION_START.has(type);
}

const EXPRESSION_START: ReadonlySet<string> = new Set([
  ...['NAME', 'NUMBER', 'STRING', 'FSTRING_START', 'TSTRING_START', '(', '[', '{', '-', '+', '~', '...'],
  ...['not', 'await', 'lambda', 'None', 'True', 'False'],
]);

export abstract class Primaries extends Parameters {
  protected abstract binary(precedence: number): ast.ExprNode;
  protected abstract disjunction(): ast.ExprNode;
  protected abstract namedExpression(): ast.ExprNode;
  protected abstract starNamedExpression(): ast.ExprNode;
  protected abstract yieldExpression(): ast.ExprNode;

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
