// Grammar: compound statements, except functions and match, and what goes wrong with their colons and blocks.

import { expressionName } from '../targets';
import { statement } from './grammar-statements';
import type { Action, Grammar } from './notation';

const expectedColon: Action = (m) => m.fail("expected ':'");

/** Objects to a missing block after the statement that the captured token `a` starts. */
export const missingBlock =
  (after: string): Action =>
  (m) =>
    m.failIndentation(`expected an indented block after ${after} on line ${m.placed('a').lineno}`);

/** A function: in the second pass, CPython loses its place. */
const unnoted: Action = () => ({ lineno: 0, col_offset: 0 });

/** Adds the rules of if, while, for, with, try and class, and of what is wrong with them. */
export function addCompoundStatements(g: Grammar): void {
  g.rule('compound_stmt', [
    ["&('def' | '@' | 'async') function_def", unnoted],
    ["&'if' if_stmt", statement],
    ["&('class' | '@') a=class_def", (m) => m.get('a')],
    ["&('with' | 'async') with_stmt", statement],
    ["&('for' | 'async') for_stmt", statement],
    ["&'try' try_stmt", statement],
    ["&'while' while_stmt", statement],
    ['match_stmt', statement],
  ]);
  g.rule('block', ['NEWLINE INDENT statements DEDENT', 'simple_stmts', 'invalid_block'], { memo: true });
  g.rule('invalid_block', [['NEWLINE !INDENT', (m) => m.failIndentation('expected an indented block')]]);

  addConditions(g);
  addLoops(g);
  addWith(g);
  addTry(g);

  g.rule('class_def', [['decorators a=class_def_raw', (m) => m.get('a')], 'class_def_raw']);
  g.rule('class_def_raw', [
    'invalid_class_def_raw',
    ["'class' NAME [type_params] ['(' [arguments] ')'] ':' block", statement],
  ]);
  g.rule('invalid_class_def_raw', [
    ["'class' NAME [type_params] ['(' [arguments] ')'] NEWLINE", expectedColon],
    ["a='class' NAME [type_params] ['(' [arguments] ')'] ':' NEWLINE !INDENT", missingBlock('class definition')],
  ]);
}

function addConditions(g: Grammar): void {
  g.rule('if_stmt', [
    'invalid_if_stmt',
    "'if' named_expression ':' block elif_stmt",
    "'if' named_expression ':' block [else_block]",
  ]);
  g.rule('elif_stmt', [
    'invalid_elif_stmt',
    "'elif' named_expression ':' block elif_stmt",
    "'elif' named_expression ':' block [else_block]",
  ]);
  g.rule('else_block', ['invalid_else_stmt', "'else' &&':' block"]);
  g.rule('invalid_if_stmt', [
    ["'if' named_expression NEWLINE", expectedColon],
    ["a='if' named_expression ':' NEWLINE !INDENT", missingBlock("'if' statement")],
  ]);
  g.rule('invalid_elif_stmt', [
    ["'elif' named_expression NEWLINE", expectedColon],
    ["a='elif' named_expression ':' NEWLINE !INDENT", missingBlock("'elif' statement")],
  ]);
  g.rule('invalid_else_stmt', [
    ["a='else' ':' NEWLINE !INDENT", missingBlock("'else' statement")],
    ["'else' ':' block 'elif'", (m) => m.fail("'elif' block follows an 'else' block")],
  ]);
}

function addLoops(g: Grammar): void {
  g.rule('while_stmt', ['invalid_while_stmt', "'while' named_expression ':' block [else_block]"]);
  g.rule('invalid_while_stmt', [
    ["'while' named_expression NEWLINE", expectedColon],
    ["a='while' named_expression ':' NEWLINE !INDENT", missingBlock("'while' statement")],
  ]);
  g.rule('for_stmt', [
    'invalid_for_stmt',
    "'for' star_targets 'in' ~ star_expressions ':' [TYPE_COMMENT] block [else_block]",
    "'async' 'for' star_targets 'in' ~ star_expressions ':' [TYPE_COMMENT] block [else_block]",
    'invalid_for_target',
  ]);
  g.rule('invalid_for_stmt', [
    ["['async'] 'for' star_targets 'in' star_expressions NEWLINE", expectedColon],
    ["['async'] a='for' star_targets 'in' star_expressions ':' NEWLINE !INDENT", missingBlock("'for' statement")],
  ]);
  g.rule('invalid_for_target', [["'async'? 'for' a=star_expressions", (m) => m.failTarget('for', m.expr('a'))]]);
}

function addWith(g: Grammar): void {
  g.rule('with_stmt', [
    'invalid_with_stmt_indent',
    "'with' '(' ','.with_item+ ','? ')' ':' [TYPE_COMMENT] block",
    "'with' ','.with_item+ ':' [TYPE_COMMENT] block",
    "'async' 'with' '(' ','.with_item+ ','? ')' ':' block",
    "'async' 'with' ','.with_item+ ':' [TYPE_COMMENT] block",
    'invalid_with_stmt',
  ]);
  g.rule('with_item', ["expression 'as' star_target &(',' | ')' | ':')", 'invalid_with_item', 'expression']);
  g.rule('invalid_with_item', [
    ["expression 'as' a=expression &(',' | ')' | ':')", (m) => m.failTarget('star', m.expr('a'))],
  ]);
  g.rule('invalid_with_stmt', [
    ["['async'] 'with' ','.(expression ['as' star_target])+ NEWLINE", expectedColon],
    ["['async'] 'with' '(' ','.(expressions ['as' star_target])+ ','? ')' NEWLINE", expectedColon],
  ]);
  g.rule('invalid_with_stmt_indent', [
    ["['async'] a='with' ','.(expression ['as' star_target])+ ':' NEWLINE !INDENT", missingBlock("'with' statement")],
    [
      "['async'] a='with' '(' ','.(expressions ['as' star_target])+ ','? ')' ':' NEWLINE !INDENT",
      missingBlock("'with' statement"),
    ],
  ]);
}

function addTry(g: Grammar): void {
  g.rule('try_stmt', [
    'invalid_try_stmt',
    "'try' &&':' block finally_block",
    "'try' &&':' block except_block+ [else_block] [finally_block]",
    "'try' &&':' block except_star_block+ [else_block] [finally_block]",
  ]);
  g.rule('except_block', [
    'invalid_except_stmt_indent',
    "'except' expressions ':' block",
    "'except' expression 'as' NAME ':' block",
    "'except' ':' block",
    'invalid_except_stmt',
  ]);
  g.rule('except_star_block', [
    'invalid_except_star_stmt_indent',
    "'except' '*' expressions ':' block",
    "'except' '*' expression 'as' NAME ':' block",
    'invalid_except_star_stmt',
  ]);
  g.rule('finally_block', ['invalid_finally_stmt', "'finally' &&':' block"]);

  g.rule('invalid_try_stmt', [
    ["a='try' ':' NEWLINE !INDENT", missingBlock("'try' statement")],
    ["'try' ':' block !('except' | 'finally')", (m) => m.fail("expected 'except' or 'finally' block")],
    [
      "'try' ':' block* except_block+ a='except' b='*' expression ['as' NAME] ':'",
      (m) => m.failRange(m.token('a'), m.token('b'), "cannot have both 'except' and 'except*' on the same 'try'"),
    ],
    [
      "'try' ':' block* except_star_block+ a='except' [expression ['as' NAME]] ':'",
      (m) => m.failAt(m.token('a'), "cannot have both 'except' and 'except*' on the same 'try'"),
    ],
  ]);
  const parenthesise: Action = (m) =>
    m.failFrom(m.expr('a'), "multiple exception types must be parenthesized when using 'as'");
  g.rule('invalid_except_stmt', [
    ["'except' a=expression ',' expressions 'as' NAME ':'", parenthesise],
    ["'except' expression ['as' NAME] NEWLINE", expectedColon],
    ["'except' NEWLINE", expectedColon],
    [
      "'except' expression 'as' a=expression ':' block",
      (m) => m.failAt(m.expr('a'), `cannot use except statement with ${expressionName(m.expr('a'))}`),
    ],
  ]);
  g.rule('invalid_except_star_stmt', [
    ["'except' '*' a=expression ',' expressions 'as' NAME ':'", parenthesise],
    ["'except' '*' expression ['as' NAME] NEWLINE", expectedColon],
    ["'except' '*' (NEWLINE | ':')", (m) => m.fail('expected one or more exception types')],
    [
      "'except' '*' expression 'as' a=expression ':' block",
      (m) => m.failAt(m.expr('a'), `cannot use except* statement with ${expressionName(m.expr('a'))}`),
    ],
  ]);
  g.rule('invalid_finally_stmt', [["a='finally' ':' NEWLINE !INDENT", missingBlock("'finally' statement")]]);
  g.rule('invalid_except_stmt_indent', [
    ["a='except' expression ['as' NAME] ':' NEWLINE !INDENT", missingBlock("'except' statement")],
    ["a='except' ':' NEWLINE !INDENT", missingBlock("'except' statement")],
  ]);
  g.rule('invalid_except_star_stmt_indent', [
    ["a='except' '*' expression ['as' NAME] ':' NEWLINE !INDENT", missingBlock("'except*' statement")],
  ]);
}
