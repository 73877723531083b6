// Names that the patterns of a match statement use and bind.

import type { PatternNode } from '../../syntax/ast';
import type { SymbolTableBuilder } from './builder';
import { DEF_LOCAL } from './symbol-flags';

/** symtable_visit_pattern. */
export function visitPattern(st: SymbolTableBuilder, node: PatternNode): void {
  const visitAll = (patterns: readonly PatternNode[]) => {
    for (const pattern of patterns) visitPattern(st, pattern);
  };
  switch (node.node) {
    case 'MatchValue':
      st.expression(node.value);
      break;
    case 'MatchSingleton':
      return;
    case 'MatchSequence':
    case 'MatchOr':
      visitAll(node.patterns);
      break;
    case 'MatchStar':
      if (node.name !== null) st.addDef(node.name, DEF_LOCAL, node);
      return;
    case 'MatchMapping':
      st.expressions(node.keys);
      visitAll(node.patterns);
      if (node.rest !== null) st.addDef(node.rest, DEF_LOCAL, node);
      return;
    case 'MatchClass':
      st.expression(node.cls);
      visitAll(node.patterns);
      node.kwd_attrs.forEach((name, i) => {
        st.checkName(name, node.kwd_patterns[i]!, 'Store');
      });
      visitAll(node.kwd_patterns);
      break;
    case 'MatchAs':
      if (node.pattern !== null) visitPattern(st, node.pattern);
      if (node.name !== null) st.addDef(node.name, DEF_LOCAL, node);
  }
}
