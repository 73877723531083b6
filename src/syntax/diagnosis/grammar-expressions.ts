// Grammar: expressions from the loosest binding to the tightest.

import { Ellipsis } from '../../objects/singletons';
import type { Value } from '../../objects/object';
import type * as ast from '../ast';
import * as build from '../build';
import { expressionName } from '../targets';
import type { Match } from './match';
import type { Action, Grammar } from './notation';

const first: Action = (m) => m.get('a');

function binary(op: ast.Operator): Action {
  return (m) => build.binOp(m.expr('a'), op, m.expr('b'), m.start, m.end);
}

function unary(op: ast.UnaryOperator): Action {
  return (m) => build.unaryOp(op, m.expr('a'), m.start, m.end);
}

const starred: Action = (m) => build.starred(m.expr('a'), 'Load', m.start, m.end);

/** A first expression and those after it make a tuple. */
const tupleOf: Action = (m) => build.tuple([m.expr('a'), ...m.list('b')], 'Load', m.start, m.end);

/** Adds the rules from `expressions` to `atom`, and of what is wrong with them. */
export function addExpressions(g: Grammar): void {
  addLists(g);
  addConditional(g);
  addNamed(g);
  addLogic(g);
  addOperators(g);
  addMistakes(g);
}

function addLists(g: Grammar): void {
  g.rule('comma_expression', [["',' a=expression", first]]);
  g.rule('expressions', [
    ["a=expression b=comma_expression+ [',']", tupleOf],
    ["a=expression ','", tupleOf],
    'expression',
  ]);
  g.rule('comma_star_expression', [["',' a=star_expression", first]]);
  g.rule('star_expressions', [
    ["a=star_expression b=comma_star_expression+ [',']", tupleOf],
    ["a=star_expression ','", tupleOf],
    'star_expression',
  ]);
  g.rule('star_expression', [["'*' a=bitwise_or", starred], 'expression'], { memo: true });
  g.rule('star_named_expressions', [["a=','.star_named_expression+ [',']", first]]);
  g.rule('star_named_expression', [["'*' a=bitwise_or", starred], 'named_expression']);
  g.rule('yield_expr', [
    ["'yield' 'from' a=expression", (m) => build.yieldFrom(m.expr('a'), m.start, m.end)],
    ["'yield' a=[star_expressions]", (m) => build.yieldExpr(m.maybeExpr('a'), m.start, m.end)],
  ]);
}

function addConditional(g: Grammar): void {
  const conditional: Action = (m) => build.ifExp(m.expr('b'), m.expr('a'), m.expr('c'), m.start, m.end);
  const IF_ELSE = "a=disjunction 'if' b=disjunction 'else' c=expression";
  g.rule(
    'expression',
    ['invalid_expression', 'invalid_legacy_expression', [IF_ELSE, conditional], 'disjunction', 'lambdef'],
    { memo: true },
  );
  g.rule('expression_without_invalid', [[IF_ELSE, conditional], 'disjunction', 'lambdef']);
}

function addNamed(g: Grammar): void {
  g.rule('assignment_expression', [
    ["a=NAME ':=' ~ b=expression", (m) => build.namedExpr(m.expr('a'), m.expr('b'), m.start, m.end)],
  ]);
  g.rule('named_expression', ['assignment_expression', 'invalid_named_expression', ["a=expression !':='", first]]);
}

function addLogic(g: Grammar): void {
  const bool =
    (op: ast.BoolOperator): Action =>
    (m) =>
      build.boolOp(op, [m.expr('a'), ...m.list('b')], m.start, m.end);
  g.rule('or_conjunction', [["'or' a=conjunction", first]]);
  g.rule('disjunction', [['a=conjunction b=or_conjunction+', bool('Or')], 'conjunction'], { memo: true });
  g.rule('and_inversion', [["'and' a=inversion", first]]);
  g.rule('conjunction', [['a=inversion b=and_inversion+', bool('And')], 'inversion'], { memo: true });
  g.rule('inversion', [["'not' a=inversion", unary('Not')], 'comparison'], { memo: true });
  g.rule('comparison', [
    [
      'a=bitwise_or b=compare_op_bitwise_or_pair+',
      (m) => {
        const pairs = m.list<{ op: ast.CmpOperator; value: ast.ExprNode }>('b');
        const ops = pairs.map(({ op }) => op);
        const comparators = pairs.map(({ value }) => value);
        return build.compare(m.expr('a'), ops, comparators, m.start, m.end);
      },
    ],
    'bitwise_or',
  ]);
  const comparisons: [string, string, ast.CmpOperator][] = [
    ['eq_bitwise_or', "'=='", 'Eq'],
    ['noteq_bitwise_or', 'not_equal', 'NotEq'],
    ['lte_bitwise_or', "'<='", 'LtE'],
    ['lt_bitwise_or', "'<'", 'Lt'],
    ['gte_bitwise_or', "'>='", 'GtE'],
    ['gt_bitwise_or', "'>'", 'Gt'],
    ['notin_bitwise_or', "'not' 'in'", 'NotIn'],
    ['in_bitwise_or', "'in'", 'In'],
    ['isnot_bitwise_or', "'is' 'not'", 'IsNot'],
    ['is_bitwise_or', "'is'", 'Is'],
  ];
  g.rule(
    'compare_op_bitwise_or_pair',
    comparisons.map(([name]) => name),
  );
  for (const [name, operator, op] of comparisons) {
    g.rule(name, [[`${operator} a=bitwise_or`, (m) => ({ op, value: m.expr('a') })]]);
  }
  g.rule('not_equal', [["a='!='", checkInequality]]);
}

/** `<>` is only good with barry_as_FLUFL, and `!=` only without (_PyPegen_check_barry_as_flufl). */
function checkInequality(m: Match): unknown {
  const token = m.token('a');
  const diamond = m.machine.tokenizer.source[token.start] === '<';
  if (m.machine.barry && !diamond) return m.fail("with Barry as BDFL, use '<>' instead of '!='");
  return m.machine.barry === diamond ? token : undefined;
}

function addOperators(g: Grammar): void {
  const leftRecursive = { leftRecursive: true };
  g.rule('bitwise_or', [["a=bitwise_or '|' b=bitwise_xor", binary('BitOr')], 'bitwise_xor'], leftRecursive);
  g.rule('bitwise_xor', [["a=bitwise_xor '^' b=bitwise_and", binary('BitXor')], 'bitwise_and'], leftRecursive);
  g.rule('bitwise_and', [["a=bitwise_and '&' b=shift_expr", binary('BitAnd')], 'shift_expr'], leftRecursive);
  g.rule(
    'shift_expr',
    [
      ["a=shift_expr '<<' b=sum", binary('LShift')],
      ["a=shift_expr '>>' b=sum", binary('RShift')],
      'invalid_arithmetic',
      'sum',
    ],
    leftRecursive,
  );
  g.rule('sum', [["a=sum '+' b=term", binary('Add')], ["a=sum '-' b=term", binary('Sub')], 'term'], leftRecursive);
  g.rule(
    'term',
    [
      ["a=term '*' b=factor", binary('Mult')],
      ["a=term '/' b=factor", binary('Div')],
      ["a=term '//' b=factor", binary('FloorDiv')],
      ["a=term '%' b=factor", binary('Mod')],
      ["a=term '@' b=factor", binary('MatMult')],
      'invalid_factor',
      'factor',
    ],
    leftRecursive,
  );
  g.rule(
    'factor',
    [["'+' a=factor", unary('UAdd')], ["'-' a=factor", unary('USub')], ["'~' a=factor", unary('Invert')], 'power'],
    { memo: true },
  );
  g.rule('power', [["a=await_primary '**' b=factor", binary('Pow')], 'await_primary']);
  g.rule('await_primary', [["'await' a=primary", (m) => build.awaitExpr(m.expr('a'), m.start, m.end)], 'primary'], {
    memo: true,
  });
  const constant =
    (value: Value): Action =>
    (m) =>
      build.constant(value, null, m.start, m.end);
  g.rule('atom', [
    'NAME',
    ["'True'", constant(true)],
    ["'False'", constant(false)],
    ["'None'", constant(null)],
    ['&(STRING | FSTRING_START | TSTRING_START) a=strings', first],
    'NUMBER',
    ["&'(' a=(tuple | group | genexp)", first],
    ["&'[' a=(list | listcomp)", first],
    ["&'{' a=(dict | set | dictcomp | setcomp)", first],
    ["'...'", constant(Ellipsis)],
  ]);
}

function isLegacyStatement(node: ast.ExprNode): boolean {
  return node.node === 'Name' && (node.id === 'print' || node.id === 'exec');
}

function lambdaInString(prefix: string): Action {
  const msg = `${prefix}-string: lambda expressions are not allowed without parentheses`;
  return (m) => m.failRange(m.token('a'), m.token('b'), msg);
}

function addMistakes(g: Grammar): void {
  g.rule('invalid_expression', [
    [
      'STRING a=(!STRING expression_without_invalid)+ STRING',
      (m) => {
        const items = m.list('a');
        const msg = 'invalid syntax. Is this intended to be part of the string?';
        return m.failRange(items[0]!, items[items.length - 1]!, msg);
      },
    ],
    [
      '!(NAME STRING | SOFT_KEYWORD) a=disjunction b=expression_without_invalid',
      (m) => {
        const { machine } = m;
        if (isLegacyStatement(m.expr('a')) || machine.tokens[machine.mark - 1]!.level === 0) return undefined;
        return m.failRange(m.expr('a'), m.expr('b'), 'invalid syntax. Perhaps you forgot a comma?');
      },
    ],
    [
      "a=disjunction 'if' b=disjunction !('else' | ':')",
      (m) => m.failRange(m.expr('a'), m.expr('b'), "expected 'else' after 'if' expression"),
    ],
    [
      "disjunction 'if' disjunction 'else' !expression",
      (m) => m.failOnNext("expected expression after 'else', but statement is given"),
    ],
    [
      "a=(pass_stmt | break_stmt | continue_stmt) 'if' disjunction 'else' simple_stmt",
      (m) => m.failAt(m.placed('a'), "expected expression before 'if', but statement is given"),
    ],
    ["a='lambda' [lambda_params] b=':' &FSTRING_MIDDLE", lambdaInString('f')],
    ["a='lambda' [lambda_params] b=':' &TSTRING_MIDDLE", lambdaInString('t')],
  ]);
  g.rule('invalid_legacy_expression', [
    [
      "a=NAME !'(' b=star_expressions",
      (m) => {
        if (!isLegacyStatement(m.expr('a'))) return undefined;
        const id = m.id('a');
        const msg = `Missing parentheses in call to '${id}'. Did you mean ${id}(...)?`;
        return m.failRange(m.expr('a'), m.expr('b'), msg);
      },
    ],
  ]);
  g.rule(
    'invalid_named_expression',
    [
      [
        "a=expression ':=' expression",
        (m) => m.failAt(m.expr('a'), `cannot use assignment expressions with ${expressionName(m.expr('a'))}`),
      ],
      [
        "a=NAME '=' b=bitwise_or !('=' | ':=')",
        (m) => m.failRange(m.expr('a'), m.expr('b'), "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"),
      ],
      [
        "!(list | tuple | genexp | 'True' | 'None' | 'False') a=bitwise_or '=' bitwise_or !('=' | ':=')",
        (m) => {
          const name = expressionName(m.expr('a'));
          return m.failAt(m.expr('a'), `cannot assign to ${name} here. Maybe you meant '==' instead of '='?`);
        },
      ],
    ],
    { memo: true },
  );
  const parenthesiseNot: Action = (m) =>
    m.failRange(m.token('a'), m.expr('b'), "'not' after an operator must be parenthesized");
  g.rule('invalid_arithmetic', [
    ["sum ('+' | '-' | '*' | '/' | '%' | '//' | '@') a='not' b=inversion", parenthesiseNot],
  ]);
  g.rule('invalid_factor', [["('+' | '-' | '~') a='not' b=factor", parenthesiseNot]]);
}
