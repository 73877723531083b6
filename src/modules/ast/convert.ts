// Between the syntax trees of the compiler and the node objects of the module ast (PyAST_mod2obj, PyAST_obj2mod).

import { PyBytes } from '../../objects/bytes/bytes';
import { PyComplex } from '../../objects/numbers/complex';
import { PyFloat } from '../../objects/numbers/float';
import { PyFrozenSet } from '../../objects/containers/frozenset';
import { PyList } from '../../objects/containers/list';
import { PyObject, type Value } from '../../objects/object';
import { instanceDict, lookupAttr } from '../../objects/protocols/attributes';
import { repr } from '../../objects/protocols/text';
import { typeError, valueError } from '../../objects/raise';
import { Ellipsis } from '../../objects/singletons';
import type { Thread } from '../../objects/thread';
import { PyTuple } from '../../objects/containers/tuple';
import { isSubtype } from '../../objects/type';
import { intValue, strValue, typeOf } from '../../objects/type-of';
import type { ModNode } from '../../syntax/ast';
import { astType, classOf, type NodeClass, type NodeField, nodeClass, singleton } from './node-classes';
import { validateTree } from './validate';

type Tree = { node: string } & Record<string, unknown>;

const LOCATION = ['lineno', 'col_offset', 'end_lineno', 'end_col_offset'];

/** Classes of which trees keep only the name. */
const SINGLETON_BASES = new Set(['expr_context', 'boolop', 'operator', 'unaryop', 'cmpop']);

/** Is it a node object (PyAST_Check)? */
export function isSyntaxNode(_thread: Thread, value: Value): boolean {
  return value instanceof PyObject && isSubtype(value.type, astType);
}

/** The node objects of a tree. */
export function treeToNode(thread: Thread, tree: ModNode): Value {
  return toNode(thread, tree as unknown as Tree);
}

function toNode(thread: Thread, tree: Tree): PyObject {
  const cls = nodeClass(thread, tree.node);
  const node = new PyObject(cls.type);
  const dict = instanceDict(node)!;
  thread.enter(' during ast construction');
  try {
    for (const field of cls.fields) dict.initStr(field.name, toValue(thread, field, tree[field.name]));
    if (cls.located) for (const name of LOCATION) dict.initStr(name, tree[name] as number);
  } finally {
    thread.leave();
  }
  return node;
}

function toValue(thread: Thread, field: NodeField, value: unknown): Value {
  if (field.isList) return new PyList((value as unknown[]).map((item) => toItem(thread, field.type, item)));
  return toItem(thread, field.type, value);
}

function toItem(thread: Thread, type: string, value: unknown): Value {
  if (value === null || value === undefined) return null;
  if (type === 'constant' || type === 'identifier' || type === 'string' || type === 'int') return value as Value;
  return SINGLETON_BASES.has(type) ? singleton(thread, value as string) : toNode(thread, value as Tree);
}

const MODES: Record<string, string> = {
  exec: 'Module',
  eval: 'Expression',
  single: 'Interactive',
  func_type: 'FunctionType',
};

/** The tree of node objects, checked as the compiler needs it. */
export function nodeToTree(thread: Thread, node: Value, mode: string): ModNode {
  const expected = MODES[mode]!;
  const cls = classOf(thread, node);
  if (cls === undefined || cls.spec.name !== expected) {
    throw typeError(`expected ${expected} node, got ${typeOf(node).name}`);
  }
  const tree = toTree(thread, node, cls) as unknown as ModNode;
  validateTree(tree);
  return tree;
}

function toTree(thread: Thread, node: Value, cls: NodeClass): Tree {
  const { name } = cls.spec;
  const tree: Tree = { node: name };
  if (cls.located) readLocation(thread, node, cls, tree);
  thread.enter(` while traversing '${name}' node`);
  try {
    for (const field of cls.fields) tree[field.name] = readField(thread, node, name, field);
  } finally {
    thread.leave();
  }
  return tree;
}

function readLocation(thread: Thread, node: Value, cls: NodeClass, tree: Tree): void {
  const { base } = cls.spec;
  const owner = cls.spec.located ? cls.spec.name : base;
  const read = (name: string, fallback: number | undefined): number => {
    const value = lookupAttr(thread, node, name);
    if (value === undefined || (value === null && fallback !== undefined)) {
      if (fallback !== undefined) return fallback;
      throw typeError(`required field "${name}" missing from ${owner}`);
    }
    return integer(thread, value);
  };
  tree.lineno = read('lineno', undefined);
  tree.col_offset = read('col_offset', undefined);
  tree.end_lineno = read('end_lineno', cls.endRequired ? undefined : (tree.lineno as number));
  tree.end_col_offset = read('end_col_offset', cls.endRequired ? undefined : (tree.col_offset as number));
}

function integer(thread: Thread, value: Value): number {
  const number = intValue(value);
  if (number === undefined) throw valueError(`invalid integer value: ${repr(thread, value)}`);
  return Number(number);
}

function readField(thread: Thread, node: Value, owner: string, field: NodeField): unknown {
  const { name, type, isList, isOptional } = field;
  const value = lookupAttr(thread, node, name);
  if (isList) {
    if (value === undefined) return [];
    if (!(value instanceof PyList)) {
      throw typeError(`${owner} field "${name}" must be a list, not a ${typeOf(value).tpName}`);
    }
    const { items } = value;
    const result: unknown[] = [];
    for (let index = 0; index < items.length; index++) {
      const size = items.length;
      result.push(readItem(thread, type, items[index]!));
      if (items.length !== size) throw typeError(`${owner} field "${name}" changed size during iteration`);
    }
    return result;
  }
  if (value === undefined || (value === null && !isOptional && type !== 'constant')) {
    if (isOptional) return null;
    if (value === undefined) throw typeError(`required field "${name}" missing from ${owner}`);
    throw valueError(`field '${name}' is required for ${owner}`);
  }
  if (value === null && isOptional) return null;
  return readItem(thread, type, value);
}

function readItem(thread: Thread, type: string, value: Value): unknown {
  switch (type) {
    case 'identifier':
      if (typeof value === 'string') return value;
      throw typeError('AST identifier must be of type str');
    case 'string':
      if (strValue(value) !== undefined || value instanceof PyBytes) return value;
      throw typeError('AST string must be of type str');
    case 'int':
      return integer(thread, value);
    case 'constant':
      checkConstant(value);
      return value;
    default:
      return value === null ? null : readNode(thread, type, value);
  }
}

function readNode(thread: Thread, type: string, value: Value): unknown {
  const cls = classOf(thread, value);
  const wanted = nodeClass(thread, type).type;
  if (cls === undefined || cls.isAbstract || !isSubtype(cls.type, wanted)) {
    if (nodeClass(thread, type).located) {
      readLocation(thread, value, nodeClass(thread, type), { node: type });
    }
    throw typeError(`expected some sort of ${type}, but got ${repr(thread, value)}`);
  }
  return SINGLETON_BASES.has(type) ? cls.spec.name : toTree(thread, value, cls);
}

/** Constants are what the compiler can put into code (validate_constant). */
function checkConstant(value: Value): void {
  if (value === null || typeof value !== 'object' || value === Ellipsis) return;
  if (value instanceof PyFloat || value instanceof PyComplex || value instanceof PyBytes) return;
  if (value instanceof PyTuple) {
    value.items.forEach(checkConstant);
    return;
  }
  if (value instanceof PyFrozenSet) {
    for (const item of value.keys()) checkConstant(item);
    return;
  }
  throw typeError(`got an invalid type in Constant: ${typeOf(value).name}`);
}
