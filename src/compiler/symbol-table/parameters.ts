// Parameters of functions and lambdas as names of their scope.

import type { Arg, Arguments } from '../../syntax/ast';
import type { SymbolTableBuilder } from './builder';
import { DEF_PARAM } from './symbol-flags';

/** Declares the parameters in the order of co_varnames (symtable_visit_arguments). */
export function visitParameters(st: SymbolTableBuilder, args: Arguments): void {
  const declare = (arg: Arg) => st.addDef(arg.arg, DEF_PARAM, arg);
  args.posonlyargs.forEach(declare);
  args.args.forEach(declare);
  args.kwonlyargs.forEach(declare);
  if (args.vararg !== null) {
    declare(args.vararg);
    st.current.varargs = true;
  }
  if (args.kwarg !== null) {
    declare(args.kwarg);
    st.current.varkeywords = true;
  }
}
