// Parses simple statements, and the body of a module.

import type * as ast from './ast';
import * as build from './build';
import { Patterns } from './parse-patterns';
import { startsExpression } from './parse-primaries';
import { becomeSingleTarget, becomeTarget } from './targets';
import type { Token } from './token';

const AUGMENTED: ReadonlyMap<string, ast.Operator> = new Map([
  ['+=', 'Add'],
  ['-=', 'Sub'],
  ['*=', 'Mult'],
  ['@=', 'MatMult'],
  ['/=', 'Div'],
  ['%=', 'Mod'],
  ['&=', 'BitAnd'],
  ['|=', 'BitOr'],
  ['^=', 'BitXor'],
  ['<<=', 'LShift'],
  ['>>=', 'RShift'],
  ['**=', 'Pow'],
  ['//=', 'FloorDiv'],
]);

export abstract class SimpleStatements extends Patterns {
  /** Simple statements up to the end of the line. */
  protected simpleStatements(body: ast.StmtNode[]): void {
    body.push(this.simpleStatement());
    while (this.accept(';')) {
      if (this.at('NEWLINE')) break;
      body.push(this.simpleStatement());
    }
    this.expect('NEWLINE');
  }

  private simpleStatement(): ast.StmtNode {
    const start = this.token;
    switch (start.type) {
      case 'NAME':
        if (start.text === 'type' && this.peek(1).type === 'NAME') return this.typeAlias(start);
        return this.expressionStatement(start);
      case 'import':
        return this.importName(start);
      case 'from':
        return this.importFrom(start);
      case 'return': {
        this.advance();
        const value = this.at('*') || startsExpression(this.token.type) ? this.starExpressions() : null;
        return { node: 'Return', value, ...this.placeFrom(start) };
      }
      case 'raise':
        return this.raise(start);
      case 'pass':
        this.advance();
        return { node: 'Pass', ...this.placeFrom(start) };
      case 'break':
        this.advance();
        return { node: 'Break', ...this.placeFrom(start) };
      case 'continue':
        this.advance();
        return { node: 'Continue', ...this.placeFrom(start) };
      case 'del':
        return this.delete(start);
      case 'assert': {
        this.advance();
        const test = this.expression();
        const msg = this.accept(',') ? this.expression() : null;
        return { node: 'Assert', test, msg, ...this.placeFrom(start) };
      }
      case 'global':
      case 'nonlocal': {
        this.advance();
        const names = [this.identifier()];
        while (this.accept(',')) names.push(this.identifier());
        const node = start.type === 'global' ? 'Global' : 'Nonlocal';
        return { node, names, ...this.placeFrom(start) };
      }
      default:
        return this.expressionStatement(start);
    }
  }

  protected placeFrom(start: Token): ast.Located {
    return build.place(start, this.previous);
  }

  /** An expression alone, an assignment, an augmented assignment or an annotation. */
  private expressionStatement(start: Token): ast.StmtNode {
    const first = this.annotatedRhs();
    switch (this.token.type) {
      case '=':
        return this.assignment(start, first);
      case ':':
        return this.annotation(start, first);
      case 'NEWLINE':
      case ';':
        return { node: 'Expr', value: first, ...this.placeFrom(start) };
    }
    const op = AUGMENTED.get(this.token.type);
    if (op === undefined || !becomeSingleTarget(first)) return this.mismatch();
    this.advance();
    const value = this.annotatedRhs();
    return { node: 'AugAssign', target: first, op, value, ...this.placeFrom(start) };
  }

  private assignment(start: Token, first: ast.ExprNode): ast.StmtNode {
    const targets: ast.ExprNode[] = [];
    let value = first;
    while (this.accept('=')) {
      if (!becomeTarget(value, 'Store', true)) this.mismatch();
      targets.push(value);
      value = this.annotatedRhs();
    }
    const type_comment = this.at('TYPE_COMMENT') ? this.typeCommentText() : null;
    return { node: 'Assign', targets, value, type_comment, ...this.placeFrom(start) };
  }

  private annotation(start: Token, target: ast.ExprNode): ast.StmtNode {
    if (!becomeSingleTarget(target)) this.mismatch();
    this.expect(':');
    const annotation = this.expression();
    const value = this.accept('=') ? this.annotatedRhs() : null;
    const simple = start.type === 'NAME' && target.node === 'Name' ? 1 : 0;
    return { node: 'AnnAssign', target, annotation, value, simple, ...this.placeFrom(start) };
  }

  private raise(start: Token): ast.StmtNode {
    this.advance();
    if (!startsExpression(this.token.type)) return { node: 'Raise', exc: null, cause: null, ...this.placeFrom(start) };
    const exc = this.expression();
    const cause = this.accept('from') ? this.expression() : null;
    return { node: 'Raise', exc, cause, ...this.placeFrom(start) };
  }

  private delete(start: Token): ast.StmtNode {
    this.advance();
    const targets: ast.ExprNode[] = [];
    do {
      if (this.at(';') || this.at('NEWLINE')) break;
      const target = this.primary();
      if (!becomeTarget(target, 'Del', false)) this.mismatch();
      targets.push(target);
    } while (this.accept(','));
    if (targets.length === 0) this.mismatch();
    return { node: 'Delete', targets, ...this.placeFrom(start) };
  }

  private dottedName(): string {
    let name = this.identifier();
    while (this.accept('.')) name += `.${this.identifier()}`;
    return name;
  }

  private importName(start: Token): ast.StmtNode {
    this.advance();
    const names: ast.Alias[] = [];
    do {
      const first = this.token;
      const name = this.dottedName();
      const asname = this.accept('as') ? this.identifier() : null;
      names.push({ node: 'alias', name, asname, ...this.placeFrom(first) });
    } while (this.accept(','));
    return { node: 'Import', names, ...this.placeFrom(start) };
  }

  private importFrom(start: Token): ast.StmtNode {
    this.advance();
    let level = 0;
    while (this.at('.') || this.at('...')) level += this.advance().type.length;
    const module = level > 0 && this.at('import') ? null : this.dottedName();
    this.expect('import');
    const names: ast.Alias[] = [];
    if (this.at('*')) {
      const star = this.advance();
      names.push({ node: 'alias', name: '*', asname: null, ...this.placeFrom(star) });
    } else {
      const parenthesised = this.accept('(');
      do {
        if (parenthesised && names.length > 0 && this.at(')')) break;
        const first = this.token;
        const name = this.identifier();
        const asname = this.accept('as') ? this.identifier() : null;
        names.push({ node: 'alias', name, asname, ...this.placeFrom(first) });
      } while (this.accept(','));
      if (parenthesised) this.expect(')');
    }
    if (module === '__future__' && level === 0 && names.some(({ name }) => name === 'barry_as_FLUFL'))
      this.barry = true;
    return { node: 'ImportFrom', module, names, level, ...this.placeFrom(start) };
  }

  private typeAlias(start: Token): ast.StmtNode {
    this.advance();
    const token = this.token;
    const name = build.name(this.identifier(), 'Store', token, token);
    const type_params = this.typeParameters();
    this.expect('=');
    const value = this.expression();
    return { node: 'TypeAlias', name, type_params, value, ...this.placeFrom(start) };
  }

  /** Type parameters in brackets; none where there are no brackets. */
  protected typeParameters(): ast.TypeParamNode[] {
    const parameters: ast.TypeParamNode[] = [];
    if (!this.accept('[')) return parameters;
    do {
      if (parameters.length > 0 && this.at(']')) break;
      parameters.push(this.typeParameter());
    } while (this.accept(','));
    this.expect(']');
    return parameters;
  }

  private typeParameter(): ast.TypeParamNode {
    const start = this.token;
    if (this.accept('*')) {
      const name = this.identifier();
      const default_value = this.accept('=') ? this.starExpression() : null;
      return { node: 'TypeVarTuple', name, default_value, ...this.placeFrom(start) };
    }
    if (this.accept('**')) {
      const name = this.identifier();
      const default_value = this.accept('=') ? this.expression() : null;
      return { node: 'ParamSpec', name, default_value, ...this.placeFrom(start) };
    }
    const name = this.identifier();
    const bound = this.accept(':') ? this.expression() : null;
    const default_value = this.accept('=') ? this.expression() : null;
    return { node: 'TypeVar', name, bound, default_value, ...this.placeFrom(start) };
  }
}
