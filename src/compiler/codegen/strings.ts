// f-strings and t-strings.

import { Op } from '../../bytecode/opcodes';
import type { FormattedValue, Interpolation, JoinedStr, TemplateStr } from '../../syntax/ast';
import { SyntaxFailure } from '../../syntax/syntax-failure';
import type { Compiler } from './compiler';
import { STACK_USE_GUIDELINE } from './operands';

/** Operands of CONVERT_VALUE by conversion character, `!s`, `!r` and `!a`. */
function conversionOperand(conversion: number): number {
  const operand = ['s', 'r', 'a'].indexOf(String.fromCharCode(conversion)) + 1;
  if (operand === 0) {
    throw new SyntaxFailure('SystemError', `Unrecognized conversion character ${conversion}`, '');
  }
  return operand;
}

/** The parts of an f-string on the stack; where they would be too many, in a list that is joined (codegen_joined_str). */
export function visitJoinedStr(c: Compiler, node: JoinedStr): void {
  const count = node.values.length;
  if (count > STACK_USE_GUIDELINE) {
    c.loadConst('', node);
    c.loadMethod('join', node);
    c.op(Op.BUILD_LIST, node, 0);
    for (const value of node.values) {
      c.expression(value);
      c.op(Op.LIST_APPEND, node, 1);
    }
    c.op(Op.CALL, node, 1);
    return;
  }
  c.expressions(node.values);
  if (count > 1) c.op(Op.BUILD_STRING, node, count);
  else if (count === 0) c.loadConst('', node);
}

/** Converts and formats one value of an f-string (codegen_formatted_value). */
export function visitFormattedValue(c: Compiler, node: FormattedValue): void {
  c.expression(node.value);
  if (node.conversion !== -1) c.op(Op.CONVERT_VALUE, node, conversionOperand(node.conversion));
  if (node.format_spec !== null) {
    c.expression(node.format_spec);
    c.op(Op.FORMAT_WITH_SPEC, node);
  } else c.op(Op.FORMAT_SIMPLE, node);
}

/** A t-string: the tuple of strings, which stand before, between and after, and the tuple of interpolations. */
export function visitTemplateStr(c: Compiler, node: TemplateStr): void {
  let strings = 0;
  let lastWasInterpolation = true;
  const { values } = node;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value.node === 'Interpolation') {
      if (lastWasInterpolation) {
        c.loadConst('', node);
        strings++;
      }
      lastWasInterpolation = true;
      continue;
    }
    c.expression(value);
    while (i + 1 < values.length && values[i + 1]!.node !== 'Interpolation') {
      c.expression(values[++i]!);
      c.inplace('Add', node);
    }
    strings++;
    lastWasInterpolation = false;
  }
  if (lastWasInterpolation) {
    c.loadConst('', node);
    strings++;
  }
  c.op(Op.BUILD_TUPLE, node, strings);
  const interpolations = values.filter((value) => value.node === 'Interpolation');
  c.expressions(interpolations);
  c.op(Op.BUILD_TUPLE, node, interpolations.length);
  c.op(Op.BUILD_TEMPLATE, node);
}

/** One value of a t-string, with its source, conversion and format (codegen_interpolation). */
export function visitInterpolation(c: Compiler, node: Interpolation): void {
  c.expression(node.value);
  c.loadConst(node.str, node);
  let operand = 2;
  if (node.format_spec !== null) {
    operand++;
    c.expression(node.format_spec);
  }
  if (node.conversion !== -1) operand |= conversionOperand(node.conversion) << 2;
  c.op(Op.BUILD_INTERPOLATION, node, operand);
}
