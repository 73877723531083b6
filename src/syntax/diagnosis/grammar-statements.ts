// Grammar: where parsing starts, simple statements, imports, type aliases and type parameters.

import type * as ast from '../ast';
import { place } from '../build';
import { expressionName } from '../targets';
import type { Match } from './match';
import type { Action, Grammar } from './notation';

/** A statement is no more than its place here. */
export const statement: Action = (m) => place(m.start, m.end);

/** Notes the last statement completed in the second pass (_PyPegen_register_stmts). */
function register(m: Match): unknown {
  const { machine } = m;
  const node = m.placed('a');
  if (machine.invalidRules && (machine.lastStatement?.lineno ?? 0) <= node.lineno) machine.lastStatement = node;
  return node;
}

/** `from __future__ import barry_as_FLUFL` changes the grammar. */
function importFrom(m: Match): unknown {
  const names = m.list<string>('names');
  if (m.get('module') === '__future__' && m.list('dots').length === 0 && names.includes('barry_as_FLUFL')) {
    m.machine.barry = true;
  }
  return statement(m);
}

/** Adds the rules where parsing starts, of simple statements and type parameters, and of what is wrong with them. */
export function addStatements(g: Grammar): void {
  g.rule('file', ['[statements] ENDMARKER']);
  g.rule('interactive', ['statement_newline']);
  g.rule('eval', ['expressions NEWLINE* ENDMARKER']);
  g.rule('func_type', ["'(' [type_expressions] ')' '->' expression NEWLINE* ENDMARKER"]);

  g.rule('statements', ['statement+']);
  g.rule('statement', [['a=compound_stmt', register], 'simple_stmts']);
  g.rule('single_compound_stmt', [['a=compound_stmt', register]]);
  g.rule('statement_newline', [
    'single_compound_stmt NEWLINE',
    'simple_stmts',
    'NEWLINE',
    ['ENDMARKER', () => undefined],
  ]);
  g.rule('simple_stmts', ["simple_stmt !';' NEWLINE", "';'.simple_stmt+ [';'] NEWLINE"]);
  g.rule(
    'simple_stmt',
    [
      ['assignment', statement],
      ['&"type" type_alias', statement],
      ['star_expressions', statement],
      ["&'return' return_stmt", statement],
      ["&('import' | 'from') import_stmt", statement],
      ["&'raise' raise_stmt", statement],
      ["&'pass' pass_stmt", statement],
      ["&'del' del_stmt", statement],
      ["&'yield' yield_stmt", statement],
      ["&'assert' assert_stmt", statement],
      ["&'break' break_stmt", statement],
      ["&'continue' continue_stmt", statement],
      ["&'global' global_stmt", statement],
      ["&'nonlocal' nonlocal_stmt", statement],
    ],
    { memo: true },
  );

  g.rule('assignment', [
    "NAME ':' expression ['=' annotated_rhs]",
    "('(' single_target ')' | single_subscript_attribute_target) ':' expression ['=' annotated_rhs]",
    "(star_targets '=')+ annotated_rhs !'=' [TYPE_COMMENT]",
    'single_target augassign ~ annotated_rhs',
    'invalid_assignment',
  ]);
  g.rule('annotated_rhs', ['yield_expr', 'star_expressions']);
  g.rule(
    'augassign',
    ['+=', '-=', '*=', '@=', '/=', '%=', '&=', '|=', '^=', '<<=', '>>=', '**=', '//='].map((op) => `'${op}'`),
  );
  g.rule('return_stmt', ["'return' [star_expressions]"]);
  g.rule('raise_stmt', ["'raise' expression ['from' expression]", "'raise'"]);
  g.rule('pass_stmt', [["'pass'", statement]]);
  g.rule('break_stmt', [["'break'", statement]]);
  g.rule('continue_stmt', [["'continue'", statement]]);
  g.rule('global_stmt', ["'global' ','.NAME+"]);
  g.rule('nonlocal_stmt', ["'nonlocal' ','.NAME+"]);
  g.rule('del_stmt', ["'del' del_targets &(';' | NEWLINE)", 'invalid_del_stmt']);
  g.rule('yield_stmt', ['yield_expr']);
  g.rule('assert_stmt', ["'assert' expression [',' expression]"]);

  addImports(g);
  addTypes(g);

  g.rule('invalid_assignment', [
    [
      "a=invalid_ann_assign_target ':' expression",
      (m) => m.failAt(m.expr('a'), `only single target (not ${expressionName(m.expr('a'))}) can be annotated`),
    ],
    [
      "a=star_named_expression ',' star_named_expressions* ':' expression",
      (m) => m.failAt(m.expr('a'), 'only single target (not tuple) can be annotated'),
    ],
    ["a=expression ':' expression", (m) => m.failAt(m.expr('a'), 'illegal target for annotation')],
    ["(star_targets '=')* a=star_expressions '='", (m) => m.failTarget('star', m.expr('a'))],
    [
      "(star_targets '=')* a=yield_expr '='",
      (m) => m.failAt(m.expr('a'), 'assignment to yield expression not possible'),
    ],
    [
      'a=star_expressions augassign annotated_rhs',
      (m) =>
        m.failAt(m.expr('a'), `'${expressionName(m.expr('a'))}' is an illegal expression for augmented assignment`),
    ],
  ]);
  g.rule('invalid_ann_assign_target', ['list', 'tuple', ["'(' a=invalid_ann_assign_target ')'", (m) => m.get('a')]]);
  g.rule('invalid_del_stmt', [["'del' a=star_expressions", (m) => m.failTarget('del', m.expr('a'))]]);
}

function addImports(g: Grammar): void {
  g.rule('import_stmt', ['invalid_import', 'import_name', 'import_from'], { memo: true });
  g.rule('import_name', ["'import' dotted_as_names"]);
  g.rule('import_from', [
    ["'from' dots=('.' | '...')* module=dotted_name 'import' names=import_from_targets", importFrom],
    "'from' ('.' | '...')+ 'import' import_from_targets",
  ]);
  g.rule('import_from_targets', [
    ["'(' a=import_from_as_names [','] ')'", (m) => m.get('a')],
    ["a=import_from_as_names !','", (m) => m.get('a')],
    ["'*'", () => ['*']],
    'invalid_import_from_targets',
  ]);
  g.rule('import_from_as_names', ["','.import_from_as_name+"]);
  g.rule('import_from_as_name', ['invalid_import_from_as_name', ["a=NAME ['as' NAME]", (m) => m.id('a')]]);
  g.rule('dotted_as_names', ["','.dotted_as_name+"]);
  g.rule('dotted_as_name', ['invalid_dotted_as_name', "dotted_name ['as' NAME]"]);
  g.rule(
    'dotted_name',
    [
      ["a=dotted_name '.' b=NAME", (m) => `${m.get('a')}.${m.id('b')}`],
      ['a=NAME', (m) => m.id('a')],
    ],
    { leftRecursive: true },
  );

  const asTarget: Action = (m) => m.failAt(m.expr('a'), `cannot use ${expressionName(m.expr('a'))} as import target`);
  g.rule('invalid_import', [
    [
      "a='import' ','.dotted_name+ 'from' dotted_name",
      (m) => m.failFrom(m.token('a'), "Did you mean to use 'from ... import ...' instead?"),
    ],
    ["'import' token=NEWLINE", (m) => m.failFrom(m.token('token'), "Expected one or more names after 'import'")],
  ]);
  g.rule('invalid_dotted_as_name', [["dotted_name 'as' !(NAME (',' | ')' | ';' | NEWLINE)) a=expression", asTarget]]);
  g.rule('invalid_import_from_as_name', [["NAME 'as' !(NAME (',' | ')' | ';' | NEWLINE)) a=expression", asTarget]]);
  g.rule('invalid_import_from_targets', [
    ["import_from_as_names ',' NEWLINE", (m) => m.fail('trailing comma not allowed without surrounding parentheses')],
    ['token=NEWLINE', (m) => m.failFrom(m.token('token'), "Expected one or more names after 'import'")],
  ]);
}

function addTypes(g: Grammar): void {
  g.rule('type_alias', ['"type" NAME [type_params] \'=\' expression']);
  g.rule('type_params', ['invalid_type_params', "'[' type_param_seq ']'"]);
  g.rule('type_param_seq', ["','.type_param+ [',']"]);
  g.rule(
    'type_param',
    [
      'NAME [type_param_bound] [type_param_default]',
      'invalid_type_param',
      "'*' NAME [type_param_starred_default]",
      "'**' NAME [type_param_default]",
    ],
    { memo: true },
  );
  g.rule('type_param_bound', ["':' expression"]);
  g.rule('type_param_default', ["'=' expression"]);
  g.rule('type_param_starred_default', ["'=' star_expression"]);
  g.rule('type_expressions', [
    "','.expression+ ',' '*' expression ',' '**' expression",
    "','.expression+ ',' '*' expression",
    "','.expression+ ',' '**' expression",
    "'*' expression ',' '**' expression",
    "'*' expression",
    "'**' expression",
    "','.expression+",
  ]);

  const bound =
    (kind: string): Action =>
    (m) => {
      const what = (m.expr('e') as ast.ExprNode).node === 'Tuple' ? 'constraints' : 'bound';
      return m.failFrom(m.token('colon'), `cannot use ${what} with ${kind}`);
    };
  g.rule('invalid_type_params', [
    ["'[' token=']'", (m) => m.failFrom(m.token('token'), 'Type parameter list cannot be empty')],
  ]);
  g.rule('invalid_type_param', [
    ["'*' NAME colon=':' e=expression", bound('TypeVarTuple')],
    ["'**' NAME colon=':' e=expression", bound('ParamSpec')],
  ]);
}
