// Grammar: match statements and their patterns.

import { PyComplex } from '../../objects/numbers/complex';
import type * as ast from '../ast';
import * as build from '../build';
import { expressionName } from '../targets';
import { missingBlock } from './grammar-compound';
import type { Match } from './match';
import type { Action, Grammar } from './notation';

/** A pattern is no more than its place here. */
const pattern: Action = (m) => build.place(m.start, m.end);

function number(m: Match, imaginary: boolean): ast.ExprNode {
  const node = m.expr('a') as ast.Constant;
  if (node.value instanceof PyComplex !== imaginary) {
    return m.failAt(node, `${imaginary ? 'imaginary' : 'real'} number required in complex literal`);
  }
  return node;
}

const negative: Action = (m) => build.unaryOp('USub', m.expr('a'), m.start, m.end);

/** Adds the rules of match and its patterns, and of what is wrong with them. */
export function addPatterns(g: Grammar): void {
  g.rule('match_stmt', ['"match" subject_expr \':\' NEWLINE INDENT case_block+ DEDENT', 'invalid_match_stmt']);
  g.rule('subject_expr', ["star_named_expression ',' star_named_expressions?", 'named_expression']);
  g.rule('case_block', ['invalid_case_block', '"case" patterns guard? \':\' block']);
  g.rule('guard', ["'if' named_expression"]);
  g.rule('patterns', [
    ['open_sequence_pattern', pattern],
    ['pattern', pattern],
  ]);
  g.rule('pattern', ['as_pattern', 'or_pattern']);
  g.rule('as_pattern', [["or_pattern 'as' pattern_capture_target", pattern], 'invalid_as_pattern']);
  g.rule('or_pattern', [["'|'.closed_pattern+", pattern]]);
  g.rule(
    'closed_pattern',
    [
      'literal_pattern',
      'capture_pattern',
      'wildcard_pattern',
      'value_pattern',
      'group_pattern',
      'sequence_pattern',
      'mapping_pattern',
      'class_pattern',
    ].map((name) => [name, pattern] as [string, Action]),
    { memo: true },
  );
  addLiteralPatterns(g);
  addNamePatterns(g);
  addContainerPatterns(g);
  addMistakes(g);
}

function addLiteralPatterns(g: Grammar): void {
  g.rule('literal_pattern', ["signed_number !('+' | '-')", 'complex_number', 'strings', "'None'", "'True'", "'False'"]);
  g.rule('literal_expr', [
    "signed_number !('+' | '-')",
    'complex_number',
    '&(STRING | FSTRING_START | TSTRING_START) strings',
    "'None'",
    "'True'",
    "'False'",
  ]);
  g.rule('complex_number', ["signed_real_number '+' imaginary_number", "signed_real_number '-' imaginary_number"]);
  g.rule('signed_number', ['NUMBER', ["'-' a=NUMBER", negative]]);
  g.rule('signed_real_number', ['real_number', ["'-' a=real_number", negative]]);
  g.rule('real_number', [['a=NUMBER', (m) => number(m, false)]]);
  g.rule('imaginary_number', [['a=NUMBER', (m) => number(m, true)]]);
}

function addNamePatterns(g: Grammar): void {
  g.rule('capture_pattern', ['pattern_capture_target']);
  g.rule('pattern_capture_target', [["!\"_\" a=NAME !('.' | '(' | '=')", (m) => m.get('a')]]);
  g.rule('wildcard_pattern', ['"_"']);
  g.rule('value_pattern', ["attr !('.' | '(' | '=')"]);
  g.rule('attr', ["name_or_attr '.' NAME"], { leftRecursive: true });
  g.rule('name_or_attr', ['attr', 'NAME']);
}

function addContainerPatterns(g: Grammar): void {
  g.rule('group_pattern', ["'(' pattern ')'"]);
  g.rule('sequence_pattern', ["'[' maybe_sequence_pattern? ']'", "'(' open_sequence_pattern? ')'"]);
  g.rule('open_sequence_pattern', ["maybe_star_pattern ',' maybe_sequence_pattern?"]);
  g.rule('maybe_sequence_pattern', ["','.maybe_star_pattern+ ','?"]);
  g.rule('maybe_star_pattern', ['star_pattern', 'pattern']);
  g.rule('star_pattern', ["'*' pattern_capture_target", "'*' wildcard_pattern"], { memo: true });
  g.rule('mapping_pattern', [
    "'{' '}'",
    "'{' double_star_pattern ','? '}'",
    "'{' items_pattern ',' double_star_pattern ','? '}'",
    "'{' items_pattern ','? '}'",
  ]);
  g.rule('items_pattern', ["','.key_value_pattern+"]);
  g.rule('key_value_pattern', ["(literal_expr | attr) ':' pattern"]);
  g.rule('double_star_pattern', ["'**' pattern_capture_target"]);
  g.rule('class_pattern', [
    "name_or_attr '(' ')'",
    "name_or_attr '(' positional_patterns ','? ')'",
    "name_or_attr '(' keyword_patterns ','? ')'",
    "name_or_attr '(' positional_patterns ',' keyword_patterns ','? ')'",
    'invalid_class_pattern',
  ]);
  g.rule('positional_patterns', ["','.pattern+"]);
  g.rule('keyword_patterns', ["','.keyword_pattern+"]);
  g.rule('keyword_pattern', ["NAME '=' pattern"]);
}

function addMistakes(g: Grammar): void {
  const expectedColon: Action = (m) => m.fail("expected ':'");
  g.rule('invalid_match_stmt', [
    ['"match" subject_expr NEWLINE', expectedColon],
    ['a="match" subject_expr \':\' NEWLINE !INDENT', missingBlock("'match' statement")],
  ]);
  g.rule('invalid_case_block', [
    ['"case" patterns guard? NEWLINE', expectedColon],
    ['a="case" patterns guard? \':\' NEWLINE !INDENT', missingBlock("'case' statement")],
  ]);
  g.rule('invalid_as_pattern', [
    ['or_pattern \'as\' a="_"', (m) => m.failAt(m.placed('a'), "cannot use '_' as a target")],
    [
      "or_pattern 'as' a=expression",
      (m) => m.failAt(m.expr('a'), `cannot use ${expressionName(m.expr('a'))} as pattern target`),
    ],
  ]);
  g.rule('invalid_class_pattern', [
    [
      "name_or_attr '(' a=invalid_class_argument_pattern",
      (m) => {
        const patterns = m.list<ast.Located>('a');
        const msg = 'positional patterns follow keyword patterns';
        return m.failRange(patterns[0]!, patterns[patterns.length - 1]!, msg);
      },
    ],
  ]);
  g.rule('invalid_class_argument_pattern', [
    ["[positional_patterns ','] keyword_patterns ',' a=positional_patterns", (m) => m.get('a')],
  ]);
}
