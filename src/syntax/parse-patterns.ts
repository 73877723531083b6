// Parses the patterns of match statements.

import type * as ast from './ast';
import * as build from './build';
import { identifierOf } from './cursor';
import { numberValue } from './number-literal';
import { Expressions } from './parse-expressions';
import { PyComplex } from '../objects/numbers/complex';
import type { Token } from './token';

export abstract class Patterns extends Expressions {
  /** The pattern of a case: several make a sequence without brackets. */
  protected patterns(): ast.PatternNode {
    const start = this.token;
    const first = this.maybeStarPattern();
    if (!this.at(',')) {
      if (first.node === 'MatchStar') this.mismatch();
      return first;
    }
    const patterns = this.morePatterns(first, (type) => type === ':' || type === 'if');
    return { node: 'MatchSequence', patterns, ...build.place(start, this.previous) };
  }

  private morePatterns(first: ast.PatternNode, ends: (type: string) => boolean): ast.PatternNode[] {
    const patterns = [first];
    while (this.accept(',')) {
      if (ends(this.token.type)) break;
      patterns.push(this.maybeStarPattern());
    }
    return patterns;
  }

  private maybeStarPattern(): ast.PatternNode {
    const start = this.token;
    if (!this.accept('*')) return this.pattern();
    const target = this.atWord('_') ? null : this.captureTarget();
    if (target === null) this.advance();
    return { node: 'MatchStar', name: target, ...build.place(start, this.previous) };
  }

  /** A name that a pattern binds. */
  private captureTarget(): string {
    if (this.atWord('_')) this.mismatch();
    const name = this.identifier();
    if (this.at('.') || this.at('(') || this.at('=')) this.mismatch();
    return name;
  }

  private pattern(): ast.PatternNode {
    const start = this.token;
    const pattern = this.orPattern();
    if (!this.accept('as')) return pattern;
    const name = this.captureTarget();
    return { node: 'MatchAs', pattern, name, ...build.place(start, this.previous) };
  }

  private orPattern(): ast.PatternNode {
    const start = this.token;
    const first = this.closedPattern();
    if (!this.at('|')) return first;
    const patterns = [first];
    while (this.accept('|')) patterns.push(this.closedPattern());
    return { node: 'MatchOr', patterns, ...build.place(start, this.previous) };
  }

  private closedPattern(): ast.PatternNode {
    const start = this.token;
    switch (start.type) {
      case 'NUMBER':
      case '-': {
        const value = this.signedNumber();
        return { node: 'MatchValue', value, ...build.place(start, this.previous) };
      }
      case 'STRING':
      case 'FSTRING_START':
      case 'TSTRING_START': {
        const value = this.strings();
        return { node: 'MatchValue', value, ...build.place(start, this.previous) };
      }
      case 'None':
      case 'True':
      case 'False': {
        this.advance();
        const value = start.type === 'None' ? null : start.type === 'True';
        return { node: 'MatchSingleton', value, ...build.place(start, start) };
      }
      case 'NAME':
        return this.namePattern(start);
      case '(':
        return this.groupPattern(start);
      case '[': {
        this.advance();
        const patterns = this.at(']') ? [] : this.morePatterns(this.maybeStarPattern(), (type) => type === ']');
        this.expect(']');
        return { node: 'MatchSequence', patterns, ...build.place(start, this.previous) };
      }
      case '{':
        return this.mappingPattern(start);
      default:
        return this.mismatch();
    }
  }

  /** A number with its sign, or a complex number `real ± imaginary`. */
  private signedNumber(): ast.ExprNode {
    const start = this.token;
    const real = this.signedPart();
    if (!this.at('+') && !this.at('-')) return real;
    const op = this.advance().type === '+' ? 'Add' : 'Sub';
    const imaginary = this.number();
    const constant = real.node === 'UnaryOp' ? real.operand : real;
    if (isImaginary(constant) || !isImaginary(imaginary)) this.mismatch();
    return build.binOp(real, op, imaginary, start, this.previous);
  }

  private signedPart(): ast.ExprNode {
    const start = this.token;
    if (!this.accept('-')) return this.number();
    const operand = this.number();
    return build.unaryOp('USub', operand, start, this.previous);
  }

  private number(): ast.ExprNode {
    const token = this.expect('NUMBER');
    const number = numberValue(this.source.slice(token.start, token.end));
    if ('digits' in number) this.mismatch();
    return build.constant(number.value, null, token, token);
  }

  /** A capture, the wildcard, a dotted value or a class pattern. */
  private namePattern(start: Token): ast.PatternNode {
    const next = this.peek(1).type;
    if (next !== '.' && next !== '(') {
      if (next === '=') this.mismatch();
      this.advance();
      const name = start.text === '_' ? null : identifierOf(start);
      return { node: 'MatchAs', pattern: null, name, ...build.place(start, start) };
    }
    const value = this.dottedValue();
    if (this.at('=')) this.mismatch();
    if (this.at('(')) return this.classPattern(start, value);
    return { node: 'MatchValue', value, ...build.place(start, this.previous) };
  }

  private dottedValue(): ast.ExprNode {
    const start = this.token;
    let value: ast.ExprNode = build.name(this.identifier(), 'Load', start, start);
    while (this.accept('.')) {
      const attr = this.identifier();
      value = build.attribute(value, attr, start, this.previous);
    }
    return value;
  }

  private classPattern(start: Token, cls: ast.ExprNode): ast.PatternNode {
    this.expect('(');
    const patterns: ast.PatternNode[] = [];
    const kwd_attrs: string[] = [];
    const kwd_patterns: ast.PatternNode[] = [];
    while (!this.at(')')) {
      if (this.at('NAME') && this.peek(1).type === '=') {
        kwd_attrs.push(this.identifier());
        this.advance();
        kwd_patterns.push(this.pattern());
      } else {
        if (kwd_attrs.length > 0) this.mismatch();
        patterns.push(this.pattern());
      }
      if (!this.accept(',')) break;
    }
    this.expect(')');
    return { node: 'MatchClass', cls, patterns, kwd_attrs, kwd_patterns, ...build.place(start, this.previous) };
  }

  /** A pattern in parentheses: alone a group, with a comma a sequence. */
  private groupPattern(start: Token): ast.PatternNode {
    this.expect('(');
    let patterns: ast.PatternNode[] = [];
    if (!this.at(')')) {
      const first = this.maybeStarPattern();
      if (!this.at(',')) {
        if (first.node === 'MatchStar') this.mismatch();
        this.expect(')');
        return first;
      }
      patterns = this.morePatterns(first, (type) => type === ')');
    }
    this.expect(')');
    return { node: 'MatchSequence', patterns, ...build.place(start, this.previous) };
  }

  private mappingPattern(start: Token): ast.PatternNode {
    this.expect('{');
    const keys: ast.ExprNode[] = [];
    const patterns: ast.PatternNode[] = [];
    let rest: string | null = null;
    while (!this.at('}')) {
      if (this.accept('**')) {
        rest = this.captureTarget();
        this.accept(',');
        break;
      }
      keys.push(this.mappingKey());
      this.expect(':');
      patterns.push(this.pattern());
      if (!this.accept(',')) break;
    }
    this.expect('}');
    return { node: 'MatchMapping', keys, patterns, rest, ...build.place(start, this.previous) };
  }

  private mappingKey(): ast.ExprNode {
    const start = this.token;
    switch (start.type) {
      case 'NUMBER':
      case '-':
        return this.signedNumber();
      case 'STRING':
      case 'FSTRING_START':
      case 'TSTRING_START':
        return this.strings();
      case 'None':
        return build.constant(null, null, this.advance(), start);
      case 'True':
      case 'False':
        return build.constant(start.type === 'True', null, this.advance(), start);
      default: {
        const value = this.dottedValue();
        return value.node === 'Name' ? this.mismatch() : value;
      }
    }
  }
}

function isImaginary(node: ast.ExprNode): boolean {
  return node.node === 'Constant' && node.value instanceof PyComplex;
}
