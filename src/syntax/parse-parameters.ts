// Parses parameter lists, of functions and of lambdas.

import type * as ast from './ast';
import * as build from './build';
import { Strings } from './parse-strings';

export abstract class Parameters extends Strings {
  protected abstract expression(): ast.ExprNode;
  protected abstract starExpression(): ast.ExprNode;

  /** The parameters up to `)`, or up to `:` in a lambda; the closing token stays. */
  protected parameters(lambda: boolean): ast.Arguments {
    const close = lambda ? ':' : ')';
    const parameters = build.noArguments();
    let slash = false;
    let star = false;
    while (!this.at(close)) {
      if (this.at('/')) {
        if (slash || star || parameters.args.length === 0) this.mismatch();
        this.advance();
        slash = true;
        parameters.posonlyargs = parameters.args;
        parameters.args = [];
      } else if (this.at('**')) {
        this.advance();
        parameters.kwarg = this.parameter(lambda, false);
        if (this.accept(',')) this.parameterComment(parameters.kwarg);
        else this.parameterComment(parameters.kwarg);
        if (!this.at(close)) this.mismatch();
        break;
      } else if (this.at('*')) {
        if (star) this.mismatch();
        star = true;
        this.advance();
        if (this.at(',')) {
          const next = this.peek(1).type;
          if (next !== 'NAME') this.mismatch();
        } else {
          parameters.vararg = this.parameter(lambda, true);
          if (this.at('=')) this.mismatch();
          if (this.accept(',')) {
            this.parameterComment(parameters.vararg);
            continue;
          }
          this.parameterComment(parameters.vararg);
        }
      } else {
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
        if (this.accept(',')) {
          this.parameterComment(parameter);
          continue;
        }
        this.parameterComment(parameter);
      }
      if (!this.accept(',')) break;
    }
    if (!this.at(close)) this.mismatch();
    return parameters;
  }

  private parameterComment(parameter: ast.Arg): void {
    if (this.at('TYPE_COMMENT')) parameter.type_comment = this.typeCommentText();
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
