// Grammar: groups, tuples, lists, sets, dicts and comprehensions.

import type * as ast from '../ast';
import * as build from '../build';
import type { Action, Grammar } from './notation';

interface Pair {
  key: ast.ExprNode | null;
  value: ast.ExprNode;
}

const first: Action = (m) => m.get('a');
const clauses = (m: Parameters<Action>[0]): ast.Comprehension[] => m.list<ast.Comprehension>('b');

/** Adds the rules from `group` to the comprehensions, and of what is wrong with them. */
export function addDisplays(g: Grammar): void {
  g.rule('group', [["'(' a=(yield_expr | named_expression) ')'", first], 'invalid_group']);
  g.rule('list', [["'[' a=[star_named_expressions] ']'", (m) => build.list(m.list('a'), 'Load', m.start, m.end)]]);
  g.rule('tuple_elements', [
    ["a=star_named_expression ',' b=[star_named_expressions]", (m) => [m.expr('a'), ...m.list('b')]],
  ]);
  g.rule('tuple', [["'(' a=[tuple_elements] ')'", (m) => build.tuple(m.list('a'), 'Load', m.start, m.end)]]);
  g.rule('set', [["'{' a=star_named_expressions '}'", (m) => build.set(m.list('a'), m.start, m.end)]]);
  g.rule('dict', [
    [
      "'{' a=[double_starred_kvpairs] '}'",
      (m) => {
        const pairs = m.list<Pair>('a');
        const keys = pairs.map(({ key }) => key);
        return build.dict(
          keys,
          pairs.map(({ value }) => value),
          m.start,
          m.end,
        );
      },
    ],
    "'{' invalid_double_starred_kvpairs '}'",
  ]);
  g.rule('double_starred_kvpairs', [["a=','.double_starred_kvpair+ [',']", first]]);
  g.rule('double_starred_kvpair', [["'**' a=bitwise_or", (m) => ({ key: null, value: m.expr('a') })], 'kvpair']);
  g.rule('kvpair', [["a=expression ':' b=expression", (m) => ({ key: m.expr('a'), value: m.expr('b') })]]);

  addComprehensions(g);
  addMistakes(g);
}

function addComprehensions(g: Grammar): void {
  g.rule('for_if_clauses', ['for_if_clause+']);
  g.rule('if_disjunction', [["'if' a=disjunction", first]]);
  const clause =
    (is_async: number): Action =>
    (m): ast.Comprehension => ({
      node: 'comprehension',
      target: m.expr('a'),
      iter: m.expr('b'),
      ifs: m.list('c'),
      is_async,
    });
  g.rule('for_if_clause', [
    ["'async' 'for' a=star_targets 'in' ~ b=disjunction c=if_disjunction*", clause(1)],
    ["'for' a=star_targets 'in' ~ b=disjunction c=if_disjunction*", clause(0)],
    'invalid_for_if_clause',
    'invalid_for_target',
  ]);
  g.rule('listcomp', [
    ["'[' a=named_expression b=for_if_clauses ']'", (m) => build.listComp(m.expr('a'), clauses(m), m.start, m.end)],
    'invalid_comprehension',
  ]);
  g.rule('setcomp', [
    ["'{' a=named_expression b=for_if_clauses '}'", (m) => build.setComp(m.expr('a'), clauses(m), m.start, m.end)],
    'invalid_comprehension',
  ]);
  g.rule('positional_expression', ['assignment_expression', ["a=expression !':='", first]]);
  g.rule('genexp', [
    [
      "'(' a=positional_expression b=for_if_clauses ')'",
      (m) => build.generatorExp(m.expr('a'), clauses(m), m.start, m.end),
    ],
    'invalid_comprehension',
  ]);
  g.rule('dictcomp', [
    [
      "'{' a=kvpair b=for_if_clauses '}'",
      (m) => {
        const { key, value } = m.get('a') as Pair;
        return build.dictComp(key!, value, clauses(m), m.start, m.end);
      },
    ],
    'invalid_dict_comprehension',
  ]);
}

function addMistakes(g: Grammar): void {
  const forgotParentheses = 'did you forget parentheses around the comprehension target?';
  g.rule('invalid_comprehension', [
    [
      "('[' | '(' | '{') a=starred_expression for_if_clauses",
      (m) => m.failAt(m.expr('a'), 'iterable unpacking cannot be used in comprehension'),
    ],
    [
      "('[' | '{') a=star_named_expression ',' b=star_named_expressions for_if_clauses",
      (m) => m.failRange(m.expr('a'), m.list('b').at(-1)!, forgotParentheses),
    ],
    [
      "('[' | '{') a=star_named_expression b=',' for_if_clauses",
      (m) => m.failRange(m.expr('a'), m.token('b'), forgotParentheses),
    ],
  ]);
  g.rule('invalid_dict_comprehension', [
    [
      "'{' a='**' bitwise_or for_if_clauses '}'",
      (m) => m.failAt(m.token('a'), 'dict unpacking cannot be used in dict comprehension'),
    ],
  ]);
  g.rule('invalid_for_if_clause', [
    [
      "'async'? 'for' (bitwise_or (',' bitwise_or)* [',']) !'in'",
      (m) => m.fail("'in' expected after for-loop variables"),
    ],
  ]);
  g.rule('invalid_group', [
    ["'(' a=starred_expression ')'", (m) => m.failAt(m.expr('a'), 'cannot use starred expression here')],
    ["'(' a='**' expression ')'", (m) => m.failAt(m.token('a'), 'cannot use double starred expression here')],
  ]);
  const starredValue: Action = (m) => m.failFrom(m.token('a'), 'cannot use a starred expression in a dictionary value');
  const missingValue: Action = (m) => m.failAt(m.token('a'), "expression expected after dictionary key and ':'");
  g.rule('invalid_double_starred_kvpairs', [
    "','.double_starred_kvpair+ ',' invalid_kvpair",
    ["expression ':' a='*' bitwise_or", starredValue],
    ["expression a=':' &('}' | ',')", missingValue],
  ]);
  g.rule('invalid_kvpair', [
    [
      "a=expression !(':')",
      (m) => {
        const { lineno, end_lineno, end_col_offset } = m.expr('a');
        return m.machine.raiseAt(
          'SyntaxError',
          "':' expected after dictionary key",
          lineno,
          end_col_offset,
          end_lineno,
          0,
        );
      },
    ],
    ["expression ':' a='*' bitwise_or", starredValue],
    ["expression a=':' &('}' | ',')", missingValue],
  ]);
}
