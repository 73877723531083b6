// Grammar: attributes, calls, subscripts and arguments.

import type * as ast from '../ast';
import * as build from '../build';
import type { Match } from './match';
import type { Action, Grammar } from './notation';

const first: Action = (m) => m.get('a');

/** What `args` gives: the positional arguments, and the keyword ones. */
interface Arguments extends ast.Located {
  args: ast.ExprNode[];
  keywords: ast.Keyword[];
}

function collect(m: Match, positional: ast.ExprNode[], more: (ast.Keyword | ast.ExprNode)[]): Arguments {
  const starred = more.filter((item): item is ast.ExprNode => item.node !== 'keyword');
  const keywords = more.filter((item): item is ast.Keyword => item.node === 'keyword');
  return { args: [...positional, ...starred], keywords, ...build.place(m.start, m.end) };
}

/** A call with the captured arguments; nested calls keep their own. */
export const call: Action = (m) => {
  const given = m.get('b') as Arguments | null;
  return build.call(m.expr('a'), given?.args ?? [], given?.keywords ?? [], m.start, m.end);
};
/** A call whose only argument is a generator expression without parentheses of its own. */
export const callWithGenerator: Action = (m) => build.call(m.expr('a'), [m.expr('b')], [], m.start, m.end);
/** An attribute that is read; targets change its context. */
export const attribute: Action = (m) => build.attribute(m.expr('a'), m.id('b'), m.start, m.end);
/** A subscript that is read; targets change its context. */
export const subscript: Action = (m) => build.subscript(m.expr('a'), m.expr('b'), m.start, m.end);

/** Adds the rules from `primary` to `kwargs`, and those that tell what is wrong with arguments. */
export function addCalls(g: Grammar): void {
  g.rule(
    'primary',
    [
      ["a=primary '.' b=NAME", attribute],
      ['a=primary b=genexp', callWithGenerator],
      ["a=primary '(' b=[arguments] ')'", call],
      ["a=primary '[' b=slices ']'", subscript],
      'atom',
    ],
    { leftRecursive: true },
  );
  g.rule('slices', [
    ["a=slice !','", first],
    ["a=','.(slice | starred_expression)+ [',']", (m) => build.tuple(m.list('a'), 'Load', m.start, m.end)],
  ]);
  g.rule('slice', [
    ["[expression] ':' [expression] [':' [expression]]", (m) => build.slice(null, null, null, m.start, m.end)],
    'named_expression',
  ]);

  g.rule('arguments', [["a=args [','] &')'", first], 'invalid_arguments'], { memo: true });
  g.rule('comma_kwargs', [["',' a=kwargs", first]]);
  g.rule('positional', ['starred_expression', ["a=positional_expression !'='", first]]);
  g.rule('args', [
    ["a=','.positional+ b=[comma_kwargs]", (m) => collect(m, m.list('a'), m.list('b'))],
    ['a=kwargs', (m) => collect(m, [], m.list('a'))],
  ]);
  g.rule('kwargs', [
    ["a=','.kwarg_or_starred+ ',' b=','.kwarg_or_double_starred+", (m) => [...m.list('a'), ...m.list('b')]],
    "','.kwarg_or_starred+",
    "','.kwarg_or_double_starred+",
  ]);
  g.rule('starred_expression', [
    'invalid_starred_expression_unpacking',
    ["'*' a=expression", (m) => build.starred(m.expr('a'), 'Load', m.start, m.end)],
    'invalid_starred_expression',
  ]);
  const keyword: Action = (m) => build.keyword(m.id('a'), m.expr('b'), m.start, m.end);
  g.rule('kwarg_or_starred', ['invalid_kwarg', ["a=NAME '=' b=expression", keyword], 'starred_expression']);
  g.rule('kwarg_or_double_starred', [
    'invalid_kwarg',
    ["a=NAME '=' b=expression", keyword],
    ["'**' b=expression", (m) => build.keyword(null, m.expr('b'), m.start, m.end)],
  ]);
  addMistakes(g);
}

/** The end of the last part of a comprehension (_PyPegen_get_last_comprehension_item). */
function lastItem(m: Match): ast.ExprNode {
  const comprehension = m.list<ast.Comprehension>('b').at(-1)!;
  return comprehension.ifs.at(-1) ?? comprehension.iter;
}

function addMistakes(g: Grammar): void {
  const parenthesise = 'Generator expression must be parenthesized';
  const notAssignment: Action = (m) =>
    m.failRange(m.expr('a'), m.token('b'), "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
  g.rule('invalid_arguments', [
    [
      "((','.positional+ ',' kwargs) | kwargs) a=',' ','.(starred_expression !'=')+",
      (m) => m.failFrom(m.token('a'), 'iterable argument unpacking follows keyword argument unpacking'),
    ],
    [
      "a=expression b=for_if_clauses ',' [args | expression for_if_clauses]",
      (m) => m.failRange(m.expr('a'), lastItem(m), parenthesise),
    ],
    ["a=NAME b='=' expression for_if_clauses", notAssignment],
    [
      "(args ',')? a=NAME b='=' &(',' | ')')",
      (m) => m.failRange(m.expr('a'), m.token('b'), 'expected argument value expression'),
    ],
    [
      'a=args b=for_if_clauses',
      (m) => {
        const { args } = m.get('a') as Arguments;
        return args.length <= 1 ? undefined : m.failRange(args.at(-1)!, lastItem(m), parenthesise);
      },
    ],
    ["args ',' a=expression b=for_if_clauses", (m) => m.failRange(m.expr('a'), lastItem(m), parenthesise)],
    [
      "a=args ',' args",
      (m) => {
        const unpacking = (m.get('a') as Arguments).keywords.some(({ arg }) => arg === null);
        return m.fail(`positional argument follows keyword argument${unpacking ? ' unpacking' : ''}`);
      },
    ],
  ]);
  g.rule('invalid_kwarg', [
    [
      "a=('True' | 'False' | 'None') b='='",
      (m) => m.failRange(m.token('a'), m.token('b'), `cannot assign to ${m.token('a').type}`),
    ],
    ["a=NAME b='=' expression for_if_clauses", notAssignment],
    [
      "!(NAME '=') a=expression b='='",
      (m) => m.failRange(m.expr('a'), m.token('b'), 'expression cannot contain assignment, perhaps you meant "=="?'),
    ],
    [
      "a='**' expression '=' b=expression",
      (m) => m.failRange(m.token('a'), m.expr('b'), 'cannot assign to keyword argument unpacking'),
    ],
  ]);
  g.rule('invalid_starred_expression_unpacking', [
    [
      "a='*' expression '=' b=expression",
      (m) => m.failRange(m.token('a'), m.expr('b'), 'cannot assign to iterable argument unpacking'),
    ],
  ]);
  g.rule('invalid_starred_expression', [["'*'", (m) => m.fail('Invalid star expression')]]);
}
