// What an action of the grammar sees: the captured parts, where the match starts and ends, and how to object to it.

import type * as ast from '../ast';
import type { End, Start } from '../build';
import type { Token } from '../token';
import { invalidTarget, expressionName } from '../targets';
import type { Machine } from './machine';

export class Match {
  constructor(
    readonly machine: Machine,
    private readonly captures: ReadonlyMap<string, unknown>,
    private readonly mark: number,
  ) {}

  /** Where the match starts: its first token. */
  get start(): Token {
    return this.machine.tokenAt(this.mark);
  }

  /** Where it ends: the last token with text before the place the machine has reached. */
  get end(): Token {
    return this.machine.lastVisible();
  }

  get(name: string): unknown {
    return this.captures.get(name);
  }

  has(name: string): boolean {
    const value = this.captures.get(name);
    return value !== undefined && value !== null;
  }

  expr(name: string): ast.ExprNode {
    return this.captures.get(name) as ast.ExprNode;
  }

  maybeExpr(name: string): ast.ExprNode | null {
    return (this.captures.get(name) as ast.ExprNode | null | undefined) ?? null;
  }

  token(name: string): Token {
    return this.captures.get(name) as Token;
  }

  /** The identifier of a captured NAME. */
  id(name: string): string {
    return (this.captures.get(name) as ast.Name).id;
  }

  list<T = ast.ExprNode>(name: string): T[] {
    return (this.captures.get(name) as T[] | null | undefined) ?? [];
  }

  /** A node or token or anything else with a place. */
  placed(name: string): Start & End {
    return this.captures.get(name) as Start & End;
  }

  /** Objects at the last token read (RAISE_SYNTAX_ERROR). */
  fail(msg: string): never {
    return this.machine.raise('SyntaxError', msg, this.machine.lastFetched());
  }

  /** RAISE_INDENTATION_ERROR. */
  failIndentation(msg: string): never {
    return this.machine.raise('IndentationError', msg, this.machine.lastFetched());
  }

  /** RAISE_SYNTAX_ERROR_ON_NEXT_TOKEN. */
  failOnNext(msg: string): never {
    return this.machine.raise('SyntaxError', msg, this.machine.nextToken());
  }

  /** RAISE_SYNTAX_ERROR_KNOWN_LOCATION. */
  failAt(where: Start & End, msg: string): never {
    return this.failRange(where, where, msg);
  }

  /** RAISE_SYNTAX_ERROR_KNOWN_RANGE. */
  failRange(start: Start, end: End, msg: string): never {
    return this.machine.raiseAt(
      'SyntaxError',
      msg,
      start.lineno,
      start.col_offset + 1,
      end.end_lineno,
      end.end_col_offset + 1,
    );
  }

  /** From there to where the tokenizer is (RAISE_SYNTAX_ERROR_STARTING_FROM). */
  failFrom(start: Start, msg: string): never {
    return this.machine.raiseAt('SyntaxError', msg, start.lineno, start.col_offset + 1, null, null);
  }

  /** Objects to what cannot be a target, if anything (RAISE_SYNTAX_ERROR_INVALID_TARGET). */
  failTarget(kind: 'star' | 'del' | 'for', node: ast.ExprNode): undefined {
    const invalid = invalidTarget(node, kind);
    if (invalid === null) return undefined;
    return this.failAt(invalid, `cannot ${kind === 'del' ? 'delete' : 'assign to'} ${expressionName(invalid)}`);
  }
}
