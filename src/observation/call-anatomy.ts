// Takes a call apart: which instructions load its callable and its arguments, and what waits on the stack meanwhile.

import type { ListedInstruction } from '../bytecode/disassembler';
import { decodeExceptionTable } from '../bytecode/exception-table';
import type { StackContents, StackEntry } from '../bytecode/stack-contents';
import { Op } from '../bytecode/opcodes';
import type { Call, Keyword, Located } from '../syntax/ast';
import type { CallSite, ReadCode } from './call-sites';
import type { SourceText } from './source-text';

export type ArgumentKind = 'positional' | 'starred' | 'keyword' | 'double-starred';

/** One argument of a call, as it is evaluated. */
export interface Argument {
  readonly kind: ArgumentKind;
  /** Of a keyword. */
  readonly name: string | undefined;
  readonly text: string;
  /** The instructions that evaluate it; none if it is loaded together with the one before, or is part of a constant. */
  readonly instructions: readonly ListedInstruction[];
  /** Whether any of them can raise. */
  readonly canFail: boolean;
  /** What lies on the stack when its evaluation begins, from the bottom up. */
  readonly waiting: readonly string[];
}

/** A call and its instructions. */
export interface CallAnatomy {
  readonly node: Call;
  readonly text: string;
  readonly code: ReadCode;
  /** CALL, CALL_KW or CALL_FUNCTION_EX. */
  readonly call: ListedInstruction;
  /** The instructions that load the callable, and the one that fills the slot for self if that is another. */
  readonly callable: readonly ListedInstruction[];
  readonly callableMaker: ListedInstruction;
  readonly selfMaker: ListedInstruction;
  readonly arguments: readonly Argument[];
  /** The keyword names of CALL_KW. */
  readonly names: ListedInstruction | undefined;
  /** Instructions that gather what is unpacked: lists, tuples and dicts. */
  readonly gathering: readonly ListedInstruction[];
  /** Those of them that can raise, with what lies on the stack when they begin. */
  readonly merging: readonly { readonly instruction: ListedInstruction; readonly waiting: readonly string[] }[];
  /** From the first instruction of the call to the call itself. */
  readonly all: readonly ListedInstruction[];
  /** The stack before the call instruction, from the bottom up. */
  readonly stack: readonly string[];
  /** How many entries of that stack belong to what stands around the call. */
  readonly below: number;
  /** The handler that would take an exception of this call; entries above `depth` are dropped first. */
  readonly handler:
    | { readonly start: ListedInstruction; readonly line: number | null; readonly depth: number }
    | undefined;
}

/** Instructions that never raise. */
const SAFE: ReadonlySet<number> = new Set([
  ...[Op.LOAD_FAST, Op.LOAD_FAST_BORROW, Op.LOAD_FAST_BORROW_LOAD_FAST_BORROW, Op.LOAD_FAST_LOAD_FAST],
  ...[Op.LOAD_CONST, Op.LOAD_SMALL_INT, Op.LOAD_COMMON_CONSTANT, Op.PUSH_NULL, Op.COPY, Op.SWAP, Op.POP_TOP],
  ...[Op.NOP, Op.NOT_TAKEN, Op.EXTENDED_ARG, Op.MAKE_FUNCTION, Op.SET_FUNCTION_ATTRIBUTE, Op.BUILD_TUPLE],
  ...[Op.BUILD_LIST, Op.IS_OP, Op.STORE_FAST, Op.JUMP_FORWARD],
]);

const GATHERING: ReadonlySet<number> = new Set([
  ...[Op.BUILD_LIST, Op.LIST_APPEND, Op.LIST_EXTEND, Op.CALL_INTRINSIC_1, Op.BUILD_TUPLE, Op.BUILD_MAP],
  ...[Op.DICT_MERGE, Op.MAP_ADD],
]);

/** Takes a call apart whose instruction was found and can be reached; undefined otherwise. */
export function dissect({ node, place }: CallSite, source: SourceText): CallAnatomy | undefined {
  if (place === undefined) return undefined;
  const { code, instruction: call } = place;
  const stack = code.stacks.get(call.offset);
  if (stack === undefined) return undefined;
  const below = stack.length - entriesOfCall(call);
  const entryAt = (index: number): ListedInstruction => code.at.get(stack[index]!.makers[0]!)!;
  const callableMaker = entryAt(below);
  const selfMaker = entryAt(below + 1);
  const within = (part: Located): ListedInstruction[] =>
    code.instructions.filter(({ offset }) => offset < call.offset && isWithin(code, offset, part));
  const func = within(node.func);
  const callable = func.length > 0 ? func : [callableMaker];
  const first = Math.min(callableMaker.offset, ...callable.map(({ offset }) => offset));
  const all = code.instructions.filter(({ offset }) => offset >= first && offset <= call.offset);
  const parts = argumentParts(node, source);
  const evaluated = parts.map(({ located, ...part }): Argument => {
    const own = within(located);
    const maker = own[0] ?? fusedWith(located, code, call);
    const waiting = maker === undefined ? [] : (code.stacks.get(maker.offset) ?? []);
    return {
      ...part,
      instructions: own,
      canFail: own.some(({ opcode }) => !SAFE.has(opcode)),
      waiting: nameEntries(waiting, code, source),
    };
  });
  const gathering = all.filter(
    ({ opcode, offset }) => GATHERING.has(opcode) && offset !== call.offset && isSame(code, offset, call.offset),
  );
  return {
    node,
    text: source.of(node),
    code,
    call,
    callable,
    callableMaker,
    selfMaker,
    arguments: inOrder(evaluated),
    names: call.opcode === Op.CALL_KW ? entryAt(stack.length - 1) : undefined,
    gathering,
    merging: gathering
      .filter(({ opcode }) => opcode === Op.LIST_EXTEND || opcode === Op.DICT_MERGE)
      .map((instruction) => ({
        instruction,
        waiting: nameEntries(code.stacks.get(instruction.offset) ?? [], code, source),
      })),
    all,
    stack: nameEntries(stack, code, source),
    below,
    handler: handlerOf(code, call.offset),
  };
}

/** Entries that a call instruction takes. */
function entriesOfCall({ opcode, arg }: ListedInstruction): number {
  if (opcode === Op.CALL_FUNCTION_EX) return 4;
  return arg! + (opcode === Op.CALL_KW ? 3 : 2);
}

interface ArgumentPart extends Pick<Argument, 'kind' | 'name' | 'text'> {
  located: Located;
}

function argumentParts(node: Call, source: SourceText): ArgumentPart[] {
  const positional = node.args.map((value): ArgumentPart => {
    const isStarred = value.node === 'Starred';
    return {
      kind: isStarred ? 'starred' : 'positional',
      name: undefined,
      text: source.of(value),
      located: isStarred ? value.value : value,
    };
  });
  const keywords = node.keywords.map(
    (keyword: Keyword): ArgumentPart => ({
      kind: keyword.arg === null ? 'double-starred' : 'keyword',
      name: keyword.arg ?? undefined,
      text: source.of(keyword),
      located: keyword.value,
    }),
  );
  return [...positional, ...keywords];
}

/** In the order of evaluation, which is not always that of the text. */
function inOrder(parts: readonly Argument[]): Argument[] {
  let last = -1;
  const placed = parts.map((part) => {
    last = part.instructions[0]?.offset ?? last;
    return { part, offset: last };
  });
  return placed.sort((a, b) => a.offset - b.offset).map(({ part }) => part);
}

/** An argument without instructions of its own is loaded by one that stands at the argument before it. */
function fusedWith(part: Located, code: ReadCode, call: ListedInstruction): ListedInstruction | undefined {
  const before = code.instructions.filter(({ offset, opcode }) => {
    const position = code.positions[offset / 2]!;
    const isPair = opcode === Op.LOAD_FAST_BORROW_LOAD_FAST_BORROW || opcode === Op.LOAD_FAST_LOAD_FAST;
    return (
      isPair && offset < call.offset && compare(position.lineno, position.col_offset, part.lineno, part.col_offset) < 0
    );
  });
  return before[before.length - 1];
}

function isWithin(code: ReadCode, offset: number, part: Located): boolean {
  const { lineno, col_offset, end_lineno, end_col_offset } = code.positions[offset / 2] ?? {};
  return (
    compare(lineno, col_offset, part.lineno, part.col_offset) >= 0 &&
    compare(end_lineno, end_col_offset, part.end_lineno, part.end_col_offset) <= 0
  );
}

/** The order of two places; one that is not known is no place at all. */
function compare(
  line: number | null | undefined,
  column: number | null | undefined,
  otherLine: number,
  other: number,
): number {
  if (line === null || line === undefined || column === null || column === undefined) return Number.NaN;
  return line - otherLine || column - other;
}

function isSame(code: ReadCode, offset: number, other: number): boolean {
  const [left, right] = [code.positions[offset / 2], code.positions[other / 2]];
  return (
    left?.lineno === right?.lineno &&
    left?.col_offset === right?.col_offset &&
    left?.end_lineno === right?.end_lineno &&
    left?.end_col_offset === right?.end_col_offset
  );
}

function handlerOf({ code, at, instructions }: ReadCode, offset: number): CallAnatomy['handler'] {
  const entry = decodeExceptionTable(code.co_exceptiontable).find(({ start, end }) => start <= offset && offset < end);
  if (entry === undefined) return undefined;
  const line = instructions.find((one) => one.offset >= entry.target && one.line !== null)?.line ?? null;
  return { start: at.get(entry.target)!, line, depth: entry.depth };
}

// Names of stack entries

/** Entries by the text that they come from. */
function nameEntries(stack: StackContents, code: ReadCode, source: SourceText): string[] {
  return stack.map((entry) => nameEntry(entry, code, source));
}

function nameEntry({ makers, nth, special }: StackEntry, code: ReadCode, source: SourceText): string {
  if (special !== undefined) return special === 'lasti' ? 'offset' : 'exception';
  const names = makers.map((maker) => nameOf(code.at.get(maker)!, nth, code, source));
  return [...new Set(names)].join(' or ');
}

function nameOf(maker: ListedInstruction, nth: number, code: ReadCode, source: SourceText): string {
  const { opcode, opname, argrepr, arg, offset } = maker;
  if (/^LOAD_FAST.*LOAD_FAST/.test(opname)) return argrepr.split(', ')[nth]!;
  if (nth === 1) return opcode === Op.LOAD_GLOBAL ? 'NULL' : 'self or NULL';
  switch (opcode) {
    case Op.PUSH_NULL:
      return 'NULL';
    case Op.LOAD_CONST:
      return argrepr;
    case Op.LOAD_SMALL_INT:
      return String(arg);
    case Op.LOAD_GLOBAL:
      return argrepr.split(' + ')[0]!;
    case Op.BUILD_LIST:
      return 'list';
    case Op.BUILD_MAP:
      return 'dict';
    case Op.BUILD_TUPLE:
    case Op.CALL_INTRINSIC_1:
      return 'tuple';
    case Op.GET_ITER:
    case Op.GET_AITER:
      return 'iterator';
    case Op.PUSH_EXC_INFO:
      return 'exception before';
    default:
      return argrepr !== '' && /^LOAD_(FAST|NAME|DEREF)/.test(opname) ? argrepr : textAt(offset, code, source);
  }
}

/** The text that an instruction stands for. */
function textAt(offset: number, code: ReadCode, source: SourceText): string {
  const { lineno, col_offset, end_lineno, end_col_offset } = code.positions[offset / 2] ?? {};
  if (lineno == null || col_offset == null || end_lineno == null || end_col_offset == null) return 'value';
  const text = source.of({ lineno, col_offset, end_lineno, end_col_offset });
  return text.length > 40 ? `${text.slice(0, 37)}...` : text;
}
