// Grammar: what can be assigned to, looped over and deleted.

import * as build from '../build';
import { attribute, call, callWithGenerator, subscript } from './grammar-calls';
import type { Action, Grammar } from './notation';

const first: Action = (m) => m.get('a');

/** Adds the rules of targets, those of assignments and loops and those of del. */
export function addTargets(g: Grammar): void {
  const tuple: Action = (m) => build.tuple(m.list('a'), 'Store', m.start, m.end);
  const list: Action = (m) => build.list(m.list('a'), 'Store', m.start, m.end);

  g.rule('comma_star_target', [["',' a=star_target", first]]);
  g.rule('star_targets', [
    ["a=star_target !','", first],
    [
      "a=star_target b=comma_star_target* [',']",
      (m) => build.tuple([m.expr('a'), ...m.list('b')], 'Store', m.start, m.end),
    ],
  ]);
  g.rule('star_targets_list_seq', [["a=','.star_target+ [',']", first]]);
  g.rule('star_targets_tuple_seq', [
    ["a=star_target b=comma_star_target+ [',']", (m) => [m.expr('a'), ...m.list('b')]],
    ["a=star_target ','", (m) => [m.expr('a')]],
  ]);
  g.rule(
    'star_target',
    [["'*' a=(!'*' star_target)", (m) => build.starred(m.expr('a'), 'Store', m.start, m.end)], 'target_with_star_atom'],
    { memo: true },
  );
  g.rule(
    'target_with_star_atom',
    [
      ["a=t_primary '.' b=NAME !t_lookahead", attribute],
      ["a=t_primary '[' b=slices ']' !t_lookahead", subscript],
      'star_atom',
    ],
    { memo: true },
  );
  g.rule('star_atom', [
    'NAME',
    ["'(' a=target_with_star_atom ')'", first],
    ["'(' a=[star_targets_tuple_seq] ')'", tuple],
    ["'[' a=[star_targets_list_seq] ']'", list],
  ]);

  g.rule('single_target', ['single_subscript_attribute_target', 'NAME', ["'(' a=single_target ')'", first]]);
  g.rule('single_subscript_attribute_target', [
    ["a=t_primary '.' b=NAME !t_lookahead", attribute],
    ["a=t_primary '[' b=slices ']' !t_lookahead", subscript],
  ]);
  g.rule(
    't_primary',
    [
      ["a=t_primary '.' b=NAME &t_lookahead", attribute],
      ["a=t_primary '[' b=slices ']' &t_lookahead", subscript],
      ['a=t_primary b=genexp &t_lookahead', callWithGenerator],
      ["a=t_primary '(' b=[arguments] ')' &t_lookahead", call],
      ['a=atom &t_lookahead', first],
    ],
    { leftRecursive: true },
  );
  g.rule('t_lookahead', ["'('", "'['", "'.'"]);

  g.rule('del_targets', [["a=','.del_target+ [',']", first]]);
  g.rule(
    'del_target',
    [
      ["a=t_primary '.' b=NAME !t_lookahead", attribute],
      ["a=t_primary '[' b=slices ']' !t_lookahead", subscript],
      'del_t_atom',
    ],
    { memo: true },
  );
  g.rule('del_t_atom', [
    'NAME',
    ["'(' a=del_target ')'", first],
    ["'(' a=[del_targets] ')'", tuple],
    ["'[' a=[del_targets] ']'", list],
  ]);
}
