// The parser of valid programs: compound statements and the four starting points of the grammar.

import type * as ast from './ast';
import * as build from './build';
import { SimpleStatements } from './parse-statements';
import type { Token } from './token';

export class Parser extends SimpleStatements {
  /** A whole file. */
  file(): ast.Module {
    const body: ast.StmtNode[] = [];
    while (!this.at('ENDMARKER')) this.statement(body);
    const type_ignores = this.tokenizer.typeIgnores.map(
      ({ lineno, tag }): ast.TypeIgnoreNode => ({ node: 'TypeIgnore', lineno, tag }),
    );
    return { node: 'Module', body, type_ignores };
  }

  /** One interactive statement. */
  interactive(): ast.Interactive {
    const start = this.token;
    const body: ast.StmtNode[] = [];
    if (this.accept('NEWLINE')) {
      body.push({ node: 'Pass', ...build.place(start, start) });
    } else if (this.compoundStatement(body)) {
      this.expect('NEWLINE');
    } else {
      this.simpleStatements(body);
    }
    return { node: 'Interactive', body };
  }

  /** One expression. */
  eval(): ast.Expression {
    const body = this.expressions();
    while (this.accept('NEWLINE'));
    if (!this.at('ENDMARKER')) this.mismatch();
    return { node: 'Expression', body };
  }

  /** The type of a function: `(int, *str, **Any) -> float`. */
  functionType(): ast.FunctionType {
    this.expect('(');
    const argtypes: ast.ExprNode[] = [];
    let stars = 0;
    if (!this.at(')')) {
      do {
        if (this.at('**')) {
          if (stars > 1) this.mismatch();
          stars = 2;
          this.advance();
        } else if (this.at('*')) {
          if (stars > 0) this.mismatch();
          stars = 1;
          this.advance();
        } else if (stars > 0) this.mismatch();
        argtypes.push(this.expression());
      } while (this.accept(','));
    }
    this.expect(')');
    this.expect('->');
    const returns = this.expression();
    while (this.accept('NEWLINE'));
    if (!this.at('ENDMARKER')) this.mismatch();
    return { node: 'FunctionType', argtypes, returns };
  }

  private statement(body: ast.StmtNode[]): void {
    if (!this.compoundStatement(body)) this.simpleStatements(body);
  }

  private compoundStatement(body: ast.StmtNode[]): boolean {
    const start = this.token;
    switch (start.type) {
      case 'def':
        body.push(this.functionDefinition(start, []));
        return true;
      case '@':
        body.push(this.decorated());
        return true;
      case 'async':
        body.push(this.asyncStatement(start));
        return true;
      case 'if':
        body.push(this.if());
        return true;
      case 'class':
        body.push(this.classDefinition([]));
        return true;
      case 'with':
        body.push(this.with(start));
        return true;
      case 'for':
        body.push(this.for(start));
        return true;
      case 'try':
        body.push(this.try());
        return true;
      case 'while': {
        this.advance();
        const test = this.namedExpression();
        const statements = this.block();
        const orelse = this.elseBlock();
        body.push({ node: 'While', test, body: statements, orelse, ...this.placeFrom(start) });
        return true;
      }
      case 'NAME':
        if (start.text !== 'match' || !this.startsMatch()) return false;
        body.push(this.match());
        return true;
      default:
        return false;
    }
  }

  /** A colon and what it governs: an indented block, or simple statements on the same line. */
  private block(): ast.StmtNode[] {
    this.expect(':');
    return this.suite();
  }

  private suite(): ast.StmtNode[] {
    const body: ast.StmtNode[] = [];
    if (!this.accept('NEWLINE')) {
      this.simpleStatements(body);
      return body;
    }
    this.expect('INDENT');
    do this.statement(body);
    while (!this.at('DEDENT') && !this.at('ENDMARKER'));
    this.expect('DEDENT');
    return body;
  }

  private elseBlock(): ast.StmtNode[] {
    return this.accept('else') ? this.block() : [];
  }

  private if(): ast.StmtNode {
    const clauses: { start: Token; test: ast.ExprNode; body: ast.StmtNode[] }[] = [];
    do {
      const start = this.advance();
      const test = this.namedExpression();
      const body = this.block();
      clauses.push({ start, test, body });
    } while (this.at('elif'));
    this.noteChain(clauses.length);
    let orelse = this.elseBlock();
    for (let i = clauses.length - 1; i >= 0; i--) {
      const { start, test, body } = clauses[i]!;
      orelse = [{ node: 'If', test, body, orelse, ...this.placeFrom(start) }];
    }
    return orelse[0]!;
  }

  private asyncStatement(start: Token): ast.StmtNode {
    switch (this.peek(1).type) {
      case 'def':
        return this.functionDefinition(start, []);
      case 'for':
        this.advance();
        return this.for(start);
      case 'with':
        this.advance();
        return this.with(start);
      default:
        return this.mismatch();
    }
  }

  private for(start: Token): ast.StmtNode {
    this.expect('for');
    const target = this.starTargets();
    this.expect('in');
    const iter = this.starExpressions();
    this.expect(':');
    const type_comment = this.at('TYPE_COMMENT') ? this.typeCommentText() : null;
    const body = this.suite();
    const orelse = this.elseBlock();
    const node = start.type === 'async' ? 'AsyncFor' : 'For';
    return { node, target, iter, body, orelse, type_comment, ...this.placeFrom(start) };
  }

  private with(start: Token): ast.StmtNode {
    this.expect('with');
    const parenthesised = this.at('(') ? this.attempt(() => this.parenthesisedItems()) : null;
    const items = parenthesised ?? this.withItems();
    this.expect(':');
    const comment = this.at('TYPE_COMMENT') && !(start.type === 'async' && parenthesised !== null);
    const type_comment = comment ? this.typeCommentText() : null;
    const body = this.suite();
    const node = start.type === 'async' ? 'AsyncWith' : 'With';
    return { node, items, body, type_comment, ...this.placeFrom(start) };
  }

  private parenthesisedItems(): ast.WithItem[] {
    this.expect('(');
    const items: ast.WithItem[] = [];
    do {
      if (items.length > 0 && this.at(')')) break;
      items.push(this.withItem());
    } while (this.accept(','));
    this.expect(')');
    if (!this.at(':')) this.mismatch();
    return items;
  }

  private withItems(): ast.WithItem[] {
    const items: ast.WithItem[] = [];
    do items.push(this.withItem());
    while (this.accept(','));
    return items;
  }

  private withItem(): ast.WithItem {
    const context_expr = this.expression();
    const optional_vars = this.accept('as') ? this.starTarget() : null;
    if (!this.at(',') && !this.at(')') && !this.at(':')) this.mismatch();
    return { node: 'withitem', context_expr, optional_vars };
  }

  private try(): ast.StmtNode {
    const start = this.expect('try');
    const body = this.block();
    const handlers: ast.ExceptHandler[] = [];
    let star = false;
    while (this.at('except')) {
      const first = this.advance();
      const starred = this.accept('*');
      if (handlers.length > 0 && starred !== star) this.mismatch();
      star = starred;
      handlers.push(this.handler(first, star));
    }
    const orelse = handlers.length > 0 ? this.elseBlock() : [];
    const finalbody = this.accept('finally') ? this.block() : [];
    if (handlers.length === 0 && finalbody.length === 0) this.mismatch();
    return { node: star ? 'TryStar' : 'Try', body, handlers, orelse, finalbody, ...this.placeFrom(start) };
  }

  private handler(start: Token, star: boolean): ast.ExceptHandler {
    let type: ast.ExprNode | null = null;
    let name: string | null = null;
    if (star || !this.at(':')) {
      const single = this.token.type === '(';
      type = this.expressions();
      if (this.at('as')) {
        if (type.node === 'Tuple' && !(single && this.source[this.previous.start] === ')')) this.mismatch();
        this.advance();
        name = this.identifier();
      }
    }
    const body = this.block();
    return { node: 'ExceptHandler', type, name, body, ...this.placeFrom(start) };
  }

  private decorated(): ast.StmtNode {
    const decorators: ast.ExprNode[] = [];
    while (this.accept('@')) {
      decorators.push(this.namedExpression());
      this.expect('NEWLINE');
    }
    const start = this.token;
    if (start.type === 'class') return this.classDefinition(decorators);
    if (start.type === 'def' || (start.type === 'async' && this.peek(1).type === 'def')) {
      return this.functionDefinition(start, decorators);
    }
    return this.mismatch();
  }

  private classDefinition(decorator_list: ast.ExprNode[]): ast.StmtNode {
    const start = this.expect('class');
    const name = this.identifier();
    const type_params = this.typeParameters();
    const { args: bases, keywords } = this.at('(') ? this.callArguments(false) : { args: [], keywords: [] };
    const body = this.block();
    return { node: 'ClassDef', name, bases, keywords, body, decorator_list, type_params, ...this.placeFrom(start) };
  }

  private functionDefinition(start: Token, decorator_list: ast.ExprNode[]): ast.StmtNode {
    const node = this.accept('async') ? 'AsyncFunctionDef' : 'FunctionDef';
    this.expect('def');
    const name = this.identifier();
    const type_params = this.typeParameters();
    this.expect('(');
    const args = this.parameters(false);
    this.expect(')');
    const returns = this.accept('->') ? this.expression() : null;
    this.expect(':');
    const type_comment = this.functionTypeComment();
    const body = this.suite();
    const where = this.placeFrom(start);
    return { node, name, args, body, decorator_list, returns, type_comment, type_params, ...where };
  }

  /** The type comment of a function: after its colon or on the line below. */
  private functionTypeComment(): string | null {
    if (this.at('TYPE_COMMENT')) return this.typeCommentText();
    if (!this.at('NEWLINE') || this.peek(1).type !== 'TYPE_COMMENT') return null;
    if (this.peek(2).type !== 'NEWLINE' || this.peek(3).type !== 'INDENT') return null;
    this.advance();
    return this.typeCommentText();
  }

  /** Is this `match` a keyword? Then its line ends with a colon, and an indented `case` follows. */
  private startsMatch(): boolean {
    const next = this.peek(1).type;
    if (next === '=' || next === '.' || next === 'NEWLINE' || next === ',' || next === ':' || next === ')')
      return false;
    let distance = 1;
    let last = this.token;
    for (;;) {
      const token = this.peek(distance++);
      if (token.type === 'ERRORTOKEN' || token.type === 'ENDMARKER') return false;
      if (token.type === 'NEWLINE') break;
      last = token;
    }
    return last.type === ':' && this.peek(distance).type === 'INDENT';
  }

  private match(): ast.StmtNode {
    const start = this.advance();
    const subject = this.subject();
    this.expect(':');
    this.expect('NEWLINE');
    this.expect('INDENT');
    const cases: ast.MatchCase[] = [];
    do {
      if (!this.atWord('case')) this.mismatch();
      this.advance();
      const pattern = this.patterns();
      const guard = this.accept('if') ? this.namedExpression() : null;
      const body = this.block();
      cases.push({ node: 'match_case', pattern, guard, body });
    } while (!this.at('DEDENT'));
    this.expect('DEDENT');
    return { node: 'Match', subject, cases, ...this.placeFrom(start) };
  }

  private subject(): ast.ExprNode {
    const start = this.token;
    const first = this.starNamedExpression();
    if (!this.at(',')) {
      if (first.node === 'Starred') this.mismatch();
      return first;
    }
    const elts = [first];
    while (this.accept(',')) {
      if (this.at(':')) break;
      elts.push(this.starNamedExpression());
    }
    return build.tuple(elts, 'Load', start, this.previous);
  }
}
