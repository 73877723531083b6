// What a name that is called probably means, from the definitions in the text and the builtins. Nothing is run: it is said what would change it.

import { Op } from '../bytecode/opcodes';
import { PyBuiltinFunction } from '../objects/functions/builtin-function';
import type { Value } from '../objects/object';
import { PyType } from '../objects/type';
import type { AsyncFunctionDef, ClassDef, FunctionDef, ModNode } from '../syntax/ast';
import type { CallAnatomy } from './call-anatomy';
import { type ReadCode, visitNodes } from './call-sites';
import { CodeFlag } from '../objects/functions/code-flags';

export type CalleeKind =
  | 'function'
  | 'generator function'
  | 'coroutine function'
  | 'asynchronous generator function'
  | 'class'
  | 'builtin function'
  | 'builtin class';

export interface Callee {
  readonly kind: CalleeKind;
  readonly name: string;
  readonly file: string | undefined;
  readonly line: number | undefined;
  /** Of a class: its own `__init__` is a Python function. */
  readonly hasInit: boolean;
  /** It was looked up on self: another class may have another one. */
  readonly onSelf: boolean;
}

/** A text whose definitions are known. */
export interface Definitions {
  readonly file: string;
  readonly tree: ModNode;
  readonly codes: readonly ReadCode[];
}

type Definition = FunctionDef | AsyncFunctionDef | ClassDef;

/** The definition that the called name leads to, if there is exactly one and no decorator replaces it. */
export function calleeOf(
  anatomy: CallAnatomy,
  texts: readonly Definitions[],
  builtin: (name: string) => Value | undefined,
): Callee | undefined {
  const name = calledName(anatomy);
  if (name === undefined) return undefined;
  for (const text of texts) {
    for (const qualname of qualnamesOf(anatomy, name)) {
      const found = find(text, qualname);
      if (found === 'unclear') return undefined;
      if (found !== undefined) return { ...found, onSelf: anatomy.node.func.node === 'Attribute' };
    }
    if (assigns(text.tree, name)) return undefined;
  }
  const { opcode } = anatomy.callableMaker;
  if (opcode !== Op.LOAD_GLOBAL && opcode !== Op.LOAD_NAME) return undefined;
  const value = builtin(name);
  const common = { name, file: undefined, line: undefined, hasInit: false, onSelf: false };
  if (value instanceof PyBuiltinFunction) return { kind: 'builtin function', ...common };
  if (value instanceof PyType) return { kind: 'builtin class', ...common };
  return undefined;
}

/** The name before the parentheses; that of a method called on self. */
function calledName({ node }: CallAnatomy): string | undefined {
  const { func } = node;
  if (func.node === 'Name') return func.id;
  if (func.node === 'Attribute' && func.value.node === 'Name' && func.value.id === 'self') return func.attr;
  return undefined;
}

/** Qualified names that the name may stand for, the nearest scope first. */
function qualnamesOf({ node, code, callableMaker }: CallAnatomy, name: string): string[] {
  const { co_qualname } = code.code;
  if (node.func.node === 'Attribute') {
    const owner = /^(.*)\.[^.]+$/.exec(co_qualname)?.[1];
    return owner === undefined || owner.endsWith('<locals>') ? [] : [`${owner}.${name}`];
  }
  switch (callableMaker.opcode) {
    case Op.LOAD_GLOBAL:
      return [name];
    case Op.LOAD_NAME:
      return co_qualname === '<module>' ? [name] : [`${co_qualname}.${name}`, name];
    default:
      return enclosing(co_qualname).map((scope) => `${scope}.<locals>.${name}`);
  }
}

/** A qualified name and those of the functions around it. */
function enclosing(qualname: string): string[] {
  const parts = qualname.split('.<locals>.');
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('.<locals>.'));
}

function find({ file, tree, codes }: Definitions, qualname: string): Callee | 'unclear' | undefined {
  const found = codes.filter(({ code }) => code.co_qualname === qualname);
  if (found.length === 0) return undefined;
  const { code } = found[0]!;
  const definition = definitionAt(tree, code.co_name, code.co_firstlineno);
  if (found.length > 1 || definition === undefined || definition.decorator_list.length > 0) return 'unclear';
  const common = { name: qualname, file, line: definition.lineno, onSelf: false };
  if (definition.node === 'ClassDef') {
    const hasInit = codes.some((other) => other.code.co_qualname === `${qualname}.__init__`);
    // A metaclass decides for itself what a call does.
    return definition.keywords.length > 0 ? 'unclear' : { kind: 'class', ...common, hasInit };
  }
  return { kind: kindOf(code.co_flags), ...common, hasInit: false };
}

function kindOf(flags: number): CalleeKind {
  if (flags & CodeFlag.COROUTINE) return 'coroutine function';
  if (flags & CodeFlag.ASYNC_GENERATOR) return 'asynchronous generator function';
  return flags & CodeFlag.GENERATOR ? 'generator function' : 'function';
}

function definitionAt(tree: ModNode, name: string, line: number): Definition | undefined {
  let result: Definition | undefined;
  visitNodes(tree, (node) => {
    if (node.node !== 'FunctionDef' && node.node !== 'AsyncFunctionDef' && node.node !== 'ClassDef') return;
    const definition = node as Definition;
    const first = definition.decorator_list[0]?.lineno ?? definition.lineno;
    if (definition.name === name && first === line) result = definition;
  });
  return result;
}

/** Is the name bound in any other way than by a definition? */
function assigns(tree: ModNode, name: string): boolean {
  let isBound = false;
  visitNodes(tree, (node) => {
    const { id, ctx, asname } = node as { id?: string; ctx?: string | { node: string }; asname?: string | null };
    const isStore = typeof ctx === 'string' ? ctx !== 'Load' : ctx !== undefined && ctx.node !== 'Load';
    if (node.node === 'Name' && id === name && isStore) isBound = true;
    const alias = node as { name?: string };
    if (node.node === 'alias' && (asname ?? alias.name) === name) isBound = true;
    if (node.node === 'arg' && (node as { arg?: string }).arg === name) isBound = true;
  });
  return isBound;
}
