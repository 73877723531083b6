// Parses string literals: one or more adjacent strings, f-strings or t-strings.

import type * as ast from './ast';
import { Cursor, identifierOf } from './cursor';
import { name } from './build';
import { NodeError, StringNodes, type WithMetadata } from './string-nodes';
import type { Token } from './token';
import type { Tokenizer } from './tokenizer';

export abstract class Strings extends Cursor {
  private readonly stringNodes: StringNodes;

  constructor(tokenizer: Tokenizer, interactive: { endBlocks: boolean } | null) {
    super(tokenizer, interactive);
    this.stringNodes = new StringNodes(tokenizer);
  }

  /** What may stand in a replacement field and right of `=`: a yield or star expressions. */
  protected abstract annotatedRhs(): ast.ExprNode;

  /** Adjacent string literals. */
  protected strings(): ast.ExprNode {
    try {
      return this.at('TSTRING_START') ? this.templates() : this.adjacentStrings();
    } catch (error) {
      if (error instanceof NodeError) this.mismatch();
      throw error;
    }
  }

  private adjacentStrings(): ast.ExprNode {
    const start = this.token;
    const items: ast.ExprNode[] = [];
    for (;;) {
      if (this.at('STRING')) items.push(this.stringNodes.string(this.advance()));
      else if (this.at('FSTRING_START')) items.push(this.fString());
      else break;
    }
    if (this.at('TSTRING_START')) this.mismatch();
    return this.stringNodes.concatenate(items, start, this.previous);
  }

  private templates(): ast.ExprNode {
    const start = this.token;
    const items: ast.TemplateStr[] = [];
    while (this.at('TSTRING_START')) {
      const opening = this.advance();
      const values = this.stringItems('TSTRING_MIDDLE', 'TSTRING_END', 'Interpolation');
      items.push(this.stringNodes.templateStr(opening, values, this.advance()));
    }
    if (this.at('STRING') || this.at('FSTRING_START')) this.mismatch();
    return this.stringNodes.concatenateTemplates(items, start, this.previous);
  }

  private fString(): ast.ExprNode {
    const opening = this.advance();
    const values = this.stringItems('FSTRING_MIDDLE', 'FSTRING_END', 'FormattedValue');
    return this.stringNodes.joinedStr(opening, values, this.advance());
  }

  private stringItems(middle: string, end: string, kind: 'FormattedValue' | 'Interpolation'): ast.ExprNode[] {
    const items: ast.ExprNode[] = [];
    while (!this.at(end)) {
      if (this.at(middle)) items.push(this.stringNodes.middle(this.advance()));
      else items.push(this.replacementField(middle, kind));
    }
    return items;
  }

  private replacementField(middle: string, kind: 'FormattedValue' | 'Interpolation'): ast.ExprNode {
    const brace = this.expect('{');
    const value = this.annotatedRhs();
    const debug = this.accept('=');
    let conversion: WithMetadata<ast.Name> | null = null;
    if (this.at('!')) {
      const mark = this.advance();
      const token = this.expect('NAME');
      const node = name(identifierOf(token), 'Load', token, token);
      conversion = this.stringNodes.conversion(this.tokenizer.stringLetter, mark, node);
    }
    const format = this.at(':') ? this.formatSpec(middle, this.advance()) : null;
    const close = this.expect('}');
    return this.stringNodes.replacementField(kind, brace, value, debug, conversion, format, close);
  }

  private formatSpec(middle: string, colon: Token): WithMetadata<ast.JoinedStr> {
    const items: ast.ExprNode[] = [];
    while (!this.at('}')) {
      if (this.at(middle)) items.push(this.stringNodes.decodedMiddle(this.advance()));
      else items.push(this.replacementField(middle, 'FormattedValue'));
    }
    return this.stringNodes.formatSpec(colon, items, this.previous);
  }
}
