// Grammar: functions, parameters and lambdas. A lambda's parameters end at a colon and have no annotations.

import * as build from '../build';
import { missingBlock } from './grammar-compound';
import type { Action, Grammar } from './notation';

/** Adds the rules of decorators, def, lambda and their parameters, and of what is wrong with them. */
export function addFunctions(g: Grammar): void {
  g.rule('decorators', ["('@' named_expression NEWLINE)+"]);
  g.rule('function_def', ['decorators function_def_raw', 'function_def_raw']);
  g.rule('function_def_raw', [
    'invalid_def_raw',
    "'def' NAME [type_params] '(' [params] ')' ['->' expression] ':' [func_type_comment] block",
    "'async' 'def' NAME [type_params] '(' [params] ')' ['->' expression] ':' [func_type_comment] block",
  ]);
  g.rule('func_type_comment', [
    'NEWLINE TYPE_COMMENT &(NEWLINE INDENT)',
    'invalid_double_type_comments',
    'TYPE_COMMENT',
  ]);
  g.rule('invalid_double_type_comments', [
    ['TYPE_COMMENT NEWLINE TYPE_COMMENT NEWLINE INDENT', (m) => m.fail('Cannot have two type comments on def')],
  ]);
  g.rule('invalid_def_raw', [
    [
      "['async'] a='def' NAME [type_params] '(' [params] ')' ['->' expression] ':' NEWLINE !INDENT",
      missingBlock('function definition'),
    ],
    "['async'] 'def' NAME [type_params] &&'(' [params] ')' ['->' expression] &&':' [func_type_comment] block",
  ]);

  g.rule('params', ['invalid_parameters', 'parameters']);
  addParameterList(g, '', "')'", true);
  addFunctionMistakes(g);

  g.rule('lambdef', [
    [
      "'lambda' [lambda_params] ':' body=expression",
      (m) => build.lambda(build.noArguments(), m.expr('body'), m.start, m.end),
    ],
  ]);
  g.rule('lambda_params', ['invalid_lambda_parameters', 'lambda_parameters']);
  addParameterList(g, 'lambda_', "':'", false);
  addLambdaMistakes(g);
  g.rule('default', ["'=' expression", 'invalid_default']);
  g.rule('invalid_default', [
    ["a='=' &(')' | ',')", (m) => m.failAt(m.token('a'), 'expected default value expression')],
  ]);
}

/** The rules that functions (prefix '') and lambdas ('lambda_') share; the list ends at `close`. */
function addParameterList(g: Grammar, prefix: string, close: string, annotated: boolean): void {
  const rule = (name: string, source: (string | [string, Action])[]): void => {
    const prefixed = source.map((text) => (text as string).replace(/\b(param|slash|star_etc|kwds)/g, `${prefix}$1`));
    g.rule(`${prefix}${name}`, prefixed);
  };
  const comment = annotated ? 'TYPE_COMMENT? ' : '';
  rule('parameters', [
    'slash_no_default param_no_default* param_with_default* [star_etc]',
    'slash_with_default param_with_default* [star_etc]',
    'param_no_default+ param_with_default* [star_etc]',
    'param_with_default+ [star_etc]',
    'star_etc',
  ]);
  rule('slash_no_default', ["param_no_default+ '/' ','", `param_no_default+ '/' &${close}`]);
  rule('slash_with_default', [
    "param_no_default* param_with_default+ '/' ','",
    `param_no_default* param_with_default+ '/' &${close}`,
  ]);
  const starEtc = ["'*' param_no_default param_maybe_default* [kwds]", "'*' ',' param_maybe_default+ [kwds]", 'kwds'];
  if (annotated) starEtc.splice(1, 0, "'*' param_no_default_star_annotation param_maybe_default* [kwds]");
  g.rule(`${prefix}star_etc`, [
    `invalid_${prefix}star_etc`,
    ...starEtc.map((text) => text.replace(/\b(param|kwds)/g, `${prefix}$1`)),
  ]);
  g.rule(`${prefix}kwds`, [`invalid_${prefix}kwds`, `'**' ${prefix}param_no_default`]);
  const parameter = (value: string): [string, Action][] => [
    [`a=${prefix}param ${value} ',' ${comment}`, (m) => m.get('a')],
    [`a=${prefix}param ${value} ${comment}&${close}`, (m) => m.get('a')],
  ];
  g.rule(`${prefix}param_no_default`, parameter(''));
  g.rule(`${prefix}param_with_default`, parameter('default'));
  g.rule(`${prefix}param_maybe_default`, parameter('default?'));
  const place: Action = (m) => build.place(m.start, m.end);
  g.rule(`${prefix}param`, [[annotated ? 'NAME annotation?' : 'NAME', place]]);
  if (!annotated) return;
  g.rule('param_no_default_star_annotation', [
    "param_star_annotation ',' TYPE_COMMENT?",
    "param_star_annotation TYPE_COMMENT? &')'",
  ]);
  g.rule('param_star_annotation', [['NAME star_annotation', place]]);
  g.rule('annotation', ["':' expression"]);
  g.rule('star_annotation', ["':' star_expression"]);
}

const at =
  (msg: string): Action =>
  (m) =>
    m.failAt(m.placed('a'), msg);

const NO_DEFAULT = 'parameter without a default follows parameter with a default';
const AFTER_KEYWORDS = 'arguments cannot follow var-keyword argument';

function addFunctionMistakes(g: Grammar): void {
  g.rule('invalid_parameters', [
    ["a='/' ','", at('at least one argument must precede /')],
    ["(slash_no_default | slash_with_default) param_maybe_default* a='/'", at('/ may appear only once')],
    ['slash_no_default? param_no_default* invalid_parameters_helper a=param_no_default', at(NO_DEFAULT)],
    [
      "param_no_default* a='(' param_no_default+ ','? b=')'",
      (m) => m.failRange(m.token('a'), m.token('b'), 'Function parameters cannot be parenthesized'),
    ],
    [
      "(slash_no_default | slash_with_default)? param_maybe_default* '*' (',' | param_no_default) param_maybe_default* a='/'",
      at('/ must be ahead of *'),
    ],
    ["param_maybe_default+ '/' a='*'", at('expected comma between / and *')],
  ]);
  g.rule('invalid_parameters_helper', ['slash_with_default', 'param_with_default+']);
  g.rule('invalid_star_etc', [
    ["a='*' (')' | ',' (')' | '**'))", at('named arguments must follow bare *')],
    ["'*' ',' TYPE_COMMENT", (m) => m.fail('bare * has associated type comment')],
    ["'*' param a='='", at('var-positional argument cannot have default value')],
    [
      "'*' (param_no_default | ',') param_maybe_default* a='*' (param_no_default | ',')",
      at('* argument may appear only once'),
    ],
  ]);
  g.rule('invalid_kwds', [
    ["'**' param a='='", at('var-keyword argument cannot have default value')],
    ["'**' param ',' a=param", at(AFTER_KEYWORDS)],
    ["'**' param ',' a=('*' | '**' | '/')", at(AFTER_KEYWORDS)],
  ]);
}

function addLambdaMistakes(g: Grammar): void {
  g.rule('invalid_lambda_parameters', [
    ["a='/' ','", at('at least one argument must precede /')],
    [
      "(lambda_slash_no_default | lambda_slash_with_default) lambda_param_maybe_default* a='/'",
      at('/ may appear only once'),
    ],
    [
      'lambda_slash_no_default? lambda_param_no_default* invalid_lambda_parameters_helper a=lambda_param_no_default',
      at(NO_DEFAULT),
    ],
    [
      "lambda_param_no_default* a='(' ','.lambda_param+ ','? b=')'",
      (m) => m.failRange(m.token('a'), m.token('b'), 'Lambda expression parameters cannot be parenthesized'),
    ],
    [
      "(lambda_slash_no_default | lambda_slash_with_default)? lambda_param_maybe_default* '*' (',' | lambda_param_no_default) lambda_param_maybe_default* a='/'",
      at('/ must be ahead of *'),
    ],
    ["lambda_param_maybe_default+ '/' a='*'", at('expected comma between / and *')],
  ]);
  g.rule('invalid_lambda_parameters_helper', ['lambda_slash_with_default', 'lambda_param_with_default+']);
  g.rule('invalid_lambda_star_etc', [
    ["'*' (':' | ',' (':' | '**'))", (m) => m.fail('named arguments must follow bare *')],
    ["'*' lambda_param a='='", at('var-positional argument cannot have default value')],
    [
      "'*' (lambda_param_no_default | ',') lambda_param_maybe_default* a='*' (lambda_param_no_default | ',')",
      at('* argument may appear only once'),
    ],
  ]);
  g.rule('invalid_lambda_kwds', [
    ["'**' lambda_param a='='", at('var-keyword argument cannot have default value')],
    ["'**' lambda_param ',' a=lambda_param", at(AFTER_KEYWORDS)],
    ["'**' lambda_param ',' a=('*' | '**' | '/')", at(AFTER_KEYWORDS)],
  ]);
}
