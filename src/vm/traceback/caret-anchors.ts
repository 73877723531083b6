// The part of a failing expression that carets point at: an operator, or the brackets of a subscript or call.

import type { ExprNode, Located, ModNode, StmtNode } from '../../syntax/ast';
import { parse, SyntaxFailure } from '../../syntax/parse';
import { characterOffset } from './display-width';

/** Where the marked part starts and ends, in lines of the segment and characters. */
export interface Anchors {
  leftEndLine: number;
  leftEndOffset: number;
  rightStartLine: number;
  rightStartOffset: number;
}

/** The statements of a text, undefined if it is no program. */
function statementsOf(source: string): StmtNode[] | undefined {
  let tree: ModNode;
  try {
    tree = parse(source, '<unknown>', 'exec').tree;
  } catch (error) {
    if (error instanceof SyntaxFailure) return undefined;
    throw error;
  }
  return tree.node === 'Module' ? tree.body : undefined;
}

/**
 * Is the text a `return f(…)` or `name = f(…)` in which exactly the call failed? undefined when it is no program.
 * Carets would say nothing there.
 */
export function isWholeStatementCall(lines: readonly string[], start: number, end: number): boolean | undefined {
  const statements = statementsOf(lines.join('\n'));
  if (statements === undefined) return undefined;
  const [statement] = statements;
  if (statement === undefined) return true;
  let call: ExprNode | undefined;
  if (statement.node === 'Return' && statement.value?.node === 'Call' && statement.value.func.node === 'Name') {
    call = statement.value;
  } else if (
    statement.node === 'Assign' &&
    statement.value.node === 'Call' &&
    statement.targets.length === 1 &&
    statement.targets[0]!.node === 'Name'
  ) {
    call = statement.value;
  }
  return (
    call !== undefined &&
    call.lineno === 1 &&
    call.end_lineno === lines.length &&
    call.col_offset === start &&
    call.end_col_offset === end
  );
}

/** Anchors of a segment of source that is one binary operation, subscript or call. */
export function anchorsOf(segment: string): Anchors | undefined {
  const statements = statementsOf(`(\n${segment}\n)`);
  if (statements?.length !== 1 || statements[0]!.node !== 'Expr') return undefined;
  const cursor = new Cursor(segment.split(/\r\n|\r|\n/));
  const { value } = statements[0]!;
  try {
    switch (value.node) {
      case 'BinOp':
        return operatorAnchors(cursor, value.left, value.right);
      case 'Subscript':
        return bracketAnchors(cursor, value.value, value, '[');
      case 'Call':
        return bracketAnchors(cursor, value.func, value, '(');
      default:
        return undefined;
    }
  } catch (error) {
    if (error instanceof OutOfText) return undefined;
    throw error;
  }
}

/** The operator: one or two characters behind the left operand. */
function operatorAnchors(cursor: Cursor, left: ExprNode, right: ExprNode): Anchors {
  cursor.moveToEnd(left);
  cursor.skipUntil((character) => !/\s/u.test(character) && character !== ')');
  const { line, column } = cursor;
  const text = cursor.characters(line);
  let end = column + 1;
  const next = text[end];
  const rightLine = right.lineno - 2;
  const before = rightLine > line || end < cursor.normalize(rightLine, right.col_offset);
  if (next !== undefined && before && !/\s/u.test(next) && next !== '\\' && next !== '#') end++;
  return { leftEndLine: line, leftEndOffset: column, rightStartLine: line, rightStartOffset: end };
}

/** From the opening bracket behind the owner to the end of the expression. */
function bracketAnchors(cursor: Cursor, owner: ExprNode, whole: Located, bracket: string): Anchors {
  cursor.moveToEnd(owner);
  cursor.skipUntil((character) => character === bracket);
  const rightStartLine = whole.end_lineno! - 2;
  return {
    leftEndLine: cursor.line,
    leftEndOffset: cursor.column,
    rightStartLine,
    rightStartOffset: cursor.normalize(rightStartLine, whole.end_col_offset!),
  };
}

/** The search left the text: positions do not fit it. */
class OutOfText {}

/** A place in the lines of a segment that moves forward over valid characters. */
class Cursor {
  line = 0;
  column = 0;
  private readonly text: string[][];

  constructor(private readonly lines: string[]) {
    this.text = lines.map((line) => [...line]);
  }

  characters(line: number): string[] {
    const text = this.text[line];
    if (text === undefined) throw new OutOfText();
    return text;
  }

  /** The character index of a byte offset. */
  normalize(line: number, offset: number): number {
    const text = this.lines[line];
    if (text === undefined) throw new OutOfText();
    return characterOffset(text, offset);
  }

  /** To the first character behind an expression, which was parsed one line further down. */
  moveToEnd(expression: Located): void {
    this.line = expression.end_lineno! - 2;
    this.column = this.normalize(this.line, expression.end_col_offset!);
    this.validate();
  }

  /** Skips characters, comments and continuations until one satisfies the condition. */
  skipUntil(stop: (character: string) => boolean): void {
    for (;;) {
      const character = this.characters(this.line)[this.column]!;
      if (character === '\\' || character === '#') {
        this.line++;
        this.column = 0;
      } else if (stop(character)) return;
      else this.column++;
      this.validate();
    }
  }

  /** Moves on to the next line until there is a character. */
  private validate(): void {
    while (this.line < this.text.length && this.column >= this.text[this.line]!.length) {
      this.column = 0;
      this.line++;
    }
    if (this.line >= this.text.length) throw new OutOfText();
  }
}
