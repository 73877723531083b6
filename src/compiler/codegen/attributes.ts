// Attributes, and super() without the object: `super().method(...)` is one instruction.

import { Op } from '../../bytecode/opcodes';
import type { Attribute, Call, Located, Name } from '../../syntax/ast';
import { FREE, GLOBAL_IMPLICIT, UNKNOWN } from '../symbol-table/symbol-flags';
import type { Compiler } from './compiler';
import { loadName } from './names';

/** codegen_visit_expr, case Attribute. */
export function visitAttribute(c: Compiler, node: Attribute): void {
  if (node.ctx === 'Load' && canOptimizeSuper(c, node)) {
    loadSuperArguments(c, node.value as Call);
    superAttribute(c, node, false);
    c.op(Op.NOP, attributeLocation(node, node));
    return;
  }
  noteStaticAttribute(c, node);
  c.expression(node.value);
  const loc = attributeLocation(node, node);
  if (node.ctx === 'Load') c.loadAttr(node.attr, loc);
  else c.nameOp(node.ctx === 'Store' ? Op.STORE_ATTR : Op.DELETE_ATTR, node.attr, loc);
}

/** `self.name = ...` in a method is recorded for `__static_attributes__` of the class around it. */
function noteStaticAttribute(c: Compiler, node: Attribute): void {
  if (node.ctx !== 'Store' || node.value.node !== 'Name' || node.value.id !== 'self') return;
  for (let i = c.stack.length - 1; i >= 0; i--) {
    const unit = c.stack[i]!;
    if (unit.type === 'class') {
      unit.staticAttributes.add(node.attr);
      return;
    }
  }
}

/** Where an access that spans lines is reported: at the attribute's name (update_start_location_to_match_attr). */
export function attributeLocation(loc: Located, attribute: Attribute): Located {
  const lineno = attribute.end_lineno;
  if (loc.lineno === lineno) return loc;
  let { end_lineno, end_col_offset } = loc;
  const length = [...attribute.attr].length;
  let col_offset = -1;
  if (length <= attribute.end_col_offset) col_offset = attribute.end_col_offset - length;
  else end_col_offset = -1;
  end_lineno = Math.max(lineno, end_lineno);
  if (lineno === end_lineno) end_col_offset = Math.max(col_offset, end_col_offset);
  return { lineno, end_lineno, col_offset, end_col_offset };
}

/** Is the object `super()` or `super(a, b)` with the builtin super, as far as one can see (can_optimize_super_call)? */
export function canOptimizeSuper(c: Compiler, attribute: Attribute): boolean {
  const call = attribute.value;
  if (call.node !== 'Call' || call.func.node !== 'Name' || call.func.id !== 'super') return false;
  if (attribute.attr === '__class__' || call.keywords.length > 0) return false;
  if (c.scope.scopeOf('super') !== GLOBAL_IMPLICIT || c.symbols.top.scopeOf('super') !== UNKNOWN) return false;
  if (call.args.length === 2) return call.args.every((arg) => arg.node !== 'Starred');
  if (call.args.length !== 0) return false;
  const { argcount = 0, posonlyargcount = 0 } = c.unit.counts;
  return argcount + posonlyargcount > 0 && c.unit.type !== 'class' && c.scope.scopeOf('__class__') === FREE;
}

/** Pushes super, the class and the object (load_args_for_super). */
export function loadSuperArguments(c: Compiler, call: Call): void {
  loadName(c, (call.func as Name).id, call.func);
  if (call.args.length === 2) {
    c.expressions(call.args);
    return;
  }
  loadName(c, '__class__', call);
  loadName(c, c.unit.varnames.names()[0]!, call);
}

/** LOAD_SUPER_ATTR: bit 0 says that a method is wanted, bit 1 that super has two arguments. */
export function superAttribute(c: Compiler, attribute: Attribute, isMethod: boolean): void {
  const hasArguments = (attribute.value as Call).args.length > 0;
  c.nameOp(Op.LOAD_SUPER_ATTR, attribute.attr, attribute, 2, (hasArguments ? 2 : 0) | (isMethod ? 1 : 0));
}
