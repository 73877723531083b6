// import statements.

import { Op } from '../../bytecode/opcodes';
import { PyTuple } from '../../objects/containers/tuple';
import type { Import, ImportFrom, Located } from '../../syntax/ast';
import { NO_LOCATION } from '../instruction-sequence';
import type { Compiler } from './compiler';
import { storeName } from './names';
import { INTRINSIC_IMPORT_STAR } from './operands';

/** Without `as`, a dotted name binds its first part (codegen_import). */
export function visitImport(c: Compiler, node: Import): void {
  for (const alias of node.names) {
    c.loadConst(0, node);
    c.loadConst(null, node);
    c.nameOp(Op.IMPORT_NAME, alias.name, node);
    if (alias.asname !== null) importAs(c, node, alias.name, alias.asname);
    else storeName(c, alias.name.split('.', 1)[0]!, node);
  }
}

/** `import a.b.c as d` binds the submodule: it is fetched step by step from the package (codegen_import_as). */
function importAs(c: Compiler, loc: Located, name: string, asname: string): void {
  const [, ...submodules] = name.split('.');
  for (const [i, submodule] of submodules.entries()) {
    if (i > 0) {
      c.op(Op.SWAP, loc, 2);
      c.op(Op.POP_TOP, loc);
    }
    c.op(Op.IMPORT_FROM, loc, c.unit.names.add(submodule));
  }
  storeName(c, asname, loc);
  if (submodules.length > 0) c.op(Op.POP_TOP, loc);
}

/** Imports a module and binds attributes of it, or all with `*` (codegen_from_import). */
export function visitImportFrom(c: Compiler, node: ImportFrom): void {
  c.loadConst(node.level ?? 0, node);
  c.loadConst(new PyTuple(node.names.map((alias) => alias.name)), node);
  c.nameOp(Op.IMPORT_NAME, node.module ?? '', node);
  if (node.names[0]?.name === '*') {
    c.op(Op.CALL_INTRINSIC_1, node, INTRINSIC_IMPORT_STAR);
    c.op(Op.POP_TOP, NO_LOCATION);
    return;
  }
  for (const alias of node.names) {
    c.nameOp(Op.IMPORT_FROM, alias.name, node);
    storeName(c, alias.asname ?? alias.name, node);
  }
  c.op(Op.POP_TOP, node);
}
