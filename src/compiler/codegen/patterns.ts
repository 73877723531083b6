// Patterns. Each consumes the subject on top of the stack and jumps to failure when it does not match.

import { Op } from '../../bytecode/opcodes';
import { PyTuple } from '../../objects/containers/tuple';
import type {
  MatchAs,
  MatchClass,
  MatchMapping,
  MatchOr,
  MatchSequence,
  MatchValue,
  PatternNode,
} from '../../syntax/ast';
import { equalityKey, reprOfConstant } from '../unparse/constants';
import type { Compiler } from './compiler';
import { unpackExOperand } from './displays';
import { PatternContext } from './pattern-context';

/** Is it `_`, which matches all and binds nothing (WILDCARD_CHECK)? */
export function isWildcard(pattern: PatternNode): boolean {
  return pattern.node === 'MatchAs' && pattern.name === null;
}

function isStarWildcard(pattern: PatternNode): boolean {
  return pattern.node === 'MatchStar' && pattern.name === null;
}

/** codegen_pattern. */
export function visitPattern(c: Compiler, node: PatternNode, context: PatternContext): void {
  switch (node.node) {
    case 'MatchValue':
      valuePattern(c, node, context);
      break;
    case 'MatchSingleton':
      c.loadConst(node.value, node);
      c.compare('Is', node);
      context.jumpToFailure(Op.POP_JUMP_IF_FALSE, node);
      break;
    case 'MatchSequence':
      sequencePattern(c, node, context);
      break;
    case 'MatchMapping':
      mappingPattern(c, node, context);
      break;
    case 'MatchClass':
      classPattern(c, node, context);
      break;
    case 'MatchStar':
      context.storeName(node.name, node);
      break;
    case 'MatchAs':
      asPattern(c, node, context);
      break;
    case 'MatchOr':
      orPattern(c, node, context);
  }
}

/** A pattern inside another may match everything. */
function visitSubpattern(c: Compiler, node: PatternNode, context: PatternContext): void {
  const before = context.allowIrrefutable;
  context.allowIrrefutable = true;
  visitPattern(c, node, context);
  context.allowIrrefutable = before;
}

function valuePattern(c: Compiler, node: MatchValue, context: PatternContext): void {
  const { value } = node;
  if (value.node !== 'Constant' && value.node !== 'Attribute') {
    c.fail('patterns may only match literals and attribute lookups', node);
  }
  c.expression(value);
  c.compare('Eq', node);
  c.op(Op.TO_BOOL, node);
  context.jumpToFailure(Op.POP_JUMP_IF_FALSE, node);
}

function asPattern(c: Compiler, node: MatchAs, context: PatternContext): void {
  if (node.pattern === null) {
    if (!context.allowIrrefutable) {
      const what = node.name === null ? 'wildcard' : `name capture '${node.name}'`;
      c.fail(`${what} makes remaining patterns unreachable`, node);
    }
    context.storeName(node.name, node);
    return;
  }
  context.onTop++;
  c.op(Op.COPY, node, 1);
  visitPattern(c, node.pattern, context);
  context.onTop--;
  context.storeName(node.name, node);
}

/** codegen_pattern_sequence. */
function sequencePattern(c: Compiler, node: MatchSequence, context: PatternContext): void {
  const { patterns } = node;
  const size = patterns.length;
  const star = patterns.findIndex((pattern) => pattern.node === 'MatchStar');
  if (patterns.some((pattern, i) => pattern.node === 'MatchStar' && i > star)) {
    c.fail('multiple starred names in sequence pattern', node);
  }
  const onlyWildcards = patterns.every((pattern) => isWildcard(pattern) || isStarWildcard(pattern));
  context.onTop++;
  c.op(Op.MATCH_SEQUENCE, node);
  context.jumpToFailure(Op.POP_JUMP_IF_FALSE, node);
  if (star < 0 || size > 1) {
    c.op(Op.GET_LEN, node);
    c.loadConst(star < 0 ? size : size - 1, node);
    c.compare(star < 0 ? 'Eq' : 'GtE', node);
    context.jumpToFailure(Op.POP_JUMP_IF_FALSE, node);
  }
  context.onTop--;
  if (onlyWildcards) c.op(Op.POP_TOP, node);
  else if (star >= 0 && isStarWildcard(patterns[star]!)) subscriptSequence(c, node, star, context);
  else unpackSequence(c, node, star, context);
}

function unpackSequence(c: Compiler, node: MatchSequence, star: number, context: PatternContext): void {
  const { patterns } = node;
  if (star >= 0) {
    const operand = unpackExOperand(star, patterns.length - star - 1);
    if (operand === undefined) c.fail('too many expressions in star-unpacking sequence pattern', node);
    c.op(Op.UNPACK_EX, node, operand);
  } else c.op(Op.UNPACK_SEQUENCE, node, patterns.length);
  context.onTop += patterns.length;
  for (const pattern of patterns) {
    context.onTop--;
    visitSubpattern(c, pattern, context);
  }
}

/** `[first, *_, last]`: the elements that matter are fetched by index. */
function subscriptSequence(c: Compiler, node: MatchSequence, star: number, context: PatternContext): void {
  const { patterns } = node;
  context.onTop++;
  for (const [i, pattern] of patterns.entries()) {
    if (isWildcard(pattern) || i === star) continue;
    c.op(Op.COPY, node, 1);
    if (i < star) c.loadConst(i, node);
    else {
      c.op(Op.GET_LEN, node);
      c.loadConst(patterns.length - i, node);
      c.binary('Sub', node);
    }
    c.subscript(node);
    visitSubpattern(c, pattern, context);
  }
  context.onTop--;
  c.op(Op.POP_TOP, node);
}

/** codegen_pattern_class. */
function classPattern(c: Compiler, node: MatchClass, context: PatternContext): void {
  const { patterns, kwd_attrs, kwd_patterns } = node;
  for (const [i, name] of kwd_attrs.entries()) {
    const repeated = kwd_attrs.indexOf(name, i + 1);
    if (repeated >= 0) c.fail(`attribute name repeated in class pattern: ${name}`, kwd_patterns[repeated]!);
  }
  const count = patterns.length + kwd_attrs.length;
  c.expression(node.cls);
  c.loadConst(new PyTuple(kwd_attrs), node);
  c.op(Op.MATCH_CLASS, node, patterns.length);
  c.op(Op.COPY, node, 1);
  c.loadConst(null, node);
  c.op(Op.IS_OP, node, 1);
  context.onTop++;
  context.jumpToFailure(Op.POP_JUMP_IF_FALSE, node);
  c.op(Op.UNPACK_SEQUENCE, node, count);
  context.onTop += count - 1;
  for (const pattern of [...patterns, ...kwd_patterns]) {
    context.onTop--;
    if (isWildcard(pattern)) c.op(Op.POP_TOP, node);
    else visitSubpattern(c, pattern, context);
  }
}

/** codegen_pattern_mapping. */
function mappingPattern(c: Compiler, node: MatchMapping, context: PatternContext): void {
  const size = node.keys.length;
  context.onTop++;
  c.op(Op.MATCH_MAPPING, node);
  context.jumpToFailure(Op.POP_JUMP_IF_FALSE, node);
  if (size === 0 && node.rest === null) {
    context.onTop--;
    c.op(Op.POP_TOP, node);
    return;
  }
  if (size > 0) {
    c.op(Op.GET_LEN, node);
    c.loadConst(size, node);
    c.compare('GtE', node);
    context.jumpToFailure(Op.POP_JUMP_IF_FALSE, node);
  }
  pushMappingKeys(c, node);
  c.op(Op.MATCH_KEYS, node);
  // On top of the subject are now the tuple of keys and the tuple of values, or None.
  context.onTop += 2;
  c.op(Op.COPY, node, 1);
  c.loadConst(null, node);
  c.op(Op.IS_OP, node, 1);
  context.jumpToFailure(Op.POP_JUMP_IF_FALSE, node);
  c.op(Op.UNPACK_SEQUENCE, node, size);
  context.onTop += size - 1;
  for (const pattern of node.patterns) {
    context.onTop--;
    visitSubpattern(c, pattern, context);
  }
  context.onTop -= 2;
  if (node.rest === null) {
    c.op(Op.POP_TOP, node);
    c.op(Op.POP_TOP, node);
    return;
  }
  // A copy of the subject without the keys.
  c.op(Op.BUILD_MAP, node, 0);
  c.op(Op.SWAP, node, 3);
  c.op(Op.DICT_UPDATE, node, 2);
  c.op(Op.UNPACK_SEQUENCE, node, size);
  for (let depth = size; depth > 0; depth--) {
    c.op(Op.COPY, node, 1 + depth);
    c.op(Op.SWAP, node, 2);
    c.op(Op.DELETE_SUBSCR, node);
  }
  context.storeName(node.rest, node);
}

function pushMappingKeys(c: Compiler, node: MatchMapping): void {
  const seen = new Set<string>();
  for (const key of node.keys) {
    if (key.node === 'Constant') {
      const equality = equalityKey(key.value);
      if (seen.has(equality)) c.fail(`mapping pattern checks duplicate key (${reprOfConstant(key.value)})`, node);
      seen.add(equality);
    } else if (key.node !== 'Attribute') {
      c.fail('mapping pattern keys may only match literals and attribute lookups', node);
    }
    c.expression(key);
  }
  c.op(Op.BUILD_TUPLE, node, node.keys.length);
}

/** codegen_pattern_or: all alternatives leave the same captures in the same order. */
function orPattern(c: Compiler, node: MatchOr, context: PatternContext): void {
  const end = c.newLabel();
  let control: string[] | null = null;
  for (const [i, alternative] of node.patterns.entries()) {
    // Only the last alternative may match everything.
    const inner = new PatternContext(c, i === node.patterns.length - 1 && context.allowIrrefutable);
    c.op(Op.COPY, alternative, 1);
    visitPattern(c, alternative, inner);
    if (control === null) control = inner.stores;
    else reorderStores(c, node, alternative, inner, control);
    c.jump(Op.JUMP, end, alternative);
    inner.emitFailures(alternative);
  }
  c.op(Op.POP_TOP, node);
  context.jumpToFailure(Op.JUMP, node);
  c.useLabel(end);
  const captures = control ?? [];
  // The captures lie on a copy of the subject; they go below it and all that stays on top.
  const rotations = captures.length + 1 + context.onTop + context.stores.length;
  for (const name of captures) {
    context.rotate(rotations, node);
    if (context.stores.includes(name)) context.failDuplicate(name, node);
    context.stores.push(name);
  }
  c.op(Op.POP_TOP, node);
}

/** Brings the captures of an alternative into the order of the first one. */
function reorderStores(
  c: Compiler,
  node: MatchOr,
  alternative: PatternNode,
  context: PatternContext,
  control: readonly string[],
): void {
  const { stores } = context;
  if (stores.length !== control.length) c.fail('alternative patterns bind different names', node);
  for (let wanted = control.length - 1; wanted >= 0; wanted--) {
    const found = stores.indexOf(control[wanted]!);
    if (found < 0) c.fail('alternative patterns bind different names', node);
    if (found === wanted) continue;
    const rotated = stores.splice(0, found + 1);
    stores.splice(wanted - found, 0, ...rotated);
    for (let i = 0; i <= found; i++) context.rotate(wanted + 1, alternative);
  }
}
