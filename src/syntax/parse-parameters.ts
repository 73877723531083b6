// Parses parameter lists, of functions and of lambdas.

import type * as ast from './ast';
import * as build from './build';
import { Strings } from './parse-strings';

/** A parameter list that is being read. A lambda's ends at a colon and has no annotations. */
interface ParameterList {
  lambda: boolean;
  parameters: ast.Arguments;
  slash: boolean;
  star: boolean;
}

export abstract class Parameters extends Strings {
  protected abstract expression(): ast.ExprNode;
  protected abstract starExpression(): ast.ExprNode;

  /** The parameters up to `)`, or up to `:` in a lambda; the closing token stays. */
  protected parameters(lambda: boolean): ast.Arguments {
    const close = lambda ? ':' : ')';
    const list: ParameterList = { lambda, parameters: build.noArguments(), slash: false, star: false };
    while (!this.at(close)) {
      if (!this.listItem(list)) break;
    }
    if (!this.at(close)) this.mismatch();
    return list.parameters;
  }

  /** One parameter, slash or star, with its comma; false when nothing may follow. */
  private listItem(list: ParameterList): boolean {
    switch (this.token.type) {
      case '/':
        this.slash(list);
        return this.accept(',');
      case '**':
        this.advance();
        list.parameters.kwarg = this.parameter(list.lambda, false);
        this.endOfParameter(list.parameters.kwarg);
        return false;
      case '*':
        return this.star(list);
      default:
        return this.plainParameter(list);
    }
  }

  private slash(list: ParameterList): void {
    const { parameters } = list;
    if (list.slash || list.star || parameters.args.length === 0) this.mismatch();
    this.advance();
    list.slash = true;
    parameters.posonlyargs = parameters.args;
    parameters.args = [];
  }

  /** `*name`, or a bare star, which needs a name after it. */
  private star(list: ParameterList): boolean {
    if (list.star) this.mismatch();
    list.star = true;
    this.advance();
    if (this.at(',')) {
      if (this.peek(1).type !== 'NAME') this.mismatch();
      return this.accept(',');
    }
    list.parameters.vararg = this.parameter(list.lambda, true);
    if (this.at('=')) this.mismatch();
    return this.endOfParameter(list.parameters.vararg);
  }

  private plainParameter({ lambda, parameters, star }: ParameterList): boolean {
    const parameter = this.parameter(lambda, false);
    const value = this.accept('=') ? this.expression() : null;
    if (star) {
      parameters.kwonlyargs.push(parameter);
      parameters.kw_defaults.push(value);
    } else {
      if (value !== null) parameters.defaults.push(value);
      else if (parameters.defaults.length > 0) this.mismatch();
      parameters.args.push(parameter);
    }
    return this.endOfParameter(parameter);
  }

  /** The comma after a parameter, if there is one, and its type comment. */
  private endOfParameter(parameter: ast.Arg): boolean {
    const more = this.accept(',');
    if (this.at('TYPE_COMMENT')) parameter.type_comment = this.typeCommentText();
    return more;
  }

  /** Consumes a TYPE_COMMENT and gives its text. */
  protected typeCommentText(): string {
    const token = this.expect('TYPE_COMMENT');
    return this.source.slice(token.start, token.end);
  }

  private parameter(lambda: boolean, star: boolean): ast.Arg {
    const start = this.token;
    const name = this.identifier();
    let annotation: ast.ExprNode | null = null;
    if (!lambda && this.accept(':')) annotation = star ? this.starExpression() : this.expression();
    return build.arg(name, annotation, start, this.previous);
  }
}
