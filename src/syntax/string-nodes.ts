// Nodes of string literals: plain strings, f-strings (JoinedStr) and t-strings (TemplateStr), and their concatenation.

import { PyBytes } from '../objects/bytes/bytes';
import type * as ast from './ast';
import { constant, type End, place, type Start } from './build';
import { failureAt, preferTokenizerFailure } from './failure-place';
import { type BadEscape, codecPosition, decodeLiteral, decodeUnicodeEscapes, LiteralError } from './string-literal';
import type { SyntaxFailure, SyntaxWarning_ } from './syntax-failure';
import type { Token } from './token';
import { Tokenizer } from './tokenizer';
import { invalidEscapeError, invalidEscapeMessage } from './tokenizer-strings';

/** A literal the grammar accepts but that has no value. `at` null: the error stands at the last token read. */
export class NodeError {
  constructor(
    readonly msg: string,
    readonly at: { start: Start; end: End } | null,
    /** It is a UnicodeDecodeError, not a SyntaxError. */
    readonly unicode: SyntaxFailure['unicode'] = null,
  ) {}
}

/** What follows the expression of a replacement field: a conversion or a format spec, with the source they end. */
export interface WithMetadata<T> {
  result: T;
  metadata: string | null;
}

/** Builds the nodes of string literals of one source; escapes that mean nothing are added to its warnings. */
export class StringNodes {
  readonly source: string;
  readonly warnings: SyntaxWarning_[];

  constructor(private readonly tokenizer: Tokenizer) {
    this.source = tokenizer.source;
    this.warnings = tokenizer.warnings;
  }

  /** Warns about an escape in the text of a token (warn_invalid_escape_sequence). */
  private warn(body: string, bad: BadEscape | null, token: Token): void {
    if (bad === null) return;
    const octal = bad.escape[0]! >= '4' && bad.escape[0]! <= '7' && bad.escape.length === 3;
    if (!octal && token.type !== 'STRING' && (bad.escape === '{' || bad.escape === '}')) return;
    const { tokenizer } = this;
    const kind = octal ? 'octal ' : '';
    const { lineno, col } = escapePlace(this.source, body, bad, token);
    const msg = invalidEscapeError(bad.escape, kind);
    const failure = failureAt(tokenizer, 'SyntaxError', msg, lineno, col + 1, lineno, col + 3);
    const asError = () => {
      const { source, filename } = tokenizer;
      return preferTokenizerFailure(new Tokenizer(source, { filename }), token.end_lineno, failure);
    };
    this.warnings.push({ category: 'SyntaxWarning', message: invalidEscapeMessage(bad.escape, kind), lineno, asError });
  }

  private decode<T>(decode: () => T): T {
    try {
      return decode();
    } catch (error) {
      if (!(error instanceof LiteralError)) throw error;
      throw new NodeError(error.kind === 'bytes' ? error.message : `(${error.kind}) ${error.message}`, null);
    }
  }

  /** The node of one STRING token (_PyPegen_constant_from_string). */
  string(token: Token): ast.Constant {
    const literal = this.source.slice(token.start, token.end);
    let decoded: ReturnType<typeof decodeLiteral>;
    try {
      decoded = decodeLiteral(literal);
    } catch (error) {
      if (!(error instanceof LiteralError)) throw error;
      if (error.kind === 'bytes') throw new NodeError(error.message, { start: token, end: token });
      throw new NodeError(`(${error.kind}) ${error.message}`, null);
    }
    if (decoded.badEscape !== null) this.warn(literal.slice(decoded.bodyStart), decoded.badEscape, token);
    return constant(decoded.value, literal[0] === 'u' ? 'u' : null, token, token);
  }

  /** The text of a *STRING_MIDDLE token, not decoded yet (_PyPegen_constant_from_token). */
  middle(token: Token): ast.Constant {
    return constant(this.source.slice(token.start, token.end), null, token, token);
  }

  /** The text of a *STRING_MIDDLE token in a format spec (_PyPegen_decoded_constant_from_token). */
  decodedMiddle(token: Token): ast.Constant {
    const text = this.source.slice(token.start, token.end);
    if (!text.includes('\\')) return constant(text, null, token, token);
    let decoded: ReturnType<typeof decodeUnicodeEscapes>;
    try {
      decoded = decodeUnicodeEscapes(text);
    } catch (error) {
      if (!(error instanceof LiteralError)) throw error;
      throw new NodeError(error.message, null, error.unicode);
    }
    const { value, badEscape } = decoded;
    this.warn(text, badEscape, token);
    return constant(value, null, token, token);
  }

  /** The flat list of values, texts decoded. Replacement fields with `=` come as a JoinedStr of their source and value. */
  private parts(start: Token, items: ast.ExprNode[], end: Token): ast.ExprNode[] {
    const prefix = this.source.slice(start.start, start.end);
    const raw = /[rR]/.test(prefix);
    const values: ast.ExprNode[] = [];
    for (const item of items) {
      if (item.node === 'JoinedStr') {
        values.push(...item.values);
        continue;
      }
      if (item.node !== 'Constant') {
        values.push(item);
        continue;
      }
      const text = item.value as string;
      let value = text === '{{' || text === '}}' ? text[0]! : text;
      if (!raw && value.includes('\\')) {
        const decoded = this.decode(() => decodeUnicodeEscapes(value));
        this.warn(text, decoded.badEscape, end);
        value = decoded.value;
      }
      if (value !== '') values.push({ ...item, value });
    }
    return values;
  }

  /** _PyPegen_joined_str. */
  joinedStr(start: Token, items: ast.ExprNode[], end: Token): ast.JoinedStr {
    return { node: 'JoinedStr', values: this.parts(start, items, end), ...place(start, end) };
  }

  /** _PyPegen_template_str. */
  templateStr(start: Token, items: ast.ExprNode[], end: Token): ast.TemplateStr {
    return { node: 'TemplateStr', values: this.parts(start, items, end), ...place(start, end) };
  }

  /** Checks the conversion of a replacement field (_PyPegen_check_fstring_conversion). */
  conversion(prefix: string, mark: Token, conversion: ast.Name): WithMetadata<ast.Name> {
    if (mark.lineno !== conversion.lineno || mark.end_col_offset !== conversion.col_offset) {
      throw new NodeError(`${prefix}-string: conversion type must come right after the exclamation mark`, {
        start: mark,
        end: conversion,
      });
    }
    const { id } = conversion;
    if (id !== 's' && id !== 'r' && id !== 'a') {
      const msg = `${prefix}-string: invalid conversion character '${id}': expected 's', 'r', or 'a'`;
      throw new NodeError(msg, { start: conversion, end: conversion });
    }
    return { result: conversion, metadata: mark.metadata };
  }

  /** _PyPegen_setup_full_format_spec. */
  formatSpec(colon: Token, items: ast.ExprNode[], end: End): WithMetadata<ast.JoinedStr> {
    const spec = items.filter((item) => !(item.node === 'Constant' && item.value === ''));
    const simple = spec.length === 0 || (spec.length === 1 && spec[0]!.node === 'Constant');
    const result: ast.JoinedStr = simple
      ? { node: 'JoinedStr', values: spec, ...place(colon, end) }
      : (this.concatenate(spec, colon, end) as ast.JoinedStr);
    return { result, metadata: colon.metadata };
  }

  private conversionValue(
    debug: boolean,
    conversion: WithMetadata<ast.Name> | null,
    format: WithMetadata<ast.JoinedStr> | null,
  ): number {
    if (conversion !== null) return conversion.result.id.charCodeAt(0);
    return debug && format === null ? 114 : -1;
  }

  /** The node of a replacement field (_PyPegen_formatted_value, _PyPegen_interpolation). */
  replacementField(
    kind: 'FormattedValue' | 'Interpolation',
    brace: Token,
    value: ast.ExprNode,
    debug: boolean,
    conversion: WithMetadata<ast.Name> | null,
    format: WithMetadata<ast.JoinedStr> | null,
    close: Token,
  ): ast.ExprNode {
    const conversionValue = this.conversionValue(debug, conversion, format);
    const format_spec = format?.result ?? null;
    const metadata = (conversion ?? format ?? close).metadata ?? '';
    const where = place(brace, close);
    const field: ast.ExprNode =
      kind === 'FormattedValue'
        ? { node: 'FormattedValue', value, conversion: conversionValue, format_spec, ...where }
        : {
            node: 'Interpolation',
            value,
            str: metadata.replace(/[\s=]+$/, ''),
            conversion: conversionValue,
            format_spec,
            ...where,
          };
    if (!debug) return field;
    let end: End = close;
    if (conversion !== null) {
      end = { end_lineno: conversion.result.lineno, end_col_offset: conversion.result.col_offset };
    } else if (format !== null) {
      end = { end_lineno: format.result.lineno, end_col_offset: format.result.col_offset + 1 };
    }
    const text = constant(
      metadata,
      null,
      { lineno: brace.lineno, col_offset: brace.col_offset + 1 },
      { end_lineno: end.end_lineno, end_col_offset: end.end_col_offset - 1 },
    );
    return { node: 'JoinedStr', values: [text, field], ...place(brace, end) };
  }

  /** Adjacent literals become one node (_PyPegen_concatenate_strings). */
  concatenate(strings: ast.ExprNode[], start: Start, end: End): ast.ExprNode {
    let joined = false;
    let text = false;
    let bytes = false;
    for (const item of strings) {
      if (item.node !== 'Constant') joined = true;
      else if (item.value instanceof PyBytes) bytes = true;
      else text = true;
    }
    if (bytes && (text || joined)) throw new NodeError('cannot mix bytes and nonbytes literals', null);
    if (strings.length === 1 && !joined) return strings[0]!;
    if (bytes) {
      const parts = strings.map((item) => ((item as ast.Constant).value as PyBytes).bytes);
      return constant(new PyBytes(Buffer.concat(parts)), (strings[0] as ast.Constant).kind, start, end);
    }
    const flat = strings.flatMap((item) => (item.node === 'JoinedStr' ? item.values : [item]));
    const values = mergeConstants(flat, joined);
    if (!joined) return values[0]!;
    return { node: 'JoinedStr', values, ...place(start, end) };
  }

  /** Adjacent t-strings become one node (_PyPegen_concatenate_tstrings). */
  concatenateTemplates(templates: ast.TemplateStr[], start: Start, end: End): ast.TemplateStr {
    const flat = templates.flatMap((item) => item.values);
    return { node: 'TemplateStr', values: mergeConstants(flat, true), ...place(start, end) };
  }
}

/** Joins neighbouring constants; empty ones are dropped on request. */
function mergeConstants(items: ast.ExprNode[], dropEmpty: boolean): ast.ExprNode[] {
  const values: ast.ExprNode[] = [];
  for (let i = 0; i < items.length; i++) {
    let item = items[i]!;
    if (item.node === 'Constant') {
      const first = item;
      let last = item;
      let text = item.value as string;
      for (let next = items[i + 1]; next !== undefined && next.node === 'Constant'; next = items[i + 1]) {
        text += next.value as string;
        last = next;
        i++;
      }
      if (last !== first) item = constant(text, first.kind, first, last);
      if (dropEmpty && text === '') continue;
    }
    values.push(item);
  }
  return values;
}

/** Where a bad escape stands, as CPython reckons it: the prefix of the literal is left out. */
function escapePlace(source: string, body: string, bad: BadEscape, token: Token): { lineno: number; col: number } {
  const newline = body.lastIndexOf('\n', bad.index);
  if (newline >= 0) {
    const lineno = token.lineno + body.slice(0, bad.index).split('\n').length - 1;
    return { lineno, col: codecPosition(body, bad.index) - codecPosition(body, newline + 1) };
  }
  const quotes = /^(?:"+|'+)?/.exec(source.slice(token.start, token.end))![0].length;
  return { lineno: token.lineno, col: token.col_offset + quotes + codecPosition(body, bad.index) };
}
