// `'%s and %r' % (a, b)` becomes an f-string, where the format is simple enough to mean the same.

import type { BinOp, Constant, ExprNode, JoinedStr } from '../syntax/ast';
import { NO_LOCATION } from './instruction-sequence';

const MAX_DIGITS = 3;

/** The f-string that means the same, or undefined (fold_binop, optimize_format). */
export function formatToJoinedStr(node: BinOp): JoinedStr | undefined {
  const { op, left, right } = node;
  if (op !== 'Mod' || left.node !== 'Constant' || typeof left.value !== 'string' || right.node !== 'Tuple')
    return undefined;
  if (right.elts.some((element) => element.node === 'Starred')) return undefined;
  const values = parseFormat(left.value, right.elts);
  if (values === undefined) return undefined;
  const { lineno, col_offset, end_lineno, end_col_offset } = node;
  return { node: 'JoinedStr', values, lineno, col_offset, end_lineno, end_col_offset };
}

function literal(value: string): Constant {
  return { ...NO_LOCATION, node: 'Constant', value, kind: null };
}

function parseFormat(format: string, elements: readonly ExprNode[]): ExprNode[] | undefined {
  const values: ExprNode[] = [];
  let position = 0;
  let used = 0;
  for (;;) {
    const text = /(?:[^%]|%%)*/y;
    text.lastIndex = position;
    const plain = text.exec(format)![0];
    position += plain.length;
    if (plain !== '') values.push(literal(plain.replaceAll('%%', '%')));
    if (position >= format.length) break;
    const element = elements[used++];
    if (element === undefined) return undefined;
    // %[flags][width][.precision]conversion
    const unit = /%([-+ #0]*)(\d*)(?:\.(\d*))?([sra])/y;
    unit.lastIndex = position;
    const match = unit.exec(format);
    if (match === null) return undefined;
    const [all, flags, width, precision, conversion] = match;
    if (width!.length >= MAX_DIGITS || (precision ?? '').length >= MAX_DIGITS) return undefined;
    position += all.length;
    const spec =
      (!flags!.includes('-') && Number(width) > 0 ? '>' : '') +
      (width === '' ? '' : Number(width)) +
      (precision === undefined ? '' : `.${Number(precision)}`);
    const { lineno, col_offset, end_lineno, end_col_offset } = element;
    values.push({
      node: 'FormattedValue',
      value: element,
      conversion: conversion!.charCodeAt(0),
      format_spec: spec === '' ? null : literal(spec),
      lineno,
      col_offset,
      end_lineno,
      end_col_offset,
    });
  }
  return used < elements.length ? undefined : values;
}
