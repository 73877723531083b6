// Where the calls of a program are: in its text, and in its bytecode.

import { type ListedInstruction, listInstructions } from '../bytecode/disassembler';
import { decodeLineTable, type Position } from '../bytecode/line-table';
import { Op } from '../bytecode/opcodes';
import { type StackContents, stackContents } from '../bytecode/stack-contents';
import { PyCode } from '../objects/functions/code';
import type { Call, ExprNode, Located, ModNode } from '../syntax/ast';
import { safeRepr } from './safe-repr';

/** A code object, ready to be asked about its instructions. */
export interface ReadCode {
  readonly code: PyCode;
  readonly instructions: readonly ListedInstruction[];
  /** By offset. */
  readonly at: ReadonlyMap<number, ListedInstruction>;
  /** By offset; instructions that are never reached are missing. */
  readonly stacks: ReadonlyMap<number, StackContents>;
  /** By code unit. */
  readonly positions: readonly Position[];
}

/** A call in the text, and the instruction that performs it. */
export interface CallSite {
  readonly node: Call;
  /** Undefined when the compiler has made no instruction for it. */
  readonly place: { readonly code: ReadCode; readonly instruction: ListedInstruction } | undefined;
}

const CALLS: ReadonlySet<number> = new Set([Op.CALL, Op.CALL_KW, Op.CALL_FUNCTION_EX]);

/** All calls of a tree in the order in which they end: each after those within it. */
export function callNodes(tree: ModNode | ExprNode): Call[] {
  const calls: Call[] = [];
  visitNodes(tree, (node) => {
    if (node.node === 'Call') calls.push(node as Call);
  });
  return calls;
}

/** Any node of a tree. */
export interface AnyNode extends Partial<Located> {
  node: string;
}

/** Visits the nodes of a tree, each after those within it. */
export function visitNodes(tree: AnyNode, visit: (node: AnyNode) => void): void {
  for (const [name, value] of Object.entries(tree)) {
    if (name === 'node') continue;
    for (const item of Array.isArray(value) ? value : [value]) {
      if (typeof item === 'object' && item !== null && typeof (item as AnyNode).node === 'string')
        visitNodes(item, visit);
    }
  }
  visit(tree);
}

/** A code object and all those within it. */
export function codeObjects(code: PyCode): ReadCode[] {
  const inner = code.co_consts.flatMap((constant) => (constant instanceof PyCode ? codeObjects(constant) : []));
  return [read(code), ...inner];
}

function read(code: PyCode): ReadCode {
  const instructions = listInstructions(code, (constant) => safeRepr(constant));
  const positions: Position[] = [];
  for (const range of decodeLineTable(code.co_linetable, code.co_firstlineno)) {
    for (let offset = range.start; offset < range.end; offset += 2) positions.push(range);
  }
  const at = new Map(instructions.map((instruction) => [instruction.offset, instruction]));
  return { code, instructions, at, stacks: stackContents(code), positions };
}

/** Finds the instruction of each call. A call in a `finally` has several copies: the first is taken. */
export function locateCalls(nodes: readonly Call[], codes: readonly ReadCode[]): CallSite[] {
  return nodes.map((node) => ({ node, place: locate(node, codes) }));
}

function locate(node: Call, codes: readonly ReadCode[]): CallSite['place'] {
  let nearly: CallSite['place'];
  for (const code of codes) {
    for (const instruction of code.instructions) {
      if (!CALLS.has(instruction.opcode)) continue;
      const position = code.positions[instruction.offset / 2];
      if (position === undefined || !endsTogether(position, node)) continue;
      if (position.lineno === node.lineno && position.col_offset === node.col_offset) return { code, instruction };
      // A method call on several lines stands where the name of the method is.
      if (node.func.node === 'Attribute' && position.lineno === node.func.end_lineno) nearly ??= { code, instruction };
    }
  }
  return nearly;
}

const endsTogether = (position: Position, node: Located): boolean =>
  position.end_lineno === node.end_lineno && position.end_col_offset === node.end_col_offset;
